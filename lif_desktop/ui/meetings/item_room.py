"""One item of the agenda: what it says, edited in place, and the papers beneath it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from lif_desktop import registers
from lif_desktop.faults import Fault
from lif_desktop.fields import Choice, Unreadable
from lif_desktop.ui.blocks.cards import hairline
from lif_desktop.ui.blocks.text import Words, field_label
from lif_desktop.ui.meetings import edits
from lif_desktop.ui.meetings.papers_box import PapersBox
from lif_desktop.ui.meetings.reading import Line
from lif_desktop.ui.meetings.room import Room
from lif_desktop.ui.register.editors import ChoiceEditor, Editor, LineEditor
from lif_desktop.ui.register.quiet import IconButton
from lif_desktop.ui.session import Session

if TYPE_CHECKING:
    from lif_desktop.exporting.papers.content import AgendaItem

_SHORT = {"starts_at": "Fixed time", "minutes": "Minutes"}
# Key of the field, its row, column and how many columns it takes.
_PLACES = (("title", 0, 0, 4), ("presenter", 1, 0, 2), ("starts_at", 1, 2, 1),
           ("minutes", 1, 3, 1), ("purpose", 2, 0, 2))  # fmt: skip


class ItemRoom(Room):
    """Edits an item; whatever is left with Tab or Enter is saved as a change of its own."""

    walked = Signal(int)
    """The item before (-1) or after (1) is wanted."""

    def __init__(self, session: Session) -> None:
        super().__init__("Item")
        self._session = session
        self._line: Line | None = None
        self.editors = {key: self._editor(key) for key, *_ in _PLACES}
        self.confidential = QCheckBox("Confidential: taken in private")
        self.confidential.setToolTip("The public version leaves the item out wholly")
        self.problem = Words("", "note", wrap=True, meaning="late")
        self.papers = PapersBox(session)
        self._before = IconButton("chevron-up", "Item before", lambda: self.walked.emit(-1))
        self._after = IconButton("chevron-down", "Next item", lambda: self.walked.emit(1))
        self._assemble()
        self._connect()

    @property
    def line(self) -> Line | None:
        """The item that is edited."""
        return self._line

    def show_item(self, line: Line, item: "AgendaItem | None", count: int) -> None:
        """Show an item, and as the pack has it; what is being typed stays."""
        before, self._line = self._line, line
        same = before is not None and before.item.id == line.item.id
        self.set_title(f"Item {line.number} of {count}")
        self._before.setEnabled(line.number > 1)
        self._after.setEnabled(line.number < count)
        for key, editor in self.editors.items():
            if not (same and before is not None and self._differs(key, before)):
                editor.set_value(line.item.values[key])
        self.confidential.setChecked(bool(line.item.values["confidential"]))
        if not same:
            self._say("")
        self.papers.show_papers(line, item)

    def begin(self) -> None:
        """Let the title be typed."""
        line = cast("LineEditor", self.editors["title"]).line
        line.setFocus()
        line.selectAll()

    def save(self) -> bool:
        """Save what is typed and not left yet; False if something cannot be read."""
        return all([*(self._commit(key) for key in self.editors), self.papers.save()])

    def leave(self) -> None:
        """Save, and go back to the agenda."""
        if self.save():
            super().leave()

    def _editor(self, key: str) -> Editor:
        field = registers.get("items").field(key)
        if isinstance(field, Choice):
            return ChoiceEditor(field)
        return LineEditor(field, self._session.board)

    def _differs(self, key: str, line: Line) -> bool:
        try:
            return bool(self.editors[key].value() != line.item.values[key])
        except Unreadable:
            return True

    def _commit(self, key: str) -> bool:
        """Save a field where it says something else now; return whether it is as it shall be."""
        if self._line is None:
            return True
        editor = self.editors[key]
        try:
            value = editor.value()
        except Unreadable as unreadable:
            editor.mark(problem=True)
            self._say(str(unreadable))
            return False
        editor.mark(problem=False)
        if key == "title" and not value:
            editor.set_value(self._line.item.values["title"])
            return True
        self._say("")
        return self._write({key: value}, editor.field.label.lower())

    def _write(self, values: dict[str, Any], what: str) -> bool:
        line = self._line
        if line is None or all(line.item.values[key] == one for key, one in values.items()):
            return True
        try:
            edits.edit_item(self._session, line, values, what)
        except Fault as fault:
            self._say(str(fault))
            return False
        return True

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _connect(self) -> None:
        for key, editor in self.editors.items():
            if isinstance(editor, LineEditor):
                editor.line.editingFinished.connect(_commits(self._commit, key))
            else:
                editor.changed.connect(_commits(self._commit, key))
        self.confidential.clicked.connect(
            lambda on: self._write({"confidential": on or None}, "confidential")
        )

    def _assemble(self) -> None:
        self.head.addWidget(self._before)
        self.head.addWidget(self._after)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for key, row, column, span in _PLACES:
            editor = self.editors[key]
            label = field_label(_SHORT.get(key, editor.field.label), editor)
            grid.addWidget(_under(label, editor), row, column, 1, span)
        grid.addWidget(_under(Words("", "note"), self.confidential), 2, 2, 1, 2)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        inside, scroll = QWidget(), QScrollArea()  # a low window would cut the last editors
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(grid)
        whole.addWidget(self.problem)
        whole.addWidget(hairline())
        whole.addWidget(self.papers, 1)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self.body.addWidget(scroll, 1)
        self.problem.hide()


def _commits(commit: Callable[[str], bool], key: str) -> Callable[[], None]:
    def run() -> None:
        commit(key)

    return run


def _under(label: QWidget, widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label)
    column.addWidget(widget)
    return holder
