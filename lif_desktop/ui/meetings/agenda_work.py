"""What is done to the agenda as a whole: items moved, removed, named, and files dropped on them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from lif_desktop.faults import Fault
from lif_desktop.ui.meetings import edits
from lif_desktop.ui.meetings.agenda_list import AgendaView
from lif_desktop.ui.meetings.agenda_model import AgendaModel, Row
from lif_desktop.ui.meetings.papers_box import add_files
from lif_desktop.ui.session import Action, Session


class AgendaWork(QObject):
    """Carries out what the list asks for, each as one change set."""

    def __init__(self, session: Session, model: AgendaModel, view: AgendaView) -> None:
        super().__init__(view)
        self._session, self._model, self._view = session, model, view
        view.shifted.connect(self._shift)
        view.removed.connect(self._remove)
        model.moved.connect(self._move)
        model.renamed.connect(self._rename)
        model.dropped.connect(self._drop)

    def show(self, rows: Sequence[Row]) -> None:
        """Show the rows; the mark stays on its item, or where it was."""
        row = self._view.row()
        place = self._view.currentIndex().row()
        self._model.show_rows(rows)
        if not rows or (row is not None and self._view.row() is not None):
            return
        if row is None or not self.choose(row.line.item.id):
            self._view.choose(max(0, min(place, len(rows) - 1)))

    def choose(self, item: int) -> bool:
        """Choose an item by its id; return whether it is there."""
        for place, row in enumerate(self._model.rows):
            if row.line.item.id == item:
                self._view.choose(place)
                return True
        return False

    def _shift(self, way: int) -> None:
        row = self._view.row()
        if row is not None:
            self._move(row.line.number - 1, row.line.number - 1 + way)

    def _move(self, old: int, new: int) -> None:
        lines = [row.line for row in self._model.rows]
        if 0 <= new < len(lines):
            item = lines[old].item.id
            if self._try(lambda: edits.move_item(self._session, lines, old, new)):
                self.choose(item)

    def _remove(self) -> None:
        row = self._view.row()
        if row is not None and self._try(lambda: edits.remove_item(self._session, row.line)):
            said = f"“{row.line.title}” is off the agenda."
            self._session.say(said, "note", Action("Undo", self._session.undo))
            if (now := self._view.row()) is not None:
                self._view.chosen.emit(now)  # its papers come into view, where the others stood

    def _rename(self, row: Row, title: str) -> None:
        self._try(lambda: edits.edit_item(self._session, row.line, {"title": title}, "title"))

    def _drop(self, row: Row, paths: list[Path]) -> None:
        add_files(self._session, row.line, paths, row.called)

    def _try(self, write: Callable[[], object]) -> bool:
        try:
            write()
        except Fault as fault:
            self._session.say_fault(fault)
            return False
        return True
