"""Items of the agenda let fall between others, and files let fall on an item or beside it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.board_frame import BoardFrame
from lif_desktop.ui.main_window import MainWindow
from lif_desktop.ui.meetings.agenda_list import AgendaView
from lif_desktop.ui.meetings.composer import ComposerPage
from lif_desktop.ui.session import Session
from tests.exporting.pdf import strangers
from tests.ui.meetings.acting import LONG, drawn, titles

WELCOME, ACTIONS, CHAIR = "Welcome", "Actions: late, due and to escalate", "A word from the chair"
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
MOVE, COPY = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction


def let_fall(view: AgendaView, held: QMimeData, *way: QPoint, action: Qt.DropAction) -> bool:
    """Hold something over one point of the list after another, and let it fall at the last.

    Says whether it might fall there.
    """
    port = view.viewport()
    enters = QDragEnterEvent(way[0], action, held, LEFT, NO_KEY)
    QApplication.sendEvent(port, enters)
    taken = enters.isAccepted()
    for at in way:
        over = QDragMoveEvent(at, action, held, LEFT, NO_KEY)
        QApplication.sendEvent(port, over)
        taken = over.isAccepted()
    if taken:
        QApplication.sendEvent(port, QDropEvent(QPointF(way[-1]), action, held, LEFT, NO_KEY))
    return taken


def point(view: AgendaView, place: int, down: float) -> QPoint:
    """Return a point in an item, so much of its height below its upper edge."""
    room = view.visualRect(view.model().index(place, 0))
    return QPoint(room.center().x(), room.top() + round(room.height() * down))


def below(view: AgendaView) -> QPoint:
    """Return a point beneath the last item."""
    last = view.visualRect(view.model().index(view.model().rowCount() - 1, 0))
    return QPoint(last.center().x(), last.bottom() + 40)


def files(tmp_path: Path) -> QMimeData:
    path = tmp_path / "Police report.pdf"
    path.write_bytes(strangers.pdf())
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path))])
    return held


@pytest.mark.parametrize(
    ("place", "to", "down", "becomes"),
    [
        (0, 1, 0.99, [ACTIONS, WELCOME, CHAIR]),
        (0, 2, 0.99, [ACTIONS, CHAIR, WELCOME]),
        (2, 0, 0.0, [CHAIR, WELCOME, ACTIONS]),
        (2, 1, 0.0, [WELCOME, CHAIR, ACTIONS]),
        (2, 1, 0.5, [WELCOME, CHAIR, ACTIONS]),
        (1, 1, 0.5, [WELCOME, ACTIONS, CHAIR]),
    ],
)
def test_an_item_goes_where_it_is_let_fall(
    qtbot: QtBot, page: ComposerPage, place: int, to: int, down: float, becomes: list[str]
) -> None:
    view = page.rooms.agenda.view
    held = page.model.mimeData([page.model.index(place)])
    assert let_fall(view, held, point(view, to, down), action=MOVE)
    assert titles(page) == becomes
    drawn(qtbot, page)


def test_an_item_let_fall_beneath_the_last_becomes_the_last_and_undo_takes_it_back(
    qtbot: QtBot, page: ComposerPage, session: Session
) -> None:
    view = page.rooms.agenda.view
    held = page.model.mimeData([page.model.index(0)])
    assert let_fall(view, held, below(view), action=MOVE)
    assert titles(page) == [ACTIONS, CHAIR, WELCOME]
    row = view.row()
    assert row is not None
    assert row.line.title == WELCOME
    session.undo()
    assert titles(page) == [WELCOME, ACTIONS, CHAIR]
    drawn(qtbot, page)


def test_a_file_that_comes_in_beneath_the_items_can_still_be_let_fall_on_one(
    qtbot: QtBot, page: ComposerPage, tmp_path: Path
) -> None:
    view = page.rooms.agenda.view
    held = files(tmp_path)
    assert not let_fall(view, held, below(view), action=COPY)
    assert let_fall(view, held, below(view), point(view, 2, 0.5), action=COPY)
    qtbot.waitUntil(lambda: len(page.model.rows[2].line.papers) > 1, timeout=LONG)
    drawn(qtbot, page)


def test_a_file_dropped_beside_the_agenda_stays_out_and_is_told_where_to_go(
    qtbot: QtBot, window: MainWindow, board: Board, tmp_path: Path
) -> None:
    window.desk().enter(board)
    frame = window.page()
    assert isinstance(frame, BoardFrame)
    frame.session.navigate("composer")
    page = frame.page()
    assert isinstance(page, ComposerPage)
    held = files(tmp_path)
    for event in (
        QDragEnterEvent(QPoint(30, 30), COPY, held, LEFT, NO_KEY),
        QDropEvent(QPointF(30, 30), COPY, held, LEFT, NO_KEY),
    ):
        QApplication.sendEvent(page.preview, event)
    assert frame.page() is page
    assert page._strip.text().startswith("Drop a file on the item")
    drawn(qtbot, page)
