"""Day or month first, true dates that Excel turned round: said with the evidence, never guessed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop import registers
from lif_desktop.faults import WrongUsage
from lif_desktop.importing.meaning.date_orders import (
    DayOrder,
    decide_order,
    said_order,
    turnable,
    turned,
)
from lif_desktop.importing.meaning.said import Said, from_json
from lif_desktop.importing.meaning.values import Trouble, read_column
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.reading.sheets import Cell
from lif_desktop.store.board import Board
from tests import boards
from tests.importing.workbooks import book_of

TARGET = registers.get("actions").field("target_on")
TURNED: tuple[Cell, ...] = (
    date(2027, 3, 2), date(2027, 5, 4), "31/03/2027", date(2027, 7, 6), "14/02/2027",
)  # fmt: skip
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    with boards.small(tmp_path_factory.mktemp("orders")) as found:
        yield found


def decided(cells: tuple[Cell, ...]) -> DayOrder:
    return decide_order("By when", enumerate(cells, 2))


def read(board: Board, cells: tuple[Cell, ...], order: DayOrder) -> list[Any]:
    return read_column(TARGET, cells, board.names, order)


class TestTurnedRound:
    def test_true_dates_that_excel_seems_to_have_turned_wait_and_the_note_says_why(
        self, board: Board
    ) -> None:
        order = decided(TURNED)
        assert order.doubtful
        assert "exchanged day and month in the 3 true dates" in order.sentence
        assert "2 Mar 2027 in row 2" in order.sentence
        found = read(board, TURNED, order)
        assert [isinstance(one, Trouble) for one in found] == [True, True, False, True, False]
        assert "the cell holds 2 Mar 2027, but Excel may have made that of 3 Feb 2027" in (
            found[0].sentence
        )

    @pytest.mark.parametrize("beside", ["03/04/2027", date(2027, 3, 28), date(2027, 12, 30)])
    def test_one_date_that_does_not_fit_the_pattern_ends_the_doubt(self, beside: Cell) -> None:
        assert not decided((*TURNED, beside)).doubtful

    def test_true_dates_alone_and_single_ones_are_not_doubted(self) -> None:
        assert decided(TURNED[:2]) == DayOrder()
        assert not decided((TURNED[0], "31/03/2027")).doubtful

    def test_a_person_may_say_that_they_stand_or_turn_them_back(self, board: Board) -> None:
        stands = read(board, TURNED, said_order("By when", "day"))
        assert stands[0] == date(2027, 3, 2)
        back = read(board, TURNED, said_order("By when", "turned"))
        assert back == [
            date(2027, 2, 3), date(2027, 4, 5), date(2027, 3, 31), date(2027, 6, 7),
            date(2027, 2, 14),
        ]  # fmt: skip


class TestSaid:
    def test_a_column_may_be_read_the_other_way(self, board: Board) -> None:
        rows = (("Brief the governors", "03/04/2026"), ("Paint the hall", "05/06/2026"))
        book = book_of(("Action", "Target"), *rows)
        plan = make_plan(board, book, "actions")
        assert plan.rows[0].values["target_on"] == date(2026, 4, 3)
        plan = make_plan(board, book, "actions", Said(orders={"target_on": "month"}))
        assert plan.rows[0].values["target_on"] == date(2026, 3, 4)
        assert "Dates under “Target” are read month first: you said so." in plan.notes
        assert from_json(plan.said.as_json()) == plan.said

    def test_another_way_is_refused(self) -> None:
        with pytest.raises(WrongUsage, match="day, month, turned; not “year”"):
            said_order("Due", "year")


def figures(day: date, *, day_first: bool) -> str:
    first, second = (day.day, day.month) if day_first else (day.month, day.day)
    return f"{first:02}/{second:02}/{day.year}"


@given(st.lists(DAYS, min_size=1, max_size=12), st.booleans())
def test_no_date_is_ever_read_wrong_without_a_word(days: list[date], day_first: bool) -> None:  # noqa: FBT001 - hypothesis
    """Whoever wrote a column in one order gets that order, or is told that it is not proven."""
    cells = tuple(figures(day, day_first=day_first) for day in days)
    order = decided(cells)
    if order.day_first != day_first:
        ambiguous = all(day.day <= 12 for day in days)
        assert ambiguous
        assert "no cell proves it" in order.sentence or all(d.day == d.month for d in days)


@given(st.lists(DAYS, min_size=4, max_size=20))
def test_what_excel_turned_round_is_noticed_or_harmless(days: list[date]) -> None:
    """Excel read day-first texts month first: some became other dates, the rest stayed text."""
    cells: list[Cell] = [
        date(day.year, day.day, day.month) if day.day <= 12 else figures(day, day_first=True)
        for day in days
    ]
    order = decided(tuple(cells))
    harmed = [day for day in days if day.day <= 12 and day.day != day.month]
    left = [day for day in days if day.day > 12]
    if len(harmed) >= 2 and left and len(harmed) + len(left) >= 4:
        assert order.doubtful


@given(DAYS)
def test_turning_twice_changes_nothing(day: date) -> None:
    assert turned(turned(day)) == day
    assert turnable(day) == (turned(day) != day)
