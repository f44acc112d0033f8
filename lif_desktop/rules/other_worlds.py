"""Finds other counts that a reader of a paper could not tell from the true ones.

Counts hang together by sums. A *move* raises some counts by one and lowers others by one so that
every sum still holds; whoever does not see the moved counts cannot say which of the two worlds,
before or after the move, is the true one. A move is its own proof: it can be checked by hand.
"""

import heapq
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count as numbers
from typing import Generic, TypeVar

CellT = TypeVar("CellT", bound=Hashable)

# What a sum that does not yet hold weighs against the price of hiding one more count.
_UNFINISHED = 10


@dataclass(frozen=True)
class Sum(Generic[CellT]):
    """A whole and the parts that add up to it."""

    whole: CellT
    parts: tuple[CellT, ...]


@dataclass
class Room:
    """How far a count may move before a reader would notice: bounds included, None for none.

    `price` is what it costs to have it hidden: 0 if it is hidden already, None if it is shown for
    good.
    """

    number: int
    low: int
    high: int | None
    price: int | None

    def allows(self, step: int) -> bool:
        """Return whether the count may move by `step`."""
        after = self.number + step
        return (
            self.price is not None
            and after >= self.low
            and (self.high is None or after <= self.high)
        )


class Sums(Generic[CellT]):
    """The sums between counts, found from either side."""

    def __init__(self, sums: Sequence[Sum[CellT]]) -> None:
        self.members: list[tuple[tuple[CellT, int], ...]] = []
        self.of: dict[CellT, list[tuple[int, int]]] = {}
        for index, one in enumerate(sums):
            signed = ((one.whole, 1), *((part, -1) for part in one.parts))
            self.members.append(signed)
            for cell, sign in signed:
                self.of.setdefault(cell, []).append((index, sign))

    def neighbours(self, cell: CellT) -> set[CellT]:
        """Return the counts that stand in a sum with this one, itself included."""
        near = {one for index, _ in self.of.get(cell, ()) for one, _ in self.members[index]}
        return near | {cell}

    def hold(self, move: Mapping[CellT, int]) -> bool:
        """Return whether every sum still holds after a move."""
        off: dict[int, int] = {}
        for cell, step in move.items():
            for index, sign in self.of.get(cell, ()):
                off[index] = off.get(index, 0) + sign * step
        return not any(off.values())


def cheapest_move(
    cell: CellT, rooms: Mapping[CellT, Room], sums: Sums[CellT], patience: int
) -> dict[CellT, int] | None:
    """Return a move of `cell` for which little more must be hidden, or None if none is found.

    The move keeps every sum and every bound. It need not be the very cheapest. After `patience`
    half-made moves the search gives up; giving up hides more, never less.
    """
    search = _Search(rooms, sums)
    for step in (1, -1):
        if rooms[cell].allows(step):
            search.push({}, {}, 0, cell, step)
    return search.run(patience)


class _Search(Generic[CellT]):
    """Grows moves one count at a time, cheapest and nearest to its end first."""

    def __init__(self, rooms: Mapping[CellT, Room], sums: Sums[CellT]) -> None:
        self._rooms, self._sums = rooms, sums
        self._queue: list[tuple[int, int, int, int, dict[CellT, int], dict[int, int]]] = []
        self._seen: set[frozenset[tuple[CellT, int]]] = set()
        self._serial = numbers()

    def push(
        self, moved: Mapping[CellT, int], off: Mapping[int, int], cost: int, cell: CellT, step: int
    ) -> None:
        longer = {**moved, cell: step}
        mark = frozenset(longer.items())
        if mark in self._seen:
            return
        self._seen.add(mark)
        still = dict(off)
        for index, sign in self._sums.of.get(cell, ()):
            still[index] = still.get(index, 0) + sign * step
            if not still[index]:
                del still[index]
        cost += self._rooms[cell].price or 0
        weight = cost + _UNFINISHED * len(still)
        entry = (weight, len(longer), next(self._serial), cost, longer, still)
        heapq.heappush(self._queue, entry)

    def run(self, patience: int) -> dict[CellT, int] | None:
        for _ in range(patience):
            if not self._queue:
                return None
            *_, cost, moved, off = heapq.heappop(self._queue)
            if not off:
                return moved
            repairs = min((list(self._repairs(index, moved, off)) for index in off), key=len)
            for cell, step in repairs:
                self.push(moved, off, cost, cell, step)
        return None

    def _repairs(
        self, index: int, moved: Mapping[CellT, int], off: Mapping[int, int]
    ) -> Iterator[tuple[CellT, int]]:
        """Yield each step of a count not yet moved that brings a sum nearer to holding."""
        needed = -1 if off[index] > 0 else 1
        for cell, sign in self._sums.members[index]:
            if cell not in moved and self._rooms[cell].allows(needed * sign):
                yield cell, needed * sign
