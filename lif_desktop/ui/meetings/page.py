"""The calendar of meetings; the chosen one's pack is composed one button away."""

from PySide6.QtWidgets import QWidget

from lif_desktop.store.query import View
from lif_desktop.store.records import Record
from lif_desktop.ui.blocks.buttons import Button
from lif_desktop.ui.register.page import RegisterPage
from lif_desktop.ui.session import Session


class MeetingsPage(RegisterPage):
    """The register of meetings, with the board pack of the one that is chosen."""

    def __init__(self, session: Session) -> None:
        self.pack_button = Button("Board pack", self.compose, icon_name="file-text")
        super().__init__(session, "meetings")
        self.set_title("Meetings and papers")
        # Before the buttons that every register has: it is what one comes here for.
        beside = self._buttons.itemAt(0)
        self._buttons.insertWidget(0, self.pack_button)
        if beside is not None and (button := beside.widget()) is not None:
            QWidget.setTabOrder(self.pack_button, button)
        self.table.moved.connect(lambda _record: self._name_pack())
        self.pack_button.setToolTip("The papers of the chosen meeting, or else of the next one")

    def refresh(self) -> None:
        """Read the board again; without meetings there is no pack to offer."""
        super().refresh()
        self._name_pack()

    def show_record(self, record_id: int) -> None:
        """Open a meeting; its pack is then the one that is offered."""
        super().show_record(record_id)
        self._name_pack()

    def compose(self) -> None:
        """Compose the pack of the chosen meeting, or else of the next one."""
        meeting = self.meeting()
        if meeting is None:
            self.say("There is no meeting to come. Choose one that was held, or add the next.")
            return
        self.session.navigate("composer", meeting.id)

    def meeting(self) -> Record | None:
        """Return the meeting that is open or chosen, or the next one planned."""
        opened = self.panel.record()
        if opened is not None:
            return opened
        chosen = self.table.chosen()
        if chosen:
            return chosen[0]
        coming = self.register.views[0]
        found = self.session.board.page(View("meetings", coming.sort, coming.filters), 0, 1)
        return found[0] if found else None

    def _name_pack(self) -> None:
        """Say aloud whose pack the button writes."""
        meeting = self.meeting()
        title = meeting.title if meeting is not None else "no meeting"
        self.pack_button.setAccessibleName(f"Board pack of {title}")
