from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules.chasing import OURS, Schedule, letter, next_on, schedule

ISSUED = date(2026, 10, 1)
DUE = date(2026, 11, 14)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("chased_on", "expected"),
    [
        (None, date(2026, 11, 7)),
        (date(2026, 11, 1), date(2026, 11, 7)),
        (date(2026, 11, 7), DUE),
        (date(2026, 11, 13), DUE),
        (DUE, date(2026, 11, 21)),
        (date(2026, 11, 20), date(2026, 11, 21)),
        (date(2026, 11, 21), date(2026, 11, 28)),
    ],
)
def test_chased_a_week_before_on_the_date_and_every_week_after(
    chased_on: date | None, expected: date
) -> None:
    assert next_on(ISSUED, DUE, chased_on, OURS) == expected


def test_a_return_sent_within_the_week_before_is_first_chased_on_its_date() -> None:
    assert next_on(date(2026, 11, 10), DUE, None, OURS) == DUE
    assert next_on(date(2026, 11, 10), DUE, date(2026, 11, 1), OURS) == DUE
    assert next_on(None, DUE, None, OURS) == date(2026, 11, 7)


def test_without_a_reminder_before_and_without_a_date() -> None:
    assert next_on(ISSUED, DUE, None, Schedule(0, 14)) == DUE
    assert next_on(ISSUED, DUE, DUE, Schedule(0, 14)) == DUE + timedelta(days=14)
    assert next_on(ISSUED, None, None, OURS) is None


@given(DAYS, DAYS, st.none() | DAYS, st.integers(0, 30), st.integers(1, 30))
def test_the_next_reminder_is_always_after_the_last(
    issued_on: date, due_on: date, chased_on: date | None, before: int, every: int
) -> None:
    found = next_on(issued_on, due_on, chased_on, Schedule(before, every))
    assert found is not None
    assert chased_on is None or found > chased_on
    assert found >= due_on - timedelta(days=before)
    if chased_on is not None and chased_on >= due_on:
        assert (found - chased_on).days <= every


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", OURS), ("14,7", Schedule(14, 7)), (" 0 , 10 ", Schedule(0, 10)),
        ("7,0", OURS), ("99,7", OURS), ("weekly", OURS),
    ],
)  # fmt: skip
def test_a_board_sets_its_own_schedule_and_nonsense_leaves_ours(
    written: str, expected: Schedule
) -> None:
    assert schedule(written) == expected


def test_the_schedule_is_said_in_words() -> None:
    assert OURS.words == "7 days before the date, on the date, and every 7 days after it"
    assert Schedule(0, 1).words == "on the date, and every day after it"


def test_the_letter_grows_graver_with_the_reminders() -> None:
    after = DUE + timedelta(days=1)
    assert letter(DUE, 5, DUE) == "coming"
    assert letter(None, 5, after) == "coming"
    assert [letter(DUE, times, after) for times in range(4)] == [
        "reminder", "second", "member", "member",
    ]  # fmt: skip
