"""Killed at any moment, a board is as before or as after, and free to be opened again."""

import time
from pathlib import Path

import pytest

from lif_desktop import frameworks
from lif_desktop.store import backups
from lif_desktop.store.opening import create, open_board
from tests import boards
from tests.store import processes


@pytest.mark.parametrize("turns", [0, 1, 4, 9])
def test_killed_while_writing_a_board_holds_whole_change_sets(tmp_path: Path, turns: int) -> None:
    path = boards.place(tmp_path)
    with processes.start(processes.FILL, path) as child:
        assert child.stdout is not None
        for _ in range(turns):
            child.stdout.readline()
        time.sleep(0.013 * turns)
        told = turns + len(processes.kill(child).split())
    with open_board(path, boards.PASSPHRASE, who=boards.WHO) as board:
        kept = [one for one in board.history() if one.title.startswith("Turn")]
        assert len(kept) in {told, told + 1}
        assert len(board.records("agencies")) == 20 * len(kept)
        assert board.check().whole


@pytest.mark.parametrize("delay", [0.0, 0.1, 0.2, 0.4, 0.8])
def test_killed_while_being_made_there_is_no_board_or_a_whole_one(
    tmp_path: Path, delay: float
) -> None:
    path = tmp_path / "new.lif"
    with processes.start(processes.MAKE, path) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "begun\n"
        time.sleep(delay)
        processes.kill(child)
    if path.exists():
        opened = open_board(path, boards.PASSPHRASE, who=boards.WHO)
    else:
        preset = frameworks.load("kirklees")
        opened = create(path, boards.PASSPHRASE, preset, name="N", who=boards.WHO)
    with opened as board:
        assert board.settings["name"] == "N"
        assert board.check().whole
    assert [one.name for one in tmp_path.iterdir() if one.suffix != ".part"] == ["new.lif"]


BACK_UP = """
from lif_desktop.store import backups
with open_board(Path(sys.argv[1]), PASSPHRASE, who="K. Lund") as board:
    print("begun", flush=True)
    while True:
        backups.backup(board)
"""


def test_killed_while_being_backed_up_leaves_whole_backups(tmp_path: Path) -> None:
    path = boards.place(tmp_path)
    with processes.start(BACK_UP, path) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "begun\n"
        while not backups.backups_of(path):
            assert child.poll() is None
            time.sleep(0.01)
        time.sleep(0.017)
        processes.kill(child)
    with open_board(path, boards.PASSPHRASE, who=boards.WHO) as board:
        backups.backup(board)
    kept = backups.backups_of(path)
    folder = backups.folder_of(path)
    assert {one.suffix for one in folder.iterdir()} == {".lif", ".json"}
    assert len(list(folder.iterdir())) == 2 * len(kept)
    for number, one in enumerate(kept[:3]):
        copy = tmp_path / f"copy {number}.lif"
        copy.write_bytes(one.path.read_bytes())
        with open_board(copy, boards.PASSPHRASE, who=boards.WHO) as board:
            assert board.check().whole
