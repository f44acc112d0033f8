"""Chips: small rounded choices above a table, and filters that can be taken away."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy

from lif_desktop.ui import theme

_HEIGHT = 23
_CROSS = 18


class ChoiceChip(QPushButton):
    """One of several saved ways to look at a page; checked while it is the one in force."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("look", "chip")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(text)


class FilterChip(QAbstractButton):
    """A filter in force, "Status: open ✕": a click edits it, the cross or Delete removes it."""

    removed = Signal()

    def __init__(self, name: str, value: str) -> None:
        super().__init__()
        self._name = f"{name}:"
        self._value = value
        self.setText(f"{name}: {value}")
        self.setAccessibleName(f"Filter {name}: {value}. Delete removes it.")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip("Click to change, ✕ or Delete to remove")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room name, value and cross need."""
        name, value = self._widths()
        return QSize(11 + name + 5 + value + 6 + _CROSS, _HEIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remove when the click ends on the cross."""
        if event.position().x() >= self.width() - _CROSS - 4:
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove on Delete or Backspace."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint name, value in accent, and the cross."""
        colours = theme.tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(QColor(colours.accent if marked else colours.line), 1))
        painter.setBrush(QColor(colours.panel))
        edge = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, edge.height() / 2, edge.height() / 2)
        name, _ = self._widths()
        text = self.rect().adjusted(11, 0, 0, 0)
        painter.setPen(QColor(colours.ink))
        painter.setFont(theme.font("note"))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self._name)
        painter.setFont(theme.font("note", bold=True))
        painter.setPen(QColor(colours.accent))
        painter.drawText(
            text.adjusted(name + 5, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._value
        )
        self._paint_cross(painter, QColor(colours.ink))

    def _paint_cross(self, painter: QPainter, ink: QColor) -> None:
        middle = QPointF(self.width() - _CROSS / 2 - 3, self.height() / 2)
        painter.setPen(QPen(ink, 1.4))
        for across in (3.0, -3.0):
            painter.drawLine(middle + QPointF(-across, -3), middle + QPointF(across, 3))

    def _widths(self) -> tuple[int, int]:
        name = QFontMetrics(theme.font("note")).horizontalAdvance(self._name)
        value = QFontMetrics(theme.font("note", bold=True)).horizontalAdvance(self._value)
        return name, value
