"""A small figure of the dataset does not follow from those of other agencies and the whole area."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lif_desktop.reports.shape import Asked
from lif_desktop.rules.other_worlds import Sum
from lif_desktop.rules.suppression import Count, protect
from lif_desktop.store.board import Board
from tests import boards
from tests.reports.reading import TODAY, cells, draw
from tests.rules.reader import Reader

PUBLIC = Asked(date(2026, 1, 1), TODAY, "public")


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


def figures(board: Board, *numbers: int | str, unit: str = "count") -> list[str]:
    """Return what the public reads of one quarter, the figure of the whole area first."""
    agencies = [None, *(one.id for one in board.records("agencies"))]
    with board.change("Enter figures") as change:
        one = change.add("indicators", {"title": "Children missing", "unit": unit,
                                        "frequency": "quarterly", "stage": "care"})  # fmt: skip
        for agency, number in zip(agencies, numbers, strict=False):
            value = {"value": Decimal(number)} if unit == "count" else {
                "value": Decimal(10), "numerator": Decimal(number)}  # fmt: skip
            change.add("values", {
                "indicator": one, "agency": agency, "period": "2026 Q2", **value,
                "period_from": date(2026, 4, 1), "period_until": date(2026, 6, 30),
            })  # fmt: skip
    report = draw(board, "indicators", PUBLIC)
    (section,) = (one for one in report.sections if one.title == "Scorecard")
    charted = [
        value for part in report.sections for chart in part.charts
        for series in chart.series if series.name == "Value" for value in series.values
    ]  # fmt: skip
    found = [row[3] for table in section.tables for row in cells(table)]
    assert sum(one is None for one in charted) >= found.count("not shown")
    return found


def test_a_lone_small_figure_takes_another_with_it(board: Board) -> None:
    assert sorted(figures(board, 24, 12, 9, 3)) == ["12", "24", "not shown", "not shown"]


def test_large_figures_are_all_shown(board: Board) -> None:
    assert sorted(figures(board, 26, 12, 9, 5)) == ["12", "26", "5", "9"]


def test_figures_that_do_not_add_up_hide_the_small_one_alone(board: Board) -> None:
    assert sorted(figures(board, 30, 12, 9, 3)) == ["12", "30", "9", "not shown"]


def test_two_agencies_without_a_whole_have_nothing_to_be_solved_from(board: Board) -> None:
    assert sorted(figures(board, 12, 3)) == ["12", "not shown"]


def test_percentages_go_by_the_children_they_count(board: Board) -> None:
    assert sorted(figures(board, 24, 12, 9, 3, unit="percent")).count("not shown") == 2


def test_where_nothing_protects_the_whole_line_of_agencies_goes(board: Board) -> None:
    assert set(figures(board, 3, 1, 1, 1)) == {"not shown"}


@given(st.lists(st.integers(0, 12), min_size=2, max_size=5))
@settings(max_examples=60)
def test_no_part_follows_from_the_others_and_their_whole(parts: list[int]) -> None:
    cells_ = list(range(len(parts) + 1))
    numbers = [sum(parts), *parts]
    counts = {at: Count(number, "", number) for at, number in enumerate(numbers)}
    found = protect(counts, [Sum(0, tuple(cells_[1:]))], [frozenset(cells_)], 5)
    reader = Reader(parts, sum(parts) + 9)
    gone = set(cells_) if found.withheld else found.hidden
    members = {at: [at - 1] if at else list(range(len(parts))) for at in cells_}
    for at in cells_:
        if not found.withheld:
            reader.reads(members[at], None if at in gone else numbers[at],
                         small=0 < numbers[at] < 5, limit=5)  # fmt: skip
    for at in gone:
        assert reader.may_be_other_than(members[at], numbers[at])
