"""Ten years of trackers brought in: any register, files of any shape, in any order."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop.importing.meaning.said import Said
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.reading.sheets import Workbook, sheet_of
from lif_desktop.store.board import Board
from tests.boards import TODAY, small
from tests.corpus.trackers import TRACKERS, Tracker
from tests.importing.workbooks import outcomes, plan_of


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with small(tmp_path) as opened:
        yield opened


def called(name: str) -> Tracker:
    return next(one for one in TRACKERS if one.name == name)


@pytest.mark.parametrize("tracker", TRACKERS, ids=lambda one: one.name)
def test_an_old_tracker_comes_in_and_a_second_time_changes_nothing(
    board: Board, tracker: Tracker
) -> None:
    said = Said(tracker.mapping, as_of=tracker.as_of)
    plan = make_plan(board, tracker.book(), tracker.register, said)
    counts = {outcome: count for outcome, count in plan.counts.items() if count}
    assert counts == dict(tracker.outcomes)
    assert sum(len(row.updates) for row in plan.rows) == tracker.history
    before = {row.reference for row in plan.rows if row.outcome == "new" and row.reference}
    merged = merge(board, plan)
    assert before <= {one.reference for one in board.records(tracker.register)}
    again = make_plan(board, tracker.book(), tracker.register, said)
    assert {row.outcome for row in again.rows} <= {"same", "problem"}
    assert {one.outcome for row in again.rows for one in row.updates} <= {"same"}
    if merged.change is not None:
        board.undo(merged.change)


def test_what_a_later_file_brings_is_named_and_a_second_import_fills_it(board: Board) -> None:
    recommendations = called("Recommendations from reviews.xlsx")
    first = make_plan(board, recommendations.book(), "recommendations")
    (note,) = [one for one in first.notes if "Child Elm plan" in one]
    assert "not among the action plans yet" in note
    merge(board, first)
    merge(board, make_plan(board, called("Action plans.xlsx").book(), "plans"))
    second = make_plan(board, recommendations.book(), "recommendations")
    assert outcomes(second) == ["same", "new"]
    merge(board, second)
    held = board.find("recommendations", "SCR-E/1")
    assert held is not None
    assert held.text("plan").endswith("Child Elm plan")


def test_answers_to_standards_find_the_return_of_their_agency_and_cycle(board: Board) -> None:
    tracker = called("Section 11 scores.xlsx")
    agencies = {one.values["name"]: one.id for one in board.records("agencies")}
    with board.change("A cycle and one return") as change:
        cycle = change.add("audits", {"title": "Section 11 2022"})
        police = agencies["Northmoor Police"]
        change.add("submissions", {"audit": cycle, "agency": police})
    plan = make_plan(board, tracker.book(), "standards")
    assert outcomes(plan) == ["new", "new", "new", "problem", "problem"]
    assert "none of the standards returns" in plan.rows[3].messages[0]
    merge(board, plan)
    assert {one.values["own_score"] for one in board.records("standards")} == {"Met", "Part"}


def versions(*years: int) -> Workbook:
    heading = ("Risk ref", "Risk", "Likelihood", "Status")
    sheets = [
        sheet_of(f"v{year}", [heading, ("R1", "Turnover at the front door", str(place), "Open")])
        for place, year in enumerate(years, 2)
    ]
    return Workbook(Path("Risk log.xlsx"), "Risk log.xlsx", "0" * 64, "xlsx", sheets)


def test_three_versions_in_three_sheets_come_in_one_after_the_other(board: Board) -> None:
    book = versions(2022, 2023, 2024)
    plan = make_plan(board, book, "risks")
    assert outcomes(plan) == ["new", "problem", "problem"]
    assert "Bring in one sheet at a time, the oldest first." in plan.rows[1].messages[0]
    for year, outcome in ((2022, "new"), (2023, "changed"), (2024, "changed")):
        plan = make_plan(board, book, "risks", Said(sheet=f"v{year}", as_of=date(year, 3, 31)))
        assert outcomes(plan) == [outcome]
        merge(board, plan)
    held = board.find("risks", "R1")
    assert held is not None
    assert held.values["likelihood"] == "4"


def test_old_references_are_kept_and_the_years_numbers_go_on_after_them(board: Board) -> None:
    headings = ("Reference", "Action", "Lead")
    old = f"ACT-{TODAY.year}-041"
    merge(
        board,
        plan_of(board, (old, "An action from the old tracker", "J. Marsh"), headings=headings),
    )
    merge(board, plan_of(board, (None, "An action of today", "K. Dunn"), headings=headings))
    assert board.find("actions", f"ACT-{TODAY.year}-042") is not None
