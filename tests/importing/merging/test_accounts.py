"""Every row of every sheet has its place: heading, record, left out, outside, or blank."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.importing.finding.inspect import inspect_workbook
from lif_desktop.importing.finding.tables import tables_of
from lif_desktop.importing.merging.accounts import SheetAccount, accounts
from lif_desktop.importing.reading.sheets import Workbook, sheet_of
from lif_desktop.store.board import Board
from tests import boards
from tests.corpus.files import FILES
from tests.importing.workbooks import HEADINGS, plan_of


def adds_up(one: SheetAccount) -> bool:
    parts = one.headings + one.records + one.left_out + one.outside + one.blank
    return one.lost == "" and parts == one.rows


@pytest.mark.parametrize("name", FILES)
def test_every_row_of_a_file_of_the_corpus_is_accounted_for(name: str, tmp_path: Path) -> None:
    FILES[name](tmp_path / name)
    found = inspect_workbook(tmp_path / name).found
    told = accounts(found)
    assert [one.name for one in told] == [one.sheet.name for one in found]
    assert [one for one in told if not adds_up(one)] == []
    # The same where no table at all is read for a register.
    assert [one for one in accounts(found, []) if not adds_up(one)] == []


cells = st.none() | st.sampled_from(
    ["Action", "Lead", "By when", "Status", "Total", "< Select >", "END", "e.g. this", "Note: all",
     "Review the policy", 1, 2.0, "In hand", "x"]
)  # fmt: skip


@given(st.lists(st.lists(cells, max_size=6), max_size=14))
def test_every_row_of_any_sheet_is_accounted_for(rows: list[list[object]]) -> None:
    book = Workbook(Path("any.xlsx"), "any.xlsx", "0" * 64, "xlsx", [sheet_of("Any", rows)])  # type: ignore[arg-type]
    (told,) = accounts(tables_of(book))
    assert adds_up(told)


def test_a_plan_says_what_became_of_each_sheet(tmp_path: Path) -> None:
    with boards.small(tmp_path) as board:
        _says(board)


def _says(board: Board) -> None:
    plan = plan_of(
        board, (None, "Paint the hall", None, None, None, None), ("Total", None, None, 1, None, 2)
    )
    (sheet,) = plan.sheets
    assert (sheet.outcome, sheet.headings, sheet.rows) == ("read", 1, 3)
    assert sheet.records == plan.data_rows
    assert sheet.left_out == sum(one.count for one in plan.left_out)
    assert sheet.heading_row == 1
    assert len(HEADINGS) == len(plan.columns)
