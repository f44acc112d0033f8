"""The paper on the scrutiny calendar, written from a real board."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lif_desktop.exporting.papers import catalogue
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import KeyFigures, Paper, Pill, StackedChart
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from tests import boards
from tests.boards import TODAY
from tests.exporting.papers import printing
from tests.exporting.pdf import reading

ITEMS: tuple[dict[str, Any], ...] = (
    {"title": "Missing children", "state": "due", "due_on": date(2026, 10, 1), "cycle": "yearly"},
    {"title": "Chased in vain", "state": "due", "due_on": date(2026, 11, 1),
     "chased_on": date(2026, 11, 15)},
    {"title": "Private fostering", "provider": "Council", "state": "considered",
     "due_on": date(2026, 6, 1), "received_on": date(2026, 6, 11), "adequate": "no",
     "adequate_why": "No views", "data_analysed": "yes", "users_views": "no"},
    {"title": "LADO", "provider": "Council", "state": "received", "due_on": date(2026, 6, 3),
     "received_on": date(2026, 6, 1)},
    {"title": "Restraint", "state": "not_needed", "due_on": date(2026, 6, 2)},
    {"title": "Subgroup report", "state": "due", "due_on": date(2026, 12, 1)},
    {"title": "Next spring", "state": "due", "due_on": date(2027, 3, 1)},
    {"title": "Someday", "state": "due"},
    {"title": "Before", "state": "received", "due_on": date(2025, 6, 1), "adequate": "yes"},
)  # fmt: skip


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


@pytest.fixture
def board(bare: Board) -> Board:
    police = bare.records("agencies")[1].id
    group = bare.records("groups")[0].id
    with bare.change("Enter the calendar") as change:
        for row in ITEMS:
            own = {"agency": police, "group": group} if row["title"] == "Missing children" else {}
            change.add("expected", {**row, **own})
    return bare


def _paper(board: Board, asked: Asked | None = None, group: int | None = None) -> Paper:
    return catalogue.get("scrutiny").write(board, TODAY, Call(asked or Asked(), group))


def test_with_nothing_due_it_is_one_calm_sentence(bare: Board) -> None:
    paper = _paper(bare)
    assert printing.said(paper) == ("No report or return is due from 1 Apr 2026 to 31 Mar 2027.")
    assert not paper.blocks


def test_it_says_first_what_the_calendar_says(board: Board) -> None:
    assert printing.said(_paper(board)) == (
        "Of 6 reports and returns due from 1 Apr 2026 to 31 Mar 2027, 2 are in (1 came late) and 2"
        " still to come; 2 are overdue, the longest by 51 days, 1 never chased. Of 1 judged, 0 are"
        " adequate, 0 in part and 1 not; 1 waits to be judged."
    )
    assert "is left out (1)" in _paper(board).note


def test_the_picture_adds_up_to_what_is_due(board: Board) -> None:
    (chart,) = printing.only(_paper(board), StackedChart)
    assert isinstance(chart, StackedChart)
    assert chart.labels[0] == "Apr"
    assert len(chart.labels) == 12
    by = {one.name: one.values for one in chart.series}
    assert sum(map(sum, by.values())) == 6
    assert by["Overdue"][6:8] == (1, 1)
    assert by["In, late"][2] == by["In, in time"][2] == 1
    long = _paper(board, Asked(date(2025, 4, 1), date(2027, 3, 31)))
    (chart,) = printing.only(long, StackedChart)
    assert isinstance(chart, StackedChart)
    assert chart.labels[0] == "Apr 2025"


def test_late_ones_come_first_with_what_to_do(board: Board) -> None:
    rows = printing.under(_paper(board), "Late, or without a date").rows
    names = [printing.plain(row[0]).split(" EXP")[0] for row in rows]  # type: ignore[arg-type]
    assert names == ["Missing children", "Chased in vain", "Someday"]
    assert rows[0][2] == Pill("Overdue 51 d", "triangle", "late")
    assert [row[4] for row in rows] == [
        "It has not been chased.", "Wait for the answer.", "By when is it due?",
    ]  # fmt: skip


def test_providers_are_counted_and_add_up(board: Board) -> None:
    table = printing.under(_paper(board), "By provider")
    assert table.rows[0][0] in {"Northmoor Police", "Nobody named"}
    council = next(row for row in table.rows if row[0] == "Council")
    assert council == ("Council", "2", "2", "1", "0", "0", "0", "0", "1", "1")
    for place in range(1, 10):
        assert sum(int(str(row[place])) for row in table.rows) == int(str(table.total[place]))
    figures = next(printing.only(_paper(board), KeyFigures))
    assert isinstance(figures, KeyFigures)
    assert [one.number for one in figures.figures] == ["2", "2", "1", "0", "1"]


def test_what_is_found_wanting_says_what_it_lacks(board: Board) -> None:
    (row,) = printing.under(_paper(board), "Found wanting").rows
    assert row[2:] == ("An audit with users' views", "No views")


def test_a_group_sees_what_it_receives(board: Board) -> None:
    group = board.records("groups")[0].id
    paper = _paper(board, group=group)
    assert "alone. Of 1 report or return due from" in printing.said(paper)
    assert "1 is overdue, the longest by 51 days" in printing.said(paper)
    assert "Found wanting" in printing.headings(paper)


def test_what_is_overdue_is_said_of_a_period_without_anything(board: Board) -> None:
    paper = _paper(board, Asked(date(2020, 4, 1), date(2021, 3, 31)))
    assert "2 are overdue" in printing.said(paper)
    assert not list(printing.only(paper, StackedChart))


def test_all_chased_is_said(bare: Board) -> None:
    with bare.change("One") as change:
        change.add("expected", ITEMS[1])
    assert "the longest by 20 days; all were chased." in printing.said(_paper(bare))


def test_the_public_does_not_see_why(board: Board) -> None:
    text, _ = printing.printed(_paper(board, Asked(audience="public")))
    assert reading.squeezed("Private fostering") in text
    for hidden in ("No views", "has not been chased"):
        assert reading.squeezed(hidden) not in text
    assert reading.squeezed("Why reports were found wanting.") in text


def test_it_prints_with_tags(board: Board) -> None:
    text, kinds = printing.printed(_paper(board))
    assert reading.squeezed("1 Late, or without a date") in text
    assert kinds.count("/Figure") == 1
    assert kinds.count("/Table") >= 4
