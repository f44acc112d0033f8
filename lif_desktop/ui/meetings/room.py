"""What stands in the agenda's place for a while: one item, or a list; and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.cards import hairline
from lif_desktop.ui.blocks.elided import Elided


class Room(QWidget):
    """A title with the way back to the agenda; add content to `body`. Escape leaves it too."""

    left = Signal()
    """The agenda is wanted again."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.back = LinkButton("‹ Agenda", self.leave)
        self.back.setAccessibleName("Back to the agenda (Escape)")
        self.heading = Elided(title, bold=True)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(0, 0, 8, 0)
        self.head.setSpacing(10)
        self.head.addWidget(self.back)
        self.head.addWidget(self.heading, 1)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 10, 0, 0)
        self.body.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        head.setLayout(self.head)
        head.setFixedHeight(26)
        column.addWidget(head)
        column.addWidget(hairline())
        column.addLayout(self.body, 1)
        escape = QShortcut(QKeySequence("Escape"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)

    def leave(self) -> None:
        """Go back to the agenda."""
        self.left.emit()

    def set_title(self, text: str) -> None:
        """Name what is in the room."""
        self.heading.show_words(text)
        self.setAccessibleName(text)
