"""Training drawn from a real board."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.reports import training_made
from tests.reports.reading import cells, draw, everything_said, section, table


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


@pytest.fixture
def trained(board: Board) -> Board:
    training_made.fill(board)
    return board


def test_without_training_it_says_so(board: Board) -> None:
    report = draw(board, "training")
    said = everything_said(report)
    assert report.summary == (
        "0 course dates held in the period, 0 cancelled; 0 places taken of 0 booked.",
    )
    assert "No course was held." in said
    assert "No analysis of training needs has been asked for." in said
    assert "No single-agency training has been checked." in said


def test_the_impact_is_shown_by_quarter_with_its_denominators(trained: Board) -> None:
    report = draw(trained, "training")
    assert report.summary == (
        "2 course dates held in the period, 1 cancelled; 13 places taken of 15 booked.",
        "Of 8 who answered a follow-up, 6 say that practice changed.",
        "1 follow-up of impact overdue.",
        "1 analysis of training needs outstanding.",
    )
    assert cells(table(report, "Impact by quarter")) == [
        ["Q4 2025/26", "1", "0", "4", "0", "0", "0", "0", ""],
        ["Q1 2026/27", "1", "13", "10", "9", "1", "8", "6", "75 %"],
    ]
    (chart,) = section(report, "Quarterly impact").charts
    assert [one.values for one in chart.series] == [(0, 13), (0, 2)]
    assert report.attention == 2


def test_places_are_added_up_by_agency_also_where_nobody_came(trained: Board) -> None:
    report = draw(trained, "training")
    assert cells(table(report, "Places by agency")) == [
        ["Housing Trust", "0", "0", "0", "0", ""],
        ["Northmoor Health NHS Trust", "1", "10", "8", "2", "20 %"],
        ["Northmoor Police", "1", "5", "5", "0", "0 %"],
    ]
    assert section(report, "Places by agency").said == ("Took no place: Housing Trust.",)


def test_follow_up_confidence_and_what_was_not_held_are_shown_as_given(trained: Board) -> None:
    report = draw(trained, "training")
    assert [row[2] for row in cells(table(report, "Follow-up of impact"))] == [
        "Overdue 80 d", "Followed up",
    ]  # fmt: skip
    assert cells(table(report, "Confidence before")) == [["Neglect", "4 May 2026", "2.1", "3.4"]]
    assert cells(table(report, "Cancelled")) == [["Referrals", "1 Jun 2026", "Trainer ill"]]
    assert [row[0] for row in cells(table(report, "To come"))] == ["Exploitation"]
    assert "was it held?" in str(cells(table(report, "Course dates")))
    assert cells(table(report, "Lessons and"))[0][1:3] == ["Neglect", "4 May 2026"]


def test_needs_representatives_checks_and_pools_stand_by_agency(trained: Board) -> None:
    report = draw(trained, "training")
    needs = {row[0]: row[1:] for row in cells(table(report, "Training needs 2026/27"))}
    assert needs["Northmoor Police"][1] == "Overdue 173 d"
    assert needs["Northmoor Health NHS Trust"][1:4] == ["In", "100", "90"]
    assert [row[0] for row in cells(table(report, "Agencies without"))] == [
        "Housing Trust", "Northmoor Police",
    ]  # fmt: skip
    checks = cells(table(report, "Checks of"))
    assert [row[0] for row in checks] == ["Northmoor Police", "No agency named"]
    assert "What is to improve?" in checks[0][-1]
    assert section(report, "Single-agency").said == (
        "Never checked: Housing Trust, Northmoor Health NHS Trust.",
    )
    pools = {row[0]: row[1:] for row in cells(table(report, "Trainers and auditors"))}
    assert pools["Northmoor Health NHS Trust"] == ["2", "1", "2", "6", "4 May 2026"]
    assert section(report, "Pools").said == ("Lends nobody: Housing Trust, Northmoor Police.",)


def test_the_public_sees_no_person(trained: Board) -> None:
    report = draw(trained, "training", Asked(audience="public"))
    said = everything_said(report)
    for word in ("Z. Ellery", "A. Moss", "Trainer ill", "Toolkit used"):
        assert word not in said
    assert "What is to improve?" not in said
    assert report.left_out
