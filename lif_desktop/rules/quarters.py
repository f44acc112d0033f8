"""The quarters in which groups report: January to March, April to June and so on."""

import calendar
from dataclasses import dataclass
from datetime import date

from lif_desktop.rules.clocks import add_months

_MONTHS = 3
_NAMES = ("Jan to Mar", "Apr to Jun", "Jul to Sep", "Oct to Dec")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months, from the first day to the last, both included."""

    first: date

    @property
    def last(self) -> date:
        """The last day."""
        end = add_months(self.first, _MONTHS - 1)
        return end.replace(day=calendar.monthrange(end.year, end.month)[1])

    @property
    def label(self) -> str:
        """The quarter as a paper names it: Jul to Sep 2026."""
        return f"{_NAMES[(self.first.month - 1) // _MONTHS]} {self.first.year}"

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


def quarter_of(day: date) -> Quarter:
    """Return the quarter in which a day lies."""
    return Quarter(day.replace(month=day.month - (day.month - 1) % _MONTHS, day=1))


def quarters(first: date, last: date) -> list[Quarter]:
    """Return the quarters from that of one day to that of another, oldest first."""
    found = [quarter_of(first)]
    while found[-1].last < last:
        found.append(Quarter(add_months(found[-1].first, _MONTHS)))
    return found
