"""The list of workbooks that came together: what each is, and one button for all that is sure."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from lif_desktop.importing.receiving.batch import Batch
from lif_desktop.importing.receiving.batch_item import Item
from lif_desktop.rules.words import counted
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.text import note_label
from lif_desktop.ui.importing.batch_model import BatchModel, Passed
from lif_desktop.ui.importing.batch_panel import NARROW, WIDTH, BatchPanel
from lif_desktop.ui.importing.batch_table import BatchTable
from lif_desktop.ui.importing.batch_words import writing
from lif_desktop.ui.importing.keep_tick import KeepTick

_ROOMY = 1060


class BatchStep(QWidget):
    """Shows a batch; what is to be done is said to whoever does it."""

    merging = Signal()
    taking_back = Signal()
    stopping = Signal()
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._batch: Batch | None = None
        self.model = BatchModel(self)
        self.table = BatchTable(self.model)
        self.panel = BatchPanel()
        self.merge_button = PrimaryButton("Merge all that is sure", self.merging.emit)
        self.merge_button.setToolTip("Ctrl+Enter")
        self.keep_tick = KeepTick("Keep the files in the board")
        self.back_button = Button("Take all back", self.taking_back.emit)
        self.close_button = Button("Back to returns", self.closing.emit)
        self.stop_button = Button("Stop reading", self.stopping.emit)
        self._still, self._reading = note_label("", wrap=True), note_label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(180)
        self._bar.setAccessibleName("Files read")
        self._progress = QWidget()
        self._assemble()
        self.table.moved.connect(self._moved)
        self.table.entered.connect(lambda item: self.panel.asked.emit(item, "open"))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.merge_button.click)

    def show_batch(self, batch: Batch, *, reading: Item | None = None) -> None:
        """Show a batch as it is now; `reading` is the workbook being read."""
        first = batch is not self._batch
        self._batch = batch
        place = self.table.currentIndex().row()
        self.model.show_batch(batch)
        self.table.fit()
        self.table.select_place(0 if first else place)
        self._moved(self.table.current())
        self._show_foot(batch)
        self._show_progress(batch, reading)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the table room in a narrow window."""
        super().resizeEvent(event)
        self.panel.setFixedWidth(WIDTH if self.width() >= _ROOMY else NARROW)

    def _moved(self, one: "Item | Passed | None") -> None:
        if self._batch is None or one is None:
            self.panel.show_nothing()
        elif isinstance(one, Item):
            self.panel.show_item(one, self._batch.board.labels("agencies"))
        else:
            self.panel.show_passed(one)

    def _show_foot(self, batch: Batch) -> None:
        sure, merged = batch.of("sure"), batch.of("merged")
        rows = writing(sure)
        self.merge_button.setEnabled(bool(sure))
        files = counted(len(sure), "file")
        text = f"Merge {counted(rows, 'change')} of {files}" if sure else "Merge all that is sure"
        self.merge_button.setText(text)
        self.merge_button.setAccessibleName(text)
        self.merge_button.ensurePolished()
        self.merge_button.updateGeometry()
        self.back_button.setVisible(bool(merged))
        self.keep_tick.setVisible(bool(sure))
        written = (
            f"{counted(len(merged), 'file')} merged, each as a step of its own."
            if merged
            else "Nothing has been written yet."
        )
        waiting = len(batch.of("asks", "unknown", "before"))
        wait = f" {counted(waiting, 'file')} will wait in the list for you." if waiting else ""
        self._still.setText(written + wait)

    def _show_progress(self, batch: Batch, reading: Item | None) -> None:
        whole, left = len(batch.items), len(batch.of("waiting", "reading"))
        self._progress.setVisible(reading is not None)
        if reading is not None:
            self._bar.setRange(0, whole)
            self._bar.setValue(whole - left)
            self._reading.setText(f"Reading {whole - left + 1} of {whole}: {reading.path.name}")

    def _assemble(self) -> None:
        row = QHBoxLayout(self._progress)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._bar)
        row.addWidget(self._reading, 1)
        row.addWidget(self.stop_button)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.panel)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._still, 1)
        foot.addWidget(self.keep_tick)
        foot.addWidget(self.back_button)
        foot.addWidget(self.close_button)
        foot.addWidget(self.merge_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self._progress)
        whole.addLayout(middle, 1)
        whole.addLayout(foot)
