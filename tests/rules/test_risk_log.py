from datetime import date
from typing import Any

import pytest

from lif_desktop.rules.risk_log import LEVELS, ORDER, WORDS, remarks, zone

TODAY = date(2026, 11, 21)


def told(**values: Any) -> list[tuple[str, str]]:
    known = {
        "likelihood": "3", "impact": "3", "movement": "same", "owner": "M. Grant",
        "mitigation": "Weekly checks", "state": "open", "next_on": date(2027, 1, 4),
    }  # fmt: skip
    return [(one.meaning, one.text) for one in remarks(**{**known, **values}, today=TODAY)]


@pytest.mark.parametrize(
    ("likelihood", "impact", "expected"),
    [
        ("5", "5", "high"), ("4", "4", "high"), ("3", "5", "raised"), ("5", "2", "raised"),
        ("3", "3", "raised"), ("4", "2", "low"), ("5", "1", "low"), ("1", "1", "low"),
        (None, "3", "unplaced"), ("3", None, "unplaced"),
    ],
)  # fmt: skip
def test_a_risk_lies_in_one_part_of_the_grid(
    likelihood: str | None, impact: str | None, expected: str
) -> None:
    assert zone(likelihood, impact) == expected


def test_the_grid_never_gets_milder_as_a_risk_grows() -> None:
    places = [(one, other) for one in LEVELS for other in LEVELS]
    for one, other in places:
        for more, most in places:
            if more >= one and most >= other:
                assert ORDER.index(zone(more, most)) <= ORDER.index(zone(one, other))
    assert set(WORDS) == set(ORDER)


def test_a_risk_in_hand_is_left_in_peace_and_so_is_a_closed_one() -> None:
    assert told() == []
    assert told(state="closed", owner=None, mitigation=None, next_on=None) == []


def test_what_a_risk_lacks_is_asked() -> None:
    assert told(likelihood=None, owner="", next_on=None, movement="up") == [
        ("due", "How likely is it, and how bad would it be?"),
        ("due", "Who owns it?"),
        ("note", "When will it be looked at again?"),
        ("note", "It is rising."),
    ]


def test_no_mitigation_is_grave_where_the_risk_is_high_and_accepted_risks_need_none() -> None:
    text = "What is done to reduce it? No mitigation is recorded."
    assert told(mitigation=None) == [("due", text)]
    assert told(mitigation="n/a", likelihood="4", impact="5") == [("late", text)]
    assert told(mitigation=None, state="accepted") == []


def test_a_look_that_is_overdue_says_since_when() -> None:
    assert told(next_on=date(2026, 11, 20)) == [
        ("late", "To be looked at again by 20 Nov 2026: 1 day ago."),
    ]
