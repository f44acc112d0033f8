"""Scores that are not on the scale of their cycle: asked, and never taken as they stand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.store.board import Board
from tests import boards
from tests.importing.workbooks import book_of, outcomes

AGENCY = boards.AGENCIES[0][0]
HEADINGS = ("Reference", "Standard", "Own score", "Moderated score", "Scale")


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as found:
        with found.change("A cycle") as change:
            agency = found.find("agencies", AGENCY)
            assert agency is not None
            audit = change.add(
                "audits", {"title": "Section 11, 2026", "kind": "section11", "scale": "0-3"}
            )
            plain = change.add("audits", {"title": "Walkabout", "kind": "walkabout"})
            back = change.add("submissions", {"audit": audit, "agency": agency.id})
            of_it = {"submission": back, "audit": audit, "agency": agency.id}
            change.add("standards", {"standard": "1 Leadership", "own_score": "2", **of_it})
            change.add("standards", {"standard": "2 Training", "own_score": "high", **of_it})
            change.add(
                "standards", {"standard": "3 Culture", **of_it, "audit": plain, "own_score": "x"}
            )
        yield found


def _plan(board: Board, *rows: tuple[Any, ...]) -> ImportPlan:
    return make_plan(board, book_of(HEADINGS, *rows), "standards")


def _reference(board: Board, standard: str) -> str:
    return next(
        one.reference for one in board.records("standards") if one.values["standard"] == standard
    )


def test_a_score_off_the_scale_of_the_cycle_is_asked_and_not_taken(board: Board) -> None:
    reference = _reference(board, "1 Leadership")
    plan = _plan(board, (reference, "1 Leadership", "2.5", "3", None))
    assert outcomes(plan) == ["problem"]
    (row,) = plan.rows
    assert row.problems == {
        "own_score": "Own score: “2.5” is not on the scale 0 to 3: 0: not met, 1: partly met,"
        " 2: mostly met and 3: fully met."
    }
    merge(board, plan)
    record = board.find("standards", reference)
    assert record is not None
    assert record.values["own_score"] == "2"


def test_scores_on_the_scale_and_what_does_not_apply_are_taken(board: Board) -> None:
    plan = _plan(
        board,
        (_reference(board, "1 Leadership"), "1 Leadership", "3: fully met", "n/a", None),
    )
    assert outcomes(plan) == ["changed"]


def test_a_rows_own_scale_goes_before_its_cycles(board: Board) -> None:
    reference = _reference(board, "1 Leadership")
    assert outcomes(_plan(board, (reference, "1 Leadership", "Green", None, "rag"))) == ["changed"]
    (row,) = _plan(board, (reference, "1 Leadership", "3", None, "rag")).rows
    assert "Red, Amber and Green" in row.problems["own_score"]


def test_what_the_board_holds_already_is_not_asked_again(board: Board) -> None:
    reference = _reference(board, "2 Training")
    assert outcomes(_plan(board, (reference, "2 Training", "high", None, None))) == ["same"]


def test_without_a_scale_nobody_can_say(board: Board) -> None:
    reference = _reference(board, "3 Culture")
    assert outcomes(_plan(board, (reference, "3 Culture", "very good", None, None))) == ["changed"]
