"""A scrolled area that shows one card, and another in its place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from lif_desktop.ui.blocks.cards import Card


class CardArea(QScrollArea):
    """Shows a card; what the card before is doing it may end in peace."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFixedWidth(width)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_card(self, card: Card) -> None:
        """Show a card in place of the one before."""
        holder = QWidget()
        whole = QVBoxLayout(holder)
        whole.setContentsMargins(0, 0, 2, 2)
        whole.addWidget(card)
        whole.addStretch(1)
        # `setWidget` would delete at once what it showed, and with it the very field whose Enter
        # or choice brought the new card: Qt goes on in that field afterwards.
        before = self.takeWidget()
        self.setWidget(holder)
        if before is not None:
            before.setParent(self)
            before.deleteLater()
