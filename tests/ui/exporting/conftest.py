"""A session on a filled board, and a window that dialogs belong to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.background import Background
from lif_desktop.ui.preferences import Preferences
from lif_desktop.ui.session import Session
from tests import boards


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as board:
        yield board


@pytest.fixture
def session(board: Board, background: Background, preferences: Preferences) -> Session:
    return Session(board, background=background, preferences=preferences)


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    return owner
