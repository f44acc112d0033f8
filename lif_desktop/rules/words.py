"""Dates, counts and lists as the sentences of the rules write them."""

from collections.abc import Iterable
from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_in_words(day: date) -> str:
    """Return a date as screens and papers show it, whatever the machine's language: 12 Aug 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_in_words(year: int, month: int) -> str:
    """Return a month as the axis of a chart shows it: Nov 2026."""
    return f"{MONTHS[month - 1]} {year}"


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: one, two and three."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def counted(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun: 1 meeting, 2 meetings."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
