"""Which tables are read, which field each column is, and what becomes of all the rest."""

from collections.abc import Iterator
from datetime import date

import pytest

from lif_desktop.faults import WrongUsage
from lif_desktop.importing.meaning.choosing import NothingFits
from lif_desktop.importing.meaning.said import Said
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.reading.sheets import sheet_of
from lif_desktop.store.board import Board
from tests import boards
from tests.importing.workbooks import HEADINGS, book_of, only, plan_of

HEALTH, POLICE, _ = (name for name, _, _ in boards.AGENCIES)
FORM = ("ACT-2026-001", "Single referral form", HEALTH, date(2026, 8, 12), "In hand", None)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    """Give one board to all tests of this module: choosing never writes."""
    with boards.small(tmp_path_factory.mktemp("choosing")) as found:
        yield found


class TestColumns:
    def test_every_column_has_one_outcome(self, board: Board) -> None:
        headings = (*HEADINGS, "Lateness", "Sprockets", "Named leads officer")
        plan = plan_of(board, (*FORM, "Late 3 d", "4", "K. Dunn"), headings=headings)
        became = {one.heading: (one.became, one.reason) for one in plan.columns}
        assert len(plan.columns) == len(headings)
        assert became["Action"] == ("read", "read as “Action”")
        assert became["Lateness"] == ("derived", "worked out by the board, not read")
        assert became["Sprockets"][0] == "unmapped"
        assert became["Named leads officer"][0] == "suggested"
        assert only(plan).outcome == "same"

    def test_a_person_may_map_and_unmap_headings(self, board: Board) -> None:
        headings = ("Reference", "Sprockets", "Status")
        plan = plan_of(
            board, ("ACT-2026-001", "K. Dunn", "Completed"), headings=headings,
            mapping={"sprockets": "lead", "Status": "-"},
        )  # fmt: skip
        assert only(plan).changes == {"lead": (None, "K. Dunn")}

    def test_a_field_may_be_named_by_its_label(self, board: Board) -> None:
        headings = ("Reference", "Sprockets", "Status")
        plan = plan_of(
            board,
            ("ACT-2026-001", "x", "In hand"),
            headings=headings,
            mapping={"Sprockets": "Notes"},
        )
        assert only(plan).changes == {"notes": (None, "x")}

    @pytest.mark.parametrize(
        ("mapping", "said"),
        [
            ({"Nowhere": "notes"}, "No column is headed “Nowhere”"),
            ({"Notes": "colour"}, "Actions have no field “colour”"),
            ({"Notes": "late_from"}, "worked out by the board"),
            (
                {"Notes": "status", "Status": "status"},
                "Two headings of one table cannot both be “status”",
            ),
        ],
    )
    def test_a_mapping_that_makes_no_sense_is_refused(
        self, board: Board, mapping: dict[str, str], said: str
    ) -> None:
        with pytest.raises(WrongUsage, match=said):
            plan_of(board, FORM, mapping=mapping)

    def test_headings_of_different_tables_may_be_one_field(self, board: Board) -> None:
        first, second = ("Reference", "Sprockets", "Status"), ("Reference", "Cogs", "Status")
        book = book_of(first, ("ACT-2026-001", "left", "In hand"))
        book.sheets.append(sheet_of("Two", [second, ("ACT-2026-002", "right", "In hand")]))
        said = Said({"Sprockets": "notes", "Cogs": "notes"})
        plan = make_plan(board, book, "actions", said)
        assert [row.changes["notes"] for row in plan.rows] == [(None, "left"), (None, "right")]

    def test_two_columns_of_one_heading_are_read_once(self, board: Board) -> None:
        headings = ("Reference", "Sprockets", "Sprockets", "Status")
        plan = plan_of(
            board, ("ACT-2026-001", "left", "right", "In hand"), headings=headings,
            mapping={"Sprockets": "notes"},
        )  # fmt: skip
        assert only(plan).changes == {"notes": (None, "left")}
        assert [one.became for one in plan.columns] == ["read", "read", "unmapped", "read"]

    def test_a_cell_merged_downwards_speaks_for_each_row(self, board: Board) -> None:
        sheet = sheet_of(
            "Sheet1",
            [
                ("Action", "Lead agency", "Status"),
                ("Brief governors", POLICE, "In hand"),
                ("Paint the hall", None, "In hand"),
                ("Count the chairs", HEALTH, "In hand"),
            ],
        )
        sheet.merges.append((1, 1, 2, 1))
        book = book_of()
        book.sheets[:] = [sheet]
        plan = make_plan(board, book, "actions")
        assert [board.names.label("agencies", row.values["lead_agency"]) for row in plan.rows] == [
            POLICE, POLICE, HEALTH,
        ]  # fmt: skip

    def test_the_order_of_dates_is_settled_for_the_sheet_and_said(self, board: Board) -> None:
        rows = [(None, f"Thing {n}", None, day, None, None) for n, day in enumerate(
            ("03/04/2026", "10/31/2026"))]  # fmt: skip
        plan = plan_of(board, *rows)
        assert plan.rows[0].values["target_on"] == date(2026, 3, 4)
        assert any("month first" in note for note in plan.notes)


class TestTables:
    def test_what_was_not_read_is_told_with_its_reason(self, board: Board) -> None:
        book = book_of(HEADINGS, FORM)
        book.sheets += [
            sheet_of("Contacts", [("Name", "Telephone", "Office"), ("K. Dunn", "0123", "North")]),
            sheet_of("Lists", [HEADINGS, FORM], visible=False),
            sheet_of("Instructions", [("Fill in every row.",)]),
        ]
        plan = make_plan(board, book, "actions")
        assert plan.data_rows == 1
        reasons = {
            one.sheet: one.reason for one in plan.not_read if not one.range or ":" in one.range
        }
        assert reasons["Contacts"] == "does not look like actions"
        assert reasons["Lists"] == "a hidden sheet"
        assert reasons["Instructions"] == "no table of records"

    def test_every_table_that_fits_is_read(self, board: Board) -> None:
        book = book_of(HEADINGS, FORM)
        book.sheets.append(sheet_of("More", [HEADINGS, ("ACT-2026-002", *[None] * 4, "Seen")]))
        plan = make_plan(board, book, "actions")
        assert [(row.sheet, row.number, row.outcome) for row in plan.rows] == [
            ("Sheet1", 2, "same"), ("More", 2, "changed"),
        ]  # fmt: skip
        alone = make_plan(board, book, "actions", Said(sheet="More"))
        assert [row.sheet for row in alone.rows] == ["More"]

    def test_a_sheet_that_is_not_there_is_refused(self, board: Board) -> None:
        with pytest.raises(WrongUsage, match="Its sheets are: “Sheet1”"):
            make_plan(board, book_of(HEADINGS, FORM), "actions", Said(sheet="March"))

    def test_a_workbook_of_other_things_is_refused_with_its_headings(self, board: Board) -> None:
        with pytest.raises(NothingFits, match="Its headings are: Bird, Colour, Nest"):
            make_plan(
                board, book_of(("Bird", "Colour", "Nest"), ("Wren", "Brown", "Low")), "actions"
            )

    def test_a_form_that_was_sent_back_empty_is_read_and_holds_nothing(self, board: Board) -> None:
        prompts = (None, "< Enter action >", "< Select >", "< Select >", "< Select >", None)
        plan = plan_of(board, prompts, prompts)
        assert (plan.data_rows, plan.writable) == (0, [])
        assert sum(one.count for one in plan.left_out) == 2

    def test_rows_left_out_are_counted_beside_the_data_rows(self, board: Board) -> None:
        plan = plan_of(board, FORM, ("Total", None, None, None, None, 1))
        assert plan.data_rows == 1
        assert [(one.rows, one.count) for one in plan.left_out] == [("3", 1)]
