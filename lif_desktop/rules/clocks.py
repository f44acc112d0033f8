"""When a time limit of the guidance runs out; the limits themselves are data of rule packs."""

import calendar
from collections.abc import Collection
from datetime import date, timedelta
from typing import Literal

from lif_desktop.rules import working_days

Unit = Literal["working days", "days", "weeks", "months"]


def runs_out_on(
    event_on: date,
    amount: int,
    unit: Unit,
    direction: Literal["after", "before"],
    holidays: Collection[date],
) -> date:
    """Return the last day on which a limit so long after, or before, an event is kept.

    A month after the 31st is the last day of a shorter month. Source: Working Together, the
    chapter that the rule pack names with each limit.
    """
    signed = amount if direction == "after" else -amount
    if unit == "working days":
        return working_days.add(event_on, signed, holidays)
    if unit == "months":
        return add_months(event_on, signed)
    return event_on + timedelta(days=signed * (7 if unit == "weeks" else 1))


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later or earlier, or the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
