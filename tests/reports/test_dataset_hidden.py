"""A small figure of the dataset does not follow from those of other agencies and the whole area."""

import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lif_desktop.reports import dataset
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


QUARTERS = [date(2025, 1, 1), date(2025, 4, 1), date(2025, 7, 1), date(2025, 10, 1),
            date(2026, 1, 1)]  # fmt: skip
LONG = Asked(date(2025, 1, 1), TODAY, "public")


def enter(board: Board, **indicators: Sequence[int]) -> dict[str, list[str]]:
    """Enter indicators with a count a quarter; return what the public reads of the last quarters.

    What is charted stands for the quarters before the last.
    """
    quarters = list(pairwise(QUARTERS))
    with board.change("Enter figures") as change:
        for title, numbers in indicators.items():
            one = change.add("indicators", {"title": title.replace("_", " "), "unit": "count",
                                            "frequency": "quarterly", "stage": "care"})  # fmt: skip
            for number, (first, after) in zip(numbers, quarters, strict=False):
                change.add("values", {
                    "indicator": one, "value": Decimal(number),
                    "period": f"{first.year} Q{(first.month + 2) // 3}",
                    "period_from": first, "period_until": after - timedelta(days=1),
                })  # fmt: skip
    found = dataset.read(board, TODAY, LONG)
    return {
        one.indicator.title.replace(" ", "_"): [
            "not shown" if one.hides(value) else str(int(value.values["value"]))
            for value in one.given
            if value is not None
        ]
        for one in found.measures
    }


def test_a_part_does_not_follow_from_its_total_and_the_other_parts(board: Board) -> None:
    found = enter(board, Plans=(40, 44), Plans_neglect=(25, 27), Plans_other=(15, 14),
                  Plans_sexual_abuse=(0, 3))  # fmt: skip
    assert [one[0] for one in found.values()] == ["40", "25", "15", "0"]
    last = [one[1] for one in found.values()]
    assert last.count("not shown") == 2
    assert last[-1] == "not shown"
    report = draw(board, "indicators", LONG)
    assert any("from which such a one could be worked out" in one for one in report.left_out)


def test_figures_that_add_up_in_one_quarter_alone_are_not_a_total(board: Board) -> None:
    found = enter(board, Missing=(20, 31), Placed_far=(17, 9), Adopted=(3, 6))
    assert found == {"Missing": ["20", "31"], "Placed_far": ["17", "9"],
                     "Adopted": ["not shown", "6"]}  # fmt: skip


def test_a_total_is_not_looked_for_among_what_counts_other_things(board: Board) -> None:
    with board.change("Another stage") as change:
        one = change.add("indicators", {"title": "Referrals", "unit": "count",
                                        "frequency": "quarterly", "stage": "other"})  # fmt: skip
        change.add("values", {"indicator": one, "value": Decimal(20), "period": "2025 Q1",
                              "period_from": date(2025, 1, 1),
                              "period_until": date(2025, 3, 31)})  # fmt: skip
    found = enter(board, Placed_far=(17,), Adopted=(3,))
    assert found["Referrals"] == ["20"]
    assert found["Placed_far"] == ["17"]


def test_sums_within_sums_are_followed(board: Board) -> None:
    found = enter(board, Plans=(60, 70), Plans_girls=(28, 30), Plans_boys=(32, 40),
                  Plans_boys_young=(29, 30), Plans_boys_old=(3, 10))  # fmt: skip
    gone = {title for title, told in found.items() if told[0] == "not shown"}
    assert "Plans_boys_old" in gone
    # Whichever goes with it, it must not follow from girls and all.
    assert gone in ({"Plans_boys_old", "Plans_boys_young"},
                    {"Plans_boys_old", "Plans_boys", "Plans_girls"},
                    {"Plans_boys_old", "Plans_boys", "Plans"})  # fmt: skip


def test_where_too_many_sums_are_possible_the_larger_figure_goes(board: Board) -> None:
    numbers = {f"Count_{one}": (one,) for one in range(3, 24)}
    found = enter(board, Whole=(120,), **numbers)
    assert found["Whole"] == ["not shown"]
    assert found["Count_3"] == ["not shown"]


@given(
    st.lists(st.lists(st.integers(0, 14), min_size=3, max_size=3), min_size=2, max_size=4),
    st.booleans(),
)
@settings(max_examples=20, deadline=None)
def test_no_small_part_follows_from_indicators_that_add_up(
    parts: list[list[int]],
    halves: bool,  # noqa: FBT001 - drawn by lot
) -> None:
    titles = [f"Plans {one}" for one in "abcd"[: len(parts)]]
    lines = {"Plans": list(range(len(parts)))} | {title: [at] for at, title in enumerate(titles)}
    if halves:
        lines |= {"Plans young": [0, 1]}
    numbers = {
        title.replace(" ", "_"): [sum(parts[at][quarter] for at in own) for quarter in range(3)]
        for title, own in lines.items()
    }
    with tempfile.TemporaryDirectory() as folder, boards.empty(Path(folder)) as board:
        found = enter(board, **numbers)
    for quarter in range(3):
        reader = Reader([one[quarter] for one in parts], 70)
        for title, own in lines.items():
            told, number = found[title.replace(" ", "_")][quarter], numbers[title.replace(" ", "_")]
            shown = None if told == "not shown" else number[quarter]
            reader.reads(own, shown, small=0 < number[quarter] < 5, limit=5)
        for title, own in lines.items():
            number = numbers[title.replace(" ", "_")][quarter]
            if 0 < number < 5:
                assert reader.may_be_other_than(own, number), (title, quarter)
