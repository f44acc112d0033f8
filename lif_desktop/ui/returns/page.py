"""The register of returns sent out, with sending, chasing and judging one button away."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from lif_desktop import clock
from lif_desktop.reports import returns_read
from lif_desktop.reports.watch.returns import LATE, TO_CHASE
from lif_desktop.store.records import Record
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.register.page import RegisterPage
from lif_desktop.ui.returns.asking import chase_returns, judge_return, send_out
from lif_desktop.ui.session import Session


class ReturnsPage(RegisterPage):
    """The register of what was sent to which agency, and what came of it."""

    def __init__(self, session: Session) -> None:
        self.send_button = PrimaryButton("Send out…", self._send)
        self.chase_button = Button("Chase…", self._chase)
        self.judge_button = Button("Judge…", self._judge)
        self.file_button = Button("Open file", self.open_file)
        super().__init__(session, "returns")
        self.send_button.setAccessibleName("Send out returns…")
        self.chase_button.setAccessibleName("Chase returns…")
        buttons = (self.file_button, self.judge_button, self.chase_button)
        for place, button in enumerate(buttons):
            self._buttons.insertWidget(place, button)
        # A return is made by sending it; one made by hand is the exception.
        self._buttons.addWidget(self.send_button)
        self.new_button.setProperty("look", "")
        self.table.moved.connect(lambda _record: self._name_buttons())
        self._name_buttons()

    def refresh(self) -> None:
        """Read the board again; only what came back can be judged."""
        super().refresh()
        self._name_buttons()

    def show_record(self, record_id: int) -> None:
        """Open a return; the buttons are then about it."""
        super().show_record(record_id)
        self._name_buttons()

    def show_view(self, name: str) -> None:
        """Show a saved view; whom to chase are the late ones, and the letters to them."""
        if name == TO_CHASE:
            super().show_view(LATE)
            self._chase()
        else:
            super().show_view(name)

    def open_file(self) -> None:
        """Show a read-only copy of the very workbook that was sent."""
        record = self._chosen_one()
        if record is None or not record.values["file_hash"]:
            return
        board, digest = self.session.board, record.values["file_hash"]
        name = record.values["file_name"] or f"{record.reference}.xlsx"
        self.session.run(lambda _report: board.copy_of(digest, name), self._open_copy)

    def _open_copy(self, copy: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            self.say(f"This computer has no program for {copy.name}.", "late")

    def _send(self) -> None:
        send_out(self.session, self)

    def _chase(self) -> None:
        chase_returns(self.session, self)

    def _judge(self) -> None:
        record = self._chosen_one()
        if record is not None and self.may_leave():
            judge_return(self.session, record, self)

    def _chosen_one(self) -> Record | None:
        opened = self.panel.record()
        if opened is not None:
            return opened
        chosen = self.table.chosen()
        return chosen[0] if len(chosen) == 1 else None

    def _name_buttons(self) -> None:
        """Offer what can be done with the return that is open or chosen."""
        record = self._chosen_one()
        board, came = self.session.board, False
        if record is not None:
            (one,) = returns_read.read(board, clock.today(), [record])
            came = one.standing.came
        self.judge_button.setEnabled(came)
        self.judge_button.setToolTip("" if came else "Choose a return that came back")
        self.file_button.setEnabled(record is not None and bool(record.values["file_hash"]))
        self.file_button.setToolTip("" if self.file_button.isEnabled() else "No file is kept")
