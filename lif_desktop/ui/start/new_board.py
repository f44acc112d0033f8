"""Make a board: its name, its framework, its user, its passphrase and where it is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from lif_desktop.ui.blocks.buttons import Button, LinkButton, PrimaryButton
from lif_desktop.ui.blocks.text import Words, field_label, note_label, small_label
from lif_desktop.ui.start import passphrase as phrases
from lif_desktop.ui.start.framework_list import Choice, FrameworkList
from lif_desktop.ui.start.scrolled import ScrolledPage
from lif_desktop.ui.start.secret_field import SecretField

_WORDS = {
    "": ("", ""),
    "weak": ("Weak: too easy to guess.", "late"),
    "fair": ("Fair: longer would be better.", "due"),
    "strong": ("Strong.", "well"),
}


@dataclass(frozen=True, slots=True)
class NewBoard:
    """What was decided about a board to be made."""

    path: Path
    name: str
    framework: str
    user: str
    passphrase: str


class NewBoardPage(ScrolledPage):
    """One page of decisions; `create` is called with them once they hold."""

    def __init__(
        self,
        choices: Sequence[Choice],
        folder: Path,
        user: str,
        create: Callable[[NewBoard], object],
        back: Callable[[], object],
    ) -> None:
        super().__init__("New board", width=920)
        self._create = create
        self._folder = folder
        self.name = QLineEdit()
        self.name.setPlaceholderText("Northmoor Safeguarding Children Partnership")
        self.user = QLineEdit(user)
        self.where = QLineEdit(str(folder / "Board.lif"))
        self.passphrase = SecretField("Passphrase")
        self.again = SecretField("Passphrase again")
        self._strength = small_label("")
        self._problem = Words("", wrap=True, meaning="late")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Making the board")
        self._bar.hide()
        self.frameworks = FrameworkList(choices, folder)
        self.frameworks.refused.connect(self._problem.setText)
        self._go = PrimaryButton("Create board", self._submit)
        self._back = Button("Back", back)
        self.offer = LinkButton("Offer three random words", self._offer)
        self.name.textEdited.connect(self._follow_name)
        self.passphrase.textChanged.connect(self._judge)
        self._assemble()
        self.setFocusProxy(self.name)

    def choose(self, key: str) -> None:
        """Choose a framework by its key."""
        self.frameworks.choose(key)

    def busy(self, busy: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Show that the board is being made."""
        self._go.setEnabled(not busy)
        self._back.setEnabled(not busy)
        self._go.setText("Making the board…" if busy else "Create board")
        self._bar.setVisible(busy)

    def refuse(self, sentence: str, field: QLineEdit | None = None) -> None:
        """Say what is missing or what went wrong, and go to the field it is about."""
        self.busy(False)
        self._problem.setText(sentence)
        if field is not None:
            field.setFocus()

    def problem(self) -> str:
        """Return the sentence shown above the buttons, blank when there is none."""
        return self._problem.text()

    def _submit(self) -> None:
        self._problem.setText("")
        advice = phrases.advice(self.passphrase.text(), self.again.text())
        if not self.name.text().strip():
            self.refuse("Give the board its name, as it stands on its papers.", self.name)
        elif not self.user.text().strip():
            self.refuse("Say who you are: your name stands beside every change.", self.user)
        elif advice:
            first = (
                self.passphrase if len(self.passphrase.text()) < phrases.SHORTEST else self.again
            )
            self.refuse(advice, first)
        elif not self.where.text().strip():
            self.refuse("Say where the board is to be kept.", self.where)
        else:
            self.busy(True)
            self._create(self._decided())

    def _decided(self) -> NewBoard:
        path = Path(self.where.text().strip())
        return NewBoard(
            path=path if path.suffix == ".lif" else path.with_name(path.name + ".lif"),
            name=self.name.text().strip(),
            framework=self.frameworks.chosen(),
            user=self.user.text().strip(),
            passphrase=self.passphrase.text(),
        )

    def _offer(self) -> None:
        words = phrases.random_words()
        for field in (self.passphrase, self.again):
            field.setText(words)
            field.show_words(True)

    def _judge(self, text: str) -> None:
        words, meaning = _WORDS[phrases.strength(text)]
        self._strength.setText(words)
        self._strength.set_meaning(meaning)  # type: ignore[arg-type] # the table above holds meanings

    def _follow_name(self, name: str) -> None:
        first = "".join(c for c in name.split(" ", maxsplit=1)[0] if c.isalnum() or c in "-_")
        self.where.setText(str(self._folder / f"{first or 'Board'}.lif"))

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Where to keep the board", self.where.text(), "Boards (*.lif)"
        )
        if chosen:
            self.where.setText(chosen)

    def _assemble(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(32)
        columns.addWidget(self.frameworks, 1)
        columns.addWidget(self._fields(), 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self._problem, 1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._go)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(Words("New board", "title"))
        head.addWidget(
            note_label("One file holds everything, encrypted with a passphrase of your own.")
        )
        self.body.addLayout(head)
        self.body.addSpacing(4)
        self.body.addLayout(columns)
        self.body.addWidget(self._bar)
        self.body.addLayout(buttons)

    def _fields(self) -> QWidget:
        part = QWidget()
        rows = QVBoxLayout(part)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for label, field in (
            ("Name of the board", self.name),
            ("Your name", self.user),
            ("Passphrase", self.passphrase),
            ("Passphrase again", self.again),
        ):
            rows.addWidget(field_label(label, field))
            rows.addWidget(field)
            if field is self.passphrase:
                line = QHBoxLayout()
                line.addWidget(self._strength, 1)
                line.addWidget(self.offer)
                rows.addLayout(line)
            rows.addSpacing(6)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.where, 1)
        place.addWidget(Button("Browse…", self._browse))
        rows.addWidget(field_label("Where to keep it", self.where))
        rows.addLayout(place)
        rows.addSpacing(6)
        rows.addWidget(
            small_label(
                "Write the passphrase on a recovery sheet and keep it in the office safe: without "
                "it nobody can ever open the board. Keep the file on this computer or a drive of "
                "your own, not in a folder that is synchronised.",
                wrap=True,
            )
        )
        rows.addStretch(1)
        return part
