"""Which record a row means: stamps, references, the same words, likeness, and when to ask."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import identity
from lif_desktop.importing.merging.plan import CannotDecide
from lif_desktop.store.board import Board
from lif_desktop.store.faults import NotFound
from tests import boards
from tests.importing.workbooks import HEADINGS, only, outcomes, plan_of

HEALTH, POLICE, _ = (name for name, _, _ in boards.AGENCIES)
STAMPED = (*HEADINGS, identity.RECORD_HEADING, identity.VERSION_HEADING)
DAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    with boards.empty(tmp_path_factory.mktemp("matching")) as found:
        with found.change("Actions") as change:
            health, police, _ = (
                change.add("agencies", {"name": name}) for name, _, _ in boards.AGENCIES
            )
            for activity, agency, target in (
                ("Brief all school governors about neglect", health, DAY),
                ("Write the escalation policy anew", police, DAY),
                ("Review the threshold document", health, None),
                ("Review the threshold document", police, None),
                ("Train duty officers in quarter 1", police, DAY),
            ):
                values = {"activity": activity, "lead_agency": agency, "target_on": target}
                change.add("actions", values)
            change.add("actions", {"activity": "Count cases of the audit"}, reference="HTH-007")
        yield found


def own(board: Board, record_id: int) -> str:
    return identity.stamp(identity.mark(board.identity, "actions"), record_id)


def row(*cells: object) -> tuple[object, ...]:
    return (*cells, *[None] * (len(HEADINGS) - len(cells)))


class TestStamps:
    def test_a_stamp_finds_the_record_though_everything_else_changed(self, board: Board) -> None:
        cells = (*row(None, "Something else", POLICE), own(board, 1), 1)
        found = only(plan_of(board, cells, headings=STAMPED))  # type: ignore[arg-type]
        assert (found.outcome, found.reference) == ("changed", "ACT-2026-001")

    def test_a_reference_written_over_another_keeps_its_record(self, board: Board) -> None:
        cells = (*row("ACT-2031-001"), own(board, 1), 1)
        found = only(plan_of(board, cells, headings=STAMPED))  # type: ignore[arg-type]
        assert (found.outcome, found.reference) == ("same", "ACT-2026-001")
        assert "ACT-2026-001 keeps its own" in found.messages[0]

    def test_a_stamp_and_a_reference_that_disagree_are_asked_about(self, board: Board) -> None:
        cells = (*row("ACT-2026-002", "Something else"), own(board, 1), 1)
        found = only(plan_of(board, cells, headings=STAMPED))  # type: ignore[arg-type]
        assert found.outcome == "possible"
        assert [one.record_id for one in found.candidates] == [1, 2]

    def test_a_row_copied_to_begin_a_new_one_is_new(self, board: Board) -> None:
        first = (*row("ACT-2026-001", "Brief all school governors about neglect"), own(board, 1), 1)
        copied = (*row(None, "Paint the visiting room"), own(board, 1), 1)
        plan = plan_of(board, first, copied, headings=STAMPED)  # type: ignore[arg-type]
        assert outcomes(plan) == ["same", "new"]

    def test_a_deleted_record_does_not_return_unasked(self, board: Board) -> None:
        cells = (*row("ACT-2026-050", "Something that was deleted"), own(board, 999), 1)
        plan = plan_of(board, cells, headings=STAMPED)  # type: ignore[arg-type]
        assert outcomes(plan) == ["conflict"]
        plan.accept(plan.rows[0])
        assert outcomes(plan) == ["new"]

    def test_another_boards_stamp_is_not_believed_and_that_is_said(self, board: Board) -> None:
        other = identity.stamp(identity.mark(b"another board", "actions"), 1)
        plan = plan_of(board, (*row(None, "Paint the room"), other, 1), headings=STAMPED)  # type: ignore[arg-type]
        assert outcomes(plan) == ["new"]
        assert any("another board or register" in note for note in plan.notes)

    def test_the_hidden_columns_are_told_as_what_they_are(self, board: Board) -> None:
        plan = plan_of(board, (*row("ACT-2026-001"), own(board, 1), 1), headings=STAMPED)  # type: ignore[arg-type]
        assert [one.became for one in plan.columns[-2:]] == ["identity", "identity"]

    def test_a_lost_version_column_leaves_a_plain_comparison(self, board: Board) -> None:
        cells = (*row("ACT-2026-001", "Brief governors about neglect"), own(board, 1))
        found = only(plan_of(board, cells, headings=STAMPED[:-1]))  # type: ignore[arg-type]
        assert (found.outcome, found.version) == ("changed", None)


class TestReferences:
    def test_a_reference_over_wholly_different_words_waits(self, board: Board) -> None:
        found = only(plan_of(board, row("ACT-2026-001", "Paint the visiting room")))  # type: ignore[arg-type]
        assert found.outcome == "possible"
        assert [one.record_id for one in found.candidates] == [1]

    def test_an_agencys_own_number_stays_as_it_wrote_it(self, board: Board) -> None:
        found = only(plan_of(board, row("CSC/18", "Paint the visiting room")))  # type: ignore[arg-type]
        assert (found.outcome, found.reference) == ("new", "CSC/18")

    def test_a_word_is_no_reference(self, board: Board) -> None:
        found = only(plan_of(board, row("Office", "Paint the visiting room")))  # type: ignore[arg-type]
        assert (found.outcome, found.reference) == ("new", "")

    def test_a_file_numbered_anew_is_noticed(self, board: Board) -> None:
        cells = row("ACT-2026-001", "Write the escalation policy again", POLICE)
        found = only(plan_of(board, cells))  # type: ignore[arg-type]
        assert found.outcome == "possible"
        assert "numbered anew" in found.messages[0]
        assert [one.record_id for one in found.candidates] == [1, 2]

    def test_another_bodys_reference_needs_like_words(self, board: Board) -> None:
        assert only(plan_of(board, row("hth 7", "Count audit cases", HEALTH))).outcome == "changed"  # type: ignore[arg-type]
        assert only(plan_of(board, row("HTH-007", "Paint the visiting room"))).outcome == "possible"  # type: ignore[arg-type]

    def test_a_row_of_a_reference_alone_says_nothing_new(self, board: Board) -> None:
        found = only(plan_of(board, row("ACT-2026-002", None, None, None, None, "x")))  # type: ignore[arg-type]
        assert found.changes == {"notes": (None, "x")}


class TestWords:
    def test_all_that_tells_records_apart_being_equal_is_a_match(self, board: Board) -> None:
        cells = row(None, "write the  Escalation policy anew", POLICE, DAY, "In hand")
        found = only(plan_of(board, cells))  # type: ignore[arg-type]
        assert (found.outcome, found.reference) == ("changed", "ACT-2026-002")
        assert found.changes.keys() == {"activity", "status"}

    def test_the_same_title_of_another_agency_is_another_record(self, board: Board) -> None:
        cells = row(None, "Review the threshold document", "Housing Trust")
        assert only(plan_of(board, cells)).outcome == "new"  # type: ignore[arg-type]

    def test_a_row_that_says_too_little_is_asked_about_before_it_changes_anything(
        self, board: Board
    ) -> None:
        headings = ("Action", "Status", "Target date")
        title = "Brief all school governors about neglect"
        assert outcomes(plan_of(board, (title, None, DAY), headings=headings)) == ["same"]
        found = only(plan_of(board, (title, "Completed", DAY), headings=headings))
        assert found.outcome == "possible"
        assert found.candidates[0].why == "the same action"

    def test_a_title_of_two_records_is_asked_about(self, board: Board) -> None:
        found = only(
            plan_of(
                board, ("Review the threshold document", "Completed", None),
                headings=("Action", "Status", "Notes"),
            )
        )  # fmt: skip
        assert found.match.ids == (3, 4)


class TestLikeness:
    @pytest.mark.parametrize(
        "title",
        ["Brief school governors about neglect", "Brief all the school govenors about neglect"],
    )
    def test_nearly_the_same_words_are_possible_with_reasons(
        self, board: Board, title: str
    ) -> None:
        found = only(plan_of(board, row(None, title, HEALTH, DAY)))  # type: ignore[arg-type]
        assert found.outcome == "possible"
        (candidate,) = found.candidates
        assert candidate.record_id == 1
        assert "% the same words, the same lead agency, the same target" in candidate.why
        assert found.messages[0].startswith("May be ACT-2026-001 Brief all")

    def test_another_target_is_told(self, board: Board) -> None:
        title = "Brief school governors about neglect"
        found = only(plan_of(board, row(None, title, HEALTH, date(2027, 1, 5))))  # type: ignore[arg-type]
        assert "another target (1 Dec 2026)" in found.candidates[0].why

    def test_other_numbers_are_other_things(self, board: Board) -> None:
        cells = row(None, "Train duty officers in quarter 2", POLICE, DAY)
        assert only(plan_of(board, cells)).outcome == "new"  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("period", "outcome"),
        [
            ("Q2 2026/27", "new"),
            ("Q1 2027/28", "new"),
            ("Q1 26/27", "possible"),
            ("Q1: 2026/2027", "possible"),
            ("q1 2026/27", "changed"),
        ],
    )
    def test_the_next_report_of_an_agency_is_not_taken_for_its_last(
        self, tmp_path: Path, period: str, outcome: str
    ) -> None:
        with boards.small(tmp_path) as own_board:
            health = own_board.names.resolve("agencies", HEALTH)
            with own_board.change("Reported") as change:
                change.add("highlights", {"agency": health, "period": "Q1 2026/27"})
            headings = ("Agency", "Period", "Summary of activity", "Reported by")
            said = (HEALTH, period, "Busy", "K. Dunn")
            plan = plan_of(own_board, said, headings=headings, register="highlights")
            assert outcomes(plan) == [outcome]

    def test_one_may_choose_the_record_or_none(self, board: Board) -> None:
        cells = row(None, "Brief school governors about neglect", HEALTH, None, "In hand")
        plan = plan_of(board, cells, (*cells[:1], "Paint the visiting room", *cells[2:]))  # type: ignore[arg-type]
        found, other = plan.rows
        plan.choose(found, 1)
        assert (found.outcome, found.reference) == ("changed", "ACT-2026-001")
        assert found.changes["status"] == (None, "in_hand")
        plan.choose(found, 2)
        assert found.reference == "ACT-2026-002"
        plan.choose(found, None)
        assert found.outcome == "new"
        with pytest.raises(CannotDecide, match="Row 3 is not like any record"):
            plan.choose(other, 1)
        with pytest.raises(NotFound):
            plan.choose(found, 4711)

    def test_a_chosen_record_that_another_row_has_too_is_compared_with_it(
        self, board: Board
    ) -> None:
        named = row("ACT-2026-001", None, None, None, "Completed")
        like = row(None, "Brief school governors about neglect", HEALTH, None, "In hand")
        plan = plan_of(board, named, like)  # type: ignore[arg-type]
        assert outcomes(plan) == ["changed", "possible"]
        plan.choose(plan.rows[1], 1)
        assert outcomes(plan) == ["conflict", "conflict"]
        plan.choose(plan.rows[1], None)
        assert outcomes(plan) == ["changed", "new"]
