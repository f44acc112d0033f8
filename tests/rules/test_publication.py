import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lif_desktop.rules import suppression
from lif_desktop.rules.other_worlds import cheapest_move
from lif_desktop.rules.public_tables import ALL, Case, Cell, Dimension, Span, Table
from lif_desktop.rules.publication import (
    NONE_TO_COUNT,
    NOT_SHOWN,
    Publication,
    as_json,
    from_json,
    publish,
    publish_pooled,
    show_all,
)
from tests.rules.reader import Reader

LEAVES = {"age": ("a", "b", "c"), "category": ("1", "2"), "area": ("north", "east")}
AGE, CATEGORY, AREA = (Dimension(name, values, ((ALL, values),)) for name, values in LEAVES.items())
POOLED_AGE = Dimension("age", ("young", "c"), ((ALL, ("young", "c")), ("young", ("a", "b"))))
SMOKING = Dimension("category", ("1",), ((ALL, ("1", "2")),))
FIRST_HALF = (date(2025, 4, 1), date(2025, 9, 30))
SECOND_HALF = (date(2025, 10, 1), date(2026, 3, 31))
YEAR = (FIRST_HALF[0], SECOND_HALF[1])
HALVES = (FIRST_HALF, SECOND_HALF)
COMBINATIONS = list(product(*LEAVES.values(), HALVES))
LAYOUTS: tuple[tuple[Dimension, ...], ...] = (
    (), (AGE,), (CATEGORY,), (AREA,), (SMOKING,), (POOLED_AGE,), (AGE, CATEGORY), (AREA, AGE),
    (AREA, CATEGORY), (POOLED_AGE, CATEGORY), (AREA, AGE, CATEGORY),
)  # fmt: skip
YOUNG = {"young": ("a", "b")}
GROUPINGS = {"age": POOLED_AGE.sums}


def table(dimensions: Sequence[Dimension], period: Span = YEAR) -> Table:
    return Table(" by ".join(one.name for one in dimensions), (), period, tuple(dimensions))


def children(numbers: Sequence[int]) -> list[Case]:
    return [
        Case(dict(zip(LEAVES, values, strict=True)), half[0])
        for (*values, half), number in zip(COMBINATIONS, numbers, strict=True)
        for _ in range(number)
    ]


def members(cut: Sequence[tuple[str, str]], spans: Sequence[Span]) -> list[int]:
    """Return which combinations a printed line speaks of."""
    asked = dict(cut)
    return [
        at
        for at, (*values, half) in enumerate(COMBINATIONS)
        if any(since <= half[0] <= until for since, until in spans)
        and all(
            value in YOUNG.get(asked.get(name, value), (asked.get(name, value),))
            for name, value in zip(LEAVES, values, strict=True)
        )
    ]


@dataclass
class Papers:
    """Papers as published one after the other, and the children behind them."""

    numbers: Sequence[int]
    published: list[Publication]
    threshold: int

    def number(self, cut: Sequence[tuple[str, str]], spans: Sequence[Span]) -> int:
        return sum(self.numbers[at] for at in members(cut, spans))

    def small(self, number: int) -> bool:
        return 0 < number < self.threshold

    def reader(self) -> Reader:
        reader = Reader(self.numbers, sum(self.numbers) + 2)
        for paper in self.published:
            for cell in printed(paper):
                true = self.number(cell.cut, cell.spans)
                assert paper.number(cell) in {None, true}
                reader.reads(
                    members(cell.cut, cell.spans),
                    paper.number(cell),
                    small=self.small(true),
                    limit=self.threshold,
                )
        return reader

    def few_together(self) -> list[Cell]:
        """Return each shown number whose hidden parts, all in one list, are few together."""
        found = []
        for paper in self.published:
            for one in paper.tables:
                for at, dimension in enumerate(one.dimensions):
                    if dimension.values != dimension.sums[0][1]:
                        continue
                    others = [[*own.values, ALL] for own in one.dimensions]
                    others[at] = [ALL]
                    for margin in product(*others):
                        whole = one.cell(*margin)
                        hidden = [
                            number
                            for value in dimension.values
                            if paper.number(part := whole.at(dimension.name, value)) is None
                            and (number := self.number(part.cut, part.spans))
                        ]
                        if paper.number(whole) is not None and self.small(sum(hidden)):
                            found.append(whole)
        return found

    def secrets(self) -> set[tuple[tuple[tuple[str, str], ...], tuple[Span, ...]]]:
        """Return what is hidden, and small numbers that one printed number less another gives."""
        found = set()
        for paper in self.published:
            for cell in printed(paper):
                if paper.number(cell) is None:
                    found.add((cell.cut, cell.spans))
                for half in HALVES:
                    if cell.spans == (YEAR,) and self.small(self.number(cell.cut, (half,))):
                        found.add((cell.cut, (half,)))
        return found


def printed(paper: Publication) -> list[Cell]:
    return sorted(
        set().union(*(one.cells() for one in paper.tables)), key=lambda one: (one.cut, one.spans)
    )


COUNTS = st.one_of(
    st.lists(st.sampled_from([0, 0, 0, 1, 1, 2, 6]), min_size=24, max_size=24),
    st.lists(st.sampled_from([0, 0, 0, 0, 0, 1, 4]), min_size=24, max_size=24),
    st.lists(st.sampled_from([3, 5, 9, 12, 1]), min_size=24, max_size=24),
)
SOME_TABLES = st.lists(st.sampled_from(LAYOUTS), min_size=1, max_size=4, unique=True)


@given(
    COUNTS,
    SOME_TABLES,
    SOME_TABLES,
    st.sampled_from([FIRST_HALF, YEAR]),
    st.sampled_from([3, 5, 6]),
)
# Ages that the first paper hides apart are few when the second pools them.
@example(
    [0, 0, 2, 0, 2, 0, 0, 0, 0, 0, 2, 0, 1, 1, 1, 0, 1, 1, 6, 0, 2, 0, 1, 1],
    [(AREA, AGE, CATEGORY)],
    [(POOLED_AGE,), (), (AGE,), (AREA, AGE, CATEGORY)],
    FIRST_HALF,
    6,
)
# Each side of a box is shown: ages of the half, categories of the half, both together of the year.
@example(
    [1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0],
    [(AGE,), (CATEGORY,)],
    [(AGE, CATEGORY)],
    FIRST_HALF,
    3,
)
@settings(max_examples=100)
def test_nothing_hidden_can_be_worked_out_from_a_paper_and_those_before(
    numbers: list[int],
    first: list[tuple[Dimension, ...]],
    then: list[tuple[Dimension, ...]],
    period: Span,
    threshold: int,
) -> None:
    cases = children(numbers)
    early = [one for one in cases if one.day <= period[1]]
    before = publish(early, [table(one, period) for one in first], (), threshold, GROUPINGS)
    kept = from_json(json.loads(json.dumps(as_json(before))))
    after = publish(cases, [table(one) for one in then], [kept], threshold, GROUPINGS)
    papers = Papers(numbers, [before, after], threshold)
    assert not before.protection.exposed
    assert not after.protection.exposed
    assert not papers.few_together()
    reader = papers.reader()
    for cut, spans in papers.secrets():
        true = papers.number(cut, spans)
        assert reader.may_be_other_than(members(cut, spans), true), (cut, spans, true)


@given(st.lists(st.integers(5, 40), min_size=24, max_size=24), SOME_TABLES)
@settings(max_examples=40)
def test_what_is_not_small_is_shown(
    numbers: list[int], layouts: list[tuple[Dimension, ...]]
) -> None:
    made = publish(children(numbers), [table(one) for one in layouts])
    assert not made.protection.hidden
    assert not made.withheld


@given(
    st.sampled_from("abc"),
    st.sampled_from("12"),
    st.integers(1, 4),
    st.lists(st.integers(12, 40), min_size=24, max_size=24),
)
@settings(max_examples=40)
def test_one_small_number_hides_its_row_column_and_corner_at_most(
    age: str, category: str, small: int, numbers: list[int]
) -> None:
    cases = [
        one
        for one in children(numbers)
        if (one.values["age"], one.values["category"]) != (age, category)
    ]
    cases += [Case({"age": age, "category": category, "area": "north"}, YEAR[0])] * small
    made = publish(cases, [table((AGE, CATEGORY)), table((AREA,)), table(())])
    assert not made.withheld
    assert len(made.protection.hidden) == 4
    assert all(len(cell.cut) == 2 for cell in made.protection.hidden)


def published(**counts: int) -> Publication:
    return publish(by_age(**counts), [table((AGE,), FIRST_HALF)])


def by_age(half: Span = FIRST_HALF, **counts: int) -> list[Case]:
    return [Case({"age": age}, half[0]) for age, number in counts.items() for _ in range(number)]


def texts(made: Publication, one: Table) -> list[str]:
    return [made.text(cell) for cell in one.inner()]


def test_a_lone_small_number_takes_the_next_smallest_with_it_and_the_total_stays() -> None:
    made = published(a=3, b=9, c=20)
    assert texts(made, made.tables[0]) == [NOT_SHOWN, NOT_SHOWN, "20"]
    assert made.text(made.tables[0].cell(ALL)) == "32"


def test_a_true_nought_is_shown_and_never_used_to_hide_another() -> None:
    made = published(a=3, b=0, c=20)
    assert texts(made, made.tables[0]) == [NOT_SHOWN, "0", NOT_SHOWN]


def test_what_cannot_be_guarded_is_left_out_as_a_table() -> None:
    made = published(a=1, b=1, c=1)
    assert [one.title for one in made.withheld] == []
    made = publish(by_age(a=1, b=1, c=1), [table((AGE,), FIRST_HALF)], threshold=4)
    assert made.tables == ()
    assert [one.title for one in made.withheld] == ["age"]
    assert texts(made, made.withheld[0]) == [NOT_SHOWN] * 3


def test_two_ones_take_a_third_number_with_them() -> None:
    """Both are at least one, so that a shown rest of two would give both away."""
    made = published(a=1, b=1, c=30)
    assert texts(made, made.tables[0]) == [NOT_SHOWN, NOT_SHOWN, NOT_SHOWN]


def test_numbers_hidden_beside_each_other_are_never_few_together() -> None:
    """Three of a and one of b: the rest of the total would say that they are four."""
    made = publish(by_age(a=3, b=1, c=30), [table((AGE,), FIRST_HALF)], threshold=6)
    assert texts(made, made.tables[0]) == [NOT_SHOWN, NOT_SHOWN, NOT_SHOWN]
    assert made.text(made.tables[0].cell(ALL)) == "34"
    kept = publish(by_age(a=3, b=4, c=30), [table((AGE,), FIRST_HALF)], threshold=6)
    assert texts(kept, kept.tables[0]) == [NOT_SHOWN, NOT_SHOWN, "30"]


def test_a_percentage_is_shown_where_both_its_numbers_are() -> None:
    made = published(a=3, b=9, c=20)
    one = made.tables[0]
    assert made.percentage(one.cell("c"), one.cell(ALL)) == "63 %"
    assert made.percentage(one.cell("b"), one.cell(ALL)) == NOT_SHOWN
    empty = published()
    assert empty.percentage(one.cell("a"), one.cell(ALL)) == NONE_TO_COUNT
    assert empty.share_shown(one) == 1


def test_the_other_half_of_a_year_is_guarded_though_it_stands_nowhere() -> None:
    cases = [*by_age(a=20), *by_age(SECOND_HALF, a=3)]
    half = publish(cases, [table((), FIRST_HALF)])
    assert half.text(half.tables[0].cell()) == "20"
    year = table(())
    assert publish(cases, [year]).text(year.cell()) == "23"
    made = publish(cases, [year], [from_json(as_json(half))])
    assert made.text(year.cell()) == NOT_SHOWN


def test_a_year_printed_first_guards_its_halves() -> None:
    cases = [*by_age(a=20), *by_age(SECOND_HALF, a=3)]
    year = publish(cases, [table(())])
    half = table((), FIRST_HALF)
    made = publish(cases, [half], [from_json(as_json(year))])
    assert made.text(half.cell()) == NOT_SHOWN


def test_a_pooled_band_is_compared_with_the_finer_bands_of_an_earlier_paper() -> None:
    cases = [*by_age(a=9, b=9, c=9), *by_age(SECOND_HALF, b=2, c=30)]
    half = publish(cases, [table((AGE,), FIRST_HALF)])
    assert not half.protection.hidden
    year = table((POOLED_AGE,))
    assert not publish(cases, [year]).protection.hidden
    made = publish(cases, [year], [from_json(as_json(half))])
    assert made.text(year.cell("young")) == NOT_SHOWN


def test_what_earlier_papers_gave_away_is_named_and_not_said_again() -> None:
    one = table((AGE,), FIRST_HALF)
    cases = by_age(a=3, b=30)
    open_paper = publish(cases, [one], threshold=3)
    made = publish(cases, [one], [from_json(as_json(open_paper))], threshold=5)
    assert made.protection.exposed == {one.cell("a")}
    assert texts(made, one) == [NOT_SHOWN, "30", "0"]


def test_what_is_few_beside_numbers_published_before_cannot_be_mended() -> None:
    """With a lower threshold the rest of three was let through; each of the two stays hidden."""
    one = table((AGE,), FIRST_HALF)
    first = publish(by_age(a=1, b=2, c=30), [one], threshold=3)
    assert texts(first, one) == [NOT_SHOWN, NOT_SHOWN, "30"]
    made = publish(by_age(a=1, b=2, c=30), [one], [from_json(as_json(first))])
    assert texts(made, one) == [NOT_SHOWN, NOT_SHOWN, "30"]
    assert not made.protection.exposed


def test_a_number_hidden_once_stays_hidden() -> None:
    hidden = published(a=3, b=9, c=20)
    one = hidden.tables[0]
    made = publish(by_age(a=8, b=9, c=20), [one], [from_json(as_json(hidden))])
    assert texts(made, one) == [NOT_SHOWN, NOT_SHOWN, "20"]


def test_a_nought_is_not_shown_if_it_gives_away_what_was_hidden_with_it() -> None:
    hidden = published(a=3, b=9, c=20)
    one = hidden.tables[0]
    made = publish(by_age(b=9, c=20), [one], [from_json(as_json(hidden))])
    assert made.withheld == (one,)


def test_what_was_shown_in_any_earlier_paper_counts_as_shown() -> None:
    hidden, shown = published(a=3, b=9, c=20), published(a=8, b=9, c=20)
    one = hidden.tables[0]
    for order in ([hidden, shown], [shown, hidden]):
        earlier = [from_json(as_json(paper)) for paper in order]
        made = publish(by_age(a=8, b=9, c=20), [one], earlier)
        assert texts(made, one) == ["8", "9", "20"]


def test_too_low_a_threshold_is_refused() -> None:
    with pytest.raises(ValueError, match=r"A threshold of 2 cannot protect; 3 is least\."):
        publish([], [], threshold=2)


def test_thin_tables_are_pooled_and_left_out_when_pooling_does_not_help() -> None:
    cases = by_age(a=3, b=3, c=9)
    fine, pooled = table((AGE,)), table((POOLED_AGE,))
    made, levels = publish_pooled(cases, [[fine, pooled], [fine], [table(())]])
    assert levels == (1, None, 0)
    assert [one.dimensions for one in made.tables] == [(POOLED_AGE,), ()]
    assert made.text(pooled.cell("young")) == "6"


def test_a_layout_that_is_only_tried_is_not_searched_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """The long search is for the paper that stays, not for every layout that has to go."""
    patiences = []

    def seen(cell: Any, rooms: Any, sums: Any, patience: int) -> dict[Any, int] | None:
        patiences.append(patience)
        return cheapest_move(cell, rooms, sums, patience)

    monkeypatch.setattr(suppression, "cheapest_move", seen)
    made, levels = publish_pooled(by_age(a=1, b=1, c=1), [[table((AGE,), FIRST_HALF)]], threshold=4)
    assert levels == (None,)
    assert made.tables == ()
    assert len(set(patiences)) == 1


def test_of_tables_that_spoil_each_other_one_gives_way() -> None:
    """Alone each is rich enough; together a half and its year give the other half away."""
    cases = [*by_age(a=9, b=9, c=9), *by_age(SECOND_HALF, a=2, b=3, c=1)]
    half, year = table((AGE,), FIRST_HALF), table((AGE,))
    made, levels = publish_pooled(cases, [[half, table((), FIRST_HALF)], [year, table(())]])
    assert sum(levels) == 1
    assert len(made.tables) == 2


def test_many_overlapping_periods_are_cut_into_pieces_only_so_far() -> None:
    """Twelve months, each within each later sum of months: the rests of them all are many."""
    months = [(date(2025, month, 1), date(2025, month, 28)) for month in range(1, 13)]
    cases = [Case({}, since) for since, _ in months for _ in range(9)]
    papers = [
        from_json(as_json(publish(cases, [table((), (months[at][0], months[at + length][1]))])))
        for length in (0, 2, 5, 8)
        for at in range(12 - length)
    ]
    year = table((), (months[0][0], months[-1][1]))
    made = publish(cases, [year], papers)
    assert made.text(year.cell()) == "108"


def test_a_board_sees_every_number() -> None:
    one = table((AGE,), FIRST_HALF)
    made = show_all(by_age(a=3, b=9), [one])
    assert texts(made, one) == ["3", "9", "0"]
    assert made.percentage(one.cell("a"), one.cell(ALL)) == "25 %"
