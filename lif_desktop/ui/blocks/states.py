"""The three states a page can be in besides its content: empty, busy, problem."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from lif_desktop.ui import theme
from lif_desktop.ui.background import Progress
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.icons import pixmap
from lif_desktop.ui.blocks.text import Words, note_label, section_label
from lif_desktop.ui.session import Action

_WIDTH = 460


class _State(QWidget):
    """Pieces in the upper middle of the page."""

    def __init__(self) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        middle.setMinimumWidth(min(_WIDTH, 320))
        self.body = QVBoxLayout(middle)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        column = QVBoxLayout()
        column.addStretch(2)
        column.addWidget(middle)
        column.addStretch(5)
        across.addStretch(1)
        across.addLayout(column, 4)
        across.addStretch(1)

    def add_actions(self, actions: tuple[Action, ...]) -> None:
        """Offer the next steps, the first as the primary one."""
        if not actions:
            return
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(10)
        row.addStretch(1)
        for index, action in enumerate(actions):
            row.addWidget((Button if index else PrimaryButton)(action.text, action.run))
        row.addStretch(1)
        self.body.addLayout(row)

    def centre(self, label: Words) -> None:
        """Add words in the middle."""
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(label)


class EmptyState(_State):
    """What belongs here, and the next step."""

    def __init__(self, what: str, next_step: str, *actions: Action, icon: str = "inbox") -> None:
        super().__init__()
        self._icon_name = icon
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self._icon)
        self._draw()
        self.centre(section_label(what))
        self.centre(note_label(next_step, wrap=True))
        self.add_actions(actions)
        self.setAccessibleName(f"{what} {next_step}")

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon in the new scheme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        colour = theme.tokens(self.palette()).soft
        self._icon.setPixmap(pixmap(self._icon_name, colour, 32, self.devicePixelRatioF()))


class BusyState(_State):
    """What is happening, how far it is, and a way to stop it."""

    def __init__(self, what: str, cancel: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._what = section_label(what)
        self._step = note_label("")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(what)
        self.centre(self._what)
        self.body.addWidget(self._bar)
        self.centre(self._step)
        if cancel is not None:
            self.offer_cancel(cancel)

    def progress(self, progress: Progress) -> None:
        """Show how far the work is."""
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._step.setText(progress.what)

    def offer_cancel(self, cancel: Callable[[], object]) -> None:
        """Offer to stop the work."""

        def stop() -> None:
            button.setEnabled(False)
            self._step.setText("Stopping…")
            cancel()

        button = Button("Cancel", stop)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)


class ProblemState(_State):
    """What happened, what is safe, and what to do."""

    def __init__(self, happened: str, safe: str, to_do: str, *actions: Action) -> None:
        super().__init__()
        self.centre(Words(happened, "section", bold=True, meaning="late", wrap=True))
        self.centre(Words(safe, wrap=True))
        self.centre(note_label(to_do, wrap=True))
        self.add_actions(actions)
        self.setAccessibleName(f"{happened} {safe} {to_do}")
