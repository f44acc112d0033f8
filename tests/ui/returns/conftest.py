"""A session on a small board with returns out, late, back and judged."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.background import Background
from lif_desktop.ui.preferences import Preferences
from lif_desktop.ui.session import Message, Place, Session
from tests import boards


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as board:
        yield board


@pytest.fixture
def session(board: Board, background: Background, preferences: Preferences) -> Session:
    return Session(board, background=background, preferences=preferences)


@pytest.fixture
def went(session: Session) -> list[Place]:
    """Where somebody asked to go."""
    places: list[Place] = []
    session.navigated.connect(places.append)
    return places


@pytest.fixture
def heard(session: Session) -> list[Message]:
    """What was said in the window."""
    messages: list[Message] = []
    session.said.connect(messages.append)
    return messages


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    return owner
