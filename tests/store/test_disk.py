"""A disk that is full, a page that is damaged, a folder that takes nothing: sentences, no harm."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from lif_desktop.store import backups
from lif_desktop.store.board import Board
from lif_desktop.store.faults import BoardDamaged
from lif_desktop.store.opening import open_board
from lif_desktop.store.query import View
from tests import boards
from tests.store import processes

PAGE = 4096
# The limit on the size of a file stands in for a full disk: the same refusals, for any user.
FULL = """
import resource, signal
from lif_desktop.faults import Fault
from lif_desktop.store import backups
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])

def full(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

def attempt(work):
    try:
        work()
        print("done")
    except Fault as fault:
        print(type(fault).__name__, fault)
"""
WRITE = """
def write():
    with board.change("Too much") as change:
        for number in range(400):
            change.add("agencies", {"name": f"Agency {number}", "notes": "x" * 2000})

with open_board(path, PASSPHRASE, who="K. Lund") as board:
    before = len(board.records("agencies"))
    full(200_000)
    attempt(write)
    attempt(lambda: backups.backup(board))
    assert len(board.records("agencies")) == before
    full(resource.RLIM_INFINITY)
    attempt(write)
    print(len(board.records("agencies")), board.check().whole)
"""
OPEN = """
full(0)
attempt(lambda: open_board(path, PASSPHRASE, who="K. Lund"))
full(10_000)
attempt(lambda: open_board(path, PASSPHRASE, who="K. Lund"))
full(resource.RLIM_INFINITY)
"""
MAKE = """
from lif_desktop import frameworks
from lif_desktop.store.opening import create
for size in (0, 8_000, 60_000):
    full(size)
    attempt(lambda: create(path, PASSPHRASE, frameworks.load("blank"), name="", who="K. Lund"))
    print(sorted(one.name for one in path.parent.iterdir()))
full(resource.RLIM_INFINITY)
"""


def test_a_full_disk_in_a_change_set_leaves_the_board_as_it_was(tmp_path: Path) -> None:
    out = processes.run(FULL + WRITE, boards.place(tmp_path)).splitlines()
    assert out[0].startswith("CannotWrite board.lif could not be written (the disk is full")
    assert "Nothing was changed" in out[0]
    assert out[1].startswith("CannotWrite")
    assert out[2:] == ["done", "400 True"]
    assert list(backups.folder_of(tmp_path / "board.lif").iterdir()) == []


def test_a_full_disk_on_opening_is_said(tmp_path: Path) -> None:
    out = processes.run(FULL + OPEN, boards.place(tmp_path)).splitlines()
    assert [line.split()[0] for line in out] == ["CannotWrite", "CannotWrite"]
    open_board(tmp_path / "board.lif", boards.PASSPHRASE, who="x").close()
    assert [one.name for one in tmp_path.iterdir()] == ["board.lif"]


def test_a_full_disk_on_making_leaves_nothing(tmp_path: Path) -> None:
    out = processes.run(FULL + MAKE, tmp_path / "new.lif").splitlines()
    assert [line.split()[0] for line in out[::2]] == ["CannotWrite"] * 3
    assert out[1::2] == ["[]"] * 3


READ_ONLY = """
import os
from lif_desktop.faults import Fault
if os.getuid() == 0:
    os.setgroups([])
    os.setresgid(65534, 65534, 65534)
    os.setresuid(65534, 65534, 65534)
try:
    open_board(Path(sys.argv[1]), PASSPHRASE, who="K. Lund")
except Fault as fault:
    print(type(fault).__name__, fault)
"""


@pytest.fixture
def shut() -> Iterator[Path]:
    """A folder that everybody can come to: in pytest's own nobody else may look."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        path.chmod(0o755)
        yield path
        path.chmod(0o755)


def test_a_folder_that_may_only_be_read_is_said(shut: Path) -> None:
    path = boards.place(shut)
    shut.chmod(0o555)
    out = processes.run(READ_ONLY, path)
    assert out.startswith("CannotWrite")
    assert "Permission denied" in out
    assert [one.name for one in shut.iterdir()] == ["board.lif"]


def test_a_board_or_a_folder_that_may_not_even_be_read_is_said(shut: Path) -> None:
    path = boards.place(shut)
    shut.chmod(0o777)
    path.chmod(0)
    assert processes.run(READ_ONLY, path).startswith("BoardShut board.lif could not be opened")
    path.chmod(0o644)
    shut.chmod(0o700)
    assert "Ask for the right" in processes.run(READ_ONLY, path)


def _damage(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE + 300)
        file.write(os.urandom(100))


def _touch_everything(board: Board) -> None:
    for key in ("actions", "agencies", "groups", "updates", "settings"):
        board.records(key)
        board.page(View(key))
    for one in board.history():
        board.change_set(one.id)


def test_a_damaged_page_is_found_by_the_check_and_never_a_traceback(tmp_path: Path) -> None:
    board = boards.small(tmp_path)
    with board.change("More") as change:
        for number in range(300):
            change.add("agencies", {"name": f"Agency {number}", "notes": "words " * 100})
    board.close()
    whole = board.path.read_bytes()
    pages = len(whole) // PAGE
    met = []
    for page in range(3, pages + 1, 29):
        board.path.write_bytes(whole)
        _damage(board.path, page)
        try:
            with open_board(board.path, boards.PASSPHRASE, who=boards.WHO) as opened:
                assert opened.check().problems[0] == "Damaged or altered: 1 page of the file."
                _touch_everything(opened)
        except BoardDamaged as fault:
            met.append(str(fault))
    assert met
    assert all("Open the newest backup" in one for one in met)


def test_a_damaged_board_is_not_backed_up(tmp_path: Path) -> None:
    board = boards.small(tmp_path)
    with board.change("More") as change:
        for number in range(300):
            change.add("agencies", {"name": f"Agency {number}", "notes": "words " * 100})
    board.close()
    _damage(board.path, board.path.stat().st_size // PAGE - 3)
    with (
        open_board(board.path, boards.PASSPHRASE, who=boards.WHO) as opened,
        pytest.raises(BoardDamaged),
    ):
        backups.backup(opened)
    assert backups.newest(board.path) is None
