"""Children that stand ready: used again after small workbooks, never after others."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from lif_desktop.importing.reading.child import SMALL
from lif_desktop.importing.reading.reader import Reader
from lif_desktop.importing.reading.readers import AHEAD, Readers
from lif_desktop.importing.reading.refusals import Refused
from lif_desktop.progress import Cancelled


@pytest.fixture
def readers() -> Iterator[Readers]:
    with Readers() as made:
        yield made


def _number(reader: Reader) -> int | None:
    """Return the process number of a reader's child, by which one child is known again."""
    return reader._child.pid if reader._child else None


def _small(folder: Path, word: str) -> Path:
    book = openpyxl.Workbook()
    for row in (("Reference", "Action"), ("A1", word)):
        book.active.append(row)
    book.save(folder / f"{word}.xlsx")
    return folder / f"{word}.xlsx"


def test_a_child_reads_one_small_workbook_after_another(readers: Readers, tmp_path: Path) -> None:
    readers.prepare()
    children, found = set(), []
    for word in ("first", "second", "third"):
        with readers.hand_out() as reader:
            children.add(_number(reader))
            book = reader.read(_small(tmp_path, word))
        found.append(book.sheets[0].rows[1][1])
    assert found == ["first", "second", "third"]
    assert len(children) == 1


def test_a_large_workbook_is_the_childs_last(readers: Readers, tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    large.write_text("Reference,Action\n" + "A1,a long line of text\n" * (SMALL // 20))
    with readers.hand_out() as reader:
        before = _number(reader)
        assert reader.read(large).sheets[0].rows[-1][0] == "A1"
    with readers.hand_out() as reader:
        assert _number(reader) != before


def test_a_workbook_that_is_refused_is_the_childs_last(readers: Readers, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    content = _small(tmp_path, "good").read_bytes()
    bad.write_bytes(content[: len(content) // 2])
    with readers.hand_out() as reader:
        before = _number(reader)
        with pytest.raises(Refused):
            reader.read(bad)
    with readers.hand_out() as reader:
        assert _number(reader) != before
        assert reader.read(_small(tmp_path, "next")).sheets[0].rows[-1][0] == "A1"


def test_no_more_children_are_kept_than_wanted(readers: Readers, tmp_path: Path) -> None:
    out = [readers.hand_out() for _ in range(AHEAD + 1)]
    path = _small(tmp_path, "one")
    for reader in out:
        assert reader.start().read(path).sheets[0].rows[-1][0] == "A1"
    again = [readers.hand_out() for _ in range(AHEAD + 1)]
    kept = {_number(reader) for reader in again}
    for reader in again:
        reader.close()
    assert len(kept - {None}) == AHEAD


def test_a_child_that_comes_home_to_a_closed_board_is_let_go(tmp_path: Path) -> None:
    readers = Readers()
    reader = readers.hand_out().start()
    child = reader._child
    readers.close()
    assert reader.read(_small(tmp_path, "late")).sheets[0].rows[-1][0] == "A1"
    assert child is not None
    assert child.wait(10) == 0
    with pytest.raises(Cancelled):
        readers.hand_out()
