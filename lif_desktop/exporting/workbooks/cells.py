"""What each kind of field is in an Excel cell, and how its column behaves there."""

import re
from collections.abc import Callable
from datetime import date
from functools import singledispatch
from typing import Any

from lif_desktop.fields import (
    Choice,
    Count,
    Day,
    Field,
    Flag,
    Link,
    Links,
    Memo,
    Money,
    Names,
    Number,
    Text,
    show,
)

DATES = "dd/mm/yyyy"
_EPOCH = date(1899, 12, 30).toordinal()
# Excel reads _x0041_ as the letter A; its own escape for the underscore keeps it as typed.
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

Write = Callable[[Any], tuple[Any, str]]
"""From a value that is not None to what the cell holds and Excel's type for it, "s" or "n"."""


@singledispatch
def writer(field: Field, _names: Names) -> Write:
    """Return how values of a field are written; text is text, whatever it begins with."""
    del field
    return lambda value: (plain(value), "s")


@writer.register(Count)
def _(_field: Count, _names: Names) -> Write:
    return lambda value: (value, "n")


@writer.register(Number)
@writer.register(Money)
def _(_field: Number | Money, _names: Names) -> Write:
    return lambda value: (float(value), "n")


@writer.register(Day)
def _(_field: Day, _names: Names) -> Write:
    return lambda value: (serial(value), "n")


@writer.register(Flag)
@writer.register(Choice)
def _(field: Flag | Choice, names: Names) -> Write:
    known: dict[Any, tuple[str, str]] = {}

    def write(value: Any) -> tuple[str, str]:
        if value not in known:
            known[value] = (plain(show(field, value, names)), "s")
        return known[value]

    return write


@writer.register(Link)
@writer.register(Links)
def _(field: Link | Links, names: Names) -> Write:
    return lambda value: (plain(show(field, value, names)), "s")


def plain(text: str) -> str:
    """Return text so that Excel shows it as it was typed."""
    return _ESCAPED.sub("_x005F_", text)


def serial(day: date) -> int:
    """Return a date as Excel counts it, with its leap day of 1900 that never was."""
    number = day.toordinal() - _EPOCH
    return number if number > 60 else number - 1


def number_format(field: Field) -> str:
    """Return the number format of a field's column."""
    if isinstance(field, Day):
        return DATES
    if isinstance(field, Money):
        return "£#,##0.00"
    return "General" if isinstance(field, (Count, Number)) else "@"


def wraps(field: Field) -> bool:
    """Say whether a field's words are wrapped in its column, where they may be longer than it."""
    return isinstance(field, (Text, Memo, Link, Links, Choice))
