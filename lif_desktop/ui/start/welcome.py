"""The first page: make a board, open one, or look round the sample."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.rows import RowButton
from lif_desktop.ui.blocks.text import Words, note_label, section_label, small_label
from lif_desktop.ui.start.frame import StartPage
from lif_desktop.ui.start.mark import Mark


class Ways(NamedTuple):
    """Where the welcome page leads."""

    new: Callable[[], object]
    open: Callable[[], object]
    sample: Callable[[], object]
    recent: Callable[[Path], object]


class WelcomePage(StartPage):
    """What to do first, and the boards opened last."""

    def __init__(self, ways: Ways, recent: list[Path]) -> None:
        super().__init__("Welcome", width=800)
        self._ways = ways
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(Mark())
        head.addSpacing(8)
        head.addWidget(Words("LIF Desktop", "title"))
        head.addWidget(
            note_label("Your board’s learning and improvement, in one encrypted file of yours.")
        )
        columns = QHBoxLayout()
        columns.setSpacing(40)
        columns.addWidget(self._beginning(bool(recent)), 4)
        columns.addWidget(self._recent(recent), 5)
        self.body.addLayout(head)
        self.body.addSpacing(12)
        self.body.addLayout(columns)
        self.body.addSpacing(16)
        self.body.addWidget(
            small_label("Works without a network: nothing leaves this computer by itself.")
        )

    def _beginning(self, recent: bool) -> QWidget:  # noqa: FBT001 - one caller
        part = QWidget()
        rows = QVBoxLayout(part)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(section_label("Begin"))
        # Who has no board yet most likely wants to make one.
        first = PrimaryButton if recent else Button
        second = Button if recent else PrimaryButton
        self.open_button = first("Open a board…", self._ways.open)
        self.new_button = second("New board…", self._ways.new)
        self.sample_button = Button("Look round the sample board", self._ways.sample)
        for button in (self.open_button, self.new_button, self.sample_button):
            rows.addWidget(button)
        rows.addWidget(
            small_label(
                "The sample is an invented partnership with a year of actions, audits and "
                "reviews. Nothing in it is real.",
                wrap=True,
            )
        )
        rows.addStretch(1)
        return part

    def _recent(self, recent: list[Path]) -> QWidget:
        part = QWidget()
        rows = QVBoxLayout(part)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(section_label("Recent boards"))
        if not recent:
            rows.addWidget(note_label("Boards you open are listed here.", wrap=True))
        for path in recent:
            rows.addWidget(RowButton(path.stem, str(path.parent), partial(self._ways.recent, path)))
        rows.addStretch(1)
        return part
