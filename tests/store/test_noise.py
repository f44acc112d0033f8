"""On the disk a board is noise: while it is open, in its log, in temporary files, in backups."""

import zlib
from pathlib import Path

import pytest

from lif_desktop.store import backups
from tests import boards
from tests.store import processes

WORDS = (b"Kestrelwood", b"Ashbourne", b"graded care profile", b"Turn ", b"CREATE TABLE", b"SQLite")
WRITE = """
from lif_desktop.store import backups
board = open_board(Path(sys.argv[1]), PASSPHRASE, who="Ashbourne")
with board.change("Turn one: Kestrelwood") as change:
    for n in range(300):
        change.add("agencies", {"name": f"Kestrelwood {n}", "notes": "graded care profile " * 40})
with board.change("Turn two") as change:
    for one in board.records("agencies")[:100]:
        change.delete("agencies", one.id)
board.records("agencies")
backups.backup(board)
print("written", flush=True)
sys.stdin.readline()
"""


def test_nothing_of_a_record_stands_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = boards.place(tmp_path)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for variable in ("SQLITE_TMPDIR", "TMPDIR"):
        monkeypatch.setenv(variable, str(temporary))
    with processes.start(WRITE, path) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "written\n"
        found = {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()}
        processes.kill(child)
    names = {one.name for one in found}
    assert {"board.lif", "board.lif-wal"} <= names
    assert list(temporary.iterdir()) == []
    for one, content in found.items():
        for word in WORDS:
            assert word not in content, f"{word!r} stands in {one.name}"
        if one.suffix == ".lif":
            assert len(zlib.compress(content)) > 0.99 * len(content)
    assert backups.newest(path) is not None
