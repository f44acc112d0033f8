"""The paper on risks and challenges, written from a real board."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop.exporting.papers import catalogue
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import Grid, KeyFigures, Mark, Paper, Pill, RowsChart
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.boards import TODAY
from tests.exporting.papers import printing
from tests.exporting.pdf import reading

RISKS = (
    {"title": "Rota", "likelihood": "4", "impact": "5", "movement": "up", "state": "open",
     "owner": "R. Okoro", "next_on": date(2026, 11, 1)},
    {"title": "Vacancies", "likelihood": "2", "impact": "2", "movement": "down",
     "mitigation": "Bank staff", "owner": "A. Moss", "next_on": date(2027, 1, 4), "state": "open"},
    {"title": "Unrated", "state": "accepted"},
    {"title": "Over", "likelihood": "5", "impact": "5", "state": "closed"},
)  # fmt: skip
CHALLENGES = (
    {"title": "Waits", "kind": "challenge", "raised_on": date(2026, 8, 1), "state": "open",
     "due_on": date(2026, 9, 1)},
    {"title": "Long ago and open", "kind": "concern", "raised_on": date(2024, 7, 1),
     "state": "open", "due_on": date(2026, 12, 1)},
    {"title": "Long ago and done", "kind": "concern", "raised_on": date(2024, 7, 1),
     "state": "resolved", "answer": "Yes", "changed": "Yes"},
    {"title": "Reports", "kind": "concern", "raised_on": date(2026, 7, 1), "state": "answered",
     "answered_on": date(2026, 7, 20), "answer": "By post"},
    {"title": "Absent", "kind": "non_compliance", "raised_on": date(2026, 2, 1),
     "state": "resolved", "answer": "Deputy", "changed": "Present since"},
    {"title": "Bed", "kind": "escalation", "raised_on": date(2026, 3, 1), "state": "escalated",
     "due_on": date(2026, 4, 1)},
    {"title": "Kindless", "state": "open", "raised_on": date(2026, 10, 1)},
)  # fmt: skip


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


@pytest.fixture
def logged(board: Board) -> Board:
    health, police, _ = (one.id for one in board.records("agencies"))
    with board.change("Enter the logs") as change:
        for row in RISKS:
            change.add("risks", row)
        for row in CHALLENGES:
            change.add("challenges", {"by_agency": health, "to_agency": police, **row})
    return board


def _paper(board: Board, audience: str = "board") -> Paper:
    asked = Asked(audience=audience)  # type: ignore[arg-type]
    return catalogue.get("risks").write(board, TODAY, Call(asked))


def test_with_nothing_in_the_logs_it_is_one_calm_sentence(board: Board) -> None:
    paper = _paper(board)
    assert printing.said(paper) == ("No risk is open, and no challenge was made in the last year.")
    assert not paper.blocks
    assert "Noriskisopen" in printing.printed(paper)[0]


def test_it_says_first_what_the_logs_say(logged: Board) -> None:
    assert printing.said(_paper(logged)) == (
        "3 risks are open or accepted: 1 high, 1 low and 1 not rated; 1 is rising."
        " Of 6 challenges 2 lack the answer that is due; of 2 answered, 1 say what changed."
        " The escalation procedure was used once; no agency is on record as not complying."
    )


def test_the_grid_places_and_moves_risks(logged: Board) -> None:
    (grid,) = printing.only(_paper(logged), Grid)
    assert isinstance(grid, Grid)
    assert grid.title == "Where the risks lie (1 not rated is not on it)"
    assert grid.squares[1][4].marks == (Mark("RSK-2026-001", "up"),)
    assert grid.squares[1][4].meaning == "late"
    assert grid.squares[3][1].marks == (Mark("RSK-2026-002", "down"),)
    assert "High: RSK-2026-001 Rota." in grid.alternative
    assert sum(len(one.marks) for row in grid.squares for one in row) == 2


def test_the_log_says_what_is_lacking(logged: Board) -> None:
    rota, vacancies, unrated = printing.under(_paper(logged), "Risk log").rows
    assert printing.plain(rota[0]).endswith("Likelihood 4, impact 5 · R. Okoro")  # type: ignore[arg-type]
    assert rota[1:] == (
        Pill("High", "triangle", "late"), Pill("Rising", "triangle", "late"), "Nothing recorded",
        Pill("Overdue 20 d", "triangle", "late"),
    )  # fmt: skip
    assert vacancies[3] == "Bank staff"
    assert "not said, impact not said · nobody owns it" in printing.plain(unrated[0])  # type: ignore[arg-type]


def test_where_a_risk_lay_before_is_said(logged: Board) -> None:
    rota, vacancies, unrated, _ = logged.records("risks")
    with logged.change("Move and place") as change:
        change.edit("risks", rota.id, {"likelihood": "5"})
        change.edit("risks", vacancies.id, {"mitigation": "More bank staff"})
        change.edit("risks", unrated.id, {"likelihood": "3", "impact": "1"})
    moved, same, placed = (
        printing.plain(row[0])  # type: ignore[arg-type]
        for row in printing.under(_paper(logged), "Risk log").rows
    )
    assert "Likelihood 5, impact 5 (was 4, 5 until " in moved
    assert "(was" not in same
    assert "(was" not in placed


def test_each_challenge_stands_once_with_what_came_of_it(logged: Board) -> None:
    paper = _paper(logged)
    parts = ("Agencies that do not comply", "Escalation procedure used",
             "Other challenges and issues of concern")  # fmt: skip
    rows = [[printing.plain(row[0]).split(" CHL")[0] for row in printing.under(paper, one).rows]  # type: ignore[arg-type]
            for one in parts]  # fmt: skip
    assert rows == [["Absent"], ["Bed"], ["Kindless", "Waits", "Long ago and open", "Reports"]]
    assert printing.under(paper, parts[0]).rows[0][2:] == ("Deputy", "Present since")
    assert "escalated to the chair" in printing.plain(printing.under(paper, parts[1]).rows[0][0])  # type: ignore[arg-type]
    (chart,) = printing.only(paper, RowsChart)
    assert isinstance(chart, RowsChart)
    assert sum(value or 0 for one in chart.series for value in one.values) == 6
    assert chart.labels[-1] == "Kind not said"


def test_a_period_keeps_its_own_challenges_and_what_waits(logged: Board) -> None:
    asked = Asked(date(2026, 1, 1), date(2026, 3, 31))
    paper = catalogue.get("risks").write(logged, TODAY, Call(asked))
    assert "Of 5 challenges" in printing.said(paper)
    assert "from 1 Jan 2026 to 31 Mar 2026" in paper.note
    until = catalogue.get("risks").write(logged, TODAY, Call(Asked(since=date(2026, 10, 1))))
    assert "raised from 1 Oct 2026, and" in until.note


def test_risks_without_challenges_and_challenges_without_risks(board: Board) -> None:
    with board.change("A risk") as change:
        risk = change.add("risks", RISKS[0])
    assert "No challenge was made in the period." in printing.said(_paper(board))
    with board.change("A challenge instead") as change:
        change.edit("risks", risk, {"state": "closed"})
        change.add("challenges", CHALLENGES[0])
    paper = _paper(board)
    assert printing.said(paper).startswith("No risk is open.")
    assert not list(printing.only(paper, Grid))
    figures = next(printing.only(paper, KeyFigures))
    assert isinstance(figures, KeyFigures)
    assert figures.figures[3].number == "1"


def test_a_group_sees_what_it_owns(logged: Board) -> None:
    group = logged.records("groups")[0].id
    assert not catalogue.get("risks").write(logged, TODAY, Call(group=group)).blocks
    with logged.change("Give one to a group") as change:
        change.edit("risks", logged.records("risks")[0].id, {"group": group})
    paper = catalogue.get("risks").write(logged, TODAY, Call(group=group))
    assert "alone. 1 risk is open or accepted" in printing.said(paper)


def test_the_public_sees_neither_owners_nor_single_challenges(logged: Board) -> None:
    paper = _paper(logged, "public")
    text, _ = printing.printed(paper)
    assert "Rota" in text
    assert not paper.presenter
    for hidden in ("Okoro", "Bankstaff", "Absent", "Bypost"):
        assert hidden not in text
    assert "Ownersofrisks" in text


def test_it_prints_with_tags(logged: Board) -> None:
    text, kinds = printing.printed(_paper(logged))
    assert reading.squeezed("1 Risk log") in text
    assert kinds.count("/Figure") == 2
    assert kinds.count("/Table") >= 4
    assert kinds.count("/H2") == 5
