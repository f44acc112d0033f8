"""A file is written whole, or what stood there stays."""

import errno
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lif_desktop.exporting.files import CannotWrite, Placing, replace_file
from lif_desktop.exporting.papers.content import Table
from lif_desktop.exporting.pdf.press import make_pack, write_pack
from lif_desktop.progress import Cancelled
from tests.exporting.pdf import samples


def test_a_pack_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    said: list[tuple[int, int, str]] = []
    path = tmp_path / "pack.pdf"
    printed = write_pack(samples.pack(samples.full()), path, lambda *one: said.append(one))
    assert path.read_bytes().startswith(b"%PDF")
    assert [one.name for one in tmp_path.iterdir()] == ["pack.pdf"]
    pages = printed.pages
    assert said[-1] == (2 * pages, 2 * pages, f"Printing page {pages} of {pages}")
    assert [done for done, _, _ in said if done > printed.pages] == list(
        range(printed.pages + 1, 2 * printed.pages + 1)
    )


def test_cancelled_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(b"before")

    def stop(done: int, _total: int, _what: str) -> None:
        if done > 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_pack(samples.pack(samples.full()), path, stop)
    assert path.read_bytes() == b"before"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_long_table_can_be_cancelled_at_every_page() -> None:
    pages: list[str] = []

    def stop(_done: int, _total: int, what: str) -> None:
        pages.append(what)
        if len(pages) == 3:
            raise Cancelled

    long = samples.paper(Table(samples.COLUMNS, (samples.ROW,) * 500), title="Long")
    with pytest.raises(Cancelled):
        make_pack(samples.pack(long), stop)
    assert pages == ["Setting Long"] * 3


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="is not there, so"):
        replace_file(tmp_path / "none" / "a.pdf", b"x")


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(CannotWrite, match="is a folder"):
        replace_file(tmp_path / "a.pdf", b"x")
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", [".", "..", ""])
def test_a_folder_without_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CannotWrite, match="is a folder, so"):
        replace_file(Path(name), b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="too long"):
        replace_file(tmp_path / ("a" * 300), b"x")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EACCES, "open in another program"),
        (errno.EIO, "was not written"),
    ],
)
def test_what_the_disk_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"before")

    def refuse(_handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CannotWrite, match=sentence):
        replace_file(path, b"x")
    assert path.read_bytes() == b"before"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", ["Northmoor.lif", "NORTHMOOR.LIF", "Northmoor.lif-wal"])
def test_nothing_exported_takes_a_boards_place(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"the board")
    with pytest.raises(CannotWrite, match="a board's own file"):
        replace_file(path, b"a tracker")
    assert path.read_bytes() == b"the board"
    replace_file(tmp_path / "Northmoor.lif.pdf", b"a pack")


def test_several_files_arrive_together_and_none_takes_anothers_place(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"theirs")
    with Placing(tmp_path) as placing:
        for content in (b"one", b"two"):
            placing.stage("a.xlsx", content)
        assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["a.xlsx"]
        placing.arrive()
    found = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    assert found == {"a.xlsx": b"theirs", "a (2).xlsx": b"one", "a (3).xlsx": b"two"}


def test_one_that_cannot_arrive_takes_all_back(tmp_path: Path) -> None:
    def arrive() -> None:
        with Placing(tmp_path) as placing:
            placing.stage("a.xlsx", b"one")
            placing.stage("b.xlsx", b"two")
            (tmp_path / "b.xlsx").mkdir()
            placing.arrive()

    with pytest.raises(CannotWrite, match=r"b\.xlsx is a folder"):
        arrive()
    assert [one.name for one in tmp_path.iterdir()] == ["b.xlsx"]


def test_what_fails_after_they_arrived_takes_them_back_too(tmp_path: Path) -> None:
    def arrive_and_fail() -> None:
        with Placing(tmp_path / "new" / "folder") as placing:
            placing.stage("a.xlsx", b"one")
            placing.arrive()
            raise LookupError

    with pytest.raises(LookupError):
        arrive_and_fail()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_which_somebody_put_something_meanwhile_stays(tmp_path: Path) -> None:
    def fail() -> None:
        with Placing(tmp_path / "new"):
            (tmp_path / "new" / "theirs.txt").write_text("stays", encoding="utf-8")
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert (tmp_path / "new" / "theirs.txt").exists()


def test_names_too_long_and_folders_that_are_files_are_said(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="too long"), Placing(tmp_path) as placing:
        placing.stage("a" * 300, b"x")
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(CannotWrite, match="is not there"), Placing(tmp_path / "file"):
        pass


STAGING = """
import sys, time
from pathlib import Path
from lif_desktop.exporting.files import Placing
with Placing(Path(sys.argv[1])) as placing:
    placing.stage("a.pdf", b"half of it")
    print("staged", flush=True)
    sys.stdin.read()
"""


@contextmanager
def staging(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process stage a file in a folder and wait until it is told to go on."""
    with subprocess.Popen(
        [sys.executable, "-c", STAGING, str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout is not None
        assert other.stdout.readline() == "staged\n"
        yield other


def aside(folder: Path) -> list[Path]:
    return [one for one in folder.iterdir() if one.name.startswith(".lif-")]


def test_what_a_killed_process_staged_is_removed_by_the_next_export(tmp_path: Path) -> None:
    with staging(tmp_path) as other:
        other.kill()
    (left,) = aside(tmp_path)
    assert (left / "a.pdf").exists()
    (tmp_path / ".lif-theirs").mkdir()
    (tmp_path / ".lif-theirs" / "kept.txt").write_text("not ours", encoding="utf-8")
    (tmp_path / ".lif-link").symlink_to(left)
    with Placing(tmp_path) as placing:
        assert not left.exists()
        placing.stage("b.pdf", b"whole")
        placing.arrive()
    assert sorted(one.name for one in tmp_path.iterdir()) == [".lif-link", ".lif-theirs", "b.pdf"]
    assert (tmp_path / ".lif-theirs" / "kept.txt").exists()


def test_what_a_living_process_stages_stays(tmp_path: Path) -> None:
    with staging(tmp_path) as other:
        (theirs,) = aside(tmp_path)
        with Placing(tmp_path):
            assert (theirs / "a.pdf").exists()
        assert other.communicate("")[0] == ""
    assert aside(tmp_path) == []


def test_what_another_machine_staged_stays(tmp_path: Path) -> None:
    theirs = tmp_path / ".lif-elsewhere"
    theirs.mkdir()
    (theirs / "files.lock").write_text('{"machine": "another one"}', encoding="utf-8")
    with Placing(tmp_path):
        pass
    assert theirs.exists()


def test_a_full_disk_leaves_nothing_aside(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))  # not a byte can be written
    try:
        with pytest.raises(CannotWrite, match="set of files was not written"), Placing(tmp_path):
            pass
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []
