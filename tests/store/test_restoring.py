"""A backup put back in the place of a board: examined first, and the board is kept."""

from pathlib import Path

import pytest

from lif_desktop.store import backups, vault
from lif_desktop.store.board import Board
from lif_desktop.store.faults import (
    BoardDamaged,
    BoardInUse,
    BoardMissing,
    BoardNewer,
    CannotWrite,
    NotABoard,
    WrongPassphrase,
)
from lif_desktop.store.opening import open_board
from lif_desktop.store.restoring import restore
from tests import boards
from tests.store import processes


def _add(board: Board, name: str) -> None:
    with board.change(f"Add {name}") as change:
        change.add("agencies", {"name": name})


def _names(path: Path) -> list[str]:
    with open_board(path, boards.PASSPHRASE, who=boards.WHO) as board:
        assert board.check().whole
        return [one.title for one in board.records("agencies")]


def _copy(backup: Path, folder: Path) -> Path:
    copy = folder / "copy.lif"
    copy.write_bytes(backup.read_bytes())
    return copy


def test_a_backup_is_put_back_and_the_board_kept(tmp_path: Path) -> None:
    with boards.small(tmp_path) as board:
        path = backups.backup(board)
        _add(board, "Later")
    kept = restore(path, board.path, boards.PASSPHRASE)
    assert kept is not None
    assert kept.parent == path.parent
    assert "Later" not in _names(board.path)
    assert "Later" in _names(_copy(kept, tmp_path))
    assert backups.newest(board.path) is not None
    assert path in [one.path for one in backups.backups_of(board.path)]
    names = sorted(one.name for one in tmp_path.iterdir())
    assert names == ["board backups", "board.lif", "copy.lif"]


def test_a_log_that_a_killed_process_left_is_kept_and_not_replayed(tmp_path: Path) -> None:
    with boards.empty(tmp_path) as board:
        path = backups.backup(board)
    with processes.start(processes.FILL, board.path) as child:
        assert child.stdout is not None
        for _ in range(2):
            child.stdout.readline()
        processes.kill(child)
    assert (tmp_path / "board.lif-wal").stat().st_size
    kept = restore(path, board.path, boards.PASSPHRASE)
    assert kept is not None
    assert _names(board.path) == []
    assert len(_names(_copy(kept, tmp_path))) >= 40


def test_a_damaged_board_is_kept_as_it_lies(tmp_path: Path) -> None:
    with boards.small(tmp_path) as board:
        path = backups.backup(board)
    board.path.write_bytes(b"nothing left of it")
    (tmp_path / "board.lif-wal").write_bytes(b"nor of its log")
    kept = restore(path, board.path, boards.PASSPHRASE)
    assert kept is not None
    assert kept.read_bytes() == b"nothing left of it"
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"nor of its log"
    assert "Housing Trust" in _names(board.path)


def test_a_board_that_is_gone_comes_back(tmp_path: Path) -> None:
    with boards.small(tmp_path) as board:
        path = backups.backup(board)
    board.path.unlink()
    assert restore(path, board.path, boards.PASSPHRASE) is None
    assert "Housing Trust" in _names(board.path)


def test_nothing_is_touched_where_the_backup_is_not_what_it_should_be(tmp_path: Path) -> None:
    with boards.small(tmp_path) as board:
        path = backups.backup(board)
    before = board.path.read_bytes()
    whole = path.read_bytes()
    with pytest.raises(WrongPassphrase) as refused:
        restore(path, board.path, "other words here")
    assert path.name in str(refused.value)
    with pytest.raises(BoardMissing):
        restore(tmp_path / "no.lif", board.path, boards.PASSPHRASE)
    damaged = bytearray(whole)
    damaged[30 * 4096 + 50 : 30 * 4096 + 90] = bytes(40)
    for content, fault in (
        (b"words " * 5000, NotABoard),
        (bytes(damaged), BoardDamaged),
        (_newer(whole, tmp_path), BoardNewer),
    ):
        path.write_bytes(content)
        with pytest.raises(fault):
            restore(path, board.path, boards.PASSPHRASE)
    assert board.path.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["board backups", "board.lif"]


def _newer(whole: bytes, folder: Path) -> bytes:
    path = folder / "newer.lif"
    path.write_bytes(whole)
    engine = vault.open_engine(path, vault.key_of(path, boards.PASSPHRASE))
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    content = path.read_bytes()
    path.unlink()
    return content


def test_an_altered_history_is_not_put_back(tmp_path: Path) -> None:
    with boards.small(tmp_path) as board:
        path = backups.backup(board)
    engine = vault.open_engine(path, vault.key_of(path, boards.PASSPHRASE))
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER history_unaltered")
        connection.exec_driver_sql("UPDATE history SET record_id = 9 WHERE id = 9")
    engine.dispose()
    with pytest.raises(BoardDamaged):
        restore(path, board.path, boards.PASSPHRASE)


def test_an_open_board_is_not_replaced(board: Board) -> None:
    path = backups.backup(board)
    with pytest.raises(BoardInUse):
        restore(path, board.path, boards.PASSPHRASE)
    _add(board, "Still here")


def test_no_room_leaves_the_board_as_it_was(tmp_path: Path) -> None:
    with boards.small(tmp_path) as board:
        path = backups.backup(board)
    away = tmp_path / "away.lif"
    away.write_bytes(path.read_bytes())
    folder = backups.folder_of(board.path)
    for one in folder.iterdir():
        one.unlink()
    folder.rmdir()
    folder.write_text("in the way")
    with pytest.raises(CannotWrite):
        restore(away, board.path, boards.PASSPHRASE)
    assert "Housing Trust" in _names(board.path)
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "away.lif", "board backups", "board.lif",
    ]  # fmt: skip
