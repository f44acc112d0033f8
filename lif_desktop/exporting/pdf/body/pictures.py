"""Pictures on the page: each a figure with its sentence, and with its figures as a table.

Where a chart writes every figure beside its bar, those words are tagged as the table themselves;
else a small one is set beneath.
"""

from collections.abc import Sequence
from dataclasses import replace

from lif_desktop.exporting.papers.content import Picture, Table
from lif_desktop.exporting.pdf import theme
from lif_desktop.exporting.pdf.body.chart_tables import figures
from lif_desktop.exporting.pdf.body.tables import COMPACT, TableSetter
from lif_desktop.exporting.pdf.charts import drawings as charts
from lif_desktop.exporting.pdf.charts.pen import Cell, Written
from lif_desktop.exporting.pdf.pages import Flow, Print
from lif_desktop.exporting.pdf.pages import Picture as Drawn
from lif_desktop.exporting.pdf.text import Run, clean, spaced
from lif_desktop.exporting.pdf.tree import Node

_BETWEEN = 8.0
_TOGETHER = 0.6  # of a page: pictures and tables that take no more stand on one


class Pictures:
    """Pictures side by side, and the tables of their figures below."""

    def __init__(
        self, placed: Sequence[tuple[Picture, float, float]], flow: Flow, parent: Node
    ) -> None:
        """Measure pictures, each with its left edge and its width."""
        self._placed, self._flow, self._parent = placed, flow, parent
        self.high = max(charts.height(chart, wide) for chart, _, wide in placed)
        tables = [(chart, table) for chart, _, wide in placed if (table := figures(chart, wide))]
        if len(tables) > 1:
            tables = [(chart, _headed(table, chart.title)) for chart, table in tables]
        away = Node("Sect")
        self._setters = [TableSetter(one, flow, away, flow.tail, COMPACT) for _, one in tables]
        whole = self.high + sum(_BETWEEN + one.high for one in self._setters)
        first = self._setters[0].least + _BETWEEN if self._setters else 0.0
        page = flow.base[1] - theme.BODY_TOP - theme.BODY_BOTTOM
        self.least = flow.tail + (whole if whole <= page * _TOGETHER else self.high + first)

    def set(self) -> None:
        """Set them from where the flow stands."""
        flow = self._flow
        flow.need(self.least)
        for chart, x, wide in self._placed:
            _picture(chart, flow, self._parent, x, wide)
        flow.y += self.high
        for setter in self._setters:
            flow.space(_BETWEEN)
            self._parent.children.append(setter.node)
            setter.set()
        flow.space(16)


def _headed(table: Table, title: str) -> Table:
    first, *rest = table.columns
    return replace(table, columns=(replace(first, head=first.head or title), *rest))


def _picture(chart: Picture, flow: Flow, parent: Node, x: float, wide: float) -> None:
    canvas = charts.drawn(chart, wide, flow.lost)
    cells = canvas.parted()
    flow.put(
        Drawn(x, flow.y, canvas.drawing), parent.add("Figure", clean(chart.alternative, flow.lost))
    )
    if cells:
        _table(cells, flow, parent.add("Table"), x)


def _table(cells: dict[Cell, list[Written]], flow: Flow, node: Node, x: float) -> None:
    """Tag the words of a chart as rows and cells."""
    columns = 1 + max(column for _, column in cells)
    for row in sorted({row for row, _ in cells}):
        tr = node.add("TR")
        for column in range(columns):
            if row == 0:
                cell = tr.add("TH", scope="Column")
            else:
                cell = tr.add("TD") if column else tr.add("TH", scope="Row")
            for one in cells.get((row, column), ()):
                line = spaced((Run(one.text, one.face),))
                flow.put(Print(x + one.x, flow.y + one.y, line, one.size, one.colour), cell)
