"""Several dated entries in a cell of a field that keeps no history: kept whole, and said."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.store.board import Board
from tests import boards
from tests.importing.workbooks import plan_of

SEVERAL = "14/03/2026: done; 02/06/2026: delayed"


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as found:
        yield found


def said(plan: ImportPlan) -> list[str]:
    return [one for one in plan.notes if "several dated entries" in one]


def test_of_a_register_without_dated_records_it_is_said_in_which_rows(board: Board) -> None:
    texts = (SEVERAL, "14/03: begun; 02/06: ended", "Since 14/03/2026 all is well", None)
    rows = [(f"Lesson {number}", text) for number, text in enumerate(texts)]
    plan = plan_of(board, *rows, headings=("Lesson", "Comments on it"), register="learning",
                   mapping={"Comments on it": "notes"})  # fmt: skip
    assert said(plan) == [
        (
            "“Comments on it” holds several dated entries in one cell in rows 2-3: each stays"
            " whole, as one text in Notes, which keeps no dates of its own."
        )
    ]
    merge(board, plan)
    assert board.records("learning")[0].values["notes"] == SEVERAL
    receipt = board.receipt(board.receipts()[0].id or 0)
    assert any("stays whole" in one for one in receipt.details["notes"])


def test_what_is_split_is_not_said_to_stay_whole(board: Board) -> None:
    headings = ("Reference", "Latest progress", "Notes")
    plan = plan_of(board, ("ACT-2026-001", SEVERAL, None), headings=headings)
    assert len(plan.rows[0].updates) == 2
    assert said(plan) == []
    (note,) = said(plan_of(board, ("ACT-2026-001", None, SEVERAL), headings=headings))
    assert note.startswith("“Notes” holds several dated entries in one cell in row 2:")


@pytest.mark.parametrize(
    "text",
    [
        "14 March 2026: done\n2nd June 2026: delayed",
        "Q1 2025/26: begun; Q2 2025/26: embedded",
        "March 2026: begun; May 2026: embedded",
        "[KD 14 Mar 2026] chased\n[KD 20 Mar 2026] answered",
        "2026-03-14: done; 2026-06-02: delayed",
    ],
)
def test_entries_are_seen_however_their_dates_are_written(board: Board, text: str) -> None:
    headings = ("Reference", "Latest progress", "Notes")
    row = ("ACT-2026-001", None, text)
    assert len(said(plan_of(board, row, headings=headings))) == 1


def test_in_a_long_list_the_first_are_named(board: Board) -> None:
    headings = ("Lesson", "Notes", "Theme")
    rows = [(f"Lesson {one}", f"14/03/2026: {one}; 02/06/2026: on", "x") for one in range(310)]
    (note,) = said(plan_of(board, *rows, headings=headings, register="learning"))
    assert "in rows 2-301 and perhaps in others: each stays whole" in note
