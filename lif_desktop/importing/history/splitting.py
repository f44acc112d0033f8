"""Splitting a cell into the dated entries that stand in it; nothing of its text is lost.

    14/03: done; 02/06: delayed        [KD 14 Mar] chased        Q2 2025/26: embedded

A year that is not written is taken from what stands beside it, and said; where nothing tells it,
the cell is not split.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lif_desktop.fields import show_day
from lif_desktop.importing.history.stamps import Stamp, stamps

_YEAR = timedelta(days=365)
_TRAILING = " \t\n\r;|•·●○▪–—-"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the days of a cell's entries besides what it says.

    No entry lies after `until`. `since` is the day the record began; `near` a day about which it
    was worked on; `within` the first and last day of the column's period; `as_of` is the file's
    own day, where it is known.
    """

    until: date
    since: date | None = None
    near: date | None = None
    within: tuple[date, date] | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What was said on a day; `why` says how the day is known where it is not written whole."""

    on: date
    text: str
    by: str
    written: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """A cell's entries as they stand, and what stood before the first.

    `refused` says why a text in which dates begin entries was not split after all.
    """

    before: str
    entries: tuple[Entry, ...] = ()
    refused: str = ""

    @property
    def joined(self) -> str:
        """The parts as one text that splits the same again."""
        lines = [self.before] if self.before else []
        for one in self.entries:
            by = f" ({one.by})" if one.by else ""
            lines.append(f"{show_day(one.on)}{by}: {one.text}")
        return "\n".join(lines)


def split(text: str, known: Known, *, day_first: bool = True) -> Parts:
    """Return the dated entries of a text; without any it is all `before`."""
    found = _told(text, stamps(text, day_first=day_first, until=known.until))
    if not found:
        return Parts(text.strip())
    dated = _with_years([one for one, _ in found], known)
    if dated is None:
        bare = next(one for one, _ in found if one.on is None)
        why = f"“{bare.written.rstrip(' :–—-')}” names no year, and nothing beside it tells which"
        return Parts(text.strip(), (), why)
    entries = [
        Entry(on, said, stamp.by, stamp.written, why)
        for (stamp, said), (on, why) in zip(found, dated, strict=True)
    ]
    return Parts(text[: found[0][0].start].strip(_TRAILING), tuple(entries))


def _told(text: str, found: list[Stamp]) -> list[tuple[Stamp, str]]:
    """Return the stamps that something is said after, each with what is said up to the next."""
    while found:
        ends = [one.start for one in found[1:]] + [len(text)]
        said = [text[one.body : end].strip(_TRAILING) for one, end in zip(found, ends, strict=True)]
        told = [(one, words) for one, words in zip(found, said, strict=True) if words]
        if len(told) == len(found):
            return told
        found = [one for one, _ in told]
    return []


def _with_years(found: Sequence[Stamp], known: Known) -> list[tuple[date, str]] | None:
    """Return each stamp's day and how it is known; None where a year cannot be known."""
    written = [one.on for one in found]
    if None not in written:
        return [(one.on, one.whole) for one in found if one.on is not None]
    ways: tuple[Callable[[], tuple[list[date], str] | None], ...] = (
        lambda: _in_column(found, known),
        lambda: _beside(found, known),
        lambda: _since(found, known),
        lambda: _near(found, known),
        lambda: _as_of(found, known),
    )
    for way in ways:
        if filled := way():
            days, why = filled
            return [
                (day, one.whole if one.on else f"no year is written; {day.year} {why}")
                for one, day in zip(found, days, strict=True)
            ]
    return None


def _in_column(found: Sequence[Stamp], known: Known) -> tuple[list[date], str] | None:
    """Take the years in which the days lie within the column's period."""
    if known.within is None:
        return None
    first, last = known.within
    days = []
    for one in found:
        choices = [day for day in _days(one, first.year, last.year) if first <= day <= last]
        if one.on is None and len(choices) != 1:
            return None
        days.append(one.on or choices[0])
    return days, "is the year of the column’s heading"


def _beside(found: Sequence[Stamp], known: Known) -> tuple[list[date], str] | None:
    """Take the years from the entries that have one, newest or oldest first."""
    if all(one.on is None for one in found):
        return None
    onward = _walk(found, known.until)
    backward = _walk(found[::-1], known.until)
    both = [one for one in (onward, backward and backward[::-1]) if one]
    best = min(both, key=_span, default=None)
    return (best, "follows from the entries beside it") if best else None


def _since(found: Sequence[Stamp], known: Known) -> tuple[list[date], str] | None:
    """Take the one year in which all days lie between the record's beginning and the file's day."""
    if known.since is None:
        return None
    days = _ending(found, known.as_of or known.until)
    if days is None or not _only_here(days, known.since):
        return None
    return days, "lies between the record’s own dates"


def _near(found: Sequence[Stamp], known: Known) -> tuple[list[date], str] | None:
    """Take the one year in which all days lie within a year of the record's own date."""
    if known.near is None:
        return None
    days = _ending(found, min(known.as_of or known.until, known.near + _YEAR))
    if days is None or not _only_here(days, known.near - _YEAR):
        return None
    return days, f"lies within a year of {show_day(known.near)}, the record’s own date"


def _as_of(found: Sequence[Stamp], known: Known) -> tuple[list[date], str] | None:
    """Take the last years in which nothing lies after the file's own day."""
    if known.as_of is None:
        return None
    days = _ending(found, known.as_of)
    return (days, f"is the last before {show_day(known.as_of)}, the file’s day") if days else None


def _only_here(days: list[date], since: date) -> bool:
    """Say whether the days lie after a day, and would not if they were a year earlier."""
    return min(days) >= since > min(days) - _YEAR


def _ending(found: Sequence[Stamp], until: date) -> list[date] | None:
    """Return the last days, none after `until`, that run one way, newest or oldest first."""
    ways = []
    for step in (1, -1):
        order = list(found[::step])
        last = [day for day in _days(order[-1], until.year - 4, until.year) if day <= until]
        if last and (days := _walk([*order[:-1], replace(order[-1], on=last[-1])], until)):
            ways.append(days[::step])
    return min(ways, key=_span, default=None)


def _walk(order: Sequence[Stamp], until: date) -> list[date] | None:
    """Fill the years of days that run from old to new; None where they cannot."""
    days = [one.on for one in order]
    for at, one in enumerate(order[1:], 1):
        before = days[at - 1]
        if days[at] is None and before is not None:
            days[at] = next(
                (d for d in _days(one, before.year, before.year + 8) if d >= before), None
            )
    for at in range(len(order) - 2, -1, -1):
        after = days[at + 1]
        if days[at] is None and after is not None:
            earlier = _days(order[at], after.year - 8, after.year)
            days[at] = next((day for day in reversed(earlier) if day <= after), None)
    found = [day for day in days if day is not None]
    pairs = zip(order, order[1:], found, found[1:], strict=False)
    runs = all(a <= b for one, other, a, b in pairs if one.on is None or other.on is None)
    return found if runs and len(found) == len(days) and max(found) <= until else None


def _days(one: Stamp, first: int, last: int) -> list[date]:
    """Return a stamp's day in each year from first to last; the 29th of February is not in all."""
    found = []
    for year in range(first, last + 1):
        with suppress(ValueError):
            found.append(date(year, one.month, one.day))
    return [day for day in found if one.falls_on(day)]


def _span(days: Iterable[date]) -> timedelta:
    listed = list(days)
    return max(listed) - min(listed)
