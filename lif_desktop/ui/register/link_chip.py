"""A linked record as a chip: a click opens it, the cross or Delete takes it away."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from lif_desktop.ui import theme

_HEIGHT = 23
_CROSS = 18
_WORDS_AT_MOST = 220


class LinkChip(QAbstractButton):
    """One of several linked records."""

    removed = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self.setText(label)
        self.setAccessibleName(f"{label}. Enter opens it, Delete removes it.")
        self.setToolTip(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room the name and the cross need."""
        words = QFontMetrics(theme.font("note")).horizontalAdvance(self.text())
        return QSize(11 + min(words, _WORDS_AT_MOST) + 6 + _CROSS, _HEIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remove when the click ends on the cross."""
        if event.position().x() >= self.width() - _CROSS - 4:
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove on Delete or Backspace, open on Enter."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the name and the cross."""
        colours = theme.tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(QColor(colours.accent if marked else colours.line), 1))
        painter.setBrush(QColor(colours.panel))
        edge = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, edge.height() / 2, edge.height() / 2)
        text = self.rect().adjusted(11, 0, -_CROSS - 4, 0)
        font = theme.font("note")
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        mode = Qt.TextElideMode.ElideRight
        words = QFontMetrics(font).elidedText(self.text(), mode, text.width() + 1)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, words)
        middle = QPointF(self.width() - _CROSS / 2 - 3, self.height() / 2)
        painter.setPen(QPen(QColor(colours.soft), 1.4))
        for across in (3.0, -3.0):
            painter.drawLine(middle + QPointF(-across, -3), middle + QPointF(across, 3))
