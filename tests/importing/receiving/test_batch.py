"""Workbooks that came together: what each waits for, and merging one after another."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lif_desktop.importing.merging.asking import asked as questions
from lif_desktop.importing.receiving.batch import Batch
from lif_desktop.importing.receiving.batch_item import Item, came_before
from lif_desktop.progress import Cancelled
from lif_desktop.store.board import Board
from tests import boards
from tests.ui.importing.acting import messy, references, row_of, workbook


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as board:
        yield board


def read(board: Board, *paths: Path) -> Batch:
    batch = Batch(board)
    batch.add(paths)
    while (item := batch.following()) is not None:
        batch.read(item)
    return batch


def states(batch: Batch) -> list[str]:
    return [one.state for one in batch.items]


def said(board: Board, path: Path, **said: str) -> Path:
    first, second, *_ = references(board)
    return workbook(path, [row_of(board, first, **said), row_of(board, second)])


def test_files_stand_by_what_they_need(board: Board, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 no workbook")
    batch = read(
        board, said(board, tmp_path / "a.xlsx", rag="Red"), messy(board, tmp_path / "b.xlsx"), bad,
        said(board, tmp_path / "same.xlsx"),
        workbook(tmp_path / "odd.xlsx", [["x", "y"], ["z", "w"]], ("Colour", "Shape")),
    )  # fmt: skip
    assert states(batch) == ["sure", "asks", "refused", "same", "unknown"]
    assert batch.items[1].asks() == ["2 rows to decide"]
    assert "cannot be read" in batch.items[2].stopped
    assert batch.counts()["sure"] == 1


def test_new_rows_of_a_merely_likely_file_wait_for_a_word(board: Board, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "new.xlsx",
        [[None, "Brief the governors on the new form", "Northmoor Police", None, "In hand", None]],
    )
    batch = read(board, path)
    (item,) = batch.items
    assert (item.state, item.doubtful) == ("asks", True)
    assert item.asks() == ["it only looks like actions: say that it is"]
    item.told = True
    assert item.state == "sure"


def test_each_merge_is_a_step_of_its_own_and_all_go_back(board: Board, tmp_path: Path) -> None:
    first, second, *_ = references(board)
    one = workbook(tmp_path / "1.xlsx", [row_of(board, first, rag="Red")])
    two = workbook(tmp_path / "2.xlsx", [row_of(board, second, rag="Red")])
    before = len(board.history())
    batch = read(board, one, two)
    assert [item.path.name for item in batch.merge_sure()] == ["1.xlsx", "2.xlsx"]
    assert states(batch) == ["merged", "merged"]
    assert len(board.history()) == before + 2
    assert batch.merge_sure() == []
    batch.take_one_back(batch.items[0])
    assert states(batch) == ["undone", "merged"]
    assert batch.take_back() == []
    assert states(batch) == ["undone", "undone"]
    held = [board.find("actions", one) for one in (first, second)]
    assert [one.values["owner_rag"] for one in held if one] == [None, "amber"]


def test_what_was_edited_since_is_left_and_named(board: Board, tmp_path: Path) -> None:
    first, second, *_ = references(board)
    rows = [row_of(board, first, rag="Red"), row_of(board, second, rag="Green")]
    batch = read(board, workbook(tmp_path / "1.xlsx", rows))
    batch.merge_sure()
    record = board.find("actions", first)
    assert record is not None
    with board.change("Edit") as change:
        change.edit("actions", record.id, {"owner_rag": "amber"})
    assert any(first in one for one in batch.take_back())
    assert states(batch) == ["undone"]


def test_two_files_on_one_record_are_shown_side_by_side(board: Board, tmp_path: Path) -> None:
    batch = read(
        board, said(board, tmp_path / "a.xlsx", rag="Red"),
        said(board, tmp_path / "b.xlsx", rag="Green"),
        said(board, tmp_path / "c.xlsx", status="Completed"),
    )  # fmt: skip
    batch.merge_sure()
    assert states(batch) == ["merged", "asks", "merged"]
    plan = batch.items[1].plan
    assert plan is not None
    conflict = plan.rows[0].conflicts["owner_rag"]
    assert (conflict.base, conflict.theirs, conflict.ours) == (None, "green", "red")
    assert "is said twice: it was blank, another file made it “Red”" in plan.rows[0].messages[0]
    (asked,) = questions(plan, plan.rows[0])
    assert asked.endswith("you wrote “Green”; another return says “Red”. Which is right?")
    # What a later file repeats from before the batch is no change of its own.
    record = board.find("actions", references(board)[0])
    assert record is not None
    assert (record.values["owner_rag"], record.values["status"]) == ("red", "completed")


def test_the_same_new_row_in_two_files_is_not_added_twice(board: Board, tmp_path: Path) -> None:
    row = [None, "Brief governors on the new form", "Northmoor Police", None, "In hand", None]
    one, two = workbook(tmp_path / "1.xlsx", [row]), workbook(tmp_path / "2.xlsx", [row, row[:]])
    batch = read(board, one, two)
    for item in batch.items:
        item.told = True
    before = len(references(board))
    batch.merge_sure()
    batch.plan_overtaken()
    assert len(references(board)) == before + 1
    assert states(batch)[0] == "merged"
    assert batch.items[1].plan is not None
    assert batch.items[1].plan.counts["new"] == 0


def test_a_file_that_came_before_waits_until_it_is_wanted(board: Board, tmp_path: Path) -> None:
    path = said(board, tmp_path / "a.xlsx", rag="Red")
    read(board, path).merge_sure()
    batch = read(board, path)
    (item,) = batch.items
    assert item.state == "before"
    assert came_before(item).endswith("by J. Hale: 1 row written.")
    book = load_workbook(path)
    book.properties.title = "Saved again"
    book.save(tmp_path / "again.xlsx")
    (again,) = read(board, tmp_path / "again.xlsx").items
    assert again.state == "before"
    assert came_before(again).startswith("The same content, saved again: came in as “a.xlsx” on ")
    board.undo()
    assert states(read(board, path)) == ["sure"]
    assert came_before(Item(path)) == ""


def test_merging_stops_between_two_files_and_keeps_what_was_merged(
    board: Board, tmp_path: Path
) -> None:
    first, second, *_ = references(board)
    batch = read(
        board, workbook(tmp_path / "1.xlsx", [row_of(board, first, rag="Red")]),
        workbook(tmp_path / "2.xlsx", [row_of(board, second, rag="Red")]),
    )  # fmt: skip

    def stop_at_the_second(done: int, _total: int, _what: str) -> None:
        if done == 1:
            raise Cancelled

    assert [one.path.name for one in batch.merge_sure(stop_at_the_second)] == ["1.xlsx"]
    assert states(batch) == ["merged", "sure"]
