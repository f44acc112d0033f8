"""A choice among a few: title, meaning, and the round mark of one that excludes the others."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from lif_desktop.ui import theme

_LEFT = 36


class ChoiceRow(QAbstractButton):
    """One choice: its title, and up to two lines that say what it means."""

    def __init__(self, title: str, note: str) -> None:
        super().__init__()
        self._note = note
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)
        self.setToolTip(note)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for title and note."""
        return QSize(280, 62)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, mark, title and note."""
        colours = theme.tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, colours)
        self._paint_mark(painter, colours)
        text = self.rect().adjusted(_LEFT, 6, -12, -5)
        painter.setFont(theme.font(bold=True))
        painter.setPen(QColor(colours.ink))
        painter.drawText(text, Qt.AlignmentFlag.AlignTop, self.text())
        font = theme.font("note")
        below = text.adjusted(0, QFontMetrics(theme.font(bold=True)).height(), 0, 0)
        painter.setFont(font)
        painter.setPen(QColor(colours.soft))
        wrapped = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, wrapped, self._fitting(QFontMetrics(font), below))

    def _fitting(self, metrics: QFontMetrics, room: QRect) -> str:
        """Return the note, cut at a word where two lines do not hold it."""
        words = self._note.split()
        flags = Qt.TextFlag.TextWordWrap

        def fits(text: str) -> bool:
            return metrics.boundingRect(room, flags, text).height() <= 2 * metrics.lineSpacing()

        if fits(self._note):
            return self._note
        while words and not fits(" ".join(words) + " …"):
            words.pop()
        return " ".join(words) + " …"

    def _paint_ground(self, painter: QPainter, colours: theme.Tokens) -> None:
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground, line = colours.background, colours.line
        if self.isChecked():
            ground, line = colours.accent_tint, colours.accent
        elif self.underMouse():
            ground = colours.panel
        focus = QPen(QColor(colours.accent), 2)
        painter.setPen(focus if self.hasFocus() else QPen(QColor(line), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(room, theme.RADIUS, theme.RADIUS)

    def _paint_mark(self, painter: QPainter, colours: theme.Tokens) -> None:
        ring = QRectF(13, self.height() / 2 - 7, 14, 14)
        painter.setBrush(QColor(colours.background))
        painter.setPen(QPen(QColor(colours.accent if self.isChecked() else colours.soft), 1.2))
        painter.drawEllipse(ring)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(ring.adjusted(3.5, 3.5, -3.5, -3.5))
