"""A tinted strip inside the panel: a question or a problem, with the ways on beneath it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.buttons import Button
from lif_desktop.ui.blocks.text import Words
from lif_desktop.ui.register.flow import Flow
from lif_desktop.ui.session import Action, Tone


class Strip(QWidget):
    """Says one thing at a time; hidden until there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self._tone: Tone = "due"
        self._text = Words(wrap=True)
        self._text.setFont(theme.font("note"))
        self.buttons: list[Button] = []
        self._row = Flow(gap=8)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(10, 7, 10, 8)
        inside.setSpacing(8)
        inside.addWidget(self._text)
        inside.addWidget(self._row)
        self.hide()

    def text(self) -> str:
        """Return what is said, blank while hidden."""
        return "" if self.isHidden() else self._text.text()

    def asks(self) -> bool:
        """Say whether it waits for an answer."""
        return not self.isHidden() and bool(self.buttons)

    def say(self, text: str, tone: Tone = "due", *actions: Action) -> None:
        """Say something, and offer what may be done about it."""
        self._tone = tone
        self._text.setText(text)
        self._text.set_meaning(tone)
        self.setAccessibleName(text)
        for button in self.buttons:
            self._row.drop(button)
        self.buttons = [Button(action.text, action.run) for action in actions]
        for button in self.buttons:
            self._row.add(button)
        self._row.setVisible(bool(actions))
        self.setVisible(bool(text))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tint and the edge of the tone."""
        ink, tint = theme.tokens(self.palette()).meaning(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(ink), 1))
        painter.setBrush(tint)
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(room, theme.RADIUS, theme.RADIUS)
