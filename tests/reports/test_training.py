"""Training drawn from a real board."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.reports.reading import cells, draw, everything_said, section, table


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


@pytest.fixture
def trained(board: Board) -> Board:
    health, police, housing = (one.id for one in board.records("agencies"))
    neglect = board.records("priorities")[1].id
    courses: tuple[dict[str, Any], ...] = (
        {"course": "Neglect", "state": "held", "held_on": date(2026, 5, 4), "mode": "room",
         "evaluations": 10, "useful": 9, "followed_up_on": date(2026, 9, 1), "followed_up": 8,
         "changed_practice": 6, "impact": "Toolkit used", "confidence_before": Decimal("2.1"),
         "confidence_after": Decimal("3.4"), "priority": neglect, "trainers": "Z. Ellery",
         "capacity": 20},
        {"course": "Voice", "state": "held", "held_on": date(2026, 3, 2), "evaluations": 4},
        {"course": "Referrals", "state": "cancelled", "held_on": date(2026, 6, 1),
         "notes": "Trainer ill"},
        {"course": "Exploitation", "state": "planned", "held_on": date(2027, 1, 11),
         "capacity": 30},
        {"course": "Was it held", "state": "planned", "held_on": date(2026, 10, 1)},
    )  # fmt: skip
    with board.change("Enter training") as change:
        change.edit("agencies", health, {"training_representative": "A. Moss"})
        ids = [change.add("training", one) for one in courses]
        for agency, booked, came, lost in ((health, 10, 8, 2), (police, 5, 5, None)):
            change.add("places", {"training": ids[0], "agency": agency, "booked": booked,
                                  "attended": came, "no_show": lost})  # fmt: skip
        change.add("needs", {"agency": health, "year": "2026/27", "due_on": date(2026, 6, 1),
                             "received_on": date(2026, 5, 1), "staff": 100, "trained": 90,
                             "needs": "Neglect", "updated": "yes"})  # fmt: skip
        change.add("needs", {"agency": police, "year": "2026/27", "due_on": date(2026, 6, 1)})
        change.add("checks", {"course": "Induction", "agency": police, "result": "poor",
                              "checked_on": date(2026, 4, 1)})  # fmt: skip
        change.add("checks", {"course": "Nobody's"})
        for role, until, times in (("both", None, 4), ("trainer", None, 2),
                                   ("auditor", date(2026, 1, 1), 9)):  # fmt: skip
            change.add("pools", {"person": "Z. Ellery", "agency": health, "role": role,
                                 "until_on": until, "times": times,
                                 "last_on": date(2026, 5, 4)})  # fmt: skip
    assert housing
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
