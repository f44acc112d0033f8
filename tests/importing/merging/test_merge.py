"""Merging: one change set, its receipt, its undo; what waits is not written, nothing is lost."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lif_desktop.importing.merging.merge import merge, title_of
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.progress import Cancelled
from lif_desktop.store.board import Board
from tests import boards
from tests.importing.workbooks import HEADINGS, book_of, outcomes, plan_of

HEALTH, POLICE, HOUSING = (name for name, _, _ in boards.AGENCIES)
FORM = ("ACT-2026-001", "Single referral form", HEALTH, date(2026, 8, 12), "Completed", None)
NEW = (None, "Brief governors", POLICE, date(2027, 1, 8), "In hand", "Agreed")
BAD = ("ACT-2026-002", "One supervision policy", POLICE, "soon", "In hand", None)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as found:
        yield found


def held(board: Board) -> dict[str, dict[str, Any]]:
    return {one.reference: dict(one.values) for one in board.records("actions")}


class TestWriting:
    def test_new_and_changed_rows_become_one_change_set(self, board: Board) -> None:
        plan = plan_of(board, FORM, NEW, BAD)
        merged = merge(board, plan)
        assert merged.title == "Import return.xlsx: 1 new, 1 changed actions"
        newest = board.history(1)[0]
        assert (newest.id, newest.title, newest.kind) == (merged.change, merged.title, "import")
        assert held(board)["ACT-2026-001"]["status"] == "completed"
        assert held(board)["ACT-2026-002"]["status"] == "not_started"
        assert plan.rows[1].reference == "ACT-2026-005"
        assert held(board)["ACT-2026-005"]["activity"] == "Brief governors"
        assert board.check().whole

    def test_the_same_file_again_is_the_same_on_every_row(self, board: Board) -> None:
        unknown = ("HTH-7", "Paint the hall", None, None, "In hand", None)
        counted = ("3", "Count the chairs", HOUSING, None, None, "x")
        rows = (FORM, NEW, unknown, counted)
        merge(board, plan_of(board, *rows))
        again = plan_of(board, *rows)
        assert outcomes(again) == ["same"] * 4
        assert merge(board, again).change is None

    def test_a_number_that_a_row_keeps_is_given_to_no_other(self, board: Board) -> None:
        kept = ("ACT-2026-005", "Paint the hall", None, None, "In hand", None)
        plan = plan_of(board, NEW, kept)
        merge(board, plan)
        assert [row.reference for row in plan.rows] == ["ACT-2026-006", "ACT-2026-005"]

    def test_progress_becomes_a_dated_update(self, board: Board) -> None:
        headings = ("Reference", "Progress update", "Status")
        said = ("ACT-2026-002", "Policy drafted with HR", "In hand")
        merged = merge(board, plan_of(board, said, headings=headings))
        update = board.records("updates")[-1]
        assert update.values["done"] == "Policy drafted with HR"
        assert update.values["source"] == merged.title

    def test_two_rows_of_one_record_are_written_together(self, board: Board) -> None:
        headings = ("Reference", "Status", "Notes")
        rows = (("ACT-2026-002", "In hand", None), ("ACT-2026-002", None, "Seen"))
        merge(board, plan_of(board, *rows, headings=headings))
        assert held(board)["ACT-2026-002"]["status"] == "in_hand"
        assert held(board)["ACT-2026-002"]["notes"] == "Seen"

    def test_one_undo_takes_it_back(self, board: Board) -> None:
        before = held(board)
        merged = merge(board, plan_of(board, FORM, NEW))
        board.undo(merged.change)
        assert held(board) == before

    @pytest.mark.parametrize(
        ("rows", "said"),
        [
            ((NEW,), "1 new action"),
            ((FORM,), "1 changed action"),
            ((NEW, ("", "Paint", POLICE, None, None, None)), "2 new actions"),
            ((BAD,), "no new or changed actions"),
        ],
    )
    def test_the_title_says_how_many(self, board: Board, rows: Any, said: str) -> None:
        assert title_of(plan_of(board, *rows)) == f"Import return.xlsx: {said}"


class TestReceipts:
    def test_a_receipt_keeps_every_row_and_whose_it_was(self, board: Board) -> None:
        merged = merge(board, plan_of(board, FORM, NEW, BAD))
        receipt = board.receipts()[0]
        assert (receipt.change, receipt.file_name) == (merged.change, "return.xlsx")
        assert (receipt.counts["new"], receipt.counts["problem"]) == (1, 1)
        agencies = [board.names.label("agencies", one) for one in receipt.agencies]
        assert agencies == [HEALTH, POLICE]

    def test_a_file_without_news_leaves_a_receipt_too(self, board: Board) -> None:
        merged = merge(board, plan_of(board, BAD))
        assert (merged.change, merged.counts["problem"]) == (None, 1)
        assert board.receipts()[0].counts["problem"] == 1

    def test_agencies_themselves_are_named(self, board: Board) -> None:
        headings = ("Agency name", "Sector", "Short name")
        plan = plan_of(board, (HOUSING, "Voluntary", "HT"), headings=headings, register="agencies")
        merge(board, plan)
        (one,) = board.receipts()[0].agencies
        assert board.names.label("agencies", one) == HOUSING


class TestOvertaken:
    def test_a_record_changed_meanwhile_is_not_overwritten(self, board: Board) -> None:
        plan = plan_of(board, FORM, NEW)
        action = board.find("actions", "ACT-2026-001")
        assert action is not None
        with board.change("Meanwhile") as change:
            change.edit("actions", action.id, {"status": "not_started"})
        merged = merge(board, plan)
        assert (merged.counts["conflict"], merged.counts["new"]) == (1, 1)
        assert held(board)["ACT-2026-001"]["status"] == "not_started"
        assert "changed on the board since this was compared" in plan.rows[0].messages[-1]

    def test_a_record_deleted_meanwhile_waits(self, board: Board) -> None:
        plan = plan_of(board, ("ACT-2026-004", "agree a date", None, None, "In hand", None))
        action = board.find("actions", "ACT-2026-004")
        assert action is not None
        with board.change("Meanwhile") as change:
            change.delete("actions", action.id)
        assert merge(board, plan).counts["conflict"] == 1

    def test_a_reference_given_meanwhile_waits(self, board: Board) -> None:
        plan = plan_of(board, ("ACT-2025-077", "Paint the hall", None, None, "In hand", None))
        with board.change("Meanwhile") as change:
            change.add("actions", {"activity": "Another"}, reference="ACT-2025-077")
        assert merge(board, plan).counts["conflict"] == 1

    def test_an_agency_deleted_meanwhile_waits(self, board: Board) -> None:
        with board.change("Before") as change:
            agency = change.add("agencies", {"name": "Youth Service"})
        plan = plan_of(board, (None, "Brief governors", "Youth Service", None, None, None))
        with board.change("Meanwhile") as change:
            change.delete("agencies", agency)
        assert merge(board, plan).counts["conflict"] == 1
        assert "Lead agency: what it names was deleted" in plan.rows[0].messages[-1]

    def test_a_plan_merged_twice_writes_once(self, board: Board) -> None:
        plan = plan_of(board, FORM, NEW)
        merge(board, plan)
        kept = held(board)
        merge(board, plan)
        assert held(board) == kept


class TestStopping:
    @pytest.mark.parametrize("at", [0, 1, 2])
    def test_a_cancelled_merge_leaves_the_board_and_the_plan_as_they_were(
        self, board: Board, at: int
    ) -> None:
        before, steps = held(board), len(board.history())

        def stop(done: int, _total: int, _what: str) -> None:
            if done == at:
                raise Cancelled

        plan = plan_of(board, FORM, NEW)
        with pytest.raises(Cancelled):
            merge(board, plan, stop)
        assert (held(board), len(board.history())) == (before, steps)
        assert plan.rows[1].reference == ""
        merge(board, plan)
        assert "ACT-2026-005" in held(board)


references = st.sampled_from([None, "ACT-2026-001", "act 2026/2", "ACT-2025-009", "7", "HTH-4"])
titles = st.sampled_from(["Single referral form", "One supervision policy", "Brief governors",
                          "Brief the governors", "Paint the hall", None])  # fmt: skip
agencies = st.sampled_from([HEALTH, POLICE, "Nobody", None])
days = st.sampled_from(["12/08/2026", date(2027, 1, 8), "soon", "[clear]", None])
statuses = st.sampled_from(["In hand", "Completed", "Cannot complete", None])
lines = st.tuples(references, titles, agencies, days, statuses, st.sampled_from([None, "x"]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(lines, min_size=1, max_size=6))
def test_whatever_comes_what_was_shown_is_what_happened(
    tmp_path: Path, rows: list[tuple[Any, ...]]
) -> None:
    book = book_of(HEADINGS, FORM, *rows)
    with boards.small(tmp_path) as board:
        before = held(board)
        plan = make_plan(board, book, "actions")
        shown = {row.number: (row.outcome, dict(row.changes)) for row in plan.rows}
        merge(board, plan)
        after = held(board)
        _nothing_lost_unseen(before, after, plan, shown)
        again = make_plan(board, book, "actions")
        written = {
            number for number, (outcome, _) in shown.items() if outcome in {"new", "changed"}
        }
        for row in again.rows:
            assert row.number not in written or row.outcome in {"same", "repeated"}
        # A row that waited may read differently now that others have changed the board.
        if not any(outcome in {"possible", "conflict", "problem"} for outcome, _ in shown.values()):
            assert merge(board, again).change is None
        assert board.check().whole


def _nothing_lost_unseen(
    before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]], plan: ImportPlan,
    shown: dict[int, tuple[str, dict[str, Any]]],
) -> None:  # fmt: skip
    told = {
        (row.reference, key): new
        for row in plan.rows
        if shown[row.number][0] in {"new", "changed"}
        for key, (_, new) in shown[row.number][1].items()
    }
    follows = {"late_from", "escalates_on", "first_target_on"}
    for reference, values in after.items():
        for key, value in values.items():
            was = before.get(reference, {}).get(key)
            if value != was and key not in follows:
                assert told[reference, key] == value
    for (reference, key), new in told.items():
        assert after[reference][key] == new
    assert before.keys() <= after.keys()
