"""The demonstration: everything once, for real, and again without touching what it did not make."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from lif_desktop import clock, frameworks
from lif_desktop.progress import Cancelled
from lif_desktop.sample import demo
from lif_desktop.sample.returns import expected
from lif_desktop.store.faults import BoardInUse, CannotWrite
from lif_desktop.store.opening import create, open_board
from tests.sample.conftest import TODAY


@pytest.fixture(autouse=True)
def no_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(demo.VARIABLE, raising=False)


def test_it_makes_imports_and_writes_everything_twice(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "demo"
    folder.mkdir(parents=True)
    (folder / "mine.txt").write_text("stays", encoding="utf-8")
    first = demo.run(folder, today=TODAY)
    assert _made(folder) == _made_on("24 Nov 2026")
    assert any(demo.DEFAULT in sentence for sentence in first)
    assert sum("waits" in sentence for sentence in first) == sum(one.waiting for one in expected())
    assert first[-1].startswith("Checked the board: whole")
    later = TODAY + timedelta(days=14)
    clock.set_today(later.isoformat())
    second = demo.run(folder, today=later)
    assert _made(folder) == _made_on("8 Dec 2026")
    assert len(second) == len(first)
    with open_board(folder / demo.BOARD, demo.DEFAULT, who="Reader") as board:
        assert len(board.receipts()) == len(expected()) + 1
        new = sum(one.new for one in expected()) + 1
        assert len(board.records("actions")) == 220 + new
        assert board.check().whole
    with pikepdf.open(folder / "Board pack 8 Dec 2026.pdf") as pack:
        assert len(pack.pages) > 5
    book = openpyxl.load_workbook(folder / demo.TRACKER)
    assert max(sheet.max_row for sheet in book.worksheets) > 220


def _made(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def _made_on(day: str) -> set[str]:
    return {"mine.txt", demo.BOARD, demo.RETURNS, demo.SENT, demo.TRACKER, f"Board pack {day}.pdf",
            f"Public pack {day}.pdf"}  # fmt: skip


def test_it_keeps_a_passphrase_that_was_given_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(demo.VARIABLE, "given by the person")
    said = demo.run(tmp_path, today=TODAY)
    assert not any(demo.DEFAULT in sentence for sentence in said)
    with open_board(tmp_path / demo.BOARD, "given by the person", who="Reader") as board:
        assert board.records("actions")


def _someone_elses(path: Path, passphrase: str) -> None:
    create(path, passphrase, frameworks.load("blank"), name="Ours", who="A. Manager").close()


@pytest.mark.parametrize("passphrase", [demo.DEFAULT, "quite another one"])
def test_a_real_board_of_that_name_is_left_alone(tmp_path: Path, passphrase: str) -> None:
    path = tmp_path / demo.BOARD
    _someone_elses(path, passphrase)
    before = path.read_bytes()
    with pytest.raises(demo.InTheWay, match="left alone"):
        demo.run(tmp_path, today=TODAY)
    assert path.read_bytes() == before
    assert not (tmp_path / demo.RETURNS).exists()


def test_a_sample_that_is_open_is_not_replaced(tmp_path: Path) -> None:
    with demo.fresh_board(tmp_path, demo.DEFAULT, TODAY), pytest.raises(BoardInUse):
        demo.run(tmp_path, today=TODAY)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(CannotWrite):
        demo.run(tmp_path / "file" / "demo", today=TODAY)


def test_it_says_how_far_it_is_and_stops_when_told(tmp_path: Path) -> None:
    steps: list[str] = []
    with pytest.raises(Cancelled):
        demo.run(tmp_path, report=_stopping_after(2, steps), today=TODAY)
    assert len(steps) == 2
    assert not (tmp_path / demo.TRACKER).exists()
    open_board(tmp_path / demo.BOARD, demo.DEFAULT, who="Reader").close()


def _stopping_after(count: int, steps: list[str]) -> Callable[[int, int, str], None]:
    def report(_done: int, _total: int, what: str) -> None:
        if len(steps) == count:
            raise Cancelled
        steps.append(what)

    return report
