"""How long the window takes to stand there, against a bare PySide6 window: process wall time.

Run with the interpreter that has the product installed: python benchmarks/start.py
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 15
_BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Bare(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)

app = QApplication(sys.argv)
bare = Bare()
bare.resize(1366, 768)
bare.show()
sys.exit(app.exec())
"""


def measure(rounds: int = ROUNDS) -> tuple[float, float]:
    """Return the median seconds of a bare window and of ours, taken in turns."""
    bare = [sys.executable, "-c", _BARE]
    ours = [sys.executable, "-m", "lif_desktop"]
    seconds: dict[str, list[float]] = {"bare": [], "ours": []}
    with tempfile.TemporaryDirectory() as home:
        surroundings = {
            **os.environ,
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "LIF_QUIT_AFTER_PAINT": "1",
            "XDG_CONFIG_HOME": home,
            "APPDATA": home,
        }
        for turn in range(rounds + 2):
            for name, command in (("bare", bare), ("ours", ours)):
                begun = time.perf_counter()
                subprocess.run(command, check=True, env=surroundings, capture_output=True)
                # The first turns warm the disk's cache and Python's compiled files.
                if turn >= 2:
                    seconds[name].append(time.perf_counter() - begun)
    return statistics.median(seconds["bare"]), statistics.median(seconds["ours"])


def main() -> int:
    """Print both times and their ratio; 1 if ours takes more than twice as long."""
    bare, ours = measure()
    ratio = ours / bare
    print(f"start: bare window {bare * 1000:.0f} ms, LIF Desktop {ours * 1000:.0f} ms, "
          f"ratio {ratio:.2f} (at most 2.00)")  # fmt: skip
    return int(ratio > 2)


if __name__ == "__main__":
    sys.exit(main())
