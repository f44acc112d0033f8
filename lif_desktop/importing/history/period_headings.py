"""Headings that name a day or a period: Q1 2024/25 update, Apr-24, Update 14/03/2025, 2023-24."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from lif_desktop.fields import show_day
from lif_desktop.fields.days import read_day
from lif_desktop.importing.finding.wording import folded
from lif_desktop.rules.periods import APRIL, Period, period_of

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = rf"\b({'|'.join(_MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
_DAY = re.compile(
    r"\b\d{1,2}([/.\-])\d{1,2}\1(?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?[ \-]{_MONTH}[ \-]+\d{{4}}\b"
)
_YEARS = re.compile(r"\b((?:19|20)?\d\d)\s?(?:[/\-]|to)\s?((?:19|20)?\d\d)\b")
_QUARTER = re.compile(r"\bq(?:uarter|tr)?[ .]?([1-4])\b|\b([1-4])(?:st|nd|rd|th) quarter\b")
_HALF = re.compile(r"\bh(?:alf)?[ .]?([12])\b")
_MONTH_YEAR = re.compile(rf"{_MONTH}[ \-,/]*'?((?:19|20)\d\d|\d\d)?(?![\d/])")
_ONE_YEAR = re.compile(r"(?<![\d/\-])\b((?:19|20)\d\d)\b(?!\s?[/\-]\s?\d)")
_BLANKS = re.compile(r"[^\w%#&£]+")
# What may stand beside a period in a heading that is nothing but a period's.
_PLAIN = frozenset(
    (
        "update", "updates", "progress", "position", "as", "at", "on", "in", "to", "of", "the",
        "for", "and", "by", "end", "ending", "ended", "year", "quarter", "month",
        "report", "reported", "board", "meeting", "panel", "return",
        "actual", "figure", "figures", "value", "data", "review", "notes", "note",
        "performance", "outturn", "sub", "group", "subgroup", "period", "reporting", "latest",
        "agency", "action", "actions", "date", "dated", "qtr", "fy", "financial",
    )
)  # fmt: skip
_NOT_HISTORY = frozenset(
    (
        "target", "targets", "due", "deadline", "plan", "planned", "budget", "forecast", "baseline",
        "trajectory", "timescale", "start", "completion", "completed", "launch", "next", "expected",
        "proposed", "audit",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Headed:
    """The day or period that a heading names, and the words beside it.

    `first` and `last` are None where a month or a quarter has no year. `certain` headings say
    nothing else.
    """

    label: str
    first: date | None
    last: date | None
    beside: str = ""
    certain: bool = True
    month: int = 0

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first is not None and self.first == self.last


def headed(heading: str) -> Headed | None:
    """Return what a heading names; None where it names no day and no period, or what is to come."""
    text = folded(heading).replace(" / ", "  ")
    found = _read(text)
    if found is None:
        return None
    period, rest, certain, month = found
    words = [word for word in _BLANKS.sub(" ", rest).split() if not word.isdigit()]
    if _NOT_HISTORY.intersection(words):
        return None
    beside = " ".join(word for word in words if word not in _PLAIN)
    if period is None:
        return Headed(_MONTHS[month - 1].capitalize(), None, None, beside, False, month)
    return Headed(period.label, period.first, period.last, beside, certain and not beside, month)


_Read = tuple[Period | None, str, bool, int]


def _read(text: str) -> _Read | None:
    if day := _DAY.search(text):
        try:
            on = read_day(day[0])
        except ValueError:
            return None
        return Period(on, on, show_day(on)), _without(text, day), True, 0
    years = _YEARS.search(text)
    if years and (start := _year_from(years)) is not None:
        return _of_year(start, _without(text, years))
    return _of_months(text)


def _of_year(start: int, rest: str) -> _Read:
    """Return the period of a year from April: its quarter, half or month, else all of it."""
    if quarter := _QUARTER.search(rest):
        day = _april(start, 3 * (int(quarter[1] or quarter[2]) - 1))
        return period_of("quarterly", day), _without(rest, quarter), True, 0
    if half := _HALF.search(rest):
        day = _april(start, 6 * (int(half[1]) - 1))
        return period_of("half_yearly", day), _without(rest, half), True, 0
    if month := _MONTH_YEAR.search(rest):
        number = _month(month[1])
        day = date(start + (number < APRIL), number, 1)
        return period_of("monthly", day), _without(rest, month), True, number
    return period_of("yearly", _april(start, 0)), rest, True, 0


def _of_months(text: str) -> _Read | None:
    year = _ONE_YEAR.search(text)
    if month := _MONTH_YEAR.search(text):
        number = _month(month[1])
        said = month[2] or (year[1] if year else "")
        rest = _without(text, month)
        if not said:
            return None, rest, False, number
        day = date(int(said) + (2000 if len(said) == 2 else 0), number, 1)
        return period_of("monthly", day), rest.replace(said, " "), True, number
    if year is None:
        return None
    rest = _without(text, year)
    if quarter := _QUARTER.search(rest):
        # Boards' quarters run from April, yet "Q1 2025" may be meant otherwise.
        day = _april(int(year[1]), 3 * (int(quarter[1] or quarter[2]) - 1))
        return period_of("quarterly", day), _without(rest, quarter), False, 0
    first = date(int(year[1]), 1, 1)
    return Period(first, date(first.year, 12, 31), year[1]), rest, False, 0


def _year_from(years: re.Match[str]) -> int | None:
    """Return the year in which 2024/25 begins; None where the two do not follow."""
    start, end = int(years[1]), int(years[2])
    if len(years[1]) == 2 and len(years[2]) != 2:
        return None
    start += 2000 if len(years[1]) == 2 else 0
    return start if end % 100 == (start + 1) % 100 else None


def _april(year: int, months: int) -> date:
    return date(year + (APRIL + months > 12), (APRIL + months - 1) % 12 + 1, 1)


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name[:3]))


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def with_years(headings: list[Headed], until: date) -> list[Headed]:
    """Return the headings with months of no year dated: in order, the last before `until`."""
    found: list[Headed] = []
    for one in reversed(headings):
        if one.last is None:
            year = until.year
            period = period_of("monthly", date(year, one.month, 1))
            if period.first > until:
                period = period_of("monthly", date(year - 1, one.month, 1))
            one = Headed(  # noqa: PLW2901 - the same heading, with its year
                period.label, period.first, period.last, one.beside, False, one.month
            )
        found.append(one)
        if one.first is not None:
            until = one.first - timedelta(days=1)
    return found[::-1]
