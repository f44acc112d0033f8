from datetime import date
from typing import Any

from lif_desktop.rules.expected_reports import POINTS, came, days_late, lacking, remarks, standing

TODAY = date(2026, 11, 21)
DUE = date(2026, 11, 1)
ALL = dict.fromkeys(POINTS, "yes")


def told(**values: Any) -> list[str]:
    known = {
        "state": "considered", "due_on": DUE, "chased_on": None, "received_on": DUE,
        "answers": ALL, "adequate": "yes", "adequate_why": None, "learning": "Listen earlier",
    }  # fmt: skip
    return [one.text for one in remarks(**{**known, **values}, today=TODAY)]


def waiting(**values: Any) -> list[str]:
    return told(**{"state": "due", "received_on": None, **values})


def test_an_item_is_in_late_overdue_or_not_needed() -> None:
    assert standing("due", DUE, None, TODAY).pill == "Overdue 20 d"
    assert standing("due", None, None, TODAY).word == "No due date"
    assert standing("received", DUE, date(2026, 11, 4), TODAY).word == "In, 3 d late"
    assert standing("considered", DUE, None, TODAY).word == "In"
    assert standing("not_needed", DUE, None, TODAY).word == "Not needed"
    assert came(None, DUE)
    assert not came(None, None)
    assert days_late(None, DUE) == days_late(DUE, None) == 0


def test_a_good_report_in_time_is_left_in_peace() -> None:
    assert told() == []
    assert told(state="not_needed", received_on=None, adequate=None) == []


def test_an_item_that_waits_is_chased() -> None:
    assert waiting(due_on=None) == ["By when is it due?"]
    assert waiting(due_on=TODAY) == []
    assert waiting() == ["Overdue by 20 days.", "It has not been chased."]
    assert waiting(chased_on=date(2026, 11, 2)) == [
        "Overdue by 20 days.", "Last chased 19 days ago.",
    ]  # fmt: skip
    assert waiting(chased_on=date(2026, 11, 16)) == ["Overdue by 20 days."]


def test_a_report_that_came_is_measured_by_what_the_framework_asks() -> None:
    thin = {**ALL, "users_views": "no", "has_plan": "partly"}
    assert lacking(thin) == ["an audit with users' views", "an action plan"]
    assert told(received_on=date(2026, 11, 2), answers=thin, adequate="no") == [
        "It came 1 day late.",
        "It lacks, wholly or in part, an audit with users' views and an action plan.",
        "It is not adequate: why not?",
    ]
    assert told(answers=thin)[-1] == "It is called adequate although something is lacking."
    assert told(state="received", adequate=None, learning=None) == [
        "Is it what the framework asks for? Nobody has said.",
        "Which learning does it name?",
        "It is in, but no meeting has considered it.",
    ]
