"""Small lines in the cells of a table: where their points stand."""

from math import isfinite
from typing import Final

from lif_desktop.exporting.pdf.pages import Spark

WIDTH: Final = 62.0
HEIGHT: Final = 12.0
_FLAT: Final = 0.2  # of the largest figure: what moves less than this is drawn as moving little
_ROOM: Final = 2.0  # for the dot at the end

Point = tuple[float, float]


def strokes(spark: Spark) -> list[list[Point]]:
    """Return the points of each unbroken stretch of the line."""
    found: list[list[Point]] = [[]]
    for point in _points(spark):
        if point:
            found[-1].append(point)
        elif found[-1]:
            found.append([])
    return [one for one in found if one]


def last(spark: Spark) -> Point | None:
    """Return where the last known figure stands."""
    return next((point for point in reversed(_points(spark)) if point), None)


def _points(spark: Spark) -> list[Point | None]:
    values = [one if one is not None and isfinite(one) else None for one in spark.values]
    known = [value for value in values if value is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    span = max(high - low, _FLAT * max(abs(low), abs(high))) or 1.0
    middle = (low + high) / 2
    step = (spark.width - 2 * _ROOM) / max(len(values) - 1, 1)
    tall = spark.height - 2 * _ROOM
    return [
        None
        if value is None
        else (
            spark.x + _ROOM + step * index,
            spark.y + spark.height / 2 - tall * (value - middle) / span,
        )
        for index, value in enumerate(values)
    ]
