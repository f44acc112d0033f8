"""How a line of a review is painted: the outcome's pill, old text struck out, new text tinted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.pill import Pill, paint_pill
from lif_desktop.ui.importing.lines import Line
from lif_desktop.ui.importing.review_model import CHANGE, LINE, PILL, WHY

_PADDING = 8
_MARK = 19.0


class ReviewDelegate(QStyledItemDelegate):
    """Paints cells without frames, like every table of the window."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint ground, hairline and content."""
        room = QRectF(option.rect)
        palette: QPalette = option.palette
        colours = theme.tokens(palette)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, QColor(colours.accent_tint))
        line = QRectF(room.left(), room.bottom() - 1, room.width(), 1)
        painter.fillRect(line, QColor(colours.line))
        inside = room.adjusted(_PADDING, 0, -_PADDING, -1)
        pill = index.data(PILL)
        if isinstance(pill, Pill):
            paint_pill(painter, inside, pill, palette)
            return
        said = index.data(LINE)
        if index.column() == CHANGE and isinstance(said, Line) and not said.plain:
            _paint_change(painter, inside, said, colours)
            return
        ink = colours.soft if index.column() == WHY else colours.ink
        _words(painter, inside, index.data() or "", QColor(ink), theme.font())

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> QSize:
        """Return a modest size; rows and columns are set by the table."""
        return QSize(60, theme.ROW)


def _paint_change(painter: QPainter, room: QRectF, line: Line, colours: theme.Tokens) -> None:
    struck = theme.font()
    struck.setStrikeOut(True)
    left = room
    # The new text is what will stand, so it keeps at least half of the room.
    if line.old:
        share = room.width() * 0.45 if line.new else room.width()
        width = _marked(painter, left, line.old, colours.late, colours.late_tint, struck, share)
        left = left.adjusted(width + 6, 0, 0, 0)
    if line.new:
        _marked(
            painter, left, line.new, colours.well, colours.well_tint, theme.font(), left.width()
        )


def _marked(
    painter: QPainter, room: QRectF, text: str, ink: str, tint: str, font: QFont, most: float
) -> float:
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, most - 4))
    width = min(metrics.horizontalAdvance(shown) + 4, most)
    ground = QRectF(room.left(), room.center().y() - _MARK / 2, width, _MARK)
    painter.fillRect(ground, QColor(tint))
    _words(painter, ground.adjusted(2, 0, 0, 0), shown, QColor(ink), font)
    return width


def _words(painter: QPainter, room: QRectF, text: str, ink: QColor, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
