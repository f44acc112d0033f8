"""Several threads on one board: readers are free, writers take turns, closing waits or stops."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lif_desktop.faults import Fault
from lif_desktop.store import door
from lif_desktop.store.board import Board
from lif_desktop.store.faults import BoardBusy, BoardClosed, BoardInUse
from lif_desktop.store.opening import open_board
from lif_desktop.store.query import View
from tests import boards

LONG = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)"
    " SELECT count(*) FROM n"
)


def test_readers_and_writers_do_not_hinder_one_another(small: Board) -> None:
    stop = threading.Event()

    def write(name: int) -> int:
        for turn in range(12):
            with small.change(f"{name} {turn}") as change:
                change.add("agencies", {"name": f"Agency {name}-{turn}"})
                change.edit("agencies", 1, {"notes": f"{name}-{turn}"})
        return name

    def read() -> int:
        turns = 0
        while not stop.is_set():
            for one in small.page(View("actions"), 0, 50):
                assert one.text("lead_agency") != "agencies"
            small.find("agencies", "Northmoor Police")
            assert small.labels("agencies")[2] == "Northmoor Police"
            turns += 1
        return turns

    with ThreadPoolExecutor(6) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        writers = [pool.submit(write, name) for name in range(3)]
        assert [one.result() for one in writers] == [0, 1, 2]
        stop.set()
        assert all(one.result() for one in readers)
    assert len(small.records("agencies")) == 3 + 36
    assert small.record("agencies", 1).version == 37
    assert small.check().whole


def _in_thread(work: Callable[[], object]) -> list[Fault]:
    """Run work on a thread to its end and return the fault it met."""
    met: list[Fault] = []

    def run() -> None:
        try:
            work()
        except Fault as fault:
            met.append(fault)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return met


def test_a_change_that_does_not_end_is_not_waited_for_without_end(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "_PATIENCE", 0.05)

    def write() -> None:
        with board.change("Other") as change:
            change.add("agencies", {"name": "Other"})

    with board.change("Long") as change:
        change.add("agencies", {"name": "Long"})
        (met,) = _in_thread(write)
    assert isinstance(met, BoardBusy)
    assert [one.title for one in board.records("agencies")] == ["Long"]
    assert _in_thread(write) == []


def test_closing_waits_for_a_reader(tmp_path: Path) -> None:
    board = boards.small(tmp_path)
    inside, found = threading.Event(), []

    def read() -> None:
        with board.reading() as connection:
            inside.set()
            time.sleep(0.1)
            found.append(connection.exec_driver_sql("SELECT count(*) FROM actions").scalar())

    thread = threading.Thread(target=read)
    thread.start()
    inside.wait()
    board.close()
    thread.join()
    assert found == [4]
    assert [one.name for one in tmp_path.iterdir()] == ["board.lif"]


def test_closing_stops_a_reader_that_does_not_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "_GRACE", 0.1)
    board = boards.empty(tmp_path)
    inside, met = threading.Event(), []

    def read() -> None:
        try:
            with board.reading() as connection:
                connection.exec_driver_sql("SELECT 1")
                inside.set()
                connection.exec_driver_sql(LONG).all()
        except BoardClosed as fault:
            met.append(str(fault))

    thread = threading.Thread(target=read)
    thread.start()
    inside.wait()
    board.close()
    thread.join()
    assert met == ["board.lif was closed while this was under way. Nothing was changed."]
    open_board(tmp_path / "board.lif", boards.PASSPHRASE, who="x").close()


def test_a_closed_board_says_so(tmp_path: Path) -> None:
    board = boards.empty(tmp_path)
    board.close()
    with pytest.raises(BoardClosed):
        board.records("agencies")
    with pytest.raises(BoardClosed), board.change("Late") as change:
        change.add("agencies", {"name": "Late"})
    assert [one.name for one in tmp_path.iterdir()] == ["board.lif"]


def test_another_program_that_holds_the_database_is_waited_for_then_named(
    small: Board,
) -> None:
    with small.reading() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("BEGIN IMMEDIATE")
        with small.reading() as other:
            waiting = other.connection.driver_connection
            assert waiting is not None
            waiting.execute("PRAGMA busy_timeout=50")
        with (
            pytest.raises(BoardInUse, match="is being written by another program"),
            small.change("Locked out") as change,
        ):
            change.add("agencies", {"name": "Nobody"})
        raw.execute("ROLLBACK")
    assert len(small.records("agencies")) == 3
