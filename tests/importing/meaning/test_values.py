"""Columns read strictly: what a cell states, what it does not, and in which order dates are."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop import registers
from lif_desktop.fields import read
from lif_desktop.importing.meaning.date_orders import UNASKED, DayOrder, decide_order
from lif_desktop.importing.meaning.values import CLEAR, Trouble, read_column
from lif_desktop.importing.reading.sheets import Cell, ErrorCell
from lif_desktop.store.board import Board
from tests import boards

ACTIONS = registers.get("actions")
TARGET = ACTIONS.field("target_on")


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    with boards.small(tmp_path_factory.mktemp("values")) as found:
        yield found


def value(board: Board, key: str, cell: Cell, order: DayOrder = UNASKED) -> Any:
    (found,) = read_column(ACTIONS.field(key), [cell], board.names, order)
    return found


def problem(board: Board, key: str, cell: Cell, order: DayOrder = UNASKED) -> str:
    found = value(board, key, cell, order)
    assert isinstance(found, Trouble)
    return found.sentence


class TestCells:
    @pytest.mark.parametrize("cell", [None, "", " \u00a0 ", "< Select >", "\n"])
    def test_a_blank_or_a_prompt_is_none(self, board: Board, cell: Cell) -> None:
        assert value(board, "target_on", cell) is None
        assert value(board, "notes", cell) is None

    @pytest.mark.parametrize("word", ["ongoing", "asap", "TBC", "31/11/2026", "n/a"])
    def test_words_in_a_date_column_are_problems_not_blanks(self, board: Board, word: str) -> None:
        assert problem(board, "target_on", word) == f"Target: '{word}' is not a date."

    def test_an_error_cell_says_what_the_workbook_shows(self, board: Board) -> None:
        said = problem(board, "notes", ErrorCell("#REF!"))
        assert said == "Notes: the workbook shows #REF! instead of a value."

    @pytest.mark.parametrize("cell", ["[clear]", " [Clear]\u00a0", "[CLEAR]"])
    def test_clear_erases_in_any_column(self, board: Board, cell: Cell) -> None:
        assert value(board, "notes", cell) is CLEAR
        assert value(board, "target_on", cell) is CLEAR

    def test_odd_spaces_are_evened_out(self, board: Board) -> None:
        assert value(board, "activity", "Brief\u00a0 all\tstaff ") == "Brief all staff"

    def test_whole_numbers_and_times_read_as_people_see_them(self, board: Board) -> None:
        assert value(board, "activity", 12.0) == "12"
        assert value(board, "activity", time(9, 30)) == "09:30"
        assert value(board, "activity", True) == "Yes"

    def test_one_and_true_stay_apart_in_one_column(self, board: Board) -> None:
        field = ACTIONS.field("activity")
        assert read_column(field, [True, 1, 1.0, "1", None], board.names) == [
            "Yes", "1", "1", "1", None,
        ]  # fmt: skip

    def test_a_date_with_a_time_is_its_day(self, board: Board) -> None:
        assert value(board, "target_on", datetime.fromisoformat("2026-08-12T14:30")) == date(
            2026, 8, 12
        )


class TestNames:
    def test_a_name_that_is_not_known_is_told_with_its_neighbours(self, board: Board) -> None:
        said = problem(board, "lead_agency", "Northmor Police")
        assert said.startswith("Lead agency: 'Northmor Police' is not among the agencies.")
        assert "Nearest: Northmoor Police" in said

    def test_a_name_like_none_is_told_alone(self, board: Board) -> None:
        said = problem(board, "lead_agency", "Zzyzx")
        assert said == "Lead agency: 'Zzyzx' is not among the agencies."

    def test_a_long_name_is_cut_in_the_sentence(self, board: Board) -> None:
        assert "x..." in problem(board, "lead_agency", "x" * 300)

    def test_a_name_of_two_records_is_told_as_that(self, tmp_path: Path) -> None:
        with boards.empty(tmp_path) as board:
            with board.change("Twins") as change:
                change.add("agencies", {"name": "Family Hub"})
                change.add("agencies", {"name": "Family Hub"})
            said = problem(board, "lead_agency", "Family Hub")
            assert said == "Lead agency: 'Family Hub' is what several of the agencies are called."

    def test_several_names_may_stand_between_commas(self, board: Board) -> None:
        field = registers.get("audits").field("agencies")
        both = "Northmoor Police, Housing Trust"
        (found,) = read_column(field, [both], board.names)
        assert [board.names.label("agencies", one) for one in found] == [
            "Northmoor Police", "Housing Trust",
        ]  # fmt: skip

    def test_one_unknown_among_several_is_named(self, board: Board) -> None:
        field = registers.get("audits").field("agencies")
        (found,) = read_column(field, ["Northmoor Police; Nobody Ltd"], board.names)
        assert "'Nobody Ltd' is not among the agencies." in found.sentence


class TestOrderOfDates:
    def test_one_cell_proves_day_first(self) -> None:
        order = decide_order("Due", [(3, "03/04/2026"), (4, "31/10/2026")])
        assert order.day_first
        assert "'31/10/2026' in row 4 can be nothing else" in order.sentence

    def test_one_cell_proves_month_first_for_the_column(self, board: Board) -> None:
        order = decide_order("Due", [(3, "03/04/2026"), (4, "10/31/2026")])
        assert not order.day_first
        assert "month first: '10/31/2026' in row 4" in order.sentence
        assert value(board, "target_on", "03/04/2026", order) == date(2026, 3, 4)

    def test_without_proof_day_first_is_taken_and_said(self, board: Board) -> None:
        order = decide_order("Due", [(3, "03/04/2026"), (4, "05/05/2026")])
        assert order.day_first
        assert "no cell proves it" in order.sentence
        assert "'03/04/2026' in row 3 is read as 3 Apr 2026" in order.sentence
        assert value(board, "target_on", "03/04/2026", order) == date(2026, 4, 3)

    def test_both_orders_leave_what_could_be_either_unread(self, board: Board) -> None:
        order = decide_order("Due", [(3, "31/10/2026"), (4, "10/31/2026"), (5, "03/04/2026")])
        assert order.mixed
        assert "could be either" in problem(board, "target_on", "03/04/2026", order)
        assert value(board, "target_on", "31/10/2026", order) == date(2026, 10, 31)
        assert value(board, "target_on", "04/04/2026", order) == date(2026, 4, 4)
        assert "is not a date" in problem(board, "target_on", "10/31/2026", order)

    @pytest.mark.parametrize("cell", [None, date(2026, 3, 4), "3 April 2026", "04/04/2026", 7])
    def test_cells_that_leave_no_question_need_no_sentence(self, cell: Cell) -> None:
        assert decide_order("Due", [(3, cell)]) == UNASKED

    def test_figures_that_are_no_date_at_all_prove_nothing(self) -> None:
        order = decide_order("Due", [(3, "00/04/2026"), (4, "40/40/2026")])
        assert "is read as no date" in order.sentence


texts = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ["a  b", " a", "a ", "|", "||", "[clear", "Please wait", "a\u00a0b", "a\r\nb", "select all"]
)


@given(st.lists(st.none() | texts, max_size=8))
def test_texts_read_together_are_as_each_read_alone(board: Board, cells: list[str | None]) -> None:
    for key in ("activity", "notes"):
        field = ACTIONS.field(key)
        for cell, found in zip(cells, read_column(field, cells, board.names), strict=True):
            if found is not CLEAR and found is not None:
                assert found == read(field, cell, board.names)
