"""What the words behind the program's name lead to."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def _started(*words: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "LIF_QUIT_AFTER_PAINT": "1",
        "XDG_CONFIG_HOME": str(folder),
        "XDG_STATE_HOME": str(folder),
    }
    return subprocess.run(
        [sys.executable, "-m", "lif_desktop", *words],
        capture_output=True,
        text=True,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    "words",
    [(), ("Northmoor.lif",), ("Northmoor.lif", "--today", "2026-11-21"), ("--today=2026-11-21",)],
)
def test_no_words_or_a_board_open_the_window(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert _started(*words, folder=tmp_path).returncode == 0


def test_a_day_that_is_none_is_said_before_the_window_opens(tmp_path: Path) -> None:
    ran = _started("Northmoor.lif", "--today", "tomorrow", folder=tmp_path)
    assert (ran.returncode, ran.stderr) == (
        2,
        "'tomorrow' is not a date; write it as YYYY-MM-DD.\n",
    )


def test_anything_else_is_for_the_command_line(tmp_path: Path) -> None:
    assert "Usage: lif-desktop" in _started("--help", folder=tmp_path).stdout
    assert _started("fly", folder=tmp_path).returncode == 2


def test_the_child_that_takes_papers_apart_is_started_by_its_word(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "lif_desktop", "--pages", "picture"],
        input=b"no picture",
        capture_output=True,
        timeout=120,
        check=True,
        cwd=tmp_path,
    )
    assert ran.stdout == b'{"no": "picture"}\n'
