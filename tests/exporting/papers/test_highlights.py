"""The papers on highlight reports, agency by agency and for the board, from a real board."""

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
    KeyFigures,
    Paper,
    Pill,
    RowsChart,
    StackedChart,
    Strong,
)
from lif_desktop.reports.shape import Asked
from lif_desktop.rules.highlight_reports import ASKED, PROMPTS
from lif_desktop.store.board import Board
from tests import boards
from tests.boards import TODAY
from tests.exporting.papers import printing
from tests.exporting.pdf import reading

Q2 = {"period": "Q2 2026/27", "period_from": date(2026, 7, 1), "period_until": date(2026, 9, 30)}
Q1 = {"period": "Q1 2026/27", "period_from": date(2026, 4, 1), "period_until": date(2026, 6, 30)}
HEALTH = "Northmoor Health NHS Trust"


def whole(**values: Any) -> dict[str, Any]:
    said = {key: f"Words on {key} in Q2." for key in PROMPTS}
    return {**said, **{key: False for key, _, _ in ASKED}, **values}


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


@pytest.fixture
def board(bare: Board) -> Board:
    health, police, housing = (one.id for one in bare.records("agencies"))
    rows = (
        whole(agency=health, **Q2, received_on=date(2026, 11, 2), reported_by="A. Moss",
              risk=True, risk_detail="Vacancies", escalated=True, escalated_detail="Once",
              decision_needed="Agree the rota", signed_on=date(2026, 11, 2)),
        whole(agency=health, **Q1, received_on=date(2026, 7, 10)),
        whole(agency=police, **Q1, received_on=date(2026, 7, 10)),
        whole(agency=housing, **Q2, equality=None, incident=True, incident_detail="A fall",
              risk=None),
    )  # fmt: skip
    with bare.change("Enter reports") as change:
        made = [change.add("highlights", row) for row in rows]
        change.add("risks", {"title": "Vacancies", "highlight": made[0]})
        for title, target, figure in (
            ("Checks", 80, "86"),
            ("Waits", 99, "31"),
            ("Odd", None, "1"),
        ):
            one = change.add("indicators", {
                "title": title, "agency": health, "unit": "percent", "polarity": "higher",
                "target": None if target is None else Decimal(target),
            })  # fmt: skip
            change.add("values", {"indicator": one, **Q2, "value": Decimal(figure)})
        meeting = bare.records("meetings")[-1].id
        change.add("picks", {"meeting": meeting, "indicator": one, "reason": "Odd"})
    return bare


def _paper(board: Board, name: str = "highlights", audience: str = "board", **call: Any) -> Paper:
    asked = Asked(audience=audience)  # type: ignore[arg-type]
    return catalogue.get(name).write(board, TODAY, Call(asked, **call))


@pytest.mark.parametrize("name", ["highlights", "highlights-board"])
def test_without_reports_it_is_one_calm_sentence(bare: Board, name: str) -> None:
    paper = _paper(bare, name)
    assert printing.said(paper) == "No agency has sent a highlight report yet."
    assert not paper.blocks


def test_it_says_first_who_reported_and_what_they_name(board: Board) -> None:
    paper = _paper(board)
    assert printing.said(paper) == (
        "2 of 3 agencies reported on Q2 2026/27; missing: Northmoor Police. They name a serious"
        " incident report in 1, a risk for the log in 1 and use of the escalation procedure in 1."
        " 1 asks the board to decide or act."
    )
    figures = next(printing.only(paper, KeyFigures))
    assert isinstance(figures, KeyFigures)
    assert [one.number for one in figures.figures] == ["2", "1", "1", "1", "2"]


def test_quarters_are_a_picture_of_all_who_report(board: Board) -> None:
    (chart,) = printing.only(_paper(board), StackedChart)
    assert isinstance(chart, StackedChart)
    assert chart.labels[-1] == "Q2 2026/27"
    newest = {one.name: one.values[-1] for one in chart.series}
    assert newest == {"In, in time": 1, "In, late": 1, "Missing": 1}


def test_what_is_not_due_yet_is_awaited(board: Board) -> None:
    paper = catalogue.get("highlights").write(board, date(2026, 10, 5), Call())
    assert "awaited: Northmoor Police." in printing.said(paper)
    (chart,) = printing.only(paper, StackedChart)
    assert isinstance(chart, StackedChart)
    assert chart.series[-1].name == "Awaited"
    assert chart.series[-1].values[-1] == 1


def test_each_report_stands_prompt_by_prompt(board: Board) -> None:
    paper = _paper(board)
    assert printing.headings(paper) == ["Housing Trust, Q2 2026/27", f"{HEALTH}, Q2 2026/27"]
    table = printing.under(paper, f"{HEALTH}, Q2 2026/27")
    rows = dict(table.rows)
    assert len(rows) == 1 + len(PROMPTS) + len(ASKED) + 1
    assert rows["Reported by"] == "A. Moss, received 2 Nov 2026"
    assert rows["Risk for the log"] == "Yes. Vacancies"
    assert rows["Serious incident reported"] == "No"
    assert rows["Decision or action required"] == (Strong("Agree the rota"),)
    assert "the log of challenges has no record of it" in table.note
    silent = dict(printing.under(paper, "Housing Trust, Q2 2026/27").rows)
    assert silent["Reported by"] == "nobody named, no date of receipt"
    assert silent["Effect on equality and diversity"] == "No answer"
    assert silent["Risk for the log"] == "No answer"
    assert silent["Decision or action required"] == "None"


def test_one_agency_is_told_of_alone(board: Board) -> None:
    paper = _paper(board, about=HEALTH)
    assert printing.headings(paper) == [f"{HEALTH}, Q2 2026/27"]


def test_the_board_reads_decisions_words_and_what_is_in_no_log(board: Board) -> None:
    paper = _paper(board, "highlights-board")
    assert paper.purpose == "for decision"
    assert "Of 3 indicators of the dataset 1 is red against target" in printing.said(paper)
    assert "Picked for discussion: Odd." in printing.said(paper)
    assert printing.under(paper, "For decision").rows == ((HEALTH, "Agree the rota"),)
    words = printing.under(paper, "What made a difference, what worries, what must change").rows
    assert words[1] == (
        HEALTH, "Words on difference in Q2.", "Words on worried in Q2.", "Words on change in Q2.",
    )  # fmt: skip
    named = printing.under(paper, "Incidents, risks and escalations").rows
    assert [row[1:] for row in named] == [
        ("A fall", ""), ("Vacancies", "In the log"),
        ("Once", Pill("Not in the log", "triangle", "late")),
    ]  # fmt: skip


def test_the_dataset_stands_beside_the_reports(board: Board) -> None:
    (beside,) = printing.only(_paper(board, "highlights-board"), Beside)
    assert isinstance(beside, Beside)
    assert isinstance(beside.first, RowsChart)
    assert beside.first.labels == (HEALTH,)
    assert [one.values for one in beside.first.series] == [(1,), (0,), (1,), (1,)]


def test_either_half_may_be_missing(bare: Board) -> None:
    with bare.change("A dataset alone") as change:
        one = change.add("indicators", {"title": "Checks", "target": Decimal(80)})
        change.add("values", {"indicator": one, **Q2, "value": Decimal(81)})
    paper = _paper(bare, "highlights-board")
    assert len(list(printing.only(paper, RowsChart))) == 1
    health = bare.records("agencies")[0].id
    with bare.change("Reports alone") as change:
        change.edit("indicators", one, {"ended_on": date(2019, 1, 1)})
        change.add("highlights", whole(agency=health, **Q2, received_on=date(2026, 10, 2)))
    paper = _paper(bare, "highlights-board")
    assert len(list(printing.only(paper, StackedChart))) == 1
    assert printing.said(paper).endswith("None asks the board to decide or act.")
    assert paper.purpose == "for information"


@pytest.mark.parametrize("name", ["highlights", "highlights-board"])
def test_the_public_sees_who_reported_and_no_word_of_it(board: Board, name: str) -> None:
    paper = _paper(board, name, "public")
    text, _ = printing.printed(paper)
    assert reading.squeezed("2 of 3 agencies reported") in text
    for hidden in ("Words on", "Moss", "Vacancies", "Agree the rota", "incident report in"):
        assert reading.squeezed(hidden) not in text
    assert paper.left_out


def test_they_print_with_tags(board: Board) -> None:
    text, kinds = printing.printed(_paper(board))
    assert reading.squeezed(f"2 {HEALTH}, Q2 2026/27") in text
    assert kinds.count("/Table") >= 2
    text, kinds = printing.printed(_paper(board, "highlights-board"))
    assert reading.squeezed("1 For decision") in text
    assert kinds.count("/Figure") == 2
