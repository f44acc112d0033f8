"""A heading that folds what stands under it: an arrow, its name, and softly a count."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from lif_desktop.ui import theme

_HEIGHT = 26
_ARROW = 16


class FoldHeading(QAbstractButton):
    """Checked while what it heads is shown; click, Enter and Space turn it, so do the arrows."""

    walked = Signal(int)
    """Up (-1) or Down (1) was pressed."""

    def __init__(self, name: str, *, capitals: bool = False) -> None:
        super().__init__()
        self._note = ""
        self._capitals = capitals
        self.setText(name)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda _open: self._name_aloud())
        self._name_aloud()

    def note(self) -> str:
        """Return what stands at the right."""
        return self._note

    def set_note(self, note: str) -> None:
        """Show a few soft words at the right."""
        self._note = note
        self._name_aloud()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of one line."""
        metrics = QFontMetrics(self._font())
        return QSize(_ARROW + metrics.horizontalAdvance(self._shown()) + 30, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Be ready to be cut."""
        return QSize(60, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold and unfold; Up and Down walk on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if self.isChecked() != (event.key() == Qt.Key.Key_Right):
                self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.walked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint arrow, name and note."""
        colours = theme.tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRoundedRect(room.adjusted(0.5, 1.5, -0.5, -1.5), 4, 4)
        ink = QColor(colours.ink if self.underMouse() else colours.soft)
        self._paint_arrow(painter, ink)
        painter.setFont(theme.font("note"))
        painter.setPen(QColor(colours.soft))
        used = QFontMetrics(painter.font()).horizontalAdvance(self._note)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room.adjusted(0, 0, -9, 0), right, self._note)
        font = self._font()
        painter.setFont(font)
        painter.setPen(ink)
        words = room.adjusted(_ARROW, 0, -used - 16 if used else -4, 0)
        shown = QFontMetrics(font).elidedText(
            self._shown(), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_arrow(self, painter: QPainter, ink: QColor) -> None:
        painter.setPen(QPen(ink, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle = QPointF(6, self.height() / 2)
        if self.isChecked():
            points = (QPointF(-3.5, -1.5), QPointF(0, 2), QPointF(3.5, -1.5))
        else:
            points = (QPointF(-1.5, -3.5), QPointF(2, 0), QPointF(-1.5, 3.5))
        painter.drawPolyline([middle + point for point in points])

    def _shown(self) -> str:
        return self.text().upper() if self._capitals else self.text()

    def _font(self) -> QFont:
        font = theme.font("note", bold=not self._capitals)
        if self._capitals:
            font.setPointSizeF(font.pointSizeF() * 11 / 11.5)
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.7)
        return font

    def _name_aloud(self) -> None:
        state = "open" if self.isChecked() else "folded"
        parts = (self.text(), self._note, state)
        self.setAccessibleName(", ".join(part for part in parts if part))
