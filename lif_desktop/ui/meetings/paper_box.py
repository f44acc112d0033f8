"""The chosen paper of an item: its title, and its text, its period or its file."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from lif_desktop import registers
from lif_desktop.faults import Fault
from lif_desktop.fields import Day, Link, Unreadable
from lif_desktop.rules.file_kinds import is_program, size_in_words
from lif_desktop.store.records import Record
from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.text import Words, field_label, small_label
from lif_desktop.ui.meetings import edits
from lif_desktop.ui.meetings.press import Typed
from lif_desktop.ui.meetings.reading import paper_key
from lif_desktop.ui.register.day_editor import DayEditor
from lif_desktop.ui.register.editors import LineEditor
from lif_desktop.ui.register.link_editors import LinkEditor
from lif_desktop.ui.session import Session

_HINT = "Blank lines part paragraphs. Begin a line with - for a list, with # for a heading."
_CALLED = (
    "The item’s own words call for this paper. Add another and both stay; take it out and the item"
    " has none."
)


class TextBox(QPlainTextEdit):
    """Text that is saved when it is left."""

    left = Signal()

    def sizeHint(self) -> QSize:
        """Return the room of four lines; it takes what more there is, and scrolls by itself."""
        return QSize(240, 96)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that it is left, for good or for a menu."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class PaperBox(QWidget):
    """Edits one paper; text shows in the preview while it is typed."""

    typed = Signal(object)
    """What is being typed (a `Typed`), or None once it is saved."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._record: Record | None = None
        self._setting = False
        fields = registers.get("papers").by_key
        self.title = LineEditor(fields["title"], session.board)
        self.text = TextBox()
        self.text.setAccessibleName("Text of the paper")
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText("Write here. The page at the right follows while you type.")
        since, until, agency = fields["from_on"], fields["until_on"], fields["agency"]
        assert isinstance(since, Day)
        assert isinstance(until, Day)
        assert isinstance(agency, Link)
        self.since, self.until = DayEditor(since, session.board), DayEditor(until, session.board)
        self.agency = LinkEditor(agency, session.board)
        self.said: Words = small_label("", wrap=True)
        self.problem = Words("", "note", wrap=True, meaning="late")
        self.open_button = LinkButton("Open a copy", self._open)
        self._assemble()
        self._connect()
        self.show_paper(None, called=False)

    def show_paper(self, record: Record | None, *, called: bool) -> None:
        """Show a paper; what is being typed into the same one stays."""
        before, self._record = self._record, record
        same = before is not None and record is not None and before.id == record.id
        kind = record.values["kind"] if record else ""
        self._form.setVisible(record is not None)
        self._period.setVisible(kind == "ours")
        self._file.setVisible(kind == "file")
        self.text.setVisible(kind == "text")
        self.said.setVisible(bool(record) or called)
        self.said.setText(self._words(record) if record else _CALLED)
        self.problem.hide()
        self._spare.setVisible(kind != "text")
        if record is None:
            return
        self._setting = True
        for key, editor in self._editors().items():
            if not (same and before is not None and self._differs(key, before.values[key])):
                editor.set_value(record.values[key])
        text = record.values["text"] or ""
        old = (before.values["text"] or "") if before is not None else ""
        if not same or self.text.toPlainText() == old != text:
            self.text.setPlainText(text)
        self._setting = False

    def begin(self) -> None:
        """Let the text be typed."""
        if self._record is not None and self._record.values["kind"] == "text":
            self.text.setFocus()

    def save(self) -> bool:
        """Save what is typed; False if something cannot be read."""
        record = self._record
        if record is None:
            return True
        values: dict[str, Any] = {}
        try:
            for key, editor in self._editors().items():
                if not editor.isHidden() and editor.value() != record.values[key]:
                    values[key] = editor.value()
        except Unreadable as unreadable:
            self._say(str(unreadable))
            return False
        if not values.get("title", "x"):
            del values["title"]
            self.title.set_value(record.values["title"])
        text = self.text.toPlainText()
        if (
            record.values["kind"] == "text"
            and text.strip() != (record.values["text"] or "").strip()
        ):
            values["text"] = text
        return self._write(record, values)

    def _write(self, record: Record, values: dict[str, Any]) -> bool:
        self._say("")
        if not values:
            self.typed.emit(None)
            return True
        labels = registers.get("papers").by_key
        what = ", ".join(labels[key].label.lower() for key in values)
        try:
            edits.edit_paper(self._session, record, values, what)
        except Fault as fault:
            self._say(str(fault))
            return False
        self.typed.emit(None)
        return True

    def _editors(self) -> dict[str, Any]:
        shown: dict[str, Any] = {"title": self.title}
        kind = self._record.values["kind"] if self._record else ""
        if kind == "ours":
            shown |= {"from_on": self.since, "until_on": self.until}
        if kind == "file":
            shown["agency"] = self.agency
        return shown

    def _differs(self, key: str, base: str | date | int | None) -> bool:
        try:
            return bool(self._editors()[key].value() != base)
        except (Unreadable, KeyError):
            return False

    def _words(self, record: Record) -> str:
        values = record.values
        if values["kind"] == "text":
            return _HINT
        if values["kind"] == "file":
            name = values["file_name"] or ""
            how = (
                "its pages are merged" if name.lower().endswith(".pdf") else "attached to the pack"
            )
            return f"{name}, {size_in_words(values['file_size'] or 0)}: {how}, behind a title page."
        about = f" About {values['about']}." if values["about"] else ""
        return f"{_tells(values['name'] or '')}{about}"

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _follow(self) -> None:
        record = self._record
        if not self._setting and record is not None and record.values["kind"] == "text":
            title = self.title.line.text() or record.values["title"]
            self.typed.emit(Typed(paper_key(record), title, self.text.toPlainText()))

    def _open(self) -> None:
        if self._record is None:
            return
        name, digest = self._record.values["file_name"], self._record.values["file_hash"]
        if not digest or is_program(name):
            self._say(f"{name} is not opened from here.")
            return
        board = self._session.board
        self._session.run(lambda _report: board.copy_of(digest, name), _view)

    def _connect(self) -> None:
        save = self.save
        for line in (self.title.line, self.since.line, self.until.line, self.agency.line):
            line.editingFinished.connect(save)
        self.agency.line.found.connect(lambda _id: save())
        self.text.left.connect(save)
        self.text.textChanged.connect(self._follow)
        keep = QShortcut(QKeySequence("Ctrl+S"), self)
        keep.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keep.activated.connect(save)

    def _assemble(self) -> None:
        self._form, self._period, self._file, self._spare = (QWidget() for _ in range(4))
        form = QHBoxLayout(self._form)
        form.addWidget(field_label("Title", self.title))
        form.addWidget(self.title, 1)
        period = QHBoxLayout(self._period)
        for words, editor in (("Period from", self.since), ("to", self.until)):
            period.addWidget(field_label(words, editor))
            period.addWidget(editor, 1)
        file = QHBoxLayout(self._file)
        file.addWidget(field_label("From", self.agency))
        file.addWidget(self.agency, 1)
        file.addWidget(self.open_button)
        for row in (form, period, file):
            row.setContentsMargins(0, 0, 8, 0)
            row.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        for widget in (self._form, self._period, self._file, self.said, self.problem):
            column.addWidget(widget)
        column.addWidget(self.text, 1)
        column.addWidget(self._spare, 1)


def _view(copy: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))


def _tells(name: str) -> str:
    from lif_desktop.exporting.papers import catalogue  # noqa: PLC0415 - when a paper is looked at

    try:
        return catalogue.get(name.strip().casefold()).tells
    except KeyError:
        return f"No paper is called “{name}”: its text is printed."
