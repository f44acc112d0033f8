"""Priorities and what is tied to them, drawn from a real board."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lif_desktop.reports import priorities
from lif_desktop.reports.shape import About, Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.reports.learning_made import days
from tests.reports.reading import cells, draw, everything_said, section, table


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.empty(tmp_path) as made:
        with made.change("Clear the framework's own priorities") as change:
            for one in made.records("priorities"):
                change.delete("priorities", one.id)
        yield made


@pytest.fixture
def neglect(board: Board) -> int:
    with board.change("Enter priorities") as change:
        made = change.add("priorities", {
            "title": "Neglect", "state": "live", "outcome": "Seen early", "tone": "amber",
            "progress": "Tool in use", "progress_on": days(-10), "until_on": days(300),
        })  # fmt: skip
        change.add("priorities", {
            "title": "Online", "state": "live", "outcome": "Safe", "progress": "Begun",
            "progress_on": days(-200),
        })  # fmt: skip
        change.add("priorities", {
            "title": "Front door", "state": "achieved", "difference": "Nobody waits",
        })  # fmt: skip
    return made


def _tie(board: Board, priority: int) -> int:
    with board.change("Tie records to it") as change:
        change.add("audits", {"title": "Neglect audit", "state": "finished", "priority": priority})
        change.add("actions", {
            "activity": "Use the tool", "priority": priority, "status": "in_hand",
            "target_on": days(-4),
        })  # fmt: skip
        lesson = change.add("learning", {"lesson": "Measure it", "priority": priority})
        change.add("practice", {"title": "A list", "priority": priority})
        return change.add("publications", {"title": "A briefing", "learning": lesson})


def test_without_priorities_it_says_so(board: Board) -> None:
    report = draw(board, "priorities")
    assert report.summary == ("No priority is on record yet.",)
    assert "No priority is on record yet." in everything_said(report)


def test_stale_progress_and_loose_priorities_are_said(board: Board, neglect: int) -> None:
    _tie(board, neglect)
    report = draw(board, "priorities")
    assert report.summary == (
        "2 live priorities of 3 on record.",
        "Without progress for more than a quarter: Online.",
        "Nothing is tied to: Online.",
    )
    assert report.attention == 1
    asked = {row[0]: row[-1] for row in cells(table(report, "How they stand"))}
    assert asked["Neglect"] == asked["Front door"] == ""
    assert "Nothing is tied to it" in asked["Online"]


def test_what_is_tied_is_counted_by_register(board: Board, neglect: int) -> None:
    _tie(board, neglect)
    found = table(draw(board, "priorities"), "What is tied to each")
    row = found.rows[0]
    heads = [one.title for one in found.columns]
    counts = dict(zip(heads[1:], row.cells[1:], strict=True))
    assert {name: count for name, count in counts.items() if count} == {
        "Audits": 1, "Actions": 1, "Learning": 1, "Publications": 1, "Other": 1,
    }  # fmt: skip


def test_each_live_priority_lists_what_is_tied_to_it(board: Board, neglect: int) -> None:
    publication = _tie(board, neglect)
    report = draw(board, "priorities")
    own = section(report, "Neglect")
    assert own.said[0].endswith("Tool in use")
    (found,) = own.tables
    assert About("publications", publication) in {row.about for row in found.rows}
    assert ["Action", "ACT-2026-001 Use the tool", "Late 4 d"] in cells(found)
    (nothing,) = section(report, "Online").tables
    assert nothing.rows == ()


@pytest.mark.usefixtures("neglect")
def test_the_public_sees_progress_and_no_tone(board: Board) -> None:
    report = draw(board, "priorities", Asked(audience="public"))
    found = table(report, "How they stand")
    assert [one.title for one in found.columns] == [
        "Priority", "What should be different", "State", "Progress", "As at",
    ]  # fmt: skip
    assert len(report.sections) == 1
    assert "Amber" not in everything_said(report)


def test_an_achieved_priority_that_says_so_is_told_with_its_difference(board: Board) -> None:
    with board.change("Enter one") as change:
        change.add("priorities", {
            "title": "Sleep", "state": "live", "difference": "Fewer deaths", "outcome": "Safe",
        })  # fmt: skip
    (said,) = section(draw(board, "priorities"), "Sleep").said
    assert said == "What difference it made: Fewer deaths"
    assert "publications" not in priorities.tying()
