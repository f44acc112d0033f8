from datetime import date
from typing import Any

from lif_desktop.rules.challenge_log import remarks, standing

TODAY = date(2026, 11, 21)
BEFORE = date(2026, 11, 11)


def told(**values: Any) -> list[str]:
    known = {
        "kind": "challenge", "state": "open", "due_on": date(2026, 12, 1), "answered_on": None,
        "answer": None, "changed": None, "to_agency": 1,
    }  # fmt: skip
    return [one.text for one in remarks(**{**known, **values}, today=TODAY)]


def test_an_answer_is_due_overdue_or_given() -> None:
    assert standing(date(2026, 12, 1), None, "open", TODAY).state == "due"
    assert standing(BEFORE, None, "open", TODAY).pill == "Overdue 10 d"
    assert standing(BEFORE, BEFORE, "answered", TODAY).word == "Answered"
    assert standing(BEFORE, None, "resolved", TODAY).state == "done"


def test_a_challenge_that_waits_its_turn_is_left_in_peace() -> None:
    assert told() == []
    assert told(answered_on=BEFORE, answer="Agreed", changed="New rota") == []


def test_what_is_missing_is_asked() -> None:
    assert told(due_on=BEFORE) == ["No answer since 11 Nov 2026: 10 days."]
    assert told(due_on=None, to_agency=None) == ["By when is an answer due?", "Who is challenged?"]
    assert told(answered_on=BEFORE) == [
        "It counts as answered; what was the answer?",
        "It was answered; what changed because of it?",
    ]


def test_an_agency_that_does_not_comply_is_looked_into_until_it_does() -> None:
    (text,) = told(kind="non_compliance")
    assert text.startswith("An agency does not comply")
    done = {"state": "resolved", "answer": "Agreed", "changed": "Attends again"}
    assert told(kind="non_compliance", **done) == []
