"""Links to other records: typed to find, shown by name, opened with a click."""

from typing import Any

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout

from lif_desktop import registers
from lif_desktop.fields import Link, Links, Unreadable
from lif_desktop.fields.reading import fold
from lif_desktop.store.board import Board
from lif_desktop.ui.register.editors import Editor
from lif_desktop.ui.register.finding import suggest
from lif_desktop.ui.register.flow import Flow
from lif_desktop.ui.register.link_chip import LinkChip
from lif_desktop.ui.register.quiet import AtTheEnd, IconButton


class FindLine(QLineEdit):
    """A line that offers the records of a register while one is typed."""

    found = Signal(object)
    """The id of the record that was picked."""

    def __init__(self, board: Board, register: str) -> None:
        super().__init__()
        self._board, self._register = board, register
        self._ids: dict[str, int] = {}
        self._offers = QStringListModel(self)
        completer = QCompleter(self._offers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(10)
        if (popup := completer.popup()) is not None:
            popup.setStyleSheet("border: 1px solid palette(mid); padding: 2px;")
        completer.activated[str].connect(self._picked)  # type: ignore[index] # chosen by type
        self.setCompleter(completer)
        self.setPlaceholderText("Type to find")
        self.textEdited.connect(self.offer)

    def offer(self, typed: str) -> None:
        """Offer what fits."""
        offers = suggest(self._board, self._register, typed)
        self._ids = {label: one for one, label in offers}
        self._offers.setStringList([label for _, label in offers])

    def named(self, text: str) -> int | None:
        """Return the id of the one record that `text` is the label of, or fits alone."""
        offers = suggest(self._board, self._register, text)
        same = [one for one, label in offers if fold(label) == fold(text)]
        if len(same) == 1:
            return same[0]
        return offers[0][0] if len(offers) == 1 else None

    def _picked(self, label: str) -> None:
        if label in self._ids:
            self.found.emit(self._ids[label])


class LinkEditor(Editor):
    """One record of another register."""

    open_asked = Signal(object)
    """(register key, record id) of the linked record the user wants to see."""

    def __init__(self, field: Link, board: Board) -> None:
        super().__init__(field)
        self._to, self._board = field.to, board
        self._id: int | None = None
        self.line = FindLine(board, field.to)
        self.take(self.line)
        self.line.found.connect(self._picked)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        singular = registers.get(field.to).singular
        self.open_button = IconButton(
            "external-link", f"Open this {singular} (Ctrl+Enter)", self._open
        )
        AtTheEnd(self.line, self.open_button)
        self.open_button.hide()
        follow = QShortcut(QKeySequence("Ctrl+Return"), self)
        follow.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        follow.activated.connect(self._open)

    def value(self) -> int | None:
        """Return the id of the record that the line names."""
        text = self.line.text().strip()
        if not text:
            return None
        if self._id is not None and text == self._board.names.label(self._to, self._id):
            return self._id
        found = self.line.named(text)
        if found is None:
            plural = registers.get(self._to).plural.lower()
            raise Unreadable(f"{self.field.label}: ‘{text}’ does not name exactly one of {plural}.")
        return found

    def set_value(self, value: Any) -> None:
        """Show a record's name."""
        self._id = value
        self.line.setText("" if value is None else self._board.names.label(self._to, value))
        self.line.setCursorPosition(0)
        self.line.setToolTip(self.line.text() or self.field.help)
        self.open_button.setVisible(value is not None)

    def _picked(self, record_id: int) -> None:
        self.set_value(record_id)
        self.changed.emit()

    def _open(self) -> None:
        if self._id is not None:
            self.open_asked.emit((self._to, self._id))


class LinksEditor(Editor):
    """Any number of records of another register, as chips."""

    open_asked = Signal(object)
    """(register key, record id) of the linked record the user wants to see."""

    def __init__(self, field: Links, board: Board) -> None:
        super().__init__(field)
        self._to, self._board = field.to, board
        self._ids: list[int] = []
        self.line = FindLine(board, field.to)
        self.line.setPlaceholderText("Type to add")
        self.line.setAccessibleName(f"Add to {field.label}")
        self.line.found.connect(self.add)
        self.line.returnPressed.connect(self._add_typed)
        self.chips = Flow()
        self._shown: list[LinkChip] = []
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.chips)
        column.addWidget(self.line)
        self.row.addLayout(column)
        self.setFocusProxy(self.line)
        self._show()

    def value(self) -> tuple[int, ...] | None:
        """Return the ids chosen.

        Raises:
            Unreadable: if something typed was not yet added and names nothing.
        """
        text = self.line.text().strip()
        if text and self.line.named(text) is None:
            raise Unreadable(f"{self.field.label}: ‘{text}’ does not name exactly one record.")
        named = [self.line.named(text)] if text else []
        return tuple(sorted({*self._ids, *(one for one in named if one is not None)})) or None

    def set_value(self, value: Any) -> None:
        """Show these records."""
        self._ids = list(value or ())
        self.line.clear()
        self._show()

    def add(self, record_id: int) -> None:
        """Add a record."""
        if record_id not in self._ids:
            self._ids.append(record_id)
        self._show()
        # The completer writes what was picked after this signal.
        self.line.setText("")
        self._clear_later()
        self.changed.emit()

    def remove(self, record_id: int) -> None:
        """Take a record away."""
        self._ids.remove(record_id)
        self._show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _clear_later(self) -> None:
        QTimer.singleShot(0, self.line, self.line.clear)

    def _add_typed(self) -> None:
        found = self.line.named(self.line.text().strip()) if self.line.text().strip() else None
        if found is not None:
            self.add(found)

    def _show(self) -> None:
        for chip in self._shown:
            self.chips.drop(chip)
        self._shown = []
        for one in self._ids:
            chip = LinkChip(self._board.names.label(self._to, one))
            chip.removed.connect(lambda one=one: self.remove(one))
            chip.clicked.connect(
                lambda _checked=False, one=one: self.open_asked.emit((self._to, one))
            )
            self.chips.add(chip)
            self._shown.append(chip)
        self.chips.setVisible(bool(self._ids))
