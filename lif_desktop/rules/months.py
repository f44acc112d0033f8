"""How many open actions were late, due and on track at the end of each of the last months."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lif_desktop.rules import statuses
from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.lateness import lateness
from lif_desktop.rules.words import month_in_words


@dataclass(frozen=True)
class Span:
    """The dates of one action: agreed, aimed at, closed; None where none is on record."""

    status: str | None
    agreed_on: date | None
    target_on: date | None
    closed_on: date | None


@dataclass(frozen=True)
class Month:
    """The actions open at the end of a month, or today for the month that still runs."""

    as_at: date
    late: int
    due: int
    on_track: int
    no_date: int

    @property
    def open(self) -> int:
        """Return how many were open in all."""
        return self.late + self.due + self.on_track + self.no_date

    @property
    def label(self) -> str:
        """Return the month as a chart names it: Nov 2026."""
        return month_in_words(self.as_at.year, self.as_at.month)


def by_month(actions: Iterable[Span], today: date, months: int = 12) -> list[Month]:
    """Return the last months, oldest first; the last one is counted as at today.

    It looks back by today's target dates, as earlier ones are not part of a span. An action
    without an agreed date counts from the first month on, one closed without a date in none.
    """
    spans = list(actions)
    return [_count(spans, day) for day in _ends(today, months)]


def _ends(today: date, months: int) -> list[date]:
    days = []
    for back in range(months - 1, 0, -1):
        day = add_months(today.replace(day=1), -back)
        days.append(day.replace(day=calendar.monthrange(day.year, day.month)[1]))
    return [*days, today]


def _count(spans: list[Span], day: date) -> Month:
    late = due = on_track = no_date = 0
    for span in spans:
        if not _was_open(span, day):
            continue
        standing = lateness(statuses.IN_HAND, span.target_on, None, day)
        late += standing.state == "late"
        due += standing.state == "due"
        on_track += standing.state == "not_due" and span.target_on is not None
        no_date += span.target_on is None
    return Month(day, late, due, on_track, no_date)


def _was_open(span: Span, day: date) -> bool:
    if span.agreed_on is not None and span.agreed_on > day:
        return False
    if statuses.is_open(span.status):
        return True
    return span.closed_on is not None and span.closed_on > day
