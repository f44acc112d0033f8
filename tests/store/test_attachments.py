"""Files kept in the board: whole, once, encrypted, shown as copies that go."""

import stat
from pathlib import Path

import pytest

from lif_desktop.store import attachments
from lif_desktop.store.board import Board
from lif_desktop.store.faults import CannotKeep, NoSuchFile
from lif_desktop.store.opening import open_board
from tests import boards

MARKED = b"minutes of a meeting nobody may read " * 40


def _kept(board: Board, path: Path) -> int:
    with board.change("Add evidence") as change:
        return change.add("evidence", {"title": "Minutes", **change.attach(path)})


def test_a_kept_file_comes_back_and_is_unreadable_on_disk(board: Board, tmp_path: Path) -> None:
    source = tmp_path / "Minutes 3.docx"
    source.write_bytes(MARKED)
    record = board.record("evidence", _kept(board, source))
    source.unlink()
    assert record.values["file_name"] == "Minutes 3.docx"
    assert record.values["file_size"] == len(MARKED)
    assert board.file(record.values["file_hash"]) == MARKED
    board.close()
    assert MARKED[:37] not in board.path.read_bytes()


def test_the_same_file_is_kept_once(board: Board, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_bytes(MARKED)
    _kept(board, source)
    _kept(board, source)
    with board.reading() as connection:
        count = connection.exec_driver_sql("SELECT count(*) FROM attachments").scalar()
    assert count == 1


def test_a_copy_is_read_only_and_goes_with_the_board(board: Board, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_bytes(MARKED)
    record = board.record("evidence", _kept(board, source))
    copy = board.copy_of(record.values["file_hash"], "../../a.txt")
    assert copy.name == "a.txt"
    assert copy.read_bytes() == MARKED
    assert not copy.stat().st_mode & (stat.S_IWUSR | stat.S_IRGRP | stat.S_IROTH)
    board.close()
    assert not copy.exists()


def test_nothing_is_kept_of_a_change_that_fails(board: Board, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_bytes(MARKED)
    change = board.change("Add evidence")
    change.__enter__().attach(source)
    stop = ValueError("stop")
    assert not change.__exit__(ValueError, stop, None)
    with board.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM attachments").scalar() == 0


@pytest.mark.parametrize(
    ("content", "said"), [(None, "not put into the board"), (b"", "empty"), (b"123", "larger")]
)
def test_what_cannot_be_kept_is_said(
    board: Board,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes | None,
    said: str,
) -> None:
    source = tmp_path / "a.txt"
    if content is not None:
        source.write_bytes(content)
    monkeypatch.setattr(attachments, "LARGEST", 2)
    with pytest.raises(CannotKeep, match=said), board.change("Add evidence") as change:
        change.attach(source)


def test_a_file_that_is_gone_or_altered_is_not_shown(board: Board, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_bytes(MARKED)
    record = board.record("evidence", _kept(board, source))
    digest, named = record.values["file_hash"], record.reference
    with pytest.raises(NoSuchFile):
        board.file("0" * 64)
    board.close()
    with open_board(board.path, boards.PASSPHRASE, who=boards.WHO) as again:
        with again._door.writing() as connection:
            connection.exec_driver_sql("UPDATE attachments SET content = x'00'")
        with pytest.raises(NoSuchFile):
            again.file(digest)
        assert again.check().problems == (f"The file of {named} is not the one that was put in.",)
        with again._door.writing() as connection:
            connection.exec_driver_sql("DELETE FROM attachments")
        assert again.check().problems == (f"The file of {named} is not in the board.",)
