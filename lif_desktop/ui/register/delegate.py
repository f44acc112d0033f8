"""How a cell is painted: words or a pill, a hairline under the row, the chosen row tinted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.pill import Pill, paint_pill
from lif_desktop.ui.register.model import PILL

PADDING = 8
_BAR = 3


class CellDelegate(QStyledItemDelegate):
    """Paints every cell itself: no frames, no focus rectangles, the same pills as everywhere."""

    current_row = -1
    """The row marked by a bar while the table has the focus."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint ground, hairline and content."""
        room = QRectF(option.rect)
        palette: QPalette = option.palette
        state = option.state
        colours = theme.tokens(palette)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, QColor(colours.accent_tint))
        line = QRectF(room.left(), room.bottom() - 1, room.width(), 1)
        painter.fillRect(line, QColor(colours.line))
        if index.row() == self.current_row and index.column() == 0:
            painter.fillRect(
                QRectF(room.left(), room.top(), _BAR, room.height() - 1), QColor(colours.accent)
            )
        inside = room.adjusted(PADDING, 0, -PADDING, -1)
        pill = index.data(PILL)
        if isinstance(pill, Pill):
            paint_pill(painter, inside, pill, palette)
            return
        font = theme.font()
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        mode = Qt.TextElideMode.ElideRight
        text = QFontMetrics(font).elidedText(index.data() or "", mode, int(inside.width()))
        painter.drawText(inside, index.data(Qt.ItemDataRole.TextAlignmentRole), text)

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> QSize:
        """Return a modest size; rows and columns are set by the table."""
        return QSize(80, theme.ROW)
