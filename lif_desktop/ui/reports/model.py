"""A report's table as Qt asks for it: cells in words, pills, what a row is about."""

from datetime import date
from decimal import Decimal
from typing import Any, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lif_desktop.fields import Shown
from lif_desktop.reports.shape import LONGEST_PILL, About, Cell, Row, Table, plain
from lif_desktop.ui.blocks.pill import Pill
from lif_desktop.ui.theme import Meaning

ABOUT = Qt.ItemDataRole.UserRole
PILL = Qt.ItemDataRole.UserRole + 1
TOTAL = Qt.ItemDataRole.UserRole + 2
AT_FIRST = 25
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


class ReportModel(QAbstractTableModel):
    """The rows of a table, the first few of many until all are asked for; the total stays last."""

    def __init__(self, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._rows: list[Row] = list(table.rows)
        self._shown = min(len(self._rows), AT_FIRST)
        # A few more than that are shown at once: nobody clicks to see three rows.
        if len(self._rows) <= AT_FIRST + AT_FIRST // 2:
            self._shown = len(self._rows)

    @property
    def left(self) -> int:
        """Return how many rows are not shown yet."""
        return len(self._rows) - self._shown

    def show_all(self) -> None:
        """Show every row."""
        if self.left:
            last = len(self._rows) - 1 + bool(self.table.total)
            self.beginInsertRows(_NOWHERE, self._shown, last)
            self._shown = len(self._rows)
            self.endInsertRows()

    def about(self, row: int) -> About | None:
        """Return the record that a row is about."""
        return self._rows[row].about if 0 <= row < self._shown else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column, blanks last; what cannot be compared goes by its words."""
        if not 0 <= column < len(self.table.columns):
            return
        self.layoutAboutToBeChanged.emit()
        before = self._rows
        filled = [row for row in before if plain(row.cells[column])]
        blank = [row for row in before if not plain(row.cells[column])]
        filled.sort(
            key=lambda row: _rank(row.cells[column]),
            reverse=order == Qt.SortOrder.DescendingOrder,
        )
        self._rows = filled + blank
        places = {id(row): place for place, row in enumerate(self._rows)}
        old = self.persistentIndexList()
        moved = [
            self.index(places[id(before[one.row()])], one.column())
            if one.row() < self._shown
            else self.index(one.row(), one.column())
            for one in old
        ]
        self.changePersistentIndexList(old, moved)
        self.layoutChanged.emit()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows are shown, the total among them."""
        return 0 if parent.isValid() else self._shown + bool(self.table.total and not self.left)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, alignment or pill, or what its row is about."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.table.columns[index.column()].align == "right" else _LEFT
        if role == ABOUT:
            return self.about(index.row())
        if role == TOTAL:
            return index.row() >= self._shown
        cell = self._cells(index.row())[index.column()]
        if role == PILL:
            return pill_of(cell)
        return words(cell) if role in _ROLES else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a heading or its alignment."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.table.columns):
            return None
        column = self.table.columns[section]
        if role in _ROLES:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.align == "right" else _LEFT
        return None

    def _cells(self, row: int) -> tuple[Cell, ...]:
        return self._rows[row].cells if row < self._shown else self.table.total


def words(cell: Cell) -> str:
    """Return a cell as the window shows it: large numbers with commas."""
    return f"{cell:,}" if isinstance(cell, int) else plain(cell)


def pill_of(cell: Cell) -> Pill | None:
    """Return the pill of a state; None where words do."""
    if isinstance(cell, Shown) and cell.meaning and len(cell.text) <= LONGEST_PILL:
        return Pill(cell.text, cast("Meaning", cell.meaning), cell.shape)
    return None


def _rank(cell: Cell) -> tuple[int, Any]:
    if isinstance(cell, int | Decimal):
        return 0, cell
    if isinstance(cell, date):
        return 1, cell.toordinal()
    return 2, plain(cell).casefold()
