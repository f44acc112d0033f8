"""The lines of a review as a table model."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lif_desktop.ui.blocks.text import plain_tip
from lif_desktop.ui.importing.lines import Line
from lif_desktop.ui.importing.outcomes import OUTCOMES

HEADS = ("Row", "Outcome", "Record", "Field", "Change", "Why")
ROW, OUTCOME, RECORD, FIELD, CHANGE, WHY = range(len(HEADS))
LINE = Qt.ItemDataRole.UserRole + 1
PILL = Qt.ItemDataRole.UserRole + 2

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class ReviewModel(QAbstractTableModel):
    """Shows the lines it is given; the line itself is a role."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()

    @property
    def lines(self) -> Sequence[Line]:
        """The lines shown."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = _TOP) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _TOP) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line's text, pill or the line itself."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == PILL:
            return OUTCOMES[line.outcome].pill() if index.column() == OUTCOME else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text_of(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (CHANGE, WHY):
            return plain_tip(text_of(line, index.column())) or None
        return None


def text_of(line: Line, column: int) -> str:
    """Return what a column says of a line."""
    word = OUTCOMES[line.outcome].word
    return (str(line.number), word, line.record, line.field, line.change, line.why)[column]
