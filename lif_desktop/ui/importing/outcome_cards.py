"""The row of outcome cards above a review or a receipt."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from lif_desktop.ui.importing.outcome_card import OutcomeCard
from lif_desktop.ui.importing.outcomes import OUTCOMES

# Cards that stand even at nought; the others appear when there is something to say.
_ORDER = ("same", "new", "changed", "conflict", "problem", "possible", "repeated", "refused")
_ALWAYS = 5
_LEAST = 136


class OutcomeCards(QWidget):
    """Shows how many rows became what; a click on a card asks for those rows only."""

    chosen = Signal(object)
    """An outcome whose card was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(10)
        self.cards = {outcome: OutcomeCard(OUTCOMES[outcome]) for outcome in _ORDER}
        for outcome, card in self.cards.items():
            card.clicked.connect(partial(self.chosen.emit, outcome))
            card.setParent(self)
        self._columns = 0
        self._shown: list[OutcomeCard] = []

    def show_counts(
        self, counts: Mapping[str, int], notes: Mapping[str, str], narrowed: str | None
    ) -> None:
        """Show counts by outcome, words on some of them, and which one narrows the table."""
        shown = []
        for place, (outcome, card) in enumerate(self.cards.items()):
            count = counts.get(outcome, 0)
            note = notes.get(outcome) or OUTCOMES[outcome].explained
            card.show_state(count, note if count else "none", chosen=outcome == narrowed)
            if count or place < _ALWAYS:
                shown.append(card)
        if shown != self._shown:
            self._shown = shown
            self._arrange(self._fitting())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two rows where one is too short."""
        super().resizeEvent(event)
        if self._fitting() != self._columns:
            self._arrange(self._fitting())

    def _fitting(self) -> int:
        count = len(self._shown) or 1
        in_a_row = max(1, self.width() // _LEAST)
        rows = -(-count // in_a_row)
        return -(-count // rows)

    def _arrange(self, columns: int) -> None:
        self._columns = columns
        for card in self.cards.values():
            self._grid.removeWidget(card)
            card.setVisible(card in self._shown)
            card.show_compact(compact=len(self._shown) > columns)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, card in enumerate(self._shown):
            self._grid.addWidget(card, place // columns, place % columns)
            self._grid.setColumnStretch(place % columns, 1)
        self.updateGeometry()
