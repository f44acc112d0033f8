"""The papers beneath an item: a list, ways to add to it, and the chosen paper below."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lif_desktop.faults import Fault
from lif_desktop.progress import Report
from lif_desktop.rules.file_kinds import is_program
from lif_desktop.rules.words import counted
from lif_desktop.store.records import Record
from lif_desktop.ui.blocks.buttons import Button
from lif_desktop.ui.blocks.text import Words, plain_tip, small_label
from lif_desktop.ui.exporting.names import usual_folder
from lif_desktop.ui.meetings import edits
from lif_desktop.ui.meetings.agenda_model import files_of
from lif_desktop.ui.meetings.paper_box import PaperBox
from lif_desktop.ui.meetings.reading import Line, paper_key
from lif_desktop.ui.meetings.rows import called
from lif_desktop.ui.register.flow import Flow
from lif_desktop.ui.register.quiet import IconButton
from lif_desktop.ui.session import Action, Session

if TYPE_CHECKING:
    from lif_desktop.exporting.papers.content import AgendaItem

_ROW = 28
_MOST = 4
_OF_ITS_OWN = "called for by the item’s words"
_NEW_TEXT = "Note"


class PaperList(QListWidget):
    """The papers; Delete removes one, Alt with an arrow moves it."""

    removed = Signal()
    shifted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Papers of the item")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and remove by key."""
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if way and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shifted.emit(way)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class PapersBox(QWidget):
    """Lists the papers of an item and edits the one that is chosen."""

    data_asked = Signal()
    """A paper from the board's data is wanted."""
    looked_at = Signal(str)
    """The key of the paper that is chosen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._line: Line | None = None
        self._called: dict[str, str] | None = None
        self.list = PaperList()
        self.paper = PaperBox(session)
        self.none = small_label("No paper yet. Add one below, or drop a file here.", wrap=True)
        self.up = IconButton("arrow-up", "Paper up (Alt+Up)", lambda: self._shift(-1))
        self.down = IconButton("arrow-down", "Paper down (Alt+Down)", lambda: self._shift(1))
        self.remove = IconButton("trash-2", "Take the paper out (Delete)", self._remove)
        self.data_button = Button("From the board’s data…", self.data_asked.emit)
        self.text_button = Button("Write text", self.write_text)
        self.file_button = Button("Add a file…", self._choose_files)
        self.setAcceptDrops(True)
        self._assemble()
        self.list.currentRowChanged.connect(lambda _row: self._chosen())
        self.list.removed.connect(self._remove)
        self.list.shifted.connect(self._shift)

    def show_papers(self, line: Line, item: "AgendaItem | None") -> None:
        """Show the papers of an item; the mark stays on the paper it was on."""
        same = self._line is not None and self._line.item.id == line.item.id
        row, before = self.list.currentRow(), self._ids()
        self._line = line
        self._called = called(line, item)
        self.list.blockSignals(True)
        self.list.clear()
        for paper in line.papers:
            self._add(paper.values["title"] or "", _kind(paper))
        if self._called is not None:
            self._add(self._called["title"], _OF_ITS_OWN)
        after = self._ids()
        new = [place for place, one in enumerate(after) if one not in before]
        row = new[-1] if same and new and before != after else row if same else 0
        self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        self.list.blockSignals(False)
        self.list.setFixedHeight(_ROW * max(1, min(_MOST, self.list.count())) + 2)
        self.list.setVisible(self.list.count() > 0)
        self.none.setVisible(not self.list.count())
        self._chosen(look=same and bool(new))

    def save(self) -> bool:
        """Save what is being typed."""
        return self.paper.save()

    def write_text(self) -> None:
        """Set a paper beneath the item whose text is written here."""
        if self._line is not None:
            self._try(lambda line: edits.add_paper(
                self._session, line, {"title": _NEW_TEXT, "kind": "text"}, self._called
            ))  # fmt: skip
            self.paper.begin()

    def add_data(self, values: dict[str, Any]) -> None:
        """Set a paper from the board's data beneath the item."""
        self._try(lambda line: edits.add_paper(
            self._session, line, {**values, "kind": "ours"}, self._called
        ))  # fmt: skip

    def add_files(self, paths: Sequence[Path]) -> None:
        """Put files into the board and set them beneath the item."""
        if self._line is not None:
            add_files(self._session, self._line, paths, self._called)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this computer."""
        if files_of(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take them anywhere here."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put them in."""
        event.acceptProposedAction()
        self.add_files(files_of(event.mimeData()))

    def _ids(self) -> list[int]:
        return [paper.id for paper in self._line.papers] if self._line else []

    def _add(self, title: str, note: str) -> None:
        item = QListWidgetItem(f"{title}  ·  {note}")
        item.setSizeHint(QSize(0, _ROW))
        item.setToolTip(plain_tip(title))
        self.list.addItem(item)

    def _record(self) -> Record | None:
        row = self.list.currentRow()
        papers = self._line.papers if self._line else ()
        return papers[row] if 0 <= row < len(papers) else None

    def _chosen(self, *, look: bool = True) -> None:
        record = self._record()
        row, count = self.list.currentRow(), len(self._line.papers) if self._line else 0
        self.up.setEnabled(record is not None and row > 0)
        self.down.setEnabled(record is not None and row < count - 1)
        self.remove.setEnabled(self.list.currentRow() >= 0)
        self.paper.show_paper(record, called=self._called is not None)
        if look and record is not None:
            self.looked_at.emit(paper_key(record))

    def _shift(self, way: int) -> None:
        row, line = self.list.currentRow(), self._line
        if line is not None and self._record() and 0 <= row + way < len(line.papers):
            self._try(lambda line: edits.move_paper(self._session, line, row, row + way))
            self.list.setCurrentRow(row + way)

    def _remove(self) -> None:
        record = self._record()
        if record is not None:
            title = record.values["title"]
            if self._try(lambda _line: edits.remove_paper(self._session, record)):
                self._session.say(f"“{title}” is out of the pack.", "note",
                                  Action("Undo", self._session.undo))  # fmt: skip
        elif self._called is not None:
            self._try(lambda line: edits.call_for_none(self._session, line))

    def _choose_files(self) -> None:
        folder = str(usual_folder(self._session))
        paths, _ = QFileDialog.getOpenFileNames(self, "Add files to the item", folder)
        if paths:
            self.add_files([Path(one) for one in paths])

    def _try(self, write: Any) -> bool:
        assert self._line is not None
        try:
            write(self._line)
        except Fault as fault:
            self._session.say_fault(fault)
            return False
        return True

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 8, 0)
        head.setSpacing(2)
        head.addWidget(Words("Papers", "note", soft=True, bold=True))
        head.addSpacing(8)
        for button in (self.up, self.down, self.remove):
            head.addWidget(button)
        head.addStretch(1)
        add = Flow(gap=6)
        for adding in (self.data_button, self.text_button, self.file_button):
            add.add(adding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.none)
        column.addWidget(self.list)
        column.addWidget(add)
        column.addWidget(self.paper, 1)


def add_files(
    session: Session, line: Line, paths: Sequence[Path], called: Mapping[str, Any] | None
) -> None:
    """Put files beneath an item on a thread: they may be large. All of them, or none."""
    if refused := next(filter(None, map(_refusal, paths)), ""):
        session.say(refused, "due")
        return
    board = session.board
    what = f"“{paths[0].name}”" if len(paths) == 1 else counted(len(paths), "file")

    def work(_report: Report) -> None:
        with board.change(f"Add {what} to “{line.title}”") as change:
            edits.add_files(change, line, paths, called)

    def done(_none: None) -> None:
        session.committed()
        session.say(f"{what} is beneath “{line.title}”." if len(paths) == 1 else
                    f"{what} are beneath “{line.title}”.", "well",
                    Action("Undo", session.undo))  # fmt: skip

    session.run(work, done)


def _refusal(path: Path) -> str:
    """Return why a file is no paper; blank if it may be one."""
    if path.is_dir():
        return f"“{path.name}” is a folder. Drop the files that are in it; nothing was added."
    if is_program(path.name):
        return f"“{path.name}” is a program and no paper: no pack carries it. Nothing was added."
    return ""


def _kind(paper: Record) -> str:
    kind = paper.values["kind"]
    if kind == "file":
        return paper.values["file_name"] or "no file"
    return "written here" if kind == "text" else "from the board’s data"
