"""The start of the window, as a process of its own."""

import os
import subprocess
import sys

from lif_desktop import app
from lif_desktop.progress import silent
from lif_desktop.ui.crash import usual_log

_BEGIN = """
import sys
from pathlib import Path
from lif_desktop import app
from lif_desktop.ui.main_window import MainWindow

def begin(window, qt, board):
    print(type(window.page()).__name__, board)
    qt.quit()

MainWindow.begin = begin
sys.exit(app.main(Path("Northmoor.lif")))
"""


def run(*words: str, **surroundings: str) -> str:
    ended = subprocess.run(
        [sys.executable, *words],
        env={**os.environ, **surroundings},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_the_window_is_painted_and_leaves_again_when_only_measured() -> None:
    assert run("-m", "lif_desktop", LIF_QUIT_AFTER_PAINT="1") == ""


def test_after_the_first_picture_the_board_given_is_asked_for() -> None:
    assert run("-c", _BEGIN).split() == ["WelcomePage", "Northmoor.lif"]


def test_the_sample_is_made_in_a_folder_of_its_own_and_made_afresh() -> None:
    for _ in range(2):
        with app.make_sample(silent) as board:
            assert board.path.parent == usual_log().parent / "sample"
            assert board.records("actions")
