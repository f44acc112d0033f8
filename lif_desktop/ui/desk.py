"""What the window does with boards: make, open, show and close them, and its commands."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog

from lif_desktop import frameworks
from lif_desktop.faults import Fault
from lif_desktop.store import backups, opening
from lif_desktop.ui import theme
from lif_desktop.ui.background import Background
from lif_desktop.ui.board_frame import BoardFrame
from lif_desktop.ui.coming_year import fill_calendar
from lif_desktop.ui.commands import Command, Commands
from lif_desktop.ui.next_cycle import ask_for_returns
from lif_desktop.ui.preferences import Preferences
from lif_desktop.ui.returns.asking import chase_returns, send_out
from lif_desktop.ui.scheme import dress
from lif_desktop.ui.session import Place, Session, Tone
from lif_desktop.ui.small_numbers import set_threshold
from lif_desktop.ui.start.framework_list import Choice
from lif_desktop.ui.start.mark import mark_pixmap
from lif_desktop.ui.start.new_board import NewBoard, NewBoardPage
from lif_desktop.ui.start.taking_up import take_up
from lif_desktop.ui.start.unlock import UnlockPage
from lif_desktop.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from lif_desktop.store.board import Board
    from lif_desktop.store.check import Check
    from lif_desktop.ui.main_window import MainWindow

_BOARDS = "Boards (*.lif)"


class Desk(QObject):
    """Runs one window after its first picture."""

    def __init__(
        self, window: "MainWindow", preferences: Preferences, surroundings: Surroundings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._surroundings = surroundings
        self._session: Session | None = None
        self.background = Background(surroundings.crashed)
        self.commands = Commands(window)
        self._set_commands()
        window.setWindowIcon(mark_pixmap(64))

    def session(self) -> Session | None:
        """Return the session of the open board, if one is open."""
        return self._session

    def new(self) -> None:
        """Show the page that makes a board."""
        if not self.close_board():
            return
        choices = [Choice(one.id, one.title, one.summary) for one in frameworks.names()]
        page = NewBoardPage(
            choices, _documents(), self._preferences.user(), self._create, self._window.show_welcome
        )
        self._window.show_page(page)

    def open(self) -> None:
        """Ask which board to open."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Open a board", str(_documents()), _BOARDS
        )
        if chosen:
            self.unlock(Path(chosen))

    def unlock(self, path: Path) -> None:
        """Ask for the passphrase of a board."""
        if not self.close_board():
            return

        def unlock(passphrase: str, who: str) -> None:
            self.background.run(
                lambda _report: opening.open_board(path, passphrase, who=who),
                self.enter,
                lambda fault: page.refuse(str(fault)),
                dropped=_close,
            )

        page = UnlockPage(path, self._preferences.user(), unlock, self._window.show_welcome)
        self._window.show_page(page)

    def sample(self) -> None:
        """Make the sample board afresh and look round it."""
        if not self.close_board():
            return
        busy = self._window.busy("Making the sample board")
        job = self.background.run(
            self._surroundings.make_sample,
            self._show_sample,
            self._back_with,
            busy.progress,
            dropped=_close,
        )
        busy.offer_cancel(job.cancel)

    def enter(self, board: "Board") -> None:
        """Show an open board, and remember it."""
        self._preferences.opened(board.path)
        self._preferences.set_user(board.who)
        self._show_board(board)
        self._back_up(board)

    def _back_up(self, board: "Board") -> None:
        """Keep a copy of the board as it was opened; the window goes on meanwhile."""
        session = self._session
        if session is None:
            return

        session.run(
            lambda _report: backups.backup_if_due(board), lambda _made: session.changed.emit()
        )

    def _show_sample(self, board: "Board") -> None:
        self._show_board(board)
        self._window.tell("This is the sample: all invented, and made afresh each time.", "note")

    def _show_board(self, board: "Board") -> None:
        session = Session(
            board, background=self.background, preferences=self._preferences, parent=self
        )
        self._session = session
        self._set_commands()
        frame = BoardFrame(session, self.commands, self.show_menu)
        self._window.show_page(frame)
        self._window.setWindowTitle(f"{board.path.stem} – LIF Desktop")
        frame.show_place(Place("today"))

    def close_board(self) -> bool:
        """Close the open board; False if the page in view may not be left."""
        frame = self._window.page()
        if isinstance(frame, BoardFrame):
            if not frame.may_close():
                return False
            frame.close_up()
        self.background.stop()
        if self._session is not None:
            self._session.board.close()
            self._session = None
        return True

    def recover(self) -> None:
        """After a mistake of ours: let no page wait for work that will not end."""
        page = self._window.page()
        if isinstance(page, BoardFrame):
            page.page().show_content()
        elif isinstance(page, (UnlockPage, NewBoardPage)):
            page.busy(False)
        else:
            self._window.show_welcome()

    def leave(self) -> None:
        """Close the board and show the first page."""
        if self.close_board():
            self._set_commands()
            self._window.show_welcome()

    def show_menu(self) -> None:
        """Show all commands below the right end of the top bar."""
        menu = self.commands.menu()
        corner = QPoint(self._window.width() - menu.sizeHint().width() - 12, 42)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._window.mapToGlobal(corner))

    def dress(self, scheme: theme.Scheme) -> None:
        """Change between light, dark and the system's wish, and remember it."""
        self._preferences.set_scheme(scheme)
        dress(cast("QApplication", QApplication.instance()), scheme)

    def _create(self, decided: NewBoard) -> None:
        page = self._window.page()

        def refuse(fault: Fault) -> None:
            if isinstance(page, NewBoardPage):
                page.refuse(str(fault))

        self.background.run(
            lambda _report: opening.create(
                decided.path,
                decided.passphrase,
                frameworks.load_named(decided.framework),
                name=decided.name,
                who=decided.user,
            ),
            self.enter,
            refuse,
            dropped=_close,
        )

    def _back_with(self, fault: Fault) -> None:
        self._window.show_welcome()
        self._window.tell(str(fault), "late")

    def _find(self) -> None:
        if isinstance(frame := self._window.page(), BoardFrame):
            frame.finder.setFocus()
            frame.finder.selectAll()

    def _walk_pages(self) -> None:
        if isinstance(frame := self._window.page(), BoardFrame):
            frame.side.take_focus()

    def _refresh(self) -> None:
        if isinstance(frame := self._window.page(), BoardFrame):
            frame.refresh()

    def _set_commands(self) -> None:
        self.commands.set_all([*self._board_commands(), *self._window_commands()])

    def _board_commands(self) -> list[Command]:
        session = self._session
        if session is None:
            return []
        return [
            Command("undo", "Undo", session.undo, "Ctrl+Z", enabled=False),
            Command("redo", "Redo", session.redo, "Ctrl+Y; Ctrl+Shift+Z", enabled=False),
            Command("find", "Find", self._find, "Ctrl+K", "find"),
            Command("pages", "Go to the side bar", self._walk_pages, "F6"),
            Command("today", "Today", lambda: session.navigate("today"), "Ctrl+T"),
            Command("refresh", "Refresh", self._refresh, "F5"),
            Command("check", "Check the board", self._check, group="board"),
            Command(
                "take_up", "Take up an edited framework…", lambda: take_up(session, self._window)
            ),
            Command(
                "returns",
                "Ask for standards returns…",
                lambda: ask_for_returns(session, self._window),
            ),
            Command("send", "Send out returns…", lambda: send_out(session, self._window)),
            Command("chase", "Chase returns…", lambda: chase_returns(session, self._window)),
            Command(
                "calendar",
                "Put the year ahead into the scrutiny calendar",
                lambda: fill_calendar(session),
            ),
            Command("small", "Hide small numbers…", lambda: set_threshold(session, self._window)),
            Command("close", "Close the board", self.leave, "Ctrl+W"),
        ]

    def _window_commands(self) -> list[Command]:
        return [
            Command("new", "New board…", self.new, "Ctrl+Shift+N", "file"),
            Command("open", "Open a board…", self.open, "Ctrl+O"),
            Command("system", "Light or dark as the system", self._dresser("system"), group="look"),
            Command("light", "Light", self._dresser("light")),
            Command("dark", "Dark", self._dresser("dark")),
            Command("menu", "All commands", self.show_menu, "F10", "end"),
            Command("quit", "Quit", self._window.close, "Ctrl+Q"),
        ]

    def _dresser(self, scheme: theme.Scheme) -> Callable[[], None]:
        return lambda: self.dress(scheme)

    def _check(self) -> None:
        session = cast("Session", self._session)
        session.say("Checking the board…")
        session.run(
            lambda _report: session.board.check(), lambda found: session.say(*_found(found))
        )


def _found(check: "Check") -> tuple[str, Tone]:
    counted = f"{check.records:,} records and {check.changes:,} changes were examined"
    if check.whole:
        return f"The board is whole: {counted}.", "well"
    return f"{counted}. {' '.join(check.problems)} Open the newest backup.", "late"


def _close(board: "Board") -> None:
    board.close()


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place))
