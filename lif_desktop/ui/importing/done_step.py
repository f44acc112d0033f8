"""The last step: what was written, what waits, and the way back."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lif_desktop.importing.merging.merge import Merged
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.rules.words import counted
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.cards import Card
from lif_desktop.ui.blocks.pill import PillLabel
from lif_desktop.ui.blocks.text import Words, note_label
from lif_desktop.ui.importing.outcomes import OUTCOMES, WAITING


class DoneStep(QWidget):
    """Says what an import did."""

    undo_asked = Signal()
    another_asked = Signal()
    """The next file that waits, or another one."""
    records_asked = Signal()
    waiting_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._card = Card()
        self._whole.addWidget(self._card)
        self._whole.addStretch(1)
        self._first: Button | None = None

    def show_result(self, plan: ImportPlan, merged: Merged, following: Path | None) -> None:
        """Show what was written of a plan, and what was not; `following` is the next file."""
        card = Card("Merged" if merged.change is not None else "Nothing to write")
        card.body.setSpacing(12)
        done = (
            f"{merged.title}. It stands as one step of the history, with a receipt for every row."
            if merged.change is not None
            else f"{plan.file_name}: no row was written. A receipt was kept, row by row."
        )
        card.body.addWidget(Words(done, wrap=True))
        returned = plan.back.record
        if returned is not None and returned.values["state"] in {None, "out"}:
            back = f"{returned.reference}, {returned.title}, is noted as come back today."
            card.body.addWidget(note_label(back, wrap=True))
        card.body.addLayout(_counts(merged))
        left = sum(one.count for one in plan.left_out)
        if left:
            reasons = ", ".join(sorted({one.reason for one in plan.left_out}))
            are = "is" if left == 1 else "are"
            text = f"{counted(left, 'row')} of the file {are} left out as no record: {reasons}."
            card.body.addWidget(note_label(text, wrap=True))
        card.body.addLayout(self._buttons(plan, merged, following))
        self._whole.replaceWidget(self._card, card)
        self._card.deleteLater()
        self._card = card

    def begin(self) -> None:
        """Put the keyboard on the way on."""
        if self._first is not None:
            self._first.setFocus()

    def _buttons(self, plan: ImportPlan, merged: Merged, following: Path | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        waits = any(merged.counts.get(outcome) for outcome in WAITING)
        on = f"Next: {following.name}" if following is not None else "Another workbook"
        buttons = [
            PrimaryButton(on, self.another_asked.emit),
            Button(f"Show {plan.register.plural.lower()}", self.records_asked.emit),
        ]
        if waits:
            buttons.insert(1, Button("Decide what waits", self.waiting_asked.emit))
        if merged.change is not None:
            buttons.append(Button("Undo this import", self.undo_asked.emit))
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._first = buttons[0]
        return row


def _counts(merged: Merged) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    shown = [outcome for outcome in OUTCOMES if merged.counts.get(outcome)]
    for row, outcome in enumerate(shown):
        pill = PillLabel(OUTCOMES[outcome].pill(merged.counts[outcome]))
        grid.addWidget(pill, row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(note_label(_became(outcome)), row, 1)
    return grid


def _became(outcome: str) -> str:
    if outcome in {"new", "changed"}:
        return "written"
    if outcome in WAITING:
        return "not written; waits for your decision"
    return "not written, as you decided" if outcome == "refused" else "already as the file says"
