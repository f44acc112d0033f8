"""The agenda as a list model: an item a row, moved by dragging, and a place to drop files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from lif_desktop.ui.blocks.pill import Pill
from lif_desktop.ui.blocks.text import plain_tip
from lif_desktop.ui.meetings.reading import Line

ROW = Qt.ItemDataRole.UserRole + 1
_MOVED = "application/x-lif-agenda-row"

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


@dataclass(frozen=True)
class Row:
    """One item as the agenda shows it."""

    line: Line
    note: str
    pill: Pill
    said: str
    """What the pill says, in words for who does not see it."""
    called: Mapping[str, Any] | None = None
    """The paper that the item's own words call for, if none is set beneath it."""


class AgendaModel(QAbstractListModel):
    """Shows the rows it is given; the row itself is a role."""

    moved = Signal(int, int)
    """An item was dragged from one place to another."""
    dropped = Signal(object, object)
    """Files (a list of `Path`) were dropped on an item (its row, None between items)."""
    renamed = Signal(object, str)
    """A `Row` was given another title."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    @property
    def rows(self) -> Sequence[Row]:
        """The rows shown."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; where the items are the same, the mark stays where it is."""
        same = [one.line.item.id for one in rows] == [one.line.item.id for one in self._rows]
        if same and rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _TOP) -> int:
        """Return how many items there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, what is said aloud, or the row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (f"Item {row.line.number}: {row.line.title}", row.note, row.said)
            return ". ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{row.line.title}\n{row.said}".strip())
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another title."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        row = self._rows[index.row()]
        title = str(value).strip()
        if not title or title == row.line.title:
            return False
        self.renamed.emit(row, title)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let items be chosen, named, dragged, and dropped on."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsDropEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def supportedDropActions(self) -> Qt.DropAction:
        """Move items; copy files."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Take items of this agenda, and files."""
        return [_MOVED, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Carry the row that is dragged."""
        data = QMimeData()
        rows = [index.row() for index in indexes if index.isValid()]
        data.setData(_MOVED, QByteArray(str(rows[0] if rows else -1).encode()))
        return data

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: _Index
    ) -> bool:
        """Take an item anywhere, files on an item."""
        return data.hasFormat(_MOVED) or (bool(files_of(data)) and parent.isValid())

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: _Index
    ) -> bool:
        """Ask for the move or the files; nothing moves before the board has it."""
        if data.hasFormat(_MOVED):
            old = int(bytes(data.data(_MOVED).data()).decode() or -1)
            if not 0 <= old < len(self._rows):
                return False
            new = parent.row() if parent.isValid() else row
            new = len(self._rows) if new < 0 else new  # beneath the last
            if not parent.isValid() and old < new:
                new -= 1  # it leaves a gap above the place where it is put
            if new != old:
                self.moved.emit(old, min(new, len(self._rows) - 1))
            return False
        if (paths := files_of(data)) and parent.isValid():
            self.dropped.emit(self._rows[parent.row()], paths)
        return False


def files_of(data: QMimeData) -> list[Path]:
    """Return the files and folders of this computer that are held."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [path for path in paths if path.exists()]
