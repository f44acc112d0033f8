from datetime import date
from typing import Any

import pytest

from lif_desktop.rules import independence, retention, review_words

TODAY = date(2026, 11, 21)
COMPLETE: dict[str, Any] = {
    "reviewer": "K. Lund", "independent": True, "why": "No ties; declaration read",
    "checked_on": date(2026, 3, 1), "appointed_on": date(2026, 3, 4), "serious": True,
}  # fmt: skip


def asked(**changed: Any) -> list[tuple[str, str]]:
    return [(one.meaning, one.text) for one in independence.questions(**{**COMPLETE, **changed})]


def test_a_check_with_how_and_when_before_the_appointment_is_complete() -> None:
    assert asked() == []
    assert asked(appointed_on=None) == []
    assert asked(reviewer="", independent=None) == []


def test_what_is_missing_of_the_check_is_asked() -> None:
    assert asked(independent=None) == [
        ("due", "Is the reviewer independent of the case and the agencies?")
    ]
    assert asked(why="tbc") == [("due", "How was independence checked?")]
    assert asked(checked_on=None) == [("due", "When was independence checked?")]
    ((_, late),) = asked(checked_on=date(2026, 3, 9))
    assert late.endswith("after the appointment on 4 Mar 2026.")


def test_no_is_grave_in_a_serious_case_and_shown_in_any_other() -> None:
    text = "The reviewer is not independent of the case or of an agency concerned."
    assert asked(independent=False) == [("late", text)]
    assert asked(independent=False, serious=False) == [("note", text)]


HELD: dict[str, Any] = {
    "legal_hold": False, "look_on": None, "reason": "Claim.", "decision": None, "decided_on": None,
    "decided_by": None, "today": TODAY,
}  # fmt: skip


def remarks(**changed: Any) -> list[tuple[str, str]]:
    return [(one.meaning, one.text) for one in retention.remarks(**{**HELD, **changed})]


def test_a_legal_hold_goes_before_every_decision() -> None:
    assert remarks() == []
    assert remarks(legal_hold=True) == [
        ("note", "A legal hold stands; this may not be erased: Claim.")
    ]
    assert remarks(legal_hold=True, reason=None)[0][1].endswith("its reason is not recorded.")
    decided = {"decision": "erase", "decided_on": TODAY, "decided_by": "J. Hale"}
    assert remarks(**decided) == [("due", "Erasing was decided; a person carries it out.")]
    assert remarks(legal_hold=True, **decided) == [
        ("late", "Erasing was decided, but a legal hold stands: Claim.")
    ]


@pytest.mark.parametrize(
    ("look_on", "decision", "looks"),
    [
        (None, None, False), (date(2026, 11, 22), None, False), (TODAY, None, True),
        (TODAY, "review_later", True), (TODAY, "undecided", True), (TODAY, "keep", False),
        (TODAY, "erase", False),
    ],
)  # fmt: skip
def test_a_person_looks_on_the_day_until_it_is_settled(
    look_on: date | None, decision: str | None, *, looks: bool
) -> None:
    assert retention.is_to_look_at(look_on, decision, TODAY) is looks
    found = remarks(look_on=look_on, decision=decision, decided_on=TODAY, decided_by="J. Hale")
    assert any("To be looked at since" in text for _, text in found) is looks


def test_who_decided_and_when_is_asked() -> None:
    assert remarks(decision="keep") == [("due", "Who decided on retention, and when?")]
    assert remarks(decision="keep", decided_on=TODAY, decided_by="J. Hale") == []
    assert remarks(decision="review_later") == []


@pytest.mark.parametrize(
    ("kind", "short", "fits"),
    [
        ("scr", "SCR", True), ("spr", "CSPR", True), ("lcspr", "LCSPR", True),
        ("rapid", "SCR", True), (None, "SCR", True), ("scr", "CSPR", False), ("spr", "SCR", False),
    ],
)  # fmt: skip
def test_a_review_bears_the_word_of_its_own_date(
    kind: str | None, short: str, *, fits: bool
) -> None:
    said = review_words.misnamed(kind, short, "Serious case review")
    expected = "In the guidance of its own date such a review is a serious case review; if it"
    assert said.startswith(expected) is not fits
    assert bool(said) is not fits
