"""One step's chip: grey before, tinted while it is the present one, ticked after."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lif_desktop.ui import theme

_HEIGHT, _PADDING = 23, 11


class StepChip(QWidget):
    """Shows the name of a step; it is no button, the buttons below lead on and back."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text, self._present, self._done = text, False, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def show_state(self, *, present: bool, done: bool) -> None:
        """Say whether the step is the present one, or behind."""
        self._present, self._done = present, done
        self.setAccessibleName(f"{self._text}{', now' if present else ', done' if done else ''}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room the words need."""
        width = QFontMetricsF(theme.font(bold=self._present)).horizontalAdvance(self._shown())
        return QSize(int(width) + 2 * _PADDING + 2, _HEIGHT)

    def _shown(self) -> str:
        return f"{self._text} ✓" if self._done else self._text

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip in the colours in force."""
        colours = theme.tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.accent_tint if self._present else colours.panel))
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, edge.height() / 2, edge.height() / 2)
        painter.setFont(theme.font(bold=self._present))
        painter.setPen(QColor(colours.accent if self._present else colours.ink))
        painter.drawText(edge, Qt.AlignmentFlag.AlignCenter, self._shown())
