"""References that new rows bring with them, and where the board's own numbering goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lif_desktop import registers
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.new_numbers import made_up
from lif_desktop.store.board import Board
from tests import boards
from tests.importing.workbooks import only, plan_of


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as found:
        yield found


def said(board: Board, *references: str) -> list[str]:
    rows = [
        (one, f"Paint the {number}. hall", None, None, "In hand", None)
        for number, one in enumerate(references)
    ]
    return [one for one in plan_of(board, *rows).notes if "would go on from" in one]


def test_a_list_brings_its_references_and_a_gap_in_the_numbers_is_said(board: Board) -> None:
    plan = plan_of(board, ("ACT-2026-999", "Paint the hall", None, None, "In hand", None))
    (note,) = (one for one in plan.notes if "ACT-2026-999" in one)
    assert note == (
        "New records keep the references that they came with, as far as ACT-2026-999. The board's"
        " own numbers go up to ACT-2026-004 so far, and would go on from ACT-2026-1000."
    )
    assert only(plan).reference == "ACT-2026-999"
    merge(board, plan)
    with board.change("By hand") as change:
        change.add("actions", {"activity": "Mend the roof", "status": "in_hand"})
    assert board.find("actions", "ACT-2026-1000") is not None


def test_numbers_that_go_on_or_are_of_other_years_or_theirs_leave_no_gap(board: Board) -> None:
    assert said(board, "ACT-2026-005", "ACT-2026-006") == []
    assert said(board, "ACT-2019-400", "CSC/900", "ACT-2025-077") == []
    assert len(said(board, "ACT-2026-008", "ACT-2019-400")) == 1


def test_a_board_without_records_of_its_own_says_that_its_numbers_begin_there(
    tmp_path: Path,
) -> None:
    with boards.small(tmp_path) as board:
        assert board.records("learning") == []
        row, headings = ("LRN-2026-030", "Name it", "x"), ("Reference", "Lesson", "Notes")
        plan = plan_of(board, row, headings=headings, register="learning")
        assert any("have not begun, and would go on from LRN-2026-031" in one for one in plan.notes)


@pytest.mark.parametrize(
    ("typed", "register", "ours"),
    [
        ("act 2026/14", "actions", True),
        ("ACT-14", "actions", False),
        ("CSC-2026-014", "actions", False),
        ("AGY-014", "agencies", True),
        ("H7", "actions", False),
    ],
)
def test_what_looks_like_a_reference_of_the_board(typed: str, register: str, ours: bool) -> None:  # noqa: FBT001 - of a table
    assert made_up(typed, registers.get(register)) is ours
