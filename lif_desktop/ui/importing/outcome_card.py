"""How many rows have an outcome; a click shows only those."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from lif_desktop.ui.blocks.pill import PillLabel
from lif_desktop.ui.blocks.text import Words, small_label
from lif_desktop.ui.importing.outcomes import Said


class OutcomeCard(QFrame):
    """A pill, its count, and what it means; tinted while it narrows the table."""

    clicked = Signal()

    def __init__(self, said: Said, count: int, *, chosen: bool) -> None:
        super().__init__()
        self.setProperty("look", "marked" if chosen else "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{said.word}: {count}, {said.explained}")
        top = QHBoxLayout()
        top.addWidget(PillLabel(said.pill()))
        top.addStretch(1)
        top.addWidget(Words(str(count), "section", bold=True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 8)
        whole.setSpacing(4)
        whole.addLayout(top)
        whole.addWidget(small_label(said.explained))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Narrow the table on a click."""
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Narrow the table on Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
