"""The sample board, opened afresh for each test, and pages on it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lif_desktop import clock, frameworks
from lif_desktop.store import opening
from lif_desktop.store.board import Board
from lif_desktop.ui import theme
from lif_desktop.ui.background import Background
from lif_desktop.ui.preferences import Preferences
from lif_desktop.ui.register.page import RegisterPage
from lif_desktop.ui.session import Place, Session
from tests.ui.register import filled

Pages = Callable[[str], RegisterPage]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """Count from the day of the drawings."""
    clock.set_today("2026-11-21")
    yield
    clock.set_today(None)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample board once."""
    clock.set_today("2026-11-21")
    path = tmp_path_factory.mktemp("made") / "Northmoor.lif"
    filled.make(path).close()
    clock.set_today(None)
    return path


@pytest.fixture
def board(made: Path, tmp_path: Path) -> Iterator[Board]:
    """Open a copy of the sample board."""
    path = tmp_path / made.name
    shutil.copy(made, path)
    with opening.open_board(path, filled.PASSPHRASE, who="J. Hale") as opened:
        yield opened


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Board]:
    """Open a board without records but its groups."""
    path = tmp_path / "Bare.lif"
    made = opening.create(
        path, filled.PASSPHRASE, frameworks.load("blank"), name="Bare", who="J. Hale"
    )
    with made as opened:
        yield opened


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Give preferences of their own."""
    return Preferences(tmp_path / "preferences.ini")


@pytest.fixture
def sessions(qapp: QApplication, preferences: Preferences) -> Iterator[Callable[[Board], Session]]:
    """Give sessions on boards; their threads end with the test."""
    found: list[BaseException] = []
    background = Background(found.append)
    theme.load_fonts()
    theme.apply(qapp, dark=False)
    yield lambda board: Session(board, background=background, preferences=preferences)
    background.stop()
    assert not found


@pytest.fixture
def session(sessions: Callable[[Board], Session], board: Board) -> Session:
    """Give a session on the sample board."""
    return sessions(board)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[Session, str], RegisterPage]:
    """Show the page of a register as the window does, refreshed after every change."""

    def show(session: Session, key: str) -> RegisterPage:
        page = RegisterPage(session, key)
        qtbot.addWidget(page)
        session.changed.connect(page.refresh)
        session.said.connect(lambda said: page.say(said.text, said.tone, said.action))
        page.resize(1160, 700)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.refresh()
        return page

    return show


@pytest.fixture
def page_of(session: Session, shown: Callable[[Session, str], RegisterPage]) -> Pages:
    """Show the page of a register of the sample board."""
    return lambda key: shown(session, key)


@pytest.fixture
def went(session: Session) -> list[Place]:
    """Collect where the pages asked to go."""
    places: list[Place] = []
    session.navigated.connect(places.append)
    return places
