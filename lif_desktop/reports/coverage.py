"""Which methods of learning of the board's framework produced something, and which nothing."""

from collections.abc import Iterator
from datetime import date

from lif_desktop.fields import Shown
from lif_desktop.frameworks import ALL_GROUPS, Framework
from lif_desktop.frameworks.parts import MethodTable
from lif_desktop.registers import get
from lif_desktop.reports import learning_logs, methods
from lif_desktop.reports.methods import Found
from lif_desktop.reports.shape import (
    About,
    Asked,
    Chart,
    Column,
    Report,
    Row,
    Section,
    Series,
    Table,
)
from lif_desktop.reports.spans import past_year
from lif_desktop.rules.coverage import Yield, nothing_first
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board

NAME, TITLE = "coverage", "Coverage of the methods"
_RULE = (
    "Bradford framework, 6 (methods of learning); Kirklees framework, Table Two; Croydon framework,"
    " 5.1 (library)"
)
_NOTHING = Shown("Nothing", "late", "triangle")
_UNKNOWN = Shown("Not counted", "note", "diamond")
_COUNTING = (
    "One record counts once for a method, by the day on which it was finished, held, received or"
    " published; it may count for several methods. Work that is under way, or was called off, has"
    " produced nothing."
)
_SOME = Shown("Something", "well", "square")
_LEFT_OUT = (
    "How many records each method brought, as small numbers of reviews and deaths could point to a"
    " child; which records they are; the learning logs of the groups."
)


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw what each method of the framework brought in the period; those with nothing first."""
    span = past_year(asked, today)
    preset = methods.preset_of(board)
    records = methods.Records(board, span)
    found = {
        table.key: methods.find(records, preset.methods_in(table.key))
        for table in preset.method_tables
    }
    every = [one for own in found.values() for one in own]
    silent = [one for one in every if one.count == 0]
    sections = [] if span.public or not every else [_picture(preset, found)]
    sections += [
        _table(table, found[table.key], preset, public=span.public)
        for table in preset.method_tables
    ]
    if not span.public:
        sections += [_by_group(preset, every), *learning_logs.sections(board, span)]
    if every:
        sections.append(Section("How it is counted", (_COUNTING,)))
    return Report(
        NAME, TITLE, today, span, f"{preset.title}; rule: {_RULE}",
        tuple(_summary(every, silent)), tuple(sections), attention=len(silent),
        left_out=(_LEFT_OUT,) if span.public else (),
    )  # fmt: skip


def _summary(every: list[Found], silent: list[Found]) -> Iterator[str]:
    if not every:
        yield "The framework of this board lists no methods of learning."
        return
    if silent:
        names = "; ".join(one.method.name for one in silent)  # names have commas of their own
        yield f"{len(silent)} of {counted(len(every), 'method')} produced nothing: {names}."
    else:
        yield f"Each of {counted(len(every), 'method')} produced something."
    unknown = sum(one.count is None for one in every)
    if unknown:
        yield f"Of {counted(unknown, 'method')} it is not said which records count."


def _picture(preset: Framework, found: dict[str, list[Found]]) -> Section:
    volumes = any(table.kind == "volume" for table in preset.method_tables)
    if volumes:
        labels = tuple(table.title for table in preset.method_tables)
        values = tuple(
            float(sum(one.count or 0 for one in found[table.key])) for table in preset.method_tables
        )
        title = "Records of the period by volume of the library"
    else:
        every = [one for own in found.values() for one in own]
        labels = tuple(one.method.name for one in every)
        values = tuple(float(one.count or 0) for one in every)
        title = "Records of the period by method"
    empty = [label for label, value in zip(labels, values, strict=True) if not value]
    sentence = f"Nothing in: {'; '.join(empty)}." if empty else "Every one has records."
    chart = Chart("bars", title, sentence, labels, (Series("Records", values),))
    return Section("At a glance", charts=(chart,))


def _table(table: MethodTable, found: list[Found], preset: Framework, *, public: bool) -> Section:
    yields = nothing_first(Yield(one, one.count) for one in found)
    heads = table.headings
    columns = (
        Column(heads.name or "Method", 2.4),
        Column("Records", 1, "left" if public else "right"),
        *(() if public else (Column("Which", 2.4),)),
        Column(heads.evaluated or "How it is evaluated", 2.2),
        Column(heads.groups or "Groups", 1.8),
    )
    names = {group.key: group.short or group.name for group in preset.groups}
    names[ALL_GROUPS] = "all groups"
    rows = tuple(_row(one.method, one.state, names, public=public) for one in yields)
    done = sum(one.state == "produced" for one in yields)
    said = f"{done} of {counted(len(yields), 'method')} produced something."
    return Section(
        table.title, (said,), tables=(Table(table.title, columns, rows, note=table.source),)
    )


def _row(one: Found, state: str, names: dict[str, str], *, public: bool) -> Row:
    mark = {"nothing": _NOTHING, "unknown": _UNKNOWN}.get(state)
    groups = "; ".join(names.get(key, key) for key in one.method.groups)
    evaluated = "; ".join(one.method.evaluated)
    if public:
        return Row((one.method.name, mark or _SOME, evaluated, groups))
    newest = one.newest
    about = About(newest.register.key, newest.id) if newest else None
    return Row((one.method.name, mark or one.count, _which(one), evaluated, groups), about)


def _which(one: Found) -> str:
    kinds = [f"{get(key).plural.lower()} {len(own)}" for key, own in one.records.items() if own]
    last = f"; newest: {one.newest.reference}" if one.newest else ""
    return ", ".join(kinds) + last


def _by_group(preset: Framework, every: list[Found]) -> Section:
    """Say of each group what its methods brought; those of all groups stand in a line of their own.

    A record that shows several methods of a group counts once.
    """
    names = {group.key: group.name for group in preset.groups} | {ALL_GROUPS: "All groups"}
    own: dict[str, list[Found]] = {key: [] for key in names}
    for one in every:
        for key in one.method.groups:
            own.setdefault(key, []).append(one)
    rows = tuple(
        Row((
            names.get(key, key), len(ones), _together(ones),
            "; ".join(one.method.name for one in ones if one.count == 0) or "none",
        ))
        for key, ones in own.items()
        if ones
    )  # fmt: skip
    columns = (Column("Group", 2), Column("Methods", align="right"),
               Column("Records", align="right"), Column("Methods without any", 3))  # fmt: skip
    without = [names[key] for key, ones in own.items() if not ones and key != ALL_GROUPS]
    note = "Groups as the framework names them for each method."
    if without:
        note += f" It names no method for: {'; '.join(without)}."
    table = Table("By group", columns, rows, empty="No group is named.", note=note)
    return Section("By group", tables=(table,))


def _together(found: list[Found]) -> int:
    records = {(key, one.id) for own in found for key, ones in own.records.items() for one in ones}
    return len(records)
