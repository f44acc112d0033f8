"""Lines over time: one for each series, told apart by mark and dash as well as by colour."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final, NamedTuple

from reportlab.graphics.shapes import Circle, Line, Polygon, Rect
from reportlab.lib.colors import HexColor

from lif_desktop.exporting.papers.content import LineChart
from lif_desktop.exporting.pdf import fonts, theme
from lif_desktop.exporting.pdf.charts.pen import (
    AXIS,
    TITLE,
    Canvas,
    axis,
    figure,
    legend_height,
    period_labels,
)
from lif_desktop.exporting.pdf.text import Lost, clean

_HEIGHT: Final = 148.0
_MARK: Final = 2.6
_DASHES: Final = (None, (4, 2), (1.5, 1.5), (6, 2, 1, 2))
_BESIDE: Final = 6.0  # from a point to its figure
_LEGEND_LINE: Final = 22.0

_INKS: Final = ("#0b5f7d", "#43505d", "#1d6b3a", "#8a5300")

Point = tuple[float, float]


class Last(NamedTuple):
    """The last figure of a line, beside its point, or over one that others pass."""

    x: float
    y: float
    text: str
    colour: str
    anchor: float = 0.0


def height(chart: LineChart, width: float) -> float:
    """Return how high a chart of this width is drawn."""
    return _HEIGHT + legend_height([one.name + "xx" for one in chart.series], width - 20)


def draw(chart: LineChart, width: float, lost: Lost) -> Canvas:
    """Return the chart; where a figure is not known the line has a gap."""
    canvas = Canvas(width, height(chart, width), lost)
    canvas.heading(chart.title, width)
    known = [value for one in chart.series for value in one.values if value is not None]
    base = _HEIGHT - AXIS
    left, unit = axis(canvas, max(known, default=0), base, base - TITLE - 10)
    step = (width - left - _right(known)) / max(len(chart.labels), 1)
    colours = _colours(chart)
    lasts: list[Last] = []
    for place, (one, colour) in enumerate(zip(chart.series, colours, strict=True)):
        points = [
            None if value is None else (left + step * (index + 0.5), base - value * unit)
            for index, value in enumerate(one.values)
        ]
        _line(canvas, points, place, colour)
        lasts += _last(points, one.values, colour)
    _name(canvas, lasts)
    period_labels(canvas, chart.labels, left, step, base)
    _legend(canvas, chart, colours, left)
    return canvas


def _line(canvas: Canvas, points: list[Point | None], place: int, colour: str) -> None:
    for first, second in pairwise(points):
        if first and second:
            _stroke(canvas, first, second, place, colour)
    for point in points:
        if point:
            _mark(canvas, point, place, colour)


def _colours(chart: LineChart) -> list[str]:
    """Return the colours of lines, which are thin and so darker than areas."""
    plain_ones = iter(range(len(chart.series)))
    return [
        theme.ink(one.meaning) if one.meaning else _INKS[next(plain_ones) % len(_INKS)]
        for one in chart.series
    ]


def _last(
    points: list[Point | None], values: tuple[float | None, ...], colour: str
) -> Iterator[Last]:
    """Yield where the last known figure stands, and what it is."""
    for point, value in zip(reversed(points), reversed(values), strict=True):
        if point and value is not None:
            if point is points[-1]:
                yield Last(point[0] + _BESIDE, point[1] + 2.6, figure(value), colour)
            else:  # other lines go on beside it
                yield Last(point[0], point[1] - 5, figure(value), colour, 0.5)
            return


def _right(known: list[float]) -> float:
    """Return the room that the last figures take beside their points."""
    widest = max((fonts.width(figure(value), "strong") for value in known), default=0.0)
    return widest * theme.TINY[0] + _BESIDE - _MARK


def _name(canvas: Canvas, lasts: list[Last]) -> None:
    """Write the last figures by their points, none over another."""
    under: dict[float, float] = {}
    for one in sorted(lasts, key=lambda one: one.y):
        y = max(one.y, under.get(one.x, 0.0))
        under[one.x] = y + theme.TINY[0] + 0.7
        canvas.text(
            one.x, y, one.text, type_=theme.TINY, face="strong", colour=one.colour,
            anchor=one.anchor,
        )  # fmt: skip


def _stroke(canvas: Canvas, first: Point, second: Point, place: int, colour: str) -> None:
    paint: Any = {"strokeColor": HexColor(colour), "strokeWidth": 1.5}
    paint["strokeDashArray"] = _DASHES[place % len(_DASHES)]
    canvas.drawing.add(
        Line(first[0], canvas.high - first[1], second[0], canvas.high - second[1], **paint)
    )


def _mark(canvas: Canvas, at: Point, place: int, colour: str) -> None:
    x, y, half = at[0], canvas.high - at[1], _MARK
    paint: Any = {"fillColor": HexColor(colour), "strokeColor": HexColor(theme.WHITE)}
    paint["strokeWidth"] = 0.5
    shapes = (
        lambda: Circle(x, y, half, **paint),
        lambda: Rect(x - half, y - half, 2 * half, 2 * half, **paint),
        lambda: Polygon([x - half, y - half, x + half, y - half, x, y + half], **paint),
        lambda: Polygon([x - half, y, x, y + half, x + half, y, x, y - half], **paint),
    )
    canvas.drawing.add(shapes[place % len(shapes)]())


def _legend(canvas: Canvas, chart: LineChart, colours: list[str], left: float) -> None:
    x, y = left, _HEIGHT + 16
    for place, (one, colour) in enumerate(zip(chart.series, colours, strict=True)):
        name = clean(one.name, canvas.lost).replace("\n", " ")
        wide = _LEGEND_LINE + 4 + fonts.width(name, "regular") * theme.SMALL[0] + 14
        if x > left and x + wide > canvas.drawing.width:
            x, y = left, y + theme.SMALL[1]
        _stroke(canvas, (x, y - 3), (x + _LEGEND_LINE, y - 3), place, colour)
        _mark(canvas, (x + _LEGEND_LINE / 2, y - 3), place, colour)
        canvas.text(x + _LEGEND_LINE + 4, y, name)
        x += wide
