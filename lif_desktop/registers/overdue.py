"""When a date of something owed is shown as overdue in a table."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from lif_desktop.rules.owed import owed


def until(
    settled: str, due: str = "due_on", *, state: str = "", over: tuple[str, ...] = ()
) -> Callable[[Mapping[str, Any], date], bool]:
    """Return what says that the date `due` has passed before `settled` was filled.

    A record whose `state` is among those `over` owes nothing any more.
    """

    def late(values: Mapping[str, Any], today: date) -> bool:
        if state and values[state] in over:
            return False
        return owed(values[due], values[settled], today).state == "late"

    return late
