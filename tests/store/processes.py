"""Other processes that open, fill and make boards, for tests that kill or meet them."""

import os
import subprocess
import sys
from pathlib import Path

from tests import boards

_ROOT = Path(__file__).resolve().parents[2]

HOLD = """
board = open_board(Path(sys.argv[1]), PASSPHRASE, who="K. Lund")
print("open", flush=True)
sys.stdin.readline()
board.close()
"""
FILL = """
with open_board(Path(sys.argv[1]), PASSPHRASE, who="K. Lund") as board:
    for turn in range(10_000):
        with board.change(f"Turn {turn}") as change:
            ids = [change.add("agencies", {"name": f"Agency {turn}-{n}"}) for n in range(20)]
            change.edit("agencies", ids[0], {"notes": "x" * 4000})
        print(turn, flush=True)
"""
MAKE = """
from lif_desktop import frameworks
from lif_desktop.store.opening import create
print("begun", flush=True)
create(Path(sys.argv[1]), PASSPHRASE, frameworks.load("kirklees"), name="N", who="K. Lund").close()
print("made", flush=True)
"""
_HEAD = f"""
import sys
from pathlib import Path
from lif_desktop.store.opening import open_board
PASSPHRASE = {boards.PASSPHRASE!r}
"""


def start(code: str, *words: object) -> subprocess.Popen[str]:
    """Start a child that runs the code on a board's path; kill or finish it."""
    return subprocess.Popen(
        [sys.executable, "-c", _HEAD + code, *(str(word) for word in words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
    )


def run(code: str, *words: object) -> str:
    """Run a child to its end and return what it printed."""
    with start(code, *words) as child:
        out, _ = child.communicate(timeout=120)
    assert child.returncode == 0, out
    return out


def kill(child: subprocess.Popen[str]) -> str:
    """Kill a child as a power cut would, and return what it had printed."""
    child.kill()
    out, _ = child.communicate(timeout=60)
    return out
