"""A start page that may be taller than the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from lif_desktop.ui.start.frame import StartPage


class ScrolledPage(StartPage):
    """A start page in a scroll area."""

    def hold(self, inside: QWidget) -> QWidget:
        """Return the column in a scroll area."""
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        return scroll
