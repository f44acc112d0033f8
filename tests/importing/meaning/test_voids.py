"""Cells that say that nothing is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lif_desktop import registers
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.reading.sheets import Cell
from lif_desktop.store.board import Board
from tests import boards
from tests.importing.workbooks import book_of, only, plan_of


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as board:
        yield board


def held(board: Board) -> list[Cell]:
    """Return reference and activity of an action that has an agency to lose."""
    record = next(one for one in board.records("actions") if one.values["lead_agency"])
    return [record.reference, record.values["activity"]]


def planned(board: Board, *row: Cell) -> ImportPlan:
    return plan_of(board, [*held(board), *row])


@pytest.mark.parametrize("said", ["-", "–", "n/a", "N/A", "None", "nil", "N.A."])
def test_what_says_nothing_overwrites_nothing(board: Board, said: str) -> None:
    plan = planned(board, said, said, said, said)
    assert only(plan).changes == {}
    assert only(plan).problems == {}
    assert f"row 2 says only “{said}”, which was read as blank." in " ".join(plan.notes)


def test_a_word_with_something_in_it_is_still_said(board: Board) -> None:
    plan = planned(board, None, None, None, "None of the schools has answered")
    assert set(only(plan).changes) == {"notes"}


def test_rows_are_counted_together(board: Board) -> None:
    plan = plan_of(
        board, [*held(board), None, None, None, "-"],
        ("", "Write to all schools", None, None, None, "n/a"),
    )  # fmt: skip
    assert "Notes: rows 2-3 say only “-” or “n/a”, which was read as blank." in plan.notes


def form(board: Board, **answers: Cell) -> ImportPlan:
    """Plan the training needs of an agency, answered on a form."""
    agency = board.records("agencies")[0].text("name")
    rows: list[tuple[Cell, ...]] = [("Agency", agency), ("Year", "2026/27")]
    rows += [(prompt.replace("_", " "), answer) for prompt, answer in answers.items()]
    return make_plan(board, book_of(*rows), "needs")


def test_none_stays_an_answer_to_a_prompt_for_words(board: Board) -> None:
    plan = form(board, Training_needs="None", Notes="nil")
    assert {"needs": "None", "notes": "nil"}.items() <= only(plan).values.items()
    assert plan.notes == []


@pytest.mark.parametrize("said", ["None", "n/a", "nil", "-"])
def test_none_to_a_prompt_for_a_figure_a_date_or_a_choice_is_said_plainly(
    board: Board, said: str
) -> None:
    needs = registers.get("needs")
    number, choice, day = (needs.field(key).label for key in ("staff", "updated", "asked_on"))
    plan = form(board, **{number: said, choice: said, day: said})
    row = only(plan)
    assert (row.outcome, row.problems) == ("new", {})
    assert not {"staff", "updated", "asked_on"} & row.changes.keys()
    blank = f"says only “{said}”, which was read as blank."
    assert plan.notes[:3] == [
        f"{number}: cell B3 {blank} A true nought is written 0.",
        f"{choice}: cell B4 {blank}",
        f"{day}: cell B5 {blank}",
    ]
