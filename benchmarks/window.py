"""The window's event loop while 5,000 and 50,000 rows come in: the longest it ever waited.

Run with the interpreter that has the product installed: python -m benchmarks.window
"""

import os
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks import made_up, made_up_wide
from lif_desktop.store.board import Board
from lif_desktop.store.opening import open_board
from lif_desktop.ui import theme
from lif_desktop.ui.background import Background
from lif_desktop.ui.importing.page import DONE, FILE, HEADINGS, REVIEW, VALUES, ImportPage
from lif_desktop.ui.session import Session

MOST = 100  # milliseconds
BEAT = 2  # milliseconds
SIZES = (5_000, 50_000)


class Heart(QObject):
    """Beats in the event loop, and remembers the longest time between two beats of each stage."""

    def __init__(self) -> None:
        super().__init__()
        self.worst: dict[str, float] = {}
        self.stage, self._last = "", time.perf_counter()
        self._timer = QTimer(self, interval=BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def begin(self, stage: str) -> None:
        """Count what follows for a stage; how long the one before kept it waiting is its own."""
        self._beat()
        self.stage, self._last = stage, time.perf_counter()
        self.worst[stage] = 0.0

    def rest(self) -> None:
        """Count what follows for no stage."""
        self._beat()
        self.stage = ""

    def gap(self) -> float:
        """Return how long ago it beat, in milliseconds."""
        return 1000 * (time.perf_counter() - self._last)

    def _beat(self) -> None:
        gap = self.gap()
        if self.stage:
            self.worst[self.stage] = max(self.worst[self.stage], gap)
        self._last = time.perf_counter()


class Doctor(threading.Thread):
    """Looks, where asked to, at what every thread does while the heart does not beat."""

    def __init__(self, heart: Heart) -> None:
        super().__init__(daemon=True)
        self._heart = heart

    def run(self) -> None:
        """Print the innermost lines of every thread once for each long gap."""
        told = False
        while True:
            time.sleep(0.01)
            waits = self._heart.gap() > MOST * 0.8
            if waits and not told:
                print(f"-- {self._heart.stage}: {self._heart.gap():.0f} ms")
                for thread, frame in sys._current_frames().items():  # noqa: SLF001 - as faulthandler
                    if thread != self.ident:
                        lines = traceback.extract_stack(frame)[-4:]
                        shown = (f"{Path(one.filename).name}:{one.lineno}" for one in lines)
                        print("   ", " > ".join(shown))
            told = waits


def wait(until: Callable[[], bool]) -> None:
    """Let the event loop run until something holds."""
    while not until():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def take_in(heart: Heart, page: ImportPage, path: Path, name: str) -> None:
    """Take one workbook through every step, and its import back again."""

    def arrived(*steps: int) -> bool:
        return page.step in steps and not page.working

    heart.begin(f"{name}, read")
    page.take_files([path])
    wait(lambda: arrived(HEADINGS, REVIEW))
    if page.step == HEADINGS:
        heart.begin(f"{name}, compare and show")
        page.headings_step.compare_button.click()
        wait(lambda: arrived(REVIEW, VALUES))
    if page.step == VALUES:
        heart.begin(f"{name}, words settled")
        page.in_hand.values_step.go_button.click()
        wait(lambda: arrived(REVIEW))
    heart.begin(f"{name}, review looked through")
    table = page.review_step.table
    for part in range(20):
        table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() * part // 20)
        pause(30)
    heart.begin(f"{name}, merge")
    page.review_step.merge_button.click()
    wait(lambda: arrived(DONE))
    heart.begin(f"{name}, undo")
    page.done_step.undo_asked.emit()
    wait(lambda: arrived(FILE))
    pause(500)
    heart.rest()


def pause(milliseconds: int) -> None:
    """Let the event loop run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def measure(heart: Heart, board: Board, folder: Path) -> None:
    """Bring in a workbook of each size, half of it known to the board."""
    background = Background(lambda fault: sys.exit(f"A mistake: {fault!r}"))
    session = Session(board, background=background)
    page = ImportPage(session)
    session.changed.connect(page.refresh)
    page.resize(1120, 680)
    page.show()
    page.refresh()
    pause(1500)
    references = {one: said for one, (said, _) in board.standing("actions").items()}
    for size in SIZES:
        known = {one: said for one, said in references.items() if one <= size // 2}
        path = folder / f"{size}.xlsx"
        made_up_wide.workbook(path, made_up_wide.rows(known, 1, size))
        take_in(heart, page, path, f"{size:,} rows")
    page.close_up()
    background.stop()


def main() -> int:
    """Print the longest wait of each stage; 1 if one is above the limit."""
    app = QApplication(sys.argv[:1])
    theme.load_fonts()
    theme.apply(app, dark=False)
    heart = Heart()
    if "--why" in sys.argv:
        Doctor(heart).start()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "board.lif"
        with made_up.empty_board(path) as board:
            made_up_wide.fill(board, SIZES[-1] // 2)
        with open_board(path, made_up.PASSPHRASE, who="Bench") as board:
            measure(heart, board, Path(name))
    missed = 0
    for stage, gap in heart.worst.items():
        missed += gap > MOST
        print(f"{'pass' if gap <= MOST else 'MISS'}  {stage}: {gap:.0f} ms (at most {MOST})")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
