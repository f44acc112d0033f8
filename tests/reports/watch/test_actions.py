"""What the rules say of actions, moves, escalations, plans and recommendations."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from lif_desktop import clock
from lif_desktop.reports.shape import About
from lif_desktop.reports.watch import actions
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
    found = actions.NOTICES[register](made.board, made.board.record(register, record), TODAY)
    return "\n".join(f"{one.meaning}: {one.text}" for one in found)


def test_an_action_that_two_meetings_missed_asks_for_an_escalation(made: Made) -> None:
    action = made.action("Supervision policy", target_on=date(2026, 5, 1))
    record = made.board.record("actions", action)
    (found,) = actions.NOTICES["actions"](made.board, record, TODAY)
    assert found.text.startswith("To be put before Effectiveness at the meeting of 8 Dec 2026.")
    assert "Unmet after 2 meetings of Effectiveness since the first target" in found.text
    assert (found.meaning, found.adds) == ("late", "escalations")
    assert found.about == About("groups", made.groups["Effectiveness"])
    made.add("escalations", {"action": action, "raised_on": TODAY, "level": "group",
                             "ruling": "supported"})  # fmt: skip
    assert said(made, "actions", action).startswith("note: Effectiveness gave support")


def test_drift_and_a_group_without_calendar_ask_too(made: Made) -> None:
    quiet = made.action("Quiet", target_on=date(2027, 1, 1))
    assert "due: No update between the meetings of 9 Jun 2026 and 8 Sep" in (
        said(made, "actions", quiet)
    )
    silent = made.action("In a silent group", group=made.groups["Silent"])
    assert "Silent has no meetings on record" in said(made, "actions", silent)
    nobody = made.action("Nobody's", group=None)
    assert "which group will follow it?" in said(made, "actions", nobody)


def test_a_moved_target_is_compared_with_what_was_minuted(made: Made) -> None:
    action = made.action("Supervision policy", group=made.groups["Silent"])
    made.edit("actions", action, {"target_on": date(2027, 1, 1)})
    assert "no group minuted it: meetings count from the first one, 1 Mar 2026" in (
        said(made, "actions", action)
    )
    made.edit("actions", action, {"minuted_target_on": date(2027, 1, 1)})
    assert "at which meeting?" in said(made, "actions", action)
    cancelled = made.meetings["Effectiveness", date(2026, 7, 14)]
    made.edit("actions", action, {"minuted_at": cancelled})
    assert "was not held" in said(made, "actions", action)
    made.edit("actions", action, {"minuted_at": made.meetings["Effectiveness", MET[2]]})
    assert said(made, "actions", action) == ""
    (move,) = made.board.records("moves")
    made.edit("moves", move.id, {"to_target_on": date(2027, 2, 1)})
    assert "The newest move says that the target is 1 Feb 2027" in said(made, "actions", action)


def test_closed_actions_are_only_compared_with_themselves(made: Made) -> None:
    action = made.action("Done", status="completed")
    assert said(made, "actions", action) == "note: It is closed without a date: when was that?"


def test_a_move_is_asked_for_its_reason_and_its_minute(made: Made) -> None:
    action = made.action("Supervision policy")
    made.edit("actions", action, {"target_on": date(2027, 1, 1)})
    (move,) = made.board.records("moves")
    assert said(made, "moves", move.id).startswith("due: Why was it moved?")
    assert "No meeting minuted this move" in said(made, "moves", move.id)
    made.edit("moves", move.id, {
        "reason": "Staff left.", "meeting": made.meetings["Effectiveness", MET[2]],
    })  # fmt: skip
    assert said(made, "moves", move.id) == ""


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({}, ["Raised 74 days ago; what was decided?", "It has no note"]),
        ({"raised_on": TODAY, "note": "Please decide."}, []),
        ({"ruling": "supported"}, ["who decided, and when", "reason for the decision"]),
        ({"ruling": "new_target", "decided_on": TODAY, "decided_by": "P. Rowe"}, ["to what date?"]),
        ({"ruling": "cannot_complete"}, ["close it, with why and what was done instead"]),
        ({"ruling": "no_further"}, ["goes no further, but is open"]),
    ],
)
def test_an_escalation_is_asked_for_its_decision(
    made: Made, values: dict[str, Any], asked: list[str]
) -> None:
    action = made.action("Supervision policy")
    step = made.add("escalations", {"action": action, "raised_on": MET[2], **values})
    found = said(made, "escalations", step)
    for words in asked:
        assert words in found
    assert bool(found) == bool(asked)


def test_updates_plans_and_their_sources_are_asked(made: Made) -> None:
    action = made.action("Supervision policy")
    vague = made.add("updates", {"action": action, "made_on": TODAY, "done": "Ongoing"})
    clear = made.add("updates", {"action": action, "made_on": TODAY, "done": "Signed off"})
    assert said(made, "updates", vague).startswith("due: “Ongoing” says little")
    assert said(made, "updates", clear) == ""
    audit = made.add("audits", {"title": "Neglect", "state": "finished"})
    assert said(made, "audits", audit) == "late: It is finished and has no action plan."
    plan = made.add("plans", {"title": "Plan", "audit": audit, "state": "closed"})
    assert said(made, "plans", plan) == "due: This plan holds no actions yet."
    made.edit("actions", action, {"plan": plan})
    assert said(made, "plans", plan) == "due: The plan is closed, but 1 action of it is open."
    made.edit("plans", plan, {"state": "agreed"})
    assert said(made, "plans", plan) == said(made, "audits", audit) == ""
    review = made.add("reviews", {"title": "Ash", "state": "under_way"})
    assert said(made, "reviews", review) == ""


def test_a_new_recommendation_is_compared_with_the_past(made: Made) -> None:
    words = "Supervise agency and bank staff"
    old = made.add("recommendations", {"wording": words, "made_on": date(2024, 3, 1)})
    new = made.add("recommendations", {"wording": words, "made_on": TODAY - timedelta(days=9)})
    undated = made.add("recommendations", {"wording": words})
    assert said(made, "recommendations", old) == ""
    assert said(made, "recommendations", new).startswith(
        "note: It reads like REC-2026-001, 1 Mar 2024. Both speak of"
    )
    assert "reads like REC-2026-001" in said(made, "recommendations", undated)
    made.edit("recommendations", new, {"repeats": old})
    assert said(made, "recommendations", new).startswith("due: This was recommended before")


def test_undecided_escalations_and_missing_plans_wait(made: Made) -> None:
    assert list(actions.needs(made.board, TODAY)) == []
    action = made.action("Supervision policy")
    made.add("escalations", {"action": action, "raised_on": MET[2], "ruling": "awaited"})
    for title in ("A", "B", "C"):
        made.add("audits", {"title": title, "state": "finished", "finished_on": MET[0]})
    found = list(actions.needs(made.board, TODAY))
    assert [one.word for one in found] == ["Decision", "Plan", "Plan"]
    assert found[0].why == "escalated 74 days ago; what was decided is not recorded"
    assert found[1].why == "ended 14 Apr 2026; it is finished and has no action plan"
