"""The tables of a public paper as counts that hang together, with those printed before.

A count is named by what it counts, not by where it stands: the same children counted in two tables,
or in two papers, are one count. From the names follows how counts add up: values of a dimension to
their whole, and days to periods, so that a year less its first half is a count of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise, product

from lif_desktop.rules.joining import joined
from lif_desktop.rules.other_worlds import Sum

Span = tuple[date, date]
"""Two days, both included."""
ALL = ""
"""The value of a dimension that stands for all of it."""

_DAY = timedelta(days=1)
_MOST_PERIODS = 64
_INNER, _MARGIN = 50, 500


@dataclass(frozen=True)
class Cell:
    """What one count counts: the value of each dimension that it is cut by, and the days."""

    cut: tuple[tuple[str, str], ...]
    spans: tuple[Span, ...]

    def at(self, dimension: str, value: str) -> "Cell":
        """Return the count with another value of one dimension; ALL takes the dimension away."""
        rest = tuple(pair for pair in self.cut if pair[0] != dimension)
        pairs = rest if value == ALL else (*rest, (dimension, value))
        return Cell(tuple(sorted(pairs)), self.spans)


@dataclass(frozen=True)
class Dimension:
    """One way to cut a cohort: the values printed, in order, and which values add up to which.

    `sums` holds (whole, parts); the whole ALL is the cohort itself. A value that stands in the sums
    alone is not printed, but the reader can work it out.
    """

    name: str
    values: tuple[str, ...]
    sums: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Table:
    """A table of a paper: whom it counts, in which period, cut by which dimensions.

    It prints every combination, each margin and the total.
    """

    title: str
    base: tuple[tuple[str, str], ...]
    period: Span
    dimensions: tuple[Dimension, ...] = ()

    def cell(self, *values: str) -> Cell:
        """Return the count at these values of the dimensions in their order; ALL for a margin."""
        found = Cell(tuple(sorted(self.base)), (self.period,))
        for dimension, value in zip(self.dimensions, values, strict=True):
            found = found.at(dimension.name, value)
        return found

    def inner(self) -> Iterator[Cell]:
        """Yield each combination, without margins."""
        for values in product(*(one.values for one in self.dimensions)):
            yield self.cell(*values)

    def cells(self) -> frozenset[Cell]:
        """Return all that the table prints."""
        return frozenset(
            self.cell(*values)
            for values in product(*((*one.values, ALL) for one in self.dimensions))
        )

    def price(self, cell: Cell) -> int:
        """Return what hiding a count costs: a margin more than what stands inside."""
        missing = len(self.base) + len(self.dimensions) - len(cell.cut)
        return _INNER if self.dimensions and not missing else _MARGIN * (missing + 1)


@dataclass(frozen=True)
class Case:
    """One case to be counted: its value in each dimension, and the day by which it counts."""

    values: Mapping[str, str]
    day: date


@dataclass(frozen=True)
class Printed:
    """One count of an earlier paper: its number then, and whether it was shown."""

    number: int
    shown: bool


@dataclass(frozen=True)
class Earlier:
    """An earlier paper: its counts, and how its dimensions add up."""

    figures: Mapping[Cell, Printed]
    sums: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = field(default_factory=dict)


Adding = Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]


def adding(
    tables: Iterable[Table], earlier: Iterable[Earlier] = (), groupings: Adding | None = None
) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return how the values of each dimension add up, in any of the papers."""
    found: dict[str, dict[tuple[str, tuple[str, ...]], None]] = {}
    for table in tables:
        for one in table.dimensions:
            found.setdefault(one.name, {}).update(dict.fromkeys(one.sums))
    for known in (*(paper.sums for paper in earlier), groupings or {}):
        for name, sums in known.items():
            found.setdefault(name, {}).update(dict.fromkeys(sums))
    return {name: list(sums) for name, sums in found.items()}


def hanging(printed: Iterable[Cell], sums: Adding) -> tuple[set[Cell], list[Sum[Cell]]]:
    """Return the printed counts with all that follow from them, and how they add up."""
    cells, _ = _upwards(printed, sums)
    known = sorted((one.cut, one.spans) for one in cells)
    cells, found = _upwards((Cell(*one) for one in (*known, *joined(known, sums))), sums)
    return _over_time(cells, found)


def _upwards(printed: Iterable[Cell], sums: Adding) -> tuple[set[Cell], list[Sum[Cell]]]:
    """Follow each count to the wholes it is a part of; the other parts come along."""
    waiting = list(dict.fromkeys(printed))
    cells = set(waiting)
    found: dict[Sum[Cell], None] = {}
    while waiting:
        cell = waiting.pop()
        for dimension, value in cell.cut:
            for whole, parts in sums.get(dimension, ()):
                if value in parts:
                    one = Sum(
                        cell.at(dimension, whole),
                        tuple(cell.at(dimension, part) for part in parts),
                    )
                    found[one] = None
                    new = {one.whole, *one.parts} - cells
                    cells |= new
                    waiting.extend(sorted(new, key=lambda new_one: new_one.cut))
    return cells, list(found)


def _over_time(cells: set[Cell], sums: list[Sum[Cell]]) -> tuple[set[Cell], list[Sum[Cell]]]:
    """Cut periods that overlap into pieces, and add what one period leaves of another."""
    by_cut: dict[tuple[tuple[str, str], ...], list[tuple[Span, ...]]] = {}
    for cell in sorted(cells, key=lambda one: (one.cut, one.spans)):
        by_cut.setdefault(cell.cut, []).append(cell.spans)
    for cut, periods in by_cut.items():
        if len(periods) > 1:
            for whole, parts in _pieces(periods):
                one = Sum(Cell(cut, whole), tuple(Cell(cut, part) for part in parts))
                sums.append(one)
                cells |= {one.whole, *one.parts}
    return cells, sums


def _pieces(
    periods: Sequence[tuple[Span, ...]],
) -> Iterator[tuple[tuple[Span, ...], list[tuple[Span, ...]]]]:
    """Yield each period, and each rest of one within another, with the pieces it is made of."""
    cuts = sorted(
        {since for one in periods for since, _ in one}
        | {until + _DAY for one in periods for _, until in one}
    )
    pieces = list(pairwise(cuts))
    family = {
        frozenset(
            at
            for at, (since, _) in enumerate(pieces)
            if any(first <= since <= last for first, last in one)
        )
        for one in periods
    }
    while len(family) < _MOST_PERIODS:
        rests = {whole - part for whole in family for part in family if part < whole}
        if rests <= family:
            break
        family |= rests
    for one in sorted(family, key=sorted):
        if len(one) > 1:
            yield _merged(pieces, one), [_merged(pieces, {at}) for at in sorted(one)]


def _merged(pieces: Sequence[tuple[date, date]], chosen: Iterable[int]) -> tuple[Span, ...]:
    """Return pieces, each up to the day before its end, as few spans as they make."""
    spans: list[Span] = []
    for at in sorted(chosen):
        since, until = pieces[at][0], pieces[at][1] - _DAY
        if spans and spans[-1][1] + _DAY == since:
            since = spans.pop()[0]
        spans.append((since, until))
    return tuple(spans)


def count(cell: Cell, cases: Iterable[Case], sums: Adding) -> int:
    """Return how many cases a count counts."""
    asked = [(dimension, _leaves(value, sums.get(dimension, ()))) for dimension, value in cell.cut]
    return sum(
        any(since <= one.day <= until for since, until in cell.spans)
        and all(one.values.get(dimension) in values for dimension, values in asked)
        for one in cases
    )


def _leaves(value: str, sums: Sequence[tuple[str, tuple[str, ...]]]) -> frozenset[str]:
    """Return a value with all that adds up to it, as cases may hold either."""
    found = {value}
    for whole, parts in sums:
        if whole == value:
            for part in parts:
                found |= _leaves(part, sums)
    return frozenset(found)
