"""What the agenda might hold: each proposal with its reason and a tick, adopted together."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem

from lif_desktop import clock
from lif_desktop.progress import Report
from lif_desktop.rules.words import counted
from lif_desktop.store.records import Record
from lif_desktop.ui.blocks.buttons import PrimaryButton
from lif_desktop.ui.blocks.text import Words, note_label
from lif_desktop.ui.meetings.room import Room
from lif_desktop.ui.meetings.wrapped_list import WrappedList
from lif_desktop.ui.session import Action, Session

if TYPE_CHECKING:
    from lif_desktop.exporting.composing.proposing import Proposal

_INTRO = (
    "From the group’s standing items, what earlier meetings carried over, and what is due. Nothing"
    " is added before you say so."
)
_DATA = Qt.ItemDataRole.UserRole


class ProposalRoom(Room):
    """Proposals to tick; `adopt` writes them as items with their papers, in one step."""

    def __init__(self, session: Session) -> None:
        super().__init__("Proposed agenda")
        self.set_title("Proposed agenda")
        self._session = session
        self._meeting: Record | None = None
        self.list = WrappedList("Proposed items")
        self.said: Words = note_label(_INTRO, wrap=True)
        self.adopt_button = PrimaryButton("Adopt", self.adopt)
        self.body.addWidget(self.said)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.adopt_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.itemChanged.connect(lambda _item: self._count())

    def propose(self, meeting: Record) -> None:
        """Work out what is proposed for a meeting, and show it."""
        self._meeting = meeting
        self.list.clear()
        self.said.setText("Looking at what is due…")
        self._count()
        board, today = self._session.board, clock.today()

        def work(_report: Report) -> "tuple[Proposal, ...]":
            from lif_desktop.exporting.composing.proposing import lacking, propose  # noqa: PLC0415

            return tuple(lacking(board, meeting, propose(board, meeting, today)))

        self._session.run(work, lambda found: self._show(meeting, found))

    def chosen(self) -> "list[Proposal]":
        """Return the proposals that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [
            item.data(_DATA)
            for item in items
            if item is not None and item.checkState() == Qt.CheckState.Checked
        ]

    def adopt(self) -> None:
        """Write what is ticked, and go back to the agenda."""
        meeting, chosen = self._meeting, self.chosen()
        if meeting is None or not chosen:
            return
        what = counted(len(chosen), "proposed item")
        board = self._session.board

        def work(_report: Report) -> None:
            from lif_desktop.exporting.composing.proposing import adopt  # noqa: PLC0415

            with board.change(f"Adopt {what}") as change:
                adopt(board, change, meeting, chosen)

        def done(_none: None) -> None:
            self.leave()
            self._session.committed()
            self._session.say(f"{what[0].upper()}{what[1:]} on the agenda.", "well",
                              Action("Undo", self._session.undo))  # fmt: skip

        self._session.run(work, done)

    def _show(self, meeting: Record, found: "tuple[Proposal, ...]") -> None:
        if self._meeting is None or meeting.id != self._meeting.id:
            return
        self.said.setText(_INTRO if found else "Nothing more is due that is not on the agenda.")
        self.list.blockSignals(True)
        for one in found:
            item = QListWidgetItem(f"{one.title}\n{one.why}")
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )  # fmt: skip
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(_DATA, one)
            self.list.addItem(item)
        self.list.blockSignals(False)
        if found:
            self.list.setCurrentRow(0)
            self.list.setFocus()
        self._count()

    def _count(self) -> None:
        count = len(self.chosen())
        self.adopt_button.setText(f"Adopt {counted(count, 'item')}" if count else "Adopt")
        self.adopt_button.setEnabled(count > 0)
        self.adopt_button.setVisible(self.list.count() > 0)
