"""The scrutiny calendar drawn from real boards, and what it proposes for a year."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lif_desktop import frameworks
from lif_desktop.reports.expected import propose
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from lif_desktop.store.opening import create
from tests import boards
from tests.boards import PASSPHRASE, WHO
from tests.reports.reading import cells, draw, everything_said, table

START, END = date(2026, 4, 1), date(2027, 3, 31)


def made(folder: Path, name: str) -> Board:
    return create(folder / "a.lif", PASSPHRASE, frameworks.load(name), name="Northmoor", who=WHO)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as opened:
        police = opened.records("agencies")[1].id
        group = opened.records("groups")[0].id
        rows: tuple[dict[str, Any], ...] = (
            {"title": "Missing children", "agency": police, "group": group, "state": "due",
             "due_on": date(2026, 10, 1), "cycle": "yearly"},
            {"title": "Private fostering", "provider": "Council", "state": "considered",
             "due_on": date(2026, 6, 1), "received_on": date(2026, 6, 11), "adequate": "no",
             "adequate_why": "No views", "data_analysed": "yes", "users_views": "no",
             "learning": "Word unknown"},
            {"title": "Restraint", "state": "not_needed", "due_on": date(2026, 6, 2)},
            {"title": "Subgroup report", "source": "quarterly-report", "state": "due",
             "due_on": date(2026, 12, 1)},
            {"title": "Someday", "state": "due"},
            {"title": "Before", "state": "received", "due_on": date(2025, 6, 1)},
        )  # fmt: skip
        with opened.change("Enter the calendar") as change:
            for row in rows:
                change.add("expected", row)
        yield opened


def test_the_year_is_shown_by_month_and_group(board: Board) -> None:
    report = draw(board, "expected")
    assert report.period == "1 Apr 2026 to 31 Mar 2027"
    assert report.summary == (
        "4 items due in the period: 1 in (1 of them late), 1 still to come.",
        "1 overdue, the oldest by 51 days.",
        "Of those in, 0 are adequate, 0 in part, 1 not; 0 not judged.",
    )
    assert [row[-1] for row in cells(table(report, "Jun 2026"))] == ["In, 10 d late", "Not needed"]
    groups = {row[0]: row[1:] for row in cells(table(report, "By receiving group"))}
    assert groups["No receiving group named"] == ["1", "1", "0", "1", "0", "1"]
    assert table(report, "By receiving group").total == ("All", 1, 1, 1, 1, 0, 1)


def test_from_a_day_to_come_it_runs_to_the_end_of_that_days_year(board: Board) -> None:
    with board.change("Enter one of the year after") as change:
        change.add("expected", {"title": "Far ahead", "state": "due", "due_on": date(2027, 9, 1)})
    report = draw(board, "expected", Asked(date(2027, 6, 1)))
    assert report.period == "1 Jun 2027 to 31 Mar 2028"
    assert "Far ahead" in everything_said(report)
    # A report on what was is of that day alone.
    assert draw(board, "clocks", Asked(date(2027, 6, 1))).period == "1 Jun 2027 to 1 Jun 2027"


def test_what_waits_is_listed_whatever_the_period(board: Board) -> None:
    report = draw(board, "expected", Asked(date(2025, 4, 1), date(2026, 3, 31)))
    waits = cells(table(report, "Overdue or without"))
    assert [row[0].partition(" ")[2] for row in waits] == ["Missing children", "Someday"]
    assert waits[0][4:] == ["Overdue 51 d", "", "Overdue by 51 days. It has not been chased."]
    assert report.attention == 2
    assert report.summary[0].startswith("1 item due in the period: 1 in (0 of them late)")


def test_what_came_is_held_against_what_the_framework_asks(board: Board) -> None:
    (row,) = cells(table(draw(board, "expected"), "What came"))
    assert row == ["Private fostering", "Council", "Yes", "No", "Not said", "Not said", "No", "",
                   "No views", "Word unknown"]  # fmt: skip
    public = draw(board, "expected", Asked(audience="public"))
    assert "No views" not in everything_said(public)


def test_sources_without_an_item_are_not_yet_in_the_calendar(board: Board) -> None:
    found = {row[0]: row for row in cells(table(draw(board, "expected"), "Not yet in"))}
    assert "Subgroup's report on actions outstanding and strong practice" not in found
    assert found["Annual report of the joint panel"][3:] == ["yearly", "31 Mar 2027"]
    assert found["Performance information"][-1] == "The board decides when"
    findings = "Findings of audits and reviews, for quality assurance"
    assert found[findings][-1] == "30 Jun 2026"
    later = draw(board, "expected", Asked(date(2026, 8, 1), date(2026, 9, 1)))
    found = {row[0]: row for row in cells(table(later, "Not yet in"))}
    assert found[findings][-1] == "Nothing starts it in the period"


def test_an_empty_calendar_proposes_the_items_of_the_year(tmp_path: Path) -> None:
    with made(tmp_path, "west-berkshire") as board:
        with board.change("A review, and a provider by its name") as change:
            review = change.add("reviews", {
                "title": "Ash", "kind": "scr", "completed_on": date(2025, 9, 1),
                "published_on": date(2025, 9, 1),
            })  # fmt: skip
            panel = change.add("agencies", {"name": "Child Death Overview Panel"})
        proposed = {one["source"]: one for one in propose(board, START, END)}
        assert proposed["scr-implementation"]["review"] == review
        assert proposed["scr-implementation"]["cycle"] == "one_year_after"
        assert proposed["scr-implementation"]["due_on"] == date(2026, 9, 1)
        assert (proposed["cdop-yearly"]["agency"], proposed["cdop-yearly"]["provider"]) == (
            panel, None,
        )  # fmt: skip
        assert "cdop-information" not in proposed
        with board.change("Take them in") as change:
            for one in propose(board, START, END):
                change.add("expected", one)
        assert propose(board, START, END) == []
        kept = board.records("expected")
        assert len(kept) == len(proposed)
        assert all(one.values["state"] == "due" for one in kept)


def test_each_preset_can_be_taken_into_the_calendar(tmp_path: Path) -> None:
    for name in ("bedford", "bradford", "croydon", "kirklees", "blank"):
        folder = tmp_path / name
        folder.mkdir()
        with made(folder, name) as board:
            values = propose(board, START, END)
            with board.change("Take them in") as change:
                for one in values:
                    change.add("expected", one)
            assert len(board.records("expected")) == len(values)
            assert draw(board, "expected").name == "expected"


def test_several_groups_are_named(tmp_path: Path) -> None:
    with made(tmp_path, "bradford") as board:
        logs = next(one for one in propose(board, START, END) if one["source"] == "cdop-yearly")
        groups = {one.id: one.title for one in board.records("groups")}
        assert groups[logs["group"]] == "Child Death Overview Panel"
        assert "Also for" in logs["notes"]
