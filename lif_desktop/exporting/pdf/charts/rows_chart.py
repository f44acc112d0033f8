"""Several figures for each label, across: bars below one another, or parts of one bar."""

from typing import Any, Final

from reportlab.graphics.shapes import Line
from reportlab.lib.colors import HexColor

from lif_desktop.exporting.papers.content import RowsChart
from lif_desktop.exporting.pdf import fonts, theme
from lif_desktop.exporting.pdf.charts.pen import (
    TITLE,
    Canvas,
    areas,
    figure,
    legend,
    legend_height,
    row_label,
)
from lif_desktop.exporting.pdf.text import Lost, clean

_BAR: Final = 9.0
_GAP: Final = 9.0
_HIGHEST: Final = 560.0  # what stands on one page with its heading


def height(chart: RowsChart, width: float) -> float:
    """Return how high a chart of this width is drawn."""
    names = [one.name for one in chart.series]
    return TITLE + _step(chart) * max(_rows(chart), 1) + legend_height(names, width - 8)


def draw(chart: RowsChart, width: float, lost: Lost) -> Canvas:
    """Return the chart; labels beyond a page are left to the table, and the title says so."""
    canvas = Canvas(width, height(chart, width), lost)
    rows, step = _rows(chart), _step(chart)
    left_out = len(chart.labels) - rows
    canvas.heading(f"{chart.title} (first {rows})" if left_out else chart.title, width)
    labels = [clean(label, lost).replace("\n", " ") for label in chart.labels[:rows]]
    left, unit = _scale(chart, width)
    told = written(chart, width)
    colours = areas([one.meaning for one in chart.series])
    for index, label in enumerate(labels):
        top = TITLE + step * index
        cell = (index + 1, 0) if told else None
        row_label(canvas, label, left - 8, top + (step - _GAP) / 2 - 8 + _GAP / 2, cell)
        values = [one.values[index] for one in chart.series]
        if chart.stacked:
            _parts(canvas, values, colours, left, top + _GAP / 2, unit, index + 1 if told else 0)
        else:
            _bars(canvas, values, colours, left, top + _GAP / 2, unit, index + 1 if told else 0)
    bottom = TITLE + step * rows
    canvas.drawing.add(
        Line(
            left, canvas.high - TITLE, left, canvas.high - bottom,
            strokeColor=HexColor(theme.INK), strokeWidth=0.8,
        )
    )  # fmt: skip
    named = [(one.name, colour) for one, colour in zip(chart.series, colours, strict=True)]
    legend(canvas, named, 0, bottom, heads=told)
    return canvas


def written(chart: RowsChart, width: float) -> bool:
    """Return whether every figure but nought stands in its bar or beside it."""
    if _rows(chart) < len(chart.labels):
        return False
    _, unit = _scale(chart, width)
    values = [value for one in chart.series for value in one.values]
    return not chart.stacked or all(
        value == 0 or (value is not None and _fits(value, value * unit)) for value in values
    )


def _scale(chart: RowsChart, width: float) -> tuple[float, float]:
    """Return where the bars begin and points for one unit."""
    rows = _rows(chart)
    labels = (clean(label, Lost()).replace("\n", " ") for label in chart.labels[:rows])
    widest = max((fonts.width(label, "regular") for label in labels), default=0.0)
    left = min(widest * theme.SMALL[0], width * 0.42) + 8
    return left, (width - left - 34) / (_largest(chart, rows) or 1)


def _fits(value: float, long: float) -> bool:
    return fonts.width(figure(value), "strong") * theme.TINY[0] + 4 <= long


def _step(chart: RowsChart) -> float:
    bars = 1.4 if chart.stacked else max(len(chart.series), 1)
    return _BAR * bars + _GAP


def _rows(chart: RowsChart) -> int:
    return min(len(chart.labels), int(_HIGHEST / _step(chart)))


def _largest(chart: RowsChart, rows: int) -> float:
    across = zip(*(one.values[:rows] for one in chart.series), strict=True)
    known = ([value or 0.0 for value in values] for values in across)
    return max((sum(one) if chart.stacked else max(one) for one in known), default=0.0)


def _bars(
    canvas: Canvas,
    values: list[float | None],
    colours: list[str],
    x: float,
    y: float,
    unit: float,
    row: int,
) -> None:
    for column, (value, colour) in enumerate(zip(values, colours, strict=True), 1):
        place: Any = {"type_": theme.TINY, "cell": (row, column) if row else None}
        if value is None:
            canvas.text(x + 4, y + 7.4, "not known", colour=theme.SOFT, **place)
        else:
            canvas.box(x, y + 0.5, value * unit, _BAR - 1, colour)
            canvas.text(x + value * unit + 4, y + 7.4, figure(value), face="strong", **place)
        y += _BAR


def _parts(
    canvas: Canvas,
    values: list[float | None],
    colours: list[str],
    x: float,
    y: float,
    unit: float,
    row: int,
) -> None:
    high = _BAR * 1.4
    for column, (value, colour) in enumerate(zip(values, colours, strict=True), 1):
        long = (value or 0.0) * unit
        canvas.box(x, y, max(long - 0.8, 0), high, colour)
        if value and _fits(value, long):
            canvas.text(
                x + long / 2, y + 9, figure(value), type_=theme.TINY, face="strong",
                colour=theme.over(colour), anchor=0.5, cell=(row, column) if row else None,
            )  # fmt: skip
        x += long
