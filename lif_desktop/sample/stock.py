"""Where the sample takes its words and days from: texts as data, days counted from one date."""

import tomllib
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from lif_desktop.places import resource

# The texts count their days from here; references carry the years that follow from it.
WRITTEN = date(2026, 11, 21)
_TUESDAY = 1
_FRIDAY = 4
_WEEK = 7

Text = Mapping[str, Any]


def texts(name: str) -> dict[str, Any]:
    """Return the texts of `resources/sample/NAME.toml`."""
    return tomllib.loads(resource(f"sample/{name}.toml").read_text(encoding="utf-8"))


def number(*parts: object) -> int:
    """Return a number that is always the same for the same parts, and spread for others."""
    return zlib.crc32("/".join(map(str, parts)).encode())


def pick(choices: Sequence[Any], *parts: object) -> Any:
    """Return one of the choices, always the same for the same parts."""
    return choices[number(*parts) % len(choices)]


@dataclass(frozen=True)
class Days:
    """Turns the offsets of the texts into dates around `today`."""

    today: date

    @cached_property
    def meeting(self) -> date:
        """The Tuesday after today, on which the board meets."""
        return self.today + timedelta(days=(_TUESDAY - self.today.weekday() - 1) % _WEEK + 1)

    def day(self, offset: int | None) -> date | None:
        """Return the working day so many days from today; None stays None."""
        return None if offset is None else self.on(offset)

    def on(self, offset: int) -> date:
        """Return the working day so many days from today, the Friday before for a weekend."""
        day = self.exact(offset)
        return day - timedelta(days=max(0, day.weekday() - _FRIDAY))

    def exact(self, offset: int) -> date:
        """Return the very day so many days from today; children die on Sundays too."""
        return self.today + timedelta(days=offset)

    def week(self, weeks: int, weekday: int) -> date:
        """Return the weekday (1 is Monday) of the week so many weeks from the board's meeting."""
        return self.meeting + timedelta(days=weeks * _WEEK + weekday - _TUESDAY - 1)

    def year(self, offset: int) -> int:
        """Return the year that a reference of that day bears."""
        return (WRITTEN + timedelta(days=offset)).year + self._later

    def reference(self, prefix: str, text: str) -> str:
        """Return a reference from its text, 2026-031, moved with the years."""
        year, _, last = text.partition("-")
        return f"{prefix}-{int(year) + self._later}-{last}"

    @property
    def _later(self) -> int:
        return self.today.year - WRITTEN.year


class Numbers:
    """Gives references by year in the order asked for, around those that stand in the texts."""

    def __init__(self, days: Days, prefix: str, fixed: Sequence[str] = ()) -> None:
        self._days, self._prefix = days, prefix
        self._taken = {days.reference(prefix, text) for text in fixed}
        self._last: dict[int, int] = defaultdict(int)

    def next(self, offset: int) -> str:
        """Return the next free reference of the year in which that day lies."""
        year = self._days.year(offset)
        while True:
            self._last[year] += 1
            found = f"{self._prefix}-{year}-{self._last[year]:03d}"
            if found not in self._taken:
                return found
