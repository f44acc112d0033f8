"""The line of headings: soft, aligned as the column is, with the arrow of the order in force."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from lif_desktop.ui import theme
from lif_desktop.ui.register.delegate import PADDING

_HEIGHT = 28
ARROW = 14


class Headings(QHeaderView):
    """The columns' names; which one orders the table is drawn, not only remembered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sorted = -1
        self._descending = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        self.setFixedHeight(_HEIGHT)
        self.setFont(theme.font("note", bold=True))

    def mark_sorted(self, section: int, *, descending: bool) -> None:
        """Draw the arrow at a column (-1: at none)."""
        self._sorted, self._descending = section, descending
        self.viewport().update()

    def sorted_section(self) -> tuple[int, bool]:
        """Return the column with the arrow, and whether it points down."""
        return self._sorted, self._descending

    def sizeHint(self) -> QSize:
        """Return the height of one line."""
        return QSize(super().sizeHint().width(), _HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a name, its arrow and the hairline under it."""
        colours = theme.tokens(self.palette())
        room = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(room, QColor(colours.background))
        painter.fillRect(
            QRectF(room.left(), room.bottom() - 1, room.width(), 1), QColor(colours.line)
        )
        font = theme.font("note", bold=True)
        metrics = QFontMetrics(font)
        ordered = section == self._sorted
        inside = room.adjusted(PADDING, 0, -PADDING - (ARROW if ordered else 0), -1)
        name = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        align = self.model().headerData(
            section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.setFont(font)
        painter.setPen(QColor(colours.ink if ordered else colours.soft))
        painter.drawText(inside, align, words)
        if ordered:
            right = align & Qt.AlignmentFlag.AlignRight
            start = inside.right() if right else inside.left() + metrics.horizontalAdvance(words)
            self._paint_arrow(painter, QPointF(start + 9, inside.center().y()), colours)
        painter.restore()

    def _paint_arrow(self, painter: QPainter, at: QPointF, colours: theme.Tokens) -> None:
        down = 1 if self._descending else -1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.ink))
        painter.drawPolygon(
            QPolygonF(
                [at + QPointF(-4, -3 * down), at + QPointF(4, -3 * down), at + QPointF(0, 3 * down)]
            )
        )
