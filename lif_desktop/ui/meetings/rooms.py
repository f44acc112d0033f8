"""The left half of the composer: the agenda, and what takes its place for a while."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lif_desktop.ui import theme
from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.states import EmptyState
from lif_desktop.ui.meetings.agenda_list import AgendaPanel
from lif_desktop.ui.meetings.agenda_model import AgendaModel
from lif_desktop.ui.meetings.chooser_room import ChooserRoom
from lif_desktop.ui.meetings.item_room import ItemRoom
from lif_desktop.ui.meetings.packs_room import PacksRoom
from lif_desktop.ui.meetings.proposal_room import ProposalRoom
from lif_desktop.ui.meetings.room import Room
from lif_desktop.ui.meetings.said_room import SaidRoom
from lif_desktop.ui.register.flow import Flow
from lif_desktop.ui.session import Action, Session

_LEFT, _RIGHT = 440, 662
_FIGURES = (
    "Each figure that does not agree with itself or with another is listed with its paper. A figure"
    " may be right all the same: look, then decide."
)
_WITHHELD = "What the public does not see of this pack, or reads in other words, paper by paper."


class Rooms(QStackedWidget):
    """Shows one room at a time; every room leads back to the agenda."""

    moved = Signal()
    """Another room is shown."""

    def __init__(self, session: Session, model: AgendaModel) -> None:
        super().__init__()
        self.agenda = AgendaPanel(model)
        self.item = ItemRoom(session)
        self.chooser = ChooserRoom(session)
        self.proposals = ProposalRoom(session)
        self.figures = SaidRoom("Figures to look at", _FIGURES)
        self.withheld = SaidRoom("Not for the public", _WITHHELD)
        self.packs = PacksRoom(session)
        self.empty: QWidget = QWidget()
        self._no_items = True
        rooms = (self.item, self.proposals, self.figures, self.withheld, self.packs)
        for widget in (self.agenda, self.empty, *rooms, self.chooser):
            self.addWidget(widget)
        for room in rooms:
            room.left.connect(self.show_agenda)
        self.chooser.left.connect(lambda: self.go(self.item))
        self.item.papers.data_asked.connect(self._choose)
        self.chooser.chosen.connect(self._add)

    def offer(self, *actions: Action) -> None:
        """Say what may be done where a meeting has no items."""
        self.removeWidget(self.empty)
        self.empty.deleteLater()
        said = (
            "Take what is proposed from standing items and from what is due, or add your own."
            " Until then the pack holds the usual items of the group."
        )
        self.empty = EmptyState("No agenda yet", said, *actions, icon="list-checks")
        self.addWidget(self.empty)

    def set_empty(self, *, empty: bool) -> None:
        """Show the offer in the agenda's place while there are no items."""
        self._no_items = empty
        now = self.currentWidget()
        if now in (self.agenda, self.empty) or (empty and now in (self.item, self.chooser)):
            self.show_agenda()

    def show_agenda(self) -> None:
        """Show the agenda, or what is offered in its place."""
        self.setCurrentWidget(self.empty if self._no_items else self.agenda)
        if not self._no_items and self.isVisible():
            self.agenda.view.setFocus()
        self.moved.emit()

    def go(self, room: Room) -> None:
        """Show a room."""
        self.setCurrentWidget(room)
        self.moved.emit()

    def save(self) -> bool:
        """Save what is being typed; False if something cannot be read."""
        return self.item.save()

    def _choose(self) -> None:
        self.go(self.chooser)
        self.chooser.begin()

    def _add(self, values: dict[str, object]) -> None:
        self.go(self.item)
        self.item.papers.add_data(values)


def side_by_side(rooms: Rooms, links: Sequence[LinkButton], preview: QWidget) -> QSplitter:
    """Return the rooms with what else they lead to beneath, and beside them the preview."""
    foot = Flow(gap=12)
    for link in links:
        link.setFont(theme.font("note"))
        foot.add(link)
    left = QWidget()
    column = QVBoxLayout(left)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(rooms, 1)
    column.addWidget(foot)
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setHandleWidth(16)
    splitter.setChildrenCollapsible(False)
    splitter.addWidget(left)
    splitter.addWidget(preview)
    splitter.setSizes([_LEFT, _RIGHT])
    splitter.setStretchFactor(0, 0)
    splitter.setStretchFactor(1, 1)
    return splitter
