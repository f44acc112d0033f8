"""What imports remember of headings and words, and what a person taught them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lif_desktop import registers
from lif_desktop.importing.finding.tables import tables_of
from lif_desktop.importing.meaning.lessons import Lesson, lessons
from lif_desktop.importing.meaning.memory import Shelf
from lif_desktop.importing.meaning.said import Said
from lif_desktop.importing.meaning.words import unsettled
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.receiving.fingerprints import fingerprint
from lif_desktop.store.board import Board
from tests import boards
from tests.importing.workbooks import book_of, only

HEALTH, POLICE, HOUSING = (name for name, _, _ in boards.AGENCIES)
HEADINGS = ("Reference", "Action", "Sprockets", "Status")
ROW = ("ACT-2026-001", "Single referral form", "Kay Dunn", "In hand")
ACTIONS = registers.get("actions")


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as found:
        yield found


def agency(board: Board, name: str) -> int:
    found = board.find("agencies", name)
    assert found is not None
    return found.id


def plan_of(
    board: Board, said: Said, *rows: tuple[Any, ...], headings: tuple[str, ...] = HEADINGS
) -> ImportPlan:
    return make_plan(board, book_of(headings, *(rows or (ROW,))), "actions", said)


def teach(board: Board, said: Said, *rows: tuple[Any, ...]) -> None:
    merge(board, plan_of(board, said, *rows))


def readings(board: Board) -> list[dict[str, Any]]:
    """Return what is remembered of headings and words; forms are known beside them."""
    return [
        dict(one.values)
        for one in board.records("readings")
        if one.values["kind"] in {"heading", "word"}
    ]


def remember(board: Board, **values: Any) -> int:
    with board.change("Remember") as change:
        return change.add("readings", {"register": "actions", **values})


def became(plan: ImportPlan, heading: str) -> tuple[str, str]:
    (found,) = (one for one in plan.columns if one.heading == heading)
    return found.became, found.reason


class TestHeadings:
    def test_a_heading_that_a_person_mapped_is_read_so_the_next_time_and_says_from_where(
        self, board: Board
    ) -> None:
        police = agency(board, POLICE)
        teach(board, Said({"Sprockets": "lead"}, agency=police))
        (told,) = readings(board)
        assert (told["kind"], told["written"], told["means"]) == ("heading", "Sprockets", "Lead")
        assert (told["register"], told["agency"]) == ("actions", police)
        again = plan_of(board, Said(agency=police), ("ACT-2026-001", None, "Lee Park", None))
        assert became(again, "Sprockets") == (
            "read", f"read as “Lead”, as in {POLICE}'s return of 21 Nov 2026",
        )  # fmt: skip
        assert only(again).changes == {"lead": ("Kay Dunn", "Lee Park")}

    def test_what_the_product_knows_itself_is_no_lesson(self, board: Board) -> None:
        assert lessons(plan_of(board, Said({"Status": "status"}))) == []

    def test_a_column_that_a_person_left_stays_left(self, board: Board) -> None:
        teach(board, Said({"Status": "-"}))
        again = plan_of(board, Said())
        assert became(again, "Status") == (
            "unmapped",
            "not read, as in “return.xlsx” of 21 Nov 2026",
        )
        assert lessons(plan_of(board, Said({"Status": "-"}))) == []

    def test_the_same_is_not_learnt_twice_and_another_meaning_takes_its_place(
        self, board: Board
    ) -> None:
        teach(board, Said({"Sprockets": "lead"}))
        teach(board, Said({"Sprockets": "lead"}))
        assert len(readings(board)) == 1
        teach(board, Said({"Sprockets": "notes"}))
        (told,) = readings(board)
        assert told["means"] == "Notes"

    def test_undoing_the_import_takes_back_what_it_taught(self, board: Board) -> None:
        done = merge(board, plan_of(board, Said({"Sprockets": "lead"})))
        assert len(readings(board)) == 1
        board.undo(done.change)
        assert readings(board) == []

    def test_without_memory_nothing_is_used_and_nothing_is_taught(self, board: Board) -> None:
        teach(board, Said({"Sprockets": "lead"}))
        plan = plan_of(board, Said({"Sprockets": "notes"}, remember=False))
        assert lessons(plan) == []
        plan = plan_of(board, Said(remember=False))
        assert became(plan, "Sprockets")[0] == "unmapped"

    def test_what_a_person_says_now_goes_before_memory(self, board: Board) -> None:
        teach(board, Said({"Sprockets": "lead"}))
        plan = plan_of(board, Said({"Sprockets": "notes"}))
        assert only(plan).changes == {"lead": (None, None)} or "notes" in only(plan).changes

    def test_no_field_is_given_twice_by_memory(self, board: Board) -> None:
        remember(board, kind="heading", written="Sprockets", means="Status")
        plan = plan_of(board, Said())
        read = [one.field for one in plan.columns if one.became == "read"]
        assert read.count("status") == 1

    def test_a_form_is_known_whatever_the_order_of_its_headings(self) -> None:
        one, other = (
            tables_of(book_of(headings, ROW))[0].tables[0]
            for headings in (HEADINGS, ("STATUS", "Sprockets", "action", " Reference"))
        )
        assert fingerprint(one) == fingerprint(other)


class TestNearness:
    def test_the_most_specific_wins(self, board: Board) -> None:
        police, health = agency(board, POLICE), agency(board, HEALTH)
        for means, values in (
            ("Notes", {}), ("Impact", {"form": "f"}), ("Lead", {"agency": police}),
            ("Resources", {"agency": police, "form": "f"}), ("Plan", {"agency": health}),
        ):  # fmt: skip
            remember(board, kind="heading", written="Who", means=means, **values)

        def meant(of: int | None, form: str) -> str:
            return Shelf(board, ACTIONS).memory(of, form).headings["who"].means

        assert meant(police, "f") == "resources"
        assert meant(None, "f") == "impact"
        assert meant(police, "g") == "lead"
        assert meant(None, "g") == "notes"
        assert meant(health, "g") == "plan"

    def test_two_meanings_learnt_just_as_near_are_asked(self, board: Board) -> None:
        for means in ("Lead", "Notes"):
            remember(board, kind="heading", written="Sprockets", means=means)
        plan = plan_of(board, Said())
        state, reason = became(plan, "Sprockets")
        assert state == "suggested"
        assert "remembered as Notes, but also as Lead" in reason
        teach(board, Said({"Sprockets": "lead"}))
        assert became(plan_of(board, Said()), "Sprockets")[0] == "read"

    def test_what_others_meant_does_not_overrule_a_headings_own_name(self, board: Board) -> None:
        remember(
            board, kind="heading", written="Status", means="Notes", agency=agency(board, POLICE)
        )
        plan = plan_of(board, Said(agency=agency(board, HEALTH)))
        assert became(plan, "Status") == ("read", "read as “Status”")

    def test_the_name_of_a_person_that_another_agency_meant_is_only_offered(
        self, board: Board
    ) -> None:
        remember(
            board, kind="word", field="Lead agency", written="HQ", means=POLICE,
            agency=agency(board, POLICE),
        )  # fmt: skip
        headings = ("Reference", "Lead agency")
        row = ("ACT-2026-001", "HQ")
        own = plan_of(board, Said(agency=agency(board, POLICE)), row, headings=headings)
        assert only(own).changes["lead_agency"][1] == agency(board, POLICE)
        other = plan_of(board, Said(agency=agency(board, HEALTH)), row, headings=headings)
        assert only(other).outcome == "problem"


class TestOffers:
    def test_what_another_agency_meant_is_offered_with_where_it_was_learnt(
        self, board: Board
    ) -> None:
        remember(
            board, kind="word", field="Lead agency", written="HQ", means=POLICE,
            agency=agency(board, POLICE),
        )  # fmt: skip
        plan = plan_of(
            board, Said(agency=agency(board, HEALTH)), ("ACT-2026-001", "HQ"),
            headings=("Reference", "Lead agency"),
        )  # fmt: skip
        (word,) = unsettled(plan)
        assert (word.suggestion, word.why) == (POLICE, f"as in {POLICE}'s return")

    def test_a_word_remembered_in_two_ways_is_asked_without_a_suggestion(
        self, board: Board
    ) -> None:
        for means in ("Completed", "In hand"):
            remember(board, kind="word", field="Status", written="Finito", means=means)
        (word,) = unsettled(plan_of(board, Said(), ("ACT-2026-001", None, None, "Finito")))
        assert [label for label, _ in word.nearest] == ["In hand", "Completed"]
        assert (word.suggestion, word.why) == ("", "remembered in more than one way")


class TestWords:
    def test_a_word_that_was_settled_is_read_so_the_next_time(self, board: Board) -> None:
        row = ("ACT-2026-001", None, None, "Finito")
        assert only(plan_of(board, Said(), row)).outcome == "problem"
        teach(board, Said(words={"status": {"Finito": "Completed"}}), row)
        (told,) = readings(board)
        assert (told["kind"], told["field"], told["means"]) == ("word", "Status", "Completed")
        again = plan_of(board, Said(), ("ACT-2026-002", None, None, "  FINITO "))
        assert only(again).changes["status"][1] == "completed"
        said = (
            "Status, as remembered: “FINITO” as “Completed” (as in “return.xlsx” of 21 Nov 2026)."
        )
        assert said in again.notes
        assert lessons(again) == []

    def test_a_word_that_was_left_stays_left(self, board: Board) -> None:
        row = ("ACT-2026-001", None, None, "Dropped")
        teach(board, Said(words={"status": {"Dropped": ""}}), row)
        assert readings(board)[0]["means"] == "leave blank"
        assert only(plan_of(board, Said(), row)).outcome == "same"

    def test_a_word_of_a_column_that_is_not_read_teaches_nothing(self, board: Board) -> None:
        assert lessons(plan_of(board, Said(words={"owner_rag": {"Gold": "Green"}}))) == []


class TestGone:
    def test_a_field_that_is_gone_is_ignored_and_said(self, board: Board) -> None:
        remember(board, kind="heading", written="Sprockets", means="Colour")
        remember(board, kind="word", written="Gold", field="Shade", means="Green")
        plan = plan_of(board, Said())
        assert became(plan, "Sprockets")[0] == "unmapped"
        assert any("“Sprockets” is remembered with the field “Colour”" in n for n in plan.notes)
        assert any("“Gold” is remembered with the field “Shade”" in n for n in plan.notes)

    def test_a_record_that_is_gone_is_ignored_and_said(self, board: Board) -> None:
        remember(board, kind="word", field="Lead agency", written="HQ", means="Old Trust")
        plan = plan_of(board, Said(), ("ACT-2026-001", "HQ"), headings=("Reference", "Lead agency"))
        assert only(plan).outcome == "problem"
        assert any("“hq” is remembered as “Old Trust”" in note for note in plan.notes)

    def test_deleting_a_reading_forgets_it(self, board: Board) -> None:
        one = remember(board, kind="heading", written="Sprockets", means="Lead")
        assert became(plan_of(board, Said()), "Sprockets")[0] == "read"
        with board.change("Forget") as change:
            change.delete("readings", one)
        assert became(plan_of(board, Said()), "Sprockets")[0] == "unmapped"

    def test_an_edited_reading_counts_as_it_stands(self, board: Board) -> None:
        teach(board, Said({"Sprockets": "lead"}))
        with board.change("Correct") as change:
            (one,) = (r for r in board.records("readings") if r.values["kind"] == "heading")
            change.edit("readings", one.id, {"means": "notes"})
        assert became(plan_of(board, Said()), "Sprockets")[1].startswith("read as “Notes”")


def test_readings_go_out_and_come_back_like_any_register(board: Board) -> None:
    headings = ("As written", "Kind", "Register", "Field", "Means", "Agency", "Learnt")
    row = ("Owner", "Heading", "Actions", None, "Lead", POLICE, date(2026, 8, 12))
    plan = make_plan(board, book_of(headings, row), "readings")
    merge(board, plan)
    (told,) = readings(board)
    assert (told["register"], told["means"]) == ("actions", "Lead")
    found = Shelf(board, ACTIONS).memory(agency(board, POLICE), "")
    assert found.headings["owner"].where == f"as in {POLICE}'s return of 12 Aug 2026"
    assert make_plan(board, book_of(headings, row), "readings").writable == []


def test_what_rows_were_said_to_be_is_handed_on(board: Board) -> None:
    one = remember(board, kind="same", written="Brief governors", means="ACT-2026-001")
    assert [pair.id for pair in Shelf(board, ACTIONS).memory(None, "").pairs] == [one]


def test_a_lesson_says_what_to_write(board: Board) -> None:
    (found,) = lessons(plan_of(board, Said({"Sprockets": "lead"})))
    assert isinstance(found, Lesson)
    assert (found.reading, found.values["learnt_from"]) == (None, "return.xlsx")
