"""When a date of something owed is shown as overdue in a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lif_desktop.rules.owed import owed


@dataclass(frozen=True, slots=True)
class Overdue:
    """Says of a record's values whether the date `due` has passed before `settled` was filled.

    A record whose `state` is among those `over` owes nothing any more; without `settled` the state
    alone says so.
    """

    settled: str
    due: str
    state: str
    over: tuple[str, ...]

    def __call__(self, values: Mapping[str, Any], today: date) -> bool:
        """Return whether it is late on the day `today`."""
        if self.state and values[self.state] in self.over:
            return False
        settled = values[self.settled] if self.settled else None
        return owed(values[self.due], settled, today).state == "late"


def until(
    settled: str, due: str = "due_on", *, state: str = "", over: tuple[str, ...] = ()
) -> Overdue:
    """Return what says that the date `due` has passed before `settled` was filled."""
    return Overdue(settled, due, state, over)
