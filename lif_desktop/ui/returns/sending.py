"""Sending returns out: of which kind, to whom, by when; then what was written."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lif_desktop import clock, registers
from lif_desktop.exporting.returns.issuing import Issued, issue
from lif_desktop.exporting.returns.previewing import Offered, Preview, preview
from lif_desktop.fields import Day, Unreadable
from lif_desktop.progress import Report
from lif_desktop.registers import Filter
from lif_desktop.registers.returning import RETURN_KINDS
from lif_desktop.rules.periods import Period, ended
from lif_desktop.rules.words import counted, day_in_words, listed
from lif_desktop.store.query import View
from lif_desktop.ui.blocks.text import field_label
from lif_desktop.ui.register.day_editor import DayEditor
from lif_desktop.ui.register.editors import QuietCombo
from lif_desktop.ui.returns.folder_dialog import FolderDialog, Outcome
from lif_desktop.ui.returns.ticks import Line, Ticks
from lif_desktop.ui.session import Session

_NOTE = (
    "Each agency gets a workbook of its own with only its rows, to be filled in and sent back."
    " The board keeps what was sent, so that what comes back is compared with it."
)
# Kinds that are about a period, and how long it usually is.
_PERIODS = {"highlight": "quarterly", "dataset": "quarterly"}
_YEARS = 2


class SendDialog(FolderDialog):
    """Asks what is sent to whom, shows what each would get, and writes it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.kind, self.round = QuietCombo(), QuietCombo()
        field = registers.get("returns").field("due_on")
        assert isinstance(field, Day)
        self.due = DayEditor(field, session.board)
        self.ticks = Ticks(("Agency", "What it gets"))
        self._shown: Preview | None = None
        folder = f"Returns {clock.today().isoformat()}"
        super().__init__(session, "Send out returns", _NOTE, folder, parent)
        self._round_label = field_label("Cycle", self.round)
        for option in RETURN_KINDS:
            self.kind.addItem(option.label, option.value)
        self._arrange()
        self.kind.currentIndexChanged.connect(lambda _index: self._choose_kind())
        self.round.currentIndexChanged.connect(lambda _index: self._preview())
        self.due.changed.connect(self.look)
        self.ticks.changed.connect(self.look)
        self._choose_kind()

    def go(self) -> None:
        """Write the workbooks and record that they were sent."""
        board, kind, chosen = self.session.board, self._kind, self.ticks.chosen()
        due, folder, (audit, period) = self._due(), self.folder(), self._asked()

        def send(report: Report) -> Outcome:
            sent = issue(
                board, kind, chosen, due, folder, audit=audit, period=period, report=report
            )
            return _outcome(sent, folder, board.history(1)[0].id)

        self.write(send)

    def ready(self) -> str:
        """Say how many returns would be sent, once an agency is ticked and the date can be."""
        chosen, due = len(self.ticks.chosen()), self._due()
        if not chosen or due is None or due < clock.today():
            return ""
        return f"Send out {counted(chosen, 'return')}"

    def missing(self) -> str:
        """Say what is still to be chosen."""
        due = self._due()
        if self.ticks.chosen() and (due is None or due < clock.today()):
            return "Choose a day to come"
        return "Choose an agency"

    def hold(self, *, busy: bool) -> None:
        """Hold what was chosen."""
        for widget in (self.kind, self.round, self.due):
            widget.setEnabled(not busy)
        self.ticks.hold(busy=busy)

    @property
    def _kind(self) -> str:
        return str(self.kind.currentData())

    def _due(self) -> date | None:
        try:
            return self.due.value()
        except Unreadable:
            return None

    def _asked(self) -> tuple[int | None, Period | None]:
        found = self.round.currentData()
        return (found, None) if isinstance(found, int) else (None, found)

    def _choose_kind(self) -> None:
        """Offer the cycles or periods of a kind, then show what each agency would get."""
        offered = self._cycles() if self._kind == "section11" else self._periods()
        self.round.blockSignals(True)
        self.round.clear()
        for label, data in offered:
            self.round.addItem(label, data)
        self.round.blockSignals(False)
        self._round_label.setText("Cycle" if self._kind == "section11" else "Period")
        for widget in (self.round, self._round_label):
            widget.setVisible(bool(offered))
        self._preview()

    def _cycles(self) -> list[tuple[str, object]]:
        view = View("audits", filters=(Filter("kind", "is", ("section11", "section175")),))
        board = self.session.board
        found = board.records("audits", board.ids(view))[::-1]
        opened = [one for one in found if one.values["state"] != "finished"]
        named: list[tuple[str, object]] = [
            (f"{one.reference} {one.title}", one.id) for one in opened
        ]
        return [("Each agency's own open cycle", None), *named] if named else []

    def _periods(self) -> list[tuple[str, object]]:
        frequency = _PERIODS.get(self._kind)
        if frequency is None:
            return []
        today = clock.today()
        found = ended(frequency, today - timedelta(days=365 * _YEARS), today)[::-1]
        return [(one.label, one) for one in found]

    def _preview(self) -> None:
        board, kind, (audit, period) = self.session.board, self._kind, self._asked()
        self._shown = None
        self.ticks.show_lines(())
        self.work(
            lambda report: preview(board, kind, audit=audit, period=period, report=report),
            lambda found: self._show(kind, found),
            "Looking at what each agency would get…",
        )

    def _show(self, kind: str, found: Preview) -> None:
        if kind != self._kind:
            return
        self._shown = found
        self.due.set_value(found.due_on)
        agencies = sorted(found.agencies, key=lambda one: bool(one.passed_over))
        self.ticks.show_lines(
            Line(one.agency, (one.name, _gets(one)), can=not one.passed_over) for one in agencies
        )
        none = not any(not one.passed_over for one in found.agencies)
        self.tell("There is nothing to ask any agency of this kind." if none else "", "due")
        self.look()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        parts = ((field_label("Kind", self.kind), self.kind, 3),
                 (self._round_label, self.round, 3),
                 (field_label("Due", self.due), self.due, 2))  # fmt: skip
        for label, widget, stretch in parts:
            part = QVBoxLayout()
            part.setSpacing(4)
            part.addWidget(label)
            part.addWidget(widget)
            row.addLayout(part, stretch)
        self.body.addLayout(row)
        self.body.addWidget(self.ticks, 1)


def _gets(one: Offered) -> str:
    if one.passed_over:
        return f"Nothing: {one.passed_over}"
    again = f"; takes the place of {listed(one.out)}, still out" if one.out else ""
    return f"{one.holds[:1].upper()}{one.holds[1:]}{again}"


def _outcome(sent: list[Issued], folder: Path, change: int) -> Outcome:
    written = [one for one in sent if one.path is not None]
    if not written:
        return Outcome("Nothing was sent out, and nothing was recorded.", 0, None)
    due = written[0].due_on
    by = f", due {day_in_words(due)}" if due else ""
    again = sum(len(one.replaced) for one in written)
    said = f"{counted(len(written), 'return')} written into {folder}{by}, and recorded as sent."
    if again:
        said += f" {counted(again, 'return')} that were out already are withdrawn."
    return Outcome(said, len(written), change)
