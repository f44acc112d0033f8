"""Matrices: one record for each cell, read from there like any other table."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from lif_desktop.importing.meaning.choosing import NothingFits
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.reading.sheets import Cell
from lif_desktop.store.board import Board
from tests.boards import small
from tests.importing.workbooks import outcomes, plan_of, xlsx


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with small(tmp_path) as opened:
        yield opened


def test_agencies_by_meetings_become_attendance(board: Board) -> None:
    plan = plan_of(
        board,
        ("Northmoor Police", "Present", "Apologies"),
        ("Housing Trust", None, "No"),
        headings=("Organisation", "3 Sep 2026", "5 November 2026"), register="attendance",
    )  # fmt: skip
    assert outcomes(plan) == ["new", "new", "new"]
    assert [row.name for row in plan.rows] == [
        "row 2, column B", "row 2, column C", "row 3, column C",
    ]  # fmt: skip
    merge(board, plan)
    found = {
        (one.text("agency"), one.text("meeting").rpartition(", ")[2], one.values["came"])
        for one in board.records("attendance")
    }
    assert found == {
        ("Northmoor Police", "3 Sep 2026", "yes"),
        ("Northmoor Police", "5 Nov 2026", "apologies"),
        ("Housing Trust", "5 Nov 2026", "no"),
    }
    said = {(one.letter, one.became) for one in plan.columns}
    assert {("B", "records"), ("C", "records")} <= said


def test_meetings_by_agencies_become_the_same(board: Board) -> None:
    plan = plan_of(
        board, ("MTG-2026-001", "Present", "Absent"),
        headings=("Meeting", "Northmoor Police", "Housing Trust"), register="attendance",
    )  # fmt: skip
    assert outcomes(plan) == ["new", "new"]


def test_a_meeting_that_the_board_does_not_know_is_said(board: Board) -> None:
    plan = plan_of(
        board, ("Northmoor Police", "Present", "Present"),
        headings=("Agency", "1 Feb 2020", "3 Sep 2026"), register="attendance",
    )  # fmt: skip
    assert outcomes(plan) == ["problem", "new"]
    assert "1 Feb 2020" in plan.rows[0].messages[0]


def test_indicators_by_quarters_become_values_with_their_period(board: Board) -> None:
    with board.change("An indicator") as change:
        change.add("indicators", {"title": "Children on a plan"})
    plan = plan_of(
        board, ("Children on a plan", 112, 120),
        headings=("Indicator", "Q1 2024/25", "Q2 2024/25"), register="values",
    )  # fmt: skip
    assert outcomes(plan) == ["new", "new"]
    merge(board, plan)
    (first, *_) = board.records("values")
    assert (first.values["period"], first.values["period_until"]) == (
        "Q1 2024/25", date(2024, 6, 30),
    )  # fmt: skip


@pytest.fixture
def courses(board: Board) -> Board:
    """Give two course dates."""
    with board.change("Courses") as change:
        for course, held in (("Working together", date(2026, 9, 3)), ("Neglect", None)):
            change.add("training", {"course": course, "held_on": held})
    return board


def _taken(board: Board) -> set[tuple[str, str, int]]:
    return {
        (one.text("training").partition(" ")[0], one.text("agency"), one.values["attended"])
        for one in board.records("places")
    }


def test_courses_by_agencies_become_the_places_taken(courses: Board) -> None:
    plan = plan_of(
        courses, ("TRN-2026-001", 4, 0), ("Neglect", None, "7"),
        headings=("Course", "Northmoor Police", "Housing Trust"), register="places",
    )  # fmt: skip
    assert outcomes(plan) == ["new"] * 3
    assert [row.name for row in plan.rows] == [
        "row 2, column B", "row 2, column C", "row 3, column C",
    ]  # fmt: skip
    merge(courses, plan)
    assert _taken(courses) == {
        ("TRN-2026-001", "Northmoor Police", 4), ("TRN-2026-001", "Housing Trust", 0),
        ("TRN-2026-002", "Housing Trust", 7),
    }  # fmt: skip


def test_agencies_by_courses_become_the_same(courses: Board) -> None:
    rows = (("Northmoor Police", 4, 2), ("Housing Trust", "none", 1))
    headings = ("Agency", "TRN-2026-001", "Neglect")
    plan = plan_of(courses, *rows, headings=headings, register="places")
    assert outcomes(plan) == ["new"] * 4
    assert [row.values["attended"] for row in plan.rows] == [4, 2, None, 1]
    merge(courses, plan)
    again = plan_of(courses, *rows, headings=headings, register="places")
    assert outcomes(again) == ["same"] * 4


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (("Course", "Northmoor Police", "Housing Trust"), ("Neglect", "asked twice", "rang")),
        (("Course", "Northmoor Police", "Housing Trust", "Attended"), ("Neglect", 1, 2, 3)),
        (("Colour", "Northmoor Police", "Housing Trust"), ("Red", 1, 2)),
    ],
    ids=["cells that count nothing", "a column that is the figure", "rows that name no course"],
)
def test_what_counts_no_places_is_no_matrix(
    courses: Board, headings: tuple[str, ...], row: tuple[Cell, ...]
) -> None:
    try:
        plan = plan_of(courses, row, headings=headings, register="places")
    except NothingFits:
        return
    assert not any(one.became == "records" for one in plan.columns)


def test_a_long_table_is_left_as_it_is(board: Board) -> None:
    plan = plan_of(
        board, ("MTG-2026-001", "Northmoor Police", "Present"),
        headings=("Meeting", "Agency", "Came"), register="attendance",
    )  # fmt: skip
    assert (outcomes(plan), [row.name for row in plan.rows]) == (["new"], ["row 2"])


def test_a_person_says_which_columns_are_of_the_matrix(board: Board) -> None:
    plan = plan_of(
        board, ("Northmoor Police", "Present", "Present", "Present"),
        headings=("Agency", "3 Sep 2026", "5 Nov 2026", "Away day"), register="attendance",
        mapping={"5 Nov 2026": "-", "Away day": "+attendance"},
    )  # fmt: skip
    assert [row.name[-1] for row in plan.rows] == ["B", "D"]
    assert outcomes(plan) == ["new", "problem"]


def test_true_dates_head_the_columns_of_a_matrix(board: Board, tmp_path: Path) -> None:
    rows = [
        ("Agency", datetime(2026, 9, 3), datetime(2026, 11, 5)),  # noqa: DTZ001 - as Excel has it
        ("Northmoor Police", "Y", "Apols"),
        ("Housing Trust", "N", "Y"),
    ]
    plan = make_plan(board, xlsx(tmp_path / "matrix.xlsx", rows), "attendance")
    assert outcomes(plan) == ["new"] * 4


@pytest.mark.parametrize(
    "heading",
    [
        [("Indicator", "Unit", "2024/25", None, None), (None, None, "Q1", "Q2", "Q3")],
        [
            (None, None, "2023/24", None, "2024/25", None),
            ("Indicator", "Unit", "H1", "H2", "H1", "H2"),
        ],
        [("Indicator", "Unit", "Q1 2024/25", None, None), (None, None, "Num", "Den", "%")],
        [("Indicator", "Unit", 2022, 2023, 2024)],
        [("Indicator", "Unit", "2019-20", "2020-21", "2021-22")],
    ],
)
def test_groups_over_quarters_need_not_be_merged(
    board: Board, tmp_path: Path, heading: list[tuple[object, ...]]
) -> None:
    figures = range(1, len(heading[0]) - 1)
    rows = [*heading, ("Re-referrals", "Per cent", *figures), ("Plans", "Number", *figures)]
    plan = make_plan(board, xlsx(tmp_path / "dataset.xlsx", rows), "indicators")
    assert outcomes(plan) == ["new", "new"]
    assert [one.became for one in plan.columns] == ["read"] * 2 + ["records"] * len(figures)


def test_dates_of_records_head_nothing(board: Board, tmp_path: Path) -> None:
    rows = [
        ("Action", "Lead agency", "Date agreed", "Target date"),
        ("Map the services", "Northmoor Police", date(2026, 1, 5), date(2026, 3, 1)),
        ("Brief the schools", "Housing Trust", date(2026, 2, 5), date(2026, 4, 1)),
    ]
    plan = make_plan(board, xlsx(tmp_path / "actions.xlsx", rows), "actions")
    assert (outcomes(plan), plan.rows[0].updates) == (["new", "new"], ())
