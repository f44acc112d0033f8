"""Ask for the passphrase of a board and say plainly what came of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar

from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.text import Words, field_label, note_label, small_label
from lif_desktop.ui.start.scrolled import ScrolledPage
from lif_desktop.ui.start.secret_field import SecretField


class UnlockPage(ScrolledPage):
    """Passphrase and name; `unlock(passphrase, who)` is called with what was typed."""

    def __init__(
        self,
        path: Path,
        user: str,
        unlock: Callable[[str, str], object],
        back: Callable[[], object],
    ) -> None:
        super().__init__(f"Unlock {path.stem}", width=420)
        self._unlock = unlock
        self.user = QLineEdit(user)
        self.passphrase = SecretField("Passphrase")
        self._caps = small_label("Caps Lock seems to be on.")
        self._caps.set_meaning("due")
        self._caps.hide()
        self._problem = Words("", wrap=True, meaning="late")
        self._problem.hide()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Opening the board")
        self._bar.hide()
        self._go = PrimaryButton("Unlock", self._submit)
        self._back = Button("Back", back)
        self.passphrase.caps_lock.connect(self._caps.setVisible)
        self.passphrase.returnPressed.connect(self._submit)
        self.user.returnPressed.connect(self._submit)
        self._assemble(path)
        self.setFocusProxy(self.passphrase if user else self.user)

    def busy(self, busy: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Show that the key is being derived, which takes a moment on purpose."""
        for piece in (self.user, self.passphrase, self._go, self._back):
            piece.setEnabled(not busy)
        self._go.setText("Opening…" if busy else "Unlock")
        self._bar.setVisible(busy)
        if busy:
            self._problem.hide()

    def refuse(self, sentence: str) -> None:
        """Say why the board did not open; the passphrase is ready to be typed again."""
        self.busy(False)
        self._problem.setText(sentence)
        self._problem.show()
        self.passphrase.set_problem(True)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def problem(self) -> str:
        """Return the sentence shown under the field, blank when there is none."""
        return "" if self._problem.isHidden() else self._problem.text()

    def _submit(self) -> None:
        self.passphrase.set_problem(False)
        if not self.user.text().strip():
            self.refuse("Say who you are: your name stands beside every change you make.")
            self.passphrase.set_problem(False)
            self.user.setFocus()
        elif not self.passphrase.text():
            self.refuse("Type the board’s passphrase.")
        else:
            self.busy(True)
            self._unlock(self.passphrase.text(), self.user.text().strip())

    def _assemble(self, path: Path) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._go)
        self.body.setSpacing(4)
        self.body.addWidget(Words(path.stem, "title"))
        self.body.addWidget(note_label(str(path.parent), wrap=True))
        self.body.addSpacing(16)
        self.body.addWidget(field_label("Your name", self.user))
        self.body.addWidget(self.user)
        self.body.addSpacing(8)
        self.body.addWidget(field_label("Passphrase", self.passphrase))
        self.body.addWidget(self.passphrase)
        self.body.addWidget(self._caps)
        self.body.addWidget(self._problem)
        self.body.addSpacing(8)
        self.body.addWidget(self._bar)
        self.body.addLayout(buttons)
        self.body.addSpacing(16)
        self.body.addWidget(
            small_label(
                "Nobody can open the board without its passphrase, not even the makers of this "
                "program. If it is forgotten, look for the recovery sheet your office keeps.",
                wrap=True,
            )
        )
