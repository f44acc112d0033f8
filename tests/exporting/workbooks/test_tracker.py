"""A tracker as a person meets it: opened again, looked at, changed, and brought back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from lif_desktop import clock, identity, registers
from lif_desktop.exporting.files import CannotWrite
from lif_desktop.exporting.workbooks.tracker import HEAD, ROOM, write_tracker
from lif_desktop.fields import Derived
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.progress import Cancelled
from lif_desktop.registers import Filter
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from tests import boards

KEYS = [register.key for register in registers.shown()]


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    clock.set_today(boards.TODAY.isoformat())
    with boards.small(tmp_path) as made:
        yield made
    clock.set_today(None)


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    clock.set_today(boards.TODAY.isoformat())
    with boards.everything(tmp_path_factory.mktemp("everything")) as made:
        yield made
    clock.set_today(None)


def _opened(path: Path) -> Worksheet:
    sheet = load_workbook(path).worksheets[1]
    assert isinstance(sheet, Worksheet)
    return sheet


def _heads(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): int(cell.column) for cell in sheet[HEAD]}


@pytest.mark.parametrize("key", KEYS)
def test_every_register_goes_out_and_comes_back_unchanged(
    everything: Board, tmp_path: Path, key: str
) -> None:
    path = tmp_path / "tracker.xlsx"
    rows = write_tracker(everything, View(key), path)
    assert rows == everything.count(View(key)) > 0
    plan = make_plan(everything, path, key)
    assert plan.counts["same"] == plan.data_rows == rows


def test_a_changed_cell_is_exactly_that_change(board: Board, tmp_path: Path) -> None:
    path = tmp_path / "tracker.xlsx"
    write_tracker(board, View("actions"), path)
    book = load_workbook(path)
    sheet = book.worksheets[1]
    heads = _heads(sheet)
    sheet.cell(HEAD + 1, heads["Target"]).value = date(2027, 3, 1)
    sheet.cell(HEAD + 2, heads["Action"]).value = None
    sheet.cell(HEAD + 2, heads["Lateness"]).value = "Whatever"
    before = board.find("actions", str(sheet.cell(HEAD + 1, heads["Reference"]).value))
    book.save(path)
    plan = make_plan(board, path, "actions")
    changed = [row for row in plan.rows if row.outcome != "same"]
    assert before is not None
    assert [row.changes for row in changed] == [
        {"target_on": (before.values["target_on"], date(2027, 3, 1))}
    ]
    emptied = next(row for row in plan.rows if row.number == HEAD + 2)
    assert "left as it was" in " ".join(emptied.messages)
    assert {one.became for one in plan.columns if one.heading == "Lateness"} == {"derived"}


def test_it_is_laid_out_for_reading_and_printing(board: Board, tmp_path: Path) -> None:
    path = tmp_path / "tracker.xlsx"
    rows = write_tracker(board, View("actions"), path)
    sheet = _opened(path)
    heads = _heads(sheet)
    assert sheet["A1"].value == f"{boards.NAME}: actions"
    assert sheet["A2"].value == "OFFICIAL-SENSITIVE"
    assert sheet.freeze_panes == f"C{HEAD + 1}"
    assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
    assert sheet.page_setup.orientation == "landscape"
    (table,) = sheet.tables.values()
    assert table.ref.startswith(f"A{HEAD}:")
    assert table.ref.endswith(str(HEAD + rows + ROOM))
    target = sheet.cell(HEAD + 1, heads["Target"])
    assert target.number_format == "dd/mm/yyyy"
    for heading in identity.HEADINGS:
        letter = sheet.cell(HEAD, heads[heading]).column_letter
        assert sheet.column_dimensions[letter].hidden
    assert {"Status", "Lead agency", "Owner's RAG"} <= {
        str(sheet.cell(HEAD, int(column)).value)
        for rule in sheet.data_validations.dataValidation
        for column in [next(iter(rule.sqref.ranges)).min_col]
    }
    coloured = {str(area.sqref).split(":")[0] for area in sheet.conditional_formatting}
    assert f"{sheet.cell(HEAD, heads['Owner' + chr(39) + 's RAG']).column_letter}{HEAD + 1}" in (
        coloured
    )


def test_only_the_view_is_written_in_its_order(board: Board, tmp_path: Path) -> None:
    path = tmp_path / "tracker.xlsx"
    view = View("actions", (("target_on", True),), (Filter("status", "is", ("in_hand",)),))
    rows = write_tracker(board, view, path)
    expected = [record.reference for record in board.page(view)]
    sheet = _opened(path)
    assert [sheet.cell(HEAD + 1 + n, 1).value for n in range(rows)] == expected


def test_an_empty_view_is_a_tracker_to_be_filled_in(board: Board, tmp_path: Path) -> None:
    path = tmp_path / "tracker.xlsx"
    assert write_tracker(board, View("actions", text="nothingsuchword"), path) == 0
    assert "Action" in _heads(_opened(path))


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(
        st.sampled_from(
            ["=1+1", "+44 1632 960001", "-5", "@SUM(A1)", "'quoted", "_x0041_", "a\nb", "0012"]
        ),
        st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1),
    )
)
def test_text_comes_back_as_it_was_typed(board: Board, tmp_path: Path, text: str) -> None:
    with board.change("Note something") as change:
        change.edit("actions", 1, {"notes": f"x{text}", "impact": text})
    path = tmp_path / "tracker.xlsx"
    write_tracker(board, View("actions"), path)
    sheet = _opened(path)
    heads = _heads(sheet)
    types = {
        sheet.cell(row, heads[name]).data_type
        for row in range(HEAD + 1, sheet.max_row + 1)
        for name in ("Notes", "Impact")
    }
    assert types <= {"s", "n", "inlineStr"}
    plan = make_plan(board, path, "actions")
    assert plan.counts["same"] == plan.data_rows


def test_cancelling_leaves_no_file(board: Board, tmp_path: Path) -> None:
    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    path = tmp_path / "out" / "tracker.xlsx"
    path.parent.mkdir()
    with pytest.raises(Cancelled):
        write_tracker(board, View("actions"), path, stop)
    assert list(path.parent.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(board: Board, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="is not there"):
        write_tracker(board, View("actions"), tmp_path / "nowhere" / "tracker.xlsx")


def test_derived_columns_are_written_as_shown(board: Board, tmp_path: Path) -> None:
    path = tmp_path / "tracker.xlsx"
    write_tracker(board, View("actions"), path)
    sheet = _opened(path)
    heads = _heads(sheet)
    for row in range(HEAD + 1, HEAD + 1 + board.count(View("actions"))):
        record = board.find("actions", str(sheet.cell(row, 1).value))
        assert record is not None
        for field in record.register.fields:
            if isinstance(field, Derived):
                shown = sheet.cell(row, heads[field.label]).value or ""
                assert shown == record.shown(field.key).text


@pytest.mark.parametrize("text", ["e.g. like this", "Example", "Total", "< Select >", "END"])
def test_a_row_that_was_issued_is_a_record_whatever_it_says(
    board: Board, tmp_path: Path, text: str
) -> None:
    with board.change("Odd words") as change:
        for one in (1, 2):
            change.edit("actions", one, {"activity": text, "notes": text})
    path = tmp_path / "tracker.xlsx"
    rows = write_tracker(board, View("actions"), path)
    plan = make_plan(board, path, "actions")
    assert plan.counts["same"] == plan.data_rows == rows
