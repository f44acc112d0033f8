"""The small rules around actions, plans and calendars."""

from datetime import date
from typing import Any

import pytest

from lif_desktop.rules import action_states, calendar_questions, plan_due

TODAY = date(2026, 11, 21)
CLOSED: dict[str, Any] = {
    "status": "completed", "completed_on": TODAY, "board_brag": "blue", "assurance": "embedded",
    "impact": "Seen in 18 of 20 records.",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({}, []),
        ({"completed_on": None}, ["It is closed without a date: when was that?"]),
        ({"impact": " "}, ["Its assurance is “embedded”: what shows the impact?"]),
        ({"assurance": "addressed", "impact": None}, []),
        (
            {"status": "in_hand", "assurance": "verified"},
            [
                "It has a completion date and is still open: is it completed?",
                "The board's BRAG is blue, done and accepted, but the action is open.",
                "Its assurance is “verified”, but the action is open.",
            ],
        ),
        ({"status": None, "completed_on": None, "board_brag": "red", "assurance": None}, []),
    ],
)
def test_the_four_states_are_compared_and_never_mixed(
    changes: dict[str, Any], asked: list[str]
) -> None:
    assert action_states.questions(**{**CLOSED, **changes}) == asked


def test_a_finished_audit_or_review_has_a_plan_with_actions() -> None:
    assert plan_due.is_finished("audits", "finished")
    assert not plan_due.is_finished("audits", "published")
    assert plan_due.is_finished("reviews", "closed")
    assert not plan_due.is_finished("reviews", "not_review")
    assert plan_due.question(plans=0, actions=0) == "It is finished and has no action plan."
    assert plan_due.question(plans=1, actions=0).endswith("holds no actions.")
    assert plan_due.question(plans=1, actions=1) == ""


MEETING: dict[str, Any] = {
    "state": "held", "meets_on": date(2026, 11, 5), "moved_from_on": None, "why_not_held": None,
    "says_something": True, "today": TODAY,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({}, ""),
        ({"state": "planned"}, "was it held? Only meetings that were held count"),
        ({"state": None}, "was it held?"),
        ({"meets_on": date(2026, 12, 1)}, "its day is still to come"),
        ({"says_something": False}, "Nothing that it decided"),
        ({"state": "cancelled"}, "Why was it cancelled?"),
        ({"state": "cancelled", "why_not_held": "Snow"}, ""),
        ({"moved_from_on": date(2026, 10, 29)}, "Why was it moved?"),
        ({"moved_from_on": date(2026, 11, 5), "why_not_held": "Snow"}, "to the same day"),
        ({"state": "planned", "meets_on": TODAY}, ""),
    ],
)
def test_a_meeting_is_asked_what_escalation_needs_to_know(
    changes: dict[str, Any], asked: str
) -> None:
    found = " ".join(calendar_questions.of_meeting(**{**MEETING, **changes}))
    assert asked in found
    assert bool(asked) == bool(found)


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({}, ""),
        ({"goes_up": False, "top": True}, ""),
        ({"goes_up": False}, "to whom it escalates"),
        ({"quorum": None}, "no quorum"),
        ({"quorum": None, "seats": 0}, ""),
        ({"quorum": 9}, "only 5 agencies"),
        ({"quorum": 9, "seats": 0}, ""),
    ],
)
def test_a_group_is_asked_for_its_line_and_its_quorum(changes: dict[str, Any], asked: str) -> None:
    usual: dict[str, Any] = {"top": False, "goes_up": True, "quorum": 4, "seats": 5}
    found = " ".join(calendar_questions.of_group(**{**usual, **changes}))
    assert asked in found
    assert bool(asked) == bool(found)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("A", "A escalates to itself"),
        ("AB", "A and B escalate to one another"),
        ("ABC", "A, B and C escalate in a ring"),
    ],
)
def test_a_ring_of_groups_is_called_what_it_is(names: str, said: str) -> None:
    without = calendar_questions.of_ring(names, with_board=False)
    assert without == (f"{said}, so the way up goes from there straight to the chair")
    around = calendar_questions.of_ring(names, with_board=True)
    assert around == f"{said}, though no group is above the board"
