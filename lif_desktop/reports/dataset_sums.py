"""Which figures of the dataset add up to another: agencies to an area, indicators to their total.

Nobody says so on the board, so it is found: figures of one unit that make up another in every
period of which all of them are known. What only happens to add up hides a figure more; what was
missed could give a child away.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

_PATIENCE = 4_000  # steps of the search for the parts of one figure
_MOST = 24  # ways to make up one figure
_FEWEST = 2  # parts

Place = tuple[date, date]
"""A period by its first and last day."""


@dataclass(frozen=True, eq=False)
class Line:
    """One indicator of one agency: its figures by period, each with the id of its value."""

    indicator: int
    agency: int | None
    unit: str | None
    stage: str | None
    title: str
    figures: Mapping[Place, tuple[int, int]]

    def is_kin(self, other: "Line") -> bool:
        """Return whether one may count some of those whom the other counts."""
        if self.unit != other.unit or not self.figures.keys() & other.figures.keys():
            return False
        if self.indicator == other.indicator:
            return False  # its agencies are added up on their own
        alike = self.stage == other.stage and self.agency == other.agency
        return alike or self.words <= other.words or other.words <= self.words

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the words of the title."""
        return frozenset("".join(one if one.isalnum() else " " for one in self.title.casefold())
                         .split())  # fmt: skip


@dataclass(frozen=True, eq=False)
class Made:
    """A line and the lines that make it up; `sure` unless the search for them gave up."""

    whole: Line
    parts: tuple[Line, ...]
    sure: bool = True


def made_up(lines: Sequence[Line], hidden: Collection[Line]) -> Iterator[Made]:
    """Yield each line that others make up, where any of them is hidden in some period.

    A line of which not all ways could be tried comes without parts, and not `sure`.
    """
    for whole in lines:
        near = [one for one in lines if one is not whole and whole.is_kin(one) and _counts(one)]
        concerned = whole in hidden or any(one in hidden for one in near)
        if len(near) >= _FEWEST and concerned and _counts(whole):
            search = _Search(whole, near, near if whole in hidden else hidden)
            yield from (Made(whole, parts) for parts in search.found())
            if search.gave_up:
                yield Made(whole, (), sure=False)


def _counts(line: Line) -> bool:
    """Return whether a line counts anybody: noughts make up anything."""
    return any(number for _, number in line.figures.values())


class _Search:
    """Tries sums of lines for one, the largest first, until every way was tried or too many.

    Only those in which one of the `wanted` stands count.
    """

    def __init__(self, whole: Line, near: Sequence[Line], wanted: Collection[Line]) -> None:
        self._wanted = frozenset(wanted)
        self._whole = whole
        self._near = sorted(near, key=lambda one: -max(n for _, n in one.figures.values()))
        self._left = _PATIENCE
        self._found = 0

    @property
    def gave_up(self) -> bool:
        """Whether there may be more ways."""
        return self._left <= 0 or self._found >= _MOST

    def found(self) -> Iterator[tuple[Line, ...]]:
        """Yield the parts of each way."""
        rest = {place: number for place, (_, number) in self._whole.figures.items()}
        yield from self._from(0, rest, ())

    def _from(
        self, at: int, rest: Mapping[Place, int], parts: tuple[Line, ...]
    ) -> Iterator[tuple[Line, ...]]:
        self._left -= 1
        if len(parts) >= _FEWEST and rest and not any(rest.values()):
            if self._wanted.intersection(parts):
                self._found += 1
                yield parts
            return
        for place in range(at, len(self._near)):
            if self.gave_up:
                return
            line = self._near[place]
            # Only the periods count in which all of them are known.
            after = {one: number - line.figures[one][1] for one, number in rest.items()
                     if one in line.figures}  # fmt: skip
            if after and all(number >= 0 for number in after.values()):
                yield from self._from(place + 1, after, (*parts, line))
