"""A list of agencies with a tick each, and beside it what that agency would get."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.text import Words, note_label

_AGENCY, _ROW = 300, 26
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """One agency: what stands beside it; without a tick where it cannot be chosen."""

    agency: int
    cells: tuple[str, ...]
    can: bool = True


class Ticks(QWidget):
    """Agencies to choose among, all of them at first."""

    changed = Signal()
    """Other agencies are ticked than before."""
    looked_at = Signal(int)
    """The agency in whose line the mark stands."""

    def __init__(self, headings: Sequence[str]) -> None:
        super().__init__()
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(list(headings))
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setAccessibleName("Agencies")
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.tree.header().setStretchLastSection(True)
        self.tree.setColumnWidth(0, _AGENCY)
        self.tree.itemChanged.connect(lambda _item, _column: self._count())
        self.tree.currentItemChanged.connect(self._look)
        self._said: Words = note_label("")
        self._links = [LinkButton("All", self.tick_all), LinkButton("None", self.tick_none)]
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._said)
        head.addStretch(1)
        for link in self._links:
            head.addWidget(link)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(self.tree, 1)

    def show_lines(self, lines: Iterable[Line]) -> None:
        """List agencies, each ticked that can be."""
        self.tree.blockSignals(True)
        self.tree.clear()
        for line in lines:
            item = QTreeWidgetItem(list(line.cells))
            item.setData(0, _ID, line.agency)
            item.setSizeHint(0, QSize(0, _ROW))
            for place, text in enumerate(line.cells):
                item.setToolTip(place, text)
            if line.can:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(0, Qt.CheckState.Checked)
            else:
                item.setDisabled(True)
            self.tree.addTopLevelItem(item)
        self.tree.blockSignals(False)
        for first in self._items()[:1]:
            self.tree.setCurrentItem(first)
        self._count()

    def chosen(self) -> list[int]:
        """Return the agencies that are ticked."""
        return [item.data(0, _ID) for item in self._items() if _ticked(item)]

    def tick(self, agency: int, *, on: bool) -> None:
        """Tick an agency, or not."""
        for item in self._items():
            if item.data(0, _ID) == agency and _can(item):
                item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def tick_all(self) -> None:
        """Tick every agency that can be."""
        for item in self._items():
            self.tick(item.data(0, _ID), on=True)

    def tick_none(self) -> None:
        """Tick no agency."""
        for item in self._items():
            self.tick(item.data(0, _ID), on=False)

    def hold(self, *, busy: bool) -> None:
        """Let nothing be ticked."""
        self.tree.setEnabled(not busy)
        for link in self._links:
            link.setEnabled(not busy)

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _count(self) -> None:
        items = self._items()
        can = sum(_can(item) for item in items)
        self._said.setText(f"{len(self.chosen())} of {can} chosen" if can else "")
        self.changed.emit()

    def _look(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.looked_at.emit(item.data(0, _ID))


def _can(item: QTreeWidgetItem) -> bool:
    return bool(item.flags() & Qt.ItemFlag.ItemIsUserCheckable) and not item.isDisabled()


def _ticked(item: QTreeWidgetItem) -> bool:
    return _can(item) and item.checkState(0) == Qt.CheckState.Checked
