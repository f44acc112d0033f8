"""One field in a form: its label, its editor, and what is wrong with the entry."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lif_desktop.fields import Field, Unreadable
from lif_desktop.store.board import Board
from lif_desktop.ui.blocks.text import Words, field_label
from lif_desktop.ui.register.editing import editor_for


class FieldBox(QWidget):
    """A label, an editor under it, and what is wrong with the entry under that."""

    def __init__(self, field: Field, board: Board) -> None:
        super().__init__()
        self.field = field
        self.editor = editor_for(field, board)
        self.label = field_label(field.label, self.editor)
        self.label.setToolTip(field.help)
        self._problem = Words("", "note", wrap=True, meaning="late")
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.label)
        column.addWidget(self.editor)
        column.addWidget(self._problem)

    def value_or_blank(self) -> Any:
        """Return what is entered; what cannot be read counts as blank."""
        try:
            return self.editor.value()
        except Unreadable:
            return None

    def differs(self, base: Any) -> bool:
        """Say whether the entry, readable or not, is other than a value."""
        try:
            return bool(self.editor.value() != base)
        except Unreadable:
            return True

    def problem(self) -> str:
        """Return what is said to be wrong."""
        return "" if self._problem.isHidden() else self._problem.text()

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong, or (blank) nothing any more."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.editor.mark(problem=bool(sentence))
