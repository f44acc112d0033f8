"""A view of a register as a table that reads only the pages somebody looks at."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lif_desktop.fields import Count, Field, Link, Links, Money, Number
from lif_desktop.registers import Register
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record
from lif_desktop.ui.blocks.text import plain_tip
from lif_desktop.ui.register.pills import pill_of

PAGE = 100
RECORD = Qt.ItemDataRole.UserRole
PILL = Qt.ItemDataRole.UserRole + 1
_PAGES_KEPT = 24
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RecordModel(QAbstractTableModel):
    """Rows are the records of a view, columns the fields shown; nothing is held beyond a few pages.

    Sorting and filtering belong to the view and happen in the board, so 100,000 records cost what
    100 do.
    """

    def __init__(self, board: Board, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self.register = register
        self.view = View(register.key)
        self.columns: tuple[Field, ...] = ()
        self._rows = 0
        self._pages: OrderedDict[int, list[Record]] = OrderedDict()

    def show_view(self, view: View) -> None:
        """Show another view, or the same one after the board changed."""
        rows = self._board.count(view)
        if view == self.view and rows == self._rows:
            # Selection and scroll position stay where they are.
            self._pages.clear()
            if rows and self.columns:
                last = self.index(rows - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.view, self._rows = view, rows
        self._pages.clear()
        self.endResetModel()

    def show_columns(self, columns: Sequence[Field]) -> None:
        """Show these fields."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def sorted_by(self, key: str, *, descending: bool) -> View:
        """Return the view in force, in another order."""
        return replace(self.view, sort=((key, descending),))

    def record_at(self, row: int) -> Record | None:
        """Return the record in a row; None if it went since the rows were counted."""
        page, place = divmod(row, PAGE)
        if page not in self._pages:
            self._pages[page] = self._read(page)
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        records = self._pages[page]
        return records[place] if place < len(records) else None

    def row_at_hand(self, record_id: int) -> int:
        """Return the row of a record if its page has been read, else -1."""
        for page, records in self._pages.items():
            for place, record in enumerate(records):
                if record.id == record_id:
                    return page * PAGE + place
        return -1

    def row_of(self, record_id: int) -> int:
        """Return the row of a record, -1 if the view does not hold it."""
        row = self.row_at_hand(record_id)
        if row >= 0:
            return row
        ids = self._board.ids(self.view)
        return ids.index(record_id) if record_id in ids else -1

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many records the view has."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many fields are shown."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, tool tip, alignment or pill, or its whole record."""
        if not index.isValid():
            return None
        field = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if is_figure(field) else _LEFT
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, RECORD, PILL):
            return None
        record = self.record_at(index.row())
        if record is None or role == RECORD:
            return record
        if role == PILL:
            return pill_of(record, field)
        text = record.text(field.key)
        return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else " ".join(text.split())

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a heading, its explanation or its alignment."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        field = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return field.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"Sort by {field.label.lower()}" if field.sort else field.help or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if is_figure(field) else _LEFT
        return None

    def _read(self, page: int) -> list[Record]:
        records = self._board.page(self.view, page * PAGE, PAGE)
        # Labels of what the rows link to are fetched together, not one by one while painting.
        for field in self.columns:
            if isinstance(field, Link):
                linked = {one.values[field.key] for one in records} - {None}
                self._board.names.prime(field.to, linked)
            elif isinstance(field, Links):
                linked = {other for one in records for other in one.values[field.key] or ()}
                self._board.names.prime(field.to, linked)
        return records


def is_figure(field: Field) -> bool:
    """Say whether a field's values stand at the right, so that their figures align."""
    return isinstance(field, (Count, Number, Money))
