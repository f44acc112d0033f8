"""Cards: quiet frames for what belongs together, and the stat card that leads somewhere."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.text import Words, section_label, small_label


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


class StatCard(QFrame):
    """One figure with its name and a note; clicking it opens what it counts."""

    clicked = Signal()

    def __init__(
        self,
        label: str,
        figure: str,
        note: str,
        meaning: theme.Meaning = "",
        open_it: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{label}: {figure}, {note}")
        body = QVBoxLayout(self)
        body.setContentsMargins(16, 12, 12, 12)
        body.setSpacing(2)
        body.addWidget(Words(label, "note", soft=True, bold=True))
        body.addWidget(Words(figure, "figure", meaning=meaning))
        body.addWidget(small_label(note))
        if open_it is not None:
            self.clicked.connect(open_it)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open on a click that ends on the card."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.clicked.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Paint again when the pointer or the focus comes or goes."""
        if event.type() in (
            QEvent.Type.Enter,
            QEvent.Type.Leave,
            QEvent.Type.FocusIn,
            QEvent.Type.FocusOut,
        ):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show with an accent edge that the card is under the pointer or has the focus."""
        super().paintEvent(event)
        if not (self.hasFocus() or self.underMouse()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(theme.tokens(self.palette()).accent)
        width = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(accent, width))
        edge = self.rect().toRectF().adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(edge, theme.CARD_RADIUS, theme.CARD_RADIUS)


def hairline() -> QFrame:
    """Return a line between two things."""
    line = QFrame()
    line.setProperty("look", "line")
    line.setFixedHeight(1)
    return line
