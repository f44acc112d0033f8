"""A report's chart on the page: a title, the picture, what it says in words, and its legend."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from lif_desktop.reports.shape import Chart
from lif_desktop.ui import theme
from lif_desktop.ui.blocks.text import Words, small_label
from lif_desktop.ui.register.flow import Flow
from lif_desktop.ui.reports.across import RowsPicture
from lif_desktop.ui.reports.painting import Picture, figure, mark, series_colours
from lif_desktop.ui.reports.upright import UprightPicture

_WIDEST = 860


class ChartBox(QWidget):
    """One chart with its words."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.setMaximumWidth(_WIDEST)
        self.picture = _picture(chart)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words(chart.title, bold=True, wrap=True))
        column.addWidget(self.picture)
        if len(chart.series) > 1:
            legend = Flow(gap=14)
            for place, one in enumerate(chart.series):
                legend.add(_Name(chart, place, one.name))
            column.addWidget(legend)
        if chart.sentence:
            column.addWidget(small_label(chart.sentence, wrap=True))


class _Name(QWidget):
    """One series in the legend: its patch, or its line with its mark, and its name."""

    def __init__(self, chart: Chart, place: int, name: str) -> None:
        super().__init__()
        self._chart, self._place = chart, place
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._label = Words(name, "note")
        row = QVBoxLayout(self)
        row.setContentsMargins(28 if chart.kind == "line" else 18, 0, 0, 0)
        row.addWidget(self._label)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the patch."""
        colours = theme.tokens(self.palette())
        colour = series_colours(self._chart, colours)[self._place]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        if self._chart.kind == "line":
            mark(painter, (0.0, middle), (22.0, middle), self._place, colour)
        else:
            painter.fillRect(QRectF(0, middle - 6, 12, 12), colour)


def _picture(chart: Chart) -> Picture:
    periods = all(any(sign.isdigit() for sign in label) for label in chart.labels)
    upright = chart.kind == "line" or (chart.kind == "stacked" and periods)
    made = UprightPicture(chart) if upright else RowsPicture(chart)
    made.setAccessibleName(chart.title)
    made.setAccessibleDescription(f"{chart.sentence} {said(chart)}".strip())
    return made


def said(chart: Chart) -> str:
    """Return every figure of a chart in words, for those who do not see it."""
    return ". ".join(
        f"{label}: " + ", ".join(_of(one.name, one.values[place]) for one in chart.series)
        for place, label in enumerate(chart.labels)
    )


def _of(name: str, value: float | None) -> str:
    return f"{name} {'not known' if value is None else figure(value)}".strip()
