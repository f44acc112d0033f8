"""The returns page over a real board, in a window of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.background import Background
from lif_desktop.ui.importing.page import ImportPage
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
def page(qtbot: QtBot, session: Session) -> Iterator[ImportPage]:
    page = ImportPage(session)
    qtbot.addWidget(page)
    page.resize(1120, 680)
    session.changed.connect(page.refresh)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh()
    yield page
    page.close_up()
