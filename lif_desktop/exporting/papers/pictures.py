"""The pictures of a paper: what they show, and the sentence that says it in words."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Series:
    """One layer of a stacked chart: a value for each label, from the axis upwards."""

    name: str
    values: tuple[float, ...]
    meaning: str = ""
    shape: str = ""


@dataclass(frozen=True)
class StackedChart:
    """Counts over time in layers; `alternative` says in a sentence what the picture shows.

    Its figures are set beneath as a small table, unless they are `told` by the next one, as with
    every picture whose figures do not all stand in it.
    """

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    alternative: str
    told: bool = False


@dataclass(frozen=True)
class BarChart:
    """One horizontal bar for each label, with its value written beside it."""

    title: str
    labels: tuple[str, ...]
    values: tuple[float, ...]
    alternative: str
    meaning: str = ""


@dataclass(frozen=True)
class Layer:
    """One series of a chart; None is a figure that is not known."""

    name: str
    values: tuple[float | None, ...]
    meaning: str = ""


@dataclass(frozen=True)
class LineChart:
    """Figures over time, one line for each series."""

    title: str
    labels: tuple[str, ...]
    series: tuple[Layer, ...]
    alternative: str
    told: bool = False


@dataclass(frozen=True)
class RowsChart:
    """Several figures for each label, across: bars of their own, or (`stacked`) parts of one."""

    title: str
    labels: tuple[str, ...]
    series: tuple[Layer, ...]
    alternative: str
    stacked: bool = False
    told: bool = False


@dataclass(frozen=True)
class Volume:
    """One volume on a shelf: its name, how much it holds, and a line on what."""

    name: str
    count: int
    holds: str = ""


@dataclass(frozen=True)
class Shelf:
    """Volumes side by side, as thick as what they hold; an empty one is drawn empty."""

    title: str
    volumes: tuple[Volume, ...]
    alternative: str
    told: bool = False


@dataclass(frozen=True)
class Mark:
    """Something that is placed on a grid: its short name, and which way it moved since last time.

    `way` is one of up, down, new and blank.
    """

    name: str
    way: Literal["up", "down", "new", ""] = ""


@dataclass(frozen=True)
class Square:
    """One place of a grid: what stands in it, and the meaning of the zone it is part of."""

    marks: tuple[Mark, ...] = ()
    meaning: str = ""


@dataclass(frozen=True)
class Grid:
    """Things placed by two judgements, such as likelihood and impact; rows from the top down.

    `zones` names the meanings of the squares, (word, meaning) each, and `ways` the marks of moving.
    """

    title: str
    upwards: str
    across: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    squares: tuple[tuple[Square, ...], ...]
    zones: tuple[tuple[str, str], ...]
    ways: tuple[tuple[str, str], ...]
    alternative: str


Picture = StackedChart | BarChart | LineChart | RowsChart | Shelf | Grid
