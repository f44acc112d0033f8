"""The window's inside while a board is open: bars, pages, and what happens between them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lif_desktop.reports import catalogue
from lif_desktop.ui import record_finder, standing
from lif_desktop.ui.background import Job
from lif_desktop.ui.finder import Finder, Found
from lif_desktop.ui.page import Page
from lif_desktop.ui.pages import Entry, beneath, entries
from lif_desktop.ui.session import Message, Place, Session
from lif_desktop.ui.side_bar import SideBar
from lif_desktop.ui.status_line import StatusLine
from lif_desktop.ui.top_bar import TopBar

if TYPE_CHECKING:
    from lif_desktop.ui.commands import Commands

_FOLDED = "side-bar"
_BRINGS_IN = "imports"


class BoardFrame(QWidget):
    """One open board in the window; pages are made when first shown."""

    def __init__(self, session: Session, commands: "Commands", menu: Callable[[], object]) -> None:
        super().__init__()
        self.session = session
        self._commands = commands
        listed = entries()
        self._entries = {entry.key: entry for entry in (*listed, *beneath())}
        self._pages: dict[str, Page] = {}
        self._key = ""
        self.setAcceptDrops(True)
        self._reading: Job[standing.Standing] | None = None
        self.finder = Finder(self._find)
        self.side = SideBar(listed, self._folded())
        self.status = StatusLine(session.undo)
        self._stack = QStackedWidget()
        settings = session.board.settings
        top = TopBar(
            settings.get("name", session.path.stem),
            settings.get("marking", ""),
            session.user,
            self.finder,
            menu,
        )
        self._assemble(top)
        self.side.chosen.connect(lambda entry: self.show_place(Place(entry.key)))
        self.side.folded.connect(self._keep_folded)
        self.finder.asked.connect(self._find_records)
        session.navigated.connect(self.show_place)
        session.said.connect(self.say)
        session.changed.connect(self._changed)
        self.refresh()

    def page(self) -> Page:
        """Return the page in view."""
        return self._pages[self._key]

    def entries(self) -> list[Entry]:
        """Return the pages that have a line in the side bar."""
        return [entry for entry in self._entries.values() if not entry.beneath]

    def show_place(self, place: Place) -> None:
        """Show a page, and a record on it, unless the page in view may not be left."""
        if place.key != self._key and self._key and not self.page().may_leave():
            self._mark(self._key)
            return
        if place.key not in self._pages:
            page = self._entries[place.key].make(self.session)
            self._pages[place.key] = page
            self._stack.addWidget(page)
        self._key = place.key
        page = self._pages[place.key]
        self._stack.setCurrentWidget(page)
        self._mark(place.key)
        if place.view:
            page.show_view(place.view)
        page.refresh()
        if place.record_id is not None:
            page.show_record(place.record_id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files wherever they are held over the window, unless what is there takes them."""
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in what was dropped."""
        paths = _files(event.mimeData())
        if not paths:
            return
        event.acceptProposedAction()
        if self.page().drop_on:
            self.page().say(self.page().drop_on)
            return
        self.show_place(Place(_BRINGS_IN))
        if self._key == _BRINGS_IN:
            self.page().take_files(paths)

    def _mark(self, key: str) -> None:
        self.side.select(self._entries[key].beneath or key)

    def _folded(self) -> list[str]:
        kept = self.session.preferences.kept(_FOLDED) if self.session.preferences else ""
        return kept.split("; ") if kept else []

    def _keep_folded(self, groups: list[str]) -> None:
        if self.session.preferences is not None:
            self.session.preferences.keep(_FOLDED, "; ".join(groups))

    def may_close(self) -> bool:
        """Say whether the page in view may be left."""
        return not self._key or self.page().may_leave()

    def close_up(self) -> None:
        """Let every page let go; called as the board closes."""
        for page in self._pages.values():
            page.close_up()

    def say(self, message: Message) -> None:
        """Show a message on the page in view."""
        if not self._key:
            return
        self.page().say(message.text, message.tone, message.action)

    def refresh(self) -> None:
        """Show counts, status and page as the board is now."""
        counted = [entry.register for entry in self._entries.values() if entry.register]
        if self._reading is not None:
            self._reading.forget()
        self._reading = self.session.run(
            lambda _report: standing.read(self.session.board, counted), self._show_standing
        )
        if self._key:
            self.page().refresh()

    def _changed(self) -> None:
        for page in self._pages.values():
            page.unsay_undo()
        self.refresh()

    def _show_standing(self, now: standing.Standing) -> None:
        self.side.set_counts(now.counts)
        self.status.show_last(now.last, now.undo)
        self.status.show_file(now.file)
        self._commands.rename("undo", now.undo or "Undo", enabled=bool(now.undo))
        self._commands.rename("redo", now.redo or "Redo", enabled=bool(now.redo))

    def _find(self, typed: str) -> list[Found]:
        words = typed.lower().split()

        def fits(text: str) -> bool:
            return all(word in text.lower() for word in words)

        pages = [
            Found(entry.title, "Page", partial(self.session.navigate, entry.key))
            for entry in self._entries.values()
            if fits(entry.title)
        ]
        commands = [
            Found(action.text(), action.shortcut().toString() or "Command", action.trigger)
            for action in self._commands.offered()
            if fits(action.text())
        ]
        reports = [
            Found(entry.title, "Report", partial(self.session.navigate, "reports", view=entry.name))
            for entry in catalogue.REPORTS
            if fits(entry.title) or fits(entry.name)
        ]
        return sorted(
            pages + reports + commands,
            key=lambda one: not one.text.lower().startswith(typed.lower()),
        )

    def _find_records(self, typed: str) -> None:
        def show(found: list[Found]) -> None:
            self.finder.add(typed, found)

        if typed:
            self.session.run(lambda _report: record_finder.find(self.session, typed), show)

    def _assemble(self, top: TopBar) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.side)
        middle.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status)


def _files(held: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]
