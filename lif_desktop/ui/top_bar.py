"""The bar at the top: which board, how it is marked, the search box, who is working."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.buttons import Button
from lif_desktop.ui.blocks.text import Words, note_label

HEIGHT = 44


class TopBar(QFrame):
    """Board and marking at the left, search box and user at the right."""

    def __init__(
        self, board: str, marking: str, user: str, finder: QWidget, menu: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setObjectName("top")
        self.setFixedHeight(HEIGHT)
        name = Words(board, "section", bold=True)
        badge = Words(marking, "note")
        badge.setObjectName("marking")
        badge.setAccessibleName(f"Marking: {marking}")
        badge.setVisible(bool(marking))
        finder.setFixedWidth(380)
        self.menu_button = Button("", menu, icon_name="menu")
        self.menu_button.setProperty("look", "quiet")
        self.menu_button.setToolTip("All commands (F10)")
        self.menu_button.setAccessibleName("All commands")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(16)
        row.addWidget(name)
        row.addWidget(badge)
        row.addStretch(1)
        row.addWidget(finder)
        row.addWidget(note_label(user))
        row.addWidget(self.menu_button)
        row.setSpacing(theme.STEP * 4)
