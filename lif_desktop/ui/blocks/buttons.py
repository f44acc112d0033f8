"""Buttons: one primary action on a page, plain ones beside it, and links."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

from lif_desktop.ui.blocks.icons import icon


class Button(QPushButton):
    """A plain button with a verb on it."""

    look = ""

    def __init__(
        self, text: str, run: Callable[[], object] | None = None, *, icon_name: str = ""
    ) -> None:
        super().__init__(text)
        self.setProperty("look", self.look)
        self.setAccessibleName(text.replace("&", ""))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if icon_name:
            self.setIcon(icon(icon_name, self.palette()))
            self.setIconSize(QSize(16, 16))
        if run is not None:
            self.clicked.connect(lambda _checked=False: run())


class PrimaryButton(Button):
    """The one thing a page wants done."""

    look = "primary"


class LinkButton(Button):
    """An action within a line of text."""

    look = "link"
