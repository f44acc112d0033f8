"""Rows without a reference: likeness with its reasons, and what a person said of them before."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop.importing.meaning.said import Said
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.plan import CannotDecide
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.merging.repeating import decide_again
from lif_desktop.importing.merging.settled import lessons
from lif_desktop.store.board import Board
from lif_desktop.store.faults import CannotKeep
from lif_desktop.store.records import Record
from tests import boards
from tests.importing.workbooks import HEADINGS, book_of, only, outcomes, plan_of, xlsx

HEALTH, POLICE, _ = (name for name, *_ in boards.AGENCIES)
LIKE = (None, "Single referral forms", HEALTH, None, "Completed", None)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as found:
        yield found


def remembered(board: Board) -> list[Record]:
    """Return what is remembered of rows and records."""
    return [one for one in board.records("readings") if one.values["kind"] in {"same", "other"}]


class TestLikeness:
    def test_a_meeting_a_day_off_may_be_the_one_held(self, board: Board) -> None:
        group = board.names.label("groups", board.records("meetings")[0].values["group"])
        plan = plan_of(
            board, (group, "04/09/2026", "Held"), (group, "03/12/2026", "Planned"),
            headings=("Group", "Meeting date", "State"), register="meetings",
        )  # fmt: skip
        assert outcomes(plan) == ["possible", "new"]
        (one,) = plan.rows[0].candidates
        assert one.why == "the same group, date 1 day apart"

    def test_another_agency_or_another_kind_is_another_record(self, board: Board) -> None:
        review = board.records("reviews")[0]
        agencies = {one.title: one.id for one in board.records("agencies")}
        with board.change("Asked for") as change:
            change.add("management_reports", {
                "review": review.id, "agency": agencies[HEALTH], "kind": "imr"})  # fmt: skip
        plan = plan_of(
            board, (review.label, POLICE), headings=("Review", "Agency"),
            register="management_reports",
        )  # fmt: skip
        assert outcomes(plan) == ["new"]

    def test_people_and_dates_near_each_other_speak_for_a_reworded_title(
        self, board: Board
    ) -> None:
        action = board.find("actions", "ACT-2026-001")
        assert action is not None
        with board.change("Lead") as change:
            values = {"lead": "Kay Dunn", "activity": "Agree one single referral form"}
            change.edit("actions", action.id, values)
        heads = (*HEADINGS, "Lead")
        said = "Agree the single form for referral"
        row = only(plan_of(
            board, (None, said, HEALTH, "12/08/2026", None, None, "K Dunn"), headings=heads
        ))  # fmt: skip
        assert row.outcome == "possible"
        assert "the same lead agency" in row.candidates[0].why
        assert "the same target" in row.candidates[0].why
        assert "lead much the same (Kay Dunn)" in row.candidates[0].why


class TestRemembering:
    def test_the_same_is_remembered_with_when_and_where(self, board: Board) -> None:
        plan = plan_of(board, LIKE)
        plan.choose(plan.rows[0], plan.rows[0].candidates[0].record_id)
        merge(board, plan)
        row = only(plan_of(board, (*LIKE[:4], "In hand", None)))
        assert (row.outcome, row.reference) == ("changed", "ACT-2026-001")
        said = "Taken as ACT-2026-001, as you said on 21 Nov 2026 (“return.xlsx”)."
        assert row.messages[0] == said

    def test_not_the_same_is_remembered_too(self, board: Board) -> None:
        plan = plan_of(board, LIKE)
        plan.choose(plan.rows[0], None)
        merge(board, plan)
        (new,) = [one for one in board.records("actions") if one.values["activity"] == LIKE[1]]
        with board.change("Rename it") as change:
            change.edit("actions", new.id, {"activity": "Something quite different by now"})
        row = only(plan_of(board, LIKE))
        assert row.outcome == "new"
        assert row.messages == ("Not ACT-2026-001, as you said on 21 Nov 2026 (“return.xlsx”).",)

    def test_the_last_word_counts(self, board: Board) -> None:
        plan = plan_of(board, LIKE)
        plan.choose(plan.rows[0], 1)
        merge(board, plan)
        (one,) = remembered(board)
        with board.change("Not so, after all") as change:
            change.edit("actions", 1, {"activity": "Single referral form"})
            change.edit("readings", one.id, {"kind": "other"})
        row = only(plan_of(board, LIKE))
        assert (row.outcome, row.record_id) == ("new", None)

    def test_undoing_the_import_takes_back_what_it_taught(self, board: Board) -> None:
        plan = plan_of(board, LIKE)
        plan.choose(plan.rows[0], 1)
        board.undo(merge(board, plan).change)
        assert not remembered(board)
        assert outcomes(plan_of(board, LIKE)) == ["possible"]

    def test_it_is_forgotten_with_the_record_and_comes_back_with_it(self, board: Board) -> None:
        with board.change("Another") as change:
            other = change.add("actions", {"activity": "Paint the hall and the porch"})
        plan = plan_of(board, (None, "Paint the hall and porch", None, None, "In hand", None))
        plan.choose(plan.rows[0], other)
        merge(board, plan)
        with board.change("Delete") as change:
            change.delete("actions", other)
        assert not remembered(board)
        board.undo()
        assert [one.values["kind"] for one in remembered(board)] == ["same"]
        assert board.check().whole


class TestPuttingRight:
    BROKEN = ("ACT-2026-001", "Single referral form", HEALTH, "31/11/2026", "In hand", None)

    def test_a_cell_put_right_is_taken_and_stands_in_the_receipt(self, board: Board) -> None:
        plan = plan_of(board, self.BROKEN)
        row = only(plan)
        plan.put_right(row, "target_on", "30 Nov 2026")
        assert (row.outcome, row.changes["target_on"][1]) == ("changed", date(2026, 11, 30))
        merge(board, plan)
        (kept,) = board.receipt(board.receipts()[0].id or 0).rows
        assert kept["decided"] == {"put_right": {"target_on": "30 Nov 2026"}}

    def test_what_is_no_value_either_is_refused_and_blank_takes_it_back(self, board: Board) -> None:
        plan = plan_of(board, self.BROKEN)
        row = only(plan)
        with pytest.raises(CannotDecide, match="is not a date"):
            plan.put_right(row, "target_on", "soon")
        plan.put_right(row, "target_on", "30 Nov 2026")
        plan.put_right(row, "target_on", " ")
        assert row.outcome == "problem"
        with pytest.raises(CannotDecide, match="not for typing in"):
            plan.put_right(row, "reference", "ACT-2026-009")

    def test_what_a_new_record_needs_can_be_given_here(self, board: Board) -> None:
        plan = plan_of(board, (None, None, POLICE, None, "In hand", None))
        row = only(plan)
        plan.put_right(row, "activity", "Brief the governors")
        assert row.outcome == "new"
        merge(board, plan)
        assert board.find("actions", row.reference) is not None


class TestRest:
    def test_one_of_several_is_ruled_out_and_the_others_are_shown(self, board: Board) -> None:
        with board.change("Another like it") as change:
            change.add("actions", {"activity": "Single referral formats", "lead_agency": 1})
        plan = plan_of(board, LIKE)
        first, second = plan.rows[0].candidates
        with board.change("Remember") as change:
            plan.choose(plan.rows[0], None)
            for values in lessons(plan):
                if values["means"] == board.record("actions", first.record_id).reference:
                    change.add("readings", values | {"learnt_on": None, "learnt_from": None})
            # What is remembered of a record that is gone, or of no row at all, is passed over.
            change.add("readings", {"written": "x", "kind": "same", "register": "actions",
                                    "mark": "0" * 32, "means": "ACT-1999-001"})  # fmt: skip
            change.add("readings", {"written": "y", "kind": "same", "register": "actions"})
        row = only(plan_of(board, LIKE))
        assert [one.record_id for one in row.candidates] == [second.record_id]
        assert row.messages[0].endswith(", as you said.")

    def test_a_later_same_goes_before_an_earlier_not_the_same(self, board: Board) -> None:
        plan = plan_of(board, LIKE)
        plan.choose(plan.rows[0], 1)
        (same,) = lessons(plan)
        with board.change("Remember") as change:
            change.add("readings", same | {"kind": "other"})
            change.add("readings", same)
        assert only(plan_of(board, LIKE)).record_id == 1
        with board.change("And not") as change:
            change.add("readings", same | {"kind": "other"})
        assert only(plan_of(board, LIKE)).record_id is None

    def test_nothing_is_remembered_or_recalled_where_that_is_not_wanted(self, board: Board) -> None:
        said = Said(remember=False)
        plan = make_plan(board, book_of(HEADINGS, LIKE), "actions", said)
        plan.choose(plan.rows[0], 1)
        merge(board, plan)
        assert not remembered(board)

    def test_a_file_that_was_changed_since_is_not_kept_and_nothing_is_written(
        self, board: Board, tmp_path: Path
    ) -> None:
        path = xlsx(tmp_path / "ours.xlsx", [HEADINGS, LIKE])
        plan = make_plan(board, path, "actions")
        plan.accept(plan.rows[0])
        path.write_bytes(b"other")
        before = board.history()
        with pytest.raises(CannotKeep, match="changed since it was read"):
            merge(board, plan, keep_file=True)
        path.unlink()
        with pytest.raises(CannotKeep):
            merge(board, plan, keep_file=True)
        assert board.history() == before
        assert merge(board, plan).change is not None


def test_what_was_put_right_is_put_right_again_when_the_file_is_compared_anew(
    board: Board,
) -> None:
    cells = TestPuttingRight.BROKEN
    plan = plan_of(board, cells)
    plan.put_right(plan.rows[0], "target_on", "30 Nov 2026")
    again = plan_of(board, cells)
    decide_again(plan, again)
    assert again.rows[0].changes["target_on"][1] == date(2026, 11, 30)
