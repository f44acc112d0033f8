"""The last step: what was written, what waits, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lif_desktop.importing.merge import Merged
from lif_desktop.importing.plan import ImportPlan
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.cards import Card
from lif_desktop.ui.blocks.pill import PillLabel
from lif_desktop.ui.blocks.text import Words, note_label
from lif_desktop.ui.importing.outcomes import OUTCOMES, WAITING


class DoneStep(QWidget):
    """Says what an import did."""

    undo_asked = Signal()
    another_asked = Signal()
    records_asked = Signal()
    waiting_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._card = Card()
        self._whole.addWidget(self._card)
        self._whole.addStretch(1)

    def show_result(self, plan: ImportPlan, merged: Merged) -> None:
        """Show what was written of a plan, and what was not."""
        card = Card("Merged" if merged.change is not None else "Nothing to write")
        card.body.setSpacing(10)
        done = (
            f"{merged.title}. It stands as one step of the history, with a receipt for every row."
            if merged.change is not None
            else f"{plan.file_name}: no row was new or changed. A receipt was kept."
        )
        card.body.addWidget(Words(done, wrap=True))
        for outcome, said in OUTCOMES.items():
            count = merged.counts.get(outcome, 0)
            if count:
                line = QHBoxLayout()
                line.addWidget(PillLabel(said._replace(word=f"{count} {said.word.lower()}").pill()))
                line.addWidget(note_label(_became(outcome)))
                line.addStretch(1)
                card.body.addLayout(line)
        left = sum(one.count for one in plan.left_out)
        if left:
            reasons = sorted({one.reason for one in plan.left_out})
            which = "1 row of the file is" if left == 1 else f"{left} rows of the file are"
            text = f"{which} left out as no record: {', '.join(reasons)}."
            card.body.addWidget(note_label(text, wrap=True))
        card.body.addLayout(self._buttons(plan, merged))
        self._whole.replaceWidget(self._card, card)
        self._card.deleteLater()
        self._card = card

    def _buttons(self, plan: ImportPlan, merged: Merged) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(PrimaryButton("Another workbook", self.another_asked.emit))
        row.addWidget(Button(f"Show {plan.register.plural.lower()}", self.records_asked.emit))
        if any(merged.counts.get(outcome) for outcome in WAITING):
            row.addWidget(Button("Decide what waits", self.waiting_asked.emit))
        if merged.change is not None:
            row.addWidget(Button("Undo this import", self.undo_asked.emit))
        row.addStretch(1)
        return row


def _became(outcome: str) -> str:
    if outcome in {"new", "changed"}:
        return "written"
    if outcome in WAITING:
        return "not written; waits for your decision"
    return "not written, as you decided" if outcome == "refused" else "already as the file says"
