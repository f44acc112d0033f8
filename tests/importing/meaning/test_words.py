"""Words that the board does not know: asked with what is nearest, settled once, read everywhere."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lif_desktop.faults import WrongUsage
from lif_desktop.importing.meaning.said import Said
from lif_desktop.importing.meaning.words import Word, unsettled
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.plan import CannotDecide, ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.reading.sheets import ErrorCell
from lif_desktop.store.board import Board
from tests import boards
from tests.importing.workbooks import book_of, only, outcomes

HEALTH, POLICE, HOUSING = (name for name, _, _ in boards.AGENCIES)
HEADINGS = ("Reference", "Action", "Lead agency", "Target", "Status", "Lead", "Notes")


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as found:
        yield found


def plan_of(
    board: Board, *rows: tuple[Any, ...], headings: tuple[str, ...] = HEADINGS,
    register: str = "actions", **said: Any,
) -> ImportPlan:  # fmt: skip
    return make_plan(board, book_of(headings, *rows), register, Said(**said))


def words_of(board: Board, *rows: tuple[Any, ...], **said: Any) -> list[Word]:
    return unsettled(plan_of(board, *rows, **said))


def row(
    agency: Any = None, target: Any = None, status: Any = None, lead: Any = None,
    notes: Any = None, reference: str = "ACT-2026-001",
) -> tuple[Any, ...]:  # fmt: skip
    return (reference, None, agency, target, status, lead, notes)


class TestAsking:
    def test_a_word_is_asked_once_with_its_rows_and_what_is_nearest(self, board: Board) -> None:
        (found,) = words_of(
            board, row(status="Complet"), row(status="  complet", reference="ACT-2026-002")
        )
        assert (found.field.key, found.written, found.count) == ("status", "Complet", 2)
        assert found.rows == (2, 3)
        assert found.nearest[0][0] == "Completed"
        assert (found.suggestion, found.needed) == ("Completed", True)

    def test_an_agencys_name_with_a_slip_is_the_agency(self, board: Board) -> None:
        (found,) = words_of(board, row("Housng Trust Ltd"))
        assert found.suggestion == HOUSING

    def test_what_is_like_nothing_has_no_suggestion(self, board: Board) -> None:
        (found,) = words_of(board, row("Fire and rescue"))
        assert (found.nearest, found.suggestion) == ([], "")

    def test_a_word_that_two_records_bear_is_never_settled_by_itself(self, board: Board) -> None:
        with board.change("Aliases") as change:
            for name in (HEALTH, POLICE):
                one = board.find("agencies", name)
                assert one is not None
                change.edit("agencies", one.id, {"aliases": "HQ"})
        plan = plan_of(board, row("HQ"))
        assert only(plan).outcome == "problem"
        (found,) = unsettled(plan)
        assert found.suggestion == ""
        assert found.why == "several are called so"

    def test_errors_and_dates_gone_wrong_are_no_words(self, board: Board) -> None:
        assert (
            words_of(board, row(ErrorCell("#N/A"), "31/11/2026"), row(target="31 Feb 2026")) == []
        )

    def test_only_the_unknown_of_several_names_is_asked(self, board: Board) -> None:
        headings = ("Title", "Agencies", "Theme")
        (found,) = words_of(
            board,
            ("Joint audit", f"{POLICE}; Housng Trust", "Neglect"),
            headings=headings,
            register="audits",
        )
        assert (found.written, found.suggestion) == ("Housng Trust", HOUSING)
        plan = plan_of(
            board, ("Joint audit", f"{POLICE}, Housng Trust", "Neglect"), headings=headings,
            register="audits", words={"agencies": {"Housng Trust": HOUSING}},
        )  # fmt: skip
        assert len(only(plan).values["agencies"]) == 2

    def test_neither_yes_nor_no_is_asked(self, board: Board) -> None:
        headings = ("Agency", "Statutory partner", "Sector")
        plan = plan_of(
            board, (POLICE, "Affirmative", "Police"), headings=headings, register="agencies"
        )
        (found,) = unsettled(plan)
        assert (found.field.key, found.why) == ("statutory", "neither yes nor no")
        settled = plan_of(
            board, (POLICE, "Affirmative", "Police"), headings=headings, register="agencies",
            words={"Statutory partner": {"affirmative": "Yes"}},
        )  # fmt: skip
        assert only(settled).values["statutory"] is True

    def test_words_among_figures_may_be_left(self, board: Board) -> None:
        headings = ("Title", "Cases")
        plan = plan_of(board, ("Dip sample", "not counted"), headings=headings, register="audits")
        (found,) = unsettled(plan)
        assert found.why == "no figure"
        left = plan_of(
            board, ("Dip sample", "not counted"), headings=headings, register="audits",
            words={"cases": {"not counted": ""}},
        )  # fmt: skip
        assert only(left).outcome == "new"


class TestPeople:
    def test_a_name_that_is_nearly_one_the_board_knows_is_offered_not_asked(
        self, board: Board
    ) -> None:
        merge(board, plan_of(board, row(lead="Kay Dunn")))
        plan = plan_of(board, row(lead="K Dunn", reference="ACT-2026-002"))
        assert only(plan).outcome == "changed"
        (found,) = unsettled(plan)
        assert (found.suggestion, found.needed) == ("Kay Dunn", False)
        assert found.why == "nearly a name that the board knows"

    def test_names_of_the_file_are_clustered(self, board: Board) -> None:
        found = words_of(board, row(lead="Lee Park"), row(lead="L Park", reference="ACT-2026-002"))
        assert [(one.written, one.suggestion) for one in found] == [("L Park", "Lee Park")]

    def test_a_role_is_listed_for_a_person_to_name_who_it_is(self, board: Board) -> None:
        (found,) = words_of(board, row(lead="HoS"))
        assert (found.suggestion, found.why) == ("", "a role or an abbreviation, not a name")
        said = {"lead": {"HoS": "Kay Dunn"}}
        plan = plan_of(board, row(lead="hos"), words=said)
        assert only(plan).values["lead"] == "Kay Dunn"
        merge(board, plan)
        again = plan_of(board, row(lead="HoS", reference="ACT-2026-002"))
        assert only(again).values["lead"] == "Kay Dunn"
        assert unsettled(again) == []

    def test_a_new_name_or_a_known_one_is_nothing_to_settle(self, board: Board) -> None:
        assert words_of(board, row(lead="Jo Ash"), row(lead="jo.ash@example.org")) == []


class TestSettling:
    def test_a_settled_word_is_read_everywhere_in_its_column(self, board: Board) -> None:
        plan = plan_of(
            board, row(status="Finito"), row(status=" FINITO", reference="ACT-2026-002"),
            words={"status": {"Finito": "Completed"}},
        )  # fmt: skip
        assert [one.values["status"] for one in plan.rows] == ["completed", "completed"]
        assert unsettled(plan) == []

    def test_a_person_may_overrule_what_a_word_means(self, board: Board) -> None:
        plan = plan_of(board, row(status="Done"), words={"status": {"Done": "In hand"}})
        assert only(plan).values["status"] == "in_hand"

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            ({"colour": {"Red": "Blue"}}, "Actions have no field “colour”"),
            ({"status": {"Gold": "Golden"}}, "is not one of"),
            ({"lead_agency": {"HQ": "Nobody"}}, "“Nobody” does not name exactly one"),
            ({"target_on": {"soon": "some day"}}, "is not a date"),
            ({"target_on": {"soon": "keep in Impact"}}, "words cannot be kept as"),
        ],
    )
    def test_a_meaning_that_is_not_there_is_refused(
        self, board: Board, words: dict[str, dict[str, str]], sentence: str
    ) -> None:
        with pytest.raises(WrongUsage, match=sentence):
            plan_of(board, row(status="Gold"), words=words)

    def test_a_word_among_dates_may_be_a_date(self, board: Board) -> None:
        plan = plan_of(
            board, row(target="Spring term"), words={"target_on": {"Spring term": "31 Mar 2027"}}
        )
        assert only(plan).values["target_on"] == date(2027, 3, 31)


class TestHomes:
    def test_a_word_among_dates_is_a_problem_with_a_home_that_one_click_takes(
        self, board: Board
    ) -> None:
        plan = plan_of(board, row(target="ongoing"))
        one = only(plan)
        assert one.outcome == "problem"
        assert one.problems == {
            "target_on": "Target: 'ongoing' is not a date. It could be kept in “Latest progress”."
        }
        assert one.homes["target_on"].home == "progress"
        plan.take_home(one, "target_on")
        assert (one.outcome, one.homes) == ("changed", {})
        assert one.changes["progress"][1] == "Target: ongoing"
        with pytest.raises(CannotDecide, match="no words that another field could keep"):
            plan.take_home(one, "target_on")

    @pytest.mark.parametrize("shown", ["(no result)", "#N/A"])
    def test_what_excel_shows_instead_of_a_value_is_nobodys_words(
        self, board: Board, shown: str
    ) -> None:
        plan = plan_of(board, row("Housing Trust", ErrorCell(shown), ErrorCell(shown)))
        assert only(plan).problems["target_on"] == (
            f"Target: the workbook shows {shown} instead of a value."
        )
        assert only(plan).homes == {}
        assert unsettled(plan) == []

    def test_all_of_a_column_may_be_kept_at_once_and_again_changes_nothing(
        self, board: Board
    ) -> None:
        rows = (row(target="asap"), row(target="see notes", reference="ACT-2026-002"))
        said = {"target_on": {"asap": "keep in Latest progress", "see notes": ""}}
        plan = plan_of(board, *rows, words=said)
        assert outcomes(plan) == ["changed", "same"]
        merge(board, plan)
        assert outcomes(plan_of(board, *rows)) == ["same", "same"]

    def test_words_join_what_the_row_says_itself(self, board: Board) -> None:
        headings = ("Reference", "Target", "Progress")
        plan = plan_of(board, ("ACT-2026-001", "TBC", "Draft agreed."), headings=headings)
        plan.take_home(only(plan), "target_on")
        assert only(plan).changes["progress"][1] == "Draft agreed.\nTarget: TBC"

    def test_notes_keep_what_stands_in_them(self, board: Board) -> None:
        headings = ("Title", "Revisit date", "Notes")
        merge(
            board,
            plan_of(board, ("Dip sample", None, "Kept."), headings=headings, register="audits"),
        )
        record = board.find("audits", "Dip sample")
        assert record is not None
        plan = plan_of(
            board, (record.reference, "ongoing"), headings=("Reference", "Revisit date"),
            register="audits", words={"revisit_on": {"ongoing": "keep in Notes"}},
        )  # fmt: skip
        assert only(plan).changes["notes"] == ("Kept.", "Kept.\nRevisit: ongoing")

    def test_a_new_row_takes_them_too(self, board: Board) -> None:
        new = (None, "Brief all governors", None, "ongoing", None, None, None)
        plan = plan_of(board, new, words={"target_on": {"ongoing": "keep in Latest progress"}})
        assert only(plan).outcome == "new"
        assert only(plan).values["progress"] == "Target: ongoing"
