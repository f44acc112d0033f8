from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules.escalation import (
    chair_on,
    drift,
    escalates_on,
    held_while_owned,
    missed,
    reason,
)

TARGET = date(2026, 8, 12)
HELD = (date(2026, 11, 5), date(2026, 6, 4), date(2026, 9, 3))
GROUP = "Learning and Development"


def test_an_action_escalates_at_the_second_meeting_held_after_its_target() -> None:
    assert escalates_on("in_hand", TARGET, HELD) == date(2026, 11, 5)
    assert chair_on("in_hand", TARGET, HELD) is None
    assert chair_on("in_hand", TARGET, (*HELD, date(2027, 1, 7))) == date(2027, 1, 7)


def test_one_meeting_missed_is_not_yet_two() -> None:
    assert escalates_on("in_hand", TARGET, HELD[1:]) is None


def test_a_meeting_on_the_target_date_is_not_missed_and_two_on_a_day_are_one() -> None:
    assert missed(TARGET, (TARGET, date(2026, 9, 3), date(2026, 9, 3))) == (date(2026, 9, 3),)


@pytest.mark.parametrize("status", ["completed", "cannot_complete"])
def test_a_closed_action_does_not_escalate(status: str | None) -> None:
    assert escalates_on(status, TARGET, HELD) is None


def test_an_action_without_a_target_does_not_escalate() -> None:
    assert escalates_on("not_started", None, HELD) is None


@given(st.dates(), st.lists(st.dates(), max_size=6), st.randoms())
def test_the_order_of_meetings_does_not_matter_and_more_never_makes_it_later(
    target: date, held: list[date], random: Random
) -> None:
    shuffled = list(held)
    random.shuffle(shuffled)
    day = escalates_on(None, target, held)
    assert escalates_on(None, target, shuffled) == day
    assert (day is None) == (len(missed(target, held)) < 2)
    if day is not None:
        assert day > target
        assert day in held
        assert sum(1 for one in set(held) if target < one < day) == 1


def test_the_reason_names_the_meetings() -> None:
    assert reason(TARGET, HELD, GROUP) == (
        "Unmet after 2 meetings of Learning and Development since the target date, 12 Aug 2026:"
        " 3 Sep 2026 and 5 Nov 2026."
    )
    assert reason(date(2026, 12, 1), HELD, GROUP) == (
        "Learning and Development has not met since the target date, 1 Dec 2026."
    )


def test_the_reason_says_what_cannot_be_counted() -> None:
    assert reason(None, HELD, GROUP).startswith("The action has no target date")
    assert reason(TARGET, HELD, None).startswith("No group owns the action")
    assert reason(TARGET, (), GROUP).startswith("Learning and Development has no meetings on")


def test_a_target_moved_twice_is_drift() -> None:
    dates = [date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)]
    assert drift(dates, [], []) == ["The target date was moved back twice, from 1 Mar 2026."]
    assert "3 times" in drift([*dates, date(2026, 12, 1)], [], [])[0]
    assert drift([date(2026, 9, 1), date(2026, 6, 1), date(2026, 3, 1)], [], []) == []
    assert drift([], [], []) == []


def test_a_cycle_without_an_update_is_drift() -> None:
    assert drift([TARGET], [date(2026, 9, 2)], HELD) == [
        "No update between the meetings of 3 Sep 2026 and 5 Nov 2026."
    ]
    assert drift([TARGET], [date(2026, 10, 2)], HELD) == []
    assert drift([TARGET], [], HELD[:1]) == []


def test_a_meeting_counts_for_the_group_that_owned_the_action_on_its_day() -> None:
    owners = [(date(2026, 9, 15), 2), (date(2026, 5, 1), 1)]
    meetings = {
        1: (date(2026, 4, 2), date(2026, 9, 3), date(2026, 11, 5)),
        2: (date(2026, 9, 1), date(2026, 9, 15), date(2026, 12, 1)),
    }
    assert held_while_owned(owners, meetings) == (
        date(2026, 4, 2),
        date(2026, 9, 3),
        date(2026, 9, 15),
        date(2026, 12, 1),
    )
    assert held_while_owned([(date(2026, 5, 1), 3)], meetings) == ()
    assert held_while_owned([], meetings) == ()
