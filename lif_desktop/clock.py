"""The date that everything counts from: today, unless the user asked for another."""

import os
from datetime import UTC, date, datetime

from lif_desktop.faults import WrongUsage

VARIABLE = "LIF_TODAY"
_chosen: list[date] = []


def set_today(text: str | None) -> None:
    """Count from the date in `text` (YYYY-MM-DD); None returns to the real date."""
    _chosen.clear()
    if text is not None:
        _chosen.append(_parse(text))


def today() -> date:
    """Return the date everything counts from."""
    if _chosen:
        return _chosen[0]
    text = os.environ.get(VARIABLE)
    return _parse(text) if text else datetime.now().astimezone().date()


def now() -> datetime:
    """Return the present moment in universal time, to the second, as history records it."""
    return datetime.now(UTC).replace(microsecond=0)


def _parse(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUsage(f"'{text}' is not a date; write it as YYYY-MM-DD.") from None
