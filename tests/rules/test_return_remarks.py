"""What is to be asked of one return, one answer, one assurance."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lif_desktop import frameworks
from lif_desktop.rules import return_remarks, returns
from lif_desktop.rules.return_remarks import AnswerFacts, AssuranceFacts, Facts

TODAY = date(2026, 11, 21)
PASSED, RECENT, LATER = date(2026, 10, 1), date(2026, 11, 10), date(2027, 1, 1)
LONG_AGO = date(2024, 1, 1)
ZERO_TO_THREE, ONE_TO_THREE = (
    next(one for one in frameworks.scales() if one.key == key) for key in ("0-3", "1-3")
)
COMPLETE = Facts(
    state="received", due_on=PASSED, chased_on=None, received_on=PASSED, declared_on=None,
    panel_on=None, feedback=None, below_standard=None, suggested=None, has_plan=True,
    progress_on_last="Better", answers=9, had_return_before=True, months=24,
)  # fmt: skip


def of_return(**changed: Any) -> list[str]:
    facts = replace(COMPLETE, **changed)
    stands = returns.standing(
        facts.state, facts.due_on, facts.received_on, facts.declared_on, TODAY
    )
    return [one.text for one in return_remarks.of_return(stands, facts, TODAY)]


def test_a_complete_return_is_not_questioned() -> None:
    assert of_return() == []
    assert of_return(state="not_asked", received_on=None) == []


OWED = {"state": "asked", "received_on": None}
DECLARED = {"state": "declared", "received_on": None, "answers": 0}


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({**OWED, "due_on": None}, ["by when it is to come"]),
        ({**OWED, "due_on": LATER}, []),
        (OWED, ["51 days late, never chased. Chase it."]),
        ({**OWED, "chased_on": PASSED}, ["last chased on 1 Oct 2026. Chase it."]),
        ({**OWED, "chased_on": RECENT}, ["last chased on 10 Nov 2026."]),
        ({"state": "asked"}, ["its state says that it was only asked for"]),
        ({**DECLARED, "declared_on": PASSED}, ["a signature, not a score"]),
        (DECLARED, ["a signature, not a score", "when the declaration was signed"]),
        ({**DECLARED, "declared_on": LONG_AGO}, ["a signature", "older than one cycle"]),
        ({**DECLARED, "declared_on": PASSED, "answers": 3}, ["a signature", "yet holds 3 answers"]),
        ({"answers": 0}, ["holds no answer"]),
        ({"has_plan": False}, ["No improvement plan"]),
        ({"progress_on_last": None}, ["Nothing is said of progress"]),
        ({"progress_on_last": None, "had_return_before": False}, []),
        ({"panel_on": PASSED}, ["The panel met on 1 Oct 2026"]),
        ({"panel_on": PASSED, "feedback": "Sound"}, []),
        ({"panel_on": LATER}, []),
        ({"below_standard": True}, ["suggest improvements"]),
        ({"below_standard": True, "suggested": "A policy"}, []),
    ],
)
def test_what_a_return_lacks_is_asked_for(changed: dict[str, Any], says: list[str]) -> None:
    found = of_return(**changed)
    assert len(found) == len(says)
    for text, part in zip(found, says, strict=True):
        assert part in text


ANSWER = AnswerFacts(
    scale=ZERO_TO_THREE, scale_name="0-3", own="2", moderated=None, evidence="Figures",
    reason=None, gap=None, deadline_on=None, came=True, newest=True,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, []),
        ({"scale": None, "scale_name": ""}, ["No scale is named, here or on its cycle"]),
        ({"scale": None, "scale_name": "stars"}, ["no scale called “stars”"]),
        ({"own": "9"}, ["own score “9” is not on the scale 0 to 3: 0: not met, 1: partly met"]),
        ({"moderated": "2.5"}, ["moderated score “2.5” is not on the scale"]),
        ({"own": None}, ["without a score"]),
        ({"own": None, "came": False}, []),
        ({"own": "n/a", "evidence": None}, ["why the standard does not apply"]),
        ({"own": "n/a"}, []),
        ({"own": "n/a", "evidence": None, "reason": "No staff"}, []),
        ({"own": "0", "scale": ONE_TO_THREE, "evidence": "-"}, ["why the standard does not"]),
        ({"own": "3", "evidence": "tbc"}, ["best score stands here without any evidence"]),
        ({"own": "3"}, []),
        ({"own": "0"}, ["lowest score names no gap"]),
        ({"own": "0", "gap": "All", "deadline_on": LATER}, []),
        ({"gap": "Volunteers"}, ["no date by which"]),
        ({"gap": "Volunteers", "deadline_on": RECENT}, ["to be closed 11 days ago"]),
        ({"gap": "Volunteers", "deadline_on": LATER}, []),
        ({"gap": "Volunteers", "deadline_on": RECENT, "newest": False}, []),
        ({"own": "3", "moderated": "1"}, ["lies 2 steps below"]),
        ({"own": "0", "gap": "x", "deadline_on": LATER, "moderated": "2"}, ["2 steps above"]),
        ({"own": "3", "moderated": "2"}, []),
    ],
)
def test_what_an_answer_lacks_is_asked_for(changed: dict[str, Any], says: list[str]) -> None:
    facts = replace(ANSWER, **changed)
    found = [one.text for one in return_remarks.of_answer(facts, "0-3 and rag", TODAY)]
    assert len(found) == len(says)
    for text, part in zip(found, says, strict=True):
        assert part in text


ASSURED = AssuranceFacts(
    answer="met", statement=None, given_on=RECENT, gap=None, gap_by=None, checked="yes",
    evidenced=True, stated=True, newest=True,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, []),
        ({"stated": False}, ["states no such duty"]),
        ({"given_on": None}, ["when it was given"]),
        ({"answer": None, "given_on": None}, []),
        ({"answer": "no_answer", "given_on": None}, []),
        ({"given_on": LONG_AGO}, ["older than a year"]),
        ({"given_on": LONG_AGO, "newest": False}, []),
        ({"answer": "not_applicable"}, ["why the duty does not apply"]),
        ({"answer": "not_applicable", "statement": "No staff"}, []),
        ({"evidenced": False}, ["without evidence"]),
        ({"answer": "partly"}, ["what is missing"]),
        ({"answer": "not_met", "gap": "All", "gap_by": PASSED}, ["to be closed 51 days ago"]),
        ({"answer": "not_met", "gap": "All", "gap_by": PASSED, "newest": False}, []),
        ({"answer": "not_met", "gap": "All"}, ["no date by which"]),
        ({"checked": "no"}, ["it did not hold"]),
    ],
)
def test_what_an_assurance_lacks_is_asked_for(changed: dict[str, Any], says: list[str]) -> None:
    facts = replace(ASSURED, **changed)
    found = [one.text for one in return_remarks.of_assurance(facts, TODAY)]
    assert len(found) == len(says)
    for text, part in zip(found, says, strict=True):
        assert part in text
