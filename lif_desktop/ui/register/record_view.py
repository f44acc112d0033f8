"""One record in the panel: head, form, what belongs to it, and the foot with its buttons."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal

from lif_desktop.faults import Fault
from lif_desktop.fields import Unreadable
from lif_desktop.registers import Register
from lif_desktop.rules.words import counted
from lif_desktop.store.faults import MovedOn, NotFound
from lif_desktop.store.records import Record
from lif_desktop.ui.register import evidence_file, questions, saving, titles
from lif_desktop.ui.register.evidence_file import EvidenceFile
from lif_desktop.ui.register.foot import Foot
from lif_desktop.ui.register.form import Form
from lif_desktop.ui.register.head import Head, shown_aside
from lif_desktop.ui.register.notices import Notices
from lif_desktop.ui.register.panel_area import PanelArea, inset
from lif_desktop.ui.register.parts import Parts
from lif_desktop.ui.register.reading_order import ReadingOrder
from lif_desktop.ui.register.strip import Strip
from lif_desktop.ui.session import Action, Session, Tone

_ASK_AFTER_MS = 250


class RecordView(ReadingOrder):
    """Shows, edits, saves and deletes one record, or makes a new one."""

    saved = Signal(object)
    """The `Record` as it is after saving."""
    gone = Signal()
    """The record was deleted, or is no longer there."""
    opened = Signal(object)
    """A related `Record` to show in the panel."""
    adding = Signal(object)
    """An `Adding`: a related record to make in the panel."""
    linked = Signal(object)
    """(register key, record id) of a linked record to go to."""
    history_asked = Signal(object)
    """The `Record` whose history is to be shown."""
    stayed = Signal()
    """The user kept editing when asked to leave."""

    def __init__(
        self,
        session: Session,
        register: Register,
        widen: Callable[[], object],
        close: Callable[[], object],
    ) -> None:
        super().__init__()
        self._session, self.register = session, register
        self.record: Record | None = None
        self._started: dict[str, Any] = {}
        self._on: Callable[[], object] | None = None
        self.head = Head(widen, close)
        self.notices = Notices(session)
        self.parts = Parts(session.board, register)
        self.sections = self.parts.sections
        own = register.key == evidence_file.REGISTER
        self.file = EvidenceFile(session) if own else None
        without = evidence_file.KEYS if own else ()
        self.form = Form(session.board, register, parted=bool(self.parts.first), without=without)
        self.area = PanelArea()
        self.asked = Strip()
        self._questions: list[str] = []
        self.strip = Strip()
        adds = [section.add_button for section in self.sections if section.leads]
        self.foot = Foot(self.save, self.discard, self._show_history, self.ask_deletion, adds)
        self._asking = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._connect()
        self._assemble()

    def show_record(self, record: Record) -> None:
        """Show a record as it is in the board."""
        self.form.show_record(record, aside=shown_aside(record))
        self._stand_on(record)
        self.notices.show_record(record)
        self._settle()
        self._ask_rules()

    def _stand_on(self, record: Record) -> None:
        """Show what stands around the form."""
        self.record = record
        self.head.show_record(record)
        self.parts.show(record)
        if self.file is not None:
            self.file.show_record(record)

    def show_new(self, values: Mapping[str, Any]) -> None:
        """Show an empty form."""
        self.record, self._started = None, dict(values)
        self.head.show_name(f"New {self.register.singular}")
        self.form.show_new(values)
        if self.file is not None:
            self.file.show_new()
        self.parts.hide()
        self.notices.show_record(None)
        self._settle()
        self._questions = []
        self.asked.say("")

    def refresh(self) -> None:
        """Take over what changed in the board, under whatever was typed."""
        if self.record is None:
            return
        try:
            now = self._session.board.record(self.register.key, self.record.id)
        except NotFound:
            self.gone.emit()
            return
        if not self.form.dirty():
            self.show_record(now)
        elif self.form.rebase(now):
            self._stand_on(now)

    def unsaved(self) -> bool:
        """Say whether something was typed that is not in the board."""
        dirty = self.form.dirty()
        if self.record is not None:
            return bool(dirty)
        if self.file is not None and self.file.pending is not None:
            return True
        values = self.form.values()
        return any(values[key] != self._started.get(key) for key in dirty | set(self._started))

    def ask_to_leave(self, on: Callable[[], object] | None) -> None:
        """Ask what to do with what was typed, then go on (None: the user goes on himself)."""
        self._on = on
        name = self.record.reference if self.record else f"The new {self.register.singular}"
        self._tell(
            f"{name} has changes that are not saved.",
            "due",
            Action("Save", self.save),
            Action("Discard", self.discard),
            Action("Keep editing", self._stay),
        )
        self.strip.buttons[0].setFocus()

    def save(self) -> bool:
        """Save what was typed as one change set; say what stands in the way if it cannot be."""
        try:
            found = self.form.read()
        except Unreadable:
            self._tell("This cannot be saved yet: see the fields marked above.", "late")
            return False
        try:
            record = self._write(found)
        except MovedOn as moved:
            self._tell(
                f"{moved}", "late",
                Action("Put my changes on top", lambda: self._reload(keep=True)),
                Action("Take the newer record", lambda: self._reload(keep=False)),
            )  # fmt: skip
            return False
        except Fault as fault:
            self._tell(str(fault), "late")
            return False
        self.show_record(record)
        self.saved.emit(record)
        self._go_on()
        return True

    def discard(self) -> None:
        """Show the record as it was; a new one goes away."""
        on, self._on = self._on, None
        if self.record is not None:
            self.show_record(self._session.board.record(self.register.key, self.record.id))
        else:
            self.show_new(self._started)
            on = on or self.gone.emit
        if on is not None:
            on()

    def delete(self) -> None:
        """Delete the record as one change set, with its undo beside the message."""
        if (record := self.record) is None:
            return
        try:
            with self._session.board.change(titles.of_deletion(record)) as change:
                change.delete(self.register.key, record.id)
        except Fault as fault:
            self._tell(str(fault), "late")
            return
        self.gone.emit()
        self._session.committed()
        done = f"{record.reference} was deleted."
        self._session.say(done, "well", Action("Undo", self._session.undo))

    def _write(self, found: dict[str, Any]) -> Record:
        if self.record is not None and not found:
            return self.record
        board, key = self._session.board, self.register.key
        attach = self.file.attach if self.file is not None else None
        record_id = saving.write(board, self.register, self.record, found, attach)
        # Shown before the page refreshes: by then nothing here may count as unsaved.
        self.show_record(board.record(key, record_id))
        self._session.committed()
        return board.record(key, record_id)

    def _reload(self, *, keep: bool) -> None:
        assert self.record is not None
        now = self._session.board.record(self.register.key, self.record.id)
        if not keep:
            self.show_record(now)
            return
        self.form.rebase(now, keep_typed=True)
        self._stand_on(now)
        self._tell("Your changes now stand on the newer record; save to keep them.", "due")

    def _tell(self, text: str, tone: Tone = "due", *actions: Action) -> None:
        """Say something above the foot; while it asks, only its answers stand there."""
        self.strip.say(text, tone, *actions)
        self.foot.setVisible(not actions)
        self.asked.setVisible(not actions and bool(self._questions))

    def _settle(self) -> None:
        self._tell("")
        self._edited()

    def _go_on(self) -> None:
        on, self._on = self._on, None
        if on is not None:
            on()

    def _stay(self) -> None:
        self._on = None
        self._tell("")
        self.stayed.emit()
        self.form.setFocus()

    def _edited(self) -> None:
        self.foot.show_state(new=self.record is None, unsaved=self.unsaved())

    def _typed(self) -> None:
        if not self._on:
            self._tell("")
        self._edited()
        self._asking.start()

    def _name_after(self, file: Path) -> None:
        """Name new evidence after its file, where it has no name yet."""
        title = self.form.boxes[self.register.title].editor
        if title.is_blank():
            title.set_value(file.stem)

    def _ask_rules(self) -> None:
        asked = self._questions = questions.questions(self.register.key, self.form.values())
        more = counted(len(asked) - 1, "more question")
        self.asked.say(f"{asked[0]} ({more})" if asked[1:] else "".join(asked), "due")
        self.asked.setToolTip("\n".join(asked))
        self.asked.setAccessibleName(" ".join(asked))
        self.asked.setVisible(bool(asked) and not self.strip.asks())

    def ask_deletion(self) -> None:
        """Ask, inside the panel, whether the record shall go."""
        if self.record is not None:
            self._tell(
                f"Delete {self.record.reference}? Its history stays, and Undo brings it back.",
                "due",
                Action("Delete", self.delete),
                Action("Keep it", lambda: self._tell("")),
            )
            self.strip.buttons[0].setFocus()

    def _show_history(self) -> None:
        if self.record is not None:
            self.history_asked.emit(self.record)

    def _connect(self) -> None:
        self.form.changed.connect(self._typed)
        if self.file is not None:
            self.file.chosen.connect(self._name_after)
            self.file.pending_changed.connect(self._typed)
        for asked in (self.form.open_asked, self.head.open_asked, self.notices.open_asked):
            asked.connect(self.linked)
        self.notices.adding.connect(self.adding)
        self._asking.timeout.connect(self._ask_rules)
        for section in self.sections:
            section.opened.connect(self.opened)
            section.adding.connect(self.adding)

    def _assemble(self) -> None:
        own = (self.file,) if self.file is not None else ()
        for part in (
            self.notices,
            *own,
            self.form,
            *self.parts.first,
            self.form.rest,
            *self.parts.others,
        ):
            self.area.column.addWidget(part)
        self.area.column.addStretch(1)
        inset(self, self.head, self.area, self.asked, self.strip, self.foot)
