"""A merge that is killed leaves the board as before or as after, at whatever moment."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from lif_desktop.store.opening import open_board
from tests import boards
from tests.importing.workbooks import HEADINGS, xlsx

ROOT = Path(__file__).parents[2]
ROWS = [
    ("ACT-2026-001", "Single referral form", None, "13/08/2026", "Completed", "Seen"),
    *(
        (None, f"Brief group {number}", "Housing Trust", None, "In hand", None)
        for number in range(300)
    ),
]


def state(path: Path) -> tuple[Any, ...]:
    with open_board(path, boards.PASSPHRASE, who=boards.WHO) as board:
        assert board.check().whole
        held = [(one.reference, dict(one.values)) for one in board.records("actions")]
        return held, len(board.history()), len(board.receipts())


def run(board: Path, workbook: Path, last: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.importing.dies_merging"]
    return subprocess.run(
        [*command, str(board), str(workbook), str(last)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_killed_at_any_moment_it_is_as_before_or_as_after(tmp_path: Path) -> None:
    with boards.small(tmp_path, "made.lif"):
        pass
    workbook = xlsx(tmp_path / "return.xlsx", [HEADINGS, *ROWS])
    whole = tmp_path / "whole.lif"
    shutil.copy(tmp_path / "made.lif", whole)
    ended = run(whole, workbook, 0)
    assert ended.returncode == 0, ended.stderr
    before, after = state(tmp_path / "made.lif"), state(whole)
    assert len(after[0]) == len(before[0]) + 300
    statements = int(ended.stdout)
    for last in sorted({1, 2, statements // 2, statements - 2, statements - 1, statements}):
        torn = tmp_path / f"torn{last}.lif"
        shutil.copy(tmp_path / "made.lif", torn)
        assert run(torn, workbook, last).returncode != 0
        assert state(torn) in (before, after)
