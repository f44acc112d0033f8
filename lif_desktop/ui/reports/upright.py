"""Figures over time: columns in layers, or lines; periods stand along the foot."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen

from lif_desktop.ui import theme
from lif_desktop.ui.reports.painting import Picture, dot, figure, over, series_colours, stroke

_HEIGHT = 190
_FOOT = 20.0
_TOP = 14.0
_COLUMN_AT_MOST = 46.0
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000)


class UprightPicture(Picture):
    """Columns or lines over an axis that starts at nought."""

    def sizeHint(self) -> QSize:
        """Return the usual room."""
        return QSize(420, _HEIGHT)

    def areas(self) -> Iterator[tuple[QRectF, int]]:
        """Yield each period's strip."""
        left, step = self._across()
        for place in range(len(self.chart.labels)):
            yield QRectF(left + place * step, 0, step, self.height()), place

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the marks of the axis, the figures and the periods."""
        colours = theme.tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("note"))
        left, _ = self._across()
        top, marks = scale(self._largest())
        for value in marks:
            y = round(self._y(value, top)) + 0.5
            painter.setPen(QPen(QColor(colours.line if value else colours.soft), 1))
            painter.drawLine(int(left), int(y), self.width(), int(y))
            painter.setPen(QColor(colours.soft))
            room = QRectF(0, y - 10, left - 6, 20)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, right, figure(value))
        if self.chart.kind == "line":
            self._lines(painter, top)
        else:
            self._columns(painter, top)
        self._periods(painter, QColor(colours.soft))

    def _across(self) -> tuple[float, float]:
        """Return where the area begins, and how wide a period is."""
        metrics = QFontMetricsF(theme.font("note"))
        _, marks = scale(self._largest())
        left = max(metrics.horizontalAdvance(figure(one)) for one in marks) + 10
        return left, (self.width() - left) / max(1, len(self.chart.labels))

    def _y(self, value: float, top: float) -> float:
        high = self.height() - _FOOT - _TOP
        return self.height() - _FOOT - high * value / top

    def _largest(self) -> float:
        if self.chart.kind == "line":
            known = [one for row in self.chart.series for one in row.values if one is not None]
            return max(known, default=0.0)
        across = zip(*(one.values for one in self.chart.series), strict=True)
        return max((sum(value or 0.0 for value in one) for one in across), default=0.0)

    def _columns(self, painter: QPainter, top: float) -> None:
        paints = series_colours(self.chart, theme.tokens(self.palette()))
        metrics = QFontMetricsF(theme.font("note"))
        for area, place in self.areas():
            wide = min(area.width() * 0.76, _COLUMN_AT_MOST)
            x, foot = area.center().x() - wide / 2, 0.0
            for one, paint in zip(self.chart.series, paints, strict=True):
                value = one.values[place] or 0.0
                upper, lower = self._y(foot + value, top), self._y(foot, top)
                part = QRectF(x, upper, wide, max(lower - upper - 1, 0))
                painter.fillRect(part, paint)
                words = figure(value)
                if part.height() >= 13 and metrics.horizontalAdvance(words) <= wide - 2:
                    painter.setPen(over(paint))
                    painter.drawText(part, Qt.AlignmentFlag.AlignCenter, words)
                foot += value

    def _lines(self, painter: QPainter, top: float) -> None:
        paints = series_colours(self.chart, theme.tokens(self.palette()))
        middles = [area.center().x() for area, _ in self.areas()]
        for place, (one, paint) in enumerate(zip(self.chart.series, paints, strict=True)):
            points = [
                None if value is None else (x, self._y(value, top))
                for x, value in zip(middles, one.values, strict=True)
            ]
            for first, second in pairwise(points):
                if first and second:
                    stroke(painter, first, second, place, paint)
            for point in points:
                if point:
                    dot(painter, point, place, paint)

    def _periods(self, painter: QPainter, soft: QColor) -> None:
        """Name the periods, as many as have room; the last one always."""
        metrics = QFontMetricsF(theme.font("note"))
        areas = list(self.areas())
        if not areas:
            return
        widest = max(metrics.horizontalAdvance(one) for one in self.chart.labels)
        every = max(1, int(-(-(widest + 8) // max(areas[0][0].width(), 1))))
        painter.setPen(soft)
        for area, place in reversed(areas):
            if (len(areas) - 1 - place) % every == 0:
                x = min(max(area.center().x() - widest / 2, 0), self.width() - widest)
                room = QRectF(x, self.height() - _FOOT + 3, widest, _FOOT - 3)
                painter.drawText(room, Qt.AlignmentFlag.AlignHCenter, self.chart.labels[place])


def scale(largest: float) -> tuple[float, list[float]]:
    """Return the top of an axis from nought and the values marked on it."""
    for step in _STEPS:
        count = int(-(-largest // step))
        if count <= 5:
            marks = [float(step * one) for one in range(max(count, 1) + 1)]
            return marks[-1], marks
    return float(largest), [0.0, float(largest)]
