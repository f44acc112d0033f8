"""Minutes: who came, what was decided, what arose, and which meeting is meant."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lif_desktop import clock
from lif_desktop.exporting.papers import catalogue
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import Bullets, Paper, Pill, Strong, Table, Text
from lif_desktop.reports import minutes as report
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record
from tests import boards

TODAY = boards.TODAY
PUBLIC = Call(Asked(audience="public"))


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    clock.set_today(TODAY.isoformat())
    with boards.small(tmp_path) as made:
        _held(made)
        yield made
    clock.set_today(None)


def _meetings(board: Board) -> list[Record]:
    """Return the sub-group's two meetings held and the board's one to come."""
    return sorted(board.records("meetings"), key=lambda one: one.values["meets_on"])


def _held(board: Board) -> None:
    first, last, _ = _meetings(board)
    health, police, housing = (one.id for one in board.records("agencies"))
    group = last.values["group"]
    with board.change("Enter what happened") as change:
        change.edit("groups", group, {"quorum": 2})
        change.edit("meetings", last.id, {"chair": "M. Grant", "decisions": "One form agreed."})
        for agency, came, person in (
            (health, "yes", "A. Moss"), (police, "deputy", "C. Vesey"),
            (housing, "apologies", None),
        ):  # fmt: skip
            change.add("members", {"group": group, "agency": agency, "person": f"Seat {agency}"})
            change.add("attendance", {
                "meeting": last.id, "agency": agency, "came": came, "person": person,
            })  # fmt: skip
        before = _item(change, first, 1, title="Neglect")
        item = _item(change, last, 1, title="Referral form", presenter="L. Park",
                     discussion="Nobody\n<b>had</b> chased it.", decision="One form by spring.",
                     carried_from=before)  # fmt: skip
        _item(change, last, 2, title="Staffing", confidential=True, decision="Post to end.")
        _item(change, last, 3, title="Visits", state="deferred")
        one, other, done, _ = board.records("actions")
        change.edit("actions", one.id, {"item": item, "lead": "L. Park"})
        change.edit("actions", other.id, {"item": before})
        change.edit("actions", done.id, {"item": before})
        change.add("escalations", {
            "action": one.id, "raised_on": date(2026, 11, 1), "meeting": last.id,
            "ruling": "supported", "ruling_reason": "Ask the front door.", "group": group,
        })  # fmt: skip


def _item(change: Any, meeting: Record, position: int, **values: Any) -> int:
    made: int = change.add("items", {"meeting": meeting.id, "position": position, **values})
    return made


def _minutes(board: Board, call: Call, about: Record | None = None) -> Paper:
    asked = Call(call.asked, call.group, about.reference if about else call.about, call.meeting)
    return catalogue.get("minutes").write(board, TODAY, asked)


def _said(paper: Paper) -> str:
    return " ".join(_strings((paper.title, paper.sentences, paper.blocks, paper.note)))


def _strings(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _strings(one)
    elif isinstance(part, (Strong, Text, Bullets, Table, Pill)) or hasattr(part, "text"):
        for one in vars(part).values():
            yield from _strings(one)


def test_minutes_say_who_came_and_whether_it_had_its_quorum(board: Board) -> None:
    paper = _minutes(board, Call(), _meetings(board)[1])
    assert paper.title == "Minutes of 5 Nov 2026"
    assert (paper.purpose, paper.presenter) == ("for decision", "M. Grant")
    said = _said(paper)
    assert "M. Grant in the chair" in said
    assert (Strong("The meeting had its quorum: "), "2 of 3 agencies came (2 are needed).") in (
        paper.sentences
    )
    table = next(one for one in paper.blocks if isinstance(one, Table))
    assert [row[0] for row in table.rows] == [
        Pill("Present (1)", "square", "well"), Pill("By a deputy (1)", "square", "well"),
        Pill("Apologies (1)", "dot", "due"),
    ]  # fmt: skip
    assert table.rows[1][1] == "Northmoor Police (C. Vesey)"


def test_decisions_are_strong_and_actions_stand_beneath_their_item(board: Board) -> None:
    paper = _minutes(board, Call(), _meetings(board)[1])
    words = [one.words for one in paper.blocks if isinstance(one, Text)]
    assert (Strong("Decision: One form by spring."),) in words
    assert (Strong("1. Referral form"), " · L. Park, arising from “Neglect”") in words
    assert (Strong("3. Visits"), " · put off") in words
    assert "Nobody\n<b>had</b> chased it." in words
    (arose,) = (one for one in paper.blocks if isinstance(one, Bullets))
    assert arose.items == (
        (
            Strong("Action ACT-2026-001: "),
            "Single referral form (Northmoor Health NHS Trust, L. Park, by 12\xa0Aug\xa02026)",
        ),
    )


def test_the_action_sheet_shows_what_arose_and_what_is_still_open(board: Board) -> None:
    paper = _minutes(board, Call(), _meetings(board)[1])
    *_, rulings, sheet, still = (one for one in paper.blocks if isinstance(one, Table))
    assert rulings.rows[0][2] == "Ask the front door."
    assert [row[0] for row in sheet.rows] == ["ACT-2026-001"]
    assert sheet.rows[0][4] == Pill("Late 101 d", "triangle", "late")
    assert [(row[0], row[5]) for row in still.rows] == [("ACT-2026-002", "3\xa0Sep\xa02026")]
    assert "1 action of earlier meetings is still open." in _said(paper)


def test_the_public_reads_no_person_no_action_and_nothing_taken_in_private(board: Board) -> None:
    last = _meetings(board)[1]
    with board.change("Let it be the executive") as change:
        change.edit("groups", last.values["group"], {"kind": "executive"})
    paper = _minutes(board, PUBLIC, last)
    said = _said(paper)
    for hidden in ("Moss", "Vesey", "Park", "Grant", "chased", "Staffing", "Post to end",
                   "front door", "ACT-", "Single referral"):  # fmt: skip
        assert hidden not in said, hidden
    assert "Decision: One form by spring." in said
    assert "; 1 action arose, of which 1 is late today." in said
    assert paper.left_out[1] == "1 item taken in private."


def test_the_public_does_not_read_what_a_sub_group_decided(board: Board) -> None:
    paper = _minutes(board, PUBLIC, _meetings(board)[1])
    assert "One form by spring" not in _said(paper)
    assert paper.left_out[1] == "What this group dealt with and decided, as it may lead to a case."


@pytest.mark.parametrize(
    ("call", "day"),
    [
        (Call(), None),
        (Call(meeting=3), None),
        (Call(meeting=2), 3),
        (Call(group=1), None),
        (Call(about="MTG-2026-001"), 3),
    ],
)
def test_without_a_name_the_last_one_held_is_meant(
    board: Board, call: Call, day: int | None
) -> None:
    found = report.which(board, TODAY, call.about, call.meeting, call.group)
    assert (found.values["meets_on"].day if found else None) == day


def test_the_last_held_of_a_group_is_found_without_a_meeting(board: Board) -> None:
    group = _meetings(board)[1].values["group"]
    found = report.which(board, TODAY, group=group)
    assert found is not None
    assert found.values["meets_on"] == date(2026, 11, 5)
    earlier = report.which(board, date(2026, 10, 1), group=group)
    assert earlier is not None
    assert earlier.values["meets_on"] == date(2026, 9, 3)


def test_without_a_meeting_held_the_paper_says_so(board: Board) -> None:
    paper = _minutes(board, Call(meeting=_meetings(board)[2].id))
    (said,) = paper.sentences
    assert said == (
        "No earlier meeting of this group is on record as held, so there are no minutes."
    )


def test_a_meeting_that_was_not_held_is_said_to_be_planned(board: Board) -> None:
    paper = _minutes(board, Call(), _meetings(board)[2])
    said = _said(paper)
    assert "This meeting is not on record as held." in said
    assert "No items are on record of this meeting." in said
    assert "No attendance is on record." in said
    assert "No action arose at this meeting." in said


def test_minutes_once_agreed_say_when(board: Board) -> None:
    last = _meetings(board)[1]
    with board.change("Agree") as change:
        change.edit("meetings", last.id, {"minutes_agreed_on": date(2026, 11, 20)})
    paper = _minutes(board, Call(), last)
    assert paper.purpose == "for information"
    assert paper.note.startswith("Agreed on 20 Nov 2026.")
