"""Counts working days: Monday to Friday without bank holidays, which the caller hands in."""

from collections.abc import Collection
from datetime import date, timedelta

_ONE = timedelta(days=1)
_FRIDAY = 4


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Return whether a day is neither at a weekend nor a bank holiday."""
    return day.weekday() <= _FRIDAY and day not in holidays


def add(start: date, days: int, holidays: Collection[date]) -> date:
    """Return the working day that lies so many working days after `start`, or before if negative.

    The day something happens on is not counted: 5 working days after a Thursday is the next
    Thursday. No days at all leave the start as it is, working day or not.
    """
    step = _ONE if days > 0 else -_ONE
    day, left = start, abs(days)
    while left:
        day += step
        left -= is_working_day(day, holidays)
    return day


def count(start: date, end: date, holidays: Collection[date]) -> int:
    """Return how many working days lie after `start` up to and with `end`, negative if it is past.

    It is what `add` undoes: count(start, add(start, n)) is n.
    """
    step = _ONE if end > start else -_ONE
    day, found = start, 0
    while day != end:
        day += step
        found += is_working_day(day, holidays)
    return found if end > start else -found
