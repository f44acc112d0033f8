"""Cards: quiet frames for what belongs together, and the stat card that leads somewhere."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.elided import Elided
from lif_desktop.ui.blocks.text import Words, section_label


class Card(QFrame):
    """A frame with an optional title; add content to `body`."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.setSpacing(8)
        self.heading: Words | None = None
        if title:
            self.heading = section_label(title)
            self.setAccessibleName(title)
            self.body.addWidget(self.heading)


class StatCard(QPushButton):
    """One figure with its name and a note; clicking it opens what it counts."""

    def __init__(
        self,
        label: str,
        figure: str,
        note: str,
        meaning: theme.Meaning = "",
        open_it: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("look", "stat")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{label}: {figure}, {note}")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(16, 12, 12, 12)
        self._lines.setSpacing(2)
        self._lines.addWidget(Elided(label, "note", soft=True, bold=True))
        self._lines.addWidget(Words(figure, "figure", meaning=meaning))
        self._lines.addWidget(Elided(note, "note", soft=True))
        if open_it is not None:
            self.clicked.connect(lambda _checked=False: open_it())

    def sizeHint(self) -> QSize:
        """Return the room of the three lines."""
        return self._lines.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room of the three lines."""
        return self._lines.totalMinimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter too, as a link does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def hairline() -> QFrame:
    """Return a line between two things."""
    line = QFrame()
    line.setProperty("look", "line")
    line.setFixedHeight(1)
    return line
