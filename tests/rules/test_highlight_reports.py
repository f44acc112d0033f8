from datetime import date
from typing import Any

import pytest

from lif_desktop.rules.highlight_reports import (
    ASKED,
    PROMPTS,
    asks_for_a_decision,
    empty_prompts,
    remarks,
)


def whole(**values: Any) -> dict[str, Any]:
    answers: dict[str, Any] = dict.fromkeys(PROMPTS, "Said.")
    for flag, detail, _ in ASKED:
        answers |= {flag: False, detail: None}
    return answers | {"decision_needed": None, "received_on": None, "signed_on": None} | values


def told(values: dict[str, Any], risks: int = 0, challenges: int = 0) -> list[str]:
    found = remarks(values, risks_linked=risks, challenges_found=challenges)
    return [one.text for one in found]


def test_a_whole_report_is_left_in_peace() -> None:
    assert empty_prompts(whole()) == []
    day = date(2026, 10, 12)
    assert told(whole(received_on=day, signed_on=day, decision_needed="None.")) == []


def test_prompts_and_questions_without_an_answer_are_named() -> None:
    assert empty_prompts(whole(story=" ", equality="n/a", risk=None)) == [
        "story", "equality", "risk",
    ]  # fmt: skip
    assert told(whole(story=None)) == ["1 prompt left empty."]


def test_a_yes_wants_a_detail_and_its_record() -> None:
    values = whole(risk=True, escalated=True, incident=True, incident_detail="One in August.")
    assert told(values) == [
        "It reports a risk for the log without saying more.",
        "It reports use of the escalation procedure without saying more.",
        "It names a risk for the log; no risk of the log is tied to it.",
        "It used the escalation procedure; the log of challenges has no record of it.",
    ]
    values |= {"risk_detail": "Vacancies.", "escalated_detail": "Twice."}
    assert told(values, risks=1, challenges=1) == []


def test_a_decision_and_a_missing_signature_are_said() -> None:
    values = whole(decision_needed="Agree the protocol", received_on=date(2026, 10, 12))
    assert told(values) == [
        "It asks the board for a decision or an action.", "It is not signed.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "asks"), [(None, False), ("None", False), ("no.", False), ("Agree it", True)]
)
def test_none_asks_for_no_decision(text: str | None, asks: bool) -> None:  # noqa: FBT001
    assert asks_for_a_decision(text) is asks
