"""The raw sheet, painted, where the manager sets right what was taken for what."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from lif_desktop.importing.finding.tables import look_through
from lif_desktop.importing.reading.sheets import ErrorCell, sheet_of
from lif_desktop.store.board import Board
from lif_desktop.ui.importing.page import HEADINGS, REVIEW, ImportPage
from lif_desktop.ui.importing.sheet_model import SheetModel
from lif_desktop.ui.importing.sheet_view import SheetView
from tests.corpus.shapes import BLANK, HEADING, actions
from tests.ui.importing.acting import HEADS, LONG, references, row_of, workbook

ROWS = [
    ["Our actions"],
    ["Ours", "What we ask", "Whom", "By", "How"],
    HEADING,
    *actions(3),
    BLANK,
    ["Total", None, None, 3, None],
]


@pytest.fixture
def view(qtbot: QtBot) -> SheetView:
    view = SheetView()
    qtbot.addWidget(view)
    found = [
        look_through(sheet_of("First", ROWS)),
        look_through(sheet_of("Second", [HEADING, *actions(2)])),
        look_through(sheet_of("Empty", [])),
    ]
    view.show_found(found, {})
    return view


def rows(view: SheetView) -> list[str]:
    """Return the words beside the rows."""
    model = view.model
    return [str(model.headerData(row, Qt.Orientation.Vertical)) for row in range(model.rowCount())]


def test_each_row_says_what_it_was_taken_for(view: SheetView) -> None:
    assert rows(view) == [
        "1 in no table", "2 heading", "3 record", "4 record", "5 record", "6 record", "7 blank",
        "8 total",
    ]  # fmt: skip
    assert view.model.headerData(27, Qt.Orientation.Horizontal) == "AB"
    view.choose_cells(8, 0, 8, 0)
    assert view.why.text() == "Row 8: left out: total."
    view.choose_cells(1, 0, 1, 0)
    assert view.why.text() == "Row 1: in no table, above the table: title or guidance."


def test_the_heading_is_moved_and_all_else_follows(view: SheetView, qtbot: QtBot) -> None:
    view.choose_cells(3, 1, 3, 1)
    with qtbot.waitSignal(view.drawn):
        view.heading_button.click()
    assert rows(view)[1:4] == ["2 in no table", "3 heading", "4 record"]
    assert view.shapes.keys() == {"First"}
    with qtbot.waitSignal(view.drawn):
        view.reset_button.click()
    assert rows(view)[1] == "2 heading"
    assert view.shapes == {}
    assert not view.reset_button.isEnabled()


def test_a_range_is_taken_for_a_table_and_a_table_for_none(view: SheetView, qtbot: QtBot) -> None:
    view.choose_cells(3, 0, 5, 2)
    with qtbot.waitSignal(view.drawn):
        view.table_button.click()
    assert rows(view)[2:6] == ["3 heading", "4 record", "5 record", "6 in no table"]
    view.choose_cells(4, 0, 4, 0)
    with qtbot.waitSignal(view.drawn):
        view.none_button.click()
    assert {word.split(" ", 1)[1] for word in rows(view) if " " in word} == {"in no table"}
    assert not view.none_button.isEnabled()


def test_what_cannot_be_is_said_and_changes_nothing(view: SheetView) -> None:
    view.choose_cells(7, 0, 7, 0)
    view.heading_button.click()
    assert view.why.text() == "Row 7 is blank, so it can be no heading."
    assert view.shapes == {}


def test_another_sheet_is_shown(view: SheetView) -> None:
    assert [view.sheet_box.itemText(at) for at in range(2)] == ["First", "Second"]
    view.sheet_box.setCurrentIndex(1)
    view.sheet_box.activated.emit(1)
    assert rows(view) == ["1 heading", "2 record", "3 record"]


def test_the_keyboard_is_enough(view: SheetView, qtbot: QtBot) -> None:
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.choose_cells(3, 0, 3, 0)
    view.table.setFocus()
    with qtbot.waitSignal(view.drawn):
        qtbot.keyClick(view.table, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert rows(view)[2] == "3 heading"


@pytest.mark.usefixtures("qapp")
def test_the_model_keeps_qts_rules_and_names_errors() -> None:
    model = SheetModel()
    tester = QAbstractItemModelTester(model)
    cells = [HEADING, *actions(2)]
    cells[1][3] = ErrorCell("#N/A")
    model.show_found(look_through(sheet_of("S", cells)))
    assert tester.model() is model
    assert model.index(1, 3).data() == "#N/A"
    assert model.why(1, 3) == "Row 2: a record. D2 shows #N/A instead of a value."
    assert model.why(0, 0) == "Row 1: the table's heading."


def test_the_view_is_drawn_in_every_meaning(view: SheetView, qtbot: QtBot) -> None:
    with qtbot.waitExposed(view):
        view.show()
    assert view.grab().width() > 0


def test_drawing_on_the_sheet_changes_what_is_read(
    page: ImportPage, board: Board, tmp_path: Path, qtbot: QtBot
) -> None:
    first, second = references(board)[:2]
    noise = ["Ours", "What we ask", "Whom", "By", "How", "So"]
    told = [row_of(board, first, Status="Completed"), row_of(board, second)]
    path = workbook(tmp_path / "odd.xlsx", [list(HEADS), *told], heads=noise)
    page.take_files([path])
    step = page.headings_step
    qtbot.waitUntil(lambda: page.step == HEADINGS, timeout=LONG)
    step.sheet_button.click()
    assert step.shows_sheet
    assert step.sheet_view.model.headerData(2, Qt.Orientation.Vertical) == "3 heading"
    step.sheet_view.choose_cells(4, 0, 4, 0)
    step.sheet_view.heading_button.click()
    qtbot.waitUntil(
        lambda: bool(step.tables) and step.tables[0].item(0, 1).text() == HEADS[0], timeout=LONG
    )
    assert step.shows_sheet
    step.sheet_button.click()
    step.compare_button.click()
    qtbot.waitUntil(lambda: page.step == REVIEW, timeout=LONG)
    assert page.plan is not None
    assert page.plan.data_rows == 2
    assert page.plan.said.shapes["Updates"][0].first_heading == 4
