"""Small buttons that are only an icon, on their own or inside the end of a line."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit

from lif_desktop.ui.blocks.buttons import Button


class IconButton(Button):
    """An icon that acts."""

    look = "quiet"
    ink = "soft"

    def __init__(self, icon_name: str, name: str, run: Callable[[], object]) -> None:
        super().__init__("", run, icon_name=icon_name)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedSize(26, 26)
        # The stylesheet's room for words is not needed here.
        self.setStyleSheet("padding: 0; min-height: 0;")


class AtTheEnd(QObject):
    """Keeps a button inside the right end of a line; the keyboard has its own way there."""

    def __init__(self, line: QLineEdit, button: IconButton) -> None:
        super().__init__(line)
        self._line, self._button = line, button
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setParent(line)
        line.setTextMargins(0, 0, 18, 0)
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the line's size."""
        if event.type() == QEvent.Type.Resize:
            side = self._line.height() - 6
            self._button.setFixedSize(side, side)
            self._button.move(self._line.width() - side - 3, 3)
        return super().eventFilter(watched, event)
