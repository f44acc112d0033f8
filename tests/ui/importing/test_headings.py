"""Tables and headings: what is proposed, and what is set right by hand."""

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lif_desktop.exporting.workbooks.tracker import write_tracker
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.ui.importing.page import DONE, HEADINGS, REVIEW, ImportPage
from tests.ui.importing.acting import (
    LONG,
    arrive,
    drop,
    lines,
    press,
    press_words,
    references,
    row_of,
    told,
    workbook,
)


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


def two_sheets(board: Board, folder: Path, **cells: str) -> Path:
    """Make a return of one action on each of two sheets; `cells` differ on the second, Closed."""
    first, second, *_ = references(board)
    heads = ("Reference", "Zzz", "Status")
    path = workbook(folder / "two.xlsx", [[first, "K. Dunn", "In hand"]], heads)
    book = load_workbook(path)
    other = book.copy_worksheet(book.worksheets[0])
    other.title, other["A4"] = "Closed", second
    for place, said in cells.items():
        other[place] = said
    book.save(path)
    return path


def test_headings_of_two_sheets_may_be_the_same_field(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    drop(page, two_sheets(board, tmp_path, B3="Yyy", B4="R. Okoro"))
    arrive(qtbot, page, HEADINGS)
    for table, heading in zip(page.headings_step.tables, ("Zzz", "Yyy"), strict=True):
        boxes = {heading: box for heading, _, box in table.boxes}
        boxes[heading].setCurrentIndex(boxes[heading].findData("lead"))
    press(qtbot, page.headings_step.compare_button)
    arrive(qtbot, page, REVIEW)
    assert page.plan is not None
    assert [row.values["lead"] for row in page.plan.rows] == ["K. Dunn", "R. Okoro"]


def test_one_heading_may_be_set_apart_on_another_sheet(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    drop(page, two_sheets(board, tmp_path, B4="Done in May"))
    arrive(qtbot, page, HEADINGS)
    step = page.headings_step
    found = [table.box_of("Zzz") for table in step.tables]
    one, two = (boxed[2] for boxed in found if boxed is not None)
    one.setCurrentIndex(one.findData("lead"))
    assert two.currentData() == "lead"  # what nobody set apart is read alike
    why = step.tables[1].item(1, 4)
    assert why is not None
    assert why.text() == "As on sheet “Updates”"
    mine = step.tables[0].item(1, 4)
    assert mine is not None
    assert mine.text() == "As you say"
    assert step.mapping() == {"Zzz": "lead"}
    two.setCurrentIndex(two.findData("progress"))
    assert one.currentData() == "lead"
    assert step.mapping() == {"Updates!Zzz": "lead", "Closed!Zzz": "progress"}
    press(qtbot, step.compare_button)
    arrive(qtbot, page, REVIEW)
    assert page.plan is not None
    assert [(row.values.get("lead"), row.values.get("progress")) for row in page.plan.rows] == [
        ("K. Dunn", None), (None, "Done in May"),
    ]  # fmt: skip
    qtbot.keyClick(page.review_step, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    arrive(qtbot, page, HEADINGS)
    two.setCurrentIndex(two.findData("lead"))
    press(qtbot, step.compare_button)
    arrive(qtbot, page, REVIEW)
    assert [row.values.get("lead") for row in page.plan.rows] == ["K. Dunn", "Done in May"]


def test_a_file_of_another_register_is_proposed_for_it(
    qtbot: QtBot, page: ImportPage, board: Board, tmp_path: Path
) -> None:
    path = tmp_path / "audits.xlsx"
    write_tracker(board, View("audits"), path)
    box = page.file_step.register_box
    box.setCurrentIndex(box.findData("actions"))
    drop(page, path)
    arrive(qtbot, page, HEADINGS)
    assert told(page) == "This looks like audits, not actions."
    press_words(qtbot, page, "Read into audits")
    qtbot.waitUntil(lambda: page.headings_step.key == "audits", timeout=LONG)
    assert told(page) == "Issued by this board: its rows carry the board's own marks of audits."
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
    box = page.file_step.register_box
    box.setCurrentIndex(box.findData("actions"))
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
