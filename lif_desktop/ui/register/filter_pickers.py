"""What picks a condition: a list to tick with a box to type in, or stretches of days."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lif_desktop.fields import Day, Derived, Field, Unreadable
from lif_desktop.registers import Filter, Register, conditions
from lif_desktop.registers.conditions import Condition
from lif_desktop.store.board import Board
from lif_desktop.ui.blocks.chips import ChoiceChip
from lif_desktop.ui.blocks.text import field_label
from lif_desktop.ui.register.day_editor import DayEditor
from lif_desktop.ui.register.flow import Flow

_TYPE_FROM = 9
_MOST_ROWS = 9
_ROW = 26
_VALUE = Qt.ItemDataRole.UserRole


class Picker(QWidget):
    """Picks one condition."""

    changed = Signal(object)
    """The `Condition` as it is now."""

    def begin(self) -> None:
        """Put the keyboard where picking begins."""
        raise NotImplementedError


class OptionPicker(Picker):
    """Any of the values ticked; or none of them; or blank."""

    def __init__(
        self,
        now: Condition,
        offers: Sequence[tuple[Any, str]],
        make: Callable[..., Condition],
        *,
        negatable: bool,
    ) -> None:
        super().__init__()
        self._key, self._make = now.key, make
        self._just_ticked = False
        held = now.filters[0] if now.filters else Filter(now.key, "is")
        self.modes = {test: ChoiceChip(text) for test, text in (
            ("is", "Any of"), ("is_not", "None of"), ("empty", "Blank"), ("filled", "Given"),
        )}  # fmt: skip
        if not negatable:
            self.modes["is_not"].hide()
        if make is not conditions.one_of:
            self.modes["empty"].hide()
            self.modes["filled"].hide()
        mode = held.test if held.test in self.modes else "is"
        self.modes[mode].setChecked(True)
        self.find_box = QLineEdit()
        self.find_box.setPlaceholderText("Type to find")
        self.find_box.setAccessibleName("Type to find")
        self.find_box.textEdited.connect(self._narrow)
        if len(offers) < _TYPE_FROM:
            self.find_box.hide()
        self.list = QListWidget()
        self.list.setAccessibleName("Values")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self._fill(offers, set(held.values))
        self.list.setFixedHeight(min(max(len(offers), 1), _MOST_ROWS) * _ROW + 4)
        self._connect()
        self._assemble()

    def _connect(self) -> None:
        self.list.itemChanged.connect(lambda _item: self._ticked())
        self.list.pressed.connect(self._begin_click)
        self.list.clicked.connect(self._toggle)
        for chip in self.modes.values():
            chip.clicked.connect(lambda _checked=False: self._tell())

    def begin(self) -> None:
        """Begin to type or to tick."""
        (self.list if self.find_box.isHidden() else self.find_box).setFocus()
        if self.list.count() and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def picked(self) -> list[Any]:
        """Return the values ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.data(_VALUE) for item in items if item.checkState() == Qt.CheckState.Checked]

    def tick(self, value: Any, *, on: bool = True) -> None:
        """Tick a value."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_VALUE) == value:
                self.list.item(row).setCheckState(_state(on=on))

    def _fill(self, offers: Sequence[tuple[Any, str]], held: set[Any]) -> None:
        for value, label in offers:
            item = QListWidgetItem(label)
            item.setData(_VALUE, value)
            item.setToolTip(label)
            item.setSizeHint(QSize(0, _ROW))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_state(on=value in held))
            self.list.addItem(item)

    def _begin_click(self, _index: QModelIndex) -> None:
        self._just_ticked = False

    def _toggle(self, index: QModelIndex) -> None:
        """Let a click anywhere on the words tick, not only one on the box."""
        item = self.list.item(index.row())
        if not self._just_ticked:
            item.setCheckState(_state(on=item.checkState() != Qt.CheckState.Checked))

    def _ticked(self) -> None:
        self._just_ticked = True
        if self._mode() in ("empty", "filled"):
            self.modes["is"].setChecked(True)
        self._tell()

    def _mode(self) -> str:
        return next((test for test, chip in self.modes.items() if chip.isChecked()), "is")

    def _tell(self) -> None:
        mode = self._mode()
        if mode == "empty":
            found = Condition(self._key, (Filter(self._key, "empty"),))
        elif mode == "filled":
            found = Condition(self._key, (Filter(self._key, "filled"),))
        elif self._make is conditions.one_of:
            found = self._make(self._key, self.picked(), negated=mode == "is_not")
        else:
            found = self._make(self._key, self.picked())
        self.changed.emit(found)

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in item.text().casefold() for word in words))

    def _assemble(self) -> None:
        modes = Flow()
        for chip in self.modes.values():
            modes.add(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(modes)
        column.addWidget(self.find_box)
        column.addWidget(self.list)


class DayPicker(Picker):
    """Past, soon, blank, or between two days."""

    def __init__(self, now: Condition, field: Field, board: Board, register: Register) -> None:
        super().__init__()
        self._key = now.key
        self.chips: dict[str, ChoiceChip] = {}
        held = now.filters[0].test if now.filters else ""
        tests = ("reached", "soon", "filled", "empty") if isinstance(field, Derived) else (
            "past", "soon", "reached", "filled", "empty"
        )  # fmt: skip
        flow = Flow()
        for test in tests:
            condition = self._plain(test)
            words = conditions.words(register, condition, board.names)
            chip = ChoiceChip(words[:1].upper() + words[1:])
            chip.setChecked(test == held)
            chip.clicked.connect(lambda _checked=False, test=test: self._choose(test))
            self.chips[test] = chip
            flow.add(chip)
        first, last = conditions.span(now)
        self.first = DayEditor(Day(field.attribute, "From"), board)
        self.last = DayEditor(Day(field.attribute, "To"), board)
        self.first.set_value(first)
        self.last.set_value(last)
        days = QGridLayout()
        days.setHorizontalSpacing(8)
        days.setVerticalSpacing(3)
        for column_of, editor in enumerate((self.first, self.last)):
            editor.line.editingFinished.connect(self._between)
            editor.changed.connect(self._between)
            days.addWidget(field_label(editor.field.label, editor), 0, column_of)
            days.addWidget(editor, 1, column_of)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(flow)
        column.addLayout(days)

    def begin(self) -> None:
        """Begin with the stretches that have names."""
        next(iter(self.chips.values())).setFocus()

    def _plain(self, test: Any) -> Condition:
        return Condition(self._key, (Filter(self._key, test),))

    def _choose(self, test: str) -> None:
        self.first.set_value(None)
        self.last.set_value(None)
        self.changed.emit(self._plain(test))

    def _between(self) -> None:
        first, last = _written(self.first), _written(self.last)
        if first is None and last is None:
            return
        for chip in self.chips.values():
            chip.setAutoExclusive(False)
            chip.setChecked(False)
            chip.setAutoExclusive(True)
        self.changed.emit(conditions.between(self._key, first, last))


def _written(editor: DayEditor) -> date | None:
    try:
        return editor.value()
    except Unreadable:
        return None


def _state(*, on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
