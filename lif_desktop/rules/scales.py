"""Scores on ordinal scales: read, counted, compared; never averaged, and no two scales mixed.

A scale is data: its points stand in order, and a point that does not count stands for "does not
apply". All functions take the scale with the values. Source: Croydon framework, 5.2, Kirklees
framework, Section 11 audit (self-evaluation with what changed since the last one); the scales
themselves are no framework's, they are a board's own.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeVar

_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
_NOT_APPLICABLE = frozenset({"n a", "na", "not applicable", "does not apply"})
MUCH = 1
"""Own and moderated score may stand so many steps apart before somebody asks why."""


class Point(Protocol):
    """One point of a scale."""

    @property
    def value(self) -> str:
        """What is stored."""
        ...

    @property
    def label(self) -> str:
        """What is shown."""
        ...

    @property
    def counts(self) -> bool:
        """Whether it is a score; "does not apply" is none."""
        ...


P = TypeVar("P", bound=Point)
P_co = TypeVar("P_co", bound=Point, covariant=True)


class Scale(Protocol[P_co]):
    """An ordinal scale, its points in the order that `order` names."""

    @property
    def key(self) -> str:
        """What tells it from other scales."""
        ...

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def order(self) -> Literal["worst first", "best first"]:
        """Which end its points begin at."""
        ...

    @property
    def points(self) -> Sequence[P_co]:
        """Its points, in order."""
        ...


S = TypeVar("S", bound=Scale[Point])
State = Literal["scored", "not_applicable", "blank", "off_scale"]
Way = Literal["up", "same", "down", "not_comparable"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a written score means on a scale; `rank` counts the points below it, 0 the worst."""

    state: State
    label: str = ""
    value: str = ""
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many answers stand at each point that counts, by its value, and what is left.

    `counted` is the denominator: without what does not apply, is blank or not on the scale.
    """

    points: Mapping[str, int]
    not_applicable: int
    blank: int
    off_scale: tuple[str, ...]

    @property
    def counted(self) -> int:
        """Return how many answers stand on the scale."""
        return sum(self.points.values())

    @property
    def asked(self) -> int:
        """Return how many answers there are in all."""
        return self.counted + self.not_applicable + self.blank + len(self.off_scale)


@dataclass(frozen=True, slots=True)
class Move:
    """How one answer moved between two cycles; `why` says why it cannot be compared."""

    way: Way
    why: str = ""
    steps: int = 0


@dataclass(frozen=True, slots=True)
class Moves:
    """How many answers moved up, stayed, moved down, and how many cannot be compared, and why."""

    up: int = 0
    same: int = 0
    down: int = 0
    not_comparable: Mapping[str, int] = field(default_factory=dict)

    @property
    def compared(self) -> int:
        """Return how many answers could be compared."""
        return self.up + self.same + self.down


def find(name: str | None, scales: Iterable[S]) -> S | None:
    """Return the scale of that key or name, or None."""
    wanted = _plain(name or "")
    if not wanted:
        return None
    return next((one for one in scales if wanted in {_plain(one.key), _plain(one.name)}), None)


def read(scale: Scale[Point], score: str | None) -> Reading:
    """Return what a written score means: a point, not applicable, nothing, or not on the scale.

    A point is recognised by its value, its label, or the word after its number; "n/a" is understood
    on every scale. A point between two points is not on the scale.
    """
    text = (score or "").strip()
    if not text:
        return Reading("blank")
    wanted = _plain(text)
    for point in scale.points:
        if wanted in _names(point):
            state: State = "scored" if point.counts else "not_applicable"
            return Reading(state, point.label, point.value, _rank(scale, point))
    if wanted in _NOT_APPLICABLE:
        return Reading("not_applicable", "Not applicable")
    return Reading("off_scale", text)


def points(scale: Scale[P]) -> tuple[P, ...]:
    """Return the points that count, the worst first."""
    counting = tuple(one for one in scale.points if one.counts)
    return counting if scale.order == "worst first" else counting[::-1]


def distribution(scale: Scale[Point], scores: Iterable[str | None]) -> Distribution:
    """Return how many scores stand at each point; what does not apply is never counted."""
    readings = [read(scale, one) for one in scores]
    found = Counter(one.value for one in readings if one.state == "scored")
    states = Counter(one.state for one in readings)
    return Distribution(
        {one.value: found[one.value] for one in points(scale)},
        states["not_applicable"],
        states["blank"],
        tuple(one.label for one in readings if one.state == "off_scale"),
    )


def move(
    scale_then: Scale[Point] | None,
    then: str | None,
    scale_now: Scale[Point] | None,
    now: str | None,
) -> Move:
    """Return how an answer moved from one cycle to the next.

    Source: Kirklees framework, Section 11 audit (agencies say what changed since the last audit).
    """
    if scale_then is None or scale_now is None:
        return Move("not_comparable", "no scale is named")
    if scale_then.key != scale_now.key:
        return Move("not_comparable", "scored on another scale")
    before, after = read(scale_then, then), read(scale_now, now)
    for reading, when in ((before, "last time"), (after, "this time")):
        if reading.state != "scored":
            return Move("not_comparable", f"{_UNREAD[reading.state]} {when}")
    assert before.rank is not None
    assert after.rank is not None
    steps = after.rank - before.rank
    return Move("up" if steps > 0 else "down" if steps < 0 else "same", steps=steps)


def moves(found: Iterable[Move]) -> Moves:
    """Return how many moved which way."""
    listed = list(found)
    ways = Counter(one.way for one in listed)
    why = Counter(one.why for one in listed if one.way == "not_comparable")
    return Moves(ways["up"], ways["same"], ways["down"], dict(why.most_common()))


def moderation(scale: Scale[Point], own: str | None, moderated: str | None) -> int | None:
    """Return by how many steps the moderated score lies above the agency's own, below if negative.

    None where either is not a point of the scale.
    """
    first, second = read(scale, own), read(scale, moderated)
    if first.rank is None or second.rank is None:
        return None
    return second.rank - first.rank


def is_top(scale: Scale[Point], score: str | None) -> bool:
    """Return whether a score is the best point of its scale."""
    return read(scale, score).rank == len(points(scale)) - 1


_UNREAD: Mapping[State, str] = {
    "blank": "not answered",
    "not_applicable": "not applicable",
    "off_scale": "not on the scale",
}


def _rank(scale: Scale[Point], point: Point) -> int | None:
    return points(scale).index(point) if point.counts else None


def _names(point: Point) -> set[str]:
    value, label = _plain(point.value), _plain(point.label)
    names = {value, label}
    if _NUMBER.fullmatch(value) and label.startswith(f"{value} "):
        names.add(label.removeprefix(f"{value} "))
    return names


def _plain(text: str) -> str:
    """Return a text as it is compared: small letters, single spaces; 2.0 of a workbook is 2."""
    text = text.strip().casefold().replace("\N{MINUS SIGN}", "-")
    if _NUMBER.fullmatch(text):
        whole, _, rest = text.replace(",", ".").partition(".")
        return text if rest.strip("0") else whole.removeprefix("+")
    return " ".join(re.findall(r"\w+", text.replace("_", " ")))
