"""The figures of a chart as a table, for all who read figures rather than areas."""

from functools import singledispatch
from typing import Any

from lif_desktop.exporting.papers.content import (
    Column,
    LineChart,
    RowsChart,
    Shelf,
    StackedChart,
    Table,
)
from lif_desktop.exporting.pdf.charts import rows_chart
from lif_desktop.exporting.pdf.charts.pen import figure

_ACROSS = 13  # more labels than a line of figures has room for go down the side


@singledispatch
def figures(chart: Any, wide: float) -> Table | None:  # noqa: ARG001 - by kind of chart
    """Return the figures that a chart `wide` points across leaves out; None if it has them all."""
    return None


@figures.register(StackedChart)
@figures.register(LineChart)
@figures.register(RowsChart)
def _(chart: StackedChart | LineChart | RowsChart, wide: float) -> Table | None:
    if chart.told or not chart.labels or not chart.series or _written(chart, wide):
        return None
    rows = [(one.name, *map(_said, one.values)) for one in chart.series]
    heads = ("", *chart.labels)
    if isinstance(chart, RowsChart) or len(chart.labels) > _ACROSS:
        rows = [
            (label, *(_said(one.values[index]) for one in chart.series))
            for index, label in enumerate(chart.labels)
        ]
        heads = ("", *(one.name for one in chart.series))
    columns = (Column(heads[0], 0), *(Column(head, 0, "right") for head in heads[1:]))
    return Table(columns, tuple(rows))


@figures.register
def _(chart: Shelf, wide: float) -> Table | None:  # noqa: ARG001 - as every kind
    if chart.told or not chart.volumes:
        return None
    columns = (Column("Volume", 0), Column("Holds", 0, "right"), Column("What", 0))
    rows = tuple((one.name, _said(one.count), one.holds or "–") for one in chart.volumes)
    if not any(one.holds for one in chart.volumes):
        return Table(columns[:2], tuple(row[:2] for row in rows))
    return Table(columns, rows)


def _written(chart: StackedChart | LineChart | RowsChart, wide: float) -> bool:
    """Return whether the chart itself writes every figure in its bar or beside it."""
    return isinstance(chart, RowsChart) and rows_chart.written(chart, wide)


def _said(value: float | None) -> str:
    return "–" if value is None else figure(value)
