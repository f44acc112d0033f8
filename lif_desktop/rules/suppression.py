"""Decides which counts a public paper hides, so that no small one can be worked out.

Whom we guard against: a reader who has this paper and every earlier one; who knows how all the
counts in them add up, within a table, between tables and from one period to another; who knows
that counts are whole and not below nought, that a nought is always shown, so that what is hidden
is at least one, and even which hidden counts are hidden for being small, so that they lie below
the threshold (the paper does not tell: every hidden number bears the same sign). Against this
reader every hidden count keeps at least two values that it may have. So does every small count
that stands nowhere but could be got by taking one number from another: the half of a year, the
rest of a total. And the numbers hidden beside each other in a row never make a small number
together, as that would be one too.

How: for each such count a move (`other_worlds`) is kept that leads to another world with the same
paper. All that a move touches is hidden; what no move touches is shown. If there is none, whole
tables are left out until there is one; a paper without tables gives nothing away.

Source: domain rule on small numbers in anything public; Kirklees and Bedford Borough frameworks,
child death reviews, whose cohorts are small.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal

from lif_desktop.rules.other_worlds import CellT, Room, Sum, Sums, cheapest_move
from lif_desktop.rules.small_numbers import is_small

# Below this a hidden small number could only be one.
LEAST_THRESHOLD = 3
# How long a way to guard a count is looked for before a table goes, and when none is left to go.
_PATIENCE, _LAST_PATIENCE = 3_000, 100_000

Before = Literal["", "shown", "hidden"]


@dataclass(frozen=True)
class Count:
    """One count: its number, how it stood in an earlier paper, and what hiding it costs.

    A count in no table of the paper and in no earlier one is not printed; it may still follow.
    """

    number: int
    before: Before = ""
    price: int = 1


@dataclass(frozen=True)
class Protection(Generic[CellT]):
    """What to hide: single counts, and tables by their place in the paper.

    `exposed` are small counts that earlier papers give away already: nothing here can mend that.
    `moves` prove the rest.
    """

    hidden: frozenset[CellT]
    withheld: frozenset[int]
    exposed: frozenset[CellT]
    moves: tuple[Mapping[CellT, int], ...]


def protect(
    counts: Mapping[CellT, Count],
    sums: Sequence[Sum[CellT]],
    tables: Sequence[frozenset[CellT]],
    threshold: int,
    *,
    trial: bool = False,
) -> Protection[CellT]:
    """Return what a paper of these tables must hide; `tables` says which counts each prints.

    A `trial` asks only which tables can stay: once all have gone, nothing is looked for any more.

    Raises:
        ValueError: if the threshold is below 3, where hiding a number would name it.
    """
    if threshold < LEAST_THRESHOLD:
        raise ValueError(f"A threshold of {threshold} cannot protect; {LEAST_THRESHOLD} is least.")
    hanging = Sums(sums)
    known = _known(counts, sums)
    withheld: set[int] = set()
    while True:
        draft = _Draft(counts, hanging, known, _printed(counts, tables, withheld), threshold)
        left = [at for at in range(len(tables)) if at not in withheld]
        if trial and not left:
            return draft.protection(frozenset(withheld))
        bare = draft.guard(_PATIENCE if left else _LAST_PATIENCE)
        if not bare or not left:
            return draft.protection(frozenset(withheld))
        near = set[CellT]().union(*(hanging.neighbours(one) for one in bare))
        withheld.add(max(left, key=lambda at: (bool(near & tables[at]), len(tables[at]))))


def _printed(
    counts: Mapping[CellT, Count], tables: Sequence[frozenset[CellT]], withheld: set[int]
) -> frozenset[CellT]:
    """Return what stands in the paper without some of its tables, or stood in an earlier one."""
    earlier = frozenset(cell for cell, count in counts.items() if count.before)
    return earlier.union(*(one for at, one in enumerate(tables) if at not in withheld))


def _known(counts: Mapping[CellT, Count], sums: Sequence[Sum[CellT]]) -> frozenset[CellT]:
    """Return what earlier papers show, and what follows from it by taking one from another."""
    known = {cell for cell, count in counts.items() if count.before == "shown"}
    found = True
    while found:
        found = False
        for one in sums:
            unknown = {one.whole, *one.parts} - known
            if len(unknown) == 1:
                known |= unknown
                found = True
    return frozenset(known)


class _Draft(Generic[CellT]):
    """A paper of which it is settled which tables stand in it, but not yet what is hidden."""

    def __init__(
        self,
        counts: Mapping[CellT, Count],
        sums: Sums[CellT],
        known: frozenset[CellT],
        printed: frozenset[CellT],
        threshold: int,
    ) -> None:
        self._sums, self._printed, self._known = sums, printed, known
        self._threshold = threshold
        self._covered: set[CellT] = set()
        small = {cell for cell, one in counts.items() if is_small(one.number, threshold)}
        before = {cell for cell, one in counts.items() if one.before == "hidden" and one.number}
        self._hidden = (small & printed) | before
        # A small number already given away is not said again, but it cannot be guarded either.
        self._exposed = (small | before) & known
        self._to_guard = [cell for cell in counts if cell in (small | before) - known]
        self._moves: list[Mapping[CellT, int]] = []
        self._rooms: dict[CellT, Room] = {}
        for cell, one in counts.items():
            if cell in known or (cell in printed and one.number == 0):
                room = Room(one.number, one.number, one.number, None)
            elif cell in printed:
                high = threshold - 1 if cell in small else None
                room = Room(one.number, 1, high, 0 if cell in self._hidden else one.price)
            else:
                room = Room(one.number, 0, None, 0)
            self._rooms[cell] = room

    def guard(self, patience: int) -> frozenset[CellT]:
        """Hide what it takes to guard each count; return those for which nothing helps."""
        bare = self._cover(self._to_guard, patience)
        while (more := self._beside_few()) is not None:
            self._hide(more)
            bare |= self._cover([more], patience)
        self._exposed |= bare
        return frozenset(bare)

    def _cover(self, cells: Iterable[CellT], patience: int) -> set[CellT]:
        bare = set()
        for cell in cells:
            if cell in self._covered:
                continue
            move = cheapest_move(cell, self._rooms, self._sums, patience)
            if move is None:
                bare.add(cell)
                continue
            assert self._sums.hold(move)
            self._moves.append(move)
            self._covered |= move.keys()
            for one in move:
                self._hide(one)
        return bare

    def _hide(self, cell: CellT) -> None:
        self._rooms[cell].price = 0
        if cell in self._printed:
            self._hidden.add(cell)

    def _beside_few(self) -> CellT | None:
        """Return the next count to hide because those hidden beside it are few all together."""
        for (whole, _), *signed in self._sums.members:
            parts = [part for part, _ in signed]
            rest = [part for part in parts if not self._is_seen(part)]
            number = sum(self._rooms[part].number for part in rest)
            if self._is_seen(whole) and len(rest) > 1 and is_small(number, self._threshold):
                others = [one for one in (*parts, whole) if one not in rest and self._price(one)]
                if others:
                    return min(others, key=self._price)
        return None

    def _price(self, cell: CellT) -> int:
        return self._rooms[cell].price or 0

    def _is_seen(self, cell: CellT) -> bool:
        return cell in self._known or (cell in self._printed and cell not in self._hidden)

    def protection(self, withheld: frozenset[int]) -> Protection[CellT]:
        """Return what is hidden, with the proof."""
        return Protection(
            frozenset(self._hidden & self._printed),
            withheld,
            frozenset(self._exposed),
            tuple(self._moves),
        )
