"""A row that can be clicked: a title, a line under it, and where it leads."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from lif_desktop.ui import theme


class RowButton(QAbstractButton):
    """Two lines of text across the width; hover, focus and (if checkable) choice are shown."""

    def __init__(
        self,
        title: str,
        note: str,
        run: Callable[[], object] | None = None,
        *,
        choice: bool = False,
    ) -> None:
        super().__init__()
        self._note = note
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)
        self.setCheckable(choice)
        self.setAutoExclusive(choice)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(note)
        if run is not None:
            self.clicked.connect(lambda _checked=False: run())

    def sizeHint(self) -> QSize:
        """Return room for both lines."""
        return QSize(280, 50)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, edge and the two lines."""
        colours = theme.tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        self._paint_ground(painter, room, colours)
        left = 12
        if self.isCheckable():
            self._paint_dot(painter, room, colours)
            left = 36
        text = self.rect().adjusted(left, 6, -12, -6)
        for line, size, bold, ink, where in (
            (self.text(), "text", True, colours.ink, Qt.AlignmentFlag.AlignTop),
            (self._note, "note", False, colours.soft, Qt.AlignmentFlag.AlignBottom),
        ):
            font = theme.font("note" if size == "note" else "text", bold=bold)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            mode = Qt.TextElideMode.ElideRight
            words = QFontMetrics(font).elidedText(line, mode, text.width())
            painter.drawText(text, where | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_ground(self, painter: QPainter, room: QRectF, colours: theme.Tokens) -> None:
        ground, line = colours.background, colours.line
        if self.isChecked():
            ground, line = colours.accent_tint, colours.accent
        elif self.underMouse():
            ground = colours.panel
        pen = QPen(QColor(colours.accent), 2) if self.hasFocus() else QPen(QColor(line), 1)
        painter.setPen(pen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(room, theme.RADIUS, theme.RADIUS)

    def _paint_dot(self, painter: QPainter, room: QRectF, colours: theme.Tokens) -> None:
        ring = QRectF(13, room.center().y() - 7, 14, 14)
        painter.setBrush(QColor(colours.background))
        painter.setPen(QPen(QColor(colours.accent if self.isChecked() else colours.soft), 1.2))
        painter.drawEllipse(ring)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(ring.adjusted(3.5, 3.5, -3.5, -3.5))
