"""The step of values: words settled, dates read the other way, all of it remembered."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.blocks.text import Words
from lif_desktop.ui.importing.page import DONE, HEADINGS, REVIEW, VALUES, ImportPage
from lif_desktop.ui.importing.putting_right import PutRight
from lif_desktop.ui.importing.words_table import UNSAID
from lif_desktop.ui.register.editors import QuietCombo
from lif_desktop.ui.session import Session
from tests.ui.importing.acting import (
    LONG,
    arrive,
    bring,
    button,
    drop,
    lines,
    press,
    press_words,
    references,
    row_of,
    shown,
    told,
    workbook,
)

HEADS = ("Ref", "Action", "Lead agency", "By when", "Status", "Owner")


def unsettled(board: Board, path: Path) -> Path:
    first, second, *_ = references(board)
    return workbook(
        path,
        [
            [first, None, "Northmoor Polise", None, "Complet", "HoS"],
            [second, None, None, "ongoing", "Complet", None],
        ],
        HEADS,
    )


def bring_to_values(qtbot: QtBot, page: ImportPage, path: Path) -> None:
    drop(page, path)
    arrive(qtbot, page, HEADINGS)
    press(qtbot, page.headings_step.compare_button)
    arrive(qtbot, page, VALUES)


def boxes(page: ImportPage) -> dict[str, QuietCombo]:
    table = page.in_hand.values_step.table
    return {word.written: box for word, box in zip(table.words, table.boxes, strict=True)}


def test_suggestions_are_taken_at_once_and_read_everywhere(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring_to_values(qtbot, page, unsettled(board, tmp_path / "police.xlsx"))
    step = page.in_hand.values_step
    assert list(boxes(page)) == ["Complet", "Northmoor Polise", "ongoing", "HoS"]
    press_words(qtbot, step, "Take all 3 suggestions")
    assert step.table.said() == {
        "status": {"Complet": "Completed"},
        "lead_agency": {"Northmoor Polise": "Northmoor Police"},
        "target_on": {"ongoing": "keep in Latest progress"},
    }
    assert not button(step, "Take all suggestions").isEnabled()
    press(qtbot, step.go_button)
    arrive(qtbot, page, REVIEW)
    assert [one.outcome for one in page.plan.rows] == ["changed", "changed"]
    press_words(qtbot, page.review_step, "Back")
    assert page.step == VALUES
    assert boxes(page)["Complet"].currentText().startswith("Completed")


def test_what_was_settled_is_remembered_for_the_next_return(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring_to_values(qtbot, page, unsettled(board, tmp_path / "police.xlsx"))
    edit = boxes(page)["HoS"].lineEdit()
    edit.setText("Kay Dunn")
    edit.editingFinished.emit()
    page.in_hand.values_step.table.take_all()
    press(qtbot, page.in_hand.values_step.go_button)
    arrive(qtbot, page, REVIEW)
    press(qtbot, page.review_step.merge_button)
    arrive(qtbot, page, DONE)
    first = references(board)[0]
    assert board.find("actions", first).values["lead"] == "Kay Dunn"
    second = workbook(tmp_path / "again.xlsx", [[first, None, None, None, "Complet", "HoS"]], HEADS)
    page.in_hand.left.emit()
    bring(qtbot, page, second)
    assert lines(page) == []


def test_nothing_to_settle_goes_straight_to_the_review(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring(qtbot, page, workbook(tmp_path / "plain.xlsx", [row_of(board, references(board)[0])]))
    press_words(qtbot, page.review_step, "Back")
    assert page.step == HEADINGS


def test_a_word_may_wait_and_going_on_compares_nothing_again(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring_to_values(qtbot, page, unsettled(board, tmp_path / "police.xlsx"))
    assert boxes(page)["Complet"].currentData() == UNSAID
    plan = page.plan
    qtbot.keyClick(page.in_hand.values_step, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    arrive(qtbot, page, REVIEW)
    assert page.plan is plan
    assert [one.outcome for one in plan.rows] == ["problem", "problem"]
    page.in_hand.values_step.going_back.emit()
    assert page.step == HEADINGS


def test_one_suggestion_is_taken_by_its_link(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    bring_to_values(qtbot, page, unsettled(board, tmp_path / "police.xlsx"))
    press_words(qtbot, page.in_hand.values_step, "Northmoor Police?")
    assert boxes(page)["Northmoor Polise"].currentData() == "Northmoor Police"


def test_dates_that_excel_may_have_turned_are_asked_and_may_be_turned_back(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    days = (date(2027, 3, 2), "31/03/2027", date(2027, 5, 4), date(2027, 7, 6))
    rows = [
        [one, None, None, day, None, None] for one, day in zip(references(board), days, strict=True)
    ]
    bring_to_values(qtbot, page, workbook(tmp_path / "turned.xlsx", rows, HEADS))
    step = page.in_hand.values_step
    assert not step.table.isVisible()
    (box,) = step.order_boxes.values()
    assert box.currentText() == "Not settled: some wait"
    box.setCurrentIndex(box.findData("turned"))
    press(qtbot, step.go_button)
    arrive(qtbot, page, REVIEW)
    assert [row.values["target_on"].month for row in page.plan.rows] == [2, 3, 4, 6]


def test_an_order_that_no_cell_proves_can_be_changed_from_the_review(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    rows = [[references(board)[0], None, None, "03/04/2027", None, None]]
    bring(qtbot, page, workbook(tmp_path / "unproven.xlsx", rows, HEADS))
    assert "no cell proves it" in told(page)
    press_words(qtbot, page, "How dates are read…")
    assert page.step == VALUES
    (box,) = page.in_hand.values_step.order_boxes.values()
    assert box.currentData() == "day"
    box.setCurrentIndex(box.findData("month"))
    press(qtbot, page.in_hand.values_step.go_button)
    qtbot.waitUntil(
        lambda: page.step == REVIEW and page.plan.rows[0].values["target_on"] == date(2027, 3, 4),
        timeout=LONG,
    )


def test_a_field_is_given_to_one_column_only_and_what_a_new_record_needs_is_said(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "odd.xlsx", [[references(board)[0], "Draft", "Zzz"]],
                    ["Ref", "Was geschah", "Action"])  # fmt: skip
    drop(page, path)
    arrive(qtbot, page, HEADINGS)
    (table,) = page.headings_step.tables
    found = {heading: box for heading, _, box in table.boxes}
    found["Was geschah"].setCurrentIndex(found["Was geschah"].findData("activity"))
    assert found["Action"].currentText() == "Not read"
    assert table.item(2, 4).text() == "Action is now “Was geschah”"
    assert page.headings_step.mapping() == {"Was geschah": "activity", "Action": "-"}
    found["Was geschah"].setCurrentIndex(0)
    said = [one.text() for one in page.headings_step.findChildren(Words) if shown(one)]
    assert any("No column is read as Action, which a new action needs" in one for one in said)


def test_a_remembered_heading_says_so_and_the_memory_can_be_seen(
    qtbot: QtBot, page: ImportPage, board: Board, session: Session, tmp_path: Path
) -> None:
    with board.change("Remember") as change:
        change.add(
            "readings",
            {"kind": "heading", "register": "actions", "written": "Was geschah", "means": "Notes",
             "learnt_from": "march.xlsx", "learnt_on": date(2026, 8, 12)},
        )  # fmt: skip
    path = workbook(tmp_path / "odd.xlsx", [[references(board)[0], "Draft", "Zzz"]],
                    ["Ref", "Was geschah", "Action"])  # fmt: skip
    drop(page, path)
    arrive(qtbot, page, HEADINGS)
    (table,) = page.headings_step.tables
    assert table.item(1, 4).text() == "Remembered, as in “march.xlsx” of 12 Aug 2026"
    _, _, box = table.boxes[1]
    box.setCurrentIndex(box.findData("impact"))
    assert table.item(1, 4).text() == "Remembered as Notes; this takes its place"
    with qtbot.waitSignal(session.navigated) as gone:
        press_words(qtbot, page.headings_step, "What is remembered…")
    assert gone.args[0].key == "readings"


def test_enter_puts_a_name_right_though_its_card_goes(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    first = references(board)[0]
    rows = [[first, None, "Zzz Ltd", None, None, None]]
    bring_to_values(qtbot, page, workbook(tmp_path / "police.xlsx", rows, HEADS))
    press(qtbot, page.in_hand.values_step.go_button)
    arrive(qtbot, page, REVIEW)
    panel = page.review_step.panel
    for typed, outcome in (("Nobody", "problem"), ("Northmoor Police", "changed")):
        panel.enter()
        edit = next(one.edit for one in panel.findChildren(PutRight) if shown(one))
        assert edit.hasFocus()
        assert edit.parentWidget().rect().contains(edit.geometry())
        qtbot.keyClicks(edit, typed)
        qtbot.keyClick(edit, Qt.Key.Key_Return)
        qtbot.wait(50)
        assert [one.outcome for one in page.plan.rows] == [outcome]


def test_words_in_a_column_of_dates_are_kept_where_they_belong(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    rows = [[references(board)[0], None, None, "ongoing", None, None]]
    bring_to_values(qtbot, page, workbook(tmp_path / "police.xlsx", rows, HEADS))
    press(qtbot, page.in_hand.values_step.go_button)
    arrive(qtbot, page, REVIEW)
    press_words(qtbot, page.review_step.panel, "Keep it in Latest progress")
    (row,) = page.plan.rows
    assert (row.outcome, row.values["progress"]) == ("changed", "Target: ongoing")


def test_what_was_said_of_a_heading_stays_when_the_workbook_is_looked_at_again(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "odd.xlsx", [[references(board)[0], "Draft", "Zzz"]],
                    ["Ref", "Was geschah", "Action"])  # fmt: skip
    drop(page, path)
    arrive(qtbot, page, HEADINGS)
    step = page.headings_step
    (before,) = step.tables
    _, _, box = before.boxes[1]
    box.setCurrentIndex(box.findData("impact"))
    step.agency_box.setCurrentIndex(1)
    step.agency_said.emit()
    qtbot.waitUntil(lambda: step.tables[0] is not before, timeout=LONG)
    assert step.mapping() == {"Was geschah": "impact"}


def test_headings_that_nobody_settled_are_said_above_the_review(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    heads = ["Ref", "Named leads officer", "Action", "Lead agency", "By when"]
    rows = [[references(board)[0], "K. Dunn", None, None, None]]
    drop(page, workbook(tmp_path / "odd.xlsx", rows, heads))
    arrive(qtbot, page, HEADINGS)
    press(qtbot, page.headings_step.compare_button)
    arrive(qtbot, page, REVIEW)
    assert told(page).startswith(
        "“Named leads officer” is not read: its heading is still to be settled."
    )
    press_words(qtbot, page, "Settle them…")
    assert page.step == HEADINGS
