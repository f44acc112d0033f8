"""Open the window: the wiring of the desktop application."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from lif_desktop.progress import Report
from lif_desktop.ui import theme
from lif_desktop.ui.crash import CrashHandler, usual_log
from lif_desktop.ui.main_window import MainWindow
from lif_desktop.ui.preferences import Preferences, usual_file
from lif_desktop.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from lif_desktop.store.board import Board

# Set by the start measurement: leave as soon as the first picture is on the screen.
QUIT_AFTER_PAINT = "LIF_QUIT_AFTER_PAINT"


def main(board: Path | None = None) -> int:
    """Open the window, on a board's lock if one is given, and run until it is closed."""
    if not _has_screen():
        sys.stderr.write(
            "There is no screen here to open a window on. The commands work without one:"
            " lif-desktop --help lists them.\n"
        )
        return 3
    app = QApplication(sys.argv[:1])
    app.setApplicationName("LIF Desktop")
    theme.load_fonts()
    preferences = Preferences(usual_file())
    scheme = preferences.scheme()
    # What the palette says of the system is enough for the first picture; `follow` asks it.
    dark_system = app.palette().color(QPalette.ColorRole.Window).lightness() < 128
    theme.apply(app, dark=scheme == "dark" or (scheme == "system" and dark_system))
    crash = CrashHandler(usual_log())
    window = MainWindow(preferences, Surroundings(crash.handle, make_sample))
    crash.tell = window.tell_mistake
    crash.install()
    window.show_welcome()
    window.show()
    if os.environ.get(QUIT_AFTER_PAINT):
        window.painted.connect(app.quit)
    else:
        window.painted.connect(lambda: window.begin(app, board))
    return app.exec()


def _has_screen() -> bool:
    """Say whether a window can be shown; Qt would end the process where it cannot."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(one) for one in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def make_sample(report: Report) -> "Board":
    """Make the sample board afresh, in a folder of its own."""
    # Heavy, and asked for only by who looks round the sample.
    from lif_desktop import clock  # noqa: PLC0415
    from lif_desktop.sample.demo import DEFAULT, fresh_board  # noqa: PLC0415

    report(0, 0, "An invented partnership with a year of work")
    return fresh_board(usual_log().parent / "sample", DEFAULT, clock.today())
