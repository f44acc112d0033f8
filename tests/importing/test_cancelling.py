"""Work that is cancelled at any of its reports leaves nothing behind, and looks up often."""

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lif_desktop import clock, progress
from lif_desktop.exporting.returns.issuing import issue
from lif_desktop.importing.finding.inspect import inspect_workbook
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.receiving.batch import Batch
from lif_desktop.progress import Cancelled, Report
from lif_desktop.store.board import Board
from tests import boards
from tests.exporting.returns.board import asking
from tests.importing.workbooks import HEADINGS, book_of, xlsx

ROWS = [
    ("ACT-2026-001", "Single referral form", None, "13/08/2026", "Completed", "Seen"),
    *((None, f"Brief group {n}", "Housing Trust", None, "In hand", None) for n in range(9)),
    (None, "Walk the site", None, "ongoing", "In hand", None),
]


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Board]:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    clock.set_today(boards.TODAY.isoformat())
    with asking(tmp_path) as made:
        yield made
    clock.set_today(None)


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    started: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def noted(*words: Any, **how: Any) -> subprocess.Popen[bytes]:
        started.append(start(*words, **how))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)
    return started


def state(board: Board) -> dict[str, list[Any]]:
    """Return all that the board's file holds, table by table, and the names of the files beside."""
    with board.reading() as connection:
        run = connection.exec_driver_sql
        tables = run("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
        held: dict[str, list[Any]] = {
            name: sorted(map(repr, run(f'SELECT * FROM "{name}"')))
            for name, sql in tables
            if "VIRTUAL" not in sql
        }
    held["files"] = sorted(str(one) for one in board.path.parent.rglob("*"))
    return held


def every_stop(board: Board, work: Callable[[Report], object]) -> int:
    """Stop work at its first report, its second and so on, until it ends; return how many."""
    before = state(board)
    for last in range(1, 1000):
        seen = 0

        def report(_done: int, _total: int, _what: str, last: int = last) -> None:
            nonlocal seen
            seen += 1
            if seen == last:
                raise Cancelled

        try:
            work(report)
        except Cancelled:
            assert state(board) == before, f"stopped at report {last}"
        else:
            assert seen == last - 1
            return seen
    raise AssertionError("it never ends")


def test_reading_leaves_no_child(
    board: Board, tmp_path: Path, children: list[subprocess.Popen[bytes]]
) -> None:
    path = xlsx(tmp_path / "return.xlsx", [HEADINGS, *ROWS])
    stops = every_stop(board, lambda report: inspect_workbook(path, report=report))
    assert stops > 3
    assert len(children) == stops + 1
    for child in children:
        assert child.wait(30) is not None


def test_planning_merging_and_taking_back_leave_all_as_it_was(board: Board, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "return.xlsx", [HEADINGS, *ROWS])
    seen = inspect_workbook(path)
    assert every_stop(board, lambda report: make_plan(board, seen, "actions", report=report)) > 3
    plan = make_plan(board, seen, "actions")
    written = []
    stops = every_stop(
        board, lambda report: written.append(merge(board, plan, report, keep_file=True))
    )
    assert stops > 5
    assert plan.counts["new"] == 9
    change = written[0].change
    assert change is not None
    assert every_stop(board, lambda report: board.undo(change, report)) > 5
    assert board.check().whole


def test_a_file_of_a_list_waits_again(board: Board, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "return.xlsx", [HEADINGS, *ROWS])
    batch = Batch(board)

    def read(report: Report) -> None:
        batch.items.clear()
        batch.read(batch.add([path])[0], report)

    assert every_stop(board, read) > 3


def test_sending_out_leaves_no_file(board: Board, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    stops = every_stop(
        board, lambda report: issue(board, "actions", None, None, folder, report=report)
    )
    assert stops > 3


def longest(rows: int, work: Callable[[Report], object]) -> None:
    """Hold that work looks up at least once for every so many rows that it goes through."""
    told: list[str] = []
    work(lambda _done, _total, what: told.append(what))
    assert len(told) >= rows // 1000, told


def test_long_work_looks_up_often(board: Board) -> None:
    many = 4_000
    rows = [(None, f"Brief {n} of {n * 7}", None, None, "In hand", f"{n}") for n in range(many)]
    book = book_of(HEADINGS, *rows)
    longest(2 * many, lambda report: make_plan(board, book, "actions", report=report))
    plan = make_plan(board, book, "actions", report=progress.silent)
    done = []
    longest(4 * many, lambda report: done.append(merge(board, plan, report)))
    longest(4 * many, lambda report: board.undo(done[0].change, report))
