"""Dates as people in England write them, read strictly and shown plainly."""

import re
from datetime import date

EARLIEST, LATEST = 1900, 2199
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SHORT = tuple(month[:3] for month in _MONTHS)
_NUMBER_OF = {name.lower(): n for n, name in enumerate(_MONTHS, 1)}
_NUMBER_OF |= {name.lower(): n for n, name in enumerate(_SHORT, 1)} | {"sept": 9}
_NUMERIC = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})$")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$")
_WORDED = re.compile(
    r"(?:([A-Za-z]{3,9})\.?,? )?(\d{1,2})(?:st|nd|rd|th)?[ \-]+(?:of )?"
    r"([A-Za-z]{3,9})\.?,?[ \-]+(\d{4}|\d{2})$"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_day(text: str, *, day_first: bool = True) -> date:
    """Return the date that `text` states.

    Accepts 12/08/2026, 12.8.26, 2026-08-12, 12 Aug 2026, Wednesday 12th August 2026. `day_first`
    decides figures only; it is settled for a whole column from its unambiguous cells.

    Raises:
        ValueError: if it is not exactly one real date between 1900 and 2199.
    """
    text = " ".join(text.split())
    if found := _NUMERIC.match(text):
        first, second, year = int(found[1]), int(found[3]), _year(found[4])
        day, month = (first, second) if day_first else (second, first)
    elif found := _ISO.match(text):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    elif found := _WORDED.match(text):
        day, year = int(found[2]), _year(found[4])
        month = _NUMBER_OF.get(found[3].lower(), 0)
        _refuse_other_weekday(found[1], date(year, month, day))
    else:
        raise ValueError(text)
    return within_reason(date(year, month, day))


def _refuse_other_weekday(word: str | None, day: date) -> None:
    """Refuse "before 12 August 2026", and a Monday that is a Wednesday: either is a question."""
    if word is not None and not _WEEKDAYS[day.weekday()].startswith(word.lower().rstrip("s")):
        raise ValueError(word)


def within_reason(day: date) -> date:
    """Return `day`, refusing years that can only be slips of the keyboard."""
    if not EARLIEST <= day.year <= LATEST:
        raise ValueError(day)
    return day


def show_day(day: date) -> str:
    """Return a date as screen and paper show it: 12 Aug 2026."""
    return f"{day.day} {_SHORT[day.month - 1]} {day.year}"


def _year(text: str) -> int:
    year = int(text)
    # Two figures are this century up to 2049: no board plans beyond, few records go before 1950.
    return year if len(text) == 4 else year + (2000 if year < 50 else 1900)
