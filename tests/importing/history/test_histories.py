"""History that a table brings with it: shown first, refused one by one, written with its record."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop.importing.meaning.said import Said, from_json
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.outcomes import as_json, as_text
from lif_desktop.importing.merging.plan import CannotDecide, ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.merging.rows import PlanRow
from lif_desktop.store.board import Board
from tests.boards import small
from tests.importing.workbooks import book_of, only, outcomes, plan_of

QUARTERS = ("Ref", "Action", "Status", "Q1 2024/25 update", "Q2 2024/25", "Update 14/03/2025")


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with small(tmp_path) as opened:
        yield opened


def updates(board: Board, reference: str) -> list[tuple[str, str]]:
    action = board.find("actions", reference)
    assert action is not None
    found = [one for one in board.records("updates") if one.values["action"] == action.id]
    return sorted((one.values["made_on"].isoformat(), one.values["done"]) for one in found)


def told(row: PlanRow) -> list[tuple[str, str, str]]:
    return [(one.on.isoformat() if one.on else "", one.text, one.outcome) for one in row.updates]


def test_a_column_a_quarter_becomes_dated_updates_also_of_a_new_action(board: Board) -> None:
    plan = plan_of(
        board,
        ("ACT-2026-001", "Single referral form", None, "Drafted", "Sent to panel", "Agreed"),
        ("A/17", "Map the services", "In hand", "Begun", None, "-"),
        headings=QUARTERS,
    )
    known, new = plan.rows
    assert outcomes(plan) == ["changed", "new"]
    assert told(known) == [
        ("2024-06-30", "Drafted", "new"),
        ("2024-09-30", "Sent to panel", "new"),
        ("2025-03-14", "Agreed", "new"),
    ]
    assert told(new) == [("2024-06-30", "Begun", "new")]
    assert [one.became for one in plan.columns] == ["read"] * 3 + ["records"] * 3
    assert "History: 3 columns become 4 dated updates." in plan.notes
    merged = merge(board, plan)
    assert merged.title == "Import return.xlsx: 1 new, 1 changed actions, 4 updates"
    assert updates(board, "A/17") == [("2024-06-30", "Begun")]
    assert ("2025-03-14", "Agreed") in updates(board, "ACT-2026-001")
    assert board.find("actions", "A/17").values["progress"] == "Begun"
    again = plan_of(
        board, ("A/17", "Map the services", "In hand", "Begun", None, "-"), headings=QUARTERS
    )
    assert (outcomes(again), told(only(again))) == (["same"], [("2024-06-30", "Begun", "same")])
    board.undo(merged.change)
    assert board.find("actions", "A/17") is None
    assert updates(board, "ACT-2026-001") == [("2026-10-01", "Draft sent to the panel.")]


def in_one_cell(board: Board, cell: str, said: Said | None = None) -> ImportPlan:
    headings = ("Reference", "Action", "Progress to date")
    book = book_of(headings, ("ACT-2026-002", "One supervision policy", cell))
    return make_plan(board, book, "actions", said or Said())


def test_dates_inside_a_cell_are_split_and_the_newest_is_the_latest_progress(board: Board) -> None:
    plan = in_one_cell(board, "Agreed. 14/03/2025: done; 02/06/2025 KD: delayed")
    row = only(plan)
    assert told(row)[:2] == [("2025-03-14", "done", "new"), ("2025-06-02", "delayed", "new")]
    assert "it has no day of its own" in row.updates[2].message
    assert row.updates[0].name == "Update 14 Mar 2025"
    assert row.updates[0].shown == "done · split from “Progress to date”, C2"
    assert "progress" not in row.changes
    plan.refuse_update(row, row.updates[2])
    merge(board, plan)
    assert updates(board, "ACT-2026-002") == [("2025-03-14", "done"), ("2025-06-02", "delayed")]
    assert board.find("actions", "ACT-2026-002").values["progress"] == "delayed"
    (newest,) = [one for one in board.records("updates") if one.values["done"] == "delayed"]
    assert (newest.values["said_by"], newest.values["source"]) == ("KD", "return.xlsx, C2")


def test_a_cell_with_an_added_entry_brings_only_that(board: Board) -> None:
    merge(board, in_one_cell(board, "14/03/2025: done"))
    plan = in_one_cell(board, "02/06/2025: delayed\n14/03/2025: done")
    assert told(only(plan)) == [("2025-03-14", "done", "same"), ("2025-06-02", "delayed", "new")]
    merge(board, plan)
    assert outcomes(in_one_cell(board, "02/06/2025: delayed\n14/03/2025: done")) == ["same"]


def test_what_the_board_says_itself_is_not_split(board: Board) -> None:
    action = board.find("actions", "ACT-2026-002")
    with board.change("Say it") as change:
        change.edit("actions", action.id, {"progress": "14/03/2025: done"})
    assert outcomes(in_one_cell(board, "14/03/2025: done")) == ["same"]


def test_without_a_year_a_cell_is_left_whole_until_the_files_day_is_said(board: Board) -> None:
    cell = "14/03: done; 02/06: delayed"
    book = book_of(("Ref", "Action", "Progress"), ("X/1", "Something new", cell))
    plan = make_plan(board, book, "actions")
    assert only(plan).changes["progress"] == (None, cell)
    assert any("“14/03” names no year" in note and "row 2" in note for note in plan.notes)
    plan = make_plan(board, book, "actions", Said(as_of=date(2024, 7, 1)))
    assert told(only(plan)) == [("2024-03-14", "done", "new"), ("2024-06-02", "delayed", "new")]
    assert "no year is written; 2024" in only(plan).updates[0].message


def test_the_day_in_the_files_name_is_the_files_day_and_said(board: Board) -> None:
    book = book_of(
        ("Ref", "Action", "Progress"), ("X/1", "Something new", "14/03: done"),
        name="Action tracker 31 March 2024.xlsx",
    )  # fmt: skip
    plan = make_plan(board, book, "actions")
    assert told(only(plan)) == [("2024-03-14", "done", "new")]
    assert "By its name the file speaks of 31 Mar 2024." in plan.notes


def test_the_records_own_dates_tell_a_year(board: Board) -> None:
    plan = plan_of(
        board, ("X/1", "Something new", "01/02/2025", "14/03: done"),
        headings=("Ref", "Action", "Target date", "Progress"),
    )  # fmt: skip
    assert told(only(plan)) == []  # 2024 would do as well as 2025
    plan = plan_of(
        board, ("X/1", "Something new", "01/06/2026", "14/08: done"),
        headings=("Ref", "Action", "Date agreed", "Progress"),
    )  # fmt: skip
    assert told(only(plan)) == [("2026-08-14", "done", "new")]


def test_a_person_says_what_is_history_and_what_is_not(board: Board) -> None:
    row = ("X/1", "Something new", "Begun", "Ended")
    headings = ("Ref", "Action", "June board", "Q2 2024/25")
    plan = plan_of(
        board, row, headings=headings, mapping={"June board": "+updates", "Q2 2024/25": "-"}
    )
    assert told(only(plan)) == [("2026-06-30", "Begun", "new")]
    assert [one.became for one in plan.columns] == ["read", "read", "records", "unmapped"]
    assert from_json(plan.said.as_json()) == plan.said


def test_a_column_said_to_be_history_is_remembered(board: Board) -> None:
    headings = ("Ref", "Action", "What happened")
    mapping = {"What happened": "+updates"}
    first = plan_of(board, ("X/1", "One", "14/03/2025: done"), headings=headings, mapping=mapping)
    merge(board, first)
    again = plan_of(board, ("X/2", "Two", "15/03/2025: sent"), headings=headings)
    assert told(only(again)) == [("2025-03-15", "sent", "new")]


def test_a_rating_a_quarter_keeps_its_name(board: Board) -> None:
    plan = plan_of(board, ("X/1", "One", "Amber"), headings=("Ref", "Action", "RAG Q1 2024/25"))
    assert told(only(plan)) == [("2024-06-30", "RAG: Amber", "new")]


def test_what_lies_ahead_is_not_taken_and_cannot_be(board: Board) -> None:
    plan = plan_of(board, ("X/1", "One", "x"), headings=("Ref", "Action", "Q4 2027/28"))
    row = only(plan)
    assert row.updates[0].outcome == "problem"
    with pytest.raises(CannotDecide, match="lies ahead"):
        plan.take_update(row, row.updates[0])


def test_an_update_can_be_refused_and_taken_after_all_and_a_cell_left_whole(board: Board) -> None:
    plan = in_one_cell(board, "14/03/2025: done")
    row = only(plan)
    (one,) = row.updates
    plan.refuse_update(row, one)
    assert (row.outcome, one.outcome) == ("refused", "refused")
    plan.take_update(row, one)
    assert (row.outcome, one.outcome) == ("changed", "new")
    plan.leave_whole(row)
    assert (row.updates, row.changes["progress"][1]) == ((), "14/03/2025: done")


def test_outcomes_add_up_and_updates_are_told_beside_them(board: Board) -> None:
    plan = in_one_cell(board, "14/03/2025: done; 02/06/2025: delayed")
    merged = merge(board, plan)
    found = as_json(plan, merged)
    assert (found["changed"], found["data_rows"]) == (1, 1)
    assert [(one["on"], one["text"]) for one in found["rows"][0]["updates"]] == [
        ("2025-03-14", "done"), ("2025-06-02", "delayed"),
    ]  # fmt: skip
    assert "Update 2 Jun 2025 · new: delayed" in as_text(plan, merged)


INDICATORS = ("Indicator", "Unit", "Q1 2024/25", "Q2 2024/25", "Q3 2024/25")


def test_a_column_a_quarter_of_an_indicator_becomes_its_values(board: Board) -> None:
    plan = plan_of(
        board,
        ("Re-referrals within 12 months", "Per cent", 0.21, 0.18, "n/k"),
        ("Children on a plan", "Number", 112, "1,204", "45 of 90"),
        register="indicators", headings=INDICATORS,
    )  # fmt: skip
    assert outcomes(plan) == ["new", "new"]
    merge(board, plan)
    found = {
        (one.text("indicator").split(" ", 1)[1], one.values["period"]): one.values
        for one in board.records("values")
    }
    first = found["Re-referrals within 12 months", "Q1 2024/25"]
    assert (float(first["value"]), first["period_until"]) == (21.0, date(2024, 6, 30))
    assert found["Re-referrals within 12 months", "Q3 2024/25"]["commentary"] == "n/k"
    assert float(found["Children on a plan", "Q2 2024/25"]["value"]) == 1204
    pair = found["Children on a plan", "Q3 2024/25"]
    assert (float(pair["numerator"]), float(pair["denominator"])) == (45.0, 90.0)
    again = plan_of(
        board, ("Re-referrals within 12 months", "Per cent", 0.21, 0.18, "n/k"),
        register="indicators", headings=INDICATORS,
    )  # fmt: skip
    assert {one.outcome for one in only(again).updates} == {"same"}


def test_numerators_and_denominators_of_a_quarter_are_one_value(board: Board) -> None:
    plan = plan_of(
        board, ("Reviews on time", "Number", 45, 90, "Good"), register="indicators",
        headings=("Indicator", "Unit", "Q1 2024/25 / Numerator", "Q1 2024/25 / Denominator",
                  "Q1 2024/25 / Commentary"),
    )  # fmt: skip
    (one,) = only(plan).updates
    assert one.text == "Q1 2024/25: numerator 45, denominator 90, commentary Good"
    assert float(one.values["denominator"]) == 90


def test_another_figure_for_a_period_is_shown_and_the_boards_stays(board: Board) -> None:
    row = ("Children on a plan", "Number", 112, None, None)
    merge(board, plan_of(board, row, register="indicators", headings=INDICATORS))
    other = ("Children on a plan", "Number", 113, 120, None)
    plan = plan_of(board, other, register="indicators", headings=INDICATORS)
    first, second = only(plan).updates
    assert (first.outcome, second.outcome) == ("problem", "new")
    assert "another figure" in first.message
    merge(board, plan)
    held = sorted(
        (one.values["period"], float(one.values["value"])) for one in board.records("values")
    )
    assert held == [("Q1 2024/25", 112.0), ("Q2 2024/25", 120.0)]


def test_an_older_file_does_not_win_over_what_the_board_says_since(board: Board) -> None:
    headings = ("Ref", "Action", "Status", "Resources", "Progress")
    older = book_of(
        headings, ("ACT-2026-001", "Single referral form", "Completed", "Two days", "1/2/2024: ok"),
        name="2024.xlsx",
    )  # fmt: skip
    plan = make_plan(board, older, "actions", Said(as_of=date(2024, 3, 31)))
    row = only(plan)
    assert row.outcome == "conflict"
    assert list(row.conflicts) == ["status"]  # what the board does not say is only filled
    assert row.messages[0].startswith("The file speaks of 31 Mar 2024; the board’s record of")
    plan.take(row, "status", "ours")
    merge(board, plan)
    held = board.find("actions", "ACT-2026-001").values
    assert (held["status"], held["resources"]) == ("in_hand", "Two days")
    assert ("2024-02-01", "ok") in updates(board, "ACT-2026-001")
    assert held["progress"] != "ok"


def test_what_was_edited_by_hand_since_stands_and_other_fields_are_taken(board: Board) -> None:
    headings = ("Ref", "Action", "Status", "Notes")
    first = book_of(headings, ("OLD/7", "Map the services", "Not started", "a"), name="1.xlsx")
    merge(board, make_plan(board, first, "actions", Said(as_of=date(2023, 3, 31))))
    action = board.find("actions", "OLD/7")
    assert action is not None
    with board.change("By hand") as change:
        change.edit("actions", action.id, {"notes": "b"})
    second = book_of(headings, ("OLD/7", "Map the services", "In hand", "c"), name="2.xlsx")
    row = only(make_plan(board, second, "actions", Said(as_of=date(2024, 3, 31))))
    assert (set(row.changes), list(row.conflicts)) == ({"status", "notes"}, ["notes"])
    merge(board, make_plan(board, first, "actions", Said(as_of=date(2025, 3, 31))))
    row = only(make_plan(board, second, "actions", Said(as_of=date(2024, 3, 31))))
    assert "notes" in row.conflicts


def test_a_newer_file_spoke_of_all_that_it_held(board: Board) -> None:
    headings = ("Ref", "Action", "Status", "Notes")
    for year, status, notes in ((2022, "Not started", "a"), (2024, "In hand", "a")):
        book = book_of(headings, ("OLD/7", "Map", status, notes), name=f"{year}.xlsx")
        merge(board, make_plan(board, book, "actions", Said(as_of=date(year, 3, 31))))
    book = book_of(headings, ("OLD/7", "Map", "In hand", "b"), name="2023.xlsx")
    row = only(make_plan(board, book, "actions", Said(as_of=date(2023, 3, 31))))
    assert list(row.conflicts) == ["notes"]  # repeated in 2024, which leaves no trace


def test_the_file_of_a_later_year_is_newer_than_the_one_that_came_in_before(board: Board) -> None:
    headings = ("Ref", "Action", "Status")
    for year, status, outcome in ((2023, "Not started", "new"), (2024, "In hand", "changed"),
                                  (2022, "Not started", "conflict")):  # fmt: skip
        book = book_of(headings, ("OLD/7", "Map the services", status), name=f"{year}.xlsx")
        plan = make_plan(board, book, "actions", Said(as_of=date(year, 3, 31)))
        assert outcomes(plan) == [outcome]
        merge(board, plan)
