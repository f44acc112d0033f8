"""The paper on the dataset, written from a real board."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lif_desktop.exporting.papers import catalogue
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Beside,
    Caption,
    KeyFigures,
    LineChart,
    Paper,
    Pill,
    RowsChart,
    Sparkline,
    Table,
    Text,
)
from lif_desktop.reports.shape import Asked
from lif_desktop.rules.periods import ended
from lif_desktop.store.board import Board
from tests import boards
from tests.boards import TODAY
from tests.exporting.papers import printing
from tests.exporting.pdf import reading

QUARTERS = ended("quarterly", date(2025, 10, 1), date(2026, 9, 30))
STORY = (
    "Up from the quarter before and above the target. This follows new staff; two more start in"
    " January."
)


def _value(at: int, figure: str, **others: Any) -> dict[str, Any]:
    period = QUARTERS[at]
    return {
        "period": period.label, "period_from": period.first, "period_until": period.last,
        "value": Decimal(figure), **others,
    }  # fmt: skip


INDICATORS: dict[str, tuple[dict[str, Any], list[dict[str, Any]]]] = {
    "Checks": (
        {"stage": "health", "question": "how_much", "unit": "percent", "polarity": "higher",
         "target": Decimal(80), "tolerance": Decimal(5), "comparator": "England"},
        [_value(at, figure, numerator=Decimal(top), denominator=Decimal(200),
                comparator_value=Decimal(79), commentary=STORY)
         for at, figure, top in ((0, "70", 140), (1, "75", 150), (2, "80", 160), (3, "86", 172))],
    ),
    "Waits": (
        {"stage": "protection", "question": "how_well", "unit": "days", "polarity": "lower",
         "target": Decimal(20)},
        [_value(0, "21"), _value(1, "25"), _value(2, "28"), _value(3, "31", commentary="Ongoing")],
    ),
    "Very few": (
        {"question": "difference", "unit": "count", "polarity": "lower", "target": Decimal(2)},
        [_value(3, "3", commentary="All three of one family.", exception=True)],
    ),
    "Silent": ({"unit": "count"}, []),
}  # fmt: skip


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


@pytest.fixture
def board(bare: Board) -> Board:
    agency = bare.records("agencies")[0].id
    meeting = bare.records("meetings")[-1].id
    with bare.change("Enter the dataset") as change:
        made = {}
        for title, (own, values) in INDICATORS.items():
            made[title] = change.add("indicators", {"title": title, "agency": agency, **own})
            for value in values:
                change.add("values", {"indicator": made[title], **value})
        change.add("picks", {"meeting": meeting, "indicator": made["Waits"], "place": 1,
                             "reason": "Rising for a year", "discussion": "A plan by May",
                             "period": QUARTERS[3].label})  # fmt: skip
        change.add("picks", {"meeting": meeting, "indicator": made["Silent"], "place": 2})
    return bare


def _paper(board: Board, audience: str = "board", meeting: int | None = None) -> Paper:
    asked = Asked(audience=audience)  # type: ignore[arg-type]
    return catalogue.get("dataset").write(board, TODAY, Call(asked, meeting=meeting))


def _tables(paper: Paper, caption: str) -> Table:
    start = paper.blocks.index(Caption(caption))
    return next(one for one in paper.blocks[start:] if isinstance(one, Table))


def test_without_indicators_it_is_one_calm_sentence(bare: Board) -> None:
    paper = _paper(bare)
    assert printing.said(paper) == "No indicator is kept yet."
    assert not paper.blocks


def test_it_says_first_what_the_scorecard_says(board: Board) -> None:
    assert printing.said(_paper(board)) == (
        "Of 4 indicators 2 are red against target, 1 green and 1 without a figure. Over the last"
        " periods 1 got better and 1 worse; 1 figure due is missing. Picked for 24 Nov 2026 (2,"
        " where 3 are asked for): Waits (days) and Silent."
    )


def test_the_pictures_add_up_to_all_indicators(board: Board) -> None:
    (beside,) = printing.only(_paper(board), Beside)
    assert isinstance(beside, Beside)
    for chart in (beside.first, beside.second):
        assert isinstance(chart, RowsChart)
        assert sum(value or 0 for one in chart.series for value in one.values) == 4
        assert chart.labels[-1] == "Not said"
    figures = next(printing.only(_paper(board), KeyFigures))
    assert isinstance(figures, KeyFigures)
    assert [one.number for one in figures.figures] == ["2", "0", "1", "1", "1"]


def test_a_pick_shows_its_line_reason_and_what_is_still_to_be_asked(board: Board) -> None:
    paper = _paper(board)
    (line,) = printing.only(paper, LineChart)
    assert isinstance(line, LineChart)
    assert line.title == "By period, beside its target"
    rows = {printing.plain(row[0]): printing.plain(row[1])  # type: ignore[arg-type]
            for row in _tables(paper, "1 Waits (days)").rows}  # fmt: skip
    assert rows["Figure"].startswith("31 in Q2 2026/27; target 20. Red: off target. Trend: worse.")
    assert rows["Why it was picked"] == "Rising for a year"
    assert rows["What Northmoor Health NHS Trust says"] == "Ongoing"
    assert "So what" in rows["Still to be asked"]
    assert rows["What the board said"] == "A plan by May"
    silent = _tables(paper, "2 Silent").rows
    assert silent == (("Why it was picked", "No reason given"),)


def test_a_good_story_leaves_nothing_to_ask(board: Board) -> None:
    meeting = board.records("meetings")[0].id
    checks = next(one for one in board.records("indicators") if one.title == "Checks")
    with board.change("Pick it") as change:
        change.add("picks", {"meeting": meeting, "indicator": checks.id, "reason": "Well done"})
    paper = _paper(board, meeting=meeting)
    rows = dict(_tables(paper, "1 Checks").rows)
    assert "Still to be asked" not in rows
    line = next(printing.only(paper, LineChart))
    assert isinstance(line, LineChart)
    assert line.title == "By period, beside its target and England"


def test_the_scorecard_shows_each_indicator_once_by_stage(board: Board) -> None:
    paper = _paper(board)
    checks = _tables(paper, "Health").rows[0]
    assert printing.plain(checks[0]) == "Checks Q2 2026/27"  # type: ignore[arg-type]
    assert printing.plain(checks[1]) == "86.0 %\ntarget 80.0 %"  # type: ignore[arg-type]
    assert checks[2:] == (
        Pill("Green", "square", "well"),
        Sparkline((70.0, 75.0, 80.0, 86.0), "70.0 % to 86.0 % over 4 periods"),
        "Better", "Better by 7\n(England)",
    )  # fmt: skip
    rest = _tables(paper, "No stage said").rows
    assert [printing.plain(row[0]) for row in rest] == ["Very few Q2 2026/27", "Silent"]  # type: ignore[arg-type]
    assert rest[1][2:4] == (Pill("No figure", "diamond", "note"), "–")
    last = paper.blocks[-1]
    assert last == Text("Figures that are due and missing: Northmoor Health NHS Trust 1 (in 1 of 4"
                        " indicators).")  # fmt: skip


def test_exceptions_beside_the_picked_are_listed_with_the_story(board: Board) -> None:
    (row,) = printing.under(_paper(board), "Other exceptions").rows
    assert printing.plain(row[0]).startswith("Very few")  # type: ignore[arg-type]
    assert row[2:] == (
        "Off target and reported as an exception by the agency", "All three of one family.",
    )  # fmt: skip


def test_many_exceptions_are_not_all_listed(bare: Board) -> None:
    with bare.change("Enter the dataset") as change:
        for number in range(9):
            one = change.add("indicators", {"title": f"Late {number}", "unit": "count",
                                            "polarity": "lower", "target": Decimal(2)})  # fmt: skip
            change.add("values", {"indicator": one, **_value(3, "30")})
    table = printing.under(_paper(bare), "Exceptions")
    assert len(table.rows) == 7
    assert table.note == "2 more stand red or worse in the scorecard below."


def test_the_public_sees_no_small_figure_and_no_words(board: Board) -> None:
    paper = _paper(board, "public")
    few = _tables(paper, "No stage said").rows[0]
    assert printing.plain(few[1]) == "not shown\ntarget 2"  # type: ignore[arg-type]
    assert few[2] == "not shown"
    text, _ = printing.printed(paper)
    for hidden in ("family", "Rising for a year", "A plan by May", "Ongoing"):
        assert reading.squeezed(hidden) not in text
    assert reading.squeezed("Figures that count fewer than 5 children") in text
    assert not paper.presenter


def test_it_prints_with_tags(board: Board) -> None:
    text, kinds = printing.printed(_paper(board))
    assert reading.squeezed("1 Picked for 24 Nov 2026") in text
    assert kinds.count("/Figure") >= 3
    assert kinds.count("/Table") >= 6
