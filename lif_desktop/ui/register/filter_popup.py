"""The popup that edits the condition on one field; what it offers depends on the field's kind."""

from functools import singledispatch
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lif_desktop.fields import Choice, Day, Derived, Field, Flag, Link, Links, Text
from lif_desktop.registers import Register, conditions
from lif_desktop.registers.conditions import Condition
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.ui.blocks.text import section_label
from lif_desktop.ui.register.filter_pickers import DayPicker, OptionPicker, Picker

_WIDTH = 296
_LOOKED_THROUGH = 5000


class FilterPopup(QFrame):
    """Edits one condition while it is open; every tick counts at once."""

    changed = Signal(object)
    """The `Condition` as it is now; without filters the field is no longer narrowed."""

    def __init__(
        self,
        board: Board,
        register: Register,
        field: Field,
        now: Condition | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "card")
        self.setAccessibleName(f"Filter by {field.label}")
        self.setFixedWidth(_WIDTH)
        self.picker = picker_for(field, board, register, now or Condition(field.key, ()))
        self.picker.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(section_label(field.label))
        column.addWidget(self.picker)

    def begin(self) -> None:
        """Put the keyboard where picking begins."""
        self.picker.begin()


@singledispatch
def picker_for(field: Field, board: Board, register: Register, now: Condition) -> Picker:
    """Return what picks the values of a field's kind."""
    raise NotImplementedError(field, board, register, now)


@picker_for.register
def _(field: Choice, _board: Board, _register: Register, now: Condition) -> Picker:
    offers = [(option.value, option.label) for option in field.options]
    return OptionPicker(now, offers, conditions.one_of, negatable=True)


@picker_for.register
def _(_field: Flag, _board: Board, _register: Register, now: Condition) -> Picker:
    return OptionPicker(now, [(True, "Yes"), (False, "No")], conditions.one_of, negatable=False)


@picker_for.register
def _(field: Link, board: Board, _register: Register, now: Condition) -> Picker:
    return OptionPicker(now, _labels(board, field.to), conditions.one_of, negatable=True)


@picker_for.register
def _(field: Links, board: Board, _register: Register, now: Condition) -> Picker:
    return OptionPicker(now, _labels(board, field.to), conditions.linked_to, negatable=False)


@picker_for.register
def _(field: Text, board: Board, register: Register, now: Condition) -> Picker:
    found = board.page(View(register.key), 0, _LOOKED_THROUGH)
    texts = sorted({one.values[field.key] for one in found} - {None})
    return OptionPicker(now, [(one, one) for one in texts], conditions.one_of, negatable=True)


@picker_for.register(Day)
@picker_for.register(Derived)
def _(field: Field, board: Board, register: Register, now: Condition) -> Picker:
    return DayPicker(now, field, board, register)


def _labels(board: Board, register: str) -> list[tuple[Any, str]]:
    return sorted(board.labels(register).items(), key=lambda pair: pair[1].casefold())
