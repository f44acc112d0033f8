"""A row that can be clicked: a title, a line under it, and where it leads."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from lif_desktop.ui.blocks.text import Words, small_label


class RowButton(QPushButton):
    """Two lines of text across the width."""

    def __init__(self, title: str, note: str, run: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("look", "row")
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)
        self.setToolTip(note)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 5, 12, 6)
        lines.setSpacing(0)
        lines.addWidget(Words(title, bold=True))
        lines.addWidget(small_label(note))
        self.clicked.connect(lambda _checked=False: run())
