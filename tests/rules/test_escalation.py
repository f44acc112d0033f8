from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules.escalation import (
    HandOver,
    counted_from,
    drift,
    escalates_on,
    held_while_owned,
    missed,
    owners,
    reason,
    uncountable,
)

TARGET = date(2026, 8, 12)
HELD = (date(2026, 11, 5), date(2026, 6, 4), date(2026, 9, 3))
GROUP = "Learning and Development"


def test_an_action_escalates_at_the_second_meeting_held_after_its_target() -> None:
    assert escalates_on("in_hand", TARGET, HELD) == date(2026, 11, 5)
    assert escalates_on("in_hand", TARGET, (*HELD, date(2027, 1, 7))) == date(2026, 11, 5)


def test_one_meeting_missed_is_not_yet_two() -> None:
    assert escalates_on("in_hand", TARGET, HELD[1:]) is None


def test_a_meeting_on_the_target_date_is_not_missed_and_two_on_a_day_are_one() -> None:
    assert missed(TARGET, (TARGET, date(2026, 9, 3), date(2026, 9, 3))) == (date(2026, 9, 3),)
    assert missed(None, HELD) == ()


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


def _reason(
    from_on: date | None, *met: date, group: str | None = GROUP, minuted: bool = False
) -> str:
    return reason(from_on, [(day, GROUP) for day in met], group, minuted=minuted)


def test_the_reason_names_the_meetings() -> None:
    assert _reason(TARGET, *HELD) == (
        "Unmet after 2 meetings of Learning and Development since the first target date,"
        " 12 Aug 2026: 3 Sep 2026 and 5 Nov 2026."
    )
    assert _reason(date(2026, 12, 1), *HELD, minuted=True) == (
        "Learning and Development has not met since the minuted target date, 1 Dec 2026."
    )


def test_the_reason_names_the_meetings_of_every_group_that_owned_it() -> None:
    met = [(HELD[0], "Panel"), (HELD[2], GROUP), (HELD[2], GROUP), (HELD[1], GROUP)]
    assert reason(TARGET, met, "Panel", minuted=False) == (
        "Unmet after 1 meeting of Learning and Development and 1 meeting of Panel since the first"
        " target date, 12 Aug 2026: 3 Sep 2026 and 5 Nov 2026."
    )


def test_the_reason_says_what_cannot_be_counted() -> None:
    assert _reason(None, *HELD).startswith("The action has no target date")
    assert _reason(TARGET, group=None).startswith("No group owns the action")
    # What was missed before it was taken from its group stays missed.
    assert _reason(TARGET, *HELD, group=None) == (
        "Unmet after 2 meetings of Learning and Development since the first target date,"
        " 12 Aug 2026: 3 Sep 2026 and 5 Nov 2026. No group owns it now."
    )


def test_a_group_without_a_calendar_is_a_question() -> None:
    assert uncountable(None, cannot_meet=None, held=0, planned=0).endswith("follow it?")
    kept = uncountable(GROUP, cannot_meet="It decides by e-mail.", held=2, planned=0)
    assert kept.startswith(f"{GROUP} keeps no calendar (It decides by e-mail), so two meeting")
    assert "when does it meet?" in uncountable(GROUP, cannot_meet=None, held=0, planned=0)
    assert uncountable(GROUP, cannot_meet=None, held=0, planned=1) == ""
    assert uncountable(GROUP, cannot_meet="", held=1, planned=0) == ""


def test_a_decision_that_it_goes_no_further_ends_the_count_that_ran() -> None:
    assert escalates_on("in_hand", TARGET, HELD, date(2026, 11, 5)) is None
    later = (date(2027, 1, 7), date(2027, 3, 7))
    assert escalates_on("in_hand", date(2026, 12, 1), later, date(2026, 11, 5)) == later[1]


def test_meetings_count_from_the_first_target_unless_the_group_minuted_another() -> None:
    assert counted_from(TARGET, None) == TARGET
    assert counted_from(TARGET, date(2026, 10, 1)) == date(2026, 10, 1)
    assert counted_from(None, None) is None


def test_owners_follow_from_the_hand_overs() -> None:
    assert owners(7, []) == ((date.min, 7),)
    assert owners(7, [HandOver(TARGET, 3, 3)]) == ((date.min, 7),)
    passed = [HandOver(date(2026, 9, 1), 2, 3), HandOver(date(2026, 3, 1), 1, 2)]
    assert owners(3, passed) == (
        (date.min, 1), (date(2026, 3, 1), 2), (date(2026, 9, 1), 3),
    )  # fmt: skip


def test_the_action_says_itself_who_owns_it_last() -> None:
    assert owners(9, [HandOver(TARGET, 1, 2)])[-1] == (TARGET, 9)


def test_a_target_moved_twice_is_drift() -> None:
    dates = [date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)]
    assert drift(dates, [], []) == ["The target date was moved back twice, from 1 Mar 2026."]
    assert "3 times" in drift([*dates, date(2026, 12, 1)], [], [])[0]
    assert drift([date(2026, 9, 1), date(2026, 6, 1), date(2026, 3, 1)], [], []) == []
    assert drift([], [], []) == []


def test_a_cycle_without_an_update_is_drift() -> None:
    assert drift([TARGET], [date(2026, 9, 2)], HELD) == [
        "No update between the meetings of 3 Sep 2026 and 5 Nov 2026, or since."
    ]
    assert drift([TARGET], [date(2026, 10, 2)], HELD) == []
    assert drift([TARGET], [date(2026, 11, 9)], HELD) == []
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
    assert held_while_owned([(date.min, None), (date(2026, 10, 1), 1)], meetings) == (
        date(2026, 11, 5),
    )
    assert held_while_owned([], meetings) == ()
