"""Which reports and returns fall due in a period, drawn from a framework's sources and cycles.

Sources: Croydon LIF 3.1, the scrutiny calendar; West Berkshire LIF, information gathering sources.
"""

import calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop.rules.clocks import add_months

APRIL = 4
_YEAR = 12
_MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12, "every two years": 24}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A piece of information that the framework asks for.

    `groups` receive it, in the names by which meetings are handed in; `last_due_on` is when it was
    last due on record; `after` names the events that start "once completed" and "one year after".
    """

    key: str
    title: str
    providers: tuple[str, ...]
    groups: tuple[str, ...]
    cycle: str
    after: str = ""
    last_due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that starts a due date: a review that was published, a course that was held."""

    on: date
    title: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One report or return; no due date where only the board can say when (`why` says so)."""

    key: str
    title: str
    providers: tuple[str, ...]
    groups: tuple[str, ...]
    cycle: str
    due_on: date | None
    why: str
    event: Event | None = None


def due_items(
    wanted: Iterable[Wanted],
    start: date,
    end: date,
    *,
    meetings: Mapping[str, Sequence[date]],
    events: Mapping[str, Sequence[Event]],
    year_starts: int = APRIL,
) -> list[Item]:
    """Return what falls due from `start` to `end`, both included, by date; undated items last.

    A cycle in months runs on from the last due date on record; where there is none it falls on the
    last days of the periods of a year that begins in month `year_starts`.
    """
    found = [
        item
        for one in wanted
        for item in _items(one, start, end, meetings, events, year_starts)
        if item.due_on is None or start <= item.due_on <= end
    ]
    return sorted(found, key=lambda item: (item.due_on or date.max, item.title))


def _items(
    one: Wanted,
    start: date,
    end: date,
    meetings: Mapping[str, Sequence[date]],
    events: Mapping[str, Sequence[Event]],
    year_starts: int,
) -> Iterator[Item]:
    if one.cycle in _MONTHS:
        why = "after the last one" if one.last_due_on else "end of the period"
        for day in _round(one, start, end, year_starts):
            yield _item(one, day, f"{one.cycle}: {why}")
    elif one.cycle == "each meeting":
        yield from _at_meetings(one, meetings)
    elif one.cycle in {"once completed", "one year after"} and one.after:
        for event in events.get(one.after, ()):
            later = one.cycle == "one year after"
            day = add_months(event.on, _YEAR) if later else event.on
            yield _item(one, day, f"{one.cycle}: {event.title}", event)
    elif one.cycle == "not stated":
        yield _item(one, None, "the framework states no cycle")
    else:
        yield _item(one, None, f"{one.cycle}: the board asks for it")


def _at_meetings(one: Wanted, meetings: Mapping[str, Sequence[date]]) -> Iterator[Item]:
    for group in one.groups:
        days = meetings.get(group, ())
        for day in days:
            yield Item(one.key, one.title, one.providers, (group,), one.cycle, day,
                       f"each meeting of {group}")  # fmt: skip
        if not days:
            yield Item(one.key, one.title, one.providers, (group,), one.cycle, None,
                       f"each meeting: no meeting of {group} is on record")  # fmt: skip


def _item(one: Wanted, day: date | None, why: str, event: Event | None = None) -> Item:
    return Item(one.key, one.title, one.providers, one.groups, one.cycle, day, why, event)


def _round(one: Wanted, start: date, end: date, year_starts: int) -> Iterator[date]:
    step = _MONTHS[one.cycle]
    if one.last_due_on is None:
        first = _first_end(start, min(step, _YEAR), year_starts)
    else:
        first = _later(one.last_due_on, step)
    day, turns = first, 0
    while day <= end:
        yield day
        turns += 1
        day = _later(first, step * turns)


def _first_end(start: date, step: int, year_starts: int) -> date:
    """Return the first end of a period of `step` months that does not lie before `start`."""
    into = (start.month - year_starts) % step
    return _month_end(add_months(start.replace(day=1), step - 1 - into))


def _later(day: date, months: int) -> date:
    """Return the same day months later; what stood at a month's end stays at one."""
    later = add_months(day, months)
    return _month_end(later) if day == _month_end(day) else later


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
