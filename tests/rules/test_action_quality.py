from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules.action_quality import question_update, questions

GOOD: dict[str, Any] = {
    "activity": "Issue one supervision policy covering agency and bank staff",
    "lead": "A. Moss",
    "resources": "None",
    "measure": "95 % of agency staff supervised monthly, by dip sample",
    "target_on": date(2026, 8, 12),
}


def test_a_good_action_raises_no_question() -> None:
    assert questions(**GOOD) == []


@pytest.mark.parametrize(
    ("key", "value", "question"),
    [
        ("activity", None, "What will be done?"),
        ("activity", "  ", "What will be done?"),
        ("activity", "Write a policy. Then train all staff in it", "several activities"),
        ("activity", "1. Write a policy 2. Train staff", "several activities"),
        ("activity", "Write a policy\nTrain staff", "several activities"),
        ("activity", "Write a policy and then train all staff", "several activities"),
        ("activity", "Review " + "and consider " * 20, "short, sharp"),
        ("lead", None, "Who leads"),
        ("lead", "-", "Who leads"),
        ("resources", None, "even if none"),
        ("measure", "", "What difference"),
        ("measure", "Better practice", "be measured?"),
        ("target_on", None, "By what date"),
    ],
)
def test_each_thing_missing_is_asked_for(key: str, value: Any, question: str) -> None:
    asked = questions(**{**GOOD, key: value})
    assert len(asked) == 1
    assert question in asked[0]


def test_an_empty_action_is_asked_for_everything_in_the_order_of_the_form() -> None:
    asked = questions(activity="", lead="", resources="", measure="", target_on=None)
    assert [question.split()[0] for question in asked] == ["What", "Who", "What", "What", "By"]


def test_one_short_sentence_with_a_full_stop_is_one_activity() -> None:
    assert questions(**{**GOOD, "activity": "Re-audit 20 neglect cases."}) == []


@pytest.mark.parametrize(
    ("update", "word"),
    [
        ("Ongoing", "Ongoing"),
        ("This is on-going.", "On-going"),
        ("Work IN  PROGRESS", "In progress"),
        ("Under way with HR", "Under way"),
        ("no change since last time", "No change"),
    ],
)
def test_a_vague_update_is_questioned(update: str, word: str) -> None:
    assert question_update(update) == (
        f"“{word}” says little: what was done, what is next, by when?"
    )


def test_what_an_update_says_apart_is_not_asked_for_again() -> None:
    by = date(2026, 12, 12)
    assert question_update("Ongoing", "HR signs it off", by) == (
        "“Ongoing” says little: what was done?"
    )
    assert question_update("Ongoing", " ", by).endswith("what was done, what is next?")


@pytest.mark.parametrize(
    "update", [None, "", "Policy drafted on 2 Oct; HR signs it off by 12 Dec", "Forgoing leave"]
)
def test_a_specific_update_is_not(update: str | None) -> None:
    assert question_update(update) == ""


@given(st.text(max_size=300), st.text(max_size=50))
def test_any_text_can_be_asked_about(text: str, other: str) -> None:
    assert len(questions(**{**GOOD, "activity": text, "measure": other})) <= 2
    assert question_update(text) == "" or "by when" in question_update(text)
