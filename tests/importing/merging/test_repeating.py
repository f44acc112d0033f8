"""Decisions of one plan are repeated in the next, after headings changed or rows were merged."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.merging.repeating import decide_again
from lif_desktop.importing.merging.rows import PlanRow
from lif_desktop.store.board import Board
from tests import boards
from tests.ui.importing.acting import messy, references, row_of, sent_and_returned, workbook


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as found:
        yield found


def rows(plan: ImportPlan, outcome: str) -> list[PlanRow]:
    return [row for row in plan.rows if row.outcome == outcome]


def again(before: ImportPlan, board: Board, path: Path) -> ImportPlan:
    plan = make_plan(board, path, "actions")
    decide_again(before, plan)
    return plan


def test_both_sides_of_a_conflict_are_taken_again(board: Board, tmp_path: Path) -> None:
    path = sent_and_returned(board, tmp_path / "tracker.xlsx")
    plan = make_plan(board, path, "actions")
    (row,) = rows(plan, "conflict")
    plan.take(row, "lead", "theirs")
    assert not rows(again(plan, board, path), "conflict")
    plan = make_plan(board, path, "actions")
    (row,) = rows(plan, "conflict")
    plan.take(row, "lead", "ours")
    assert len(rows(again(plan, board, path), "refused")) == 1


def test_a_record_that_was_chosen_is_chosen_again(board: Board, tmp_path: Path) -> None:
    path = messy(board, tmp_path / "health.xlsx")
    plan = make_plan(board, path, "actions")
    (row,) = rows(plan, "possible")
    plan.choose(row, row.candidates[0].record_id)
    after = again(plan, board, path)
    assert not rows(after, "possible")
    assert len(rows(after, "changed")) == len(rows(plan, "changed"))


def test_a_row_taken_as_new_is_new_again_until_it_is_merged(board: Board, tmp_path: Path) -> None:
    path = messy(board, tmp_path / "health.xlsx")
    plan = make_plan(board, path, "actions")
    plan.choose(rows(plan, "possible")[0], None)
    after = again(plan, board, path)
    assert len(rows(after, "new")) == 2
    merge(board, after)
    count = len(references(board))
    last = again(after, board, path)
    assert not rows(last, "new")
    merge(board, last)
    assert len(references(board)) == count


def test_a_deleted_record_that_is_brought_back_is_brought_back_again(
    board: Board, tmp_path: Path
) -> None:
    path = sent_and_returned(board, tmp_path / "tracker.xlsx")
    record = board.find("actions", references(board)[-1])
    assert record is not None
    with board.change("Delete it") as change:
        change.delete("actions", record.id)
    plan = make_plan(board, path, "actions")
    (gone,) = [row for row in plan.rows if row.match.how == "gone"]
    plan.accept(gone)
    after = again(plan, board, path)
    assert [row.outcome for row in after.rows if row.match.how == "gone"] == [gone.outcome]
    assert gone.outcome != "conflict"


def test_decisions_of_another_file_or_register_are_not_repeated(
    board: Board, tmp_path: Path
) -> None:
    path = messy(board, tmp_path / "health.xlsx")
    plan = make_plan(board, path, "actions")
    plan.refuse(rows(plan, "changed")[0])
    other = workbook(tmp_path / "b.xlsx", [row_of(board, references(board)[0], status="Completed")])
    assert not rows(again(plan, board, other), "refused")
    assert len(rows(again(plan, board, path), "refused")) == 1
