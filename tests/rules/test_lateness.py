from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules import statuses
from lif_desktop.rules.lateness import due_from, late_from, lateness

TODAY = date(2026, 11, 21)
STATUSES = st.sampled_from((*statuses.ALL, None))
DAYS = st.dates()


@pytest.mark.parametrize(
    ("target", "state", "pill", "meaning", "shape"),
    [
        (date(2026, 8, 12), "late", "Late 101 d", "late", "triangle"),
        (TODAY - timedelta(days=1), "late", "Late 1 d", "late", "triangle"),
        (TODAY, "due", "Due 0 d", "due", "dot"),
        (TODAY + timedelta(days=28), "due", "Due 28 d", "due", "dot"),
        (TODAY + timedelta(days=29), "not_due", "On track", "well", "square"),
        (None, "not_due", "No target date", "note", "diamond"),
    ],
)
def test_an_open_action_stands_by_its_target_date(
    target: date | None, state: str, pill: str, meaning: str, shape: str
) -> None:
    standing = lateness("in_hand", target, None, TODAY)
    assert (standing.state, standing.pill) == (state, pill)
    assert (standing.meaning, standing.shape) == (meaning, shape)


def test_a_closed_action_is_never_late() -> None:
    long_ago = date(2020, 1, 1)
    cannot = lateness("cannot_complete", long_ago, None, TODAY)
    assert (cannot.state, cannot.pill, cannot.shape) == (
        "cannot_complete",
        "Cannot complete",
        "diamond",
    )
    assert lateness("completed", long_ago, None, TODAY).pill == "Done"
    assert lateness("completed", None, TODAY, TODAY).pill == "Done"
    assert lateness("completed", TODAY, TODAY, TODAY).pill == "Done"
    assert lateness("completed", long_ago, TODAY, TODAY).pill == "Done late"


def test_a_completion_date_alone_does_not_close_an_action() -> None:
    assert lateness("in_hand", date(2026, 1, 1), date(2025, 12, 1), TODAY).state == "late"


@given(STATUSES, st.none() | DAYS, st.none() | DAYS, DAYS)
def test_the_stored_dates_agree_with_the_rule_on_every_day(
    status: str | None, target: date | None, completed: date | None, today: date
) -> None:
    state = lateness(status, target, completed, today).state
    late, due = late_from(status, target), due_from(status, target)
    assert (state == "late") == (late is not None and late <= today)
    assert (state in {"late", "due"}) == (due is not None and due <= today)
