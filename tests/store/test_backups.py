"""Backups: whole, verified, made when due, let go of by name and age."""

import json
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lif_desktop import clock
from lif_desktop.store import backups, vault
from lif_desktop.store.board import Board
from lif_desktop.store.faults import BoardClosed, BoardDamaged, CannotWrite
from lif_desktop.store.opening import open_board
from tests import boards

NOW = datetime(2026, 11, 21, 14, 5, 33, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """Set the time by which backups are named: the last entry counts."""
    times = [NOW]
    monkeypatch.setattr(clock, "now", lambda: times[-1])
    return times


def _add(board: Board, name: str) -> None:
    with board.change(f"Add {name}") as change:
        change.add("agencies", {"name": name})


def _copy(backup: Path, folder: Path) -> Path:
    copy = folder / "copy.lif"
    copy.write_bytes(backup.read_bytes())
    return copy


@pytest.mark.usefixtures("at")
def test_a_backup_is_a_whole_board_beside_the_board(small: Board, tmp_path: Path) -> None:
    with small.change("Just before") as change:
        change.set("marking", "OFFICIAL")
    path = backups.backup(small)
    assert path == tmp_path / "board backups" / "board 2026-11-21 140533Z.lif"
    found = backups.newest(small.path)
    assert found is not None
    assert (found.path, found.made, found.changes) == (path, NOW, 3)
    assert len(found.head) == len(found.sha256) == 64
    assert sorted(one.suffix for one in path.parent.iterdir()) == [".json", ".lif"]
    with open_board(_copy(path, tmp_path), boards.PASSPHRASE, who="x") as copy:
        assert copy.settings["marking"] == "OFFICIAL"
        assert copy.identity == small.identity
        assert copy.check() == small.check()


def test_two_backups_in_a_second_are_two(board: Board, at: list[datetime]) -> None:
    first, second = backups.backup(board), backups.backup(board)
    assert second.name == "board 2026-11-21 140533Z-2.lif"
    assert [one.path for one in backups.backups_of(board.path)] == [second, first]
    assert at == [NOW]


def test_work_goes_on_while_a_backup_is_made(small: Board) -> None:
    made: list[Path] = []
    thread = threading.Thread(target=lambda: made.extend(backups.backup(small) for _ in range(3)))
    thread.start()
    count = 0
    while thread.is_alive():
        _add(small, f"Agency {count}")
        count += 1
    thread.join()
    assert len(made) == 3
    assert len(small.records("agencies")) == 3 + count


def test_a_backup_is_due_when_something_changed_or_a_day_went_by(
    board: Board, at: list[datetime]
) -> None:
    assert backups.backup_if_due(board) is not None
    at.append(NOW + timedelta(hours=1))
    assert backups.backup_if_due(board) is None
    _add(board, "Health")
    assert backups.backup_if_due(board) is not None
    at.append(NOW + timedelta(hours=24))
    assert backups.backup_if_due(board) is None
    at.append(NOW + timedelta(hours=26))
    assert backups.backup_if_due(board) is not None
    assert len(backups.backups_of(board.path)) == 3


def test_old_backups_go_and_other_files_stay(board: Board, at: list[datetime]) -> None:
    folder = backups.folder_of(board.path)
    folder.mkdir()
    others = {
        "board before restoring 2020-01-01 000000Z.lif", "other 2020-01-01 000000Z.lif",
        "board 2020-01-01.lif", "notes.txt", "board 2020-01-01 000000Z.lif.txt",
        "other 2020-01-01 000000Z.lif.part",
    }  # fmt: skip
    for name in others:
        (folder / name).write_text("not ours")
    for days in range(60, 0, -1):
        at.append(NOW - timedelta(days=days))
        (folder / f"board {at[-1]:%Y-%m-%d %H%M%S}Z.lif").write_text("a backup")
    at.append(NOW)
    backups.backup(board)
    kept = backups.backups_of(board.path)
    assert 20 <= len(kept) < 30
    assert others <= {one.name for one in folder.iterdir()}
    assert kept[0].head
    assert kept[1].head == ""


@pytest.mark.usefixtures("at")
def test_what_a_killed_backup_left_is_swept_away(board: Board) -> None:
    folder = backups.folder_of(board.path)
    folder.mkdir()
    (folder / "board 2026-11-20 120000Z.lif.part").write_text("half")
    (folder / "board 2026-11-20 120000Z.json").write_text("{}")
    path = backups.backup(board)
    assert sorted(folder.iterdir()) == [path.with_suffix(".json"), path]


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"head": 1, "changes": "x", "sha256": ""}'])
def test_a_backup_whose_manifest_is_lost_is_still_a_backup(board: Board, text: str) -> None:
    path = backups.backup(board)
    path.with_suffix(".json").write_text(text)
    found = backups.newest(board.path)
    assert found is not None
    assert (found.path, found.head) == (path, "")
    assert backups.unmatched(board) == []


def test_a_board_without_backups_has_none(tmp_path: Path) -> None:
    assert backups.newest(tmp_path / "board.lif") is None


def test_a_folder_that_cannot_be_made_is_said(board: Board) -> None:
    backups.folder_of(board.path).write_text("in the way")
    with pytest.raises(CannotWrite, match="board backups could not be written"):
        backups.backup(board)


def test_closing_stops_a_backup_and_leaves_nothing_of_it(tmp_path: Path) -> None:
    board = boards.empty(tmp_path)
    board.close()
    with pytest.raises(BoardClosed):
        backups.backup(board)
    assert backups.backups_of(board.path) == []


def test_a_copy_that_does_not_verify_is_no_backup(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = vault.connect_to

    def spoil(path: Path, key: str, *, mode: str) -> object:
        if mode == "ro":
            with path.open("r+b") as file:
                file.seek(20 * 4096 + 100)
                file.write(bytes(50))
        return connect(path, key, mode=mode)

    monkeypatch.setattr(vault, "connect_to", spoil)
    with pytest.raises(BoardDamaged):
        backups.backup(board)
    assert list(backups.folder_of(board.path).iterdir()) == []


def test_a_history_cut_short_no_longer_matches_its_backup(board: Board) -> None:
    _add(board, "Health")
    path = backups.backup(board)
    assert backups.unmatched(board) == []
    with board.reading() as connection:
        connection.exec_driver_sql("DROP TRIGGER history_stays")
        connection.exec_driver_sql("DROP TRIGGER change_sets_stay")
        connection.exec_driver_sql("DELETE FROM history WHERE change_id = 2")
        connection.exec_driver_sql("DELETE FROM change_sets WHERE id = 2")
        connection.commit()
    # The chain itself still holds; the record that it no longer speaks of gives the cut away.
    assert board.check().problems == ("AGY-001 (agencies) stands in no history.",)
    assert [one.path for one in backups.unmatched(board)] == [path]


def test_a_manifest_says_nothing_of_the_records(small: Board) -> None:
    said = json.loads(backups.backup(small).with_suffix(".json").read_text())
    assert set(said) == {"head", "changes", "sha256", "made"}
