"""The raw cells of a sheet as a table model, with what was decided of each."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from lif_desktop.fields.reading import as_text
from lif_desktop.importing.finding.painting import ROWS, Paint, PaintedRow, painted
from lif_desktop.importing.finding.tables import Found
from lif_desktop.importing.reading.sheets import ErrorCell, letter
from lif_desktop.ui.blocks.pill import Pill
from lif_desktop.ui.blocks.text import plain_tip
from lif_desktop.ui.theme import Meaning

PAINT = int(Qt.ItemDataRole.UserRole)
EDGE = PAINT + 1
ERROR = PAINT + 2
MOST_COLUMNS = 200  # wider sheets are machines' own
_LONGEST = 200  # characters of a cell; the rest would not be seen
_MEANINGS: dict[Paint, tuple[Meaning, str]] = {
    Paint.HEADING: ("note", "diamond"),
    Paint.RECORD: ("well", "square"),
    Paint.TITLE: ("note", "↓"),
    Paint.EXAMPLE: ("due", "triangle"),
    Paint.PROMPT: ("due", "?"),
    Paint.TOTAL: ("due", "+"),
    Paint.NOTE: ("due", "dot"),
    Paint.LEFT_OUT: ("due", "–"),
    Paint.BLANK: ("", "none"),
    Paint.OUTSIDE: ("", "none"),
}


def pill_of(paint: Paint) -> Pill:
    """Return the pill that says what cells were taken for."""
    meaning, shape = _MEANINGS[paint]
    return Pill(paint.value.capitalize(), meaning, shape)


def meaning_of(paint: Paint) -> Meaning:
    """Return the meaning whose colour cells bear."""
    return _MEANINGS[paint][0]


class SheetModel(QAbstractTableModel):
    """Shows a sheet as Excel does; rows are painted in windows, when they come into view."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Found | None = None
        self._windows: dict[int, list[PaintedRow]] = {}

    def show_found(self, found: Found) -> None:
        """Show a sheet."""
        self.beginResetModel()
        self.found = found
        self._windows = {}
        self.endResetModel()

    def painted(self, row: int) -> PaintedRow:
        """Return what was decided of a row; zero-based."""
        assert self.found is not None
        window = row // ROWS
        if window not in self._windows:
            self._windows[window] = painted(self.found, ROWS, window * ROWS + 1)
        return self._windows[window][row % ROWS]

    def why(self, row: int, column: int) -> str:
        """Return in a sentence what a cell was taken for."""
        told = self.painted(row)
        stretch = told.at(column) or next(iter(told.stretches), None)
        if stretch is None:
            return f"Row {row + 1} is blank."
        where = f"Row {row + 1}"
        if len(told.stretches) > 1:
            first, last = letter(stretch.first), letter(stretch.last)
            where += f", {first}" if first == last else f", {first}–{last}"
        said = stretch.reason
        if stretch.paint is Paint.OUTSIDE:
            said = f"in no table, {said}" if said else "in no table"
        elif stretch.paint is not Paint.RECORD and stretch.paint is not Paint.HEADING:
            said = f"left out: {said}"
        cell = self._cell(row, column)
        if isinstance(cell, ErrorCell):
            said += f". {letter(column)}{row + 1} shows {cell} instead of a value"
        return f"{where}: {said}."

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many rows the sheet has."""
        return 0 if parent.isValid() or self.found is None else len(self.found.sheet.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many columns are shown."""
        if parent.isValid() or self.found is None:
            return 0
        return min(self.found.sheet.column_count, MOST_COLUMNS)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a cell's text, or what it was taken for."""
        if not index.isValid() or self.found is None:
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(self._cell(row, column))
        if role == PAINT:
            stretch = self.painted(row).at(column)
            return None if stretch is None else stretch.paint
        if role == EDGE:
            stretch = self.painted(row).at(column)
            return stretch is not None and stretch.table is not None and stretch.first == column
        if role == ERROR:
            return isinstance(self._cell(row, column), ErrorCell)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.why(row, column))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.why(row, column)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return Excel's letters and row numbers, and what a row was taken for."""
        if orientation == Qt.Orientation.Horizontal:
            return letter(section) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            paint = self.painted(section).paint
            return f"{section + 1} {paint.value}" if paint else str(section + 1)
        if role == PAINT:
            return self.painted(section).paint
        return None

    def _cell(self, row: int, column: int) -> Any:
        assert self.found is not None
        return self.found.sheet.rows[row][column]


def _shown(cell: Any) -> str:
    if cell is None:
        return ""
    text = str(cell) if isinstance(cell, ErrorCell) else as_text(cell)
    return " ".join(text[:_LONGEST].split())
