"""A list of sentences that wrap: the first line of each strong, the rest soft beneath it."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lif_desktop.ui import theme

_EDGE = 7
_TICK = 26
_WRAPS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_Index = QModelIndex | QPersistentModelIndex


class WrappedList(QListWidget):
    """Items of one line or more; of more, the first is a title."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setItemDelegate(_Wrapped(self))
        self.setMouseTracking(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Wrapped(QStyledItemDelegate):
    """Paints title and sentence; a tick, where there is one, stands beside the title."""

    def __init__(self, view: WrappedList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the room of all lines in the width of the list."""
        width = self._view.viewport().width()
        room = QRect(0, 0, width - 2 * _EDGE - _indent(index), 10_000)
        title, rest = _parts(index)
        height = QFontMetrics(_font(index, title=True)).boundingRect(room, _WRAPS, title).height()
        if rest:
            height += QFontMetrics(theme.font()).boundingRect(room, _WRAPS, rest).height()
        return QSize(width, height + 2 * _EDGE - 3)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint ground, tick and words."""
        room: QRect = option.rect
        colours = theme.tokens(option.palette)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, QColor(colours.accent_tint))
        elif option.state & QStyle.StateFlag.State_MouseOver and _can(index):
            painter.fillRect(room, QColor(colours.panel))
        if _indent(index):
            self._tick(painter, option, index)
        words = room.adjusted(_EDGE + _indent(index), _EDGE - 2, -_EDGE, 0)
        title, rest = _parts(index)
        font = _font(index, title=True)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        painter.drawText(words, _WRAPS, title)
        if rest:
            down = QFontMetrics(font).boundingRect(words, _WRAPS, title).height()
            painter.setFont(theme.font())
            painter.setPen(QColor(colours.soft))
            painter.drawText(words.adjusted(0, down, 0, 0), _WRAPS, rest)
        painter.restore()

    def editorEvent(self, event: Any, model: Any, option: Any, index: _Index) -> bool:
        """Tick and untick, by click where the tick is drawn and by Space."""
        return super().editorEvent(event, model, self._where(option, index), index)

    def _where(self, option: Any, index: _Index) -> QStyleOptionViewItem:
        """Return an option as high as its first line, so that the tick is centred in that."""
        made: Any = QStyleOptionViewItem(option)
        made.rect = QRect(made.rect.left() + 3, made.rect.top() + _EDGE - 3, _TICK, 20)
        self.initStyleOption(made, index)
        made.text = ""
        found: QStyleOptionViewItem = made
        return found

    def _tick(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        made: Any = self._where(option, index)
        style = self._view.style() or QApplication.style()
        made.rect = style.subElementRect(
            QStyle.SubElement.SE_ItemViewItemCheckIndicator, made, self._view
        )
        ticked = made.checkState == Qt.CheckState.Checked
        made.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        widget: QWidget = self._view
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, made, painter, widget
        )


def _parts(index: _Index) -> tuple[str, str]:
    title, _, rest = str(index.data() or "").partition("\n")
    return title, rest


def _font(index: _Index, *, title: bool) -> QFont:
    strong = title and (bool(_parts(index)[1]) or not _can(index))
    return theme.font(bold=strong)


def _can(index: _Index) -> bool:
    return bool(index.flags() & Qt.ItemFlag.ItemIsSelectable)


def _indent(index: _Index) -> int:
    return _TICK if index.data(Qt.ItemDataRole.CheckStateRole) is not None else 0
