"""The fields of one record with their editors: shown, folded, read back, set anew underneath."""

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from lif_desktop.fields import Derived, Field, Unreadable, missing
from lif_desktop.registers import Register
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record
from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.register import questions
from lif_desktop.ui.register.editing import takes_half
from lif_desktop.ui.register.field_box import FieldBox
from lif_desktop.ui.register.form_part import Part
from lif_desktop.ui.register.link_editors import LinkEditor, LinksEditor


class Form(QWidget):
    """Edits one record of a register, or a new one."""

    changed = Signal()
    """The user changed something."""
    open_asked = Signal(object)
    """(register key, record id) of a linked record the user wants to see."""

    def __init__(
        self,
        board: Board,
        register: Register,
        *,
        parted: bool = False,
        without: Collection[str] = (),
    ) -> None:
        """`parted`: something comes between core and rest; `without` keys edited elsewhere."""
        super().__init__()
        self._register = register
        # A form that is cut into sections stays in one piece.
        self._parted = parted and not any(field.section for field in register.visible)
        self.rest = QWidget()
        """Where the lesser fields stand, if something shall come between (`parted`)."""
        self._base: dict[str, Any] = {}
        self._new = False
        self._unfolded = False
        self._aside: frozenset[str] = frozenset()
        self._given: frozenset[str] = frozenset()
        self._asked = questions.asked_of(register.key)
        self.boxes = {
            field.key: FieldBox(field, board)
            for field in register.visible
            if field.key not in without
        }
        self._more = LinkButton("More fields", self._fold)
        self._more.setParent(self)
        self._grid, self._rest_grid = _pairs(), _pairs(self.rest)
        titles = dict.fromkeys(field.section for field in register.visible if field.section)
        self.parts = {title: Part(title, _set) for title in titles}
        self._assemble()

    def _assemble(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addLayout(self._grid)
        for part in self.parts.values():
            whole.addWidget(part)
        for box in self.boxes.values():
            # Without a parent it would be shown as a window of its own.
            box.setParent(self)
            box.editor.changed.connect(lambda box=box: self._edited(box))
            if isinstance(box.editor, (LinkEditor, LinksEditor)):
                box.editor.open_asked.connect(self.open_asked)

    def show_record(self, record: Record, *, aside: frozenset[str] = frozenset()) -> None:
        """Show a record; fields `aside` are shown elsewhere and fold."""
        if aside != self._aside or self._new:
            self._unfolded = False
        self._new, self._aside, self._given = False, aside, frozenset()
        self._base = dict(record.values)
        for key, box in self.boxes.items():
            box.editor.set_value(_shown(record, box.field) or record.values[key])
            box.set_problem("")
        self._lay_out()

    def show_new(self, values: Mapping[str, Any]) -> None:
        """Show an empty form that starts with some values."""
        self._new, self._unfolded, self._aside = True, False, frozenset()
        for part in self.parts.values():
            part.forget()
        self._given = frozenset(values)
        self._base = dict.fromkeys(self.boxes)
        for key, box in self.boxes.items():
            box.editor.set_value(values.get(key))
            box.set_problem("")
        self._lay_out()

    def read(self) -> dict[str, Any]:
        """Return the values that differ from the record's, having marked what cannot be read.

        Raises:
            Unreadable: if anything is marked; the first such editor has the focus then.
        """
        found: dict[str, Any] = {}
        wrong: list[FieldBox] = []
        for box in self._editable():
            try:
                value = box.editor.value()
                lacking = missing(box.field, value)
                sentence = f"{box.field.label} is needed." if lacking else ""
            except Unreadable as unreadable:
                value, sentence = None, str(unreadable)
            box.set_problem(sentence)
            if sentence:
                wrong.append(box)
            elif value != self._base[box.field.key]:
                found[box.field.key] = value
        if wrong:
            self._reveal(wrong[0])
            raise Unreadable(wrong[0].problem())
        return found

    def values(self) -> dict[str, Any]:
        """Return what the editors hold now; what cannot be read counts as blank."""
        return {box.field.key: box.value_or_blank() for box in self.boxes.values()}

    def dirty(self) -> set[str]:
        """Return the keys of the fields whose entry differs from the record, readable or not."""
        return {box.field.key for box in self._editable() if box.differs(self._base[box.field.key])}

    def rebase(self, record: Record, *, keep_typed: bool = False) -> bool:
        """Take over a newer state of the record under what was typed.

        Return False, having changed nothing, if both changed the same field, unless `keep_typed`.
        """
        dirty = self.dirty()
        moved = {key for key, value in record.values.items() if value != self._base[key]}
        if moved & dirty and not keep_typed:
            return False
        self._base = dict(record.values)
        for key, box in self.boxes.items():
            if key not in dirty:
                box.editor.set_value(_shown(record, box.field) or record.values[key])
        return True

    def focus_first(self) -> None:
        """Put the cursor where writing begins: the first field that was not filled in already."""
        shown = [box for box in self._editable() if not box.isHidden()]
        first = next((box for box in shown if box.field.key not in self._given), None)
        if first is not None:
            first.editor.setFocus()

    def folded(self) -> list[str]:
        """Return the keys of the fields that are folded away."""
        return [key for key, box in self.boxes.items() if box.isHidden()]

    def unfold(self) -> None:
        """Show every field."""
        self._unfolded = True
        self._lay_out()
        for part in self.parts.values():
            part.show_all()

    def _editable(self) -> list[FieldBox]:
        return [box for box in self.boxes.values() if not isinstance(box.field, Derived)]

    def _edited(self, box: FieldBox) -> None:
        if box.problem():
            box.set_problem("")
        self.changed.emit()

    def _fold(self) -> None:
        self._unfolded = not self._unfolded
        self._lay_out()

    def _reveal(self, box: FieldBox) -> None:
        if box.isHidden() and box.field.section:
            self.parts[box.field.section].show_all()
        elif box.isHidden():
            self.unfold()
        box.editor.setFocus()

    def _matters(self, field: Field) -> bool:
        """Say whether a field stands in the form before it is unfolded."""
        derived = isinstance(field, Derived)
        if self._new:
            return not derived and (
                self._is_core(field)
                or field.key in self._given
                or field.key == self._register.parent
            )
        if field.required or field.key in self._asked:
            return True
        if field.key in self._aside:
            return False
        if derived:
            return not self.boxes[field.key].editor.is_blank()
        return self._base[field.key] not in (None, ()) or field.sort

    def _lay_out(self) -> None:
        """Set the fields in declared order, short ones two in a line, the rest behind a link."""
        for grid in (self._grid, self._rest_grid):
            while grid.count():
                grid.takeAt(0)
        plain = [box for box in self.boxes.values() if not box.field.section]
        first = [box for box in plain if self._matters(box.field)]
        rest = [box for box in plain if box not in first]
        rest = [box for box in rest if not (self._new and isinstance(box.field, Derived))]
        shown = [*first, *rest] if self._unfolded else first
        core = [box for box in first if self._is_core(box.field) or not self._parted or self._new]
        line = _set(self._grid, core)
        grid = self._rest_grid if self._parted else self._grid
        lesser = [box for box in first if box not in core]
        line = _set(grid, lesser, line)
        self._more.setVisible(bool(rest))
        self._more.setText("Fewer fields" if self._unfolded else f"More fields ({len(rest)})")
        grid.addWidget(self._more, line, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        if self._unfolded:
            _set(grid, rest, line + 1)
        for box in plain:
            box.setVisible(box in shown)
        for title, part in self.parts.items():
            boxes = [box for box in self.boxes.values() if box.field.section == title]
            part.show_boxes([box for box in boxes if self._says(box.field)], boxes)

    def _says(self, field: Field) -> bool:
        """Say whether a field of a section has something in it, or must have."""
        if self._new:
            return field.required or field.key in self._given
        if isinstance(field, Derived):
            return not self.boxes[field.key].editor.is_blank()
        return field.required or self._base[field.key] not in (None, ())

    def _is_core(self, field: Field) -> bool:
        """Say whether a field is among those that the declaration and the rules ask for first."""
        return field.required or field.column or field.key in self._asked


def _pairs(widget: QWidget | None = None) -> QGridLayout:
    grid = QGridLayout(widget) if widget is not None else QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _set(grid: QGridLayout, boxes: list[FieldBox], line: int = 0) -> int:
    """Set fields from a line on, short neighbours side by side; return the next free line."""
    place = 0
    while place < len(boxes):
        pair = boxes[place : place + 2]
        if len(pair) == 2 and all(takes_half(box.field) for box in pair):
            for column, box in enumerate(pair):
                grid.addWidget(box, line, column, Qt.AlignmentFlag.AlignTop)
            place += 2
        else:
            grid.addWidget(boxes[place], line, 0, 1, 2)
            place += 1
        line += 1
    return line


def _shown(record: Record, field: Field) -> Any:
    return record.shown(field.key) if isinstance(field, Derived) else None
