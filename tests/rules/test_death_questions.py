from dataclasses import replace
from datetime import date

import pytest

from lif_desktop.rules.death_questions import Asked, date_questions, questions

COMPLETE = Asked(
    reviewed=True,
    notified_on=date(2026, 1, 2),
    died_on=date(2026, 1, 1),
    panel_on=date(2026, 9, 1),
    area="Northmoor",
    joint=True,
    expected="unexpected",
    joint_response=True,
    joint_response_on=date(2026, 1, 3),
    category="3",
    categories="3, 5",
    modifiable="yes",
    referred=False,
    why_not_referred="",
    age_band="1_4",
    band="1_4",
    factors=2,
    unscaled=0,
    overdue=0,
)


def said(**changed: object) -> list[tuple[str, str]]:
    return [(one.weight, one.text) for one in questions(replace(COMPLETE, **changed))]


def test_nothing_is_asked_of_a_complete_record() -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("changed", "weight", "text"),
    [
        ({"overdue": 1}, "late", "1 agency's information is overdue."),
        ({"overdue": 3}, "late", "3 agencies' information is overdue."),
        ({"joint_response": None}, "due",
         "An unexpected death: was there a joint agency response?"),
        ({"joint_response": False}, "due",
         "An unexpected death without a joint agency response: say in the notes why."),
        ({"joint_response_on": None}, "note", "When was the joint agency response held?"),
        ({"panel_on": None}, "due",
         "Reviewed, but without the panel's date: it counts in no period."),
        ({"category": None, "categories": ""}, "due",
         "Reviewed, but without a category of death."),
        ({"modifiable": None}, "due",
         "Reviewed: were there modifiable factors? Yes, no or insufficient information."),
        ({"factors": 0}, "due",
         "Modifiable factors were found: enter the contributory factors by domain."),
        ({"unscaled": 2}, "due", "2 factors without the version of the relevance scale."),
        ({"categories": "2, 3"}, "due",
         "Of the categories ticked the uppermost is 2: it is the primary one."),
        ({"category": "1", "categories": ""}, "due",
         "Harm was inflicted: link the case review, or say why it was not referred."),
        ({"category": None, "categories": "8, 1"}, "due",
         "Harm was inflicted: link the case review, or say why it was not referred."),
        ({"area": ""}, "due", "The panel serves several areas: in which did the child live?"),
        ({"notified_on": None}, "due",
         "When was it notified? Without that day it is among the deaths of no period."),
        ({"notified_on": date(2025, 12, 31)}, "due",
         "It was notified before the child died. Check the dates."),
        ({"panel_on": date(2026, 1, 1)}, "due",
         "The panel reviewed it before it was notified. Check the dates."),
        ({"resident": False}, "note",
         "The child did not normally live in the area: does the panel there know?"),
        ({"band": "5_9"}, "due", "The age band is not that of the dates."),
    ],
)  # fmt: skip
def test_what_lacks_is_asked(changed: dict[str, object], weight: str, text: str) -> None:
    assert said(**changed) == [(weight, text)]


def test_a_panel_whose_day_has_passed_is_asked_about() -> None:
    waiting = {"reviewed": False, "modifiable": None}
    assert said(**waiting, panel_passed=True) == [
        (
            "due",
            "The panel's day has passed: was it reviewed? Until then it is in no table of reviews.",
        ),
    ]
    assert said(**waiting) == said(panel_passed=True) == []


def test_inflicted_harm_that_is_only_ticked_is_asked_about_too() -> None:
    assert said(category="8", categories="8, 1") == [
        ("due", "Of the categories ticked the uppermost is 1: it is the primary one."),
        ("due", "Harm was inflicted: link the case review, or say why it was not referred."),
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"expected": "expected", "joint_response": None},
        {"category": "1", "categories": "", "referred": True},
        {"category": "1", "categories": "", "why_not_referred": "The neighbouring area led it."},
        {"joint": False, "area": ""},
        {"category": None, "categories": "3"},
        {"reviewed": False, "category": None, "categories": "", "modifiable": None,
         "panel_on": None},
        {"age_band": None},
        {"band": None},
        {"died_on": None},
    ],
)  # fmt: skip
def test_what_does_not_apply_is_not_asked(changed: dict[str, object]) -> None:
    assert said(**changed) == []


def test_every_question_names_its_source() -> None:
    bare = replace(COMPLETE, overdue=1, joint_response=None, category="1", categories="", area="")
    sources = [one.source for one in questions(bare)]
    assert all(sources)
    assert sum("Bedford Borough framework, 9.4" in one for one in sources) == 3
    assert any("Kirklees" in one for one in sources)


def test_dates_can_be_looked_at_alone() -> None:
    wrong = replace(COMPLETE, overdue=1, panel_on=date(2026, 1, 1))
    assert len(list(date_questions(wrong))) == 1
