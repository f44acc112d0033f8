"""A tracker that was issued comes back: untouched, changed, emptied, sorted, copied, late."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lif_desktop import registers
from lif_desktop.exporting.workbooks.tracker import HEAD, write_tracker
from lif_desktop.fields import Choice, Count, Day, Derived, Field, Flag, Memo, Money, Number, Text
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from tests import boards
from tests.importing.workbooks import outcomes

KEYS = [one.key for one in registers.shown()]


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as found:
        yield found


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    with boards.everything(tmp_path_factory.mktemp("everything")) as found:
        yield found


def back(
    board: Board, folder: Path, key: str = "actions", edit: Callable[[Any], None] | None = None
) -> ImportPlan:
    """Issue a register's tracker, let somebody edit it in a spreadsheet, and plan its import."""
    path = folder / "tracker.xlsx"
    write_tracker(board, View(key, sort=(("reference", False),)), path)
    if edit is not None:
        book = openpyxl.load_workbook(path)
        edit(book.worksheets[1])
        book.save(path)
        book.close()
    return make_plan(board, path, key)


def column(page: Any, heading: str) -> int:
    return next(cell.column for cell in page[HEAD] if cell.value == heading)


@pytest.mark.parametrize("key", KEYS)
def test_an_untouched_tracker_says_same_on_every_row(
    everything: Board, tmp_path: Path, key: str
) -> None:
    plan = back(everything, tmp_path, key)
    assert plan.data_rows == len(everything.records(key))
    assert set(outcomes(plan)) == {"same"}
    assert not any(row.messages for row in plan.rows)


@pytest.mark.parametrize("key", KEYS)
def test_a_tracker_saved_again_by_another_program_says_same_too(
    everything: Board, tmp_path: Path, key: str
) -> None:
    assert set(outcomes(back(everything, tmp_path, key, edit=lambda _page: None))) == {"same"}


def test_one_changed_cell_is_exactly_one_change(board: Board, tmp_path: Path) -> None:
    def edit(page: Any) -> None:
        page.cell(HEAD + 2, column(page, "Target")).value = date(2027, 1, 15)

    plan = back(board, tmp_path, edit=edit)
    assert outcomes(plan) == ["same", "changed", "same", "same"]
    assert plan.rows[1].changes == {"target_on": (date(2026, 12, 1), date(2027, 1, 15))}


def test_an_emptied_cell_is_left_as_it_was(board: Board, tmp_path: Path) -> None:
    def edit(page: Any) -> None:
        page.cell(HEAD + 1, column(page, "Target")).value = None

    plan = back(board, tmp_path, edit=edit)
    assert outcomes(plan) == ["same"] * 4
    assert plan.rows[0].messages == ("Blank in the workbook, so left as it was: Target.",)


def test_derived_columns_are_never_read_and_that_is_said(board: Board, tmp_path: Path) -> None:
    def edit(page: Any) -> None:
        for row in range(HEAD + 1, HEAD + 5):
            page.cell(row, column(page, "Lateness")).value = "On track"

    plan = back(board, tmp_path, edit=edit)
    assert outcomes(plan) == ["same"] * 4
    derived = {one.heading: one.reason for one in plan.columns if one.became == "derived"}
    assert derived == dict.fromkeys(("Lateness", "Escalation"), "worked out by the board, not read")


def test_rows_sorted_and_references_lost_still_find_their_records(
    board: Board, tmp_path: Path
) -> None:
    def edit(page: Any) -> None:
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=HEAD + 1)]
        for at, values in enumerate(reversed(rows)):
            for place, value in enumerate(values, 1):
                page.cell(HEAD + 1 + at, place).value = value
            page.cell(HEAD + 1 + at, 1).value = None

    plan = back(board, tmp_path, edit=edit)
    assert [(row.outcome, row.reference) for row in plan.rows] == [
        ("same", f"ACT-2026-00{n}") for n in (4, 3, 2, 1)
    ]


def test_a_row_added_beneath_is_new(board: Board, tmp_path: Path) -> None:
    def edit(page: Any) -> None:
        page.cell(HEAD + 5, column(page, "Action")).value = "Brief the governors"
        page.cell(HEAD + 5, column(page, "Status")).value = "In hand"

    plan = back(board, tmp_path, edit=edit)
    assert outcomes(plan) == ["same"] * 4 + ["new"]


def test_a_tracker_that_comes_late_does_not_undo_what_was_done_since(
    board: Board, tmp_path: Path
) -> None:
    path = tmp_path / "tracker.xlsx"
    write_tracker(board, View("actions", sort=(("reference", False),)), path)
    action = board.find("actions", "ACT-2026-001")
    assert action is not None
    with board.change("Meanwhile") as change:
        change.edit("actions", action.id, {"status": "completed", "notes": "Done early"})
    plan = make_plan(board, path, "actions")
    assert outcomes(plan) == ["same"] * 4
    assert "kept: Status" in plan.rows[0].messages[0]
    assert merge(board, plan).change is None


def test_the_same_tracker_twice_changes_once(board: Board, tmp_path: Path) -> None:
    def edit(page: Any) -> None:
        page.cell(HEAD + 1, column(page, "Status")).value = "Completed"

    plan = back(board, tmp_path, edit=edit)
    assert merge(board, plan).counts["changed"] == 1
    again = make_plan(board, tmp_path / "tracker.xlsx", "actions")
    assert set(outcomes(again)) == {"same"}


def test_names_that_two_records_bear_come_back_as_they_went(board: Board, tmp_path: Path) -> None:
    with board.change("Twins") as change:
        twins = [change.add("agencies", {"name": "Family Hub"}) for _ in range(2)]
        for one in twins:
            change.add("actions", {"activity": f"Open hub {one}", "lead_agency": one})
    assert set(outcomes(back(board, tmp_path))) == {"same"}


words = st.text(
    st.characters(codec="utf-8", exclude_characters="\ufffe\uffff"), min_size=1, max_size=30
) | st.sampled_from(
    ["[clear]", "=1+1", "#N/A", "007", "1/2", "TRUE", "_x0041_", "'quoted", "< Select >", "a\nb",
     "31/12/2026", " x ", "Total", "END", "e.g. like this", "@cmd", "+44 1234"]
)  # fmt: skip
# Excel knows no date before 1900, and took 1900 for a leap year.
days = st.dates(date(1900, 3, 1), date(2199, 12, 31))


def values_of(field: Field) -> st.SearchStrategy[Any]:
    if isinstance(field, (Text, Memo)):
        return st.none() | words
    if isinstance(field, Day):
        return st.none() | days
    if isinstance(field, Choice):
        return st.sampled_from([None, *(one.value for one in field.options)])
    if isinstance(field, Flag):
        return st.sampled_from([None, True, False])
    if isinstance(field, Count):
        return st.none() | st.integers(0, 10**12 - 1)
    if isinstance(field, (Number, Money)):
        return st.none() | st.decimals(-(10**6), 10**6, places=2).map(Decimal)
    return st.none()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.data(), st.sampled_from(["reviews", "deaths", "agencies", "audits", "actions"]))
def test_whatever_a_record_holds_comes_back_as_it_went(
    tmp_path: Path, data: st.DataObject, key: str
) -> None:
    declared = registers.get(key)
    fields = [one for one in declared.fields if not isinstance(one, Derived)]
    records = data.draw(
        st.lists(st.fixed_dictionaries({one.key: values_of(one) for one in fields}), max_size=3)
    )
    with boards.empty(tmp_path) as board:
        with board.change("Fill") as change:
            for number, values in enumerate(records):
                title = declared.field(declared.title)
                filled = {**values, title.key: f"Record {number} {values[title.key] or ''}"}
                if key == "actions":
                    filled |= {"why_not": "No funds", "done_instead": "Nothing"}
                change.add(key, filled)
        held = board.records(key)
        if held:
            plan = back(board, tmp_path, key)
            assert outcomes(plan) == ["same"] * len(held)


def test_a_row_that_closes_a_lesson_against_its_ledger_is_a_problem(
    board: Board, tmp_path: Path
) -> None:
    with board.change("Add two lessons") as change:
        proven, bare = (
            change.add("learning", {"lesson": lesson, "state": "open"})
            for lesson in ("Hear the child alone", "Ask about the father")
        )
        for stage, kind in (("disseminated", "process"), ("embedded", "practice"),
                            ("evaluated", "impact")):  # fmt: skip
            change.add("ledger", {
                "learning": proven, "stage": stage, "kind": kind, "dated_on": date(2026, 6, 1),
                "shows": "Shown by a re-audit",
            })  # fmt: skip

    def edit(page: Any) -> None:
        for row in (HEAD + 1, HEAD + 2):
            page.cell(row, column(page, "State")).value = "Closed"

    plan = back(board, tmp_path, "learning", edit=edit)
    assert {row.record_id: row.outcome for row in plan.rows} == {proven: "changed", bare: "problem"}
    (said,) = (row.messages for row in plan.rows if row.outcome == "problem")
    assert "cannot be closed yet" in said[0]
