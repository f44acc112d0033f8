"""A line that says what is being written, how far it is, and stops it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from lif_desktop.ui.background import Progress
from lif_desktop.ui.blocks.buttons import Button
from lif_desktop.ui.blocks.text import note_label

_BAR_WIDTH = 240


class ProgressStrip(QWidget):
    """Hidden unless something is being written."""

    def __init__(self) -> None:
        super().__init__()
        self._cancel: Callable[[], object] | None = None
        self.what = note_label("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.cancel_button = Button("Cancel", self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.what)
        row.addWidget(self.bar)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        self.hide()

    def begin(self, what: str, cancel: Callable[[], object]) -> None:
        """Say what begins, and how it is stopped."""
        self._cancel = cancel
        self.what.setText(what)
        self.bar.setAccessibleName(what)
        self.bar.setRange(0, 0)
        self.cancel_button.setEnabled(True)
        self.show()

    def progress(self, progress: Progress) -> None:
        """Show how far the work is."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)

    def _stop(self) -> None:
        self.cancel_button.setEnabled(False)
        self.what.setText("Stopping…")
        if self._cancel is not None:
            self._cancel()
