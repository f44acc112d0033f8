"""The table of a register: rows to open, columns that fit, the keyboard's ways through it."""

from typing import cast

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from lif_desktop.fields import Day, Field, Link, Links, Memo, Text
from lif_desktop.store.records import Record
from lif_desktop.ui import theme
from lif_desktop.ui.blocks.pill import Pill, pill_size
from lif_desktop.ui.register.arrangement import Arrangement
from lif_desktop.ui.register.delegate import PADDING, CellDelegate
from lif_desktop.ui.register.heading import ARROW, Headings
from lif_desktop.ui.register.model import PILL, RECORD, RecordModel

_TITLE_AT_MOST = 214
_MEASURED = 40
_WORDS_AT_MOST = 150
_WORDS_AT_LEAST = 84
_NAMES_AT_LEAST = 120  # agencies of one place begin alike; their second word must show
_PIXELS_A_CHARACTER = 7


class RecordTable(QTableView):
    """Shows a `RecordModel`; a click or Enter opens a record."""

    opened = Signal(object)
    """The `Record` the user wants to see."""
    moved = Signal(object)
    """The `Record` the user moved to with the keyboard."""
    sort_asked = Signal(object)
    """The `Field` by which the table shall be ordered (again: the other way round)."""
    arranged = Signal()
    """A column was made wider or narrower by hand."""
    typed = Signal(str)
    """Somebody began to type: probably a word to find."""
    chosen_changed = Signal()
    """Other rows are selected."""
    delete_asked = Signal()
    """Delete was pressed."""

    def __init__(self, model: RecordModel, arrangement: Arrangement) -> None:
        super().__init__()
        self.records = model
        self.arrangement = arrangement
        self._measured: dict[str, int] = {}
        self._fitting = False
        self._delegate = CellDelegate(self)
        self._headings = Headings(self)
        self.setHorizontalHeader(self._headings)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(model.register.plural)
        # Else the style draws a frame where the two scroll bars meet.
        self.setCornerWidget(QWidget())
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        self.set_compact(compact=arrangement.compact)
        self._headings.sectionClicked.connect(self._sort_section)
        self._headings.sectionResized.connect(self._keep_width)

    def set_compact(self, *, compact: bool) -> None:
        """Show rows narrow or at their usual height."""
        rows = self.verticalHeader()
        height = theme.ROW_COMPACT if compact else theme.ROW
        rows.setMinimumSectionSize(height)
        rows.setDefaultSectionSize(height)

    def mark_sorted(self) -> None:
        """Draw the arrow at the column that orders the view in force."""
        key, descending = (self.records.view.sort or (("reference", False),))[0]
        keys = [field.key for field in self.records.columns]
        section = keys.index(key) if key in keys else -1
        self._headings.mark_sorted(section, descending=descending)

    def select(self, row: int) -> None:
        """Mark a row and bring it into view, whatever keys are held; -1: mark none."""
        flags = QItemSelectionModel.SelectionFlag
        if row < 0:
            self.clearSelection()
        elif row != self.currentIndex().row() or not self.selectionModel().hasSelection():
            column = max(0, self.currentIndex().column())
            # Not selectRow(): with Ctrl still held, as after Ctrl+S, that chooses and unchooses.
            self.selectionModel().setCurrentIndex(
                self.records.index(row, column), flags.ClearAndSelect | flags.Rows
            )
        if row >= 0:
            self.scrollTo(self.records.index(row, 0))

    def chosen(self) -> list[Record]:
        """Return the records of the selected rows, in order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [record for row in rows if (record := self.records.record_at(row)) is not None]

    def count_chosen(self) -> int:
        """Return how many rows are selected."""
        ranges = cast("list[QItemSelectionRange]", self.selectionModel().selection())
        return sum(rows.height() for rows in ranges)

    def fit(self) -> None:
        """Give every column the room its words need; the title takes what is left.

        Where there is too little, columns of words give way first, figures and pills never.
        """
        if not self.records.columns:
            return
        own = self.arrangement.widths
        title = self.records.register.title
        widths = [
            own.get(field.key) or self._wanted(section, field)
            for section, field in enumerate(self.records.columns)
        ]
        lacking = sum(widths) - self.viewport().width()
        for section, field in enumerate(self.records.columns):
            if field.key in own:
                continue
            if field.key == title:
                widths[section] += max(0, -lacking)
            elif isinstance(field, (Text, Memo, Link, Links)) and field.key != "reference":
                given = min(max(lacking, 0), max(0, widths[section] - self._least(field)))
                widths[section] -= given
                lacking -= given
        self._fitting = True
        for section, width in enumerate(widths):
            self._headings.resizeSection(section, width)
        self._fitting = False

    def forget_measures(self) -> None:
        """Measure the columns again at the next `fit`."""
        self._measured.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that other rows are selected."""
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Move the bar that marks the row under the keyboard."""
        super().currentChanged(current, previous)
        self._mark_current()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the current row; without one, the first."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.records.rowCount():
            first = self.records.index(0, 0)
            self.selectionModel().setCurrentIndex(
                first, self.selectionModel().SelectionFlag.NoUpdate
            )
        self._mark_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark away."""
        super().focusOutEvent(event)
        self._mark_current()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the record under a plain click; with Ctrl or Shift rows are only chosen."""
        super().mouseReleaseEvent(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.button() == Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, order with Alt and the arrows, delete, else move."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        before = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._sort_section(self.currentIndex().column())
        else:
            super().keyPressEvent(event)
            if self.currentIndex().row() != before and self.count_chosen() == 1:
                self.moved.emit(self.currentIndex().data(RECORD))

    def keyboardSearch(self, search: str) -> None:
        """Hand what is typed to the find box: looking through 100,000 rows is the board's work."""
        self.typed.emit(search)

    def _open(self, index: QModelIndex) -> None:
        record = index.data(RECORD)
        if record is not None:
            self.opened.emit(record)

    def _mark_current(self) -> None:
        self._delegate.current_row = self.currentIndex().row() if self.hasFocus() else -1
        self.viewport().update()

    def _sort_section(self, section: int) -> None:
        if 0 <= section < len(self.records.columns) and self.records.columns[section].sort:
            self.sort_asked.emit(self.records.columns[section])

    def _keep_width(self, section: int, _before: int, now: int) -> None:
        if not self._fitting and 0 <= section < len(self.records.columns):
            self.arrangement.widths[self.records.columns[section].key] = now
            self.arranged.emit()

    def _wanted(self, section: int, field: Field) -> int:
        if field.key not in self._measured:
            self._measured[field.key] = self._measure(section, field)
        return self._measured[field.key]

    def _least(self, field: Field) -> int:
        heading = QFontMetrics(theme.font("note", bold=True)).horizontalAdvance(field.label)
        least = _NAMES_AT_LEAST if isinstance(field, (Link, Links)) else _WORDS_AT_LEAST
        return max(least, heading + ARROW) + 2 * PADDING

    def _measure(self, section: int, field: Field) -> int:
        """Return the width of the heading or of the widest of the first rows, within reason."""
        metrics = QFontMetrics(theme.font())
        heading = QFontMetrics(theme.font("note", bold=True)).horizontalAdvance(field.label)
        pills = words = 0.0
        for row in range(min(_MEASURED, self.records.rowCount())):
            index = self.records.index(row, section)
            pill = index.data(PILL)
            if isinstance(pill, Pill):
                pills = max(pills, pill_size(pill).width() + 1)
            else:
                words = max(words, metrics.horizontalAdvance(index.data() or "") + 1)
        if isinstance(field, Day):  # the rows measured may all be of May
            words = max(words, metrics.horizontalAdvance("30 Nov 2028") + 1)
        title = field.key == self.records.register.title
        limit = _TITLE_AT_MOST if title else _WORDS_AT_MOST
        words = min(words, max(field.width * _PIXELS_A_CHARACTER, 80), limit)
        return int(max(words, pills, heading + ARROW)) + 2 * PADDING
