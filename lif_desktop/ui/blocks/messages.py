"""The message strip: a sentence in the window, where the work is, with the way on beside it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.pill import Pill, PillLabel
from lif_desktop.ui.blocks.text import Words
from lif_desktop.ui.session import Message, Tone

_WORDS: dict[Tone, str] = {"late": "Problem", "due": "Check", "well": "Done", "note": "Note"}


class MessageStrip(QWidget):
    """Shows one message at a time; hidden until there is one."""

    def __init__(self) -> None:
        super().__init__()
        self._tone: Tone = "note"
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 7, 8, 7)
        self._row.setSpacing(10)
        self._pill = PillLabel(Pill("Note", "note"))
        self._text = Words(wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action: LinkButton | None = None
        self._offered: Callable[[], object] | None = None
        self._dismiss = LinkButton("Dismiss", self.hide)
        self._row.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def text(self) -> str:
        """Return the sentence shown, blank when the strip is hidden."""
        return "" if self.isHidden() else self._text.text()

    def offers(self, *ways: Callable[[], object]) -> bool:
        """Say whether one of these may be done beside the sentence shown."""
        return not self.isHidden() and self._offered in ways

    def show_message(self, message: Message) -> None:
        """Show a message in place of the one before."""
        self._tone = message.tone
        self._pill.set_pill(Pill(_WORDS[message.tone], message.tone, _shape(message.tone)))
        self._text.setText(message.text)
        self.setAccessibleName(f"{_WORDS[message.tone]}: {message.text}")
        if self._action is not None:
            self._row.removeWidget(self._action)
            self._action.deleteLater()
            self._action = None
        self._offered = message.action.run if message.action is not None else None
        if message.action is not None:
            self._action = LinkButton(message.action.text, message.action.run)
            self._row.insertWidget(2, self._action, 0, Qt.AlignmentFlag.AlignTop)
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tint and edge of the message's tone."""
        ink, tint = theme.tokens(self.palette()).meaning(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QColor(ink)
        edge.setAlpha(90)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(tint)
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(room, theme.RADIUS, theme.RADIUS)


def _shape(tone: Tone) -> str:
    return "tick" if tone == "well" else ""
