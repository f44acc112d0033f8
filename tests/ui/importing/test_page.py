"""The returns page from drop to undo, on a real board and real workbooks."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.importing.boxed import Boxed
from lif_desktop.ui.importing.page import DONE, FILE, HEADINGS, REVIEW, ImportPage
from lif_desktop.ui.session import Session
from tests.ui.importing.acting import (
    LONG,
    arrive,
    bring,
    button,
    changes,
    lines,
    messy,
    offered,
    press,
    press_words,
    references,
    sent_and_returned,
    told,
)


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
    assert page.title() == "Return from Northmoor Health NHS Trust"
    assert page._subtitle.text().startswith("health.xlsx · into actions")
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
