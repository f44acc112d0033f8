from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules.sent_returns import SOON_DAYS, Standing, standing

TODAY = date(2026, 11, 21)
DUE = date(2026, 11, 14)


def stands(
    state: str | None = "out",
    due_on: date | None = DUE,
    received_on: date | None = None,
    *,
    replaced: bool = False,
    judged: bool = False,
) -> Standing:
    return standing(
        state=state, due_on=due_on, received_on=received_on, replaced=replaced, judged=judged,
        today=TODAY,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("due_on", "state", "word", "days"),
    [
        (DUE, "late", "Late 7 d", 7),
        (TODAY, "due", "Due today", 0),
        (TODAY + timedelta(days=SOON_DAYS), "due", "Due 7 d", 7),
        (TODAY + timedelta(days=SOON_DAYS + 1), "out", "With the agency", 8),
        (None, "undated", "No due date", None),
    ],
)
def test_what_is_out_is_with_the_agency_due_soon_or_late(
    due_on: date | None, state: str, word: str, days: int | None
) -> None:
    found = stands(due_on=due_on)
    assert (found.state, found.word, found.days) == (state, word, days)
    assert found.out
    assert found.counts
    assert not found.came
    assert not found.in_time


def test_what_came_back_waits_to_be_judged_and_says_how_late_it_came() -> None:
    late = stands("back", received_on=date(2026, 11, 17))
    assert (late.state, late.word, late.came_late) == ("to_judge", "To be judged, 3 d late", 3)
    assert late.came
    assert not late.in_time
    assert stands("back", received_on=DUE).in_time
    judged = stands("back", received_on=DUE, judged=True)
    assert (judged.state, judged.word) == ("back", "Came back")
    # Not known is not said to be late.
    assert stands("back").came_late is None
    assert stands("back").in_time


def test_a_date_of_receipt_says_that_it_came_whatever_its_state() -> None:
    assert stands("out", received_on=DUE).state == "to_judge"
    assert stands(None, received_on=DUE, replaced=True).came


def test_accepted_withdrawn_and_sent_again_wait_for_nobody() -> None:
    accepted = stands("accepted", received_on=date(2026, 11, 15))
    assert (accepted.word, accepted.shape) == ("Accepted, 1 d late", "tick")
    gone = stands("withdrawn", received_on=DUE)
    assert (gone.word, gone.counts) == ("Withdrawn", False)
    again = stands(replaced=True)
    assert (again.state, again.word, again.counts) == ("replaced", "Sent again", False)


@given(
    st.sampled_from(["out", "back", "accepted", "withdrawn", None]),
    st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.tuples(st.booleans(), st.booleans()),
)
def test_every_return_is_out_or_came_or_does_not_count(
    state: str | None, due_on: date | None, received_on: date | None, flags: tuple[bool, bool]
) -> None:
    replaced, judged = flags
    found = stands(state, due_on, received_on, replaced=replaced, judged=judged)
    assert found.out + found.came + (found.state in {"withdrawn", "replaced"}) == 1
    assert found.counts == (found.out or found.came)
