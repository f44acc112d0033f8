"""Percentages, fractions, and dates that lost their format."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from lif_desktop import registers
from lif_desktop.importing.meaning.figures import lost_date, told_of
from lif_desktop.importing.meaning.values import Trouble, read_column
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.reading.sheets import Cell
from lif_desktop.store.board import Board
from tests import boards

VALUE = registers.get("values").field("value")
TARGET = registers.get("actions").field("target_on")


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    with boards.small(tmp_path_factory.mktemp("figures")) as found:
        yield found


def read(board: Board, *cells: Cell) -> list[Any]:
    return read_column(VALUE, cells, board.names)


def test_a_percentage_in_words_is_its_figure_and_that_is_said(board: Board) -> None:
    assert read(board, "45%", "45.5 %", "1,200 %") == [
        Decimal("45.0"), Decimal("45.5"), Decimal("1200.0"),
    ]  # fmt: skip
    assert told_of(VALUE, "Result", ["45%"]) == (
        "Figures under “Result”: '45%' is read as 45, and others alike."
    )


def test_fractions_stand_and_what_excel_may_have_shown_is_said(board: Board) -> None:
    assert read(board, 0.45) == [Decimal("0.45")]
    said = told_of(VALUE, "Result", [0.45, 0.5, 0.61, None, 1.0])
    assert "fractions such as 0.45, which Excel may have shown as 45%" in said
    assert told_of(VALUE, "Result", [0.45, 0.5, 0.61, 12.0]) == ""
    assert told_of(TARGET, "Due", [0.45, 0.5, 0.61]) == ""


def test_both_in_one_column_are_to_be_checked() -> None:
    assert "Check that they mean the same." in told_of(VALUE, "Result", ["45%", 0.6])


@pytest.mark.parametrize("cell", ["£3.5k", "about 40", "1,23", "4-5", "45%%"])
def test_other_figures_are_never_guessed(board: Board, cell: str) -> None:
    (found,) = read(board, cell)
    assert isinstance(found, Trouble)


def test_text_numbers_are_read(board: Board) -> None:
    assert read(board, "1,234", " 12 ", "\u00a07.5\u202f") == [
        Decimal("1234.0"), Decimal("12.0"), Decimal("7.5"),
    ]  # fmt: skip


def test_a_date_that_lost_its_format_is_a_problem_that_names_it(board: Board) -> None:
    (found,) = read_column(TARGET, [46238.0], board.names)
    assert found.sentence == (
        "Target: '46238' is not a date. As Excel counts days it is 4 Aug 2026."
    )
    assert lost_date(12.0) == lost_date("46238") == ""


def test_workbooks_that_count_days_from_1904_give_the_same_dates(
    board: Board, tmp_path: Path
) -> None:
    for name, epoch in (("1900.xlsx", None), ("1904.xlsx", CALENDAR_MAC_1904)):
        book = openpyxl.Workbook()
        if epoch is not None:
            book.epoch = epoch
        page = book.active
        assert page is not None
        page.append(["Action", "Target"])
        page.append(["Brief the governors on the form", date(2026, 8, 4)])
        book.save(tmp_path / name)
        book.close()
        (row,) = make_plan(board, tmp_path / name, "actions").rows
        assert row.values["target_on"] == date(2026, 8, 4)
