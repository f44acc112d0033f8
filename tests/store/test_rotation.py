"""Which backups go: fewer the older they are, and none because a clock was wrong."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.store.rotation import outdated

NOW = datetime(2026, 11, 21, 14, tzinfo=UTC)
TIMES = st.lists(st.integers(-2000, 24 * 800).map(lambda hours: NOW - timedelta(hours=hours)))


def _after(days: int, a_day: int = 3) -> set[datetime]:
    """Return what is left after as many days on which several backups were made."""
    kept: set[datetime] = set()
    start = NOW - timedelta(days=days)
    for step in range(days * a_day + 1):
        now = start + timedelta(days=step / a_day)
        kept.add(now)
        kept -= outdated(kept, now)
    return kept


def test_two_years_of_work_leave_some_forty_backups() -> None:
    kept = _after(730)
    assert 30 <= len(kept) <= 45
    ages = sorted((NOW - one).days for one in kept)
    assert ages[-1] > 330
    assert ages[-1] <= 366
    assert sum(1 for age in ages if age < 2) >= 6


def test_everything_of_two_days_is_kept() -> None:
    times = [NOW - timedelta(hours=hours) for hours in range(48)]
    assert outdated(times, NOW) == set()


def test_each_day_of_two_weeks_keeps_its_last() -> None:
    times = [NOW - timedelta(hours=8 * step) for step in range(42)]
    kept = set(times) - outdated(times, NOW)
    days = {one.date() for one in times if (NOW - one).days < 13}
    assert days <= {one.date() for one in kept}


def test_a_clock_that_jumped_ahead_costs_nothing() -> None:
    real = _after(400)
    wrong = datetime(2099, 1, 1, tzinfo=UTC)
    assert outdated(real | {wrong}, wrong) == set()
    assert outdated(real | {wrong, wrong + timedelta(hours=1)}, wrong + timedelta(hours=1)) == set()
    assert wrong not in outdated(real | {wrong}, NOW)


def test_a_clock_that_jumped_back_costs_nothing() -> None:
    early = datetime(2001, 1, 1, tzinfo=UTC)
    assert outdated(_after(400) | {early}, early) == set()


def test_a_long_pause_costs_nothing() -> None:
    later = NOW + timedelta(days=90)
    assert outdated(_after(400) | {later}, later) == set()


@given(TIMES)
def test_the_newest_stays_and_what_is_left_is_left_again(times: list[datetime]) -> None:
    gone = outdated([*times, NOW], NOW)
    assert NOW not in gone
    assert all(one <= NOW for one in gone)
    assert all(NOW - one > timedelta(days=2) for one in gone)
    kept = {*times, NOW} - gone
    for one in gone:
        if NOW - one <= timedelta(days=14):
            assert any(other.date() == one.date() for other in kept)
        elif NOW - one <= timedelta(days=365):
            assert any((other.year, other.month) == (one.year, one.month) for other in kept)
