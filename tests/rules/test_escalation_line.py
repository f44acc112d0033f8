from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules.escalation_line import Rung, Step, in_words, stage

TODAY = date(2026, 11, 21)
TARGET = date(2026, 3, 1)
FIRST, SECOND, THIRD, FOURTH = (date(2026, month, 10) for month in (4, 6, 8, 10))
MET = (FIRST, SECOND, THIRD, FOURTH)
BUSINESS = (date(2026, 9, 1), date(2026, 11, 1))
OWNER = Rung("group", 1, "Effectiveness", MET[:2], date(2026, 12, 1))
ABOVE = Rung("next", 2, "Business group", (), date(2026, 12, 8))
CHAIR = Rung("chair", 3, "the chair, P. Rowe", (), None)
LINE = (OWNER, ABOVE, CHAIR)
SHORT = (OWNER, CHAIR)


def _line(owner: tuple[date, ...] = MET[:2], above: tuple[date, ...] = ()) -> tuple[Rung, ...]:
    return (
        Rung("group", 1, "Effectiveness", owner, date(2026, 12, 1)),
        Rung("next", 2, "Business group", above, date(2026, 12, 8)),
        CHAIR,
    )


def _words(due: date | None, line: tuple[Rung, ...], *steps: Step) -> str:
    found = stage(due, TARGET, line, steps, TODAY)
    return "" if found is None else in_words(found)


def test_nothing_escalates_before_two_meetings_or_a_recorded_step() -> None:
    assert stage(None, TARGET, LINE, (), TODAY) is None
    assert stage(date(2026, 12, 24), TARGET, LINE, (), TODAY) is None


def test_after_two_meetings_it_is_put_before_its_group() -> None:
    found = stage(SECOND, TARGET, LINE, (), TODAY)
    assert found is not None
    assert (found.rung.level, found.since, found.state, found.waits) == (
        "group", SECOND, "to_raise", True,
    )  # fmt: skip
    assert in_words(found) == "To be put before Effectiveness at the meeting of 1 Dec 2026."


def test_when_the_next_meeting_passes_too_it_goes_up_and_then_to_the_chair() -> None:
    found = stage(SECOND, TARGET, _line(MET[:3]), (), TODAY)
    assert found is not None
    assert (found.rung.level, found.since) == ("next", THIRD)
    found = stage(SECOND, TARGET, _line(MET[:3], BUSINESS), (), TODAY)
    assert found is not None
    assert (found.rung.level, found.since, found.top) == ("chair", BUSINESS[0], True)
    assert in_words(found) == "To be put before the chair, P. Rowe."


def test_a_group_without_a_meeting_planned_says_so() -> None:
    line = (Rung("group", 1, "Effectiveness", MET[:2]), CHAIR)
    assert _words(SECOND, line).endswith("Effectiveness, which has no meeting planned.")


def test_the_group_may_send_it_up_at_once() -> None:
    up = Step("group", 1, SECOND, "up", date(2026, 6, 11))
    found = stage(SECOND, TARGET, LINE, (up,), TODAY)
    assert found is not None
    assert (found.rung.name, found.since) == ("Business group", date(2026, 6, 11))


def test_support_lasts_until_the_next_meeting_passes() -> None:
    helped = Step("group", 1, SECOND, "supported", THIRD)
    assert _words(SECOND, _line(MET[:3]), helped) == (
        "Effectiveness gave support or challenge on 10 Aug 2026; it goes up the line if its next"
        " meeting, on 1 Dec 2026, passes too."
    )
    found = stage(SECOND, TARGET, _line(MET), (helped,), TODAY)
    assert found is not None
    assert (found.rung.level, found.since) == ("next", FOURTH)
    unplanned = (Rung("group", 1, "Effectiveness", MET[:3]), CHAIR)
    assert "if its next meeting passes too" in _words(SECOND, unplanned, helped)


def test_support_given_before_the_target_waits_for_a_meeting_after_it() -> None:
    early = Step("group", 1, date(2026, 1, 5), "supported", date(2026, 1, 5))
    assert "gave support" in _words(None, _line((date(2026, 2, 2),)), early)
    found = stage(None, TARGET, _line((date(2026, 2, 2), FIRST)), (early,), TODAY)
    assert found is not None
    assert (found.rung.level, found.since) == ("next", FIRST)


@pytest.mark.parametrize(
    ("ruling", "said"),
    [
        ("cannot_complete", "close the action with why, and what was done instead"),
        ("no_further", "decided on 11 Jun 2026 that it goes no further"),
    ],
)
def test_what_was_decided_for_good_stays_where_it_is(ruling: str, said: str) -> None:
    step = Step("group", 1, SECOND, ruling, date(2026, 6, 11))
    assert said in _words(SECOND, _line(MET, BUSINESS), step)


def test_an_awaited_decision_is_asked_for_and_does_not_stop_the_way_up() -> None:
    put = Step("group", 1, date(2026, 6, 12), "awaited")
    assert _words(SECOND, LINE, put) == (
        "Put before Effectiveness on 12 Jun 2026; the decision is still to be recorded."
    )
    found = stage(SECOND, TARGET, _line(MET[:3]), (put,), TODAY)
    assert found is not None
    assert found.rung.level == "next"


def test_a_new_target_ends_the_steps_before_it() -> None:
    given = Step("group", 1, SECOND, "new_target", SECOND)
    assert stage(None, date(2026, 12, 1), LINE, (given,), TODAY) is None
    again = Step("next", None, date(2026, 11, 2), "awaited")
    found = stage(None, date(2026, 10, 1), LINE, (again, given), TODAY)
    assert found is not None
    assert (found.rung.level, found.step) == ("next", again)


def test_a_step_taken_higher_up_leads() -> None:
    straight = Step("chair", 3, SECOND, "supported", date(2026, 7, 1))
    found = stage(SECOND, TARGET, LINE, (straight,), TODAY)
    assert found is not None
    assert found.top
    assert in_words(found) == (
        "The chair, P. Rowe gave support or challenge on 1 Jul 2026; it stays here."
    )
    end = Step("chair", 3, SECOND, "up")
    assert "is the end of the line; put before it on 10 Jun 2026" in _words(SECOND, LINE, end)


def test_the_group_above_is_the_one_named_or_the_first_or_the_chair() -> None:
    two = (OWNER, ABOVE, Rung("next", 5, "Executive"), CHAIR)
    for group, name in ((5, "Executive"), (9, "Business group"), (None, "Business group")):
        found = stage(SECOND, TARGET, two, (Step("next", group, SECOND),), TODAY)
        assert found is not None
        assert found.rung.name == name
    found = stage(SECOND, TARGET, SHORT, (Step("next", 2, SECOND),), TODAY)
    assert found is not None
    assert found.rung.level == "chair"


RULINGS = (None, "awaited", "supported", "up", "cannot_complete", "no_further", "new_target")
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
STEPS = st.lists(
    st.builds(
        Step, st.sampled_from(["group", "next", "chair", None]), st.integers(1, 3) | st.none(),
        DAYS, st.sampled_from(RULINGS), DAYS | st.none(),
    ),
    max_size=5,
)  # fmt: skip


@given(DAYS | st.none(), STEPS, st.lists(DAYS, max_size=5), st.lists(DAYS, max_size=3))
def test_every_record_has_one_stage_and_one_sentence(
    due: date | None, steps: list[Step], held: list[date], above: list[date]
) -> None:
    line = _line(tuple(held), tuple(above))
    found = stage(due, TARGET, line, steps, TODAY)
    if found is None:
        assert due is None or due > TODAY
        return
    assert found.rung in line
    assert in_words(found).endswith(".")
    assert found.top == (found.rung.level == "chair")
    assert found.waits == (found.state in {"to_raise", "awaited", "cannot_complete"})
