"""What the rules say of the record in the panel: a quiet strip under its heading."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from lif_desktop import clock, registers
from lif_desktop.faults import Fault
from lif_desktop.reports import watch
from lif_desktop.reports.watch import Notice
from lif_desktop.rules.words import counted
from lif_desktop.store.records import Record
from lif_desktop.ui import theme
from lif_desktop.ui.background import Job
from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.pill import Pill, PillLabel
from lif_desktop.ui.blocks.text import Words, small_label
from lif_desktop.ui.register.drafting import add_at_once, wish
from lif_desktop.ui.session import Action, Session

_AT_FIRST = 2
# Walking down a table with the arrows asks only for the record where it ends.
_PAUSE_MS = 60
_LONGEST = 24
_WORDS: dict[theme.Meaning, str] = {
    "late": "Problem", "due": "Check", "note": "Note", "": "Note", "well": "Well", "done": "Done",
}  # fmt: skip


class Notices(QWidget):
    """Shows what was found, the gravest first; nothing while nothing is to be said."""

    open_asked = Signal(object)
    """(register key, record id) of a record that a notice speaks of."""
    adding = Signal(object)
    """An `Adding`: a record that a notice asks for, to make below this one."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._record: Record | None = None
        self._job: Job[list[tuple[Notice, str]]] | None = None
        self._found: list[tuple[Notice, str]] = []
        self._whole = False
        self.rows: list[NoticeRow] = []
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._more = LinkButton("", self._show_whole)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        column.addLayout(self._list)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_record(self, record: Record | None) -> None:
        """Ask what the rules say of a record (None: of nothing); what was said of it stays."""
        same = record is not None and self._record is not None and record.id == self._record.id
        self._record = record
        if self._job is not None:
            self._job.forget()
        if not same:
            self._whole = False
            self.show_notices([])
        if record is None:
            self._pause.stop()
        else:
            self._pause.start()

    def show_notices(self, found: Sequence[tuple[Notice, str]]) -> None:
        """Show notices, each with the name of the record it speaks of."""
        self._found = list(found)
        for row in self.rows:
            self._list.removeWidget(row)
            row.deleteLater()
        shown = self._found if self._whole else self._found[:_AT_FIRST]
        self.rows = [NoticeRow(notice, name) for notice, name in shown]
        for row in self.rows:
            row.open_asked.connect(self.open_asked)
            row.add_asked.connect(self._add)
            self._list.addWidget(row)
        left = len(self._found) - len(shown)
        self._more.setText(f"{left} more of this record")
        self._more.setVisible(bool(left))
        self.setAccessibleName(" ".join(notice.text for notice, _ in self._found))
        self.setVisible(bool(self._found))

    def _add(self, register: str) -> None:
        if self._record is None:
            return
        try:
            number = add_at_once(self._session.board, self._record, register)
        except Fault as fault:
            self._session.say_fault(fault)
            return
        if not number:
            self.adding.emit(wish(self._record, register))
            return
        declared = registers.get(register)
        text = f"{counted(number, declared.singular, declared.plural.lower())} added."
        self._session.committed()
        self._session.say(text, "well", Action("Undo", self._session.undo))

    def _show_whole(self) -> None:
        self._whole = True
        self.show_notices(self._found)

    def _ask(self) -> None:
        record, board, today = self._record, self._session.board, clock.today()
        if record is None:
            return

        def work(_report: object) -> list[tuple[Notice, str]]:
            return [
                (one, board.names.label(one.about.register, one.about.record_id))
                if one.about is not None
                else (one, "")
                for one in watch.notices(board, record, today)
            ]

        def show(found: list[tuple[Notice, str]]) -> None:
            # The panel may have dropped this view while the thread was reading.
            if isValid(self) and self._record is record:
                self.show_notices(found)

        self._job = self._session.run(work, show)


class NoticeRow(QWidget):
    """One notice: its meaning as a pill, the sentence, and small beneath it source and way on."""

    open_asked = Signal(object)
    """(register key, record id) of the record it speaks of."""
    add_asked = Signal(str)
    """The register of which it asks for a record."""

    def __init__(self, notice: Notice, name: str) -> None:
        super().__init__()
        self.notice = notice
        self.setAccessibleName(f"{_WORDS[notice.meaning]}: {notice.text}")
        pill = PillLabel(Pill(_WORDS[notice.meaning], notice.meaning))
        text = Words(notice.text, "note", wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text)
        if notice.source:
            words.addWidget(small_label(notice.source, wrap=True))
        if notice.about is not None:
            about = notice.about
            link = LinkButton(
                f"Open {_short(name)}",
                lambda: self.open_asked.emit((about.register, about.record_id)),
            )
            link.setToolTip(name)
            link.setAccessibleName(f"Open {name}")
            link.setFont(theme.font("note"))
            words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        if notice.adds:
            singular = registers.get(notice.adds).singular
            self.add_button = LinkButton(
                notice.offer or f"Add {singular}", lambda: self.add_asked.emit(notice.adds)
            )
            self.add_button.setFont(theme.font("note"))
            words.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)


def _short(name: str) -> str:
    """Return a label's reference alone, or a name that the panel has room for."""
    reference, _, rest = name.partition(" ")
    if rest and any(sign.isdigit() for sign in reference):
        return reference
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
