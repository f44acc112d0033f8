"""External learning and our compliance, drawn from a real board."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lif_desktop.reports.shape import About, Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.reports.learning_made import days
from tests.reports.reading import cells, draw, everything_said, table

ASKS = (
    ("Read it", "complies", -20, -30, "Read by ten", None),
    ("Write it", "partly", -20, -3, "Half of it", None),
    ("Do it", "does_not", -20, 40, "Not begun", "Money found"),
    ("Count it", None, None, None, None, None),
    ("Not ours", "not_applicable", -20, None, "No such place", None),
)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


@pytest.fixture
def asked(board: Board) -> list[int]:
    agency = board.records("agencies")[0].id
    plan = board.records("plans")[0].id
    with board.change("Enter an inspection") as change:
        source = change.add("external", {
            "title": "Inspection of the ward", "kind": "inspection", "received_on": days(-40),
            "agency": agency, "judgement": "Good",
        })  # fmt: skip
        change.add("external", {"title": "Old research", "published_on": days(-900)})
        return [
            change.add("requirements", {
                "wording": wording, "external": source, "compliance": compliance,
                "checked_on": days(checked) if checked else None,
                "due_on": days(due) if due else None, "compliance_why": why,
                "progress": progress, "agency": agency if number else None,
                "plan": plan if wording == "Write it" else None,
            })
            for number, (wording, compliance, checked, due, why, progress) in enumerate(ASKS)
        ]  # fmt: skip


def test_without_anything_from_outside_it_says_so(board: Board) -> None:
    report = draw(board, "external")
    assert report.summary == ("Nothing from outside is on record yet.",)
    assert "No recommendation is on record." in everything_said(report)


@pytest.mark.usefixtures("asked")
def test_compliance_is_spread_over_what_applies(board: Board) -> None:
    report = draw(board, "external")
    found = table(report, "Compliance")
    assert cells(found) == [
        ["Complies", "1"], ["In part", "1"], ["Does not comply", "1"], ["Not checked yet", "1"],
    ]  # fmt: skip
    assert found.total == ("All that apply", 4)
    assert found.note.startswith("1 more do not apply")
    assert report.attention == 2
    assert report.summary[-1] == "1 of the reports and enquiries have no recommendation on record."


@pytest.mark.usefixtures("asked")
def test_what_came_in_the_period_says_how_much_of_it_we_comply_with(board: Board) -> None:
    found = table(draw(board, "external"), "Came in the period")
    assert [(row[1], row[-1]) for row in cells(found)] == [("Inspection of the ward", "1 of 4")]
    whole = table(draw(board, "external", Asked(days(-2000))), "Came in the period")
    assert cells(whole)[-1][-1] == "none on record"


def test_what_is_not_settled_is_listed_the_longest_overdue_first(
    board: Board, asked: list[int]
) -> None:
    found = table(draw(board, "external"), "Not yet settled")
    assert [row[0] for row in cells(found)] == ["Write it", "Do it", "Count it"]
    assert found.rows[0].about == About("requirements", asked[1])
    assert [row[5] for row in cells(found)] == ["Overdue 3 d", "Not due yet", "No date"]
    assert cells(found)[2][-1] == "Not checked yet: do we comply?"


@pytest.mark.usefixtures("asked")
def test_agencies_and_plans_have_their_own_counts(board: Board) -> None:
    report = draw(board, "external")
    first, board_itself = cells(table(report, "By agency"))
    assert first[1:] == ["3", "0", "1", "1", "1", "1"]
    assert board_itself == ["The board itself", "1", "1", "0", "0", "0", "0"]
    ((plan, _, recommendations, actions, closed, assured),) = cells(
        table(report, "Progress against the plans")
    )
    assert plan.endswith("Neglect plan")
    assert (recommendations, actions, closed, assured) == ("1", "2", "1", "0")


@pytest.mark.usefixtures("asked")
def test_the_public_sees_no_agency_s_own_words(board: Board) -> None:
    report = draw(board, "external", Asked(audience="public"))
    assert "Money found" not in everything_said(report)
    assert cells(table(report, "Not yet settled"))[0][0] == "Write it"
    assert report.left_out
