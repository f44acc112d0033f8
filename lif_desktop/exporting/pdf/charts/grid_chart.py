"""Things placed on a grid of two judgements, in zones that part in grey as well as by colour."""

from typing import Any, Final

from reportlab.graphics.shapes import Polygon
from reportlab.lib.colors import HexColor

from lif_desktop.exporting.papers.content import Grid, Square
from lif_desktop.exporting.pdf import fonts, theme
from lif_desktop.exporting.pdf.charts.pen import LEGEND, TITLE, Canvas, Cell, fitted
from lif_desktop.exporting.pdf.text import Lost, clean

_LEAST: Final = 30.0  # the height of a square with one mark or none
_STEP: Final = 11.0
_AXIS: Final = 30.0  # under the squares: the names of the columns and of their axis
_OVER: Final = 13.0  # over the squares: the name of the upright axis
_SIGN: Final = 5.4


def height(chart: Grid, width: float) -> float:  # noqa: ARG001 - as every kind
    """Return how high a grid is drawn."""
    return TITLE + _OVER + sum(_high(row) for row in chart.squares) + _AXIS + LEGEND


def _high(row: tuple[Square, ...]) -> float:
    most = max((len(one.marks) for one in row), default=0)
    return max(_LEAST, _STEP * most + 8)


def draw(chart: Grid, width: float, lost: Lost) -> Canvas:
    """Return the grid; every square is tinted by its zone, every mark bears its name."""
    canvas = Canvas(width, height(chart, width), lost)
    canvas.heading(chart.title, width)
    soft: Any = {"type_": theme.TINY, "colour": theme.SOFT}
    canvas.text(0, TITLE + 7, clean(chart.upwards, lost), **soft)
    names = [clean(one, lost).replace("\n", " ") for one in chart.rows]
    widest = max((fonts.width(one, "regular") for one in names), default=0.0) * theme.SMALL[0]
    left = min(widest, width * 0.25) + 8
    step = (width - left) / max(len(chart.columns), 1)
    y = TITLE + _OVER
    for index, (name, row) in enumerate(zip(names, chart.squares, strict=True), 1):
        high = _high(row)
        canvas.text(0, y + high / 2 + 3, fitted(name, left - 8, "regular"), cell=(index, 0))
        for place, square in enumerate(row):
            at = (left + step * place, y, step - 2, high - 2)
            _square(canvas, square, at, (index, place + 1))
        y += high
    for place, column in enumerate(chart.columns):
        text = fitted(clean(column, lost), step - 4, "regular")
        canvas.text(left + step * (place + 0.5), y + 10, text, anchor=0.5, cell=(0, place + 1))
    canvas.text(left + (width - left) / 2, y + 22, clean(chart.across, lost), anchor=0.5, **soft)
    _legend(canvas, chart, left, y + _AXIS)
    return canvas


def _square(
    canvas: Canvas, square: Square, place: tuple[float, float, float, float], cell: Cell
) -> None:
    x, y, wide, high = place
    colour = theme.area(square.meaning)
    canvas.box(x, y, wide, high, colour)
    ink = theme.over(colour)
    top = y + (high - _STEP * len(square.marks)) / 2
    for mark in square.marks:
        name = fitted(clean(mark.name, canvas.lost), wide - _SIGN - 10, "strong", theme.TINY[0])
        long = fonts.width(name, "strong") * theme.TINY[0]
        start = x + (wide - long - (_SIGN + 4 if mark.way else 0)) / 2
        tiny: Any = {"type_": theme.TINY, "face": "strong"}
        canvas.text(start, top + 8.2, name, colour=ink, cell=cell, **tiny)
        _sign(canvas, mark.way, start + long + 4, top + 2.8, ink)
        top += _STEP


def _sign(canvas: Canvas, way: str, x: float, y: float, colour: str) -> None:
    """Draw which way something moved: a triangle up or down, a diamond for what is new."""
    corners = {
        "up": ((0.5, 0.0), (1.0, 1.0), (0.0, 1.0)),
        "down": ((0.0, 0.0), (1.0, 0.0), (0.5, 1.0)),
        "new": ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)),
    }.get(way)
    if corners:
        points = [
            each
            for right, down in corners
            for each in (x + right * _SIGN, canvas.high - y - down * _SIGN)
        ]
        paint: Any = {"fillColor": HexColor(colour), "strokeColor": None}
        canvas.drawing.add(Polygon(points, **paint))


def _legend(canvas: Canvas, chart: Grid, left: float, top: float) -> None:
    x, y = left, top + LEGEND - 6
    for word, meaning in chart.zones:
        canvas.box(x, y - 7.5, 9, 9, theme.area(meaning))
        x = _named(canvas, word, x, y)
    for word, way in chart.ways:
        _sign(canvas, way, x + 2, y - 6.2, theme.INK)
        x = _named(canvas, word, x, y)


def _named(canvas: Canvas, word: str, x: float, y: float) -> float:
    text = clean(word, canvas.lost)
    canvas.text(x + 13, y, text)
    return x + 13 + fonts.width(text, "regular") * theme.SMALL[0] + 14
