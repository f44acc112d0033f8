"""The file of a piece of evidence: put in by hand or drop, opened as a read-only copy."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from lif_desktop.fields import show_day
from lif_desktop.rules.file_kinds import is_program, size_in_words
from lif_desktop.store.changes import Change
from lif_desktop.store.records import Record
from lif_desktop.ui import theme
from lif_desktop.ui.blocks.buttons import Button, LinkButton
from lif_desktop.ui.blocks.elided import Elided
from lif_desktop.ui.blocks.text import Words, small_label
from lif_desktop.ui.exporting.names import file_name, keep_folder, usual_folder
from lif_desktop.ui.register.flow import Flow
from lif_desktop.ui.session import Session

REGISTER = "evidence"
KEYS = frozenset({"file_name", "file_size", "file_hash"})
"""The fields that this widget fills; nobody types them."""
_SHOWN = 8  # characters at either end of a digest
_PROGRAM = (
    "{} is a program, so it is not opened from here. Save a copy and have it looked at before"
    " anybody runs it."
)


class EvidenceFile(QWidget):
    """Shows the file that a record keeps, or a place to put one.

    Into a known record a file is put at once, as a change set of its own; a new record keeps it
    when it is saved.
    """

    pending_changed = Signal()
    """A file was chosen for a record that is not saved yet, or taken back."""

    chosen = Signal(object)
    """The `Path` of the file chosen for a record that is not saved yet."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._record: Record | None = None
        self.pending: Path | None = None
        self._held = False
        self.setAcceptDrops(True)
        self.setAccessibleName("The file of this evidence")
        self.name = Elided("", bold=True)
        self.facts = small_label("", wrap=True)
        self.digest = small_label("")
        self.problem = Words("", "note", wrap=True, meaning="late")
        self.copy_digest = LinkButton("Copy", self._copy_digest)
        self.copy_digest.setAccessibleName("Copy the file's digest")
        self.add_button = Button("Add file…", self._choose)
        self.open_button = Button("Open", self.open)
        self.save_button = Button("Save a copy…", self._choose_place)
        self.back_button = Button("Take it back", self._take_back)
        self._assemble()
        self.show_new()

    def show_record(self, record: Record) -> None:
        """Show the file of a record."""
        self._record, self.pending = record, None
        self._say("")
        self._show()

    def show_new(self) -> None:
        """Show a place for the file of a record that is not there yet."""
        self._record, self.pending = None, None
        self._say("")
        self._show()

    def put(self, path: Path) -> None:
        """Put a file in: at once into a known record, else when the new one is saved."""
        self._say(_PROGRAM.format(path.name) if is_program(path.name) else "")
        record = self._record
        if record is None:
            self.pending = path
            self._show()
            self.chosen.emit(path)
            self.pending_changed.emit()
            return
        board = self._session.board
        self._busy(f"Putting {path.name} into the board…")

        def work(_report: object) -> None:
            with board.change(f"Put a file into {record.reference}") as change:
                change.edit(REGISTER, record.id, change.attach(path))

        self._session.run(work, lambda _done: self._session.committed(), self._failed)

    def attach(self, change: Change) -> Mapping[str, Any]:
        """Put the file that waits in with the record; return the values that name it."""
        return change.attach(self.pending) if self.pending is not None else {}

    def open(self) -> None:
        """Show a read-only copy in the program that this computer has for it; never run one."""
        if self._record is None or not (name := self._record.values["file_name"]):
            return
        if is_program(name):
            self._say(_PROGRAM.format(name))
            return
        board, digest = self._session.board, self._record.values["file_hash"]
        self._say("")
        self._session.run(lambda _report: board.copy_of(digest, name), self._view, self._failed)

    def save_copy(self, place: Path) -> None:
        """Write a copy of the file to a place."""
        assert self._record is not None
        board, digest = self._session.board, self._record.values["file_hash"]

        def work(_report: object) -> Path:
            from lif_desktop.exporting.files import replace_file  # noqa: PLC0415 - on the thread

            replace_file(place, board.file(digest))
            return place

        def done(written: Path) -> None:
            keep_folder(self._session, written.parent)
            self._session.say(f"A copy was written to {written}.", "well")

        self._session.run(work, done, self._failed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file from this computer."""
        if _dropped(event) is not None:
            event.acceptProposedAction()
            self._hold(held=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Let go."""
        super().dragLeaveEvent(event)
        self._hold(held=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the file in."""
        self._hold(held=False)
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.put(path)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the edge: dashed where a file may go, tinted while one is held over it."""
        colours = theme.tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(colours.accent if self._held else colours.line), 1)
        if not self._kept():
            pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.setBrush(QColor(colours.accent_tint if self._held else colours.panel))
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(room, theme.RADIUS, theme.RADIUS)

    def _kept(self) -> bool:
        return self._record is not None and bool(self._record.values["file_hash"])

    def _show(self) -> None:
        kept = self._kept()
        if kept and self._record is not None:
            values = self._record.values
            name, facts = values["file_name"], self._facts(self._record)
            digest = values["file_hash"]
            self.digest.setText(f"SHA-256 {digest[:_SHOWN]}…{digest[-_SHOWN:]}")
            self.digest.setToolTip(digest)
        elif self.pending is not None:
            name, facts = self.pending.name, "It goes into the board when you save."
        else:
            name, facts = "No file yet", "Drop one here, or choose it. A link may stand below."
        self.name.show_words(name)
        self.facts.setText(facts)
        for widget in (self.digest, self.copy_digest, self.open_button, self.save_button):
            widget.setVisible(kept)
        self.back_button.setVisible(self.pending is not None)
        self.add_button.setText("Replace…" if kept or self.pending else "Add file…")
        self.add_button.setAccessibleName("Replace the file" if kept else "Add a file")
        self.add_button.setEnabled(True)
        self.setAccessibleDescription(f"{name}. {facts}")
        self.update()

    def _facts(self, record: Record) -> str:
        own = record.values["dated_on"]
        put = self._put_on(record)
        parts = [
            size_in_words(record.values["file_size"] or 0),
            f"its own date: {show_day(own)}" if own else "no date of its own yet",
            f"put in {show_day(put)}" if put else "",
        ]
        return " · ".join(part for part in parts if part)

    def _put_on(self, record: Record) -> date | None:
        """Return the day on which the file that is there now was put in."""
        for change in self._session.board.record_history(REGISTER, record.id):
            for entry in change.entries:
                if entry.record_id == record.id and "file_hash" in entry.values:
                    return change.at.astimezone().date()
        return None

    def _view(self, copy: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            self._fail(f"This computer has no program for {copy.name}. Save a copy instead.")

    def _failed(self, fault: Exception) -> None:
        self._fail(str(fault))

    def _fail(self, sentence: str) -> None:
        # The panel may have dropped this view while the thread was at work.
        if isValid(self):
            self._show()
            self._say(sentence)
        else:
            self._session.say(sentence, "late")

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _busy(self, what: str) -> None:
        self.facts.setText(what)
        self.add_button.setEnabled(False)

    def _hold(self, *, held: bool) -> None:
        self._held = held
        self.update()

    def _take_back(self) -> None:
        self.pending = None
        self._show()
        self.pending_changed.emit()

    def _copy_digest(self) -> None:
        if self._record is not None:
            QGuiApplication.clipboard().setText(self._record.values["file_hash"])

    def _choose(self) -> None:
        folder = str(usual_folder(self._session))
        path, _ = QFileDialog.getOpenFileName(self, "Add a file", folder)
        if path:
            self.put(Path(path))

    def _choose_place(self) -> None:
        assert self._record is not None
        name = Path(self._record.values["file_name"])
        suggested = usual_folder(self._session) / f"{file_name(name.stem)}{name.suffix}"
        path, _ = QFileDialog.getSaveFileName(self, "Save a copy", str(suggested))
        if path:
            self.save_copy(Path(path))

    def _assemble(self) -> None:
        digest = QHBoxLayout()
        digest.setSpacing(6)
        digest.addWidget(self.digest)
        digest.addWidget(self.copy_digest)
        digest.addStretch(1)
        buttons = Flow(gap=6)
        for button in (self.open_button, self.save_button, self.add_button, self.back_button):
            buttons.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 10)
        column.setSpacing(3)
        column.addWidget(self.name)
        column.addWidget(self.facts)
        column.addLayout(digest)
        column.addWidget(self.problem)
        column.addSpacing(4)
        column.addWidget(buttons)
        self.setCursor(Qt.CursorShape.ArrowCursor)


def _dropped(event: QDropEvent) -> Path | None:
    """Return the one file of this computer that is held, or None."""
    urls = event.mimeData().urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        path = Path(urls[0].toLocalFile())
        return path if path.is_file() else None
    return None
