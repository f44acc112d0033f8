"""A return comes back: what was sent, what they say, what the board holds, and what is odd."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Protection

from lif_desktop import identity, registers
from lif_desktop.exporting.returns.issuing import issue
from lif_desktop.importing.meaning.said import Said
from lif_desktop.importing.merging.asking import asked
from lif_desktop.importing.merging.kept_return import NOT_KEPT, in_words, read_kept
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.outcomes import rows_as_json as outcomes_json
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.store.board import Board
from tests import boards
from tests.importing.workbooks import outcomes

HEAD, FIRST = 5, 6
HEALTH, POLICE, _ = (name for name, *_ in boards.AGENCIES)
Edit = Callable[[Any], None]


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as found:
        health = found.names.resolve("agencies", HEALTH)
        with found.change("More for Health") as change:
            for name in ("Review the policy", "Brief the governors"):
                values = {"activity": name, "lead_agency": health, "status": "in_hand"}
                change.add("actions", values | {"target_on": date(2026, 12, 1)})
        yield found


def sent(board: Board, folder: Path, agency: str = HEALTH) -> Path:
    """Send an agency its actions; return the workbook."""
    out = folder / "out"
    out.mkdir(exist_ok=True)
    found = board.names.resolve("agencies", agency)
    assert found is not None
    (one,) = issue(board, "actions", [found], date(2026, 12, 12), out)
    assert one.path is not None
    return one.path


def edited(path: Path, edit: Edit, name: str = "back.xlsx") -> Path:
    """Let somebody edit a workbook in a spreadsheet."""
    book = openpyxl.load_workbook(path)
    edit(book["Actions"])
    back = path.with_name(name)
    book.save(back)
    book.close()
    return back


def at(page: Any, heading: str) -> int:
    return int(next(cell.column for cell in page[HEAD] if cell.value == heading))


def put(row: int, **said: Any) -> Edit:
    """Return an edit of one row's cells, by heading with _ for spaces."""

    def edit(page: Any) -> None:
        for heading, value in said.items():
            page.cell(row, at(page, heading.replace("_", " "))).value = value

    return edit


def back(board: Board, folder: Path, edit: Edit = lambda _page: None) -> ImportPlan:
    return make_plan(board, edited(sent(board, folder), edit), "actions")


def hold(board: Board, reference: str, **values: Any) -> None:
    """Change a record of the board."""
    found = board.find("actions", reference)
    assert found is not None
    with board.change("Meanwhile") as change:
        change.edit("actions", found.id, values)


def value(board: Board, reference: str, key: str) -> Any:
    found = board.find("actions", reference)
    assert found is not None
    return found.values[key]


def test_an_untouched_return_says_same_and_nothing_is_odd(board: Board, tmp_path: Path) -> None:
    plan = back(board, tmp_path)
    assert outcomes(plan) == ["same"] * 3
    assert (plan.back.odd, plan.back.missing) == ((), ())
    assert plan.back.record is not None
    assert not any(row.messages for row in plan.rows)


def test_only_theirs_is_taken_only_ours_is_kept_and_both_is_a_conflict(
    board: Board, tmp_path: Path
) -> None:
    path = sent(board, tmp_path)
    hold(board, "ACT-2026-001", target_on=date(2026, 11, 27))
    hold(board, "ACT-2026-005", target_on=date(2027, 1, 5))
    said = edited(path, put(FIRST, Target=date(2026, 12, 12), Status="Completed"))
    plan = make_plan(board, said, "actions")
    assert outcomes(plan) == ["conflict", "same", "same"]
    conflict = plan.rows[0].conflicts["target_on"]
    assert (conflict.base, conflict.theirs, conflict.ours) == (
        date(2026, 8, 12), date(2026, 12, 12), date(2026, 11, 27),
    )  # fmt: skip
    assert "kept: Target" in plan.rows[1].messages[0]
    plan.take(plan.rows[0], "target_on", "ours")
    merge(board, plan)
    assert value(board, "ACT-2026-001", "status") == "completed"
    assert value(board, "ACT-2026-001", "target_on") == date(2026, 11, 27)
    assert value(board, "ACT-2026-005", "target_on") == date(2027, 1, 5)


def delete(board: Board, reference: str) -> None:
    """Delete an action of the board."""
    found = board.find("actions", reference)
    assert found is not None
    with board.change("Delete") as change:
        change.delete("actions", found.id)


class TestWhatIsOdd:
    def test_a_row_removed_is_said_counted_and_deletes_nothing(
        self, board: Board, tmp_path: Path
    ) -> None:
        plan = back(board, tmp_path, lambda page: page.delete_rows(FIRST + 1))
        assert plan.back.missing == ("ACT-2026-005",)
        said = "1 row that was sent did not come back: ACT-2026-005. Nothing is deleted."
        assert said in plan.back.odd
        merge(board, plan)
        assert board.find("actions", "ACT-2026-005") is not None

    def test_a_row_removed_here_and_there_is_counted(self, board: Board, tmp_path: Path) -> None:
        path = sent(board, tmp_path)
        delete(board, "ACT-2026-005")
        edit = edited(path, lambda page: page.delete_rows(FIRST + 1))
        said = "1 row that was sent did not come back: 1 row whose record was deleted here since."
        assert make_plan(board, edit, "actions").back.odd == (f"{said} Nothing is deleted.",)

    def test_a_row_added_is_new_and_said(self, board: Board, tmp_path: Path) -> None:
        plan = back(board, tmp_path, put(FIRST + 3, Action="Paint the hall", Status="In hand"))
        assert outcomes(plan) == ["same", "same", "same", "new"]
        assert "1 row was added, as the return invites." in plan.back.odd

    def test_locked_cells_of_a_row_put_in_for_a_record_that_was_not_sent_are_not_taken(
        self, board: Board, tmp_path: Path
    ) -> None:
        path = sent(board, tmp_path)
        with board.change("Later") as change:
            health = board.names.resolve("agencies", HEALTH)
            values = {"activity": "Brief the night staff", "lead_agency": health}
            change.add("actions", values | {"progress": "Dates are set."})
        (later,) = [
            one for one in board.records("actions")
            if one.values["activity"] == "Brief the night staff"
        ]  # fmt: skip
        put_in = put(
            FIRST + 3, Reference=later.reference, Action="Brief all night staff", Status="Completed"
        )
        row = make_plan(board, edited(path, put_in), "actions").rows[3]
        assert (row.outcome, row.changes.keys()) == ("changed", {"status"})
        said = " ".join(row.messages)
        assert "Locked in the return, so not taken: Action (“Brief all night staff”)." in said
        assert "Blank in the workbook, so left as it was" in said

    @pytest.mark.parametrize("number", ["ACT-2026-999", "3", "H7"])
    def test_a_row_added_under_a_number_of_their_own_is_of_that_agency_too(
        self, board: Board, tmp_path: Path, number: str
    ) -> None:
        plan = back(board, tmp_path, put(FIRST + 3, Reference=number, Action="Paint the hall"))
        row = plan.rows[3]
        assert row.outcome == "new"
        assert row.values["lead_agency"] == board.names.resolve("agencies", HEALTH)

    def test_a_number_that_the_board_never_gave_does_not_move_its_numbering(
        self, board: Board, tmp_path: Path
    ) -> None:
        put_in = put(FIRST + 3, Reference="act 2026/999", Action="Paint the hall")
        plan = back(board, tmp_path, put_in)
        assert plan.rows[3].messages == (
            "ACT-2026-999 is no reference that the board gave; the new record gets the next.",
        )
        merge(board, plan)
        assert plan.rows[3].reference == "ACT-2026-007"
        assert board.find("actions", "ACT-2026-999") is None
        again = make_plan(board, tmp_path / "out" / "back.xlsx", "actions")
        assert (again.rows[3].outcome, again.rows[3].reference) == ("same", "ACT-2026-007")

    def test_a_reference_of_a_deleted_record_is_kept_when_it_is_brought_in_anew(
        self, board: Board, tmp_path: Path
    ) -> None:
        path = sent(board, tmp_path)
        delete(board, "ACT-2026-005")
        plan = make_plan(board, path, "actions")
        plan.accept(plan.rows[1])
        assert (plan.rows[1].outcome, plan.rows[1].reference) == ("new", "ACT-2026-005")
        assert plan.rows[1].messages == (
            "ACT-2026-005 was deleted on the board; the new record keeps that reference.",
        )

    def test_our_own_sheet_is_read_though_it_came_back_hidden(
        self, board: Board, tmp_path: Path
    ) -> None:
        def hide(page: Any) -> None:
            put(FIRST, Status="Completed")(page)
            page.parent.create_sheet("Their own")
            page.sheet_state = "hidden"

        plan = back(board, tmp_path, hide)
        assert outcomes(plan) == ["changed", "same", "same"]
        assert "Sheet “Actions” is hidden; it was read all the same." in plan.notes

    def test_another_order_is_said_once_and_does_not_matter(
        self, board: Board, tmp_path: Path
    ) -> None:
        def turn(page: Any) -> None:
            rows = [[cell.value for cell in page[FIRST + one]] for one in range(3)]
            for place, values in enumerate(reversed(rows)):
                for column, one in enumerate(values, 1):
                    page.cell(FIRST + place, column).value = one

        plan = back(board, tmp_path, turn)
        assert outcomes(plan) == ["same"] * 3
        assert plan.back.odd == ("The rows came back in another order, which does not matter.",)

    def test_columns_added_removed_and_renamed_are_told_apart(
        self, board: Board, tmp_path: Path
    ) -> None:
        def edit(page: Any) -> None:
            page.cell(HEAD, at(page, "Target")).value = "New target"
            page.delete_cols(at(page, "Evidence of impact"))
            last = at(page, "LIF version") + 2
            page.cell(HEAD, last).value = "Cost centre"
            page.cell(FIRST, last).value = "C12"

        odd = back(board, tmp_path, edit).back.odd
        assert "The column “Target” came back as “New target”." in odd
        gone = "Columns that were sent are gone: “Evidence of impact”; what the board holds there"
        assert any(one.startswith(gone) for one in odd)
        assert "Columns came back that were not sent: “Cost centre”." in odd

    def test_a_heading_wiped_out_leaves_the_return_known(
        self, board: Board, tmp_path: Path
    ) -> None:
        def wipe(page: Any) -> None:
            page.cell(HEAD, at(page, "Evidence of impact")).value = None

        plan = back(board, tmp_path, wipe)
        assert plan.back.record is not None
        assert outcomes(plan) == ["same"] * 3

    def test_another_agencys_row_waits_and_says_whose_it_is(
        self, board: Board, tmp_path: Path
    ) -> None:
        theirs = openpyxl.load_workbook(sent(board, tmp_path, POLICE))["Actions"]
        stamp = {one: theirs.cell(FIRST, at(theirs, one)).value
                 for one in ("Reference", "Action", "LIF record", "LIF version")}  # fmt: skip

        def paste(page: Any) -> None:
            for heading, one in stamp.items():
                page.cell(FIRST + 3, at(page, heading)).value = one
            page.cell(FIRST + 3, at(page, "Status")).value = "Completed"

        plan = back(board, tmp_path, paste)
        row = plan.rows[3]
        assert (row.reference, row.outcome) == ("ACT-2026-002", "conflict")
        assert row.messages[0].startswith(
            f"ACT-2026-002 was not sent to {HEALTH} in this return. It is with {POLICE}."
        )
        merge(board, plan)
        assert value(board, "ACT-2026-002", "status") == "not_started"
        plan.accept(row)
        assert row.outcome == "changed"

    def test_locked_and_worked_out_cells_are_said_and_not_taken(
        self, board: Board, tmp_path: Path
    ) -> None:
        edit = put(FIRST, Action="Something else", Lateness="Never late", Reference="ACT-2026-999")
        plan = back(board, tmp_path, edit)
        assert outcomes(plan) == ["same"] * 3
        said = " ".join(plan.rows[0].messages)
        assert "ACT-2026-001 keeps its own" in said
        assert "Locked in the return, so not taken: Action (“Something else”)." in said
        assert "Filled in by the board, so not taken: Lateness (“Never late”)." in said
        (odd,) = plan.back.odd
        assert odd.endswith("were changed in ACT-2026-001; that was not taken.")

    def test_words_written_where_ours_are_shown_are_said_and_not_taken(
        self, board: Board, tmp_path: Path
    ) -> None:
        plan = back(board, tmp_path, put(FIRST, What_we_were_told_before="All done now"))
        assert outcomes(plan) == ["same"] * 3
        said = "Filled in by the board, so not taken: What we were told before (“All done now”)."
        assert plan.rows[0].messages == (said,)
        (odd,) = plan.back.odd
        assert odd.endswith("were changed in ACT-2026-001; that was not taken.")

    def test_rows_that_wait_to_be_told_which_they_are_did_come_back(
        self, board: Board, tmp_path: Path
    ) -> None:
        def sort(page: Any) -> None:  # all but the hidden columns
            last = at(page, "LIF record") - 1
            for column in range(1, last + 1):
                one, two = page.cell(FIRST, column), page.cell(FIRST + 1, column)
                one.value, two.value = two.value, one.value

        plan = back(board, tmp_path, sort)
        assert outcomes(plan) == ["possible", "possible", "same"]
        assert (plan.back.odd, plan.back.missing) == ((), ())

    def test_the_return_of_another_agency_than_was_said_is_told(
        self, board: Board, tmp_path: Path
    ) -> None:
        path = sent(board, tmp_path)
        police = board.names.resolve("agencies", POLICE)
        plan = make_plan(board, path, "actions", Said(agency=police))
        (odd,) = plan.back.odd
        assert odd.startswith(f"It was said to be of {POLICE}, but RET-")
        assert odd.endswith(f"was sent to {HEALTH}: ask who filled it in.")
        health = board.names.resolve("agencies", HEALTH)
        assert make_plan(board, path, "actions", Said(agency=health)).back.odd == ()

    @pytest.mark.parametrize(("version", "why"), [(9, "never issued"), (2, "never issued")])
    def test_a_version_that_never_was_waits(
        self, board: Board, tmp_path: Path, version: int, why: str
    ) -> None:
        plan = back(board, tmp_path, put(FIRST, LIF_version=version, Status="Completed"))
        row = plan.rows[0]
        assert row.outcome == "conflict"
        assert why in row.messages[0]
        plan.accept(row)
        assert row.changes.keys() == {"status"}

    def test_a_version_other_than_the_one_sent_waits(self, board: Board, tmp_path: Path) -> None:
        hold(board, "ACT-2026-001", notes="Seen")
        plan = back(board, tmp_path, put(FIRST, LIF_version=1, Status="Completed"))
        assert "was sent at version 2" in plan.rows[0].messages[0]
        assert plan.rows[0].outcome == "conflict"

    def test_hidden_columns_lost_are_made_up_for_by_the_reference(
        self, board: Board, tmp_path: Path
    ) -> None:
        path = sent(board, tmp_path)
        hold(board, "ACT-2026-001", target_on=date(2026, 11, 27))
        edit = put(FIRST, LIF_record=None, LIF_version=None, Target=date(2026, 12, 12))
        plan = make_plan(board, edited(path, edit), "actions")
        assert plan.rows[0].conflicts["target_on"].base == date(2026, 8, 12)

    def test_a_return_of_no_such_identity_is_read_as_any_workbook(
        self, board: Board, tmp_path: Path
    ) -> None:
        def forge(page: Any) -> None:
            for cell in page[HEAD]:
                if str(cell.value).startswith("LIF return"):
                    cell.value = "LIF return 0123456789ab"

        plan = back(board, tmp_path, forge)
        assert plan.back.record is None
        assert "this board holds none of its identity" in plan.back.odd[0]
        assert outcomes(plan) == ["same"] * 3

    @pytest.mark.parametrize("state", ["withdrawn", "accepted"])
    def test_a_return_that_is_over_says_so_and_stays_over(
        self, board: Board, tmp_path: Path, state: str
    ) -> None:
        path = edited(sent(board, tmp_path), put(FIRST, Status="Completed"))
        (one,) = board.records("returns")
        with board.change("Over") as change:
            change.edit("returns", one.id, {"state": state})
        plan = make_plan(board, path, "actions")
        assert state in plan.back.odd[0]
        merge(board, plan)
        assert board.record("returns", one.id).values["state"] == state


class TestMerging:
    def test_the_return_is_back_in_the_same_step_and_undo_takes_that_back(
        self, board: Board, tmp_path: Path
    ) -> None:
        plan = back(board, tmp_path, put(FIRST, Status="Completed"))
        merged = merge(board, plan)
        (one,) = board.records("returns")
        assert (one.values["state"], one.values["received_on"]) == ("back", boards.TODAY)
        assert board.receipts()[0].returned == one.id
        board.undo(merged.change)
        (one,) = board.records("returns")
        assert (one.values["state"], one.values["received_on"]) == ("out", None)
        assert value(board, "ACT-2026-001", "status") == "in_hand"

    def test_only_what_is_new_since_counts_when_it_comes_again(
        self, board: Board, tmp_path: Path
    ) -> None:
        path = sent(board, tmp_path)
        hold(board, "ACT-2026-001", target_on=date(2026, 11, 27))

        def first(page: Any) -> None:
            put(FIRST, Target=date(2026, 12, 12), Status="Completed")(page)
            put(FIRST + 3, Action="Paint the hall", Status="In hand")(page)
            put(FIRST + 4, Action="Mend the roof", Status="In hand")(page)

        plan = make_plan(board, edited(path, first), "actions")
        assert outcomes(plan) == ["conflict", "same", "same", "new", "new"]
        plan.take(plan.rows[0], "target_on", "ours")
        plan.refuse(plan.rows[4])
        merge(board, plan)
        hold(board, "ACT-2026-001", status="in_hand")
        hold(board, plan.rows[3].reference, activity="Paint both halls")

        def second(page: Any) -> None:
            first(page)
            put(FIRST + 1, Status="Completed")(page)

        again = make_plan(board, edited(path, second, "again.xlsx"), "actions")
        assert outcomes(again) == ["same", "changed", "same", "same", "refused"]
        said = " ".join(again.rows[0].messages)
        assert "Said when it came back before, and settled then: Target, Status." in said
        assert any("came back before" in one for one in again.back.odd)

    def test_another_word_of_the_same_return_is_told_from_a_word_of_the_board(
        self, board: Board, tmp_path: Path
    ) -> None:
        path = sent(board, tmp_path)
        first = edited(path, put(FIRST, Target=date(2026, 12, 12)))
        merge(board, make_plan(board, first, "actions"))
        hold(board, "ACT-2026-005", target_on=date(2027, 2, 1))

        def second(page: Any) -> None:
            put(FIRST, Target=date(2027, 1, 8))(page)
            put(FIRST + 1, Target=date(2027, 1, 8))(page)

        plan = make_plan(board, edited(path, second, "second.xlsx"), "actions")
        row, other = plan.rows[:2]
        assert (row.outcome, other.outcome) == ("conflict", "conflict")
        (said,) = row.messages
        assert said == (
            "Target was sent as “12 Aug 2026”; when this return came back before it said"
            " “12 Dec 2026”, which the board holds, and now “8 Jan 2027”."
        )
        assert "Target was changed on both sides" in other.messages[0]
        assert asked(plan, row)[0] == (
            "Target: you wrote “8 Jan 2027”, and “12 Dec 2026” before. Which is right?"
        )

    def test_what_still_waited_then_waits_again(self, board: Board, tmp_path: Path) -> None:
        path = sent(board, tmp_path)
        hold(board, "ACT-2026-001", target_on=date(2026, 11, 27))
        said = edited(path, put(FIRST, Target=date(2026, 12, 12)))
        merge(board, make_plan(board, said, "actions"))
        assert outcomes(make_plan(board, said, "actions"))[0] == "conflict"

    def test_an_undone_coming_back_counts_for_nothing(self, board: Board, tmp_path: Path) -> None:
        said = edited(sent(board, tmp_path), put(FIRST, Status="Completed"))
        board.undo(merge(board, make_plan(board, said, "actions")).change)
        assert outcomes(make_plan(board, said, "actions"))[0] == "changed"


class TestWhatWaited:
    """Rows that waited when a return came in are asked about when they are gone from the next."""

    def first(self, board: Board, folder: Path) -> Path:
        path = sent(board, folder)

        def edit(page: Any) -> None:
            put(FIRST + 3, Action="Paint the hall", Status="Blue")(page)
            put(FIRST + 4, Action="Brief all the governors", Status="In hand")(page)

        plan = make_plan(board, edited(path, edit), "actions")
        assert outcomes(plan)[3:] == ["problem", "possible"]
        merge(board, plan)
        return path

    def said(self, plan: ImportPlan) -> list[str]:
        return [one for one in plan.back.odd if "came before and waited" in one]

    def test_they_are_named_when_the_same_return_comes_without_them(
        self, board: Board, tmp_path: Path
    ) -> None:
        path = self.first(board, tmp_path)
        again = make_plan(board, path, "actions")
        (told,) = self.said(again)
        assert told == (
            "2 rows that came before and waited are not in this workbook, and became no record:"
            " “Paint the hall” (in back.xlsx) and “Brief all the governors” (in back.xlsx). Ask"
            " whether they still count."
        )

    def test_they_are_named_when_the_agencys_next_return_comes(
        self, board: Board, tmp_path: Path
    ) -> None:
        self.first(board, tmp_path)
        following = sent(board, tmp_path / "out")
        assert len(self.said(make_plan(board, following, "actions"))) == 1
        merge(board, make_plan(board, following, "actions"))
        third = sent(board, tmp_path / "out" / "out")
        assert self.said(make_plan(board, third, "actions")) == []  # said once is enough

    def test_another_agencys_return_says_nothing_of_them(
        self, board: Board, tmp_path: Path
    ) -> None:
        self.first(board, tmp_path)
        other = sent(board, tmp_path / "out", POLICE)
        assert self.said(make_plan(board, other, "actions")) == []

    def test_what_is_there_or_was_settled_since_is_not_named(
        self, board: Board, tmp_path: Path
    ) -> None:
        path = self.first(board, tmp_path)
        third = edited(path, put(FIRST + 3, Action="Paint the Hall.", Status="In hand"), "c.xlsx")
        (told,) = self.said(make_plan(board, third, "actions"))
        assert "Paint" not in told
        with board.change("By hand") as change:
            change.add("actions", {"activity": "Brief all the governors", "status": "in_hand"})
        assert self.said(make_plan(board, third, "actions")) == []

    def test_what_was_chosen_or_refused_then_is_not_named(
        self, board: Board, tmp_path: Path
    ) -> None:
        path = self.first(board, tmp_path)
        plan = make_plan(board, path.with_name("back.xlsx"), "actions")
        plan.refuse(plan.rows[3])
        plan.choose(plan.rows[4], plan.rows[4].candidates[0].record_id)
        merge(board, plan)
        assert self.said(make_plan(board, path, "actions")) == []

    def test_what_was_undone_never_waited(self, board: Board, tmp_path: Path) -> None:
        path = sent(board, tmp_path)
        edit = put(FIRST, Status="Completed")
        back_again = edited(path, lambda page: (edit(page), put(FIRST + 3, Status="Blue")(page)))
        board.undo(merge(board, make_plan(board, back_again, "actions")).change)
        assert self.said(make_plan(board, path, "actions")) == []


class TestWithoutTheKeptFile:
    def test_what_was_not_asked_for_is_locked_all_the_same(
        self, board: Board, tmp_path: Path
    ) -> None:
        path = sent(board, tmp_path)
        (one,) = board.records("returns")
        told = json.loads(one.values["sent"])
        told["asked"] = ["Status"]
        for digest in (None, "0" * 64):
            with board.change("Lost") as change:
                values = {"file_hash": digest, "sent": json.dumps(told)}
                change.edit("returns", one.id, values)
            said = edited(path, put(FIRST, Target=date(2027, 1, 1), Lateness="Never late"))
            row = make_plan(board, said, "actions").rows[0]
            assert row.outcome == "same"
            assert "Locked in the return, so not taken: Target" in row.messages[-1]

    def test_a_return_that_says_nothing_of_what_was_sent_is_still_known(
        self, board: Board, tmp_path: Path
    ) -> None:
        path = sent(board, tmp_path)
        (one,) = board.records("returns")
        for text in (None, "{}"):
            with board.change("Lost") as change:
                change.edit("returns", one.id, {"sent": text})
            plan = make_plan(board, edited(path, put(FIRST, Status="Completed")), "actions")
            assert plan.back.record is not None
            # The rows are of that very agency, and bear the version they were sent at.
            assert outcomes(plan) == ["changed", "same", "same"]

    def test_a_record_deleted_since_is_said_and_asked_about(
        self, board: Board, tmp_path: Path
    ) -> None:
        path = sent(board, tmp_path)
        delete(board, "ACT-2026-005")
        plan = make_plan(board, path, "actions")
        assert outcomes(plan) == ["same", "conflict", "same"]
        assert plan.back.odd == ()  # it did come back; its row says the rest
        (row,) = [one for one in outcomes_json(plan) if one["outcome"] == "conflict"]
        assert row["ask"] == ["We no longer hold this row. Should it be kept as a new one?"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [(None, ""), (datetime(2026, 11, 21, 9, tzinfo=UTC), "2026-11-21"),
     (date(2026, 11, 21), "2026-11-21"), (3.0, "3"), (2.5, "2.5"), (" Late  12 d ", "Late 12 d")],
)  # fmt: skip
def test_a_cell_reads_alike_however_the_workbook_was_read(cell: object, shown: str) -> None:
    assert in_words(cell) == shown


def test_a_kept_workbook_without_our_identity_says_nothing(board: Board, tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(path)
    assert read_kept(path.read_bytes(), registers.get("actions"), "00000000") == NOT_KEPT
    # Where every cell is locked, the sheet was not protected at all.
    book = openpyxl.load_workbook(sent(board, tmp_path))
    for row in book["Actions"].iter_rows(min_row=FIRST):
        for cell in row:
            cell.protection = Protection(locked=True)
    book.save(path)
    mark = identity.mark(board.identity, "actions")
    kept = read_kept(path.read_bytes(), registers.get("actions"), mark)
    assert kept.locked == frozenset()
    assert kept.cells[1].keys() == {"lateness"}
