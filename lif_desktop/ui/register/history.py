"""What happened to one record: who, when, under which title, and each field before and after."""

import html
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lif_desktop import clock
from lif_desktop.faults import Fault
from lif_desktop.store.history import ChangeSet, describe
from lif_desktop.store.records import Record
from lif_desktop.ui.blocks.buttons import Button
from lif_desktop.ui.blocks.cards import hairline
from lif_desktop.ui.blocks.text import Words, small_label
from lif_desktop.ui.register.head import Head
from lif_desktop.ui.register.panel_area import PanelArea, inset
from lif_desktop.ui.register.strip import Strip
from lif_desktop.ui.session import Session

_LONGEST = 240
_SHORT = 30
_NOT_STEPS = {"undo", "redo", "setup"}


class HistoryView(QWidget):
    """The history of one record, newest first, with the newest step's undo."""

    gone = Signal()
    """The record is no longer there."""

    def __init__(
        self,
        session: Session,
        record: Record,
        widen: Callable[[], object],
        close: Callable[[], object],
    ) -> None:
        super().__init__()
        self._session = session
        self._record = record
        self.head = Head(widen, close)
        self.head.show_name("History")
        self.strip = Strip()
        self.undo_button = Button("Undo", self._undo)
        self._newest: ChangeSet | None = None
        self.area = PanelArea()
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(f"History of {record.reference}")
        inset(self, self.head, self.area, self.strip, self.undo_button)
        self.refresh()

    def refresh(self) -> None:
        """Read the history again."""
        steps = self._session.board.record_history(self._record.register.key, self._record.id)
        steps_shown = QWidget()
        column = QVBoxLayout(steps_shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for step in steps:
            column.addWidget(self._step(step))
            column.addWidget(hairline())
        column.addStretch(1)
        self.area.replace(steps_shown)
        newest = steps[0] if steps else None
        self._newest = newest if newest and newest.kind not in _NOT_STEPS else None
        self.undo_button.setVisible(self._newest is not None)
        if self._newest is not None:
            title = self._newest.title
            short = title if len(title) <= _SHORT else title[: _SHORT - 1].rstrip() + "…"
            self.undo_button.setText(f"Undo “{short}”")
            self.undo_button.setToolTip(f"Undo “{title}”")
            self.undo_button.setAccessibleName(f"Undo “{title}”")

    def unsaved(self) -> bool:
        """Say that nothing here waits to be saved."""
        return False

    def _undo(self) -> None:
        if self._newest is None:
            return
        try:
            undone = self._session.board.undo(self._newest.id)
        except Fault as fault:
            self.strip.say(str(fault), "late")
            return
        self._session.committed()
        said = f"{undone.change.title}. {undone.staying}".rstrip()
        self._session.say(said, "due" if undone.staying else "well")

    def _step(self, step: ChangeSet) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Words(step.title, bold=True, wrap=True))
        column.addWidget(small_label(f"{_moment(step)} · {step.who}"))
        lines = _lines(step, self._session)
        if lines:
            changes = Words("<br>".join(lines), wrap=True)
            changes.setTextFormat(Qt.TextFormat.RichText)
            changes.setFont(small_label("").font())
            changes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(changes)
        return whole


def _moment(step: ChangeSet) -> str:
    at = step.at.astimezone()
    day = "today" if at.date() == clock.today() else f"{at.day} {at:%b %Y}"
    return f"{day}, {at:%H:%M}"


def _lines(step: ChangeSet, session: Session) -> list[str]:
    return [
        _line(label, before, after)
        for entry in step.entries
        for label, before, after in describe(entry, session.board.names)
        if before != after
    ]


def _line(label: str, before: str, after: str) -> str:
    name = f"<b>{html.escape(label)}</b>"
    if before and after:
        return f"{name}: <s>{_cut(before)}</s> → {_cut(after)}"
    return f"{name}: {_cut(after)}" if after else f"{name}: <s>{_cut(before)}</s>"


def _cut(text: str) -> str:
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
    return html.escape(text).replace("\n", "<br>")
