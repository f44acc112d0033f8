"""The line at the bottom: the last change and its undo, the file, its protection, its backup."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.text import small_label

HEIGHT = 26


class StatusLine(QFrame):
    """What was saved last, with a link that undoes it; at the right, the file's state."""

    def __init__(self, undo: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setFixedHeight(HEIGHT)
        self._last = small_label("")
        self._undo = LinkButton("Undo", undo)
        self._undo.setFont(theme.font("note"))
        self._undo.hide()
        self._file = small_label("")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(4)
        row.addWidget(self._last)
        row.addWidget(self._undo)
        row.addStretch(1)
        row.addWidget(self._file)

    def show_last(self, sentence: str, undo: str) -> None:
        """Show the last change, and what undoing it is called (blank: nothing to undo)."""
        self._last.setText(sentence)
        self._undo.setText("Undo Ctrl+Z")
        self._undo.setAccessibleName(undo)
        self._undo.setToolTip(undo)
        self._undo.setVisible(bool(undo))

    def show_file(self, sentence: str) -> None:
        """Show the file's name, that it is encrypted, and its last backup."""
        self._file.setText(sentence)

    def last(self) -> str:
        """Return the sentence about the last change."""
        return self._last.text()

    def file(self) -> str:
        """Return the sentence about the file."""
        return self._file.text()
