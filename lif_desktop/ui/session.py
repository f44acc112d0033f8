"""What every page is handed: the open board, its user, and the ways to work with them.

A page never looks for the main window; it asks its session:

    with session.change("Close action ACT-2026-014") as change:     # one transaction, one undo step
        change.edit("actions", 12, {"status": "completed"}, expect_version=3)
    # on leaving the block `session.changed` fires and every visible page refreshes

    job = session.run(work, done, failed=None, progressed=None)     # work(report) on a thread
    session.committed()            # after a thread wrote a change set itself (an import)
    session.navigate("actions", 12)                                 # open a page, on a record
    session.navigate("actions", view="Late")                        # or on a saved view
    session.say("14 changes merged.", tone="well", action=Action("Undo", session.undo))
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from PySide6.QtCore import QObject, Signal

from lif_desktop.faults import Fault
from lif_desktop.progress import Report
from lif_desktop.ui.background import Background, Job, Progress
from lif_desktop.ui.preferences import Preferences

if TYPE_CHECKING:
    from lif_desktop.store.board import Board
    from lif_desktop.store.changes import Change
    from lif_desktop.store.undo import Undone

T = TypeVar("T")
Tone = Literal["note", "well", "due", "late"]


@dataclass(frozen=True, slots=True)
class Action:
    """Something the user may do next, offered beside a message."""

    text: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for the user, its tone and what may be done about it."""

    text: str
    tone: Tone = "note"
    action: Action | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A page, by the key of its side bar entry, and perhaps a record or saved view on it."""

    key: str
    record_id: int | None = None
    view: str = ""


class Session(QObject):
    """The open board and what a page may do with it."""

    changed = Signal()
    """A change set was written, undone or redone; pages refresh."""
    navigated = Signal(object)
    """Somebody asked for a `Place`."""
    said = Signal(object)
    """There is a `Message` to show."""

    def __init__(
        self,
        board: "Board",
        *,
        background: Background,
        preferences: Preferences | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.board = board
        self.preferences = preferences
        self._background = background

    @property
    def path(self) -> Path:
        """Where the board's file is."""
        return self.board.path

    @property
    def user(self) -> str:
        """Who is working."""
        return self.board.who

    @contextmanager
    def change(self, title: str) -> "Iterator[Change]":
        """Write one change set named `title`; rolled back, and nothing said, on an exception."""
        with self.board.change(title) as change:
            yield change
        self.changed.emit()

    def committed(self) -> None:
        """Tell every page that a change set was written elsewhere (on a thread)."""
        self.changed.emit()

    def undo(self) -> None:
        """Take the newest change set back, and say so or why not."""
        self._take_back(self.board.undo, Action("Redo", self.redo))

    def redo(self) -> None:
        """Do again what was undone last, and say so or why not."""
        self._take_back(self.board.redo, Action("Undo", self.undo))

    def run(
        self,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Callable[[Fault], None] | None = None,
        progressed: Callable[[Progress], None] | None = None,
    ) -> Job[T]:
        """Run `work(report)` on a thread; without `failed`, a fault is said in the window."""
        return self._background.run(work, done, failed or self.say_fault, progressed)

    def navigate(self, key: str, record_id: int | None = None, view: str = "") -> None:
        """Go to the page of a side bar entry, and to a record or a saved view on it."""
        self.navigated.emit(Place(key, record_id, view))

    def say(self, text: str, tone: Tone = "note", action: Action | None = None) -> None:
        """Show a sentence above the page until it is dismissed or replaced."""
        self.said.emit(Message(text, tone, action))

    def _take_back(self, step: "Callable[[], Undone]", back: Action) -> None:
        try:
            undone = step()
        except Fault as fault:
            self.say_fault(fault)
            return
        self.changed.emit()
        verb, _, title = undone.change.title.partition(": ")
        said = f"{'Undone' if verb == 'Undo' else 'Done again'}: {title}."
        said = f"{said} {undone.staying}".rstrip()
        left = ", ".join(undone.left[:5])
        if left:
            self.say(f"{said} Edited since, so left as they are: {left}.", "due")
        else:
            self.say(said, "due" if undone.staying else "well", back)

    def say_fault(self, fault: Fault) -> None:
        """Show what went wrong in the world, in its own words."""
        self.say(str(fault), tone="late")
