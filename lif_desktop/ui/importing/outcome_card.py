"""How many rows have an outcome; a click shows only those."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from lif_desktop.ui.blocks.pill import PillLabel
from lif_desktop.ui.blocks.text import Words, small_label
from lif_desktop.ui.importing.outcomes import Said


class OutcomeCard(QFrame):
    """A pill, its count, and what it means; framed in accent while it narrows the table."""

    clicked = Signal()

    def __init__(self, said: Said) -> None:
        super().__init__()
        self._said = said
        self._chosen = False
        self.setProperty("look", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._figure = Words("", "title")
        self._note = small_label("")
        top = QHBoxLayout()
        top.addWidget(PillLabel(said.pill()))
        top.addStretch(1)
        top.addWidget(self._figure)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 6, 12, 8)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._note)

    def show_state(self, count: int, note: str, *, chosen: bool) -> None:
        """Show a count, a few words on it, and whether only these rows are shown."""
        self._figure.setText(f"{count:,}")
        self._note.setText(note)
        narrowed = ", only these are shown" if chosen else ""
        self.setAccessibleName(f"{self._said.word}: {count}, {note}{narrowed}")
        if chosen != self._chosen:
            self._chosen = chosen
            self._frame(accent=chosen or self.hasFocus())

    def show_compact(self, *, compact: bool) -> None:
        """Show the count alone, or what it means below it."""
        self._note.setVisible(not compact)
        self.setToolTip(self._note.text() if compact else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._frame(accent=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard has left."""
        super().focusOutEvent(event)
        self._frame(accent=self._chosen)

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

    def _frame(self, *, accent: bool) -> None:
        self.setProperty("look", "marked" if accent else "card")
        self.style().unpolish(self)
        self.style().polish(self)
