"""The plain page the start pages stand on: a column in the middle, and a place for messages."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lif_desktop.ui.session import Message


class StartPage(QWidget):
    """A page without a board; content goes into `body`, `width` logical pixels wide."""

    def __init__(self, name: str, width: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._strip: QWidget | None = None
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
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(scroll, 1)

    def say(self, message: Message) -> None:
        """Show a message at the top."""
        from lif_desktop.ui.blocks.messages import MessageStrip  # noqa: PLC0415 - rarely needed at start

        if not isinstance(self._strip, MessageStrip):
            self._strip = MessageStrip()
            holder = QVBoxLayout()
            holder.setContentsMargins(22, 12, 22, 0)
            holder.addWidget(self._strip)
            self._whole.insertLayout(0, holder)
        self._strip.show_message(message)
