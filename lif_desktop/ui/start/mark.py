"""The mark of the product: three rising bars on the accent colour."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from lif_desktop.ui import theme

SIDE = 36
_BARS = ((0.25, 0.25), (0.43, 0.4), (0.61, 0.54))
_WIDTH = 0.14
_FOOT = 0.77


class Mark(QWidget):
    """The mark at the head of the welcome page."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(SIDE, SIDE)
        self.setAccessibleName("LIF Desktop")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark in the colours in force."""
        painter = QPainter(self)
        colours = theme.tokens(self.palette())
        paint_mark(painter, SIDE, QColor(colours.accent), QColor(colours.on_accent))


def paint_mark(painter: QPainter, side: float, ground: QColor, bars: QColor) -> None:
    """Paint the mark `side` logical pixels wide at the painter's origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(ground)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(0.5, 0.5, side - 1, side - 1), side * 0.22, side * 0.22)
    for left, height in _BARS:
        top = _FOOT - height
        bar = QRectF(side * left, side * top, side * _WIDTH, side * height)
        painter.fillRect(bar, bars)


def mark_pixmap(side: int) -> QPixmap:
    """Return the mark as a picture, for the window and the task bar."""
    made = QPixmap(side, side)
    made.fill(QColor(0, 0, 0, 0))
    painter = QPainter(made)
    paint_mark(painter, side, QColor(theme.LIGHT.accent), QColor(theme.LIGHT.on_accent))
    painter.end()
    return made
