"""Small buttons that are only an icon, with their names for tool tip and screen reader."""

from collections.abc import Callable

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
