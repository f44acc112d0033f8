"""The first step: drop or choose a workbook, say what it holds; below, what came in before."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lif_desktop import registers
from lif_desktop.store.receipts import Receipt
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.cards import Card, hairline
from lif_desktop.ui.blocks.pill import PillLabel
from lif_desktop.ui.blocks.text import Words, field_label, note_label
from lif_desktop.ui.dates import long_words
from lif_desktop.ui.importing.outcomes import OUTCOMES, WAITING
from lif_desktop.ui.register.editors import QuietCombo

KINDS = "Workbooks (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv)"
_SHOWN = 12


class FileStep(QWidget):
    """Offers a place for a workbook and lists the earlier imports."""

    chosen = Signal(object, str)
    """A workbook's `Path`, and the key of the register it is read into."""
    undo_asked = Signal(object)
    """A `Receipt` whose import shall be undone."""

    def __init__(self) -> None:
        super().__init__()
        self.register_box = QuietCombo()
        for register in registers.shown():
            self.register_box.addItem(register.plural, register.key)
        self._earlier = Card("Earlier imports")
        self._earlier_rows = QVBoxLayout()
        self._earlier_rows.setSpacing(0)
        self._earlier.body.addLayout(self._earlier_rows)
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        body.addWidget(self._offer())
        body.addWidget(self._earlier)
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def choose(self, path: Path) -> None:
        """Take a workbook, dropped or chosen."""
        self.chosen.emit(path, self.register_box.currentData())

    def show_receipts(self, receipts: list[Receipt], undone: set[int | None]) -> None:
        """List what was imported, newest first; `undone` are the change sets taken back."""
        while (item := self._earlier_rows.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        self._earlier.setVisible(bool(receipts))
        for receipt in receipts[:_SHOWN]:
            self._earlier_rows.addWidget(self._row(receipt, undone))
            self._earlier_rows.addWidget(hairline())
        if len(receipts) > _SHOWN:
            more = f"and {len(receipts) - _SHOWN} more; every one stands in the history."
            self._earlier_rows.addWidget(note_label(more))

    def _offer(self) -> Card:
        card = Card("Bring in a workbook")
        card.body.setSpacing(12)
        what = (
            "Drop a file anywhere on this page, or choose one: an agency's return, a tracker that"
            " comes back, or a list kept elsewhere. Nothing is written before you have seen every"
            " row and said so."
        )
        card.body.addWidget(note_label(what, wrap=True))
        button = PrimaryButton("Choose a workbook…", self._ask)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(field_label("Read into", self.register_box))
        row.addWidget(self.register_box)
        row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Choose a workbook", "", KINDS)
        if path:
            self.choose(Path(path))

    def _row(self, receipt: Receipt, undone: set[int | None]) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 7, 0, 7)
        layout.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(receipt.file_name, bold=True))
        when = _moment(receipt.at) if receipt.at else ""
        into = registers.get(receipt.register).plural.lower()
        words.addWidget(note_label(f"{when} · {receipt.who} · into {into}"))
        layout.addLayout(words, 1)
        for outcome in ("new", "changed", *WAITING):
            if count := receipt.counts.get(outcome):
                said = OUTCOMES[outcome]
                pill = said._replace(word=f"{count} {said.word.lower()}").pill()
                layout.addWidget(PillLabel(pill), 0, Qt.AlignmentFlag.AlignVCenter)
        if receipt.change is None:
            layout.addWidget(note_label("nothing written"))
        elif receipt.change in undone:
            layout.addWidget(note_label("undone"))
        else:
            button = Button("Undo", lambda: self.undo_asked.emit(receipt))
            button.setAccessibleName(f"Undo the import of {receipt.file_name}")
            layout.addWidget(button)
        return row


def _moment(at: datetime) -> str:
    here = at.astimezone()
    return f"{long_words(here.date())}, {here:%H:%M}"
