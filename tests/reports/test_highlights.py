"""Highlight reports drawn from a real board."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lif_desktop.reports.shape import Asked
from lif_desktop.rules.highlight_reports import ASKED, PROMPTS
from lif_desktop.store.board import Board
from tests import boards
from tests.reports.reading import cells, draw, everything_said, section, table

Q2 = {"period": "Q2 2026/27", "period_from": date(2026, 7, 1), "period_until": date(2026, 9, 30)}
Q1 = {"period": "Q1 2026/27", "period_from": date(2026, 4, 1), "period_until": date(2026, 6, 30)}


def whole(**values: Any) -> dict[str, Any]:
    said = {key: f"Words on {key} in Q2." for key in PROMPTS}
    return {**said, **{key: False for key, _, _ in ASKED}, **values}


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


@pytest.fixture
def reports(board: Board) -> list[int]:
    health, police, _ = (one.id for one in board.records("agencies"))
    rows = (
        whole(agency=health, **Q2, received_on=date(2026, 11, 2), reported_by="A. Moss",
              risk=True, risk_detail="Vacancies", escalated=True, escalated_detail="Once",
              decision_needed="Agree the rota", signed_on=date(2026, 11, 2)),
        whole(agency=health, **Q1, received_on=date(2026, 7, 10)),
        whole(agency=police, **Q1, equality=None, incident=True),
        whole(agency=police, period="long ago", period_until=date(2020, 1, 1)),
    )  # fmt: skip
    with board.change("Enter reports") as change:
        made = [change.add("highlights", row) for row in rows]
        change.add("challenges", {"title": "Old", "kind": "escalation", "by_agency": health,
                                  "raised_on": date(2026, 1, 5)})  # fmt: skip
    return made


def test_without_reports_it_says_so(board: Board) -> None:
    report = draw(board, "highlights")
    assert report.summary == ("No agency has sent a highlight report yet.",)
    assert report.attention == 0


@pytest.mark.usefixtures("reports")
def test_who_reported_is_shown_by_quarter_and_who_never_did_is_said(board: Board) -> None:
    report = draw(board, "highlights")
    assert report.summary == (
        "Q2 2026/27: 1 of 2 agencies in.",
        "Missing: Northmoor Police.",
        "Never reported so far: Housing Trust.",
        "1 report names a risk for the log.",
        "1 report names use of the escalation procedure.",
    )
    assert cells(table(report, "Who reported")) == [
        ["Northmoor Health NHS Trust", "Missing", "Missing", "10 Jul 2026", "2 Nov 2026, 5 d late"],
        ["Northmoor Police", "Missing", "Missing", "In, no date", "Missing"],
    ]
    assert table(report, "Who reported").total == ("In", "0 of 2", "0 of 2", "2 of 2", "1 of 2")


@pytest.mark.usefixtures("reports")
def test_reports_are_awaited_until_four_weeks_after_the_quarter(board: Board) -> None:
    report = draw(board, "highlights", Asked(date(2026, 4, 1), date(2026, 10, 5)))
    assert len(table(report, "Who reported").columns) == 3
    assert "Missing: Northmoor Police." in report.summary


@pytest.mark.usefixtures("reports")
def test_what_is_open_is_listed_and_the_log_is_looked_at(board: Board) -> None:
    report = draw(board, "highlights")
    ((agency, prompts, open_),) = cells(table(report, "Open in the reports"))
    assert (agency, prompts) == ("Northmoor Health NHS Trust", "")
    assert "no risk of the log is tied to it" in open_
    assert "the log of challenges has no record of it" in open_
    assert cells(table(report, "Incidents, risks"))[0] == [
        "A risk for the log", "Northmoor Health NHS Trust", "Vacancies",
    ]  # fmt: skip
    assert cells(table(report, "Decisions required"))[0][1] == "Agree the rota"


def test_a_risk_and_a_challenge_on_record_close_what_was_open(
    board: Board, reports: list[int]
) -> None:
    health = board.records("agencies")[0].id
    with board.change("Log both") as change:
        change.add("risks", {"title": "Vacancies", "highlight": reports[0]})
        change.add("challenges", {"title": "Rota", "kind": "escalation", "by_agency": health,
                                  "raised_on": date(2026, 10, 20)})  # fmt: skip
    ((_, _, open_),) = cells(table(draw(board, "highlights"), "Open in the reports"))
    assert open_ == "It asks the board for a decision or an action."


@pytest.mark.usefixtures("reports")
def test_a_report_is_shown_prompt_by_prompt_and_its_story_is_read(board: Board) -> None:
    report = draw(board, "highlights")
    shown = section(report, "Northmoor Health NHS Trust, Q2")
    assert shown.said == ("By A. Moss, received 2 Nov 2026.",)
    rows = dict(cells(shown.tables[0]))
    assert rows["Summary of activity"] == "Words on summary in Q2."
    assert rows["Risk for the log"] == "Yes"
    assert "About the serious incident" not in rows
    assert cells(table(report, "What to ask"))[0][0] == "Northmoor Health NHS Trust"


def test_an_empty_prompt_is_named(board: Board, reports: list[int]) -> None:
    report = draw(board, "highlights", Asked(until=date(2026, 7, 31)))
    open_ = {row[0]: row[1:] for row in cells(table(report, "Open in the reports"))}
    assert open_["Northmoor Police"][0] == "Effect on equality and diversity"
    assert "without saying more" in open_["Northmoor Police"][1]
    shown = section(report, "Northmoor Police, Q1")
    assert shown.said == ("By nobody named, no date of receipt.",)
    assert reports


def test_a_second_report_on_a_quarter_replaces_the_first_and_is_said(
    board: Board, reports: list[int]
) -> None:
    health = board.records("agencies")[0].id
    with board.change("Again") as change:
        change.add("highlights", whole(agency=health, **Q2))
    summary = draw(board, "highlights").summary
    first = board.record("highlights", reports[0]).reference
    assert f"Left out, as the same agency sent a later one on that quarter: {first}." in summary


@pytest.mark.usefixtures("reports")
def test_the_public_sees_who_reported_and_no_words(board: Board) -> None:
    report = draw(board, "highlights", Asked(audience="public"))
    said = everything_said(report)
    assert "Words on" not in said
    assert "A. Moss" not in said
    assert "incident" not in " ".join(report.summary)
    assert len(report.sections) == 1
    assert report.left_out
