"""The front sheet of a tracker, its locks and its rules: what Excel is told, read from the file."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import msoffcrypto
import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lif_desktop import clock, identity, registers
from lif_desktop.exporting.protecting.workbooks import protect_workbook
from lif_desktop.exporting.workbooks.tracker import HEAD, ROOM, write_tracker
from lif_desktop.registers import Filter
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from tests import boards

ACTIONS = "Actions"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    clock.set_today(boards.TODAY.isoformat())
    with boards.small(tmp_path) as made:
        yield made
    clock.set_today(None)


@pytest.fixture
def path(board: Board, tmp_path: Path) -> Path:
    place = tmp_path / "tracker.xlsx"
    write_tracker(board, View("actions"), place)
    return place


def said(page: Worksheet) -> list[str]:
    return [str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None]


def letters(page: Worksheet) -> dict[str, str]:
    return {str(cell.value): cell.column_letter for cell in page[HEAD]}


def rules(page: Worksheet, letter: str) -> list[str]:
    return [
        str(rule.formula[0])
        for area in page.conditional_formatting
        if str(area.sqref).startswith(f"{letter}{HEAD + 1}:")
        for rule in area.rules
    ]


def opened(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def test_it_says_first_what_the_workbook_holds_and_how_that_stands(path: Path) -> None:
    book = opened(path)
    assert book.sheetnames == [identity.FRONT, ACTIONS, identity.LISTS]
    front = book[identity.FRONT]
    words = said(front)
    assert words[:2] == [f"{boards.NAME}: actions", "OFFICIAL-SENSITIVE"]
    assert (
        f"4 actions, as {boards.NAME} held them on 21 Nov 2026. They stand on “Actions”." in words
    )
    assert "1 of 4 is late; 1 falls due within 28 days." in words
    assert "What is late is with Northmoor Health NHS Trust (1)." in words
    assert "The whole register: all actions of the board." in words
    assert any("send the workbook back" in one and boards.NAME in one for one in words)
    assert not front.merged_cells.ranges


def test_the_counts_are_named_tables_that_add_up(path: Path) -> None:
    front = opened(path)[identity.FRONT]
    held = {
        name: [[cell.value for cell in row] for row in front[area]]
        for name, area in front.tables.items()
    }
    assert held["By_Lateness"] == [
        ["Lateness", "Number"], ["Late", 1], ["Due", 1], ["No target date", 1], ["Done late", 1],
    ]  # fmt: skip
    assert held["By_Status"] == [
        ["Status", "Number"],
        ["Not started", 1], ["In hand", 1], ["Completed", 1], ["Not said", 1],
    ]  # fmt: skip
    head, *agencies = held["By_agency"]
    assert head == ["Agency", "Not late", "Late"]
    assert ["Northmoor Health NHS Trust", 0, 1] in agencies
    assert ["No agency named", 1, 0] in agencies
    assert sum(n + late for _, n, late in agencies) == 4


def test_every_chart_says_in_words_what_it_shows(path: Path) -> None:
    with zipfile.ZipFile(path) as parts:
        drawing = ET.fromstring(parts.read("xl/drawings/drawing1.xml"))
        charts = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
    told = [one.attrib for one in drawing.iter(f"{_DRAWING}cNvPr")]
    assert len(told) == len(charts) == 3
    assert told[0]["title"] == "How they stand against their dates"
    assert told[0]["descr"] == (
        "Bars of the actions by lateness: late 1, due 1, no target date 1 and done late 1."
    )
    assert "Northmoor Health NHS Trust 1, of which 1 late" in told[2]["descr"]


def test_what_narrows_it_is_said_in_words(board: Board, tmp_path: Path) -> None:
    place = tmp_path / "late.xlsx"
    late = registers.get("actions").views[1]
    write_tracker(board, View("actions", late.sort, late.filters), place)
    words = said(opened(place)[identity.FRONT])
    assert (
        "The view “Late”: only where Lateness is late. Sorted by lateness, the earliest first."
    ) in words
    view = View("actions", (("status", True),), (Filter("owner_rag", "is", ("amber",)),), "policy")
    write_tracker(board, view, place)
    words = said(opened(place)[identity.FRONT])
    assert (
        "Those actions: only where Owner's RAG is Amber and the words “policy” occur."
        " Sorted by status, from the end."
    ) in words


def test_nothing_in_view_leaves_out_the_counts(board: Board, tmp_path: Path) -> None:
    place = tmp_path / "none.xlsx"
    write_tracker(board, View("actions", text="nothingsuchword"), place)
    front = opened(place)[identity.FRONT]
    assert not front.tables
    assert any(one.startswith("0 actions, as") for one in said(front))
    with zipfile.ZipFile(place) as parts:
        assert not [name for name in parts.namelist() if "chart" in name]


def test_a_register_whose_name_is_no_plural_counts_records(board: Board, tmp_path: Path) -> None:
    place = tmp_path / "expected.xlsx"
    write_tracker(board, View("expected"), place)
    assert any(one.startswith("0 records, as") for one in said(opened(place)[identity.FRONT]))


def test_what_is_of_several_agencies_counts_for_each(board: Board, tmp_path: Path) -> None:
    place = tmp_path / "audits.xlsx"
    write_tracker(board, View("audits"), place)
    front = opened(place)[identity.FRONT]
    assert "What names several agencies counts for each of them." in said(front)
    rows = [[cell.value for cell in row] for row in front[front.tables["By_agency"].ref]]
    assert rows[1:] == [["Northmoor Health NHS Trust", 1], ["Northmoor Police", 1]]


def test_many_agencies_end_in_one_line_of_the_rest(board: Board, tmp_path: Path) -> None:
    with board.change("Schools") as change:
        for number in range(1, 26):
            school = change.add("agencies", {"name": f"School {number:02}", "sector": "housing"})
            change.add("actions", {"activity": f"Policy {number}", "lead_agency": school})
    place = tmp_path / "schools.xlsx"
    write_tracker(board, View("actions"), place)
    front = opened(place)[identity.FRONT]
    rows = [[cell.value for cell in row] for row in front[front.tables["By_agency"].ref]]
    assert len(rows) == 22
    assert rows[-1][0] == "9 more agencies"
    assert sum(n + late for _, n, late in rows[1:]) == 29


def test_identity_is_locked_and_the_rest_open_also_where_nothing_stands(path: Path) -> None:
    page = opened(path)[ACTIONS]
    heads = letters(page)
    assert page.protection.sheet
    assert not page.protection.password
    assert not page.protection.autoFilter
    for row in (HEAD + 1, HEAD + 4, HEAD + 4 + ROOM):
        for heading, letter in heads.items():
            cell, column = page[f"{letter}{row}"], page.column_dimensions[letter]
            ours = heading in {"Reference", "Lateness", "Escalation", *identity.HEADINGS}
            locked = cell.protection.locked if cell.has_style else column.protection.locked
            assert bool(locked) is ours, (heading, row)


def test_a_late_date_says_so_by_a_rule_that_counts_from_the_day_of_opening(path: Path) -> None:
    book = opened(path)
    page = book[ACTIONS]
    heads = letters(page)
    target, status = f"${heads['Target']}{HEAD + 1}", f"${heads['Status']}{HEAD + 1}"
    over = f'{status}<>"Completed",{status}<>"Cannot complete"'
    assert rules(page, heads["Target"]) == [
        f"AND(ISNUMBER({target}),{over},{target}<TODAY())",
        f"AND(ISNUMBER({target}),{over},{target}>=TODAY(),{target}<=TODAY()+28)",
    ]
    with zipfile.ZipFile(path) as parts:
        styles = parts.read("xl/styles.xml").decode()
    assert 'formatCode="dd/mm/yyyy&quot; late&quot;"' in styles
    assert 'formatCode="dd/mm/yyyy&quot; due&quot;"' in styles


def test_what_is_settled_is_not_late(board: Board, tmp_path: Path) -> None:
    place = tmp_path / "expected.xlsx"
    write_tracker(board, View("expected"), place)
    page = openpyxl.load_workbook(place).worksheets[1]
    heads = letters(page)
    (late, _due) = rules(page, heads["Due"])
    came = f"${heads['Received']}{HEAD + 1}"
    assert f'OR({came}="",{came}>TODAY())' in late


def test_lists_stand_in_sight_one_for_each_register_linked_to(path: Path) -> None:
    book = opened(path)
    lists = book[identity.LISTS]
    assert lists.sheet_state == "visible"
    heads = [cell.value for cell in lists[1]]
    assert len(heads) == len(set(heads))
    assert {"Agencies", "Action plans", "Status", "Owner's RAG"} <= set(heads)
    page = book[ACTIONS]
    offered = {
        str(next(iter(one.sqref.ranges))).split(":")[0]: one
        for one in page.data_validations.dataValidation
    }
    agency = offered[f"{letters(page)['Lead agency']}{HEAD + 1}"]
    assert agency.formula1.startswith("'Lists'!$")
    assert agency.errorStyle == "warning"
    target = offered[f"{letters(page)['Target']}{HEAD + 1}"]
    assert (target.type, target.errorStyle) == ("date", "warning")


def test_it_prints_with_its_marking_page_and_day(path: Path) -> None:
    book = opened(path)
    for page in book.worksheets:
        assert page.oddHeader.right.text == "OFFICIAL-SENSITIVE", page.title
        assert page.oddFooter.right.text == "Page &P of &N", page.title
    page = book[ACTIONS]
    assert page.oddFooter.left.text == "Data as at 21 Nov 2026"
    assert page.page_setup.fitToWidth == 1
    assert page.print_area.endswith(f"${HEAD + 4}")
    assert not page.merged_cells.ranges


def test_it_says_what_it_is_in_which_language_and_nothing_of_a_person(path: Path) -> None:
    told = opened(path).properties
    assert (told.title, told.language) == (f"{boards.NAME}: actions", "en-GB")
    assert (told.creator, told.lastModifiedBy) == ("LIF Desktop", None)


def test_no_cell_is_a_formula_and_dates_are_dates(board: Board, tmp_path: Path) -> None:
    with board.change("Odd words") as change:
        change.edit("actions", 1, {"activity": "=1+1", "notes": "@SUM(A1)", "lead": "+44 1632"})
    place = tmp_path / "tracker.xlsx"
    write_tracker(board, View("actions"), place)
    book = opened(place)
    kinds = {cell.data_type for page in book for row in page.iter_rows() for cell in row}
    assert "f" not in kinds
    page = book[ACTIONS]
    target = page[f"{letters(page)['Target']}{HEAD + 1}"]
    assert target.is_date
    assert target.value.date() == date(2026, 8, 12)


def test_a_passphrase_closes_what_is_written(board: Board, tmp_path: Path) -> None:
    place = tmp_path / "closed.xlsx"
    write_tracker(
        board, View("actions"), place, seal=lambda made: protect_workbook(made, "five plain words")
    )
    with place.open("rb") as file:
        office = msoffcrypto.OfficeFile(file)
        assert office.is_encrypted()
        office.load_key(password="five plain words")
        kept = io.BytesIO()
        office.decrypt(kept)
    assert openpyxl.load_workbook(kept).sheetnames[0] == identity.FRONT
