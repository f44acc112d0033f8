"""How the raw sheet is drawn: tints for what cells were taken for, and the word beside each row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lif_desktop.importing.finding.painting import Paint
from lif_desktop.ui import theme
from lif_desktop.ui.blocks.pill import paint_pill
from lif_desktop.ui.importing.sheet_model import EDGE, ERROR, PAINT, meaning_of, pill_of

HEADER = 152
_NUMBER = 46
_PADDING = 6


class SheetDelegate(QStyledItemDelegate):
    """Paints a cell in the tint of what it was taken for; a table's left edge is a thick line."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint ground, grid and text."""
        room = QRectF(option.rect)
        colours = theme.tokens(option.palette)
        paint = index.data(PAINT)
        ground, ink = QColor(colours.background), QColor(colours.ink)
        if isinstance(paint, Paint):
            ground = colours.meaning(meaning_of(paint))[1]
        if paint is Paint.OUTSIDE or (isinstance(paint, Paint) and meaning_of(paint) == "due"):
            ink = QColor(colours.soft)
        painter.fillRect(room, ground)
        line = QColor(colours.line)
        painter.fillRect(QRectF(room.left(), room.bottom() - 1, room.width(), 1), line)
        painter.fillRect(QRectF(room.right() - 1, room.top(), 1, room.height()), line)
        if index.data(EDGE) and isinstance(paint, Paint):
            edge = colours.meaning(meaning_of(paint))[0]
            painter.fillRect(QRectF(room.left(), room.top(), 2, room.height()), edge)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(colours.accent), 1))
            veil = QColor(colours.accent)
            veil.setAlpha(38)
            painter.fillRect(room, veil)
            painter.drawRect(room.adjusted(0, 0, -0.5, -0.5))
        painter.setFont(theme.font(bold=paint is Paint.HEADING))
        painter.setPen(QColor(colours.late) if index.data(ERROR) else ink)
        inside = room.adjusted(_PADDING, 0, -_PADDING, 0)
        metrics = QFontMetricsF(painter.font())
        text = metrics.elidedText(index.data() or "", Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> QSize:
        """Return a modest size; the view sets its own."""
        return QSize(60, theme.ROW_COMPACT)


class RowHeader(QHeaderView):
    """Excel's row number, and the word for what the row was taken for."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(theme.ROW_COMPACT)
        self.setFixedWidth(HEADER)

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Paint number and pill."""
        colours = theme.tokens(self.palette())
        room = QRectF(rect)
        painter.save()
        chosen = self.selectionModel().rowIntersectsSelection(row)
        painter.fillRect(room, QColor(colours.accent_tint if chosen else colours.panel))
        line = QRectF(room.left(), room.bottom() - 1, room.width(), 1)
        painter.fillRect(line, QColor(colours.line))
        painter.setPen(QColor(colours.ink if chosen else colours.soft))
        painter.setFont(theme.font("note", bold=chosen))
        number = QRectF(room.left(), room.top(), _NUMBER - 8, room.height())
        painter.drawText(
            number, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            str(row + 1),
        )  # fmt: skip
        paint = self.model().headerData(row, Qt.Orientation.Vertical, PAINT)
        if isinstance(paint, Paint):
            pill = QRectF(room.left() + _NUMBER, room.top(), HEADER - _NUMBER - 4, room.height())
            paint_pill(painter, pill, pill_of(paint), self.palette())
        painter.restore()
