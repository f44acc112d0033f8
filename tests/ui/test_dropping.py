"""Files dropped on the window: wherever they fall, they are brought in; words are not."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.board_frame import BoardFrame
from lif_desktop.ui.main_window import MainWindow

LONG = 60_000
NO_KEY = Qt.KeyboardModifier.NoModifier


def drop(target: QWidget, held: QMimeData) -> bool:
    """Hold something over a widget and let it fall; say whether it was taken."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    over = QDragEnterEvent(QPoint(30, 30), copy, held, left, NO_KEY)
    QApplication.sendEvent(target, over)
    if not over.isAccepted():
        return False
    falls = QDropEvent(QPointF(30, 30), copy, held, left, NO_KEY)
    QApplication.sendEvent(target, falls)
    return falls.isAccepted()


def files(folder: Path, *names: str) -> QMimeData:
    for name in names:
        (folder / name).write_text("Action,Target\nShare the tool,1/2/2027\n")
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(folder / name)) for name in names])
    return held


@pytest.fixture
def frame(window: MainWindow, board: Board) -> BoardFrame:
    window.desk().enter(board)
    frame = window.page()
    assert isinstance(frame, BoardFrame)
    return frame


@pytest.mark.parametrize("key", ["today", "actions", "reports"])
def test_workbooks_dropped_on_any_page_are_brought_in(
    qtbot: QtBot, frame: BoardFrame, tmp_path: Path, key: str
) -> None:
    frame.session.navigate(key)
    assert drop(frame.page(), files(tmp_path, "police.csv", "health.csv"))
    qtbot.waitUntil(lambda: frame.page().title() == "Files brought in together", timeout=LONG)
    assert frame.side.entry("imports").isChecked()
    assert not drop(frame, QMimeData())


def test_words_and_addresses_of_the_web_are_refused(frame: BoardFrame) -> None:
    held = QMimeData()
    held.setText("ACT-2026-014")
    held.setUrls([QUrl("https://example.org/return.xlsx")])
    assert not drop(frame.page(), held)
    assert frame.page().title() == "Today"


def test_a_page_that_may_not_be_left_keeps_what_is_typed(
    frame: BoardFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame.page(), "may_leave", lambda: False)
    drop(frame.page(), files(tmp_path, "police.csv"))
    assert frame.page().title() == "Today"
    monkeypatch.undo()
