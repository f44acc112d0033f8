"""The window: light enough to be painted at once, with the welcome page in it.

What a board needs is loaded behind the first picture, by `Desk`, which runs everything after it.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from lif_desktop.ui.preferences import Preferences
from lif_desktop.ui.start.frame import StartPage
from lif_desktop.ui.start.welcome import Ways, WelcomePage

if TYPE_CHECKING:
    from lif_desktop.ui.blocks.states import BusyState
    from lif_desktop.ui.desk import Desk
    from lif_desktop.ui.session import Tone
    from lif_desktop.ui.surroundings import Surroundings

_USUAL = QSize(1366, 768)
_LEAST = QSize(1024, 640)


class MainWindow(QMainWindow):
    """One window, with a start page or an open board in it."""

    painted = Signal()
    """The welcome page is on the screen; heavy things may load."""
    _loaded = Signal()

    def __init__(self, preferences: Preferences, surroundings: "Surroundings") -> None:
        super().__init__()
        self._preferences = preferences
        self._surroundings = surroundings
        self._desk: Desk | None = None
        self._unpainted = True
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.setWindowTitle("LIF Desktop")
        self.setMinimumSize(_LEAST)
        self.resize(_USUAL)

    def desk(self) -> "Desk":
        """Return what runs the window once it is painted."""
        if self._desk is None:
            from lif_desktop.ui.desk import Desk  # noqa: PLC0415 - heavy; not needed at start

            self._desk = Desk(self, self._preferences, self._surroundings)
        return self._desk

    def show_welcome(self) -> None:
        """Show the first page."""
        ways = Ways(
            new=lambda: self.desk().new(),
            open=lambda: self.desk().open(),
            sample=lambda: self.desk().sample(),
            recent=lambda path: self.desk().unlock(path),
        )
        page = WelcomePage(ways, self._preferences.recent())
        if self._unpainted:
            self._unpainted = False
            # After the whole picture, not in the middle of it.
            page.painted.connect(lambda: QTimer.singleShot(0, self.painted.emit))
        self.show_page(page)
        self.setWindowTitle("LIF Desktop")

    def begin(self, app: QApplication, board: Path | None) -> None:
        """After the first picture: load the rest, and ask for a board's passphrase."""
        from lif_desktop.ui.preload import preload  # noqa: PLC0415 - not needed at start

        self._loaded.connect(lambda: self._loaded_for(app))
        preload(self._loaded.emit)
        if board is not None:
            self.desk().unlock(board)

    def _loaded_for(self, app: QApplication) -> None:
        """Follow the system's scheme; have the commands, and their shortcuts, ready."""
        from lif_desktop.ui import scheme  # noqa: PLC0415 - not needed at start

        scheme.follow(app, self._preferences)
        self.desk()

    def show_page(self, page: QWidget) -> None:
        """Put a page in the window in place of the one before."""
        before = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        page.setFocus()

    def page(self) -> QWidget | None:
        """Return the page in the window."""
        return self._stack.currentWidget()

    def busy(self, what: str) -> "BusyState":
        """Show what is happening in place of a page; feed the returned state's `progress`."""
        from lif_desktop.ui.blocks.states import BusyState  # noqa: PLC0415 - not needed at start

        state = BusyState(what)
        self.show_page(state)
        return state

    def tell_mistake(self, text: str) -> None:
        """Say that something went wrong inside the app, and take pages out of waiting."""
        if self._desk is not None:
            self._desk.recover()
        self.tell(text)

    def tell(self, text: str, tone: "Tone" = "late") -> None:
        """Show a sentence on whatever page is in the window."""
        page = self.page()
        if isinstance(page, StartPage):
            from lif_desktop.ui.session import Message  # noqa: PLC0415 - not needed at start

            page.say(Message(text, tone))
        elif self._desk is not None and (session := self._desk.session()) is not None:
            session.say(text, tone)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the board first; a page with unsaved words may keep the window open."""
        if self._desk is not None and not self._desk.close_board():
            event.ignore()
        else:
            event.accept()
