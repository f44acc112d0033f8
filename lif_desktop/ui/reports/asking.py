"""What a report is asked for: its period, and who will read it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from lif_desktop import clock
from lif_desktop.fields import read_day, show_day
from lif_desktop.reports.shape import Asked, Audience
from lif_desktop.ui.blocks.chips import ChoiceChip
from lif_desktop.ui.blocks.text import Words, small_label
from lif_desktop.ui.register.editors import QuietCombo
from lif_desktop.ui.register.flow import Flow
from lif_desktop.ui.reports.periods import ALL, NAMES, Period, bounds

_DAY = 108


class AskingBar(QWidget):
    """The pickers over a report."""

    changed = Signal()
    """Something else is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.period = QuietCombo()
        self.period.setAccessibleName("Period")
        self.period.setToolTip("Usual: the period that suits the report, mostly all on record")
        for one in ALL:
            self.period.addItem(NAMES[one], one)
        self.period.setMinimumContentsLength(19)
        self.since, self.until = _line("From"), _line("To")
        self.problem = Words("", "note", meaning="late")
        self.chips: dict[Audience, ChoiceChip] = {
            "board": ChoiceChip("For the board"),
            "public": ChoiceChip("For the public"),
        }
        self.chips["board"].setChecked(True)
        self.chips["public"].setToolTip("Leaves out or suppresses what identifies people")
        self.period.activated.connect(lambda _index: self._picked())
        for line in (self.since, self.until):
            line.editingFinished.connect(self._typed)
        for chip in self.chips.values():
            chip.clicked.connect(lambda _checked=False: self.changed.emit())
        self._kept = Asked()
        self._assemble()

    def asked(self) -> Asked:
        """Return what is asked for; with dates that make no sense, what was asked before."""
        audience: Audience = "public" if self.chips["public"].isChecked() else "board"
        chosen: Period = self.period.currentData()
        if chosen != "own":
            self._kept = Asked(*bounds(chosen, clock.today()), audience)
            self.problem.hide()
            return self._kept
        try:
            since, until = _read(self.since), _read(self.until)
        except ValueError as wrong:
            self._say(f"‘{wrong}’ is not a date.")
        else:
            if since and until and since > until:
                self._say("The period ends before it begins.")
            else:
                self.problem.hide()
                self._kept = Asked(since, until, audience)
        return Asked(self._kept.since, self._kept.until, audience)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    def _picked(self) -> None:
        own = self.period.currentData() == "own"
        if own and not self.since.text():
            for line, day in zip(
                (self.since, self.until), bounds("year", clock.today()), strict=True
            ):
                line.setText(show_day(day) if day else "")
        self.since.setVisible(own)
        self.until.setVisible(own)
        if own:
            self.since.setFocus()
        self.changed.emit()

    def _typed(self) -> None:
        for line in (self.since, self.until):
            if line.isModified():
                line.setModified(False)
                self.changed.emit()

    def _assemble(self) -> None:
        # In a narrow window the pieces go on in the next line.
        pieces = Flow(gap=8)
        for piece in (small_label("Period"), self.period, self.since, self.until):
            pieces.add(piece)
        for chip in self.chips.values():
            pieces.add(chip)
        pieces.add(self.problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pieces)
        for hidden in (self.since, self.until, self.problem):
            hidden.hide()


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(name)
    line.setToolTip(f"{name}: 12 Aug 2026, 12/8/26 or 2026-08-12")
    line.setFixedWidth(_DAY)
    return line


def _read(line: QLineEdit) -> date | None:
    text = line.text().strip()
    if not text:
        return None
    try:
        return read_day(text)
    except ValueError:
        raise ValueError(text) from None
