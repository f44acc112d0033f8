"""Pieces side by side that go on in the next line where they do not fit."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class _Lines(QLayout):
    """Pieces in lines, each line as high as its highest piece."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6, lines: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._lines = gap, lines
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take a piece."""
        self._items.append(item)

    def insert(self, place: int, widget: QWidget) -> None:
        """Put a widget at a place in the line."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())

    def count(self) -> int:
        """Return how many pieces there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return a piece, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let go of a piece."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than the pieces need."""
        return Qt.Orientation(0)

    def height_in(self, width: int) -> int:
        """Return the height of all lines in a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, room: QRect) -> None:
        """Set the pieces in their places."""
        super().setGeometry(room)
        self._arrange(room, move=True)

    def sizeHint(self) -> QSize:
        """Return the room of the widest piece; the box around it sets the height."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the room of the widest piece."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, room: QRect, *, move: bool) -> int:
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._shown():
            width = min(item.sizeHint().width(), room.width())
            if lines[-1] and used + width > room.width():
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += width + self._gap
        down = room.y()
        for line in lines:
            height = max((item.sizeHint().height() for item in line), default=0)
            across = room.x()
            for item in line:
                size = item.sizeHint()
                width = min(size.width(), room.width())
                if move:
                    lower = down + (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(across, lower), QSize(width, size.height())))
                across += width + self._gap
            down += height + self._lines
        return max(0, down - room.y() - self._lines)


class Flow(QWidget):
    """A box that is as high as its lines are in the width it is given."""

    def __init__(self, *, gap: int = 6) -> None:
        super().__init__()
        self._lines = _Lines(self, gap=gap)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, widget: QWidget) -> None:
        """Add a piece at the end."""
        self._lines.addWidget(widget)

    def insert_before_last(self, widget: QWidget) -> None:
        """Add a piece before the last one."""
        self._lines.insert(self._lines.count() - 1, widget)

    def drop(self, widget: QWidget) -> None:
        """Take a piece away for good."""
        self._lines.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the lines in the new width."""
        super().resizeEvent(event)
        self._grow()

    def event(self, event: QEvent) -> bool:
        """Be as high as the lines after pieces came or went."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return super().event(event)

    def _grow(self) -> None:
        height = self._lines.height_in(self.width())
        if height != self.minimumHeight():
            self.setFixedHeight(height)
