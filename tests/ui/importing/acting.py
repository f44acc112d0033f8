"""What a person does at the returns page, and the workbooks that they bring."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lif_desktop.exporting.workbooks.tracker import write_tracker
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.ui.blocks.buttons import Button
from lif_desktop.ui.importing.page import FILE, HEADINGS, REVIEW, ImportPage

LONG = 30_000  # milliseconds
HEADS = ("Ref", "Action", "Lead agency", "By when", "Status", "RAG")
_COPY, _LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def workbook(path: Path, rows: Iterable[Sequence[Any]], heads: Sequence[str] = HEADS) -> Path:
    """Write a workbook with a title, headings and rows."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Updates"
    sheet.append(["Return of the agency"])
    sheet.append([])
    for row in (heads, *rows):
        sheet.append(list(row))
    book.save(path)
    return path


def row_of(board: Board, reference: str, **said: Any) -> list[Any]:
    """Return a row that says what the board holds of an action, but for what is `said`."""
    record = board.find("actions", reference)
    assert record is not None
    held = {
        "Ref": record.reference,
        "Action": record.values["activity"],
        "Lead agency": record.text("lead_agency"),
        "By when": record.values["target_on"],
        "Status": record.text("status"),
        "RAG": record.text("owner_rag"),
    }
    return [said.get(head.replace(" ", "_").lower(), held[head]) for head in HEADS]


def references(board: Board) -> list[str]:
    """Return the references of all actions, oldest first."""
    return [record.reference for record in board.records("actions")]


def messy(board: Board, path: Path) -> Path:
    """Write a return with a change, a problem, a new row and one like a record held."""
    first, second, third, _ = references(board)
    return workbook(
        path,
        [
            row_of(board, first, status="Completed"),
            row_of(board, second, by_when="31/11/2026"),
            row_of(board, third),
            [None, "Brief governors on the new form", "Northmoor Police", None, "In hand", None],
            [None, "Train all duty staff", "Housing Trust", None, "In hand", None],
        ],
    )


def sent_and_returned(board: Board, path: Path) -> Path:
    """Issue a tracker, have one lead changed on both sides, and another in the file only."""
    write_tracker(board, View("actions"), path)
    book = load_workbook(path)
    sheet = book.worksheets[1]
    heads = {cell.value: cell.column for cell in sheet[6]}
    sheet.cell(7, heads["Lead"], "Head of Service")
    sheet.cell(8, heads["Lead"], "R. Okoro")
    book.save(path)
    record = board.find("actions", sheet.cell(7, heads["Reference"]).value)
    assert record is not None
    with board.change("Name a lead") as change:
        change.edit("actions", record.id, {"lead": "L. Park"})
    return path


def drop(page: ImportPage, *paths: Path) -> None:
    """Drop files on the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    entering = QDragEnterEvent(QPoint(60, 60), _COPY, data, _LEFT, _NONE)
    QApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(60, 60), _COPY, data, _LEFT, _NONE))


def arrive(qtbot: QtBot, page: ImportPage, step: int) -> None:
    """Wait until a step is in view and nothing is being worked at."""
    qtbot.waitUntil(lambda: page.step == step and not page.working, timeout=LONG)


def bring(qtbot: QtBot, page: ImportPage, path: Path) -> None:
    """Drop a file and go on to its review."""
    drop(page, path)
    arrive(qtbot, page, HEADINGS)
    press(qtbot, page.headings_step.compare_button)
    arrive(qtbot, page, REVIEW)


def press(qtbot: QtBot, button: QWidget) -> None:
    """Click a button."""
    qtbot.mouseClick(button, _LEFT)


def press_words(qtbot: QtBot, inside: QWidget, words: str) -> None:
    """Click the visible button with these words."""
    press(qtbot, button(inside, words))


def button(inside: QWidget, words: str) -> QPushButton:
    """Return the visible button with these words."""
    found = [one for one in inside.findChildren(Button) if one.text() == words and shown(one)]
    assert found, f"no button {words!r}"
    return found[0]


def shown(widget: QWidget) -> bool:
    """Say whether a widget can be seen."""
    return widget.isVisible()


def told(page: ImportPage) -> str:
    """Return the sentence between title and content."""
    return page._strip.text()


def lines(page: ImportPage) -> list[tuple[int, str, str, str]]:
    """Return the lines of the review: row, outcome, field, change."""
    return [
        (line.number, line.outcome, line.field, line.change)
        for line in page.review_step.model.lines
    ]


def back_at_start(qtbot: QtBot, page: ImportPage) -> None:
    """Wait until the page is at its first step with nothing in hand."""
    arrive(qtbot, page, FILE)


def changes(board: Board) -> list[int]:
    """Return the history's steps, newest first."""
    return [one.id for one in board.history()]


def offered(page: ImportPage) -> list[str]:
    """What can be done with the earlier imports."""
    found = page.file_step.earlier.findChildren(QPushButton)
    return [one.text() for one in found if one.isVisible()]
