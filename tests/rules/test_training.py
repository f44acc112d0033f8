from datetime import date
from typing import Any

from lif_desktop.rules.training import (
    check_remarks,
    course_remarks,
    follow_up,
    need_remarks,
    place_remarks,
)

TODAY = date(2026, 11, 21)
HELD = date(2026, 3, 5)


def course(**values: Any) -> list[str]:
    known = {
        "state": "held", "held_on": HELD, "evaluations": 20, "useful": 18, "attended": 22,
        "follow_up_on": date(2026, 9, 1), "followed_up_on": date(2026, 9, 10), "followed_up": 9,
        "changed_practice": 7, "impact": "Better referrals",
    }  # fmt: skip
    return [one.text for one in course_remarks(**{**known, **values}, today=TODAY)]


def need(**values: Any) -> list[str]:
    known = {
        "due_on": date(2026, 6, 30), "received_on": date(2026, 6, 20), "staff": 100,
        "trained": 90, "needs": "Neglect", "updated": "yes",
    }  # fmt: skip
    return [one.text for one in need_remarks(**{**known, **values}, today=TODAY)]


def test_a_course_that_was_evaluated_and_followed_up_is_left_in_peace() -> None:
    assert course() == []
    assert course(state="cancelled", evaluations=None) == []
    assert course(state="planned", held_on=date(2027, 1, 1)) == []
    assert course(state="planned", held_on=None) == []


def test_a_planned_course_whose_date_passed_is_asked_after() -> None:
    assert course(state="planned") == ["Its date was 5 Mar 2026: was it held?"]


def test_what_a_held_course_lacks_is_asked() -> None:
    assert course(evaluations=0, useful=None, impact="") == [
        "No evaluation has come back.",
        "It was followed up: what did it change in practice?",
    ]
    assert course(useful=21, attended=15, changed_practice=10) == [
        "More found it useful than sent an evaluation.",
        "More sent an evaluation than attended.",
        "More say that practice changed than answered.",
    ]
    assert course(followed_up_on=None) == [
        "The follow-up of its impact is overdue by 81 days.",
    ]


def test_impact_is_asked_after_half_a_year_where_no_date_is_set() -> None:
    assert follow_up(HELD, None, None, TODAY).pill == "Overdue 77 d"
    assert follow_up(None, None, None, TODAY).state == "undated"
    assert follow_up(HELD, None, TODAY, TODAY).word == "Followed up"


def test_places_that_do_not_add_up_are_questioned() -> None:
    assert place_remarks(booked=None, attended=3, no_show=1) == []
    assert place_remarks(booked=5, attended=3, no_show=None) == []
    assert place_remarks(booked=5, attended=4, no_show=1) == []
    (found,) = place_remarks(booked=3, attended=3, no_show=1)
    assert found.text == "3 came and 1 did not, yet 3 places were booked."


def test_a_needs_analysis_is_owed_and_then_read() -> None:
    assert need() == []
    assert need(received_on=None) == ["Not returned; overdue by 144 days."]
    assert need(received_on=None, due_on=date(2026, 12, 1)) == []
    assert need(trained=101, needs=None, updated="no") == [
        "More staff are in date than need the training.",
        "Which needs does it name?",
        "In-house training is not wholly kept up to date with procedures and lessons.",
    ]
    assert need(staff=None, updated=None) == [
        "Is in-house training kept up to date with procedures and lessons?",
    ]


def test_a_check_with_a_finding_says_what_next() -> None:
    def told(result: str | None, improve: str | None, again: date | None) -> list[str]:
        found = check_remarks(result=result, to_improve=improve, next_on=again, today=TODAY)
        return [one.text for one in found]

    assert told("good", None, None) == []
    assert told("improve", "Local examples", date(2027, 1, 1)) == []
    assert told("poor", None, None) == ["What is to improve?", "When will it be checked again?"]
    assert told("good", None, date(2026, 10, 1)) == [
        "The next check was due on 1 Oct 2026; enter it when it is done.",
    ]
