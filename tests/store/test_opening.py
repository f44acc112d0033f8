"""Making and opening a board: what goes wrong has its own sentence, and nothing is harmed."""

import json
import os
import socket
import sqlite3
import unicodedata
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from lif_desktop import frameworks
from lif_desktop.faults import CannotOpen, Fault
from lif_desktop.store.faults import (
    BadPassphrase,
    BoardDamaged,
    BoardExists,
    BoardInUse,
    BoardMissing,
    BoardNewer,
    CannotWrite,
    NotABoard,
    WrongPassphrase,
)
from lif_desktop.store.opening import create, open_board
from tests import boards
from tests.store import processes

PAGE = 4096


def _refused(path: Path, passphrase: str = boards.PASSPHRASE) -> Fault:
    before = sorted(one.name for one in path.parent.iterdir())
    with pytest.raises(Fault) as refused:
        open_board(path, passphrase, who=boards.WHO)
    assert sorted(one.name for one in path.parent.iterdir()) == before
    return refused.value


def _plain_database(path: Path) -> None:
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE things (name)")
    plain.close()


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"%PDF-1.7\n" + bytes(PAGE), b"PK\x03\x04" + bytes(PAGE - 4), b"words " * 5000,
     os.urandom(PAGE + 100)],
    ids=["empty", "one byte", "pdf", "workbook", "text", "cut short"],
)  # fmt: skip
def test_another_file_is_not_a_board(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.lif"
    path.write_bytes(content)
    assert isinstance(_refused(path), NotABoard)
    assert path.read_bytes() == content


def test_a_plain_database_is_not_a_board(tmp_path: Path) -> None:
    path = tmp_path / "plain.lif"
    _plain_database(path)
    assert isinstance(_refused(path), NotABoard)


def test_an_encrypted_database_of_another_program_is_not_a_board(tmp_path: Path) -> None:
    path = tmp_path / "other.lif"
    other = driver.connect(str(path))
    other.execute(f"PRAGMA key = '{boards.PASSPHRASE}'")
    other.execute("CREATE TABLE things (name)")
    other.close()
    assert isinstance(_refused(path), NotABoard)


def test_a_missing_file_says_where_it_was_sought(tmp_path: Path) -> None:
    refused = _refused(tmp_path / "no.lif")
    assert isinstance(refused, BoardMissing)
    assert str(refused) == f"There is no board file at {tmp_path / 'no.lif'}."


def test_a_wrong_passphrase(tmp_path: Path) -> None:
    refused = _refused(boards.place(tmp_path), "quiet harbour lanterns")
    assert isinstance(refused, WrongPassphrase)
    assert "the passphrase is wrong, or the file is damaged" in str(refused)
    assert isinstance(refused, CannotOpen)
    assert refused.exit_code == 3


def test_a_damaged_first_page_looks_like_a_wrong_passphrase(tmp_path: Path) -> None:
    path = boards.place(tmp_path)
    content = bytearray(path.read_bytes())
    content[500:600] = bytes(100)
    path.write_bytes(content)
    assert isinstance(_refused(path), WrongPassphrase)


def test_a_damaged_schema_is_a_damaged_board(tmp_path: Path) -> None:
    path = boards.place(tmp_path)
    content = bytearray(path.read_bytes())
    content[PAGE + 500 : PAGE + 600] = bytes(100)
    path.write_bytes(content)
    refused = _refused(path)
    assert isinstance(refused, BoardDamaged)
    assert "Open the newest backup" in str(refused)


def test_a_board_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = boards.place(tmp_path)
    key = f"PRAGMA key = '{boards.PASSPHRASE}'"
    other = driver.connect(str(path))
    other.execute(key)
    other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.commit()
    other.close()
    refused = _refused(path)
    assert isinstance(refused, BoardNewer)
    assert "newer version" in str(refused)


@pytest.mark.parametrize("passphrase", ["", "with\0nul", f"x'{'ab' * 32}'", f"X'{'AB' * 48}' "])
def test_a_passphrase_that_protects_nothing_is_refused(tmp_path: Path, passphrase: str) -> None:
    path = tmp_path / "new.lif"
    with pytest.raises(BadPassphrase):
        create(path, passphrase, frameworks.load("blank"), name="", who=boards.WHO)
    assert list(tmp_path.iterdir()) == []
    assert isinstance(_refused(boards.place(tmp_path), passphrase), BadPassphrase)


def test_a_board_open_in_another_process_names_who_has_it(tmp_path: Path) -> None:
    path = boards.place(tmp_path)
    with processes.start(processes.HOLD, path) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        with pytest.raises(BoardInUse) as refused:
            open_board(path, boards.PASSPHRASE, who=boards.WHO)
        assert "is open already on this computer, by" in str(refused.value)
        assert "since 21 Nov 2026" in str(refused.value) or "since" in str(refused.value)
        child.communicate("\n", timeout=60)
    open_board(path, boards.PASSPHRASE, who=boards.WHO).close()


def test_a_board_open_in_this_process_is_in_use(tmp_path: Path) -> None:
    with boards.empty(tmp_path) as board, pytest.raises(BoardInUse):
        open_board(board.path, boards.PASSPHRASE, who=boards.WHO)


def test_a_board_is_the_same_by_whatever_way_one_comes_to_it(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "link.lif").symlink_to(boards.place(tmp_path))
    with boards.empty(tmp_path) as board, pytest.raises(BoardInUse):
        open_board(other / "link.lif", boards.PASSPHRASE, who=boards.WHO)
    with open_board(other / "link.lif", boards.PASSPHRASE, who=boards.WHO) as board:
        assert board.path == (tmp_path / "board.lif").resolve()


def test_a_lock_of_another_computer_is_explained(tmp_path: Path) -> None:
    path = boards.place(tmp_path)
    lock = tmp_path / "board.lif.lock"
    holder = {"who": "L. Park", "machine": f"not-{socket.gethostname()}", "since": "1 May 2026"}
    lock.write_text(json.dumps(holder))
    refused = _refused(path)
    assert isinstance(refused, BoardInUse)
    assert "by L. Park since 1 May 2026" in str(refused)
    assert "delete board.lif.lock" in str(refused)


@pytest.mark.parametrize("content", ["", "not json", "[1, 2]"])
def test_a_lock_that_nobody_holds_is_taken_over(tmp_path: Path, content: str) -> None:
    path = boards.place(tmp_path)
    lock = tmp_path / "board.lif.lock"
    lock.write_text(content)
    open_board(path, boards.PASSPHRASE, who=boards.WHO).close()
    assert not lock.exists()


def test_a_lock_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    path = boards.place(tmp_path)
    (tmp_path / "board.lif.lock").mkdir()
    assert isinstance(_refused(path), CannotWrite)


def test_a_log_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    path = boards.place(tmp_path)
    (tmp_path / "board.lif-wal").mkdir()
    refused = _refused(path)
    assert isinstance(refused, CannotWrite)
    assert "Nothing was changed" in str(refused)


def test_a_new_board_gets_the_ending_and_replaces_nothing(tmp_path: Path) -> None:
    preset = frameworks.load("blank")
    with create(
        tmp_path / "new", boards.PASSPHRASE, preset, name="New board", who=boards.WHO
    ) as new:
        assert new.path == tmp_path / "new.lif"
        assert new.settings["name"] == "New board"
        assert new.check().whole
    with pytest.raises(BoardExists):
        create(tmp_path / "new", boards.PASSPHRASE, preset, name="", who=boards.WHO)
    assert [one.name for one in tmp_path.iterdir()] == ["new.lif"]


def test_a_new_board_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="there is no folder"):
        create(
            tmp_path / "no" / "new.lif", boards.PASSPHRASE, frameworks.load("blank"),
            name="", who=boards.WHO,
        )  # fmt: skip


def test_a_place_that_takes_no_files_is_said(tmp_path: Path) -> None:
    (tmp_path / "new.lif.part-journal").mkdir()
    with pytest.raises(CannotWrite):
        create(
            tmp_path / "new.lif", boards.PASSPHRASE, frameworks.load("blank"),
            name="", who=boards.WHO,
        )  # fmt: skip
    assert not (tmp_path / "new.lif").exists()


def test_what_an_interrupted_creation_left_is_swept_away(tmp_path: Path) -> None:
    for ending in ("", "-wal", "-shm", ".lock"):
        (tmp_path / f"new.lif.part{ending}").write_bytes(b"left over")
    create(
        tmp_path / "new.lif", boards.PASSPHRASE, frameworks.load("blank"), name="", who=boards.WHO
    ).close()
    assert [one.name for one in tmp_path.iterdir()] == ["new.lif"]


def test_a_passphrase_is_the_same_in_every_way_of_typing_it(tmp_path: Path) -> None:
    words = "łódź café żółw"
    path = tmp_path / "new.lif"
    create(path, words, frameworks.load("blank"), name="", who=boards.WHO).close()
    open_board(path, unicodedata.normalize("NFD", words), who=boards.WHO).close()


def test_any_sqlcipher_tool_opens_the_file_with_the_passphrase(tmp_path: Path) -> None:
    tool = driver.connect(str(boards.place(tmp_path)))
    tool.execute(f"PRAGMA key = '{boards.PASSPHRASE}'")
    assert tool.execute("SELECT value FROM settings WHERE reference = 'name'").fetchone() == (
        boards.NAME,
    )
    tool.close()


def test_a_closed_board_is_one_file(tmp_path: Path) -> None:
    boards.small(tmp_path).close()
    assert [one.name for one in tmp_path.iterdir()] == ["board.lif"]


def test_closing_twice_does_no_harm(tmp_path: Path) -> None:
    board = boards.empty(tmp_path)
    board.close()
    board.close()
