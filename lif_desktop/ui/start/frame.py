"""The plain page the start pages stand on: a column in the middle, and a place for messages."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from lif_desktop.ui.session import Message


class StartPage(QWidget):
    """A page without a board; content goes into `body`, `width` logical pixels wide."""

    painted = Signal()
    """The page has been painted for the first time."""

    def __init__(self, name: str, width: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._strip: QWidget | None = None
        self._unpainted = True
        middle = QWidget()
        middle.setMaximumWidth(width)
        self.body = QVBoxLayout(middle)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        inside = QWidget()
        across = QHBoxLayout(inside)
        across.setContentsMargins(24, 0, 24, 0)
        column = QVBoxLayout()
        column.addStretch(2)
        column.addWidget(middle)
        column.addStretch(3)
        across.addStretch(1)
        across.addLayout(column, 100)
        across.addStretch(1)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.hold(inside), 1)

    def hold(self, inside: QWidget) -> QWidget:
        """Return what holds the column; a page taller than the window scrolls."""
        return inside

    def say(self, message: "Message") -> None:
        """Show a message at the top."""
        from lif_desktop.ui.blocks.messages import MessageStrip  # noqa: PLC0415 - not at start

        if not isinstance(self._strip, MessageStrip):
            self._strip = MessageStrip()
            holder = QVBoxLayout()
            holder.setContentsMargins(22, 12, 22, 0)
            holder.addWidget(self._strip)
            self._whole.insertLayout(0, holder)
        self._strip.show_message(message)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the page has been painted."""
        super().paintEvent(event)
        if self._unpainted:
            self._unpainted = False
            self.painted.emit()
