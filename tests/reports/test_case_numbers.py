"""Counts of cases for the public: none that is hidden can be worked out, now or later."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from lif_desktop.reports import disclosing
from lif_desktop.reports.shape import Asked, Report
from lif_desktop.store.board import Board
from tests import boards
from tests.reports.reading import TODAY, cells, draw, table

YEAR = Asked(TODAY - timedelta(days=364), TODAY, "public")
HALF = Asked(YEAR.since, TODAY - timedelta(days=182), "public")
EARLY, LATE = TODAY - timedelta(days=300), TODAY - timedelta(days=30)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.empty(tmp_path) as made:
        yield made


def enter(board: Board, number: int, day: date, decision: str | None = None) -> None:
    with board.change("Enter cases") as change:
        for _ in range(number):
            change.add("reviews", {
                "title": "Case", "kind": "rapid", "referred_on": day, "decision": decision,
                "decided_on": day if decision else None, "completed_on": day,
            })  # fmt: skip


def numbers(report: Report) -> dict[str, str]:
    return {row[0]: row[1] for row in cells(table(report, "Cases and reviews"))}


def test_large_numbers_are_all_shown(board: Board) -> None:
    enter(board, 6, LATE, "review")
    enter(board, 7, LATE, "no_review")
    enter(board, 8, LATE, "awaited")
    found = draw(board, "reviews", YEAR)
    assert numbers(found) == {
        "Cases referred": "21", "Cases decided on": "21", "Cases decided on, for a review": "6",
        "Cases decided on, without a further review": "7",
        "Cases decided on, not said how": "8", "Reviews completed": "21",
    }  # fmt: skip
    assert not [one for one in found.left_out if "not shown" in one]
    assert found.summary == (
        "In the period: cases referred 21, cases decided on 21, reviews completed 21.",
    )


def test_a_small_outcome_is_put_with_the_others(board: Board) -> None:
    enter(board, 6, LATE, "review")
    enter(board, 3, LATE, "no_review")
    found = draw(board, "reviews", YEAR)
    assert numbers(found) == {"Cases referred": "9", "Cases decided on": "9",
                              "Reviews completed": "9"}  # fmt: skip


def test_three_years_stand_together_where_one_is_too_thin(board: Board) -> None:
    enter(board, 3, LATE, "review")
    enter(board, 9, TODAY - timedelta(days=700), "review")
    found = draw(board, "reviews", YEAR)
    assert numbers(found)["Cases referred"] == "12"
    assert cells(table(found, "Cases and reviews"))[0][2] == "22 Nov 2023 to 21 Nov 2026"
    assert "Three years are put together" in table(found, "Cases and reviews").note
    assert found.summary == ("Where a number of one year could point to a child, it is not shown.",)


def test_a_year_says_less_once_half_of_it_was_published(board: Board) -> None:
    enter(board, 9, EARLY)
    enter(board, 2, LATE)
    half = draw(board, "reviews", HALF)
    assert numbers(half)["Cases referred"] == "9"
    assert numbers(draw(board, "reviews", YEAR))["Cases referred"] == "11"
    with board.change("Publish") as change:
        disclosing.disclose(change, half, recipient="", sha256="0", file_name="half.pdf")
    after = draw(board, "reviews", YEAR)
    assert "11" not in numbers(after).values()
    assert any("worked out" in one for one in after.left_out)


def test_figures_that_cannot_be_read_stop_every_number(board: Board) -> None:
    enter(board, 20, LATE, "review")
    with board.change("Spoil") as change:
        change.add("disclosures", {"title": "Paper", "audience": "public", "figures": "{]"})
    found = draw(board, "reviews", YEAR)
    assert set(numbers(found).values()) == {"not shown"}
    assert any("cannot be read" in one for one in found.left_out)
