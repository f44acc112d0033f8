"""Buttons: one primary action on a page, plain ones beside it, and links."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.icons import icon


class Button(QPushButton):
    """A plain button with a verb on it."""

    look = ""
    ink = "ink"

    def __init__(
        self, text: str, run: Callable[[], object] | None = None, *, icon_name: str = ""
    ) -> None:
        super().__init__(text)
        self.setProperty("look", self.look)
        self.setAccessibleName(text.replace("&", ""))
        self.setAutoDefault(False)
        self._icon_name = icon_name
        self.setIconSize(QSize(16, 16))
        self._draw_icon()
        if run is not None:
            self.clicked.connect(lambda _checked=False: run())

    def setText(self, text: str) -> None:
        """Say something else, to a screen reader too unless it has a name of its own."""
        if self.accessibleName() == self.text().replace("&", ""):
            self.setAccessibleName(text.replace("&", ""))
        super().setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, as Space does; Qt would pass it on."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon in the new scheme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        if self._icon_name:
            colours = theme.tokens(self.palette()).colours()
            self.setIcon(icon(self._icon_name, colours[self.ink]))


class PrimaryButton(Button):
    """The one thing a page wants done."""

    look = "primary"
    ink = "on_accent"


class LinkButton(Button):
    """An action within a line of text."""

    look = "link"
    ink = "accent"
