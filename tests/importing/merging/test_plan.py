"""Plans: every row ends in one outcome, with its reason, and nothing is written."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.importing.finding.inspect import inspect_workbook
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.reading.sheets import ErrorCell
from lif_desktop.progress import Cancelled
from lif_desktop.store.board import Board
from tests import boards
from tests.importing.workbooks import HEADINGS, book_of, only, outcomes, plan_of, xlsx

HEALTH, POLICE, HOUSING = (name for name, _, _ in boards.AGENCIES)
FORM = ("ACT-2026-001", "Single referral form", HEALTH, date(2026, 8, 12), "In hand", None)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    """Give one board to all tests of this module: a plan never writes."""
    with boards.small(tmp_path_factory.mktemp("plans")) as found:
        yield found
        assert [one.title for one in found.history()] == ["Fill the board", "Set up " + boards.NAME]


class TestKnownRecords:
    def test_what_the_board_has_is_same(self, board: Board) -> None:
        row = only(plan_of(board, FORM))
        assert (row.outcome, row.changes, row.messages) == ("same", {}, ())
        assert row.reference == "ACT-2026-001"

    def test_a_reference_may_be_typed_as_people_type(self, board: Board) -> None:
        assert only(plan_of(board, ("act 2026/1", *FORM[1:]))).outcome == "same"

    def test_a_changed_cell_is_exactly_that_change(self, board: Board) -> None:
        row = only(plan_of(board, (*FORM[:4], "Completed", None)))
        assert row.outcome == "changed"
        assert row.changes == {"status": ("in_hand", "completed")}

    def test_a_blank_cell_leaves_what_is_there_and_says_so(self, board: Board) -> None:
        row = only(plan_of(board, ("ACT-2026-001", None, None, None, "In hand", None)))
        assert row.outcome == "same"
        said = "Blank in the workbook, so left as it was: Action, Lead agency, Target."
        assert row.messages == (said,)

    def test_clear_erases(self, board: Board) -> None:
        row = only(plan_of(board, (*FORM[:3], "[clear]", "In hand", "[clear]")))
        assert row.changes == {"target_on": (date(2026, 8, 12), None)}

    def test_what_every_record_needs_cannot_be_cleared(self, board: Board) -> None:
        row = only(plan_of(board, ("ACT-2026-001", "[clear]", *FORM[2:])))
        assert row.outcome == "problem"
        assert "Action cannot be cleared" in row.messages[0]

    def test_a_cell_that_cannot_be_read_makes_the_row_wait(self, board: Board) -> None:
        row = only(plan_of(board, (*FORM[:3], "31/11/2026", "Completed", None)))
        assert row.outcome == "problem"
        assert row.problems == {"target_on": "Target: '31/11/2026' is not a date."}
        assert row.changes == {"status": ("in_hand", "completed")}

    def test_an_error_in_the_reference_is_no_reference(self, board: Board) -> None:
        cells = (ErrorCell("#REF!"), "Quite another thing", HEALTH, None, None, None)
        assert only(plan_of(board, cells)).reference == ""

    def test_cannot_complete_needs_its_two_answers(self, board: Board) -> None:
        row = only(plan_of(board, (*FORM[:4], "Cannot complete", None)))
        assert row.outcome == "problem"
        assert "Say why the action cannot be completed." in row.messages[0]
        full = only(
            plan_of(
                board, (*FORM[:4], "Cannot complete", None, "No funds", "Shared form kept"),
                headings=(*HEADINGS, "Reason not completed", "What was done instead"),
            )
        )  # fmt: skip
        assert full.outcome == "changed"


class TestNewRecords:
    def test_a_row_like_no_record_is_new(self, board: Board) -> None:
        row = only(plan_of(board, (None, "Brief governors", POLICE, "1/12/2026", None, "x")))
        assert row.outcome == "new"
        assert row.changes["activity"] == (None, "Brief governors")
        assert row.changes["target_on"] == (None, date(2026, 12, 1))

    def test_an_unknown_reference_is_kept(self, board: Board) -> None:
        row = only(plan_of(board, ("act 2025/77", "Brief governors", None, None, None, None)))
        assert (row.outcome, row.reference) == ("new", "ACT-2025-077")
        assert "does not know ACT-2025-077" in row.messages[0]

    @pytest.mark.parametrize("number", [3, 3.0, "3", "2.1", "(4)"])
    def test_a_number_that_counts_rows_is_no_reference(self, board: Board, number: object) -> None:
        row = only(plan_of(board, (number, "Brief governors", None, None, None, None)))  # type: ignore[arg-type]
        assert (row.outcome, row.reference) == ("new", "")
        assert "only numbers the row" in row.messages[0]

    def test_a_reference_of_another_register_is_a_problem(self, board: Board) -> None:
        row = only(plan_of(board, ("PLN-2026-009", "Brief governors", None, None, None, None)))
        assert row.outcome == "problem"
        said = "PLN-2026-009 is the reference of an action plan, not of an action."
        assert row.messages[0] == said

    def test_what_a_new_record_needs_is_asked_for(self, board: Board) -> None:
        row = only(plan_of(board, (None, None, POLICE, None, "In hand", None)))
        assert row.outcome == "problem"
        assert row.messages == ("Action is blank; a new action needs it.",)

    def test_a_column_that_is_not_there_is_told_once_for_all(self, board: Board) -> None:
        headings = ("Reference", "Lead agency", "Status")
        plan = plan_of(board, ("ACT-2030-001", POLICE, "In hand"), headings=headings)
        assert only(plan).outcome == "problem"
        assert "No column gives Action, which a new action needs." in plan.notes
        assert "no column gives it" in only(plan).messages[0]

    def test_clear_in_a_new_record_is_a_blank(self, board: Board) -> None:
        row = only(plan_of(board, (None, "Brief governors", None, "[clear]", None, None)))
        assert row.outcome == "new"
        assert "target_on" not in row.changes


class TestTwoRows:
    def test_a_row_said_twice_is_repeated(self, board: Board) -> None:
        new = (None, "Brief governors", POLICE, None, None, None)
        plan = plan_of(board, new, FORM, new, FORM)
        assert outcomes(plan) == ["new", "same", "repeated", "repeated"]
        assert plan.rows[2].messages == ("Says the same as row 2.",)
        assert "The same record as row 3" in plan.rows[3].messages[0]

    def test_a_changed_row_said_twice_changes_once(self, board: Board) -> None:
        done = (*FORM[:4], "Completed", None)
        plan = plan_of(board, done, done)
        assert outcomes(plan) == ["changed", "repeated"]
        assert plan.rows[1].changes == {}

    def test_two_rows_may_change_different_fields_of_one_record(self, board: Board) -> None:
        plan = plan_of(board, (*FORM[:4], "Completed", None), (*FORM[:4], None, "Seen"))
        assert outcomes(plan) == ["changed", "changed"]

    def test_a_row_that_says_what_another_row_changes_contradicts_it(self, board: Board) -> None:
        plan = plan_of(board, (*FORM[:4], "Completed", None), (*FORM[:5], "Seen"))
        assert outcomes(plan) == ["conflict", "changed"]
        plan.take(plan.rows[0], "status", "theirs")
        assert outcomes(plan) == ["changed", "changed"]

    def test_two_rows_that_contradict_each_other_wait(self, board: Board) -> None:
        plan = plan_of(board, (*FORM[:4], "Completed", None), (*FORM[:4], "Not started", None))
        assert outcomes(plan) == ["conflict", "conflict"]
        assert "row 3 of the workbook says otherwise" in plan.rows[0].messages[0]
        assert not plan.rows[0].conflicts["status"].sent

    def test_a_row_of_another_sheet_is_named_with_its_sheet(self, board: Board) -> None:
        one, two = (book_of(HEADINGS, said) for said in (
            ("ACT-2026-001", None, None, None, "Completed", "Done."),
            ("ACT-2026-001", None, None, None, "Completed", "Not yet."),
        ))  # fmt: skip
        sheets = [*one.sheets, replace(two.sheets[0], name="Sheet2")]
        plan = make_plan(board, replace(one, sheets=sheets), "actions")
        assert outcomes(plan) == ["conflict", "conflict"]
        said = "Notes: row 2 of sheet “Sheet2” of the workbook says otherwise."
        assert said in plan.rows[0].messages
        plan.take(plan.rows[0], "notes", "theirs")
        assert plan.rows[1].outcome == "repeated"
        assert "The same record as row 2 of sheet “Sheet1”" in plan.rows[1].messages[-1]

    def test_two_new_rows_cannot_share_a_reference(self, board: Board) -> None:
        one = ("ACT-2025-077", "Brief governors", None, None, None, None)
        other = ("ACT-2025-077", "Paint the hall", None, None, None, None)
        plan = plan_of(board, one, other)
        assert outcomes(plan) == ["new", "problem"]
        assert "stands in row 2 too" in plan.rows[1].messages[0]

    def test_the_same_words_under_other_headings_are_two_records(self, board: Board) -> None:
        one = ("Review the policy", POLICE, None)
        plan = plan_of(
            board, ("Priority 1: neglect", None, None), one,
            ("Priority 2: exploitation", None, None), one,
            headings=("Action", "Lead agency", "Notes"),
        )  # fmt: skip
        assert outcomes(plan) == ["new", "new"]
        assert any("Priority 2: exploitation" in note for note in plan.notes)


class TestRegisters:
    def test_updates_find_their_action(self, board: Board) -> None:
        plan = plan_of(
            board, ("ACT-2026-001", "1/11/2026", "Form agreed"), ("ACT-2026-001", "1/10/2026",
            "Draft sent to the panel."), headings=("Action ref", "Date", "What was done"),
            register="updates",
        )  # fmt: skip
        assert outcomes(plan) == ["new", "same"]

    def test_meetings_are_told_apart_by_group_and_day(self, board: Board) -> None:
        group = board.names.label("groups", board.records("meetings")[0].values["group"])
        plan = plan_of(
            board, (group, "03/09/2026", "Held"), (group, "03/12/2026", "Planned"),
            headings=("Group", "Meeting date", "State"), register="meetings",
        )  # fmt: skip
        assert outcomes(plan) == ["same", "new"]

    def test_agencies_are_told_apart_by_name_and_never_renamed_unasked(
        self, tmp_path: Path
    ) -> None:
        with boards.empty(tmp_path) as board:
            with board.change("Agencies") as change:
                change.add("agencies", {"name": "Housing Trust", "aliases": "Homes; HT"})
            plan = plan_of(
                board, ("Housing Trust", "Housing"), ("HT", "Housing"), ("Probation", "Justice"),
                headings=("Agency name", "Sector"), register="agencies",
            )  # fmt: skip
            assert outcomes(plan) == ["changed", "possible", "new"]
            assert plan.rows[1].candidates[0].why == "also known by this name"


class TestReading:
    def test_a_file_is_read_in_the_child(self, board: Board, tmp_path: Path) -> None:
        path = xlsx(tmp_path / "return.xlsx", [HEADINGS, FORM])
        plan = make_plan(board, path, "actions")
        assert (plan.file_name, len(plan.sha256)) == ("return.xlsx", 64)
        assert outcomes(plan) == ["same"]

    def test_what_was_inspected_need_not_be_read_again(self, board: Board, tmp_path: Path) -> None:
        found = inspect_workbook(xlsx(tmp_path / "return.xlsx", [HEADINGS, FORM]))
        assert outcomes(make_plan(board, found, "actions")) == ["same"]

    def test_planning_can_be_cancelled(self, board: Board) -> None:
        def stop(_done: int, _total: int, what: str) -> None:
            if what == "Comparing":
                raise Cancelled

        with pytest.raises(Cancelled):
            make_plan(board, book_of(HEADINGS, FORM), "actions", report=stop)


cell = st.sampled_from(
    [None, "ACT-2026-001", "ACT-2026-002", "ACT-2025-009", "3", "Single referral form",
     "Single referal form", "Brief governors", HEALTH, "Police", "31/12/2026", "13/13/2026",
     "In hand", "Completed", "cannot complete", "[clear]", 7.0, True, date(2026, 8, 12),
     ErrorCell("#N/A")]
)  # fmt: skip


@given(st.lists(st.tuples(*[cell] * len(HEADINGS)), min_size=1, max_size=8))
def test_outcomes_add_up_whatever_the_cells_hold(board: Board, rows: list[tuple[Any, ...]]) -> None:
    book = book_of(HEADINGS, FORM, *rows)
    plan = make_plan(board, book, "actions")
    assert sum(plan.counts.values()) == plan.data_rows
    assert {row.number for row in plan.rows} <= set(range(2, len(rows) + 3))
    for row in plan.rows:
        if row.outcome != "same":
            assert row.changes or row.messages
        for key, (old, new) in row.changes.items():
            assert old != new
            assert row.record is None or row.record.values[key] == old
