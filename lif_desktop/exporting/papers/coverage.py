"""Coverage of the methods of learning: which method or volume produced nothing this year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Block,
    Caption,
    Cell,
    Column,
    Heading,
    Paper,
    Pill,
    Shelf,
    Strong,
    Table,
    Text,
    Volume,
    Words,
)
from lif_desktop.exporting.papers.phrases import DASH, day, is_or_are
from lif_desktop.frameworks import ALL_GROUPS, NOT_STATED, Framework
from lif_desktop.registers import get
from lif_desktop.reports import methods
from lif_desktop.reports.methods import Found
from lif_desktop.reports.shape import Asked
from lif_desktop.reports.spans import past_year
from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.coverage import Yield, nothing_first
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board

_VOLUMES = 10  # that stand on one shelf with room for their names
_NAMED = 6
_PREFIX = 3  # words that two names share from the first on


@dataclass(frozen=True)
class Method:
    """What one method brought in the period, and how much in the year before it."""

    found: Found
    before: int | None

    @property
    def count(self) -> int | None:
        """Return how many records it brought; None where the framework says not which count."""
        return self.found.count


@dataclass(frozen=True)
class Coverage:
    """What the methods of a board's framework brought, table by table (or volume by volume)."""

    preset: Framework
    span: Asked
    tables: Sequence[tuple[str, Sequence[Method]]]

    @property
    def every(self) -> list[Method]:
        """Return the methods of all tables."""
        return [one for _, own in self.tables for one in own]


def read(board: Board, span: Asked) -> Coverage:
    """Return what each method brought in a period and in the twelve months before it."""
    preset = methods.preset_of(board)
    since = span.since or date.min
    earlier = replace(span, since=add_months(since, -12), until=since - timedelta(days=1))
    now, then = methods.Records(board, span), methods.Records(board, earlier)
    tables = []
    for table in preset.method_tables:
        listed = preset.methods_in(table.key)
        pairs = zip(methods.find(now, listed), methods.find(then, listed), strict=True)
        tables.append((table.title, [Method(one, before.count) for one, before in pairs]))
    return Coverage(preset, span, tables)


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper from a board."""
    return paper(read(board, past_year(call.asked, today)), board.who)


def paper(found: Coverage, presenter: str = "") -> Paper:
    """Return the paper on what the methods of learning brought."""
    since, until = found.span.since or date.min, found.span.until or date.max
    return Paper(
        title="Coverage of the methods of learning",
        purpose="for assurance",
        presenter=presenter,
        sentences=tuple(said(found)),
        blocks=tuple(_blocks(found)) if found.every else (),
        note=(
            f"Period: {day_in_words(since)} to {day_in_words(until)}; the year before is the twelve"
            " months until then. A record counts once for a method, by the day on which it was"
            " finished, held, received or published; it may count for several methods. Work under"
            f" way has produced nothing yet. Methods: {found.preset.title}. Rules: Bradford"
            " framework, 6; Kirklees framework, Table Two; Croydon framework, 5.1. How each method"
            " is evaluated, and the learning log of each group, stand in the report on coverage."
        ),
    )


def _silent(ones: Sequence[Method]) -> list[Method]:
    return [one for one in ones if one.count == 0]


def said(found: Coverage) -> Iterator[Words]:
    """Yield the sentences that say what the methods brought."""
    every, silent = found.every, _silent(found.every)
    if not every:
        yield "The framework of this board lists no methods of learning."
        return
    whole = counted(len(every), "method")
    if not silent:
        yield (Strong(f"Each of {whole} of learning produced something"), " in the period.")
    else:
        names = [one.found.method.name for one in silent]
        more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
        listed = "; ".join((*names[:_NAMED], *more))
        yield (Strong(f"{len(silent)} of {whole} produced nothing"), f" in the period: {listed}.")
        twice = sum(one.before == 0 for one in silent)
        if twice:
            yield f"{twice} of them produced nothing in the year before either."
    empty = [title for title, own in found.tables if own and len(_silent(own)) == len(own)]
    if empty and len(found.tables) > 1:
        yield (
            Strong(
                f"{len(empty)} of {len(found.tables)} {_kind(found)} {is_or_are(len(empty))} empty"
            ),
            f": {'; '.join(empty)}.",
        )
    unknown = sum(one.count is None for one in every)
    if unknown:
        yield f"Of {counted(unknown, 'method')} the framework does not say which records count."


def _kind(found: Coverage) -> str:
    volumes = any(one.kind == "volume" for one in found.preset.method_tables)
    return "volumes of the library" if volumes else "groups of methods"


def _blocks(found: Coverage) -> Iterator[Block]:
    yield _shelf(found)
    yield Heading("Method by method, those with nothing first")
    groups = {one.key: one.short or one.name for one in found.preset.groups}
    groups |= {ALL_GROUPS: "All groups", NOT_STATED: DASH}
    for title, own in found.tables:
        if len(found.tables) > 1:
            brought = sum(bool(one.count) for one in own)
            yield Caption(f"{title}: {brought} of {counted(len(own), 'method')} produced something")
        if len(found.tables) > 1 and own and len(_silent(own)) == len(own):
            names = "; ".join(one.found.method.name for one in own)
            yield Text(f"Nothing in the period from any of: {names}.")
        else:
            yield _table(own, groups)


def _shelf(found: Coverage) -> Shelf:
    """Return volumes where the framework has them, or few enough methods, else its tables."""
    if _kind(found).startswith("groups") and len(found.every) <= _VOLUMES:
        title = "What each method brought, in records of the period"
        # What each holds stands in the table of methods below.
        books = [Volume(one.found.method.name, one.count or 0) for one in found.every]
    else:
        title = f"What the {_kind(found)} hold, in records of the period"
        names = _apart([name for name, _ in found.tables])
        books = [
            Volume(name, *_holds(own)) for name, (_, own) in zip(names, found.tables, strict=True)
        ]
    listing = "; ".join(f"{one.name}: {one.count or 'nothing'}" for one in books)
    return Shelf(title, tuple(books), f"Volumes on a shelf, as thick as what they hold. {listing}.")


def _apart(names: Sequence[str]) -> list[str]:
    """Return names short of the words with which another begins too, where those are many."""
    said = []
    for name in names:
        others = [one for one in names if one != name]
        words = name.split(" ")
        while len(words) > 1 and not any(one.startswith(" ".join(words[:-1])) for one in others):
            words.pop()
        shared = len(words) - 1
        own = " ".join(name.split(" ")[shared:]) if shared >= _PREFIX else name
        said.append(own[:1].upper() + own[1:])
    return said


def _holds(own: Sequence[Method]) -> tuple[int, str]:
    """Return how many records some methods brought together, each once, and of which kinds."""
    kinds: dict[str, set[int]] = {}
    for one in own:
        for key, records in one.found.records.items():
            kinds.setdefault(key, set()).update(record.id for record in records)
    most = sorted(kinds.items(), key=lambda pair: -len(pair[1]))
    listed = ", ".join(f"{get(key).plural.lower()} {len(ids)}" for key, ids in most if ids)
    return sum(map(len, kinds.values())), listed


def _table(own: Sequence[Method], groups: dict[str, str]) -> Table:
    order = nothing_first(Yield(one, one.count) for one in own)
    rows: list[tuple[Cell, ...]] = [
        (
            one.method.found.method.name, _count(one.method.count), _number(one.method.before),
            _which(one.method.found),
            ", ".join(groups.get(key, key) for key in one.method.found.method.groups) or DASH,
        )
        for one in order
    ]  # fmt: skip
    columns = (
        Column("Method", 1.4), Column("Records", 0), Column("Year before", 0, "right"),
        Column("Which, and the newest", 1.2), Column("Groups that learn", 1.1),
    )  # fmt: skip
    return Table(columns, tuple(rows))


def _count(number: int | None) -> Cell:
    if number is None:
        return Pill("Not counted", "diamond", "note")
    return f"{number:,}" if number else Pill("Nothing", "triangle", "late")


def _number(number: int | None) -> str:
    return DASH if number is None else f"{number:,}"


def _which(found: Found) -> str:
    kinds = [f"{get(key).plural.lower()} {len(own)}" for key, own in found.records.items() if own]
    newest = found.newest
    on = methods.latest(newest) if newest else None
    last = f"; newest {newest.reference}, {day(on)}" if newest else ""
    return (", ".join(kinds) + last) or DASH
