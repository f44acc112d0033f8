"""Asks every agency under a duty for its standards return, with last cycle's answers in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from lif_desktop import clock
from lif_desktop.faults import Fault
from lif_desktop.registers import Filter
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.carrying import DUTIES, carry_forward
from lif_desktop.store.query import View
from lif_desktop.store.records import Record
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.text import Words, field_label, note_label, section_label
from lif_desktop.ui.register.editors import QuietCombo
from lif_desktop.ui.session import Action, Session

_WIDTH = 520
_NOTE = (
    "Every agency with the duty is given a return in this cycle, due when the cycle says. What it"
    " answered last time is carried into it, marked as carried forward, for it to go through."
    " Returns that are there already stay as they are."
)


def ask_for_returns(session: Session, window: QWidget) -> None:
    """Ask which cycle begins; say how one is made where none waits."""
    if not cycles(session.board):
        session.say(
            "No cycle waits. Add an audit of the type Section 11 or Section 175/157 first.", "due",
            Action("Audits", lambda: session.navigate("audits")),
        )  # fmt: skip
        return
    CycleDialog(session, window).open()


def cycles(board: Board) -> list[Record]:
    """Return the cycles that are not finished, the newest first."""
    return [one for one in _all(board) if one.values["state"] != "finished"]


def _all(board: Board) -> list[Record]:
    view = View("audits", filters=(Filter("kind", "is", tuple(DUTIES)),))
    return board.records("audits", board.ids(view))[::-1]


class CycleDialog(QDialog):
    """Asks for the cycle and the one before, and opens the returns as one change set."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Ask for standards returns")
        self.setMinimumWidth(_WIDTH)
        self.cycle, self.last = QuietCombo(), QuietCombo()
        self.due: Words = note_label("", wrap=True)
        self.go_button = PrimaryButton("Ask for returns", self.ask)
        for one in cycles(session.board):
            self.cycle.addItem(_named(one), one.id)
        self.cycle.currentIndexChanged.connect(lambda _index: self._offer())
        self._assemble()
        self._offer()

    def ask(self) -> None:
        """Open the returns and say how many, with undo beside it."""
        board = self._session.board
        new: int = self.cycle.currentData()
        try:
            with self._session.change(f"Ask for returns of {self.cycle.currentText()}") as change:
                made = carry_forward(board, change, self.last.currentData(), new, clock.today())
        except Fault as fault:
            self.due.set_meaning("late")
            self.due.setText(str(fault))
            return
        self.accept()
        if not made.returns:
            self._session.say("Every agency with the duty has its return already.")
            return
        said = (
            f"{counted(made.returns, 'return')} opened,"
            f" {counted(made.answers, 'answer')} carried forward."
        )
        self._session.say(said, "well", Action("Undo", self._session.undo))

    def _offer(self) -> None:
        new = self._session.board.record("audits", self.cycle.currentData())
        self.last.clear()
        for one in _all(self._session.board):
            if one.values["kind"] == new.values["kind"] and one.id != new.id:
                self.last.addItem(_named(one), one.id)
        self.last.addItem("None: this is the first cycle", None)
        self.last.setCurrentIndex(max(0, self.last.findData(new.values["previous"])))
        due = new.values["due_on"]
        self.due.set_meaning("" if due else "due")
        self.due.setText(
            f"Returns are due on {day_in_words(due)}." if due
            else "The cycle has no date by which returns are due; give it one first, if you can."
        )  # fmt: skip

    def _assemble(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 18, 22, 18)
        whole.setSpacing(12)
        whole.addWidget(section_label("Ask for standards returns"))
        whole.addWidget(note_label(_NOTE, wrap=True))
        for name, combo in (("Cycle", self.cycle), ("Answers from", self.last)):
            part = QVBoxLayout()
            part.setSpacing(4)
            part.addWidget(field_label(name, combo))
            part.addWidget(combo)
            whole.addLayout(part)
        whole.addWidget(self.due)
        whole.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        foot.addWidget(Button("Cancel", self.reject))
        foot.addWidget(self.go_button)
        whole.addLayout(foot)
        self.go_button.setDefault(True)


def _named(cycle: Record) -> str:
    return f"{cycle.reference} {cycle.title}"
