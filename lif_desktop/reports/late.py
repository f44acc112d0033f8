"""What is late and what falls due: by how much, whose it is, and how often it was moved."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from lif_desktop.reports.action_rows import (
    KIRKLEES,
    NO_AGENCY,
    NO_GROUP,
    about,
    by_target,
    lead,
    named,
    open_actions,
    short,
    shown,
    standing,
)
from lif_desktop.reports.shape import (
    About,
    Asked,
    Cell,
    Chart,
    Column,
    Report,
    Row,
    Section,
    Series,
    Table,
)
from lif_desktop.reports.ways_up import Way, targets, ways
from lif_desktop.rules import months, statuses
from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.lateness import DUE_WITHIN_DAYS
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

_QUARTER = 3
_BARS = 8
_KINDS = ("late", "due", "not_due", "none")
_LEFT_OUT = (
    "Single actions, with their leads and what was said of them: their words were written for the"
    " board and may lead to a person or a case. The counts are complete."
)


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw what is late and due; a period keeps to actions whose target lies in it."""
    found = ways(board, today, by_target(open_actions(board, asked)))
    kinds = {one.action.id: _kind(one.action, today) for one in found}
    tally = Counter(kinds.values())
    return Report(
        name="late",
        title="Late and due actions",
        on=today,
        asked=asked,
        basis=f"{KIRKLEES} (actions are followed to completion, at pace)",
        summary=tuple(_summary(found, tally, today)),
        sections=tuple(_sections(board, found, kinds, today, asked)),
        attention=tally["late"],
        left_out=(_LEFT_OUT,) if asked.public else (),
    )


def _kind(action: Record, today: date) -> str:
    return "none" if action.values["target_on"] is None else standing(action, today).state


def _summary(found: Sequence[Way], tally: Counter[str], today: date) -> Iterator[str]:
    if not found:
        yield "No action is open."
        return
    late = tally["late"]
    verb = "is" if late == 1 else "are"
    yield (
        f"Of {counted(len(found), 'open action')}, {late or 'none'} {verb} late, {tally['due']}"
        f" fall due within {DUE_WITHIN_DAYS} days, {tally['not_due']} later; {tally['none']} have"
        " no target date."
    )
    if late:
        days = (today - found[0].action.values["target_on"]).days
        yield f"The oldest target passed {counted(days, 'day')} ago."
    moved = sum(_moved(one) > 0 for one in found)
    if moved:
        verb = "has" if moved == 1 else "have"
        yield f"{moved} of them {verb} a target that is no longer the first one."


def _moved(way: Way) -> int:
    return len(targets(way.action.values, way.moves)) - 1


def _sections(
    board: Board, found: Sequence[Way], kinds: dict[int, str], today: date, asked: Asked
) -> Iterator[Section]:
    if not asked.public:
        for kind, title, empty in (
            ("late", "Late", "No action is late."),
            ("due", f"Due within {DUE_WITHIN_DAYS} days", "No action falls due soon."),
            ("none", "Without a target date", "Every open action has a target date."),
        ):
            own = [one for one in found if kinds[one.action.id] == kind]
            yield Section(title, tables=(_table(title, own, today, empty),))
    yield _by(found, kinds, "lead_agency", "By lead agency", NO_AGENCY)
    yield _by(found, kinds, "group", "By owning group", NO_GROUP)
    every = board.records("actions")
    yield from _by_month(every, today)
    yield _not_completed(every, today, asked)


def _table(title: str, found: Iterable[Way], today: date, empty: str) -> Table:
    columns = (
        Column("Action", 3), Column("Lead", 1.6), Column("Owning group", 1.6),
        Column("First target"), Column("Target"), Column("Moved", 0.6, "right"),
        Column("Lateness"), Column("Said last", 2.6),
    )  # fmt: skip
    rows = tuple(
        Row(
            (
                named(one.action), lead(one.action), one.group or NO_GROUP,
                one.action.values["first_target_on"], one.action.values["target_on"],
                max(0, _moved(one)), shown(one.action, today),
                short(one.action.values["progress"]) or "Nothing said",
            ),
            about(one.action),
        )
        for one in found
    )  # fmt: skip
    note = "Lateness counts from the target as it is now; “moved” is how often it was set anew."
    return Table(title, columns, rows, note=note, empty=empty)


def _by(found: Sequence[Way], kinds: dict[int, str], key: str, title: str, nobody: str) -> Section:
    tallies: dict[int | None, Counter[str]] = {}
    names: dict[int | None, str] = {}
    for one in found:
        owner = one.action.values[key]
        names[owner] = one.action.text(key) or nobody
        tallies.setdefault(owner, Counter())[kinds[one.action.id]] += 1
    order = sorted(
        tallies,
        key=lambda one: (-tallies[one]["late"], -tallies[one]["due"], names[one].casefold()),
    )
    columns = (
        Column(title.removeprefix("By ").capitalize(), 3),
        *(Column(head, align="right") for head in ("Late", "Due", "On track", "No date", "Open")),
    )
    register = "agencies" if key == "lead_agency" else "groups"
    rows = tuple(
        Row(
            (names[one], *(tallies[one][kind] for kind in _KINDS), tallies[one].total()),
            About(register, one) if one else None,
        )
        for one in order
    )
    whole = Counter(kinds[one.action.id] for one in found)
    total: tuple[Cell, ...] = ("All", *(whole[kind] for kind in _KINDS), whole.total())
    note = "Each open action is counted once, for its lead agency." if key == "lead_agency" else ""
    table = Table(title, columns, rows, total=total if rows else (), note=note)
    late = [(names[one], tallies[one]["late"]) for one in order if tallies[one]["late"]][:_BARS]
    return Section(title, tables=(table,), charts=tuple(_bars(title, late)))


def _bars(title: str, late: Sequence[tuple[str, int]]) -> Iterator[Chart]:
    if not late:
        return
    said = ", ".join(f"{name} {count}" for name, count in late)
    names, counts = zip(*late, strict=True)
    yield Chart("bars", f"Late, {title.lower()}", f"Late actions: {said}.", names,
                (Series("Late", counts, "late"),))  # fmt: skip


def _by_month(every: list[Record], today: date) -> Iterator[Section]:
    if not every:
        return
    spans = [
        months.Span(*(one.values[key] for key in
                      ("status", "agreed_on", "target_on", "completed_on")))
        for one in every
    ]  # fmt: skip
    found = months.by_month(spans, today)
    if not found:
        return
    said = (
        f"Late at the end of {found[0].label}: {found[0].late}; at the end of {found[-1].label}:"
        f" {found[-1].late}."
    )
    series = (
        Series("On track", tuple(one.on_track + one.no_date for one in found), "well"),
        Series("Due", tuple(one.due for one in found), "due"),
        Series("Late", tuple(one.late for one in found), "late"),
    )
    title = "Open actions at the end of each month"
    labels = tuple(one.label for one in found)
    note = "All open actions, whatever period was asked for; targets as they are today."
    yield Section("Over the year", (note,), charts=(Chart("stacked", title, said, labels, series),))


def _not_completed(every: list[Record], today: date, asked: Asked) -> Section:
    since = asked.since or add_months(today, -_QUARTER)
    until = asked.until or today
    closed = [
        one for one in every
        if one.values["status"] in statuses.CLOSED
        and one.values["completed_on"] is not None
        and since <= one.values["completed_on"] <= until
    ]  # fmt: skip
    given_up = [one for one in closed if one.values["status"] == statuses.CANNOT_COMPLETE]
    said = (
        f"{counted(len(closed), 'action was', 'actions were')} closed in the period"
        f" ({'the last three months' if asked.since is None else 'as asked for'}):"
        f" {len(closed) - len(given_up)} completed, {len(given_up)} as not possible to complete."
    )
    if asked.public:
        return Section("Closed", (said,))
    columns = (
        Column("Action", 3), Column("Lead", 1.6), Column("Closed"),
        Column("Why it could not be completed", 2.4), Column("Done instead", 2.4),
    )  # fmt: skip
    rows = tuple(
        Row(
            (named(one), lead(one), one.values["completed_on"], one.values["why_not"],
             one.values["done_instead"]),
            about(one),
        )
        for one in given_up
    )  # fmt: skip
    table = Table("Cannot complete", columns, rows, empty="None was given up.")
    return Section("Closed", (said,), tables=(table,))
