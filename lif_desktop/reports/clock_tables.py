"""Clocks as tables: what runs and is asked, what was met or missed, and each clock counted."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from lif_desktop.reports.review_clocks import ClockLine
from lif_desktop.reports.shape import Asked, Column, Row, Table

_COLUMNS = (
    Column("Record", 2), Column("Clock", 2), Column("Runs from", 2), Column("Since"),
    Column("Due"), Column("Stands", 1.8), Column("Edition"),
)  # fmt: skip
_COUNTED = ("met", "missed", "running", "overdue", "question")
_UNVERIFIED = "A clock marked unverified was written from memory: check it against the guidance."


def waiting(lines: Iterable[ClockLine], title: str = "Running and overdue") -> Table:
    """Return the clocks that run, those that run out first on top."""
    found = [one for one in lines if one.standing.state in {"running", "overdue"}]
    found.sort(key=lambda one: (one.standing.due_on or date.max, one.record.reference))
    return Table(title, _COLUMNS, tuple(map(_row, found)), empty="No clock runs.",
                 note="Days are working days where the limit is counted in them.")  # fmt: skip


def asked_for(lines: Iterable[ClockLine]) -> Table:
    """Return the clocks of which a date is missing, as questions."""
    found = [one for one in lines if one.standing.state == "question"]
    return Table("Questions", _COLUMNS, tuple(map(_row, found)), empty="Nothing is missing.",
                 note="A clock without its date is neither met nor missed.")  # fmt: skip


def over(lines: Iterable[ClockLine], span: Asked) -> Table:
    """Return the clocks that were met or missed and ran out in the period, the latest first."""
    found = [
        one for one in lines
        if one.standing.state in {"met", "missed"} and span.covers(one.standing.due_on)
    ]  # fmt: skip
    found.sort(key=lambda one: one.standing.due_on or date.min, reverse=True)
    return Table("Met and missed", _COLUMNS, tuple(map(_row, found)),
                 note="Clocks that ran out in the period.", empty="None ran out.")  # fmt: skip


def idle(lines: Iterable[ClockLine]) -> Table:
    """Return the clocks that have not begun or need not run, and why."""
    found = [one for one in lines if one.standing.state in {"waits", "not_needed"}]
    return Table("Not begun, or not needed", _COLUMNS, tuple(map(_row, found)), empty="None.")


def by_clock(lines: Iterable[ClockLine], span: Asked) -> Table:
    """Return each clock of each edition with how often it was met, missed, runs or is asked."""
    of: dict[tuple[str, str], list[ClockLine]] = defaultdict(list)
    for one in lines:
        if one.standing.state not in {"met", "missed"} or span.covers(one.standing.due_on):
            of[one.edition.key, one.clock.key].append(one)
    columns = (
        Column("Clock", 2.4), Column("Edition"),
        *(Column(name, 0.8, "right") for name in ("Met", "Missed", "Running", "Overdue",
                                                  "Question")),
        Column("Source", 3),
    )  # fmt: skip
    rows = tuple(_counted(own) for own in of.values())
    return Table("Each clock", columns, rows, note=_UNVERIFIED, empty="No clock applies.")


def _row(one: ClockLine) -> Row:
    cells = (
        f"{one.record.reference} {one.record.title}", one.name, one.clock.event_name, one.event_on,
        one.standing.due_on, one.mark, one.edition.key,
    )  # fmt: skip
    return Row(cells, one.about)


def _numbers(own: Iterable[ClockLine]) -> list[int]:
    states = Counter(one.standing.state for one in own)
    return [states[state] for state in _COUNTED]  # type: ignore[index]


def _counted(own: Sequence[ClockLine]) -> Row:
    first = own[0]
    return Row((first.name, first.edition.key, *_numbers(own), first.clock.source))
