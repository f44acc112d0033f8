"""What tests of the window share: the look, small boards, and a window of its own for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lif_desktop import clock
from lif_desktop.store.board import Board
from lif_desktop.ui import theme
from lif_desktop.ui.background import Background
from lif_desktop.ui.main_window import MainWindow
from lif_desktop.ui.preferences import Preferences
from lif_desktop.ui.session import Session
from lif_desktop.ui.surroundings import Surroundings
from tests.ui.boards import TODAY, empty_board, small_board


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    theme.load_fonts()
    theme.apply(qapp, dark=False)
    return qapp


@pytest.fixture(autouse=True)
def no_widget_outlives_its_test(qapp: QApplication) -> Iterator[None]:
    """Delete what a test left on the screen: every living widget makes the next look slower."""
    yield
    for widget in QApplication.topLevelWidgets():
        widget.hide()
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def no_key_stays_held(dressed: QApplication) -> None:
    """Let go of Ctrl and Shift: Qt remembers those of the last key or click of another test."""
    QTest.keyRelease(QWidget(), Qt.Key.Key_Control)
    assert dressed.keyboardModifiers() == Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def today(dressed: QApplication) -> Iterator[None]:
    clock.set_today(TODAY.isoformat())
    yield
    clock.set_today(None)
    theme.apply(dressed, dark=False)


@pytest.fixture
def crashes() -> list[BaseException]:
    """The mistakes that reached the one handler."""
    return []


@pytest.fixture
def background(crashes: list[BaseException]) -> Iterator[Background]:
    background = Background(crashes.append)
    yield background
    background.stop()
    assert not crashes


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with small_board(tmp_path / "Northmoor.lif") as board:
        yield board


@pytest.fixture
def bare_board(tmp_path: Path) -> Iterator[Board]:
    with empty_board(tmp_path / "Bare.lif") as board:
        yield board


@pytest.fixture
def session(board: Board, background: Background) -> Session:
    return Session(board, background=background)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "preferences.ini")


@pytest.fixture
def window(
    qtbot: QtBot,
    tmp_path: Path,
    preferences: Preferences,
    crashes: list[BaseException],
) -> Iterator[MainWindow]:
    def make_sample(_report: object) -> Board:
        return small_board(tmp_path / "Sample.lif")

    window = MainWindow(preferences, Surroundings(crashes.append, make_sample))
    qtbot.addWidget(window)
    window.show_welcome()
    window.show()
    yield window
    assert window.close()
    assert not crashes
