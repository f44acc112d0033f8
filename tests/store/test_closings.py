"""No lesson is closed without evidence of its impact, by whatever way it is written."""

from datetime import date, timedelta

import pytest

from lif_desktop.faults import Fault
from lif_desktop.store.board import Board

TODAY = date(2026, 11, 21)
LEDGER = (("disseminated", "process", 200), ("embedded", "practice", 100),
          ("evaluated", "impact", 10))  # fmt: skip


def _lesson(board: Board, stages: int, state: str = "open") -> tuple[int, list[int]]:
    with board.change("Enter a lesson") as change:
        lesson = change.add("learning", {"lesson": "Ask who lives there", "state": state})
        entries = [
            change.add("ledger", {
                "learning": lesson, "stage": stage, "kind": kind, "shows": "Something",
                "dated_on": TODAY - timedelta(days=ago),
            })
            for stage, kind, ago in LEDGER[:stages]
        ]  # fmt: skip
    return lesson, entries


def _close(board: Board, lesson: int) -> None:
    with board.change("Close it") as change:
        change.edit("learning", lesson, {"state": "closed"})


@pytest.mark.parametrize("stages", [0, 1, 2])
def test_a_lesson_is_not_closed_before_its_impact_is_evaluated(board: Board, stages: int) -> None:
    lesson, _ = _lesson(board, stages)
    with pytest.raises(Fault, match="LRN-2026-001 cannot be closed yet"):
        _close(board, lesson)
    assert board.record("learning", lesson).values["state"] == "open"


def test_a_lesson_may_come_closed_with_its_evidence_but_not_without(board: Board) -> None:
    lesson, _ = _lesson(board, 3, "closed")
    assert board.record("learning", lesson).values["state"] == "closed"
    with pytest.raises(Fault, match="its ledger proves Embedded"):
        _lesson(board, 2, "closed")
    assert len(board.records("learning")) == 1


def test_an_import_is_held_to_the_same(board: Board) -> None:
    lesson, _ = _lesson(board, 1)
    with (
        pytest.raises(Fault, match="its ledger proves Disseminated"),
        board.change("Import lessons.xlsx", kind="import") as change,
    ):
        change.edit("learning", lesson, {"state": "closed"})
    assert board.record("learning", lesson).values["state"] == "open"


def test_a_lesson_that_is_not_pursued_needs_no_evidence(board: Board) -> None:
    lesson, _ = _lesson(board, 0)
    with board.change("Leave it") as change:
        change.edit("learning", lesson, {"state": "not_pursued", "why_not": "Another board does"})
    assert board.record("learning", lesson).values["state"] == "not_pursued"


def test_evidence_is_not_taken_from_a_closed_lesson(board: Board) -> None:
    lesson, entries = _lesson(board, 3)
    _close(board, lesson)
    with pytest.raises(Fault, match="proves only Embedded"), board.change("Take it") as change:
        change.delete("ledger", entries[-1])
    with pytest.raises(Fault, match="proves only Disseminated"), board.change("Turn it") as change:
        change.edit("ledger", entries[1], {"kind": "process"})
    with board.change("Say more") as change:
        change.edit("ledger", entries[-1], {"shows": "Fewer children wait"})
    with board.change("Open it again and take it") as change:
        change.edit("learning", lesson, {"state": "open"})
        change.delete("ledger", entries[-1])
    assert board.record("learning", lesson).values["state"] == "open"


def test_a_closed_lesson_goes_with_its_whole_ledger(board: Board) -> None:
    lesson, entries = _lesson(board, 3, "closed")
    with board.change("Remove it all") as change:
        for entry in entries:
            change.delete("ledger", entry)
        change.delete("learning", lesson)
    assert board.records("learning") == []


def test_undo_neither_closes_without_evidence_nor_takes_it_from_a_closed_lesson(
    board: Board,
) -> None:
    lesson, entries = _lesson(board, 2)
    with board.change("Evaluate it") as change:
        last = change.add("ledger", {
            "learning": lesson, "stage": "evaluated", "kind": "impact", "shows": "Fewer wait",
            "dated_on": TODAY,
        })  # fmt: skip
    evaluated = change.id
    _close(board, lesson)
    with pytest.raises(Fault, match="was closed on this evidence"):
        board.undo(evaluated)
    with board.change("Open it again") as change:
        change.edit("learning", lesson, {"state": "open"})
    opened = change.id
    with board.change("Take the evidence") as change:
        change.delete("ledger", last)
    with pytest.raises(Fault, match="cannot be closed yet"):
        board.undo(opened)
    assert {one.id for one in board.records("ledger")} == set(entries)


def test_evidence_of_other_lessons_and_of_nothing_closed_is_free(board: Board) -> None:
    closed, _ = _lesson(board, 3, "closed")
    lesson, entries = _lesson(board, 2)
    with board.change("Move and remove") as change:
        change.edit("ledger", entries[0], {"learning": closed})
        change.delete("ledger", entries[1])
    assert board.record("learning", lesson).values["state"] == "open"
