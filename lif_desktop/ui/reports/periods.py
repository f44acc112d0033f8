"""The periods that a report is usually asked for, as people name them."""

from datetime import date, timedelta
from typing import Literal, get_args

Period = Literal["usual", "quarter", "year", "last year", "own"]

NAMES: dict[Period, str] = {
    "usual": "Usual period",
    "quarter": "This quarter",
    "year": "This year, April to March",
    "last year": "Last year, April to March",
    "own": "From … to …",
}
ALL: tuple[Period, ...] = get_args(Period)
_APRIL = 4


def bounds(period: Period, today: date) -> tuple[date | None, date | None]:
    """Return the first and last day of a period; none where the report chooses, or the user."""
    if period == "quarter":
        first = date(today.year, today.month - (today.month - 1) % 3, 1)
        return first, _months_on(first, 3) - timedelta(days=1)
    if period in ("year", "last year"):
        year = today.year - (today.month < _APRIL) - (period == "last year")
        return date(year, _APRIL, 1), date(year + 1, 3, 31)
    return None, None


def _months_on(first: date, months: int) -> date:
    month = first.month - 1 + months
    return date(first.year + month // 12, month % 12 + 1, 1)
