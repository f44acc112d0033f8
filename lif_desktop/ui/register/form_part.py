"""A section of a long form: a heading that folds it, the fields that say something, the others."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.fold import FoldHeading


class Part(QWidget):
    """One section; folded while nothing in it is filled, unless somebody opened it."""

    def __init__(self, title: str, lay_out: Callable[[QGridLayout, list[Any]], int]) -> None:
        """`lay_out(grid, boxes)` sets field boxes into an empty grid, and returns the next line."""
        super().__init__()
        self._lay_out_boxes = lay_out
        self._filled: list[Any] = []
        self._all: list[Any] = []
        self._wish: bool | None = None
        self._whole = False
        self.heading = FoldHeading(title)
        self.heading.clicked.connect(self._turned)
        self.more = LinkButton("", self.show_all)
        self._body = QWidget()
        self.grid = QGridLayout(self._body)
        self.grid.setContentsMargins(0, 0, 0, 6)
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.heading)
        column.addWidget(self._body)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def forget(self) -> None:
        """Go back to what the content asks for, as in a new form."""
        self._wish, self._whole = None, False

    def show_boxes(self, filled: list[Any], boxes: list[Any]) -> None:
        """Take the boxes of the section, and those among them that stand in reading view."""
        self._filled, self._all = filled, boxes
        opened = bool(filled) if self._wish is None else self._wish
        shown = (boxes if self._whole or not filled else filled) if opened else []
        while self.grid.count():
            self.grid.takeAt(0)
        self._lay_out_boxes(self.grid, shown)
        for box in boxes:
            box.setVisible(box in shown)
        self._body.setVisible(opened)
        left = len(boxes) - len(shown)
        self.more.setText(f"{left} more")
        self.more.setAccessibleName(f"{left} more fields of {self.heading.text()}")
        self.more.setVisible(opened and bool(left))
        self.heading.setChecked(opened)
        self.heading.set_note(f"{len(filled)} of {len(boxes)}" if filled else "nothing yet")

    def show_all(self) -> None:
        """Open it and show every field."""
        self._wish, self._whole = True, True
        self.show_boxes(self._filled, self._all)

    def _turned(self) -> None:
        self._wish = self.heading.isChecked()
        self.show_boxes(self._filled, self._all)
