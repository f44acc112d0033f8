"""A receipt read row by row: what became of every row of a workbook that came in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from lif_desktop.store.receipts import Receipt
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.text import note_label
from lif_desktop.ui.importing.lines import Line
from lif_desktop.ui.importing.outcome_cards import OutcomeCards
from lif_desktop.ui.importing.outcomes import WAITING
from lif_desktop.ui.importing.receipt_account import ReceiptAccount
from lif_desktop.ui.importing.receipt_lines import receipt_lines
from lif_desktop.ui.importing.review_model import ReviewModel
from lif_desktop.ui.importing.review_table import ReviewTable

_ROWS, _READ = "Show the rows", "How it was read"


class ReceiptStep(QWidget):
    """Shows a receipt; nothing can be decided any more, but a record can be opened."""

    going_back = Signal()
    record_asked = Signal(object)
    """A record's reference; it is of the register `register`."""
    file_asked = Signal(object)
    """The `Receipt` whose kept file shall be looked at."""
    sending_back = Signal(object)
    """The `Receipt` whose questions shall be sent back to the agency."""

    def __init__(self) -> None:
        super().__init__()
        self._receipt: Receipt | None = None
        self._outcome: str | None = None
        self.cards = OutcomeCards()
        self.model = ReviewModel(self)
        self.table = ReviewTable(self.model)
        self.account = ReceiptAccount()
        self.seek = QLineEdit()
        self.seek.setPlaceholderText("Find in the rows")
        self.seek.setAccessibleName("Find in the rows")
        self.seek.setClearButtonEnabled(True)
        self.seek.setMaximumWidth(240)
        self.read_button = Button(_READ, self._turn)
        self.file_button = Button("Open the file", lambda: self.file_asked.emit(self._receipt))
        self.back_button = Button(
            "Send problems back…", lambda: self.sending_back.emit(self._receipt)
        )
        self.open_button = Button("Open the record", self._open)
        self._told = note_label("")
        self._assemble()
        self.seek.textChanged.connect(lambda _text: self._show())
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
        self.seek.clear()
        self.account.show_details(receipt)
        self._middle.setCurrentWidget(self.table)
        self.read_button.setText(_READ)
        self.file_button.setVisible(bool(receipt.details.get("kept")))
        self.back_button.setVisible(
            bool(receipt.details.get("kept")) and any(row.get("ask") for row in receipt.rows)
        )
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
        wanted = (outcome,) if outcome else None
        self.model.show_lines(receipt_lines(receipt, wanted, self.seek.text()))
        self.open_button.setEnabled(False)
        self.table.fit()
        self.table.select_place(0)
        waited = sum(receipt.counts.get(one, 0) for one in WAITING)
        left = f" {waited} waited for a decision." if waited else ""
        shown = "Enter opens a row's record." if self.model.rowCount() else "No row to show."
        self._told.setText(f"{shown}{left}")

    def _turn(self) -> None:
        """Show how the file was read, or its rows again."""
        rows = self._middle.currentWidget() is self.table
        self._middle.setCurrentWidget(self.account if rows else self.table)
        self.read_button.setText(_ROWS if rows else _READ)

    def _moved(self, line: Line) -> None:
        self.open_button.setEnabled("-" in line.record)

    def _open(self) -> None:
        line = self.table.line()
        if line is not None and self.open_button.isEnabled():
            self.record_asked.emit(line.record)

    def _assemble(self) -> None:
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.account)
        above = QHBoxLayout()
        above.setSpacing(10)
        above.addWidget(self.seek)
        above.addWidget(self._told, 1)
        above.addWidget(self.read_button)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        for button in (self.file_button, self.back_button, self.open_button):
            foot.addWidget(button)
        foot.addWidget(PrimaryButton("Back to returns", self.going_back.emit))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.cards)
        whole.addLayout(above)
        whole.addWidget(self._middle, 1)
        whole.addLayout(foot)
