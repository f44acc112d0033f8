"""What the rules say of meetings and groups."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import clock
from lif_desktop.reports.shape import About
from lif_desktop.reports.today import Target
from lif_desktop.reports.watch import meetings
from tests import boards
from tests.reports.actions_made import MET, TODAY, Made, make


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    clock.set_today(TODAY.isoformat())
    yield
    clock.set_today(None)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    with boards.empty(tmp_path) as board:
        yield make(board)


def said(made: Made, register: str, record: int) -> str:
    """Return everything that this area says of a record, gravity first."""
    found = meetings.NOTICES[register](made.board, made.board.record(register, record), TODAY)
    return "\n".join(f"{one.meaning}: {one.text}" for one in found)


def test_a_meeting_without_quorum_or_record_says_so(made: Made) -> None:
    meeting = made.meetings["Effectiveness", MET[0]]
    assert said(made, "meetings", meeting) == (
        "due: Nothing that it decided is on record.\nnote: No attendance is on record: who came?"
    )
    made.add("items", {"title": "Neglect", "meeting": meeting, "decision": "Agreed."})
    made.add("attendance", {"meeting": meeting, "agency": made.agencies["Health"], "came": "yes"})
    assert said(made, "meetings", meeting).startswith(
        "late: It had no quorum: 1 of 2 agencies needed came."
    )
    made.edit("meetings", meeting, {"quorate": True})
    assert "the minutes say otherwise" in said(made, "meetings", meeting)


def test_a_coming_meeting_says_what_is_to_be_put_before_it(made: Made) -> None:
    coming = made.meetings["Effectiveness", date(2026, 12, 8)]
    assert said(made, "meetings", coming) == ""
    made.action("Supervision policy")
    assert "1 action of this group asks to be put before it" in said(made, "meetings", coming)


def test_a_meeting_that_passed_is_asked_about(made: Made) -> None:
    missed = made.add("meetings", {
        "group": made.groups["Learning"], "meets_on": date(2026, 11, 3), "state": "planned",
    })  # fmt: skip
    assert "was it held?" in said(made, "meetings", missed)
    (need,) = meetings.needs(made.board, TODAY)
    assert (need.word, need.why) == ("Held?", "planned for 3 Nov 2026 and not said to be held")
    for day in (4, 5):
        made.add("meetings", {"group": made.groups["Learning"], "meets_on": date(2026, 11, day)})
    (need,) = meetings.needs(made.board, TODAY)
    assert need.why.endswith("; 2 more have passed")


def test_a_group_is_asked_for_calendar_line_and_quorum(made: Made) -> None:
    group = made.groups["Effectiveness"]
    assert said(made, "groups", group) == ""
    made.action("Supervision policy", group=made.groups["Learning"])
    assert said(made, "groups", made.groups["Learning"]) == (
        "due: It owns 1 open action, and no next meeting is planned."
    )
    made.action("In a silent group", group=made.groups["Silent"])
    assert "when does it meet? It owns 1 open action." in (
        said(made, "groups", made.groups["Silent"])
    )
    (need,) = meetings.needs(made.board, TODAY)
    assert (need.word, need.title) == ("Calendar", "Silent")


def test_groups_that_escalate_to_one_another_are_told_and_asked_for_once(made: Made) -> None:
    names = ("Effectiveness", "Learning", "Silent")
    one, other, below = (made.groups[name] for name in names)
    made.edit("groups", one, {"escalates_to": other})
    assert list(meetings.needs(made.board, TODAY)) == []
    made.edit("groups", other, {"escalates_to": one})
    made.edit("groups", below, {"escalates_to": other})
    ring = (
        "Effectiveness and Learning escalate to one another, "
        "so the way up goes from there straight to the chair"
    )
    for group in (one, other, below):
        assert said(made, "groups", group) == f"late: {ring}."
    assert said(made, "groups", made.groups["Business"]) == ""
    record = made.board.record("groups", one)
    (notice,) = meetings.NOTICES["groups"](made.board, record, TODAY)
    assert notice.source == "Kirklees framework, Driving Improvement"
    assert notice.about == About("groups", other)
    (need,) = meetings.needs(made.board, TODAY)
    assert (need.meaning, need.title, need.why) == ("late", "Effectiveness", ring)
    assert need.target == Target("groups", one)


def test_a_ring_with_the_board_in_it_says_that_nothing_is_above_the_board(made: Made) -> None:
    top, under = made.groups["Board"], made.groups["Business"]
    made.edit("groups", top, {"escalates_to": under})
    above = "escalate to one another, though no group is above the board"
    for group in (top, under, made.groups["Effectiveness"]):
        assert above in said(made, "groups", group)
    made.edit("groups", made.groups["Silent"], {"escalates_to": made.groups["Learning"]})
    made.edit("groups", made.groups["Learning"], {"escalates_to": made.groups["Silent"]})
    (need,) = meetings.needs(made.board, TODAY)
    assert need.why.endswith(f"{above}; 1 more ring")
