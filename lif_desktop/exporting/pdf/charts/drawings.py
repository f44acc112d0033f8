"""Charts as vector drawings: axes start at nought, layers part in grey, figures are written out.

The same drawing goes into the paper and, through `as_svg`, onto the screen.
"""

from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Line
from reportlab.lib.colors import HexColor

from lif_desktop.exporting.papers.content import (
    BarChart,
    Grid,
    LineChart,
    Picture,
    RowsChart,
    Series,
    Shelf,
    StackedChart,
)
from lif_desktop.exporting.pdf import fonts, theme
from lif_desktop.exporting.pdf.charts import grid_chart, line_chart, rows_chart, shelf_chart
from lif_desktop.exporting.pdf.charts.pen import (
    AXIS,
    TITLE,
    Canvas,
    areas,
    axis,
    figure,
    legend,
    legend_height,
    period_labels,
    row_label,
)
from lif_desktop.exporting.pdf.text import Lost, clean

STACK_HEIGHT = 148.0
_BAR_STEP = 20.0
_MOST_BARS = 24
_INSIDE = 9.5  # the least height of an area that takes its figure


@singledispatch
def drawn(chart: Any, width: float, lost: Lost) -> Canvas:  # noqa: ARG001 - by kind of chart
    """Return a chart drawn `width` points wide, with the words that make a table of it."""
    raise TypeError(f"no way to draw {type(chart).__name__}")


drawn.register(LineChart, line_chart.draw)
drawn.register(Shelf, shelf_chart.draw)
drawn.register(Grid, grid_chart.draw)
drawn.register(RowsChart, rows_chart.draw)


@singledispatch
def height(chart: Any, width: float) -> float:  # noqa: ARG001 - by kind of chart
    """Return how high a chart of this width is drawn."""
    raise TypeError(f"no way to draw {type(chart).__name__}")


height.register(LineChart, line_chart.height)
height.register(Shelf, shelf_chart.height)
height.register(Grid, grid_chart.height)
height.register(RowsChart, rows_chart.height)


@height.register
def _(chart: StackedChart, width: float) -> float:
    return STACK_HEIGHT + legend_height([one.name for one in chart.series], width - 20)


@height.register
def _(chart: BarChart, width: float) -> float:  # noqa: ARG001 - as every kind
    return TITLE + 4 + _BAR_STEP * max(len(_bars(chart)), 1)


def _bars(chart: BarChart) -> list[tuple[str, float]]:
    """Return the bars; where they are too many for a page the last stands for the rest."""
    bars = list(zip(chart.labels, chart.values, strict=True))
    if len(bars) <= _MOST_BARS:
        return bars
    rest = bars[_MOST_BARS - 1 :]
    return [*bars[: _MOST_BARS - 1], (f"{len(rest)} others", sum(value for _, value in rest))]


def drawing(chart: Picture, width: float, lost: Lost) -> Drawing:
    """Return a chart as a drawing `width` points wide."""
    return drawn(chart, width, lost).drawing


def as_svg(chart: Picture, width: float) -> str:
    """Return a chart as SVG for the screen."""
    return str(renderSVG.drawToString(drawing(chart, width, Lost())))


@drawn.register
def _(chart: StackedChart, width: float, lost: Lost) -> Canvas:
    canvas = Canvas(width, height(chart, width), lost)
    canvas.heading(chart.title, width)
    totals = [sum(values) for values in zip(*(one.values for one in chart.series), strict=True)]
    base = STACK_HEIGHT - AXIS
    left, unit = axis(canvas, max(totals, default=0), base, base - TITLE - 10)
    step = (width - left) / max(len(chart.labels), 1)
    colours = areas([one.meaning for one in chart.series])
    for index in range(len(chart.labels)):
        layers = [
            (one, one.values[index], colour)
            for one, colour in zip(chart.series, colours, strict=True)
        ]
        _stack(canvas, layers, left + step * index, step, base, unit)
    period_labels(canvas, chart.labels, left, step, base)
    named = [(one.name, colour) for one, colour in zip(chart.series, colours, strict=True)]
    legend(canvas, named[::-1], left, STACK_HEIGHT)
    return canvas


def _stack(
    canvas: Canvas,
    layers: Sequence[tuple[Series, float, str]],
    x: float,
    step: float,
    base: float,
    unit: float,
) -> None:
    bar = min(step * 0.76, 34.0)
    x += (step - bar) / 2
    y = base - 0.4
    for _series, value, colour in layers:
        high = value * unit
        y -= high
        canvas.box(x, y, bar, max(high - 0.8, 0), colour)
        text = figure(value)
        if high >= _INSIDE and fonts.width(text, "strong") * theme.TINY[0] <= bar - 1:
            canvas.text(
                x + bar / 2, y + high / 2 + 2.4, text, type_=theme.TINY, face="strong",
                colour=theme.over(colour), anchor=0.5,
            )  # fmt: skip


@drawn.register
def _(chart: BarChart, width: float, lost: Lost) -> Canvas:
    canvas = Canvas(width, height(chart, width), lost)
    canvas.heading(chart.title, width)
    size = theme.SMALL[0]
    bars = [(clean(label, lost).replace("\n", " "), value) for label, value in _bars(chart)]
    widest = max((fonts.width(label, "regular") for label, _ in bars), default=0.0) * size
    left = min(widest, width * 0.52) + 8
    largest = max((value for _, value in bars), default=0)
    figures = max((fonts.width(figure(value), "strong") for _, value in bars), default=0) * size
    room = max(width - left - figures - 6, 1.0)
    for index, (label, value) in enumerate(bars, 1):
        y = TITLE + 4 + _BAR_STEP * (index - 1)
        row_label(canvas, label, left - 8, y, (index, 0))
        long = room * value / largest if largest else 0.0
        canvas.box(left, y + 4, long, 11, theme.area(chart.meaning))
        canvas.text(left + long + 5, y + 12.5, figure(value), face="strong", cell=(index, 1))
    if bars:
        canvas.drawing.add(
            Line(
                left, canvas.high - TITLE - 4, left, 0,
                strokeColor=HexColor(theme.INK), strokeWidth=0.8,
            )
        )  # fmt: skip
    return canvas
