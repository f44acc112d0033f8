"""What edits a field: lines, growing text, choices, flags; each reads itself back strictly."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lif_desktop.fields import (
    Choice,
    Derived,
    Field,
    Flag,
    Memo,
    Shown,
    read,
    show,
)
from lif_desktop.store.board import Board
from lif_desktop.ui import theme
from lif_desktop.ui.blocks.chips import ChoiceChip
from lif_desktop.ui.blocks.icons import pixmap
from lif_desktop.ui.blocks.pill import Pill, PillLabel
from lif_desktop.ui.register.growing import GrowingText
from lif_desktop.ui.register.pills import made

_ARROW = 14
_LINE = 32


class Editor(QWidget):
    """Edits the value of one field."""

    changed = Signal()
    """The user changed it; not sent when a value is set by the form."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)

    def take(self, widget: QWidget) -> None:
        """Show a widget as the one that has the focus and the field's name."""
        if isinstance(widget, (QLineEdit, QComboBox)):
            # Lines and lists side by side are of one height.
            widget.ensurePolished()
            widget.setFixedHeight(_LINE)
        self.row.addWidget(widget, 1)
        self.setFocusProxy(widget)
        widget.setAccessibleName(self.field.label)
        if self.field.help:
            widget.setToolTip(self.field.help)
            widget.setAccessibleDescription(self.field.help)

    def value(self) -> Any:
        """Return what is entered.

        Raises:
            Unreadable: if it does not state a value of the field.
        """
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def is_blank(self) -> bool:
        """Say whether there is nothing to see in it."""
        return self.value() is None

    def mark(self, *, problem: bool) -> None:
        """Show or take away that the entry cannot be saved."""
        inner = self.focusProxy() or self
        inner.setProperty("problem", problem)
        inner.style().unpolish(inner)
        inner.style().polish(inner)


class LineEditor(Editor):
    """A line of text, or a figure written in one."""

    def __init__(self, field: Field, board: Board) -> None:
        super().__init__(field)
        self._board = board
        self.line = QLineEdit()
        self.take(self.line)
        self.line.textEdited.connect(lambda _text: self.changed.emit())

    def value(self) -> Any:
        """Return what is written."""
        return read(self.field, self.line.text(), self._board.names)

    def set_value(self, value: Any) -> None:
        """Write a value."""
        self.line.setText(show(self.field, value, self._board.names))
        self.line.setCursorPosition(0)


class WordsEditor(Editor):
    """Text of several lines, or one long sentence, in a box that grows."""

    def __init__(self, field: Field, board: Board) -> None:
        super().__init__(field)
        self._board = board
        self.box = GrowingText(one_line=not isinstance(field, Memo))
        self._setting = False
        self.take(self.box)
        self.box.textChanged.connect(self._typed)

    def value(self) -> Any:
        """Return what is written."""
        return read(self.field, self.box.toPlainText(), self._board.names)

    def set_value(self, value: Any) -> None:
        """Write a value."""
        self._setting = True
        self.box.setPlainText(value or "")
        self._setting = False

    def _typed(self) -> None:
        if not self._setting:
            self.changed.emit()


class QuietCombo(QComboBox):
    """A list to choose from that leaves the wheel to the form unless it has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the arrow that says there is a list."""
        super().paintEvent(event)
        colour = theme.tokens(self.palette()).soft
        arrow = pixmap("chevron-down", colour, _ARROW, self.devicePixelRatioF())
        down = (self.height() - _ARROW) // 2
        QPainter(self).drawPixmap(self.width() - _ARROW - 7, down, arrow)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the form scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceEditor(Editor):
    """One of the answers, or none."""

    def __init__(self, field: Choice) -> None:
        super().__init__(field)
        self.combo = QuietCombo()
        self.combo.addItem("", None)
        for option in field.options:
            self.combo.addItem(option.label, option.value)
        self.take(self.combo)
        self.combo.activated.connect(lambda _index: self.changed.emit())

    def value(self) -> Any:
        """Return the answer chosen."""
        return self.combo.currentData()

    def set_value(self, value: Any) -> None:
        """Choose an answer; one that is no longer offered is kept."""
        place = 0 if value is None else self.combo.findData(value)
        if place < 0:
            self.combo.addItem(str(value), value)
            place = self.combo.count() - 1
        self.combo.setCurrentIndex(place)


class FlagEditor(Editor):
    """Yes, no, or not said."""

    def __init__(self, field: Flag) -> None:
        super().__init__(field)
        self.chips: dict[bool | None, ChoiceChip] = {}
        for answer, text in ((True, "Yes"), (False, "No"), (None, "Not said")):
            chip = ChoiceChip(text)
            chip.setAccessibleName(f"{field.label}: {text}")
            chip.clicked.connect(lambda _checked=False: self.changed.emit())
            self.chips[answer] = chip
            self.row.addWidget(chip)
        self.row.addStretch(1)
        self.setFocusProxy(self.chips[True])
        self.setToolTip(field.help)

    def value(self) -> bool | None:
        """Return the answer."""
        return next((answer for answer, chip in self.chips.items() if chip.isChecked()), None)

    def set_value(self, value: Any) -> None:
        """Check an answer."""
        self.chips[value].setChecked(True)


class DerivedEditor(Editor):
    """Shows what the board works out; there is nothing to edit."""

    def __init__(self, field: Derived) -> None:
        super().__init__(field)
        self.pill = PillLabel(Pill(""))
        column = QVBoxLayout()
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self.pill)
        self.row.addLayout(column)
        self.row.addStretch(1)

    def value(self) -> Any:
        """Return nothing: it is never saved."""
        return None

    def is_blank(self) -> bool:
        """Say whether nothing was worked out."""
        return not self.pill.pill().text

    def set_value(self, value: Any) -> None:
        """Show what was worked out (a `Shown`)."""
        shown = value if isinstance(value, Shown) else Shown("")
        self.pill.set_pill(made(shown.text, shown.meaning, shown.shape))
        self.pill.setVisible(bool(shown.text))
