"""The one search box: pages, commands and records by name; Ctrl+K goes there from anywhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from lif_desktop.ui import theme

_PAUSE = 120
_ROW = 30
_MOST = 12
_KIND = Qt.ItemDataRole.UserRole
_RUN = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found: what it is called, what kind of thing it is, and how to go there."""

    text: str
    kind: str
    run: Callable[[], object]


class Finder(QLineEdit):
    """The box in the top bar; asks its `sources` for what fits and lists it below itself."""

    asked = Signal(str)
    """The user paused after typing this; slower sources may answer with `add`."""

    def __init__(self, sources: Callable[[str], Sequence[Found]]) -> None:
        super().__init__()
        self._sources = sources
        self._list: _Results | None = None
        self.setObjectName("finder")
        self.setPlaceholderText("Find records, commands, help")
        self.setAccessibleName("Find records, commands, help")
        self.setTextMargins(0, 0, 52, 0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(lambda: self.asked.emit(self.text().strip()))
        self.textEdited.connect(self._look)
        self.returnPressed.connect(self._go)

    def results(self) -> list[str]:
        """Return what is listed, from top to bottom."""
        return self._list.texts() if self._list is not None and self._list.isVisible() else []

    def add(self, typed: str, found: Sequence[Found]) -> None:
        """List more results, if the text is still what was typed."""
        if self.text().strip() == typed and found:
            self._results().add(found)
            self._place()

    def close_results(self) -> None:
        """Take the list away."""
        self._pause.stop()
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the list with the arrows; Escape leaves."""
        shown = self._list is not None and self._list.isVisible()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and shown:
            self._results().step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.close_results()
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the key that leads here, while nothing is typed."""
        super().paintEvent(event)
        if self.text():
            return
        colours = theme.tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cap = QRect(self.width() - 50, (self.height() - 18) // 2, 39, 18)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.background))
        painter.drawRoundedRect(cap.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(colours.soft))
        painter.setFont(theme.font("note"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, "Ctrl K")

    def _look(self, text: str) -> None:
        typed = text.strip()
        if not typed:
            self.close_results()
            return
        self._results().fill(self._sources(typed)[:_MOST])
        self._place()
        self._pause.start()

    def _go(self) -> None:
        if self._list is not None and self._list.isVisible():
            self._list.run_current()

    def _results(self) -> "_Results":
        if self._list is None:
            self._list = _Results(self.window())
            self._list.ran.connect(self._leave)
        return self._list

    def _leave(self) -> None:
        self.clear()
        self.close_results()

    def _place(self) -> None:
        corner = self.mapTo(self.window(), QPoint(0, self.height() + 4))
        self._results().show_at(QRect(corner, QSize(self.width(), 0)))


class _Results(QFrame):
    """The list below the box."""

    ran = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("look", "card")
        self._nothing: QListWidgetItem | None = None
        self._list = QListWidget()
        self._list.setItemDelegate(_ResultDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName("Found")
        self._list.itemClicked.connect(self._run)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(4, 4, 4, 4)
        rows.addWidget(self._list)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go away when the window changes size or is clicked elsewhere."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.MouseButtonPress):
            self.hide()
        return super().eventFilter(watched, event)

    def texts(self) -> list[str]:
        """Return what is listed."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def fill(self, found: Sequence[Found]) -> None:
        """List these in place of those before."""
        self._list.clear()
        self._nothing = None
        self.add(found)

    def add(self, found: Sequence[Found]) -> None:
        """List these too; the first of all is ready for Enter."""
        if found and self._nothing is not None:
            self._list.clear()
            self._nothing = None
        for one in found:
            item = QListWidgetItem(one.text)
            item.setData(_KIND, one.kind)
            item.setData(_RUN, one.run)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.text}, {one.kind}")
            self._list.addItem(item)
        if self._list.currentRow() < 0 and self._list.count():
            self._list.setCurrentRow(0)

    def step(self, by: int) -> None:
        """Move to the next or the previous one."""
        count = self._list.count()
        if count:
            self._list.setCurrentRow((self._list.currentRow() + by) % count)

    def run_current(self) -> None:
        """Go where the marked one leads."""
        item = self._list.currentItem()
        if item is not None:
            self._run(item)

    def show_at(self, where: QRect) -> None:
        """Show below the box, as tall as the results need."""
        rows = max(1, min(_MOST, self._list.count()))
        if not self._list.count():
            self._nothing = QListWidgetItem("Nothing of that name")
            self._nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(self._nothing)
        self.setGeometry(where.adjusted(0, 0, 0, rows * _ROW + 10))
        self.show()
        self.raise_()

    def _run(self, item: QListWidgetItem) -> None:
        run = item.data(_RUN)
        if run is not None:
            self.ran.emit()
            run()


class _ResultDelegate(QStyledItemDelegate):
    """One line: what it is called, and softly what kind of thing it is."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colours = theme.tokens(option.palette)
        room: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_tint))
            painter.drawRoundedRect(room, theme.RADIUS, theme.RADIUS)
        text = room.adjusted(10, 0, -10, 0)
        kind = index.data(_KIND) or ""
        painter.setFont(theme.font("note"))
        painter.setPen(QColor(colours.soft))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(text, right, kind)
        text.setRight(text.right() - QFontMetrics(theme.font("note")).horizontalAdvance(kind) - 12)
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.ink))
        words = QFontMetrics(theme.font()).elidedText(
            index.data(), Qt.TextElideMode.ElideRight, text.width()
        )
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
