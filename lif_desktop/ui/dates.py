"""Dates in full, as titles have them: Tuesday 24 November."""

from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def long_words(day: date) -> str:
    """Return a date in full: Saturday 21 November 2026."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_words(day: date) -> str:
    """Return a date of this year or next: Tuesday 24 November."""
    return f"{_DAYS[day.weekday()]} {day_and_month(day)}"


def day_and_month(day: date) -> str:
    """Return a date without its year: 24 November."""
    return f"{day.day} {_MONTHS[day.month - 1]}"
