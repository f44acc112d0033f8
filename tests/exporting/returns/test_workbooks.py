"""A return as an agency's administrator meets it: what is locked, what is open, what it says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from lif_desktop import clock, identity
from lif_desktop.exporting.returns.filling import HEAD
from lif_desktop.exporting.returns.issuing import KINDS, issue
from lif_desktop.exporting.workbooks.sheet import INPUT
from lif_desktop.identity import FRONT
from lif_desktop.store.board import Board
from tests import boards
from tests.exporting.returns.board import DUE, HEALTH, asking, headings, is_form

HEALTH_KINDS = sorted(KINDS)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    clock.set_today(boards.TODAY.isoformat())
    with asking(tmp_path_factory.mktemp("board")) as made:
        yield made
    clock.set_today(None)


@pytest.fixture
def book(board: Board, tmp_path: Path, kind: str) -> Workbook:
    agency = board.find("agencies", HEALTH)
    assert agency is not None
    (one,) = issue(board, kind, [agency.id], DUE, tmp_path)
    assert one.path is not None
    return load_workbook(one.path)


def _asked(book: Workbook) -> list[Worksheet]:
    return [page for page in book.worksheets if page.title not in {FRONT, identity.LISTS}]


@pytest.mark.parametrize("kind", HEALTH_KINDS)
def test_the_front_says_whose_it_is_what_is_asked_by_when_and_to_whom(book: Workbook) -> None:
    front = book.worksheets[0]
    assert front.title == FRONT
    assert front.max_column == 1
    said = " ".join(str(row[0]) for row in front.iter_rows(values_only=True) if row[0])
    assert f"{HEALTH} is asked by {boards.NAME}" in said
    assert "14 Dec 2026" in said
    assert "OFFICIAL-SENSITIVE" in said
    assert "the business manager" in said
    for page in _asked(book):
        assert f"“{page.title}”" in said


@pytest.mark.parametrize("kind", HEALTH_KINDS)
def test_all_but_the_pale_yellow_cells_are_locked_without_a_password(book: Workbook) -> None:
    for page in _asked(book):
        lock = page.protection
        assert lock.sheet
        assert lock.password is None
        assert not lock.formatRows
        assert not lock.autoFilter
        open_cells = [cell for row in page for cell in row if not cell.protection.locked]
        assert open_cells
        assert {cell.fill.start_color.rgb[-6:] for cell in open_cells} == {INPUT}
        for cell in open_cells:
            assert not cell.value or cell.data_type != "f"


@pytest.mark.parametrize("kind", HEALTH_KINDS)
def test_what_is_filled_in_is_large_and_its_identity_hidden(book: Workbook) -> None:
    for page in _asked(book):
        if is_form(page):
            hidden = [
                page.row_dimensions[cell.row].hidden
                for cell in page["B"]
                if isinstance(cell.value, str) and identity.is_identity(cell.value)
            ]
            assert hidden
            assert all(hidden)
            assert max(page.row_dimensions[row].height or 0 for row in range(5, 12)) > 100
        else:
            names = headings(page)
            for at, name in enumerate(names, 1):
                letter = page.cell(HEAD, at).column_letter
                if identity.is_identity(name):
                    assert page.column_dimensions[letter].hidden
            assert page.row_dimensions[HEAD + 1].height > 50
            assert page.freeze_panes == f"C{HEAD + 1}"
            assert page.print_title_rows == f"${HEAD}:${HEAD}"
            (table,) = page.tables.values()
            assert [one.name for one in table.tableColumns] == names
            assert not page.merged_cells.ranges


@pytest.mark.parametrize("kind", ["actions"])
def test_late_ones_are_coloured_by_rule_and_choices_come_from_the_lists(book: Workbook) -> None:
    (page,) = _asked(book)
    heads = {str(cell.value): cell.column_letter for cell in page[HEAD]}
    formulas = [
        rule.formula[0]
        for area in page.conditional_formatting
        for rule in area.rules
        if "TODAY" in rule.formula[0]
    ]
    target, status = heads["Target"], heads["Status"]
    assert formulas
    (formula,) = set(formulas)
    assert formula.startswith(f'AND(${target}6<>"",${target}6<TODAY(),${status}6<>"Completed"')
    lists = {
        str(next(iter(rule.sqref.ranges)).coord).rstrip("0123456789").split(":")[0][:-1]: rule
        for rule in page.data_validations.dataValidation
        if rule.type == "list"
    }
    assert {"Status", "Owner's RAG", "Plan"} <= {
        name for name, letter in heads.items() if letter in lists
    }
    assert {rule.formula1.split("!")[0] for rule in lists.values()} == {f"'{identity.LISTS}'"}
    assert book[identity.LISTS].sheet_state == "visible"


@pytest.mark.parametrize("kind", ["actions"])
def test_there_is_room_for_what_the_agency_adds(book: Workbook) -> None:
    (page,) = _asked(book)
    blank = [
        row for row in page.iter_rows(min_row=HEAD + 1)
        if all(cell.value is None for cell in row)
    ]  # fmt: skip
    assert len(blank) == 10
    heads = [cell.value for cell in page[HEAD]]
    opened = {heads[cell.column - 1] for cell in blank[0] if not cell.protection.locked}
    assert {"Action", "Plan", "Target", "Status"} <= opened
    assert "Lead agency" not in opened
