"""What a person may say of a row, and what follows; the counts stay true."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import identity
from lif_desktop.importing.merging.plan import CannotDecide, ImportPlan
from lif_desktop.store.board import Board
from tests import boards
from tests.importing.workbooks import HEADINGS, outcomes, plan_of

HEALTH = boards.AGENCIES[0][0]
STAMPED = (*HEADINGS, identity.RECORD_HEADING, identity.VERSION_HEADING)
DONE = ("ACT-2026-001", "Single referral form", HEALTH, "13/08/2026", "Completed", None)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as found:
        yield found


def stamp(board: Board, record_id: int) -> str:
    return identity.stamp(identity.mark(board.identity, "actions"), record_id)


class TestRefusing:
    def test_a_refused_row_is_counted_as_that_and_can_be_taken_again(self, board: Board) -> None:
        plan = plan_of(board, DONE)
        (row,) = plan.rows
        plan.refuse(row)
        assert (outcomes(plan), row.changes, plan.writable) == (["refused"], {}, [])
        plan.accept(row)
        assert outcomes(plan) == ["changed"]

    def test_a_refused_field_stays_as_it_was(self, board: Board) -> None:
        plan = plan_of(board, DONE)
        (row,) = plan.rows
        plan.refuse(row, "status")
        assert row.changes.keys() == {"target_on"}
        assert row.messages == ("Refused, so left as it was: Status.",)
        plan.refuse(row, "target_on")
        assert outcomes(plan) == ["refused"]
        plan.accept(row, "status")
        assert row.changes.keys() == {"status"}
        plan.accept(row, "target_on")
        plan.refuse(row, "status")
        plan.refuse(row, "target_on")
        plan.accept(row)
        assert row.changes.keys() == {"status", "target_on"}

    def test_refusing_what_cannot_be_read_lets_the_rest_through(self, board: Board) -> None:
        plan = plan_of(board, (*DONE[:3], "soon", "Completed", None))
        (row,) = plan.rows
        with pytest.raises(CannotDecide, match="Row 2 cannot be taken as it is: Target: 'soon'"):
            plan.accept(row)
        plan.refuse(row, "target_on")
        assert (outcomes(plan), row.changes.keys()) == (["changed"], {"status"})

    def test_a_new_row_may_leave_a_field(self, board: Board) -> None:
        plan = plan_of(board, (None, "Brief governors", "Nobody", None, "In hand", None))
        (row,) = plan.rows
        plan.refuse(row, "lead_agency")
        assert (outcomes(plan), row.changes.keys()) == (["new"], {"activity", "status"})

    def test_refusing_the_first_of_two_references_frees_it_for_the_second(
        self, board: Board
    ) -> None:
        one = ("ACT-2025-077", "Brief governors", None, None, None, None)
        other = ("ACT-2025-077", "Paint the hall", None, None, None, None)
        plan = plan_of(board, one, other)
        plan.refuse(plan.rows[0])
        assert outcomes(plan) == ["refused", "new"]
        plan.accept(plan.rows[0])
        assert outcomes(plan) == ["new", "problem"]


class TestAccepting:
    def test_a_repeated_row_may_be_a_record_of_its_own_after_all(self, board: Board) -> None:
        new = (None, "Brief governors", None, None, "In hand", None)
        plan = plan_of(board, new, new)
        plan.accept(plan.rows[1])
        assert outcomes(plan) == ["new", "new"]

    def test_a_possible_row_that_is_accepted_is_new(self, board: Board) -> None:
        plan = plan_of(board, (None, "Single referral forms", HEALTH, None, None, None))
        assert outcomes(plan) == ["possible"]
        plan.accept(plan.rows[0])
        assert outcomes(plan) == ["new"]

    def test_a_record_of_that_reference_keeps_it(self, board: Board) -> None:
        cells = ("ACT-2026-002", "Single referral forms", HEALTH, None, None, None)
        plan = plan_of(board, cells)
        assert outcomes(plan) == ["possible"]
        plan.accept(plan.rows[0])
        assert (outcomes(plan), plan.rows[0].reference) == (["new"], "")
        assert "ACT-2026-002 is another record's" in plan.rows[0].messages[0]


def both_sides(board: Board) -> ImportPlan:
    """Issue an action, change it here, and get it back changed there."""
    action = board.find("actions", "ACT-2026-001")
    assert action is not None
    with board.change("Move the target") as change:
        values = {"target_on": date(2026, 11, 27), "notes": "Seen", "lead": "K. Dunn"}
        change.edit("actions", action.id, values)
    cells = (*DONE[:3], "12/12/2026", "Completed", None, stamp(board, action.id), action.version)
    return plan_of(board, cells, headings=STAMPED)


class TestConflicts:
    def test_both_sides_are_shown_with_what_was_sent(self, board: Board) -> None:
        plan = both_sides(board)
        (row,) = plan.rows
        assert outcomes(plan) == ["conflict"]
        conflict = row.conflicts["target_on"]
        assert (conflict.base, conflict.ours, conflict.theirs) == (
            date(2026, 8, 12), date(2026, 11, 27), date(2026, 12, 12),
        )  # fmt: skip
        assert row.changes.keys() == {"target_on", "status"}
        both, blank = row.messages
        assert both == (
            "Target was changed on both sides: sent as “12 Aug 2026”, the board now says "
            "“27 Nov 2026”, the workbook “12 Dec 2026”."
        )
        assert blank == "Blank in the workbook, so left as it was: Notes."

    def test_taking_theirs_settles_it(self, board: Board) -> None:
        plan = both_sides(board)
        (row,) = plan.rows
        plan.take(row, "target_on", "theirs")
        assert (outcomes(plan), row.changes.keys()) == (["changed"], {"target_on", "status"})

    def test_keeping_ours_settles_it(self, board: Board) -> None:
        plan = both_sides(board)
        (row,) = plan.rows
        plan.take(row, "target_on", "ours")
        assert (outcomes(plan), row.changes.keys()) == (["changed"], {"status"})
        with pytest.raises(CannotDecide, match="Status in row 2 is not in conflict"):
            plan.take(row, "status", "ours")

    def test_accepting_a_conflict_takes_theirs(self, board: Board) -> None:
        plan = both_sides(board)
        plan.accept(plan.rows[0])
        assert outcomes(plan) == ["changed"]

    def test_what_only_we_changed_is_kept_and_said(self, board: Board) -> None:
        action = board.find("actions", "ACT-2026-001")
        assert action is not None
        with board.change("Move the target") as change:
            change.edit("actions", action.id, {"target_on": date(2026, 11, 27)})
        cells = (*DONE[:3], "12/08/2026", "In hand", None, stamp(board, action.id), action.version)
        (row,) = plan_of(board, cells, headings=STAMPED).rows
        assert (row.outcome, row.changes) == ("same", {})
        said = "Changed on the board since the workbook was issued, so kept: Target."
        assert row.messages == (said,)

    def test_what_both_changed_alike_is_same(self, board: Board) -> None:
        action = board.find("actions", "ACT-2026-001")
        assert action is not None
        with board.change("Done") as change:
            change.edit("actions", action.id, {"status": "completed"})
        cells = (*DONE[:3], "12/08/2026", "Completed", None, stamp(board, action.id), 1)
        assert outcomes(plan_of(board, cells, headings=STAMPED)) == ["same"]

    def test_a_conflict_of_two_rows_is_settled_for_both(self, board: Board) -> None:
        rows = [(*DONE[:3], "12/08/2026", status, None) for status in ("Completed", "Not started")]
        plan = plan_of(board, *rows)
        assert outcomes(plan) == ["conflict", "conflict"]
        plan.take(plan.rows[1], "status", "theirs")
        assert outcomes(plan) == ["refused", "changed"]
        plan = plan_of(board, *rows)
        plan.take(plan.rows[0], "status", "ours")
        assert outcomes(plan) == ["refused", "refused"]


def test_values_are_shown_in_words(board: Board) -> None:
    plan = plan_of(board, DONE)
    old, new = plan.rows[0].changes["status"]
    assert (plan.show("status", old), plan.show("status", new)) == ("In hand", "Completed")
