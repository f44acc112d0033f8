"""What reviews of child deaths taught: counted by factor, by answer, by what came of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop.reports import death_learning
from lif_desktop.reports.death_learning import HALF_YEAR, YEAR, Theme
from lif_desktop.reports.shape import Asked
from lif_desktop.rules.child_deaths import Modifiable
from lif_desktop.store.board import Board
from tests.boards import TODAY
from tests.exporting.papers import deaths


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with deaths.panel(tmp_path) as made:
        yield made


def half(board: Board) -> death_learning.DeathLearning:
    span = death_learning.past(Asked(), TODAY, HALF_YEAR)
    return death_learning.read(board, TODAY, span, HALF_YEAR)


def test_a_period_without_bounds_ends_today() -> None:
    span = death_learning.past(Asked(), TODAY, HALF_YEAR)
    assert (span.since, span.until) == (date(2026, 5, 22), TODAY)
    asked = Asked(date(2025, 4, 1), date(2026, 3, 31))
    assert death_learning.past(asked, TODAY, YEAR) == asked


def test_each_cohort_is_counted_by_its_own_day(board: Board) -> None:
    found = half(board)
    assert found.notified == 2
    assert [one.values["external_number"] for one in found.reviewed] == ["NE/2", "NE/3", "NE/4"]


def test_answers_stand_beside_those_of_the_periods_before(board: Board) -> None:
    assert half(board).answers == (
        (date(2025, 5, 21), Modifiable(0, 0, 0, 0)),
        (date(2025, 11, 21), Modifiable(0, 0, 0, 0)),
        (date(2026, 5, 21), Modifiable(0, 1, 0, 0)),
        (TODAY, Modifiable(2, 0, 1, 0)),
    )


def test_a_factor_counts_a_death_once_and_only_where_it_contributed(board: Board) -> None:
    domains = death_learning.death_cases.domains()
    assert half(board).themes == (
        Theme("Sleeping place", domains["c"], 2, 1),
        Theme("Sudden illness", domains["a"], 1, 0),
    )


def test_what_was_written_keeps_under_what_it_stood(board: Board) -> None:
    found = half(board)
    assert [one.text for one in found.learned] == [
        "Draw the sleeping place on the day.", "Mend the fence.",
    ]  # fmt: skip
    assert [(one.under, one.text) for one in found.raised] == [
        ("Children's safety and welfare", "Fence at the quarry"),
        ("Pattern with other deaths", "As two years ago"),
    ]
    assert [one.under for one in found.aspects] == ["Environmental"]
    assert [one.values["external_number"] for one in found.referred] == ["NE/4"]


def test_lessons_and_plans_of_deaths_are_those_still_followed(board: Board) -> None:
    found = half(board)
    assert [one.record.title for one in found.lessons] == [
        "Talk safer sleep through at home", "Fences hold only where somebody looks",
    ]  # fmt: skip
    assert [(one.record.title, one.open, one.late) for one in found.plans] == [
        ("Safety outdoors", 2, 1)
    ]
