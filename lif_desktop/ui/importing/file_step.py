"""The first step: drop or choose workbooks, say what they hold; below, what came in before."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lif_desktop import registers
from lif_desktop.store.receipts import Receipt
from lif_desktop.ui.blocks.buttons import PrimaryButton
from lif_desktop.ui.blocks.text import field_label
from lif_desktop.ui.importing.drop_area import DropArea
from lif_desktop.ui.importing.earlier import Earlier
from lif_desktop.ui.register.editors import QuietCombo

KINDS = "Workbooks (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv)"


class FileStep(QWidget):
    """Offers a place for workbooks and lists the earlier imports."""

    chosen = Signal(object)
    """The `Path`s of workbooks; `key` says what they are read into."""
    undo_asked = Signal(object)
    """A `Receipt` whose import shall be undone."""
    receipt_asked = Signal(object)
    """A `Receipt` that shall be read row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.register_box = QuietCombo()
        self.register_box.addItem("What each file is", "")
        for register in registers.shown():
            self.register_box.addItem(register.plural, register.key)
        self.register_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.choose_button = PrimaryButton("Choose workbooks…", self._ask)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(field_label("Read into", self.register_box))
        row.addWidget(self.register_box)
        row.addWidget(self.choose_button)
        row.addStretch(1)
        self.area = DropArea(row)
        self.earlier = Earlier()
        self.earlier.undo_asked.connect(self.undo_asked)
        self.earlier.receipt_asked.connect(self.receipt_asked)
        self._folder = ""
        inside = QWidget()
        self._body = QVBoxLayout(inside)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(16)
        self._body.addWidget(self.area)
        self._body.addWidget(self.earlier)
        self._body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    @property
    def key(self) -> str:
        """The register that workbooks are read into; blank for what each is recognised as."""
        return str(self.register_box.currentData())

    def choose(self, *paths: Path) -> None:
        """Take workbooks, dropped or chosen."""
        self.chosen.emit(list(paths))

    def put_between(self, widget: QWidget) -> None:
        """Show something between the place for files and the earlier imports."""
        self._body.insertWidget(1, widget)

    def show_receipts(self, receipts: list[Receipt], undone: set[int | None]) -> None:
        """List what was imported, newest first; `undone` are the change sets taken back."""
        self.earlier.show_receipts(receipts, undone)

    def _ask(self) -> None:
        found, _ = QFileDialog.getOpenFileNames(self, "Choose workbooks", self._folder, KINDS)
        if found:
            self._folder = str(Path(found[0]).parent)
            self.choose(*map(Path, found))
