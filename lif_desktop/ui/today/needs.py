"""The list of what needs the user: a pill, what it is, why, and a button that begins."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lif_desktop.reports.today import Need
from lif_desktop.ui.blocks.buttons import Button, LinkButton
from lif_desktop.ui.blocks.cards import Card, hairline
from lif_desktop.ui.blocks.elided import Elided
from lif_desktop.ui.blocks.pill import Pill, PillLabel
from lif_desktop.ui.blocks.text import note_label

_PILLS = 96
# As many as stand on a council laptop's screen without scrolling.
AT_FIRST = 7


class NeedsCard(Card):
    """What waits, most pressing first; the first few, and all when asked for."""

    def __init__(self, needs: Sequence[Need], begin: Callable[[Need], object]) -> None:
        super().__init__("Needs you")
        self.body.setContentsMargins(6, 14, 6, 6)
        self.body.setSpacing(0)
        if self.heading is not None:
            self.heading.setContentsMargins(10, 0, 0, 6)
        self._begin, self._needs = begin, tuple(needs)
        self._lay_out(self._needs[:AT_FIRST])
        if len(needs) > AT_FIRST:
            self._more = LinkButton(f"Show all {len(needs)}", self.show_all)
            foot = QHBoxLayout()
            foot.setContentsMargins(6, 7, 0, 6)
            foot.addWidget(self._more)
            foot.addStretch(1)
            self.body.addLayout(foot)
        if not needs:
            nothing = note_label("Nothing is late and nothing waits for you.", wrap=True)
            nothing.setContentsMargins(10, 2, 10, 10)
            self.body.addWidget(nothing)

    def show_all(self) -> None:
        """Show everything that waits."""
        self._more.hide()
        self._lay_out(self._needs[AT_FIRST:])

    def _lay_out(self, needs: Sequence[Need]) -> None:
        for need in needs:
            self.body.addWidget(NeedRow(need, self._begin))
            self.body.addWidget(hairline())


class NeedRow(QWidget):
    """One of them."""

    def __init__(self, need: Need, begin: Callable[[Need], object]) -> None:
        super().__init__()
        name = f"{need.reference} {need.title}".strip()
        pill = QWidget()
        pill.setFixedWidth(_PILLS)
        beside = QHBoxLayout(pill)
        beside.setContentsMargins(8, 6, 0, 0)
        beside.addWidget(PillLabel(Pill(need.word, need.meaning)), 0, Qt.AlignmentFlag.AlignTop)
        beside.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Elided(name, bold=True))
        words.addWidget(Elided(need.why, soft=True))
        button = Button(need.verb, lambda: begin(need))
        button.setAccessibleName(f"{need.verb}: {name}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 8, 7)
        row.setSpacing(8)
        row.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
