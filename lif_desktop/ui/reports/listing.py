"""The list of reports: what each is called, what it answers, and how much waits there."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from lif_desktop.reports.catalogue import Entry
from lif_desktop.ui import theme

WIDTH = 236
_ROW = 52
_ANSWERS = Qt.ItemDataRole.UserRole
_WAITING = Qt.ItemDataRole.UserRole + 1
_NAME = Qt.ItemDataRole.UserRole + 2


class ReportList(QListWidget):
    """One of them is in view."""

    chosen = Signal(str)
    """The name of the report that somebody moved to."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Reports")
        self.setItemDelegate(_EntryDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self._items: dict[str, QListWidgetItem] = {}
        for entry in entries:
            item = QListWidgetItem(entry.title)
            item.setData(_ANSWERS, entry.answers)
            item.setData(_NAME, entry.name)
            item.setToolTip(entry.answers)
            self.addItem(item)
            self._items[entry.name] = item
            self.show_waiting(entry.name, 0)
        self.currentItemChanged.connect(lambda item, _before: self.chosen.emit(item.data(_NAME)))

    def choose(self, name: str) -> None:
        """Move to a report."""
        self.setCurrentItem(self._items[name])

    def name(self) -> str:
        """Return the report in view."""
        item = self.currentItem()
        return str(item.data(_NAME)) if item is not None else ""

    def waiting(self, name: str) -> int:
        """Return how much waits in a report, as shown."""
        return int(self._items[name].data(_WAITING))

    def show_waiting(self, name: str, count: int) -> None:
        """Show how much waits in a report."""
        item = self._items[name]
        item.setData(_WAITING, count)
        waits = f", {count:,} waiting" if count else ""
        spoken = f"{item.text()}{waits}. {item.data(_ANSWERS)}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)


class _EntryDelegate(QStyledItemDelegate):
    """Two lines: the title with a count at its right, and softly what it answers."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(WIDTH - 20, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colours = theme.tokens(option.palette)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(QColor(colours.accent_tint))
            painter.drawRoundedRect(room, theme.RADIUS, theme.RADIUS)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.panel))
            painter.drawRoundedRect(room, theme.RADIUS, theme.RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRoundedRect(room, theme.RADIUS, theme.RADIUS)
        self._words(painter, option.rect.adjusted(10, 0, -10, 0), index, colours, chosen=chosen)
        painter.restore()

    def _words(
        self,
        painter: QPainter,
        room: QRect,
        index: QModelIndex | QPersistentModelIndex,
        colours: theme.Tokens,
        *,
        chosen: bool,
    ) -> None:
        upper, lower = room.adjusted(0, 6, 0, -_ROW // 2), room.adjusted(0, _ROW // 2, 0, -6)
        waiting = int(index.data(_WAITING) or 0)
        elide = Qt.TextElideMode.ElideRight
        if waiting:
            painter.setFont(theme.font("note", bold=True))
            painter.setPen(QColor(colours.due))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(upper, right, f"{waiting:,}")
            used = QFontMetrics(painter.font()).horizontalAdvance(f"{waiting:,}") + 8
            upper.setRight(upper.right() - used)
        font = theme.font(bold=True)
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if chosen else colours.ink))
        title = QFontMetrics(font).elidedText(str(index.data()), elide, upper.width())
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, title)
        small = theme.font("note")
        painter.setFont(small)
        painter.setPen(QColor(colours.soft))
        said = QFontMetrics(small).elidedText(str(index.data(_ANSWERS)), elide, lower.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, said)
