"""A field for a passphrase: hidden, shown on demand, with a word about Caps Lock."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.icons import icon


class SecretField(QLineEdit):
    """A passphrase as dots; the eye at its end shows the words."""

    caps_lock = Signal(bool)
    """Whether Caps Lock seems to be on, as far as typing shows it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._eye = QAction("Show the passphrase", self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show_words)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._draw_eye()

    def show_words(self, shown: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Show or hide what is typed."""
        self._eye.setChecked(shown)

    def set_problem(self, problem: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Mark the field as the one to look at."""
        self.setProperty("problem", problem)
        self.style().unpolish(self)
        self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice Caps Lock: a capital without Shift, or a small letter with it."""
        text = event.text()
        if len(text) == 1 and text.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(text.isupper() != shifted)
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the eye in the new scheme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_eye()

    def _show_words(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal passes it so
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if shown else mode.Password)
        self._eye.setText("Hide the passphrase" if shown else "Show the passphrase")
        self._draw_eye()

    def _draw_eye(self) -> None:
        colours = theme.tokens(self.palette())
        name = "eye-off" if self._eye.isChecked() else "eye"
        self._eye.setIcon(QIcon(icon(name, colours.soft)))
