"""What came in before: asked about, read again row by row, undone."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.importing.page import DONE, HEADINGS, RECEIPT, ImportPage
from lif_desktop.ui.session import Place, Session
from tests.ui.importing.acting import (
    LONG,
    arrive,
    back_at_start,
    bring,
    drop,
    messy,
    offered,
    press,
    press_words,
    references,
    told,
)


def test_the_same_file_again_is_asked_about(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    path = messy(board, tmp_path / "health.xlsx")
    bring(qtbot, page, path)
    press(qtbot, page.review_step.merge_button)
    arrive(qtbot, page, DONE)
    press_words(qtbot, page.done_step, "Another workbook")
    back_at_start(qtbot, page)
    drop(page, path)
    qtbot.waitUntil(lambda: page.in_hand.asked is not None, timeout=LONG)
    assert page._state is not None
    assert "1 changed, 1 new and 1 same" in page._state.accessibleName()
    press_words(qtbot, page, "Show its rows")
    arrive(qtbot, page, RECEIPT)
    qtbot.keyClick(page.receipt_step.table, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page._state is not None, timeout=LONG)
    press_words(qtbot, page, "Read it again")
    arrive(qtbot, page, HEADINGS)
    press_words(qtbot, page.headings_step, "Back")
    back_at_start(qtbot, page)


def test_a_receipt_is_read_row_by_row_and_leads_to_records(
    qtbot: QtBot, page: ImportPage, session: Session, board: Board, tmp_path: Path
) -> None:
    places: list[Place] = []
    session.navigated.connect(places.append)
    bring(qtbot, page, messy(board, tmp_path / "health.xlsx"))
    press(qtbot, page.review_step.merge_button)
    arrive(qtbot, page, DONE)
    press_words(qtbot, page.done_step, "Show actions")
    press_words(qtbot, page.done_step, "Another workbook")
    qtbot.waitUntil(lambda: bool(offered(page)), timeout=LONG)
    press_words(qtbot, page.file_step.earlier, "Rows")
    arrive(qtbot, page, RECEIPT)
    step = page.receipt_step
    assert [(line.number, line.outcome) for line in step.model.lines] == [
        (5, "problem"), (8, "possible"), (4, "changed"), (7, "new"),
    ]  # fmt: skip
    assert step.model.lines[2].change == "In hand → Completed"
    press(qtbot, step.cards.cards["changed"])
    qtbot.keyClick(step.table, Qt.Key.Key_Return)
    first = board.find("actions", references(board)[0])
    assert first is not None
    assert places == [Place("actions"), Place("actions", first.id)]
    press(qtbot, step.cards.cards["same"])
    assert [line.number for line in step.model.lines] == [6]
    press_words(qtbot, step, "Back to returns")
    back_at_start(qtbot, page)


def test_a_record_gone_since_is_said(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring(qtbot, page, messy(board, tmp_path / "health.xlsx"))
    press(qtbot, page.review_step.merge_button)
    arrive(qtbot, page, DONE)
    board.undo()
    page._open_receipt(board.receipts()[0])
    arrive(qtbot, page, RECEIPT)
    press(qtbot, page.receipt_step.cards.cards["new"])
    press_words(qtbot, page.receipt_step, "Open the record")
    assert "no longer on the board" in told(page)


def test_an_import_can_be_undone_from_the_list_and_only_once(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring(qtbot, page, messy(board, tmp_path / "health.xlsx"))
    press(qtbot, page.review_step.merge_button)
    arrive(qtbot, page, DONE)
    press_words(qtbot, page.done_step, "Another workbook")
    qtbot.waitUntil(lambda: bool(offered(page)), timeout=LONG)
    receipt = board.receipts()[0]
    press_words(qtbot, page.file_step.earlier, "Undo")
    qtbot.waitUntil(lambda: "Undo: Import" in told(page), timeout=LONG)
    assert len(references(board)) == 4
    page.file_step.undo_asked.emit(receipt)
    qtbot.waitUntil(lambda: not page.working and "Undo: Import" not in told(page), timeout=LONG)
    assert told(page)
    press_words(qtbot, page, "Dismiss")
