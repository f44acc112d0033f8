"""Choosing a paper from the board's data: what each tells, about what, and of which period."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidgetItem, QWidget

from lif_desktop import registers
from lif_desktop.fields import Day, Unreadable
from lif_desktop.ui.blocks.buttons import PrimaryButton
from lif_desktop.ui.blocks.text import Words, field_label
from lif_desktop.ui.meetings.room import Room
from lif_desktop.ui.meetings.wrapped_list import WrappedList
from lif_desktop.ui.register.day_editor import DayEditor
from lif_desktop.ui.register.link_editors import FindLine
from lif_desktop.ui.session import Session

if TYPE_CHECKING:
    from lif_desktop.exporting.papers.catalogue import Entry

_ENTRY = Qt.ItemDataRole.UserRole


class ChooserRoom(Room):
    """The papers of the catalogue; type to narrow them, Enter adds the one that is chosen."""

    chosen = Signal(object)
    """What the paper is: a dict of title, name, about, from_on and until_on."""

    def __init__(self, session: Session) -> None:
        super().__init__("Add a paper")
        self.set_title("Add a paper from the board’s data")
        self._session = session
        self.back.setText("‹ Item")
        self.back.setAccessibleName("Back to the item (Escape)")
        self.words = QLineEdit()
        self.words.setPlaceholderText("Type to narrow the list")
        self.words.setAccessibleName("Narrow the list of papers")
        self.list = WrappedList("Papers that the board can write")
        self.none = Words("No paper has these words.", wrap=True, soft=True)
        self.about: FindLine | None = None
        fields = registers.get("papers").by_key
        since, until = fields["from_on"], fields["until_on"]
        assert isinstance(since, Day)
        assert isinstance(until, Day)
        self.since, self.until = DayEditor(since, session.board), DayEditor(until, session.board)
        self.problem = Words("", "note", wrap=True, meaning="late")
        self.add_button = PrimaryButton("Add paper", self.add)
        self._assemble()
        self.words.textChanged.connect(lambda _text: self._fill())
        self.words.returnPressed.connect(self.add)
        self.list.currentItemChanged.connect(lambda _now, _before: self._look())
        self.list.itemActivated.connect(lambda _item: self.add())

    def begin(self) -> None:
        """Show all papers."""
        self.words.clear()
        for line in (self.since, self.until):
            line.set_value(None)
        self._fill()
        self.words.setFocus()

    def entry(self) -> "Entry | None":
        """Return the paper that is chosen."""
        item = self.list.currentItem()
        found: Entry | None = item.data(_ENTRY) if item is not None else None
        return found

    def add(self) -> None:
        """Hand over what is chosen, if nothing is missing."""
        entry = self.entry()
        if entry is None:
            return
        values: dict[str, Any] = {"title": entry.title, "name": entry.name}
        try:
            values |= {"from_on": self.since.value(), "until_on": self.until.value()}
        except Unreadable as unreadable:
            self._say(str(unreadable))
            return
        if entry.about:
            found = self._about_record(entry.about)
            if found is None:
                self._say(f"Name the {registers.get(entry.about).singular} that it is about.")
                return
            record = self._session.board.record(entry.about, found)
            values |= {"about": record.reference, "title": f"{entry.title}: {record.title}"}
        self._say("")
        self.chosen.emit(values)

    def _about_record(self, register: str) -> int | None:
        line = self.about
        if line is None or not line.text().strip():
            return None
        found = self._session.board.find(register, line.text().strip())
        return found.id if found is not None else line.named(line.text().strip())

    def _fill(self) -> None:
        from lif_desktop.exporting.papers import catalogue  # noqa: PLC0415 - when it is asked

        words = self.words.text().casefold().split()
        self.list.clear()
        for entry in catalogue.entries():
            said = f"{entry.title} {entry.tells} {entry.name}".casefold()
            if all(word in said for word in words):
                item = QListWidgetItem(f"{entry.title}\n{entry.tells}")
                item.setData(_ENTRY, entry)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._look()

    def _look(self) -> None:
        entry = self.entry()
        self._say("")
        self.none.setVisible(entry is None)
        self.add_button.setEnabled(entry is not None)
        if self.about is not None:
            self._about.removeWidget(self.about)
            self.about.deleteLater()
            self.about = None
        self._about_box.setVisible(bool(entry and entry.about))
        if entry is not None and entry.about:
            self.about = FindLine(self._session.board, entry.about)
            self.about.setAccessibleName(f"About which {registers.get(entry.about).singular}")
            self._about_label.setText(f"About the {registers.get(entry.about).singular}")
            self._about.addWidget(self.about, 1)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _assemble(self) -> None:
        self._about_box = QWidget()
        self._about = QHBoxLayout(self._about_box)
        self._about_label = Words("", "note", soft=True, bold=True)
        self._about.addWidget(self._about_label)
        period = QHBoxLayout()
        for words, editor in (("Period from", self.since), ("to", self.until)):
            period.addWidget(field_label(words, editor))
            period.addWidget(editor, 1)
        for row in (self._about, period):
            row.setContentsMargins(0, 0, 8, 0)
            row.setSpacing(8)
        self.since.line.setPlaceholderText("The usual one")
        self.until.line.setPlaceholderText("The usual one")
        self.body.addWidget(self.words)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.none)
        self.body.addWidget(self._about_box)
        self.body.addLayout(period)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
