"""Charts as vector drawings: axes start at nought, layers part in grey, figures are written out.

The same drawing goes into the paper and, through `as_svg`, onto the screen.
"""

from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor

from lif_desktop.exporting.papers.content import BarChart, Picture, Series, StackedChart
from lif_desktop.exporting.pdf import fonts, theme
from lif_desktop.exporting.pdf.fonts import Face
from lif_desktop.exporting.pdf.text import Lost, Run, broken, clean, plain

STACK_HEIGHT = 168.0
_BAR_STEP = 20.0
_MOST_BARS = 24
_TITLE = 20.0
_LEGEND = 20.0
_AXIS = 14.0
_INSIDE = 9.5  # the least height of an area that takes its figure


@singledispatch
def drawing(chart: Any, width: float, lost: Lost) -> Drawing:  # noqa: ARG001 - by kind of chart
    """Return a chart drawn `width` points wide."""
    raise TypeError(f"no way to draw {type(chart).__name__}")


def height(chart: Picture) -> float:
    """Return how high a chart is drawn."""
    if isinstance(chart, StackedChart):
        return STACK_HEIGHT
    return _TITLE + 4 + _BAR_STEP * max(len(_bars(chart)), 1)


def _bars(chart: BarChart) -> list[tuple[str, float]]:
    """Return the bars; where they are too many for a page the last stands for the rest."""
    bars = list(zip(chart.labels, chart.values, strict=True))
    if len(bars) <= _MOST_BARS:
        return bars
    rest = bars[_MOST_BARS - 1 :]
    return [*bars[: _MOST_BARS - 1], (f"{len(rest)} others", sum(value for _, value in rest))]


def as_svg(chart: Picture, width: float) -> str:
    """Return a chart as SVG for the screen."""
    return str(renderSVG.drawToString(drawing(chart, width, Lost())))


class _Canvas:
    """A drawing with a pen that counts from the top, as the pages do."""

    def __init__(self, width: float, high: float, lost: Lost) -> None:
        self.drawing = Drawing(width, high)
        # Else an empty Helvetica comes with every drawing; the stubs do not know this setting.
        setattr(self.drawing, "initialFontName", fonts.load("regular"))  # noqa: B010
        self.high = high
        self.lost = lost

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        type_: tuple[float, float] = theme.SMALL,
        face: Face = "regular",
        colour: str = theme.INK,
        anchor: float = 0.0,
    ) -> None:
        """Write on a baseline, `anchor` of its width (0 to 1) left of `x`."""
        size = type_[0]
        x -= fonts.width(text, face) * size * anchor
        for name, part in fonts.runs(text, face):
            self.drawing.add(
                String(
                    x, self.high - y, part, fontName=name, fontSize=size, fillColor=HexColor(colour)
                )
            )
            x += fonts.width(part, face) * size

    def box(self, x: float, y: float, width: float, high: float, colour: str) -> None:
        paint: Any = {"fillColor": HexColor(colour), "strokeColor": None}
        self.drawing.add(Rect(x, self.high - y - high, width, high, **paint))

    def rule(self, x: float, y: float, width: float, colour: str, weight: float = 0.6) -> None:
        self.drawing.add(
            Line(
                x, self.high - y, x + width, self.high - y,
                strokeColor=HexColor(colour), strokeWidth=weight,
            )
        )  # fmt: skip

    def heading(self, title: str, width: float) -> None:
        fitted = _fitted(clean(title, self.lost), width, "strong")
        self.text(0, 9.5, fitted, face="strong", colour=theme.INK)


@drawing.register
def _(chart: StackedChart, width: float, lost: Lost) -> Drawing:
    canvas = _Canvas(width, STACK_HEIGHT, lost)
    canvas.heading(chart.title, width)
    totals = [sum(values) for values in zip(*(one.values for one in chart.series), strict=True)]
    top, ticks = scale(max(totals, default=0))
    left = max(fonts.width(_figure(tick), "regular") for tick in ticks) * theme.TINY[0] + 6
    base, high = STACK_HEIGHT - _LEGEND - _AXIS, STACK_HEIGHT - _LEGEND - _AXIS - _TITLE - 10
    for tick in ticks:
        y = base - high * tick / top
        canvas.text(left - 6, y + 2.6, _figure(tick), type_=theme.TINY, colour=theme.SOFT, anchor=1)
        canvas.rule(left, y, width - left, theme.LINE if tick else theme.INK, 0.4 if tick else 0.8)
    step = (width - left) / max(len(chart.labels), 1)
    for index in range(len(chart.labels)):
        layers = [(one, one.values[index]) for one in chart.series]
        _stack(canvas, layers, left + step * index, step, base, high / top)
    _month_labels(canvas, chart.labels, left, step, base)
    _legend(canvas, chart.series, left)
    return canvas.drawing


def _stack(
    canvas: _Canvas,
    layers: Sequence[tuple[Series, float]],
    x: float,
    step: float,
    base: float,
    scale: float,
) -> None:
    bar = min(step * 0.76, 34.0)
    x += (step - bar) / 2
    y = base - 0.4
    for series, value in layers:
        high = value * scale
        y -= high
        canvas.box(x, y, bar, max(high - 0.8, 0), theme.area(series.meaning))
        text = _figure(value)
        if high >= _INSIDE and fonts.width(text, "strong") * theme.TINY[0] <= bar - 1:
            dark = series.meaning in {"late", ""}
            canvas.text(
                x + bar / 2, y + high / 2 + 2.4, text, type_=theme.TINY, face="strong",
                colour=theme.WHITE if dark else theme.INK, anchor=0.5,
            )  # fmt: skip


def _month_labels(
    canvas: _Canvas, labels: Sequence[str], left: float, step: float, base: float
) -> None:
    texts = [clean(label, canvas.lost).replace("\n", " ") for label in labels]
    widest = max((fonts.width(text, "regular") for text in texts), default=0) * theme.TINY[0]
    every = max(1, int(-(-(widest + 4) // step)))
    for index in range(len(texts) - 1, -1, -every):  # the last month is always named
        canvas.text(
            left + step * (index + 0.5), base + 11, texts[index],
            type_=theme.TINY, colour=theme.SOFT, anchor=0.5,
        )  # fmt: skip


def _legend(canvas: _Canvas, series: Sequence[Series], left: float) -> None:
    x, y = left, STACK_HEIGHT - 4
    for one in reversed(series):
        canvas.box(x, y - 7.5, 9, 9, theme.area(one.meaning))
        x += 13
        name = clean(one.name, canvas.lost)
        canvas.text(x, y, name)
        x += fonts.width(name, "regular") * theme.SMALL[0] + 14


@drawing.register
def _(chart: BarChart, width: float, lost: Lost) -> Drawing:
    canvas = _Canvas(width, height(chart), lost)
    canvas.heading(chart.title, width)
    size = theme.SMALL[0]
    bars = [(clean(label, lost).replace("\n", " "), value) for label, value in _bars(chart)]
    widest = max((fonts.width(label, "regular") for label, _ in bars), default=0.0) * size
    left = min(widest, width * 0.52) + 8
    largest = max((value for _, value in bars), default=0)
    figures = max((fonts.width(_figure(value), "strong") for _, value in bars), default=0) * size
    room = max(width - left - figures - 6, 1.0)
    for index, (label, value) in enumerate(bars):
        y = _TITLE + 4 + _BAR_STEP * index
        _label(canvas, label, left - 8, y)
        long = room * value / largest if largest else 0.0
        canvas.box(left, y + 4, long, 11, theme.area(chart.meaning))
        canvas.text(left + long + 5, y + 12.5, _figure(value), face="strong")
    if bars:
        canvas.drawing.add(
            Line(
                left, canvas.high - _TITLE - 4, left, 0,
                strokeColor=HexColor(theme.INK), strokeWidth=0.8,
            )
        )  # fmt: skip
    return canvas.drawing


def _label(canvas: _Canvas, label: str, room: float, y: float) -> None:
    """Write a bar's label on one line, or smaller on two."""
    if fonts.width(label, "regular") * theme.SMALL[0] <= room:
        canvas.text(0, y + 12.5, label)
        return
    first = plain(broken((Run(label, "regular"),), room / theme.TINY[0])[0])
    rest = label[len(first) :].strip()
    canvas.text(0, y + (8.6 if rest else 12.2), first, type_=theme.TINY)
    canvas.text(0, y + 17.2, _fitted(rest, room, "regular", theme.TINY[0]), type_=theme.TINY)


def _fitted(text: str, room: float, face: Face, size: float = theme.SMALL[0]) -> str:
    """Return a label on one line, ended with an ellipsis where it is too long."""
    text = text.replace("\n", " ")
    if fonts.width(text, face) * size <= room:
        return text
    first = plain(broken((Run(text, face),), max(room / size - 1, 1))[0])
    return f"{first.rstrip()}…"


def scale(largest: float) -> tuple[float, list[float]]:
    """Return the top of an axis from nought and the values marked on it."""
    for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000):
        count = int(-(-largest // step))
        if count <= 5:
            marks = [float(step * index) for index in range(max(count, 1) + 1)]
            return marks[-1], marks
    return float(largest), [0.0, float(largest)]


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
