"""The dataset drawn from a real board: standing, trend, exceptions, gaps, picks, quality."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lif_desktop.reports.shape import About, Asked
from lif_desktop.rules.periods import ended
from lif_desktop.store.board import Board
from tests import boards
from tests.reports.reading import cells, draw, everything_said, section, table

QUARTERS = ended("quarterly", date(2025, 10, 1), date(2026, 9, 30))
STORY = (
    "Up from the quarter before and above the target. This follows new staff; two more start in"
    " January."
)


def value(at: int, figure: str | None, **others: Any) -> dict[str, Any]:
    period = QUARTERS[at]
    return {
        "period": period.label, "period_from": period.first, "period_until": period.last,
        "value": None if figure is None else Decimal(figure), "received_on": date(2026, 10, 20),
        **others,
    }  # fmt: skip


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


@pytest.fixture
def indicators(board: Board) -> dict[str, int]:
    """Four indicators: one well, one off target, one without figures, one that ended."""
    health, police, _ = (one.id for one in board.records("agencies"))
    priority = board.records("priorities")[1]
    rows: dict[str, dict[str, Any]] = {
        "Checks": {"agency": health, "stage": "health", "question": "how_much", "unit": "percent",
                   "polarity": "higher", "target": Decimal(80), "tolerance": Decimal(5),
                   "comparator": "England", "priority": priority.id},
        "Waits": {"agency": police, "stage": "protection", "question": "how_well", "unit": "days",
                  "polarity": "lower", "target": Decimal(20), "frequency": "quarterly"},
        "Silent": {"agency": police, "frequency": "yearly", "unit": "count"},
        "Gone": {"ended_on": date(2020, 1, 1)},
    }  # fmt: skip
    kept = {
        "Checks": [
            value(at, figure, numerator=Decimal(top), denominator=Decimal(200),
                  comparator_value=Decimal(79), commentary=STORY, relevant="yes", timely="yes",
                  accurate="yes")
            for at, figure, top in ((0, "70", 140), (1, "75", 150), (2, "80", 160), (3, "86", 172))
        ],
        "Waits": [
            value(0, "20"), value(1, "26"), value(3, "31.5", exception=True, accurate="no",
                                                  commentary="Ongoing."),
            {"period": "some time", "value": Decimal(1)},
        ],
    }  # fmt: skip
    made = {}
    with board.change("Enter a dataset") as change:
        for title, row in rows.items():
            made[title] = change.add("indicators", {"title": title, **row})
            for one in kept.get(title, ()):
                change.add("values", {"indicator": made[title], **one})
    return made


def test_an_empty_dataset_says_so(board: Board) -> None:
    report = draw(board, "indicators")
    assert report.summary == ("No indicator is kept yet.",)
    assert "No figure is an exception." in everything_said(report)


def test_each_indicator_stands_against_target_past_and_others(
    board: Board, indicators: dict[str, int]
) -> None:
    report = draw(board, "indicators")
    assert report.summary[0] == (
        "3 indicators: 1 green, 0 amber, 1 red against target; 0 without a target, 1 without a"
        " figure."
    )
    assert report.summary[1:] == (
        "1 get better and 1 get worse over the last periods.",
        "2 figures that should be in are missing.",
        "1 value could not be placed in a period: give the last day of the period.",
    )
    assert cells(table(report, "Health")) == [
        ["Checks", "Northmoor Health NHS Trust", "Q2 2026/27", "86.0 %", "80.0 %",
         "Green: at target", "Better", "Better by 7", "70.0  75.0  80.0  86.0"],
    ]  # fmt: skip
    assert cells(table(report, "Child protection"))[0][2:] == [
        "Q2 2026/27", "31.5", "20", "Red: off target", "Worse", "Not compared", "20  26  –  31.5",
    ]  # fmt: skip
    assert "Gone" not in everything_said(report)
    assert table(report, "Health").rows[0].about == About("indicators", indicators["Checks"])


def test_standings_are_counted_by_question_stage_and_priority(
    board: Board, indicators: dict[str, int]
) -> None:
    report = draw(board, "indicators")
    assert indicators
    assert cells(table(report, "Three questions")) == [
        ["How much did we do", "1", "0", "0", "0", "0", "1"],
        ["How well did we do it", "0", "0", "1", "0", "0", "1"],
        ["Not said", "0", "0", "0", "0", "1", "1"],
    ]
    names = [row[0] for row in cells(table(report, "Business plan"))]
    assert names == ["Neglect", "Tied to no priority"]
    assert table(report, "Journey").total == ("All", 1, 0, 1, 0, 1, 3)


@pytest.mark.usefixtures("indicators")
def test_an_exception_says_why_and_a_gap_which_period(board: Board) -> None:
    report = draw(board, "indicators")
    assert [row[-1] for row in cells(table(report, "Exceptions"))] == [
        "Off target, getting worse and reported as an exception by the agency",
    ]
    assert cells(table(report, "Figures missing")) == [
        ["Northmoor Police", "Waits (days)", "Q1 2026/27"],
        ["Northmoor Police", "Silent", "2025/26"],
    ]
    assert report.attention == 3


@pytest.mark.usefixtures("indicators")
def test_quality_and_story_are_asked_agency_by_agency(board: Board) -> None:
    report = draw(board, "indicators")
    assert cells(table(report, "Accurate")) == [
        ["Northmoor Health NHS Trust", "4", "0", "0", "0", "4"],
        ["Northmoor Police", "0", "0", "1", "2", "3"],
    ]
    asked = cells(table(report, "Questions about"))
    assert [row[1] for row in asked] == ["Waits (days)"]
    assert "not accurate: why?" in asked[0][3]
    points = {row[0]: row[1:] for row in cells(table(report, "Points made"))}
    assert points["Northmoor Health NHS Trust"] == ["1", "1", "1", "0", "1", "1", "1", "1", "1"]
    assert points["Northmoor Police"] == ["1", "1", "0", "0", "0", "0", "0", "0", "1"]
    assert "“Ongoing” says little" in cells(table(report, "What to ask"))[0][2]


@pytest.mark.usefixtures("indicators")
def test_a_chart_shows_value_target_and_comparator_over_the_periods(board: Board) -> None:
    report = draw(board, "indicators")
    (chart,) = section(report, "Over time: Health").charts
    assert [one.name for one in chart.series] == ["Value", "Target", "England"]
    assert chart.series[0].values == (70, 75, 80, 86)
    assert chart.labels[-1] == "Q2 2026/27"
    assert chart.sentence == "Q2 2026/27: 86.0 %. Green: at target; trend: better."
    (chart,) = section(report, "Over time: Child protection").charts
    assert chart.series[0].values == (20, 26, None, 31.5)
    assert [one.name for one in chart.series] == ["Value", "Target"]


@pytest.mark.usefixtures("indicators")
def test_a_period_asked_for_ends_the_figures_there(board: Board) -> None:
    report = draw(board, "indicators", Asked(date(2025, 10, 1), date(2026, 3, 31)))
    assert cells(table(report, "Health"))[0][2:4] == ["Q4 2025/26", "75.0 %"]


def test_only_a_period_that_cannot_be_told_is_asked_for(
    board: Board, indicators: dict[str, int]
) -> None:
    own = {"indicator": indicators["Waits"], "value": Decimal(9)}
    with board.change("Enter figures without their last day") as change:
        for words in ("Q1 2020/21", "Q2 2026/27", "Q3 2026/27", "Nov 2025", "last time"):
            change.add("values", {**own, "period": words})
    for asked in (None, Asked(date(2026, 7, 1), date(2026, 9, 30))):
        said = draw(board, "indicators", asked).summary
        # "some time" from above; and a month is none of the quarters in which this one is given.
        assert "3 values could not be placed in a period: give the last day of the period." in said


def test_a_figure_given_twice_counts_once_and_is_said(
    board: Board, indicators: dict[str, int]
) -> None:
    with board.change("Again") as change:
        change.add("values", {"indicator": indicators["Checks"], **value(
            3, "91", received_on=date(2026, 11, 2))})  # fmt: skip
    report = draw(board, "indicators")
    assert cells(table(report, "Health"))[0][3] == "91.0 %"
    assert report.summary[-1].startswith("1 value left out, as the same period has a later one:")


def test_three_are_picked_and_shown_as_they_stood(board: Board, indicators: dict[str, int]) -> None:
    meetings = board.records("meetings")
    board_group = next(one for one in board.records("groups") if one.values["kind"] == "board")
    coming = next(one for one in meetings if one.values["group"] == board_group.id)
    held = next(one for one in meetings if one.values["state"] == "held")
    with board.change("Pick") as change:
        change.add("picks", {"meeting": coming.id, "indicator": indicators["Waits"], "place": 1,
                             "reason": "It grows", "period": "Q4 2025/26"})  # fmt: skip
        change.add("picks", {"meeting": coming.id, "indicator": indicators["Checks"]})
        for title in ("Checks", "Waits", "Silent"):
            change.add("picks", {"meeting": held.id, "indicator": indicators[title],
                                 "reason": "Because", "discussion": "Agreed"})  # fmt: skip
        change.add("picks", {"meeting": coming.id, "indicator": indicators["Gone"]})
    report = draw(board, "indicators")
    found = section(report, "Picked for the board")
    assert found.said[1:] == ("24 Nov 2026 (to come): 2 picks have no reason.",)
    assert cells(found.tables[0])[0] == [
        "1", "Waits (Q4 2025/26)", "26", "Red: off target", "Too few to say (2)", "It grows", "",
    ]  # fmt: skip
    assert cells(found.tables[0])[1][1:3] == ["Checks", "86.0 %"]
    assert cells(found.tables[0])[2][2:] == ["", "", "", "No reason given", ""]
    assert cells(found.tables[1])[0][-1] == "Agreed"
    public = draw(board, "indicators", Asked(audience="public"))
    assert "Agreed" not in everything_said(public)
    assert "Because" not in everything_said(public)


def test_the_public_sees_no_figure_that_counts_few_children(
    board: Board, indicators: dict[str, int]
) -> None:
    with board.change("A few") as change:
        few = change.add("indicators", {"title": "Few", "unit": "percent", "stage": "care",
                                        "polarity": "lower", "target": Decimal(5)})  # fmt: skip
        change.add("values", {"indicator": few, **value(
            3, "1.5", numerator=Decimal(3), denominator=Decimal(200), exception=True)})  # fmt: skip
        nearly = change.add("indicators", {"title": "Nearly all", "unit": "percent"})
        change.add("values", {"indicator": nearly, **value(
            3, "98.5", numerator=Decimal(197), denominator=Decimal(200))})  # fmt: skip
        count = change.add("indicators", {"title": "Nights", "unit": "count"})
        change.add("values", {"indicator": count, **value(3, "4")})
        none = change.add("indicators", {"title": "None at all", "unit": "count"})
        change.add("values", {"indicator": none, **value(3, "0")})
    shown = {row[0]: row for row in cells(table(draw(board, "indicators"), "No stage said"))}
    assert shown["Nights"][3] == "4"
    report = draw(board, "indicators", Asked(audience="public"))
    hidden = {row[0]: row for row in cells(table(report, "No stage said"))}
    assert hidden["Nights"][3:6] == ["not shown", "", "not shown"]
    assert hidden["Nearly all"][3] == "not shown"
    assert hidden["None at all"][3] == "0"
    assert cells(table(report, "Looked after"))[0][3] == "not shown"
    assert "Few" not in str(cells(table(report, "Exceptions")))
    assert section(report, "Over time: Looked after").charts[0].series[0].values == (None,)
    assert "not shown" in section(report, "Over time: Looked after").charts[0].sentence
    assert STORY not in everything_said(report)
    assert report.left_out
    assert indicators
