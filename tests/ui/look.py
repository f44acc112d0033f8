"""Take a picture of every page, light and dark, to be looked at beside the drawings.

    QT_QPA_PLATFORM=offscreen python -m tests.ui.look FOLDER [1366x768 ...]

Set QT_SCALE_FACTOR=2 for a screen of double density. Not a test: nothing is collected from here.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from lif_desktop import clock
from lif_desktop.ui import theme
from lif_desktop.ui.main_window import MainWindow
from lif_desktop.ui.preferences import Preferences
from lif_desktop.ui.surroundings import Surroundings
from tests.ui.boards import PASSPHRASE, TODAY, USER, empty_board, small_board


def wait(milliseconds: int) -> None:
    """Let the window work; a real loop, since QTest.qWait keeps threads from running."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def take(window: MainWindow, folder: Path, name: str, app: QApplication) -> None:
    """Save one page in both schemes."""
    scale = os.environ.get("QT_SCALE_FACTOR", "1")
    size = f"{window.width()}x{window.height()}"
    for scheme in ("light", "dark"):
        theme.apply(app, dark=scheme == "dark")
        wait(60)
        window.grab().save(str(folder / f"{name}-{scheme}-{size}@{scale}.png"))
    theme.apply(app, dark=False)


def start_pages(window: MainWindow, take_as: Callable[[str], None], home: Path) -> None:
    """Take welcome, new board and unlock."""
    take_as("welcome")
    desk = window.desk()
    desk.new()
    take_as("new-board")
    page = window.page()
    page.name.setText("Northmoor Safeguarding Children Partnership")
    page.user.setText(USER)
    page.offer.click()
    page.again.setText("something else")
    page._go.click()
    take_as("new-board-problem")
    desk.unlock(home / "Northmoor.lif")
    take_as("unlock")
    page = window.page()
    page.user.setText(USER)
    page.passphrase.setText("wrong")
    page._go.click()
    wait(1500)
    take_as("unlock-refused")


def board_pages(window: MainWindow, take_as: Callable[[str], None], home: Path) -> None:
    """Take the pages of an open board."""
    desk = window.desk()
    desk.enter(empty_board(home / "Bare.lif"))
    wait(700)
    take_as("today-empty")
    desk.unlock(home / "Northmoor.lif")
    window.page().passphrase.setText(PASSPHRASE)
    window.page()._go.click()
    wait(2500)
    take_as("today")
    frame = window.page()
    frame.finder.setFocus()
    frame.finder.setText("act")
    frame.finder.textEdited.emit("act")
    wait(900)
    take_as("finder")
    frame.finder.close_results()
    desk.session().undo()
    wait(900)
    take_as("today-undone")
    for entry in frame.entries()[1:]:
        try:
            desk.session().navigate(entry.key)
        except ModuleNotFoundError:
            continue
        wait(900)
        take_as(entry.key)
    desk.session().navigate("composer")
    wait(2500)
    take_as("composer")


def main() -> None:
    """Take all pictures in one size."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    sizes = sys.argv[2:] or ["1366x768"]
    clock.set_today(TODAY.isoformat())
    app = QApplication(sys.argv[:1])
    theme.load_fonts()
    theme.apply(app, dark=False)
    for size in sizes:
        width, height = map(int, size.split("x"))
        with tempfile.TemporaryDirectory() as made:
            home = Path(made)
            small_board(home / "Northmoor.lif").close()
            preferences = Preferences(home / "preferences.ini")
            window = MainWindow(preferences, Surroundings(print, print))
            window.resize(width, height)
            window.show_welcome()
            window.show()

            def take_as(name: str, window: MainWindow = window) -> None:
                take(window, folder, name, app)

            start_pages(window, take_as, home)
            board_pages(window, take_as, home)
            window.close()


if __name__ == "__main__":
    main()
