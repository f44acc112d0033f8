"""One heading that means one thing on one sheet and another on the next: said, read, remembered."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from lif_desktop.faults import WrongUsage
from lif_desktop.importing.meaning import addressed
from lif_desktop.importing.meaning.lessons import lessons
from lif_desktop.importing.meaning.said import Said
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.reading.sheets import Cell, Workbook, sheet_of
from lif_desktop.store.board import Board
from tests import boards

HEADINGS = ("Reference", "Action", "State of it")
OTHERS = ("Reference", "Action", "State of it", "Lead")
OPEN = ("ACT-2026-001", "Single referral form", "In hand")
CLOSED = ("ACT-2026-002", "Train all duty staff", "Signed off by the panel")
Rows = Sequence[Sequence[Cell]]


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as found:
        yield found


def book(**sheets: Rows) -> Workbook:
    pages = [sheet_of(name, rows) for name, rows in sheets.items()]
    return Workbook(Path("list.xlsx"), "list.xlsx", "0" * 64, "xlsx", pages)


def alike() -> Workbook:
    """Return two sheets of one form."""
    return book(Open=(HEADINGS, OPEN), Closed=(HEADINGS, CLOSED))


def unlike(closed: str = "Closed") -> Workbook:
    """Return two sheets of two forms that share a heading."""
    return book(Open=(HEADINGS, OPEN), **{closed: (OTHERS, (*CLOSED, "K. Dunn"))})


def read_as(plan: ImportPlan) -> list[tuple[str, str | None]]:
    return [
        (one.sheet, one.field if one.became == "read" else None)
        for one in plan.columns
        if one.heading == "State of it"
    ]


def say(plan: ImportPlan) -> list[tuple[str, str]]:
    """Return what a plan teaches of headings: as written and what it means."""
    return [(one.values["written"], one.values["means"]) for one in lessons(plan)]


class TestSaid:
    def test_a_heading_said_plainly_means_the_same_on_every_sheet(self, board: Board) -> None:
        plan = make_plan(board, alike(), "actions", Said({"State of it": "progress"}))
        assert read_as(plan) == [("Open", "progress"), ("Closed", "progress")]

    @pytest.mark.parametrize(
        "name", ["Closed!State of it", "'closed'!STATE OF IT", "Closed!A1!State of it"]
    )
    def test_a_heading_may_be_said_of_one_sheet(self, board: Board, name: str) -> None:
        said = Said({"State of it": "status", name: "progress"})
        plan = make_plan(board, alike(), "actions", said)
        assert read_as(plan) == [("Open", "status"), ("Closed", "progress")]
        first, second = plan.rows
        assert first.values["status"] == "in_hand"
        assert second.values["progress"] == "Signed off by the panel"

    def test_one_of_two_tables_of_a_sheet_may_be_meant(self, board: Board) -> None:
        page = ((*HEADINGS, None, None, *HEADINGS), (*OPEN, None, None, *CLOSED))
        said = Said({"State of it": "status", "Page!F1!State of it": "progress"})
        plan = make_plan(board, book(Page=page), "actions", said)
        assert read_as(plan) == [("Page", "status"), ("Page", "progress")]
        assert [written for written, _ in say(plan)] == [
            "Page!A1!State of it", "Page!F1!State of it",
        ]  # fmt: skip

    @pytest.mark.parametrize("name", ["Gone!State of it", "Closed!Sprockets"])
    def test_a_sheet_or_a_heading_that_is_not_there_is_said(self, board: Board, name: str) -> None:
        with pytest.raises(WrongUsage, match=f"No column is headed “{name}”"):
            make_plan(board, alike(), "actions", Said({name: "progress"}))

    def test_two_headings_of_one_sheet_are_not_made_one_field(self, board: Board) -> None:
        said = Said({"Closed!State of it": "activity", "Closed!Action": "activity"})
        with pytest.raises(WrongUsage, match="see sheet “Closed”"):
            make_plan(board, alike(), "actions", said)

    def test_a_heading_with_such_a_sign_in_it_is_still_itself(self, board: Board) -> None:
        headings = ("Reference", "Action", "Late!State of it")
        plan = make_plan(
            board, book(Open=(headings, OPEN)), "actions", Said({"Late!State of it": "status"})
        )
        assert [one.field for one in plan.columns] == ["reference", "activity", "status"]

    def test_the_last_word_on_a_heading_holds_on_every_sheet(self) -> None:
        earlier = {"Closed!State of it": "progress", "Closed!Lead": "lead", "Action": "activity"}
        assert addressed.added(earlier, {"State of it": "status"}) == {
            "Closed!Lead": "lead", "Action": "activity", "State of it": "status",
        }  # fmt: skip
        assert addressed.added({"Lead": "lead"}, {"Closed!Lead": "notes"}) == {
            "Lead": "lead", "Closed!Lead": "notes",
        }  # fmt: skip


class TestRemembered:
    def taught(self, board: Board, workbook: Workbook) -> list[tuple[str, str]]:
        said = Said({"Open!State of it": "status", "Closed!State of it": "progress"})
        plan = make_plan(board, workbook, "actions", said)
        told = say(plan)
        merge(board, plan)
        return told

    def test_on_two_sheets_of_one_form_it_is_remembered_with_the_sheet(self, board: Board) -> None:
        assert self.taught(board, alike()) == [
            ("Open!State of it", "Status"), ("Closed!State of it", "Latest progress"),
        ]  # fmt: skip
        again = make_plan(board, alike(), "actions")
        assert read_as(again) == [("Open", "status"), ("Closed", "progress")]
        assert "as in “list.xlsx”" in next(
            one.reason for one in again.columns if one.field == "progress"
        )
        assert say(again) == []

    def test_on_two_forms_it_is_remembered_of_each_whatever_the_sheet_is_called(
        self, board: Board
    ) -> None:
        assert self.taught(board, unlike()) == [
            ("State of it", "Status"), ("State of it", "Latest progress"),
        ]  # fmt: skip
        again = make_plan(board, unlike("Quarter 3"), "actions")
        assert read_as(again) == [("Open", "status"), ("Quarter 3", "progress")]

    def test_what_one_sheet_means_is_not_taken_for_what_the_other_means(self, board: Board) -> None:
        headings, others = (("Reference", "Action", "Status", *more) for more in ((), ("Lead",)))
        pages = book(Open=(headings, OPEN), Closed=(others, (*CLOSED, "K. Dunn")))
        merge(board, make_plan(board, pages, "actions", Said({"Closed!Status": "progress"})))
        again = make_plan(board, pages, "actions")
        assert [one.field for one in again.columns if one.heading == "Status"] == [
            "status", "progress",
        ]  # fmt: skip

    def test_another_word_on_one_sheet_changes_what_is_remembered_of_it(self, board: Board) -> None:
        self.taught(board, alike())
        merge(board, make_plan(board, alike(), "actions", Said({"Closed!State of it": "notes"})))
        kept = {
            one.values["written"]: one.values["means"]
            for one in board.records("readings")
            if one.values["kind"] == "heading"
        }
        assert kept == {"Open!State of it": "Status", "Closed!State of it": "Notes"}
