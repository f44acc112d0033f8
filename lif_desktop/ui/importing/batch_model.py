"""The workbooks of a batch as a table model; what was passed over stands below them."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lif_desktop.importing.receiving.batch import Batch
from lif_desktop.importing.receiving.batch_item import Item
from lif_desktop.ui.blocks.pill import Pill
from lif_desktop.ui.blocks.text import plain_tip
from lif_desktop.ui.importing.batch_words import PASSED, PILLS, counts_of, recognised, sentence_of

HEADS = ("File", "Recognised as", "New", "Changed", "Same", "Waiting", "State")
FILE, WHAT, NEW, CHANGED, SAME, WAITS, STATE = range(len(HEADS))
ITEM = Qt.ItemDataRole.UserRole + 1
PILL = Qt.ItemDataRole.UserRole + 2
Passed = tuple[Path, str]

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class BatchModel(QAbstractTableModel):
    """Shows a batch; an item, or what was passed over, is a role of its row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._batch: Batch | None = None
        self._rows: list[Item | Passed] = []

    def show_batch(self, batch: Batch) -> None:
        """Show a batch as it is now; rows that were there already keep their places."""
        rows: list[Item | Passed] = [*batch.items, *batch.passed_over]
        if batch is self._batch and rows == self._rows:
            last = self.index(len(rows) - 1, len(HEADS) - 1)
            if rows:
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._batch, self._rows = batch, rows
        self.endResetModel()

    def place_of(self, item: Item) -> int:
        """Return the row of an item."""
        return self._rows.index(item)

    def rowCount(self, parent: _Index = _TOP) -> int:
        """Return how many workbooks there are, with those passed over."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _TOP) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading; figures' headings stand to the right, like the figures."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (NEW, CHANGED, SAME, WAITS):
            return _RIGHT
        return HEADS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a workbook's text, pill or the item itself."""
        if not index.isValid() or self._batch is None:
            return None
        one, column = self._rows[index.row()], index.column()
        if role == ITEM:
            return one
        if role == PILL:
            return self._pill(one) if column == STATE else None
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (NEW, CHANGED, SAME, WAITS):
            return _RIGHT
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(one, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(one, column)
        return None

    def text(self, one: "Item | Passed", column: int) -> str:
        """Return what a column says of a workbook; a nought is a dash."""
        if not isinstance(one, Item):
            return {FILE: one[0].name, WHAT: one[1][:1].upper() + one[1][1:]}.get(
                column, PASSED.text if column == STATE else ""
            )
        if column in (FILE, STATE):
            return one.path.name if column == FILE else PILLS[one.state].text
        if column == WHAT:
            return recognised(self._batch, one) if self._batch is not None else ""
        counts = counts_of(one)
        return (
            "" if counts is None else f"{counts[column - NEW]:,}" if counts[column - NEW] else "–"
        )

    @staticmethod
    def _pill(one: "Item | Passed") -> Pill:
        return PILLS[one.state] if isinstance(one, Item) else PASSED

    def _tip(self, one: "Item | Passed", column: int) -> str:
        path = one.path if isinstance(one, Item) else one[0]
        if column == FILE:
            return plain_tip(str(path))
        if isinstance(one, Item) and column == STATE:
            return plain_tip(sentence_of(one))
        return plain_tip(self.text(one, column))
