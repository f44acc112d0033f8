"""The agenda at the left: the list of items, and what can be done with the one that is chosen."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from lif_desktop.ui.blocks.cards import hairline
from lif_desktop.ui.blocks.text import Words
from lif_desktop.ui.meetings.agenda_delegate import NUMBER, AgendaDelegate
from lif_desktop.ui.meetings.agenda_model import ROW, AgendaModel, Row, files_of
from lif_desktop.ui.register.quiet import IconButton


class AgendaView(QListView):
    """The list: Enter opens an item, F2 names it, Delete removes it, Alt with an arrow moves it."""

    chosen = Signal(object)
    """The mark stands on another `Row`, or on none."""
    opened = Signal(object)
    """A `Row` is to be edited."""
    shifted = Signal(int)
    """The chosen item is to go up (-1) or down (1)."""
    removed = Signal()
    """The chosen item is to be removed."""

    def __init__(self, model: AgendaModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(AgendaDelegate(self))
        self.setAccessibleName("Agenda")
        self.setAccessibleDescription(
            "Enter edits an item, F2 its title, Alt with Up or Down moves it, Delete removes it."
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.doubleClicked.connect(self.open)

    def row(self) -> Row | None:
        """Return the row that is chosen."""
        found = self.currentIndex().data(ROW)
        return found if isinstance(found, Row) else None

    def choose(self, place: int) -> None:
        """Choose the item in a place from 0; none beyond the last."""
        index = self.model().index(place, 0)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Say which item is chosen."""
        super().currentChanged(current, previous)
        self.chosen.emit(self.row())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let files come in beneath the items too, as they may be meant for one of them."""
        super().dragEnterEvent(event)
        if not event.isAccepted() and files_of(event.mimeData()):
            event.acceptProposedAction()
            self.setState(QAbstractItemView.State.DraggingState)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, open and remove by key."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        editing = self.state() == QAbstractItemView.State.EditingState
        if alt and way:
            self.shifted.emit(way)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            self.open()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def open(self) -> None:
        """Ask for the chosen item to be edited."""
        if (row := self.row()) is not None:
            self.opened.emit(row)


class AgendaPanel(QWidget):
    """The list under its heading, with buttons for the chosen item."""

    def __init__(self, model: AgendaModel) -> None:
        super().__init__()
        self.view = AgendaView(model)
        self.up = IconButton("arrow-up", "Move up (Alt+Up)", lambda: self.view.shifted.emit(-1))
        self.down = IconButton(
            "arrow-down", "Move down (Alt+Down)", lambda: self.view.shifted.emit(1)
        )
        self.edit = IconButton("pencil", "Edit the item and its papers (Enter)", self.view.open)
        self.remove = IconButton("trash-2", "Remove the item (Delete)", self.view.removed.emit)
        self._buttons = (self.edit, self.up, self.down, self.remove)
        self.view.chosen.connect(self._enable)
        head = QHBoxLayout()
        head.setContentsMargins(NUMBER, 0, 8, 0)
        head.setSpacing(2)
        head.addWidget(Words("Agenda", "note", soft=True, bold=True))
        head.addSpacing(8)
        for button in self._buttons:
            head.addWidget(button)
        head.addStretch(1)
        head.addWidget(Words("Paper", "note", soft=True, bold=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self.view, 1)
        self._enable(None)

    def _enable(self, row: Row | None) -> None:
        count = self.view.model().rowCount()
        place = row.line.number if row else 0
        for button in (self.edit, self.remove):
            button.setEnabled(row is not None)
        self.up.setEnabled(place > 1)
        self.down.setEnabled(0 < place < count)
