"""Bars across, one label under another: a bar for each series, or parts of one bar."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen

from lif_desktop.reports.shape import Chart
from lif_desktop.ui import theme
from lif_desktop.ui.reports.painting import Picture, figure, over, series_colours

_BAR = 13.0
_GAP = 9.0
_LABELS = 0.4
_FIGURES = 44.0


class RowsPicture(Picture):
    """Every label has its row; the axis starts at nought."""

    def __init__(self, chart: Chart) -> None:
        super().__init__(chart)
        self._stacked = chart.kind == "stacked"
        bars = 1.3 if self._stacked else max(1, len(chart.series))
        self._step = _BAR * bars + _GAP

    def sizeHint(self) -> QSize:
        """Return the room of the rows."""
        return QSize(420, round(self._step * max(1, len(self.chart.labels))))

    def areas(self) -> Iterator[tuple[QRectF, int]]:
        """Yield each label's row."""
        for place in range(len(self.chart.labels)):
            yield QRectF(0, place * self._step, self.width(), self._step), place

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint labels, axis, bars and figures."""
        colours = theme.tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        metrics = QFontMetricsF(theme.font("note"))
        painter.setFont(theme.font("note"))
        widest = max((metrics.horizontalAdvance(one) for one in self.chart.labels), default=0.0)
        left = round(min(widest + 2, self.width() * _LABELS)) + 10
        unit = max(self.width() - left - _FIGURES, 1) / (self._largest() or 1)
        paints = series_colours(self.chart, colours)
        for row, place in self.areas():
            painter.setPen(QColor(colours.ink))
            words = metrics.elidedText(
                self.chart.labels[place], Qt.TextElideMode.ElideRight, left - 10
            )
            room = QRectF(0, row.top(), left - 10, row.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
            if self._stacked:
                self._parts(painter, row, place, left, unit, paints)
            else:
                self._bars(painter, row, place, left, unit, paints)
        painter.setPen(QPen(QColor(colours.soft), 1))
        painter.drawLine(left, 0, left, self.height())

    def _largest(self) -> float:
        across = zip(*(one.values for one in self.chart.series), strict=True)
        known = ([value or 0.0 for value in values] for values in across)
        return max((sum(one) if self._stacked else max(one) for one in known), default=0.0)

    def _bars(
        self,
        painter: QPainter,
        row: QRectF,
        place: int,
        left: int,
        unit: float,
        paints: list[QColor],
    ) -> None:
        colours = theme.tokens(self.palette())
        top = row.top() + _GAP / 2
        for one, paint in zip(self.chart.series, paints, strict=True):
            value = one.values[place]
            long = (value or 0.0) * unit
            painter.fillRect(QRectF(left, top + 1, long, _BAR - 2), paint)
            painter.setPen(QColor(colours.soft if value is None else colours.ink))
            words = "not known" if value is None else figure(value)
            room = QRectF(left + long + 5, top - 2, 90, _BAR + 4)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
            top += _BAR

    def _parts(
        self,
        painter: QPainter,
        row: QRectF,
        place: int,
        left: float,
        unit: float,
        paints: list[QColor],
    ) -> None:
        metrics = QFontMetricsF(theme.font("note"))
        high = row.height() - _GAP
        for one, paint in zip(self.chart.series, paints, strict=True):
            value = one.values[place] or 0.0
            long = value * unit
            part = QRectF(left, row.top() + _GAP / 2, max(long - 1, 0), high)
            painter.fillRect(part, paint)
            words = figure(value)
            if value and metrics.horizontalAdvance(words) + 4 <= long:
                painter.setPen(over(paint))
                painter.drawText(part, Qt.AlignmentFlag.AlignCenter, words)
            left += long
