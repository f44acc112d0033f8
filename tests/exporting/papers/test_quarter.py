"""The quarterly report of a group, and of all groups at a glance, written from a real board."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop.exporting.papers import catalogue
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    BarChart,
    Beside,
    Bullets,
    KeyFigures,
    Paper,
    Pill,
    RowsChart,
    StackedChart,
    Text,
)
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.boards import TODAY
from tests.exporting.papers import printing
from tests.reports import learning_made

ASKED = "What is asked of the board"
IN_QUARTER = date(2026, 9, 10)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


@pytest.fixture
def group(board: Board) -> int:
    return next(one.id for one in board.records("groups") if one.values["kind"] == "sub_group")


@pytest.fixture
def busy(board: Board, group: int) -> Board:
    """Give a group something of everything in its last quarter."""
    health, police, housing = board.records("agencies")
    learning_made.fill(board)
    met = next(one.id for one in board.records("meetings")
               if one.values["meets_on"] == date(2026, 9, 3))  # fmt: skip
    with board.change("Fill the quarter") as change:
        change.edit("groups", group, {"quorum": 3})
        for agency, came in ((health, "yes"), (police, "deputy"), (housing, "no")):
            change.add("attendance", {"meeting": met, "agency": agency.id, "came": came})
        for title, state, seen, others in (
            ("A call", "spread", IN_QUARTER, {"what": "Rings", "why": "Time", "agency": health.id,
                                              "difference": "None lost", "shared": "Newsletter",
                                              "taken_up": "Everywhere"}),
            ("A list", "noted", IN_QUARTER, {}),
            ("A walk", "noted", date(2026, 5, 1), {}),
        ):  # fmt: skip
            change.add("practice", {"title": title, "state": state, "seen_on": seen,
                                    "group": group, **others})  # fmt: skip
        change.add("audits", {"title": "Dip", "kind": "dip_sample", "state": "finished",
                              "finished_on": IN_QUARTER, "group": group,
                              "development": "Hear the child"})  # fmt: skip
        change.add("audits", {"title": "To come", "state": "planned", "group": group})
        change.add("risks", {"title": "Rota", "likelihood": "5", "impact": "5", "group": group,
                             "state": "open", "movement": "up", "mitigation": "Bank"})  # fmt: skip
        change.add("risks", {"title": "Low", "likelihood": "1", "impact": "1", "group": group})
        change.add("challenges", {"title": "Reports late", "kind": "challenge", "group": group,
                                  "raised_on": IN_QUARTER, "due_on": date(2026, 10, 1),
                                  "to_agency": police.id, "state": "open"})  # fmt: skip
        change.add("challenges", {
            "title": "To nobody", "group": group, "state": "open", "raised_on": date(2026, 1, 1),
            "due_on": date(2026, 2, 1),
        })  # fmt: skip
        change.add("actions", {"activity": "Done in it", "group": group, "status": "completed",
                               "completed_on": IN_QUARTER, "target_on": IN_QUARTER})  # fmt: skip
    return board


def _paper(
    board: Board, group: int | None = None, about: str = "", audience: str = "board"
) -> Paper:
    asked = Asked(audience=audience)  # type: ignore[arg-type]
    return catalogue.get("quarter").write(board, TODAY, Call(asked, group, about))


def _asked(paper: Paper) -> list[str]:
    start = printing.headings(paper).index(ASKED)
    assert start == 0
    bullets = next(one for one in paper.blocks if isinstance(one, Bullets))
    return [printing.plain(one) for one in bullets.items]


def test_the_last_quarter_that_is_over_is_reported(busy: Board, group: int) -> None:
    paper = _paper(busy, group)
    name = busy.record("groups", group).title
    assert paper.title == f"Quarterly report: {name}, Q2 2026/27"
    assert "Quarter: 1 Jul 2026 to 30 Sep 2026" in paper.note
    assert printing.said(paper) == (
        "1 action is outstanding, 1 of them late and 1 to escalate. Beside them 2 examples of"
        " strong practice were seen, 1 taken up elsewhere. 1 meeting was held, 0 with a quorum on"
        " record; agencies came 2 of 3 times."
    )


def test_what_is_asked_of_the_board_comes_first(busy: Board, group: int) -> None:
    paper = _paper(busy, group)
    assert paper.purpose == "for decision"
    said = _asked(paper)
    starts = ["Decide on ACT-", "Weigh RSK-", "Press for an answer to CHL-",
              "Press for an answer to CHL-", "Share PRA-", "Send members."]  # fmt: skip
    assert [one.startswith(start) for one, start in zip(said, starts, strict=True)] == [True] * 6
    assert said[1].endswith("The risk is high. Movement: rising.")
    assert any("Put to: Northmoor Police." in one for one in said)
    assert any("Put to: Nobody named." in one for one in said)
    assert said[-1] == "Send members. 1 of 1 meeting had no quorum."


def test_strong_practice_stands_beside_actions_and_is_asked_as_much(
    busy: Board, group: int
) -> None:
    paper = _paper(busy, group)
    beside = next(one for one in paper.blocks if isinstance(one, Beside))
    assert isinstance(beside.second, BarChart)
    assert beside.second.values == (1, 0, 1)
    late = printing.under(paper, "Outstanding actions: late and due")
    assert [row[4] for row in late.rows] == [Pill("Late 101 d", "triangle", "late")]
    strong = printing.under(paper, "Strong practice")
    assert [row[1] for row in strong.rows] == ["A call", "A list"]
    assert strong.rows[0][4] == "Rings\nDifference: None lost"
    assert strong.rows[1][4] == "–\nNo difference said"
    assert "What was done? Why did it work? What difference did it make" in strong.note
    assert "Seen in an earlier quarter and in no report so far: PRA-" in strong.note
    figures = next(one for one in paper.blocks if isinstance(one, KeyFigures)).figures
    assert [(one.number, one.note) for one in figures] == [
        ("1", "and 1 completed"), ("1", "of 1 outstanding"),
        ("2", "and 1 earlier one not reported"), ("1", "1 planned or under way"),
        ("2", "of 3 on record"),
    ]  # fmt: skip


def test_audits_lessons_risks_and_attendance_follow(busy: Board, group: int) -> None:
    paper = _paper(busy, group)
    audits = printing.under(paper, "Audits")
    assert [row[1] for row in audits.rows] == ["Dip", "Neglect, thematic audit", "To come"]
    assert audits.note.startswith("Finished without an action plan: AUD-")
    lessons = printing.under(paper, "Learning log")
    ((_, title, proved, moved, nexts),) = lessons.rows
    assert (title, moved) == ("Stays", "Still, 200 days")
    assert proved == Pill("Disseminated", "dot", "due")
    assert str(nexts).startswith("Evidence that practice changed")
    risks = printing.under(paper, "Risks and challenges")
    assert [row[1] for row in risks.rows] == ["Rota", "Low", "Reports late"]
    met = printing.under(paper, "Attendance")
    assert met.rows[0][1:] == ("2 of 3", "3", Pill("Not quorate", "triangle", "late"))
    assert met.note == "Came to none of them: Housing Trust."


def test_a_group_with_nothing_is_calm(board: Board) -> None:
    quiet = next(one for one in board.records("groups") if one.values["kind"] == "panel")
    paper = _paper(board, about=quiet.reference)
    assert "No strong practice was recorded in the quarter." in printing.said(paper)
    assert paper.purpose == "for information"
    assert any(isinstance(one, Text) and "Nothing is asked" in str(one.words)
               for one in paper.blocks)  # fmt: skip
    assert printing.headings(paper) == [
        ASKED, "Outstanding actions: late and due", "Strong practice",
    ]  # fmt: skip
    empty = printing.under(paper, "Strong practice")
    assert empty.empty == "No strong practice was seen in the quarter."


def test_a_quarter_may_be_asked_for(busy: Board, group: int) -> None:
    asked = Asked(since=date(2026, 4, 1), until=date(2026, 6, 30))
    paper = catalogue.get("quarter").write(busy, TODAY, Call(asked, group))
    assert paper.title.endswith("Q1 2026/27")
    assert [row[1] for row in printing.under(paper, "Strong practice").rows] == ["A walk"]
    running = catalogue.get("quarter").write(busy, TODAY, Call(Asked(until=TODAY), group))
    assert running.title.endswith("Q3 2026/27")
    assert isinstance(next(one for one in running.blocks if isinstance(one, StackedChart)),
                      StackedChart)  # fmt: skip


def test_without_a_group_all_of_them_stand_side_by_side(busy: Board, group: int) -> None:
    paper = _paper(busy)
    assert paper.title == "Quarterly reports of the groups, Q2 2026/27"
    said = printing.said(paper)
    assert said.startswith(
        "Of 1 outstanding action of the groups, 1 is late, and beside them 2 examples of strong"
        " practice were seen."
    )
    assert "No meeting held in the quarter: " in said
    (row,) = printing.under(paper, "Group by group").rows
    assert row == (
        busy.record("groups", group).title, "1 of 1", "1", "1", "2", "1", "0", "0 of 1", "2 of 3",
    )  # fmt: skip
    chart = next(one for one in paper.blocks if isinstance(one, RowsChart))
    assert [one.values for one in chart.series] == [(1,), (0,), (2,)]
    assert [one[1] for one in printing.under(paper, "Strong practice of the quarter").rows] == [
        "A call", "A list",
    ]  # fmt: skip


def test_without_any_work_the_groups_report_a_sentence(tmp_path: Path) -> None:
    with boards.empty(tmp_path) as board:
        paper = _paper(board)
        assert printing.said(paper) == (
            "No group has an action, strong practice or a meeting to report."
        )
        assert not paper.blocks


def test_the_public_reads_strong_practice_alone(busy: Board, group: int) -> None:
    said, _ = printing.printed(_paper(busy, group, audience="public"))
    assert "ACT-" not in said
    assert "Rota" not in said


def test_it_is_printed_with_text_and_tags_in_order(busy: Board, group: int) -> None:
    said, kinds = printing.printed(_paper(busy, group))
    assert said.index("Whatisaskedoftheboard") < said.index("Outstandingactions:lateanddue")
    assert said.index("StrongpracticeRef") < said.index("Learninglog")
    assert kinds.count("/Figure") == 2
    assert kinds.count("/Table") >= 6
