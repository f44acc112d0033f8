"""Open actions by lateness, one bar a month, drawn from the figures."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lif_desktop.rules.months import Month
from lif_desktop.ui import theme

_GAP = 5.0
_FOOT = 18.0


class LatenessChart(QWidget):
    """Stacked bars: on track below, due above it, late on top; the axis starts at nought."""

    def __init__(self, months: Sequence[Month]) -> None:
        super().__init__()
        self._months = list(months)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Actions by lateness, last 12 months")
        self.setAccessibleDescription(". ".join(map(_words, self._months)))

    def sizeHint(self) -> QSize:
        """Return the usual room."""
        return QSize(320, 132)

    def event(self, event: QEvent) -> bool:
        """Show a month's figures under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for month, bar in zip(self._months, self._bars(), strict=True):
                if bar.left() <= event.pos().x() <= bar.right():
                    QToolTip.showText(event.globalPos(), _words(month), self)
                    return True
            QToolTip.hideText()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars, the axis, and the first and last month's names."""
        colours = theme.tokens(self.palette())
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        bars = self._bars()
        most = max((m.late + m.due + m.on_track for m in self._months), default=0) or 1
        for month, bar in zip(self._months, bars, strict=True):
            foot = bar.bottom()
            for count, colour in (
                (month.on_track, _soft(colours.well, colours, 0.45)),
                (month.due, _soft(colours.due, colours, 0.3)),
                (month.late, QColor(colours.late)),
            ):
                height = round(bar.height() * count / most)
                painter.fillRect(QRectF(bar.left(), foot - height, bar.width(), height), colour)
                foot -= height
        self._paint_foot(painter, colours)

    def _paint_foot(self, painter: QPainter, colours: theme.Tokens) -> None:
        line = self.height() - _FOOT
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(0, int(line), self.width(), int(line))
        painter.setPen(QColor(colours.soft))
        painter.setFont(theme.font("note"))
        room = QRectF(0, line + 3, self.width(), _FOOT - 3)
        if self._months:
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, self._months[0].label)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, self._months[-1].label)

    def _bars(self) -> list[QRectF]:
        count = len(self._months) or 1
        width = (self.width() - _GAP * (count - 1)) / count
        height = self.height() - _FOOT
        return [
            QRectF(round(index * (width + _GAP)), 0, round(width), height)
            for index in range(len(self._months))
        ]


def _words(month: Month) -> str:
    return f"{month.label}: {month.late} late, {month.due} due, {month.on_track} on track"


def _soft(colour: str, colours: theme.Tokens, share: float) -> QColor:
    """Mix a colour with the ground, so that what is late stands out."""
    ink, ground = QColor(colour), QColor(colours.background)
    return QColor(
        round(ink.red() * (1 - share) + ground.red() * share),
        round(ink.green() * (1 - share) + ground.green() * share),
        round(ink.blue() * (1 - share) + ground.blue() * share),
    )
