"""Strong practice and the quarterly reports of the groups, drawn from a real board."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lif_desktop.reports.shape import About, Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.reports.learning_made import days
from tests.reports.reading import cells, draw, everything_said, section, table


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


@pytest.fixture
def group(board: Board) -> int:
    return next(one.id for one in board.records("groups") if one.values["kind"] == "sub_group")


@pytest.fixture
def examples(board: Board, group: int) -> list[int]:
    review = board.records("reviews")[0].id
    rows = (
        {"title": "A call", "group": group, "seen_on": days(-20), "state": "shared",
         "what": "Rings", "why": "Time", "difference": "None lost", "shared": "Newsletter"},
        {"title": "A list", "group": group, "seen_on": days(-100), "reported_on": days(-40)},
        {"title": "A walk", "seen_on": days(-100), "state": "noted"},
        {"title": "A case", "group": group, "seen_on": days(-10), "state": "spread",
         "review": review},
        {"title": "No day"},
    )  # fmt: skip
    with board.change("Enter strong practice") as change:
        return [change.add("practice", row) for row in rows]


def test_without_examples_it_says_so_and_still_shows_outstanding_actions(board: Board) -> None:
    report = draw(board, "practice")
    assert report.summary == ("No strong practice is on record yet.",)
    assert "No example has a date." in everything_said(report)


def test_the_quarter_that_runs_is_taken_and_another_may_be_asked(
    board: Board, examples: list[int]
) -> None:
    report = draw(board, "practice")
    assert report.period == "1 Oct 2026 to 21 Nov 2026"
    assert "5 examples on record, 2 of them seen in the period" in report.summary[0]
    assert table(report, "Shared and taken up").total == ("All", 2, 5)
    earlier = draw(board, "practice", Asked(days(-140), days(-60)))
    assert table(earlier, "Shared and taken up").total == ("All", 2, 5)
    assert len(examples) == 5


def test_each_group_reports_outstanding_actions_beside_strong_practice(
    board: Board, group: int, examples: list[int]
) -> None:
    name = board.record("groups", group).title
    found = section(draw(board, "practice"), f"Quarterly report: {name}")
    assert found.said == (
        "1 action outstanding, 1 of them late; 2 examples of strong practice in the period.",
    )
    outstanding, strong = found.tables
    assert [row[3] for row in cells(outstanding)] == ["Late 101 d"]
    assert [row.about for row in strong.rows] == [
        About("practice", examples[0]), About("practice", examples[3]),
    ]  # fmt: skip
    assert cells(strong)[0][3:] == ["None lost", "Shared", "Newsletter", ""]
    assert "What was done?" in cells(strong)[1][-1]


@pytest.mark.usefixtures("examples")
def test_what_was_not_reported_is_listed(board: Board) -> None:
    report = draw(board, "practice")
    found = [row[0].split(maxsplit=1)[1] for row in cells(table(report, "Not yet reported"))]
    assert found == ["A walk", "No day"]
    assert report.attention == 2


@pytest.mark.usefixtures("examples")
def test_examples_are_counted_by_group_and_quarter(board: Board) -> None:
    found = table(draw(board, "practice"), "By group and quarter")
    assert [one.title for one in found.columns] == ["Group", "Q2 2026/27", "Q3 2026/27"]
    assert found.total == ("All", 2, 2)
    assert cells(found)[0] == ["No group named", "1", "0"]


@pytest.mark.usefixtures("examples")
def test_the_public_sees_what_was_shared_and_nothing_of_a_case(board: Board) -> None:
    report = draw(board, "practice", Asked(audience="public"))
    assert [row[0] for row in cells(table(report, "Examples"))] == ["A call"]
    said = everything_said(report)
    assert "A case" not in said
    assert "outstanding" not in said
    assert report.attention == 0
