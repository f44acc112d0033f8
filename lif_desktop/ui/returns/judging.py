"""Judging a return that came back: relevant, timely, accurate, each with what the rule proposes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from lif_desktop import clock
from lif_desktop.faults import Fault
from lif_desktop.registers.answers import YES_PARTLY_NO
from lif_desktop.reports import returns_judged, returns_read
from lif_desktop.rules.return_quality import Judged
from lif_desktop.store.records import Record
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.text import (
    Words,
    field_label,
    note_label,
    section_label,
    small_label,
)
from lif_desktop.ui.register.editors import QuietCombo
from lif_desktop.ui.session import Action, Session

_WIDTH = 560
_WORDS = {one.value: one.label for one in YES_PARTLY_NO}
_NOTE = "What the rule proposes stands ready; your word is what counts."


class JudgeDialog(QDialog):
    """Asks for the three answers and why, and perhaps accepts the return."""

    def __init__(self, session: Session, record: Record, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._record = session, record
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Judge {record.reference}")
        self.setMinimumWidth(_WIDTH)
        (found,) = returns_read.read(session.board, clock.today(), [record])
        self._judged = found.judged
        self.answers = {one.test: _box(one) for one in found.judged}
        self.quality = QPlainTextEdit(record.values["quality"] or "")
        self.quality.setTabChangesFocus(True)
        self.quality.setFixedHeight(84)
        self.problem = Words("", wrap=True, meaning="late")
        self.problem.hide()
        self.judge_button = Button("Judge", lambda: self.judge(accept=False))
        self.accept_button = PrimaryButton("Judge and accept", lambda: self.judge(accept=True))
        for box in self.answers.values():
            box.currentIndexChanged.connect(lambda _index: self._look())
        self._assemble()
        self._look()

    def judge(self, *, accept: bool) -> None:
        """Keep the answers as one change set, with undo."""
        said = {test: box.currentData() for test, box in self.answers.items()}
        try:
            returns_judged.judge(
                self._session.board, self._record, said, self.quality.toPlainText().strip() or None,
                accept=accept, today=clock.today(),
            )  # fmt: skip
        except Fault as fault:
            self.problem.setText(str(fault))
            self.problem.show()
            return
        self.accept()
        self._session.committed()
        verb = "judged and accepted" if accept else "judged"
        text = f"{self._record.reference} was {verb}."
        self._session.say(text, "well", Action("Undo", self._session.undo))

    def _look(self) -> None:
        ready = all(box.currentData() for box in self.answers.values())
        self.accept_button.setEnabled(ready)
        self.accept_button.setToolTip("" if ready else "Say first whether it is all three")

    def _assemble(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 18, 22, 18)
        whole.setSpacing(12)
        whole.addWidget(section_label(self._record.title))
        whole.addWidget(note_label(_NOTE, wrap=True))
        for one in self._judged:
            box = self.answers[one.test]
            part = QHBoxLayout()
            part.setSpacing(12)
            left = QVBoxLayout()
            left.setSpacing(4)
            left.addWidget(field_label(one.test.capitalize(), box))
            left.addWidget(box)
            part.addLayout(left)
            part.addWidget(small_label(_why(one), wrap=True), 1, Qt.AlignmentFlag.AlignBottom)
            whole.addLayout(part)
        reason = QVBoxLayout()
        reason.setSpacing(4)
        reason.addWidget(field_label("What is to be said of its quality", self.quality))
        reason.addWidget(self.quality)
        whole.addLayout(reason)
        whole.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        for button in (Button("Cancel", self.reject), self.judge_button, self.accept_button):
            foot.addWidget(button)
        whole.addLayout(foot)


def _box(one: Judged) -> QuietCombo:
    box = QuietCombo()
    box.setMinimumWidth(130)
    box.addItem("Not said", None)
    for value, label in _WORDS.items():
        box.addItem(label, value)
    box.setCurrentIndex(max(0, box.findData(one.answer)))
    return box


def _why(one: Judged) -> str:
    answer = one.proposal.answer
    return f"By rule: {_WORDS[answer].lower()}. {one.proposal.why}" if answer else one.proposal.why
