"""The period that a report takes when it is asked for none."""

from dataclasses import replace
from datetime import date, timedelta

from lif_desktop.reports.shape import Asked
from lif_desktop.rules.clocks import add_months

_YEAR = 12


def past_year(asked: Asked, today: date) -> Asked:
    """Return what was asked, with the twelve months until today where a bound was left open.

    From a day that is still to come it is that day alone.
    """
    until = asked.until or max(today, asked.since or today)
    since = asked.since or add_months(until, -_YEAR) + timedelta(days=1)
    return replace(asked, since=since, until=until)
