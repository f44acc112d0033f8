"""A receipt read row by row: what became of every row of a workbook that came in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lif_desktop.store.receipts import Receipt
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.text import note_label
from lif_desktop.ui.importing.lines import Line
from lif_desktop.ui.importing.outcome_cards import OutcomeCards
from lif_desktop.ui.importing.receipt_lines import receipt_lines
from lif_desktop.ui.importing.review_model import ReviewModel
from lif_desktop.ui.importing.review_table import ReviewTable


class ReceiptStep(QWidget):
    """Shows a receipt; nothing can be decided any more, but a record can be opened."""

    going_back = Signal()
    record_asked = Signal(object)
    """A record's reference; it is of the register `register`."""

    def __init__(self) -> None:
        super().__init__()
        self._receipt: Receipt | None = None
        self._outcome: str | None = None
        self.cards = OutcomeCards()
        self.model = ReviewModel(self)
        self.table = ReviewTable(self.model)
        self.open_button = Button("Open the record", self._open)
        self._told = note_label("")
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._told, 1)
        foot.addWidget(self.open_button)
        foot.addWidget(PrimaryButton("Back to returns", self.going_back.emit))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.cards)
        whole.addWidget(self.table, 1)
        whole.addLayout(foot)
        self.cards.chosen.connect(self.show_outcome)
        self.table.entered.connect(lambda _line: self._open())
        self.table.moved.connect(self._moved)
        back = QShortcut(QKeySequence("Escape"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.going_back)

    @property
    def register(self) -> str:
        """The key of the register that the receipt's records are of."""
        return self._receipt.register if self._receipt is not None else ""

    def show_receipt(self, receipt: Receipt) -> None:
        """Show a receipt from the start."""
        self._receipt, self._outcome = receipt, None
        self._show()
        self.table.setFocus()

    def show_outcome(self, outcome: str) -> None:
        """Show only the rows of one outcome; the same again shows all but the same."""
        self._outcome = None if outcome == self._outcome else outcome
        self._show()

    def _show(self) -> None:
        if self._receipt is None:
            return
        receipt, outcome = self._receipt, self._outcome
        self.cards.show_counts(receipt.counts, {}, outcome)
        self.model.show_lines(receipt_lines(receipt, (outcome,) if outcome else None))
        self.open_button.setEnabled(False)
        self.table.fit()
        self.table.select_place(0)
        shown = "Enter opens a row's record." if self.model.rowCount() else "No row to show."
        self._told.setText(shown)

    def _moved(self, line: Line) -> None:
        self.open_button.setEnabled("-" in line.record)

    def _open(self) -> None:
        line = self.table.line()
        if line is not None and self.open_button.isEnabled():
            self.record_asked.emit(line.record)
