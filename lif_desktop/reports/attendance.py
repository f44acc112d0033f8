"""Who came to the meetings that were held, by agency and group, and which had no quorum."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from lif_desktop.fields import Shown
from lif_desktop.reports.meetings_held import Held, held, questions
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
from lif_desktop.reports.spans import past_year
from lif_desktop.rules import attendance as rule
from lif_desktop.rules.attendance import LEAST_PERCENT, Tally
from lif_desktop.rules.small_numbers import round_half_up
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board

_BASIS = (
    "Kirklees, Croydon (3.1) and Bedford Borough (3) frameworks, membership and attendance; the"
    f" least attendance of {LEAST_PERCENT} % is ours"
)
_NOTE = (
    "Counted are meetings that were held, for agencies with a member or deputy on the day (where no"
    " members are on record, for those whose attendance is). A deputy counts as present."
    " “Not recorded” is no absence and stands outside the share."
)
_QUORUM = {
    "yes": Shown("Quorate", "well", "square"),
    "no": Shown("Not quorate", "late", "triangle"),
    "unknown": Shown("Not known", "note", "diamond"),
}


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw the attendance of a period, by default of the last twelve months."""
    span = past_year(asked, today)
    found = held(board, today, span)
    names = {one.id: one.title for one in board.records("agencies")}
    tallies = _tallies(found)
    low = sorted(
        (one for one, own in tallies.items() if own.is_low),
        key=lambda one: (_share(tallies[one]), names[one].casefold()),
    )
    without = [one for one in found if one.quorate == "no"]
    puzzles = [] if span.public else [_questions(found)]
    return Report(
        name="attendance",
        title="Attendance",
        on=today,
        asked=span,
        basis=_BASIS,
        summary=tuple(_summary(found, tallies, without, low, names)),
        sections=(
            _by_agency(tallies, names), _low_by_group(found, names), _by_group(found),
            _meetings(found), *puzzles,
        ),
        attention=len(without) + len(low),
        left_out=("Names of members and deputies; agencies only.",) if span.public else (),
    )  # fmt: skip


def _tallies(found: Iterable[Held]) -> dict[int, Tally]:
    """Return {agency: how often it came}; a meeting without any attendance counts for nobody."""
    answers: dict[int, list[str | None]] = {}
    for one in found:
        for agency in one.counting if one.came else ():
            answers.setdefault(agency, []).append(one.came.get(agency))
    return {agency: rule.tally(own) for agency, own in answers.items()}


def whole(found: Iterable[Held]) -> Tally:
    """Return how often agencies came to some meetings, all together."""
    return rule.added(_tallies(found).values())


def _share(own: Tally) -> float:
    return own.came / own.of if own.of else 1.0


def _percent(own: Tally) -> str:
    if not own.of:
        return ""
    if own.is_low and _rounded(own) >= LEAST_PERCENT:
        # 74.6 is not rounded up to what it falls short of.
        return f"{round_half_up(1000 * own.came, own.of) / 10:.1f} %"
    return f"{_rounded(own)} %"


def _rounded(own: Tally) -> int:
    return round_half_up(100 * own.came, own.of)


def _summary(
    found: Sequence[Held], whole: Mapping[int, Tally], without: Sequence[Held],
    low: Sequence[int], names: Mapping[int, str],
) -> Iterator[str]:  # fmt: skip
    if not found:
        yield "No meeting was held in the period."
        return
    silent = sum(not one.came for one in found)
    every = rule.added(whole.values())
    yield (
        f"{counted(len(found), 'meeting')} held; {len(without) or 'none'} without a quorum."
        f" Agencies came {counted(every.came, 'time')} of {every.of} that are on record"
        f"{f' ({_percent(every)})' if every.of else ''}."
    )
    if silent:
        yield f"Of {counted(silent, 'meeting')} no attendance is on record."
    for one in low:
        own = whole[one]
        yield (
            f"{names[one]} came to {own.came} of {counted(own.of, 'meeting')} ({_percent(own)}),"
            f" below {LEAST_PERCENT} %."
        )


_HEADS = ("Itself", "By deputy", "Apologies", "Absent", "Not recorded", "Came")


def _counts(own: Tally) -> tuple[Cell, ...]:
    return (own.itself, own.deputy, own.apologies, own.absent, own.unrecorded,
            f"{own.came} of {own.of}", _percent(own))  # fmt: skip


def _columns(first: str) -> tuple[Column, ...]:
    heads = (Column(head, align="right") for head in _HEADS)
    return (Column(first, 3), *heads, Column("Share", align="right"))


def _by_agency(whole: Mapping[int, Tally], names: Mapping[int, str]) -> Section:
    order = sorted(whole, key=lambda one: (_share(whole[one]), names[one].casefold()))
    rows = tuple(Row((names[one], *_counts(whole[one])), About("agencies", one)) for one in order)
    total: tuple[Cell, ...] = ("All", *_counts(rule.added(whole.values())))
    table = Table("By agency", _columns("Agency"), rows, total=total if rows else (), note=_NOTE)
    return Section("By agency", tables=(table,))


def _low_by_group(found: Sequence[Held], names: Mapping[int, str]) -> Section:
    """Return what the whole hides: agencies that are seldom at one group."""
    rows = []
    for group, meetings in _grouped(found).items():
        for agency, own in _tallies(meetings).items():
            if own.is_low:
                cells = (names[agency], group, f"{own.came} of {own.of}", _percent(own))
                rows.append((_share(own), cells, agency))
    rows.sort(key=lambda row: (row[0], row[1][1], row[1][0]))
    columns = (
        Column("Agency", 2), Column("Group", 2.4), Column("Came", align="right"),
        Column("Share", align="right"),
    )  # fmt: skip
    title = f"Below {LEAST_PERCENT} % at one group"
    note = "One or two meetings make no pattern: see of how many."
    listed = tuple(Row(cells, About("agencies", agency)) for _, cells, agency in rows)
    table = Table(title, columns, listed, note=note, empty="No agency is seldom at a group.")
    return Section(title, tables=(table,))


def _grouped(found: Iterable[Held]) -> dict[str, list[Held]]:
    groups: dict[str, list[Held]] = {}
    for one in found:
        groups.setdefault(one.group, []).append(one)
    return dict(sorted(groups.items()))


def _by_group(found: Sequence[Held]) -> Section:
    groups = _grouped(found)
    own = {name: rule.added(_tallies(of).values()) for name, of in groups.items()}
    rows = tuple(
        Row(
            (
                name, len(of), sum(one.quorate == "no" for one in of),
                sum(one.quorate == "unknown" for one in of), f"{own[name].came} of {own[name].of}",
                _percent(own[name]),
            ),
            About("groups", of[0].meeting.values["group"]),
        )
        for name, of in groups.items()
    )  # fmt: skip
    columns = (
        Column("Group", 3), Column("Held", align="right"), Column("Not quorate", align="right"),
        Column("Quorum not known", align="right"), Column("Came", align="right"),
        Column("Share", align="right"),
    )  # fmt: skip
    shares = [(name, _rounded(tally)) for name, tally in own.items() if tally.of]
    return Section(
        "By group", tables=(Table("By group", columns, rows),), charts=tuple(_bars(shares))
    )


def _bars(shares: Sequence[tuple[str, int]]) -> Iterator[Chart]:
    if shares:
        names, figures = zip(*shares, strict=True)
        said = ", ".join(f"{name} {figure} %" for name, figure in shares)
        yield Chart("bars", "Share that came, %", f"Attendance by group: {said}.", names,
                    (Series("Came, %", figures),))  # fmt: skip


def _meetings(found: Sequence[Held]) -> Section:
    columns = (
        Column("Group", 3), Column("Held"), Column("Agencies there", align="right"),
        Column("Expected", align="right"), Column("Quorum", align="right"), Column("Was it?"),
    )  # fmt: skip
    rows = tuple(
        Row(
            (
                one.group, one.on, one.there if one.came else None, len(one.counting) or None,
                one.quorum, _QUORUM[one.quorate],
            ),
            About("meetings", one.meeting.id),
        )
        for one in reversed(found)
    )  # fmt: skip
    note = "Quorum is counted in agencies; where the minutes say whether it was met, they decide."
    return Section(
        "Meetings and their quorum", tables=(Table("Meetings", columns, rows, note=note),)
    )


def _questions(found: Sequence[Held]) -> Section:
    rows = tuple(
        Row((one.group, one.on, asked), About("meetings", one.meeting.id))
        for one in reversed(found)
        for asked in questions(one)
    )
    columns = (Column("Group", 2), Column("Held"), Column("Question", 4))
    table = Table("Questions", columns, rows, empty="The record of attendance is whole.")
    return Section("Questions", tables=(table,))
