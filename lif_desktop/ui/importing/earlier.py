"""The card of earlier imports: each can be read row by row and undone."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lif_desktop import registers
from lif_desktop.store.receipts import Receipt
from lif_desktop.ui.blocks.buttons import Button, LinkButton
from lif_desktop.ui.blocks.cards import Card, hairline
from lif_desktop.ui.blocks.elided import Elided
from lif_desktop.ui.blocks.pill import PillLabel
from lif_desktop.ui.blocks.text import note_label
from lif_desktop.ui.importing.outcomes import OUTCOMES, WAITING
from lif_desktop.ui.importing.saying import moment

_SHOWN = 12
_MOST = 200


class Earlier(Card):
    """Lists receipts, newest first."""

    undo_asked = Signal(object)
    """A `Receipt` whose import shall be undone."""
    receipt_asked = Signal(object)
    """A `Receipt` that shall be read row by row."""

    def __init__(self) -> None:
        super().__init__("Earlier imports")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self._limit = _SHOWN
        self.hide()

    def show_receipts(self, receipts: list[Receipt], undone: set[int | None]) -> None:
        """List what was imported; `undone` are the change sets taken back."""
        while (item := self._rows.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.setVisible(bool(receipts))
        for place, receipt in enumerate(receipts[: self._limit]):
            if place:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(receipt, undone))
        if len(receipts) > self._limit and self._limit < _MOST:

            def show_all() -> None:
                self._limit = _MOST
                self.show_receipts(receipts, undone)

            text = f"Show all {len(receipts)}" if len(receipts) <= _MOST else f"Show {_MOST}"
            more = LinkButton(text, show_all)
            self._rows.addWidget(hairline())
            self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _row(self, receipt: Receipt, undone: set[int | None]) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 7, 0, 7)
        layout.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Elided(receipt.file_name, bold=True))
        into = registers.get(receipt.register).plural.lower()
        words.addWidget(Elided(f"{moment(receipt)} · {receipt.who} · into {into}", soft=True))
        layout.addLayout(words, 1)
        for outcome in ("new", "changed", *WAITING):
            if count := receipt.counts.get(outcome):
                pill = PillLabel(OUTCOMES[outcome].pill(count))
                layout.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
        if receipt.change is None:
            layout.addWidget(note_label("nothing written"))
        elif receipt.change in undone:
            layout.addWidget(note_label("undone"))
        rows = Button("Rows", partial(self.receipt_asked.emit, receipt))
        rows.setAccessibleName(f"Show the rows of {receipt.file_name}")
        layout.addWidget(rows)
        if receipt.change is not None and receipt.change not in undone:
            button = Button("Undo", partial(self.undo_asked.emit, receipt))
            button.setAccessibleName(f"Undo the import of {receipt.file_name}")
            layout.addWidget(button)
        return row
