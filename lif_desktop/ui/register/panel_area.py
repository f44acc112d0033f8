"""The part of the panel that scrolls, its content as wide as what stands above and below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

MARGIN = 16
_BAR = 10


class PanelArea(QScrollArea):
    """Scrolls down only; its bar lies in the margin, so that nothing moves when it comes."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setSpacing(12)
        self.setWidget(inside)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, most: self._leave_room(most))
        self._leave_room(0)

    def replace(self, widget: QWidget) -> None:
        """Show a widget in place of all before."""
        while (item := self.column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self.column.addWidget(widget)

    def _leave_room(self, most: int) -> None:
        right = MARGIN - _BAR if most else MARGIN
        self.column.setContentsMargins(MARGIN, 0, right, 4)


def inset(panel: QWidget, *rows: QWidget) -> None:
    """Lay rows out from top to bottom of a panel; the one that scrolls reaches to its edges."""
    whole = QVBoxLayout(panel)
    whole.setContentsMargins(0, 12, 0, 12)
    whole.setSpacing(8)
    for row in rows:
        if isinstance(row, PanelArea):
            whole.addWidget(row, 1)
            continue
        # A row that is hidden leaves no gap, as its layout does not count then.
        line = QHBoxLayout()
        line.setContentsMargins(MARGIN, 0, MARGIN, 0)
        line.addWidget(row)
        if isinstance(row, QPushButton):
            line.addStretch(1)
        whole.addLayout(line)
