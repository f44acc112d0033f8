"""The periods for which figures are given: months, quarters, halves and years from April."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lif_desktop.rules.answers import bare
from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.words import month_in_words

APRIL = 4
MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
_LETTERS = {3: "Q", 6: "H"}
_YEARS_BACK = 10


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first day to the last, both included, and what a paper calls it: Q2 2026/27."""

    first: date
    last: date
    label: str

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


def period_of(frequency: str | None, day: date) -> Period:
    """Return the period in which a day lies; a quarter where no frequency is said."""
    months = MONTHS.get(frequency or "", MONTHS["quarterly"])
    first = add_months(day.replace(day=1), -((day.month - APRIL) % months))
    end = add_months(first, months - 1)
    last = end.replace(day=calendar.monthrange(end.year, end.month)[1])
    return Period(first, last, _label(first, months))


def ended(frequency: str | None, since: date, until: date) -> list[Period]:
    """Return the periods of which the last day lies between two days, oldest first."""
    found = []
    period = period_of(frequency, since)
    while period.last <= until:
        found.append(period)
        period = period_of(frequency, add_months(period.last.replace(day=1), 1))
    return found


def placed(periods: Iterable[Period], words: str | None, last: date | None) -> Period | None:
    """Return the period that a figure is of: by its last day, else by its words ("Q2 26/27")."""
    if last is not None:
        return next((one for one in periods if last in one), None)
    said = bare(words)
    return next((one for one in periods if said in _names(one)), None)


def called(words: str, today: date) -> Period | None:
    """Return the period that words name, of the last ten years or the present one, or None."""
    named = (called_of(frequency, words, today) for frequency in MONTHS)
    return next((one for one in named if one), None)


def called_of(frequency: str | None, words: str | None, today: date) -> Period | None:
    """Return the period of one frequency that words name, as `called` does."""
    since = date(today.year - _YEARS_BACK, 1, 1)
    periods = [*ended(frequency, since, today), period_of(frequency, today)]
    return placed(periods, words, None)


def before(frequency: str | None, day: date) -> Period:
    """Return the last period that was over before a day."""
    return period_of(frequency, period_of(frequency, day).first - timedelta(days=1))


def _names(period: Period) -> tuple[str, str]:
    # 2026/27 is also written 26/27.
    return bare(period.label), bare(period.label.replace(" 20", " "))


def _label(first: date, months: int) -> str:
    if months == 1:
        return month_in_words(first.year, first.month)
    start = first.year if first.month >= APRIL else first.year - 1
    year = f"{start}/{(start + 1) % 100:02d}"
    if months not in _LETTERS:
        return year
    return f"{_LETTERS[months]}{(first.month - APRIL) % 12 // months + 1} {year}"
