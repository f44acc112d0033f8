"""The returns page from drop to undo, on a real board and real workbooks."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lif_desktop.exporting.workbooks.tracker import write_tracker
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.ui.importing.boxed import Boxed
from lif_desktop.ui.importing.page import DONE, FILE, HEADINGS, RECEIPT, REVIEW, ImportPage
from lif_desktop.ui.session import Place, Session
from tests.ui.importing.acting import (
    LONG,
    arrive,
    back_at_start,
    bring,
    button,
    drop,
    lines,
    messy,
    press,
    press_words,
    references,
    row_of,
    sent_and_returned,
    told,
    workbook,
)


def changes(board: Board) -> list[int]:
    return [one.id for one in board.history()]


def offered(page: ImportPage) -> list[str]:
    """What can be done with the earlier imports."""
    found = page.file_step.earlier.findChildren(QPushButton)
    return [one.text() for one in found if one.isVisible()]


def test_a_return_goes_from_drop_to_merge_to_undo(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    before = changes(board)
    first = references(board)[0]
    bring(qtbot, page, messy(board, tmp_path / "health.xlsx"))
    assert [(number, outcome) for number, outcome, *_ in lines(page)] == [
        (5, "problem"), (8, "possible"), (4, "changed"), (7, "new"),
    ]  # fmt: skip
    assert changes(board) == before
    assert page.title() == "health.xlsx"
    assert page.review_step.merge_button.text() == "Merge 2 changes"
    press(qtbot, page.review_step.merge_button)
    arrive(qtbot, page, DONE)
    done = board.find("actions", first)
    assert done is not None
    assert done.values["status"] == "completed"
    assert len(references(board)) == 5
    assert len(changes(board)) == len(before) + 1
    press_words(qtbot, page.done_step, "Undo this import")
    qtbot.waitUntil(lambda: page.step == FILE and "Undo: Import" in told(page), timeout=LONG)
    undone = board.find("actions", first)
    assert undone is not None
    assert undone.values["status"] == "in_hand"
    assert len(references(board)) == 4
    qtbot.waitUntil(lambda: offered(page) == ["Rows"], timeout=LONG)


def test_dates_and_sums_stand_in_the_line_of_steps(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring(qtbot, page, messy(board, tmp_path / "health.xlsx"))
    assert page.steps._sum.text() == "1 + 1 + 1 + 1 + 1 = 5 rows of the file"
    assert page.steps._dates.text() == "dates: day first"
    assert "31/11/2026" in page.steps._dates.toolTip()
    assert told(page) == ""


def test_what_waits_is_decided_after_the_merge(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring(qtbot, page, messy(board, tmp_path / "health.xlsx"))
    press(qtbot, page.review_step.merge_button)
    arrive(qtbot, page, DONE)
    press_words(qtbot, page.done_step, "Decide what waits")
    arrive(qtbot, page, REVIEW)
    assert {outcome for _, outcome, *_ in lines(page)} == {"problem", "possible"}
    press(qtbot, page.review_step.cards.cards["possible"])
    press_words(qtbot, page.review_step.panel, "It is new")
    assert not page.review_step.table.isVisible()
    press_words(qtbot, page.review_step, "Show all rows")
    assert [outcome for _, outcome, *_ in lines(page)] == ["problem", "new"]
    press(qtbot, page.review_step.merge_button)
    arrive(qtbot, page, DONE)
    press_words(qtbot, page.done_step, "Decide what waits")
    arrive(qtbot, page, REVIEW)
    # The row that was taken as new means the record that it became.
    assert [outcome for _, outcome, *_ in lines(page)] == ["problem"]


def test_decisions_stay_when_going_back_to_the_headings(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring(qtbot, page, messy(board, tmp_path / "health.xlsx"))
    press_words(qtbot, page.review_step.panel, "Leave this field")
    press(qtbot, page.review_step.cards.cards["new"])
    press_words(qtbot, page.review_step.panel, "Leave the row out")
    press_words(qtbot, page.review_step, "Back")
    assert page.step == HEADINGS
    press(qtbot, page.headings_step.compare_button)
    arrive(qtbot, page, REVIEW)
    outcomes = {number: outcome for number, outcome, *_ in lines(page)}
    assert outcomes[5] == outcomes[7] == "refused"


def test_a_heading_set_by_hand_is_read(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    first = references(board)[0]
    path = workbook(tmp_path / "odd.xlsx", [[first, "Draft is with the panel", "Zzz"]],
                    ["Ref", "Was geschah", "Action"])  # fmt: skip
    drop(page, path)
    arrive(qtbot, page, HEADINGS)
    (table,) = page.headings_step.tables
    boxes = {heading: box for heading, _, box in table.boxes}
    boxes["Was geschah"].setCurrentIndex(boxes["Was geschah"].findData("progress"))
    boxes["Action"].setCurrentIndex(0)
    assert page.headings_step.mapping() == {"Was geschah": "progress", "Action": "-"}
    qtbot.keyClick(page.headings_step, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    arrive(qtbot, page, REVIEW)
    assert [(field, change) for *_, field, change in lines(page)] == [
        ("Latest progress", "Draft sent to the panel. → Draft is with the panel")
    ]


def test_a_file_of_another_register_is_proposed_for_it(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    path = tmp_path / "audits.xlsx"
    write_tracker(board, View("audits"), path)
    drop(page, path)
    arrive(qtbot, page, HEADINGS)
    assert told(page) == "This looks like audits, not actions."
    press_words(qtbot, page, "Read into audits")
    qtbot.waitUntil(lambda: page.headings_step.key == "audits", timeout=LONG)
    assert told(page) == ""
    press(qtbot, page.headings_step.compare_button)
    arrive(qtbot, page, REVIEW)
    assert lines(page) == []
    assert page.review_step.merge_button.text() == "Keep the receipt"
    press(qtbot, page.review_step.merge_button)
    arrive(qtbot, page, DONE)
    assert [(one.register, one.change) for one in board.receipts()] == [("audits", None)]


def test_a_foreign_list_is_proposed_by_its_headings(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    heads = ("Agency", "Sector", "Statutory", "Main contact")
    path = workbook(tmp_path / "list.xlsx", [["Fire Service", "fire", "yes", "A. Moss"]], heads)
    drop(page, path)
    arrive(qtbot, page, HEADINGS)
    assert told(page) == "This looks like agencies, not actions."


def test_a_file_that_fits_nothing_can_be_mapped_by_hand(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    heads = ("Qwert", "Asdfg", "Yxcvb")
    path = workbook(tmp_path / "odd.xlsx", [["a b", "c d", "e f"], ["g h", "i j", "k l"]], heads)
    drop(page, path)
    arrive(qtbot, page, HEADINGS)
    assert "looks like actions" in told(page)
    press(qtbot, page.headings_step.compare_button)
    qtbot.waitUntil(lambda: not page.working, timeout=LONG)
    assert page.step == HEADINGS
    boxes = {heading: box for heading, _, box in page.headings_step.tables[0].boxes}
    for heading, key in (("Qwert", "activity"), ("Asdfg", "lead")):
        boxes[heading].setCurrentIndex(boxes[heading].findData(key))
    press(qtbot, page.headings_step.compare_button)
    arrive(qtbot, page, REVIEW)
    assert [outcome for _, outcome, *_ in lines(page)] == ["new", "new"]


def test_several_sheets_that_fit_can_be_read_one_at_a_time(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "two.xlsx", [row_of(board, references(board)[0], rag="Red")])
    book = load_workbook(path)
    book.copy_worksheet(book.worksheets[0]).title = "Second"
    book.save(path)
    drop(page, path)
    arrive(qtbot, page, HEADINGS)
    assert len(page.headings_step.tables) == 2
    box = page.headings_step.sheet_box
    assert box.isVisible()
    box.setCurrentIndex(box.findData("Second"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: len(page.headings_step.tables) == 1, timeout=LONG)
    press(qtbot, page.headings_step.compare_button)
    arrive(qtbot, page, REVIEW)
    assert page.plan is not None
    assert {row.sheet for row in page.plan.rows} == {"Second"}


def test_files_dropped_together_are_taken_in_turn(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    first = messy(board, tmp_path / "one.xlsx")
    rows = [row_of(board, references(board)[0], rag="Red")]
    second, third = workbook(tmp_path / "two.xlsx", rows), tmp_path / "three.xlsx"
    third.write_bytes(b"PK\x03\x04 no workbook")
    drop(page, first, third)
    arrive(qtbot, page, HEADINGS)
    assert page._subtitle.text().startswith("File 1 of 2")
    drop(page, second)
    assert told(page) == "two.xlsx will be read after the file in hand."
    press(qtbot, page.headings_step.compare_button)
    arrive(qtbot, page, REVIEW)
    assert "File 1 of 3" in page._subtitle.text()
    press(qtbot, page.review_step.merge_button)
    arrive(qtbot, page, DONE)
    press_words(qtbot, page.done_step, "Next: three.xlsx")
    qtbot.waitUntil(lambda: "three.xlsx" in told(page), timeout=LONG)
    press_words(qtbot, page, "Read two.xlsx")
    arrive(qtbot, page, HEADINGS)
    assert "File 3 of 3" in page._subtitle.text()
    press_words(qtbot, page.headings_step, "Back")
    back_at_start(qtbot, page)
    assert page.queue.place == ""


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
    qtbot.waitUntil(lambda: page._asked is not None, timeout=LONG)
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


def test_a_plan_stays_while_other_work_changes_the_board(
    qtbot: QtBot, page: ImportPage, session: Session, board: Board, tmp_path: Path
) -> None:
    first = references(board)[0]
    bring(qtbot, page, messy(board, tmp_path / "health.xlsx"))
    plan = page.plan
    record = board.find("actions", first)
    assert record is not None
    with session.change("Name a lead") as change:
        change.edit("actions", record.id, {"lead": "L. Park"})
    assert page.plan is plan
    assert page.step == REVIEW
    # The row that the board has overtaken is held back, and said.
    press(qtbot, page.review_step.merge_button)
    arrive(qtbot, page, DONE)
    now = board.find("actions", first)
    assert now is not None
    assert now.values["status"] == "in_hand"
    assert button(page.done_step, "Decide what waits")


def test_a_conflict_shows_sent_returned_and_held(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    first = references(board)[0]
    bring(qtbot, page, sent_and_returned(board, tmp_path / "tracker.xlsx"))
    number, outcome, field, change = lines(page)[0]
    assert (number, outcome, field) == (7, "conflict", "Lead")
    assert change == "yours L. Park · theirs Head of Service"
    names = [one.accessibleName() for one in page.review_step.panel.findChildren(Boxed)]
    assert names[:2] == ["Sent to the agency: blank", "They returned: Head of Service"]
    assert names[2].startswith("You hold now (J. Hale, ")
    assert names[2].endswith(": L. Park")
    press_words(qtbot, page.review_step.panel, "Take theirs")
    assert "conflict" not in {outcome for _, outcome, *_ in lines(page)}
    press(qtbot, page.review_step.merge_button)
    arrive(qtbot, page, DONE)
    record = board.find("actions", first)
    assert record is not None
    assert record.values["lead"] == "Head of Service"


def test_keeping_yours_leaves_the_record(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring(qtbot, page, sent_and_returned(board, tmp_path / "tracker.xlsx"))
    press_words(qtbot, page.review_step.panel, "Keep yours")
    assert [outcome for _, outcome, *_ in lines(page)] == ["changed", "refused"]
    press(qtbot, page.review_step.cards.cards["refused"])
    press_words(qtbot, page.review_step.panel, "Take it after all")
    press_words(qtbot, page.review_step, "Show all rows")
    assert [outcome for _, outcome, *_ in lines(page)] == ["conflict", "changed"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("bad.xlsx", b"PK\x03\x04 no workbook", "cannot be read"),
        ("text.docx", b"words", "text.docx"),
        ("empty.csv", b"", "is empty"),
    ],
)
def test_a_file_that_cannot_be_read_ends_in_its_sentence(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path,
    name: str, content: bytes, words: str,
) -> None:  # fmt: skip
    before = changes(board)
    path = tmp_path / name
    path.write_bytes(content)
    drop(page, path)
    qtbot.waitUntil(lambda: words in told(page), timeout=LONG)
    assert page.step == FILE
    assert page.title() == "Returns"
    assert changes(board) == before
    assert board.receipts() == []


def test_reading_is_cancelled_at_once(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    path = messy(board, tmp_path / "health.xlsx")
    drop(page, path)
    reading = page._reading
    press_words(qtbot, page, "Cancel")
    assert not page.working
    assert page.step == FILE
    assert told(page) == "Cancelled. Nothing was changed."
    assert reading is not None
    assert reading._stopped
    assert board.receipts() == []
    # The page is ready for the next file.
    bring(qtbot, page, path)


def test_comparing_is_cancelled_at_once(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    drop(page, messy(board, tmp_path / "health.xlsx"))
    arrive(qtbot, page, HEADINGS)
    press(qtbot, page.headings_step.compare_button)
    press_words(qtbot, page, "Cancel")
    assert page.step == HEADINGS
    assert told(page) == "Cancelled. Nothing was changed."
    press(qtbot, page.headings_step.compare_button)
    arrive(qtbot, page, REVIEW)


def test_merging_that_is_stopped_says_what_came_of_it(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring(qtbot, page, messy(board, tmp_path / "health.xlsx"))
    press(qtbot, page.review_step.merge_button)
    press_words(qtbot, page, "Cancel")
    qtbot.waitUntil(lambda: not page.working, timeout=LONG)
    written = bool(board.receipts())
    assert page.step == (DONE if written else REVIEW)
    assert written or told(page) == "Cancelled. Nothing was changed."


def test_closing_the_board_lets_the_plan_go(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring(qtbot, page, messy(board, tmp_path / "health.xlsx"))
    page.close_up()
    assert page.plan is None
    assert page.review_step.model.rowCount() == 0
    drop(page, tmp_path / "health.xlsx")
    qtbot.waitUntil(lambda: not page.working, timeout=LONG)


def test_the_review_is_worked_with_the_keyboard(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=LONG)
    bring(qtbot, page, messy(board, tmp_path / "health.xlsx"))
    step = page.review_step
    qtbot.keyClick(step.table, Qt.Key.Key_Down)
    line = step.table.line()
    assert line is not None
    assert line.number == 8
    qtbot.keyClick(step.table, Qt.Key.Key_Return)
    qtbot.waitUntil(step.panel.buttons()[0].hasFocus, timeout=LONG)
    qtbot.keyClick(step.panel, Qt.Key.Key_Escape)
    qtbot.waitUntil(step.table.hasFocus, timeout=LONG)
    qtbot.keyClick(step.table, Qt.Key.Key_Return)
    qtbot.waitUntil(step.panel.buttons()[0].hasFocus, timeout=LONG)
    qtbot.keyClick(step.panel.buttons()[0], Qt.Key.Key_Return)
    assert "possible" not in {outcome for _, outcome, *_ in lines(page)}
    qtbot.keyClick(step.cards.cards["new"], Qt.Key.Key_Return)
    assert {outcome for _, outcome, *_ in lines(page)} == {"new"}
    qtbot.keyClick(step.cards.cards["new"], Qt.Key.Key_Tab)
    qtbot.keyClick(step.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    arrive(qtbot, page, DONE)
