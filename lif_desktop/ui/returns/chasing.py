"""Chasing: who gets which letter and what it says, then letters, mail drafts and calendars."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QSplitter, QWidget

from lif_desktop import clock
from lif_desktop.exporting.letters import chasing
from lif_desktop.exporting.letters.chasing import Part
from lif_desktop.exporting.letters.owing import Owing, owing
from lif_desktop.exporting.letters.wording import NAMES, Lines, Wording, sender
from lif_desktop.progress import Report
from lif_desktop.reports.returns_read import plan_of
from lif_desktop.rules.words import counted
from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.text import Words, note_label
from lif_desktop.ui.returns.folder_dialog import FolderDialog, Outcome
from lif_desktop.ui.returns.schedule import ScheduleDialog
from lif_desktop.ui.returns.ticks import Line, Ticks
from lif_desktop.ui.session import Session

_NOTE = (
    "One letter to each agency, with all that it owes. Nothing is sent from here: letters and mail"
    " drafts are files for you to look at and send."
)
_PARTS: tuple[tuple[Part, str], ...] = (
    ("letters", "Letters (Word)"),
    ("mails", "Mail drafts, with the returns attached"),
    ("calendar", "Calendars"),
)
_SIZE = (1020, 660)


class ChaseDialog(FolderDialog):
    """Shows whom to chase and what the letters say, and writes them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.ticks = Ticks(("Agency", "Letter", "Returns", "To"))
        self.letter = QPlainTextEdit()
        self.letter.setReadOnly(True)
        self.letter.setAccessibleName("The letter in words")
        self.parts = {part: QCheckBox(words) for part, words in _PARTS}
        self._owing: dict[int, tuple[Owing, Wording]] = {}
        self._plan: Words = note_label("")
        folder = f"Reminders {clock.today().isoformat()}"
        super().__init__(session, "Chase returns", _NOTE, folder, parent)
        self.resize(*_SIZE)
        self.plan_button = LinkButton("Change…", self.change_plan)
        self._arrange()
        self.ticks.changed.connect(self.look)
        self.ticks.looked_at.connect(self._preview)
        for part in self.parts.values():
            part.setChecked(True)
            part.toggled.connect(lambda _on: self.look())
        self._read()

    def go(self) -> None:
        """Write what is ticked and record that the returns were chased."""
        board, folder, today = self.session.board, self.folder(), clock.today()
        owed = [self._owing[agency][0] for agency in self.ticks.chosen()]
        parts = [part for part, box in self.parts.items() if box.isChecked()]

        def write(report: Report) -> Outcome:
            before = board.history(1)[0].id
            written = chasing.chase(board, owed, folder, today, parts=parts, report=report)
            newest = board.history(1)[0].id
            files = counted(len(written), "file")
            changed = newest if newest != before else None
            returns = counted(sum(len(one.sent) for one in owed), "return")
            said = f"{files} written into {folder}."
            if changed is not None:
                said += f" {returns} recorded as chased today."
            return Outcome(said, len(written), changed)

        self.write(write)

    def ready(self) -> str:
        """Say to how many it would be written."""
        chosen = len(self.ticks.chosen())
        if not chosen or not any(box.isChecked() for box in self.parts.values()):
            return ""
        return f"Write to {counted(chosen, 'agency', 'agencies')}"

    def hold(self, *, busy: bool) -> None:
        """Hold what was chosen."""
        self.ticks.hold(busy=busy)
        self.plan_button.setEnabled(not busy)
        for box in self.parts.values():
            box.setEnabled(not busy)

    def change_plan(self) -> None:
        """Ask when this board chases, then look again whom."""
        dialog = ScheduleDialog(self.session, self)
        dialog.accepted.connect(self._read)
        dialog.open()

    def _read(self) -> None:
        board, today = self.session.board, clock.today()

        def read(_report: Report) -> tuple[str, list[tuple[Owing, Wording]]]:
            owed = owing(board, today)
            by = sender(board)
            words = [(one, chasing.letter_to(board, one, today, by)) for one in owed]
            return plan_of(board).words, words

        self.work(read, lambda found: self._show(*found), "Looking at who is to be chased…")

    def _show(self, plan: str, found: list[tuple[Owing, Wording]]) -> None:
        self._owing = {one.agency.id: (one, words) for one, words in found}
        self._plan.setText(f"Chased {plan}.")
        self.letter.clear()
        self.ticks.show_lines(
            Line(one.agency.id, (one.agency.title, NAMES[one.letter], _returns(one),
                                 one.to or "Nobody named"))
            for one, _ in found
        )  # fmt: skip
        self.tell("" if found else "Nobody is to be chased today.", "well")
        self.look()

    def _preview(self, agency: int) -> None:
        if agency in self._owing:
            self.letter.setPlainText(_in_words(self._owing[agency][1]))

    def _arrange(self) -> None:
        plan = QHBoxLayout()
        plan.setSpacing(6)
        plan.addWidget(self._plan)
        plan.addWidget(self.plan_button)
        plan.addStretch(1)
        both = QSplitter()
        both.setHandleWidth(12)
        both.setChildrenCollapsible(False)
        both.addWidget(self.ticks)
        both.addWidget(self.letter)
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        both.setSizes([580, 380])
        boxes = QHBoxLayout()
        boxes.setSpacing(18)
        for box in self.parts.values():
            boxes.addWidget(box)
        boxes.addStretch(1)
        self.body.addLayout(plan)
        self.body.addWidget(both, 1)
        self.body.addLayout(boxes)
        for place, width in enumerate((200, 175, 90)):
            self.ticks.tree.setColumnWidth(place, width)


def _returns(one: Owing) -> str:
    late = len(one.late)
    rest = len(one.sent) - late
    parts = (f"{late} late" if late else "", f"{rest} due" if rest else "")
    return ", ".join(part for part in parts if part)


def _in_words(words: Wording) -> str:
    """Return a letter as it reads, without its layout."""
    parts = (
        "\n".join(words.to), words.on, words.greeting, words.subject, *words.opening,
        _listed(words.returns), words.actions_said, _listed(words.actions), *words.closing,
        "Yours sincerely", "\n".join(words.signed),
    )  # fmt: skip
    return "\n\n".join(part for part in parts if part)


def _listed(lines: Lines) -> str:
    """Return the rows of a table as lines, each value under its heading's name."""
    if not lines:
        return ""
    (_, *headings), *rows = lines
    return "\n".join(
        "\n      ".join((f"•  {first}", *(f"{heading}: {said}"
                    for heading, said in zip(headings, others, strict=True) if said)))
        for first, *others in rows
    )  # fmt: skip
