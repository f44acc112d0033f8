"""Day or month first, true dates that Excel turned round: said with the evidence, never guessed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
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
    way_called,
)
from lif_desktop.importing.meaning.lessons import lessons
from lif_desktop.importing.meaning.said import Said, from_json
from lif_desktop.importing.meaning.values import Trouble, read_column
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.reading.sheets import Cell
from lif_desktop.store.board import Board
from tests import boards
from tests.importing.workbooks import book_of

POLICE = boards.AGENCIES[1][0]
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


class TestRemembered:
    MONTH = (("ACT-2026-001", "03/04/2027"), ("ACT-2026-002", "05/06/2027"))

    @pytest.fixture
    def own(self, tmp_path: Path) -> Iterator[Board]:
        with boards.small(tmp_path) as found:
            yield found

    def plan(self, own: Board, said: Said, *rows: tuple[Cell, ...]) -> ImportPlan:
        headings = ("Reference", "Target date")
        return make_plan(own, book_of(headings, *(rows or self.MONTH)), "actions", said)

    def police(self, own: Board) -> int:
        found = own.find("agencies", POLICE)
        assert found is not None
        return found.id

    def days(self, plan: ImportPlan) -> list[Any]:
        return [row.values.get("target_on") for row in plan.rows]

    def test_the_order_that_was_said_is_remembered_for_the_agency_and_said_when_used(
        self, own: Board
    ) -> None:
        police = self.police(own)
        merge(own, self.plan(own, Said(agency=police, orders={"target_on": "month"})))
        (told,) = (one.values for one in own.records("readings") if one.values["kind"] == "dates")
        assert (told["written"], told["field"], told["means"], told["agency"]) == (
            "Target date", TARGET.label, "month first", police,
        )  # fmt: skip
        again = self.plan(own, Said(agency=police))
        assert self.days(again) == [date(2027, 3, 4), date(2027, 5, 6)]
        assert (
            "Dates under “Target date” are read month first, as remembered"
            f" (as in {POLICE}'s return of 21 Nov 2026)." in again.notes
        )
        assert lessons(again) == []
        assert self.days(self.plan(own, Said(agency=police, remember=False))) == [
            date(2027, 4, 3), date(2027, 6, 5),
        ]  # fmt: skip

    def test_another_agency_and_another_form_are_not_read_so(self, own: Board) -> None:
        merge(own, self.plan(own, Said(agency=self.police(own), orders={"target_on": "month"})))
        assert self.days(self.plan(own, Said()))[0] == date(2027, 4, 3)
        rows = (("Reference", "Target date", "Lead"), ("ACT-2026-001", "03/04/2027", "K. Dunn"))
        other = make_plan(own, book_of(*rows), "actions", Said(agency=self.police(own)))
        assert self.days(other)[0] == date(2027, 4, 3)

    def test_what_is_proven_goes_before_what_is_remembered(self, own: Board) -> None:
        merge(own, self.plan(own, Said(orders={"target_on": "month"})))
        again = self.plan(own, Said(), *self.MONTH, ("ACT-2026-003", "31/05/2027"))
        assert self.days(again)[0] == date(2027, 4, 3)
        (note,) = (one for one in again.notes if "Target date" in one)
        assert "are remembered month first" in note
        assert "'31/05/2027' in row 4 can be nothing else than the other order" in note

    def test_another_word_takes_its_place(self, own: Board) -> None:
        merge(own, self.plan(own, Said(orders={"target_on": "month"})))
        again = self.plan(own, Said(orders={"target_on": "day"}))
        merge(own, again)
        (told,) = (one.values for one in own.records("readings") if one.values["kind"] == "dates")
        assert told["means"] == "day first"
        assert lessons(self.plan(own, Said(orders={"target_on": "day"}))) == []

    def test_what_was_written_by_hand_counts_and_what_says_nothing_is_said(
        self, own: Board
    ) -> None:
        def remember(**values: Any) -> None:
            with own.change("Remember") as change:
                change.add("readings", {"kind": "dates", "register": "actions", **values})

        remember(written="any", field="Target", means="Month")
        assert self.days(self.plan(own, Said()))[0] == date(2027, 3, 4)
        remember(written="any", field="Target", means="backwards")
        remember(written="any", field="Colour", means="day first")
        remember(written="any", field="Lead", means="day first")
        plan = self.plan(own, Said())
        assert any("“backwards” is remembered as the order of dates" in one for one in plan.notes)
        assert sum("which actions do not have" in one for one in plan.notes) == 2
        remember(written="other", field="Target", means="day first")
        both = self.plan(own, Said())
        assert self.days(both)[0] == date(2027, 4, 3)
        assert any("in another way too; so it was not used" in one for one in both.notes)

    def test_dates_turned_round_once_are_turned_again_only_where_it_shows(self, own: Board) -> None:
        references = [one.reference for one in own.records("actions")][: len(TURNED)]
        rows = tuple(zip(references, TURNED, strict=False))
        merge(own, self.plan(own, Said(orders={"target_on": "turned"}), *rows))
        fresh = tuple(zip(references, (date(2028, 3, 2), date(2028, 5, 4), "31/03/2028",
                                       "14/02/2028"), strict=False))  # fmt: skip
        again = self.plan(own, Said(), *fresh)
        assert self.days(again)[:2] == [date(2028, 2, 3), date(2028, 4, 5)]
        sound = tuple(zip(references, (date(2028, 3, 2), date(2028, 5, 30), "31/03/2028"),
                          strict=False))  # fmt: skip
        right = self.plan(own, Said(), *sound)
        assert self.days(right)[:2] == [date(2028, 3, 2), date(2028, 5, 30)]
        assert any("nothing shows that Excel exchanged" in one for one in right.notes)

    def test_an_order_said_of_a_column_that_is_not_there_teaches_nothing(self, own: Board) -> None:
        assert lessons(self.plan(own, Said(orders={"completed_on": "month"}))) == []

    @pytest.mark.parametrize(
        ("said", "way"),
        [("Day", "day"), ("month  first", "month"), ("turned round", "turned"), ("never", None)],
    )
    def test_an_order_has_its_names(self, said: str, way: str | None) -> None:
        assert way_called(said) == way
