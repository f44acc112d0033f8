"""Which backups to let go of: fewer the older they are, and none because a clock was wrong."""

from collections.abc import Iterable
from datetime import datetime, timedelta

_ALL = timedelta(days=2)
_DAILY = timedelta(days=14)
_WEEKLY = timedelta(weeks=8)
_MONTHLY = timedelta(days=365)
# Monthly backups lie 31 days apart at most; a wider gap is a pause, or a clock that jumped.
_GAP = timedelta(days=40)


def outdated(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return the times of the backups that may go, where one was made just `now`.

    All are kept for 2 days, then the last of each day for 2 weeks, of each week for 8 weeks, of
    each month for a year. Those dated after `now`, and those beyond a gap of 40 days, stay
    whatever their age: a clock that jumps makes such gaps.
    """
    gone: set[datetime] = set()
    seen: set[tuple[int, ...]] = set()
    later = now
    for one in sorted((one for one in set(made) if one <= now), reverse=True):
        if later - one > _GAP:
            break
        later = one
        if not _kept(one, now - one, seen):
            gone.add(one)
    return gone


def _kept(one: datetime, age: timedelta, seen: set[tuple[int, ...]]) -> bool:
    day, week, month = (
        (one.year, one.month, one.day),
        (*one.isocalendar()[:2], 0, 0),
        (one.year, one.month),
    )
    last = [span not in seen for span in (day, week, month)]
    seen |= {day, week, month}
    return (
        age <= _ALL
        or (age <= _DAILY and last[0])
        or (age <= _WEEKLY and last[1])
        or (age <= _MONTHLY and last[2])
    )
