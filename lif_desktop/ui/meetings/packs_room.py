"""The packs that were made for a meeting: for whom, when, sent to whom, with which digest."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lif_desktop import clock, registers
from lif_desktop.faults import Fault
from lif_desktop.fields import Day, Unreadable
from lif_desktop.rules.words import counted
from lif_desktop.store.records import Record
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.text import Words, field_label, note_label, small_label
from lif_desktop.ui.meetings import edits
from lif_desktop.ui.meetings.room import Room
from lif_desktop.ui.meetings.wrapped_list import WrappedList
from lif_desktop.ui.register.day_editor import DayEditor
from lif_desktop.ui.register.flow import Flow
from lif_desktop.ui.session import Action, Session

_PACK = Qt.ItemDataRole.UserRole
_LEAST = 40  # pixels: the digest of a pack
_NOTHING = "No pack was made yet. Export PDF… makes one, and keeps the very file here."


class _Told(QScrollArea):
    """As high as its words where there is room; more of them are scrolled to."""

    def __init__(self, words: QLabel) -> None:
        super().__init__()
        self._words, self._across = words, 0
        policy = words.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        words.setSizePolicy(policy)
        self.setWidget(words)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(_LEAST)
        self.setAccessibleName("About this pack")

    def sizeHint(self) -> QSize:
        """Return the room of all words beside a bar, whether there is one or not."""
        across = self.width() - self.verticalScrollBar().sizeHint().width()
        return QSize(200, max(_LEAST, self._words.heightForWidth(across)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Want another height in another width."""
        super().resizeEvent(event)
        if self.width() != self._across:
            self._across = self.width()
            self.updateGeometry()


class PacksRoom(Room):
    """Lists the packs; each can be looked at, and marked as sent."""

    def __init__(self, session: Session) -> None:
        super().__init__("Packs made")
        self.set_title("Packs made")
        self._session = session
        self._shown: list[tuple[int, int]] | None = None
        self.list = WrappedList("Packs made for this meeting")
        self.nothing: Words = note_label(_NOTHING, wrap=True)
        self.facts = small_label("", wrap=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told = _Told(self.facts)
        self.open_button = Button("Open a copy", self.open)
        self.copy_button = Button("Copy digest", self.copy_digest)
        self.sent_button = Button("Mark as sent…", self._ask_sent)
        field = registers.get("packs").field("sent_on")
        assert isinstance(field, Day)
        self.sent_on = DayEditor(field, session.board)
        self.recipients = QPlainTextEdit()
        self.recipients.setAccessibleName("Sent to")
        self.recipients.setPlaceholderText("Who it was sent to, one a line")
        self.recipients.setTabChangesFocus(True)
        self.recipients.setFixedHeight(84)
        self.mark_button = PrimaryButton("Mark as sent", self.mark_sent)
        self._assemble()
        self.list.currentItemChanged.connect(lambda _now, _before: self._look())
        self.list.itemActivated.connect(lambda _item: self.open())
        self.show_packs(())

    def show_packs(self, packs: tuple[Record, ...]) -> None:
        """List the packs, newest first."""
        if [(one.id, one.version) for one in packs] == self._shown:
            return  # a form that is being filled in stays
        self._shown = [(one.id, one.version) for one in packs]
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for pack in packs:
            item = QListWidgetItem(f"{_named(pack)}\n{_told(pack)}")
            item.setData(_PACK, pack)
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(row, len(packs) - 1)))
        self.list.blockSignals(False)
        for widget in (self.list, self._tools):
            widget.setVisible(bool(packs))
        self.nothing.setVisible(not packs)
        self._look()

    def pack(self) -> Record | None:
        """Return the pack that is chosen."""
        item = self.list.currentItem()
        found: Record | None = item.data(_PACK) if item is not None else None
        return found

    def open(self) -> None:
        """Show a read-only copy of the very file that was made."""
        pack = self.pack()
        if pack is None or not pack.values["file_hash"]:
            return
        board, digest = self._session.board, pack.values["file_hash"]
        name = pack.values["file_name"] or f"{pack.reference}.pdf"
        self._session.run(lambda _report: board.copy_of(digest, name), self._view)

    def copy_digest(self) -> None:
        """Put the digest on the clipboard."""
        pack = self.pack()
        if pack is not None:
            QGuiApplication.clipboard().setText(pack.values["sha256"] or "")
            self._session.say("The digest is on the clipboard.", "note")

    def mark_sent(self) -> None:
        """Remember when it was sent, and to whom."""
        pack = self.pack()
        if pack is None:
            return
        try:
            sent_on = self.sent_on.value() or clock.today()
            edits.mark_sent(self._session, pack, sent_on, self.recipients.toPlainText().strip())
        except (Unreadable, Fault) as wrong:
            self._session.say(str(wrong), "late")
            return
        self._sending.hide()
        self._session.say(f"{_named(pack)} is marked as sent.", "well",
                          Action("Undo", self._session.undo))  # fmt: skip

    def _ask_sent(self) -> None:
        pack = self.pack()
        if pack is None:
            return
        self.sent_on.set_value(pack.values["sent_on"] or clock.today())
        self.recipients.setPlainText(pack.values["recipients"] or "")
        self._sending.show()
        self.recipients.setFocus()

    def _look(self) -> None:
        pack = self.pack()
        self._sending.hide()
        self.told.setVisible(pack is not None)
        if pack is None:
            return
        values = pack.values
        self.open_button.setEnabled(bool(values["file_hash"]))
        parts = [_digest(values["sha256"])]
        if values["recipients"]:
            parts.append(f"Sent to: {', '.join(values['recipients'].splitlines())}")
        for key, words in (("left_out", "Left out or reworded"),
                           ("questioned", "Figures questioned")):  # fmt: skip
            if values[key]:
                parts.append("\n• ".join([f"{words}:", *values[key].splitlines()]))
        self.facts.setText("\n".join(part for part in parts if part))
        self.told.verticalScrollBar().setValue(0)
        self.told.updateGeometry()

    def _view(self, copy: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            self._session.say(f"This computer has no program for {copy.name}.", "late")

    def _assemble(self) -> None:
        self._tools, self._sending = Flow(gap=6), QWidget()
        for button in (self.open_button, self.sent_button, self.copy_button):
            self._tools.add(button)
        column = QVBoxLayout(self._sending)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(field_label("Sent on", self.sent_on))
        row.addWidget(self.sent_on, 1)
        row.addWidget(self.mark_button)
        column.addLayout(row)
        column.addWidget(self.recipients)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.told, 2)
        self.body.addWidget(self._tools)
        self.body.addWidget(self._sending)


def _digest(sha256: str | None) -> str:
    # It has no spaces at which it could wrap.
    return f"SHA-256 {sha256[:32]}\n{sha256[32:]}" if sha256 else ""


def _named(pack: Record) -> str:
    values = pack.values
    version = f", version {values['edition']}" if values["edition"] else ""
    return f"{'Public' if values['audience'] == 'public' else 'Board'}{version}" + (
        ", draft" if values["draft"] else ""
    )


def _told(pack: Record) -> str:
    values = pack.values
    parts = [f"made {pack.text('made_on')}", f"by {values['made_by']}" if values["made_by"] else ""]
    made = " ".join(part for part in parts if part)
    sent = {"sent": f"sent {pack.text('sent_on')}", "withdrawn": "withdrawn"}.get(
        values["state"], "not sent"
    )
    pages = counted(values["pages"], "page") if values["pages"] else ""
    return " · ".join(part for part in (made, pages, sent) if part)
