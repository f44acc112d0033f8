"""The risk log and the log of challenges, drawn from a real board."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop.fields import Shown
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.reports.reading import cells, draw, everything_said, table


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


@pytest.fixture
def logged(board: Board) -> Board:
    health, police, _ = (one.id for one in board.records("agencies"))
    risks = (
        {"title": "Rota", "likelihood": "4", "impact": "5", "movement": "up", "state": "open",
         "owner": "R. Okoro", "next_on": date(2026, 11, 1)},
        {"title": "Vacancies", "likelihood": "2", "impact": "2", "movement": "down",
         "mitigation": "Bank staff", "owner": "A. Moss", "next_on": date(2027, 1, 4),
         "state": "open"},
        {"title": "Unrated", "state": "accepted"},
        {"title": "Over", "likelihood": "5", "impact": "5", "state": "closed"},
    )  # fmt: skip
    challenges = (
        {"title": "Waits", "kind": "challenge", "raised_on": date(2026, 8, 1), "state": "open",
         "by_agency": health, "to_agency": police, "due_on": date(2026, 9, 1)},
        {"title": "Reports", "kind": "concern", "raised_on": date(2026, 7, 1), "state": "answered",
         "to_agency": health, "answered_on": date(2026, 7, 20), "answer": "By post"},
        {"title": "Absent", "kind": "non_compliance", "raised_on": date(2026, 2, 1),
         "state": "resolved", "to_agency": police, "answer": "Deputy", "changed": "Present"},
        {"title": "Kindless", "state": "open"},
    )  # fmt: skip
    with board.change("Enter the logs") as change:
        for row in risks:
            change.add("risks", row)
        for row in challenges:
            change.add("challenges", row)
    return board


def test_empty_logs_say_so(board: Board) -> None:
    report = draw(board, "risks")
    assert report.summary[0].startswith("0 risks open or accepted")
    assert "No risk is open." in everything_said(report)
    assert "Every challenge is answered." in everything_said(report)


def test_risks_lie_on_a_grid_and_are_not_multiplied(logged: Board) -> None:
    report = draw(logged, "risks")
    assert report.summary[0] == (
        "3 risks open or accepted: 1 high, 0 raised, 1 low, 1 not rated; 1 rising."
    )
    grid = table(report, "Where the risks lie")
    assert grid.rows[1].cells[5] == Shown("RSK-2026-001", "late", "triangle")
    assert grid.rows[3].cells[2] == Shown("RSK-2026-002", "well", "square")
    assert grid.rows[0].cells[1] == Shown("–", "well", "square")
    assert "Not rated, so not on the grid: RSK-2026-003." in everything_said(report)
    log = cells(table(report, "Risk log"))
    assert [row[1] for row in log] == ["High", "Low", "Not rated"]
    assert log[0][2:4] == ["4, 5", "Rising"]
    assert "To be looked at again by 1 Nov 2026" in log[0][-1]
    assert "Over" not in str(log)


def test_challenges_are_followed_to_what_changed(logged: Board) -> None:
    report = draw(logged, "risks")
    assert report.summary[1] == (
        "4 challenges: 1 without the answer that is due, 1 answered without saying what changed."
    )
    counts = {row[0]: row[1:] for row in cells(table(report, "Challenges by kind"))}
    assert counts["Challenge"] == ["1", "0", "0", "0", "1", "1"]
    assert counts["Kind not said"] == ["1", "0", "0", "0", "0", "1"]
    waiting = cells(table(report, "Without an answer"))
    assert [row[0].partition(" ")[2] for row in waiting] == ["Waits", "Kindless"]
    assert waiting[0][5] == "Overdue 81 d"
    assert [row[-1] for row in cells(table(report, "Answers and"))] == ["Not said", "Present"]
    assert [row[4:] for row in cells(table(report, "Agencies that"))] == [
        ["Resolved", "Answered", "Present"],
    ]
    assert "The escalation procedure was not used." in everything_said(report)
    assert report.attention == 2


def test_a_period_leaves_earlier_challenges_out(logged: Board) -> None:
    report = draw(logged, "risks", Asked(date(2026, 7, 15), date(2026, 11, 21)))
    assert report.summary[1].startswith("1 challenge:")


def test_the_public_sees_neither_owners_nor_single_challenges(logged: Board) -> None:
    report = draw(logged, "risks", Asked(audience="public"))
    said = everything_said(report)
    assert "R. Okoro" not in said
    assert "By post" not in said
    assert "Waits" not in said
    assert "Rota" in said
    assert report.left_out
