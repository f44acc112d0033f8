"""Draws an item of the agenda: number, title, who and when, and a pill for its papers."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.pill import paint_pill, pill_size
from lif_desktop.ui.meetings.agenda_model import ROW, Row

HEIGHT = 48
NUMBER = 39  # pixels before the title
_EDGE = 8
_LOCK = "Confidential"


class AgendaDelegate(QStyledItemDelegate):
    """Paints two lines and a pill on plain ground, as the tables of the window do."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint ground, hairline, words and pill."""
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        room, palette = QRectF(option.rect), option.palette
        colours = theme.tokens(palette)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, QColor(colours.accent_tint))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, QColor(colours.panel))
        painter.fillRect(
            QRectF(room.left(), room.bottom() - 1, room.width(), 1), QColor(colours.line)
        )
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(
                QRectF(room.left(), room.top(), 3, room.height() - 1), QColor(colours.accent)
            )
        end = self._pill(painter, room, row, palette)
        self._words(painter, room, row, end, colours)
        painter.restore()

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> QSize:
        """Return the room of two lines."""
        return QSize(240, HEIGHT)

    def createEditor(
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Offer a line for the title."""
        line = QLineEdit(parent)
        row = index.data(ROW)
        line.setAccessibleName(f"Title of item {row.line.number}" if row else "Title")
        return line

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Put the line where the title stands."""
        room: QRect = option.rect
        left = room.left() + NUMBER - 10
        editor.setGeometry(QRect(left, room.top() + 8, room.right() - left - _EDGE, 32))

    def _pill(self, painter: QPainter, room: QRectF, row: Row, palette: QPalette) -> float:
        size = pill_size(row.pill)
        left = room.right() - _EDGE - size.width()
        paint_pill(painter, QRectF(left, room.top() + 7, size.width(), 20), row.pill, palette)
        return left

    def _words(
        self, painter: QPainter, room: QRectF, row: Row, end: float, colours: theme.Tokens
    ) -> None:
        upper = QRectF(room.left() + NUMBER, room.top() + 6, end - room.left() - NUMBER - 8, 20)
        lower = upper.translated(0, 18)
        lower.setRight(room.right() - _EDGE)
        number = QRectF(room.left() + _EDGE, upper.top(), NUMBER - _EDGE - 4, 20)
        _say(painter, number, str(row.line.number), QColor(colours.ink), theme.font())
        _say(painter, upper, row.line.title, QColor(colours.ink), theme.font(bold=True))
        note = row.note
        if row.line.item.values["confidential"]:
            note = f"{note} · {_LOCK}" if note else _LOCK
        _say(painter, lower, note, QColor(colours.soft), theme.font("note"))


def _say(painter: QPainter, room: QRectF, text: str, ink: QColor, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
