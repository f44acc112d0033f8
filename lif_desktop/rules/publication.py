"""What a public paper shows of its tables, and what is kept of it for the papers after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from lif_desktop.rules import public_tables
from lif_desktop.rules.public_tables import Case, Cell, Earlier, Printed, Span, Table
from lif_desktop.rules.small_numbers import round_half_up
from lif_desktop.rules.suppression import Before, Count, Protection, protect

NOT_SHOWN = "not shown"
NONE_TO_COUNT = "none to count"
# A table of which less than this is left says more by what it hides than by what it shows.
_ENOUGH = 0.5
NO_GROUPINGS: public_tables.Adding = MappingProxyType({})


@dataclass(frozen=True)
class Publication:
    """The tables of a public paper: which stand in it, and which numbers they show."""

    tables: tuple[Table, ...]
    withheld: tuple[Table, ...]
    counts: Mapping[Cell, int]
    protection: Protection[Cell]
    sums: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]

    def number(self, cell: Cell) -> int | None:
        """Return a count, or None where it is hidden or no table prints it."""
        return None if cell in self.protection.hidden else self.counts.get(cell)

    def text(self, cell: Cell) -> str:
        """Return a count as the paper shows it; one sign for all that is hidden."""
        number = self.number(cell)
        return NOT_SHOWN if number is None else f"{number:,}"

    def percentage(self, part: Cell, whole: Cell) -> str:
        """Return a percentage, shown only where both its counts are, so that it tells no more."""
        number, among = self.number(part), self.number(whole)
        if number is None or among is None:
            return NOT_SHOWN
        return f"{round_half_up(100 * number, among)} %" if among else NONE_TO_COUNT

    def share_shown(self, table: Table) -> float:
        """Return which part of the counts inside a table that are not nought is shown, 0 to 1."""
        inner = [cell for cell in table.inner() if self.counts[cell]]
        seen = sum(self.number(cell) is not None for cell in inner)
        return seen / len(inner) if inner else 1.0


def publish(
    cases: Sequence[Case],
    tables: Sequence[Table],
    earlier: Sequence[Earlier] = (),
    threshold: int = 5,
    groupings: public_tables.Adding = NO_GROUPINGS,
    *,
    trial: bool = False,
) -> Publication:
    """Return the tables as the public may see them, beside all that was printed earlier.

    `groupings` are values that a later paper may pool: small pools are guarded from now on, as
    what this paper gives away of them no later one can take back. A `trial` only asks which tables
    can stay.

    Source: domain rule on small numbers; see `suppression` for whom it guards against.
    """
    sums = public_tables.adding(tables, earlier, groupings)
    before = _before(earlier)
    printed, prices = [table.cells() for table in tables], _prices(tables)
    cells, hanging = public_tables.hanging([*prices, *before], sums)
    counts: dict[Cell, Count] = {}
    for cell in sorted(cells, key=lambda one: (-len(one.cut), one.cut, one.spans)):
        was = before.get(cell)
        if was is not None and cell not in prices:
            number = was.number
        else:
            number = public_tables.count(cell, cases, sums)
        counts[cell] = Count(number, _standing(was), prices.get(cell, 0) + number)
    protection = protect(counts, hanging, printed, threshold, trial=trial)
    kept = tuple(one for at, one in enumerate(tables) if at not in protection.withheld)
    return Publication(
        kept,
        tuple(tables[at] for at in sorted(protection.withheld)),
        {cell: counts[cell].number for table in kept for cell in table.cells()},
        protection,
        {name: tuple(of) for name, of in sums.items()},
    )


def _prices(tables: Sequence[Table]) -> dict[Cell, int]:
    """Return what hiding each count of the tables costs, where it costs most."""
    prices: dict[Cell, int] = {}
    for table in tables:
        for cell in table.cells():
            prices[cell] = max(prices.get(cell, 0), table.price(cell))
    return prices


def show_all(cases: Sequence[Case], tables: Sequence[Table]) -> Publication:
    """Return the tables with every number in them, as a board sees them and nobody else."""
    sums = public_tables.adding(tables)
    return Publication(
        tuple(tables),
        (),
        {
            cell: public_tables.count(cell, cases, sums)
            for table in tables
            for cell in table.cells()
        },
        Protection(frozenset(), frozenset(), frozenset(), ()),
        {name: tuple(of) for name, of in sums.items()},
    )


def publish_pooled(
    cases: Sequence[Case],
    topics: Sequence[Sequence[Table]],
    earlier: Sequence[Earlier] = (),
    threshold: int = 5,
) -> tuple[Publication, tuple[int | None, ...]]:
    """Return tables of which enough is left, and which layout of each topic they have.

    The layouts of a topic stand from the finest to the most pooled; a layout gives way to the next
    if less than half of its counts could be shown, and the topic is left out (None) after the last.
    """
    pools = public_tables.adding([table for topic in topics for table in topic])

    def thin(made: Publication, table: Table) -> bool:
        return table in made.withheld or made.share_shown(table) < _ENOUGH

    def alone(topic: Sequence[Table]) -> int:
        for level, table in enumerate(topic):
            made = publish(cases, [table], earlier, threshold, pools, trial=True)
            if not thin(made, table):
                return level
        return len(topic)

    levels = [alone(topic) for topic in topics]
    while True:
        chosen = {
            at: topic[levels[at]] for at, topic in enumerate(topics) if levels[at] < len(topic)
        }
        made = publish(cases, list(chosen.values()), earlier, threshold, pools)
        left = [at for at, table in chosen.items() if thin(made, table)]
        if not left:
            return made, tuple(level if at in chosen else None for at, level in enumerate(levels))
        # One at a time, as others may be shown once the table that hides most has gone.
        levels[max(left, key=lambda at: len(chosen[at].cells()))] += 1


def as_json(publication: Publication) -> dict[str, Any]:
    """Return what a paper printed, hidden numbers too, as a board keeps it for later papers.

    It is never part of what leaves the board.
    """
    cells = set().union(*(table.cells() for table in publication.tables))
    return {
        "figures": [
            {
                "cut": dict(cell.cut),
                "spans": [[day.isoformat() for day in span] for span in cell.spans],
                "number": publication.counts[cell],
                "shown": publication.number(cell) is not None,
            }
            for cell in sorted(cells, key=lambda one: (one.cut, one.spans))
        ],
        "sums": {
            name: [[whole, list(parts)] for whole, parts in sums]
            for name, sums in publication.sums.items()
        },
    }


def from_json(kept: Mapping[str, Any]) -> Earlier:
    """Return an earlier paper from what a board kept of it.

    Raises:
        KeyError, TypeError, ValueError: if it was not written by `as_json`.
    """
    figures = {
        Cell(tuple(sorted(one["cut"].items())), tuple(_span(*span) for span in one["spans"])):
            Printed(one["number"], one["shown"])
        for one in kept["figures"]
    }  # fmt: skip
    sums = {
        name: tuple((whole, tuple(parts)) for whole, parts in sums)
        for name, sums in kept["sums"].items()
    }
    return Earlier(figures, sums)


def _span(since: str, until: str) -> Span:
    return date.fromisoformat(since), date.fromisoformat(until)


def _before(earlier: Sequence[Earlier]) -> dict[Cell, Printed]:
    """Return each count of earlier papers as it was shown at any time, or else as it was hidden."""
    found: dict[Cell, Printed] = {}
    for paper in earlier:
        for cell, one in paper.figures.items():
            if one.shown or not (cell in found and found[cell].shown):
                found[cell] = one
    return found


def _standing(was: Printed | None) -> Before:
    if was is None:
        return ""
    return "shown" if was.shown else "hidden"
