"""Re-looks of audits and the child's voice, drawn from a real board."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lif_desktop.reports.shape import About, Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.reports.learning_made import days
from tests.reports.reading import cells, draw, everything_said, table


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.empty(tmp_path) as made:
        yield made


def _audits(board: Board, *audits: dict[str, object]) -> list[int]:
    with board.change("Enter audits") as change:
        return [
            change.add("audits", {"state": "finished", "finished_on": days(-400), **audit})
            for audit in audits
        ]


def test_without_audits_it_says_so(board: Board) -> None:
    report = draw(board, "revisits")
    assert report.summary == ("No audit is finished yet.",)
    assert "No re-look is waiting." in everything_said(report)


def test_overdue_due_and_undated_re_looks_wait(board: Board) -> None:
    _audits(
        board,
        {"title": "Late", "revisit_on": days(-8), "kind": "section11"},
        {"title": "Soon", "revisit_on": days(8), "kind": "section11"},
        {"title": "Never", "kind": "section11"},
        {"title": "Later", "revisit_on": days(90), "kind": "section11"},
        {"title": "Planned", "state": "planned", "finished_on": None},
    )
    report = draw(board, "revisits")
    assert [(row[0].split()[-1], row[-1]) for row in cells(table(report, "To look at"))] == [
        ("Late", "Overdue 8 d"), ("Soon", "Due 8 d"), ("Never", "No date for a re-look"),
    ]  # fmt: skip
    assert report.attention == 2
    assert report.summary[0] == "4 finished audits: 1 re-look overdue, 1 without a date for one."


def test_then_and_now_stand_side_by_side(board: Board) -> None:
    first, looked = _audits(
        board,
        {"title": "Before birth", "kind": "section11", "development": "Plans came late",
         "own_grade": "Good", "moderated_grade": "Inadequate", "improved": "yes"},
        {"title": "Files", "kind": "section11", "revisit_on": days(-40), "revisited_on": days(-30),
         "found_then": "Two of ten", "found_now": "Nine of ten", "own_grade": "Good"},
    )  # fmt: skip
    (again,) = _audits(board, {
        "title": "Re-audit", "kind": "re_audit", "previous": first, "finished_on": days(-20),
        "development": "Late bookers", "own_grade": "Good", "moderated_grade": "Good",
        "voice_of_child": "Parents were asked", "revisit_on": days(300),
    })  # fmt: skip
    report = draw(board, "revisits")
    found = table(report, "Then and now")
    assert [row.about for row in found.rows] == [About("audits", first), About("audits", looked)]
    followed, own = cells(found)
    assert followed[2:] == [
        "Plans came late", "Late bookers", "Good, then Good", "Inadequate, then Good", "Improved",
    ]  # fmt: skip
    assert f"followed by {board.record('audits', again).reference}" in followed[0]
    assert own[2:] == ["Two of ten", "Nine of ten", "Good", "", "Not said"]
    assert "2 audits looked at again in the period: 1 improved" in report.summary[1]
    earlier = draw(board, "revisits", Asked(days(-700), days(-500)))
    assert table(earlier, "Then and now").rows == ()


def test_audits_and_reviews_are_incomplete_without_the_child(board: Board) -> None:
    _audits(
        board,
        {"title": "Silent", "kind": "case_file", "revisit_on": days(90)},
        {"title": "Reasoned", "kind": "dip_sample", "voice": "not_applicable",
         "voice_why_not": "Bookings were read, no child's file", "revisit_on": days(90)},
        {"title": "Said", "kind": "multi_agency", "voice_of_child": "Cold rooms",
         "revisit_on": days(90)},
    )  # fmt: skip
    with board.change("Enter a review") as change:
        change.add("reviews", {"title": "Case Elm", "kind": "rapid", "state": "closed"})
    report = draw(board, "revisits")
    found = table(report, "Incomplete without")
    assert [row[0].split(maxsplit=1)[1] for row in cells(found)] == ["Silent", "Case Elm"]
    assert "Of 3 finished audits of cases" in found.note
    assert report.attention == 2


def test_the_public_sees_whether_it_improved_and_no_findings(board: Board) -> None:
    _audits(board, {
        "title": "Files", "kind": "case_file", "revisit_on": days(-40), "revisited_on": days(-30),
        "found_then": "Two of ten", "found_now": "Nine of ten", "improved": "partly",
    })  # fmt: skip
    report = draw(board, "revisits", Asked(audience="public"))
    assert cells(table(report, "Then and now")) == [["Files", "22 Oct 2026", "Improved in part"]]
    assert "Two of ten" not in everything_said(report)
    assert report.left_out
