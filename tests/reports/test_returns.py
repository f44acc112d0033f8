"""The report on returns sent out, and its matrix of agencies and kinds."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import clock
from lif_desktop.reports import returns_read
from lif_desktop.reports.shape import About, Asked
from lif_desktop.rules import chasing
from lif_desktop.store.board import Board
from tests import boards
from tests.reports import sent_made
from tests.reports.reading import cells, draw, everything_said, section, table

TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    clock.set_today(TODAY.isoformat())
    yield
    clock.set_today(None)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


def test_what_was_sent_is_summed_up(board: Board) -> None:
    sent_made.two_rounds(board)
    drawn = draw(board, "returns")
    assert drawn.summary == (
        "6 returns sent out: 4 came back, 2 are with the agencies, 1 of these late.",
        "The longest is late by 8 days.",
        "1 return came back and waits to be judged.",
        "2 returns are to be chased today.",
    )
    assert drawn.attention == 2


def test_what_is_out_says_to_whom_since_when_and_when_it_is_chased(board: Board) -> None:
    sent_made.two_rounds(board)
    late, soon = cells(table(draw(board, "returns"), "With the agencies"))
    assert late == [
        "RET-2026-004 Action updates", "Northmoor Health NHS Trust", "Dr L. Park", "16 Oct 2026",
        "13 Nov 2026", "Late 8 d", "14 Nov 2026", "Now",
    ]  # fmt: skip
    assert soon[5:] == ["Due 4 d", "never", "Now"]


def test_the_board_sets_when_it_chases(board: Board) -> None:
    sent_made.two_rounds(board)
    with board.change("Set when returns are chased") as change:
        change.set(chasing.SETTING, "3, 14")
    found = table(draw(board, "returns"), "With the agencies")
    assert found.note == ("Chased 3 days before the date, on the date, and every 14 days after it.")
    assert [row[-1] for row in cells(found)] == ["27 Nov 2026", "22 Nov 2026"]


def test_what_came_back_is_proposed_with_why_and_what_was_judged_stands(board: Board) -> None:
    sent_made.two_rounds(board)
    drawn = draw(board, "returns")
    (waiting,) = cells(table(drawn, "Came back, to be judged"))
    assert waiting[3:6] == ["Not said", "In part?", "No?"]
    assert waiting[6] == (
        "It came 3 days after its date, 13 Nov 2026. Of 5 rows, 1 row with something that cannot"
        " be."
    )
    judged = cells(table(drawn, "Judged and accepted"))
    assert [row[3:7] for row in judged] == [
        ["Accepted", "Yes", "Yes", "Yes"],
        ["Came back, 4 d late", "No", "In part", "Yes"],
        ["Accepted", "Yes", "Yes", "In part"],
    ]
    assert judged[1][7] == "It speaks of last year."


def test_rounds_stand_one_beside_the_other_with_sums_and_a_picture(board: Board) -> None:
    sent_made.two_rounds(board)
    drawn = draw(board, "returns")
    found = table(drawn, "By kind and round")
    assert cells(found) == [
        ["Dataset", "", "2 Nov 2026", "25 Nov 2026", "1", "0", "0", "0", "1", "0", "0"],
        ["Action updates", "", "16 Oct 2026", "13 Nov 2026", "3", "2", "1", "1", "1", "1", "1"],
        ["Action updates", "", "1 May 2026", "29 May 2026", "2", "2", "1", "1", "0", "0", "0"],
    ]
    assert found.total[4:] == (6, 4, 2, 2, 2, 1, 1)
    (chart,) = section(drawn, "Round by round").charts
    assert chart.labels == ("Action 05/26", "Action 10/26", "Dataset 11/26")
    assert chart.sentence == "Dataset, due 25 Nov 2026: 0 of 1 back, 0 late."
    assert [one.values for one in chart.series] == [(1, 1, 0), (1, 1, 0), (0, 1, 0), (0, 0, 1)]


def test_the_newest_round_is_set_beside_the_one_before(board: Board) -> None:
    sent_made.two_rounds(board)
    rows = cells(table(draw(board, "returns"), "Then and now"))
    assert rows == [
        ["Dataset", "Now", "25 Nov 2026", "1", "0", "0", "–", "–", "–", "–"],
        ["Action updates", "Then", "29 May 2026", "2", "2", "1", "50", "1 of 2", "1 of 2",
         "1 of 2"],
        ["Action updates", "Now", "13 Nov 2026", "3", "2", "1", "33", "1 of 1", "1 of 1",
         "1 of 1"],
    ]  # fmt: skip


def test_eighty_schools_stand_in_tables_that_stay_on_a_page(board: Board) -> None:
    sent_made.schools(board, 80)
    sent_made.two_rounds(board)
    sent_made.one(board, None, "highlight", due_on=None, issued_on=None)
    found = section(draw(board, "returns"), "Agency by agency")
    assert found.said == ("83 agencies were sent a return.", "1 return: no agency named.")
    schools = [one for one in found.tables if one.title.startswith("Education")]
    assert schools[0].title == "Education, 1 to 16 of 80"
    assert max(len(one.rows) for one in found.tables) <= 16
    mixed = next(one for one in found.tables if not one.title.startswith("Education"))
    health = next(row for row in cells(mixed) if "Northmoor Health NHS Trust" in row)
    assert health[-6:] == ["Late 8 d", "", "", "2", "1", "1"]
    agency = board.find("agencies", "Northmoor Health NHS Trust")
    assert agency is not None
    assert About("agencies", agency.id) in {row.about for row in mixed.rows}


def test_a_period_keeps_to_what_was_sent_in_it_but_then_and_now_to_all(board: Board) -> None:
    sent_made.two_rounds(board)
    drawn = draw(board, "returns", Asked(date(2026, 4, 1), date(2026, 6, 30)))
    assert len(cells(table(drawn, "By kind and round"))) == 1
    assert len(cells(table(drawn, "Then and now"))) == 3
    assert drawn.attention == 0


def test_the_public_sees_counts_and_no_agency(board: Board) -> None:
    sent_made.two_rounds(board)
    drawn = draw(board, "returns", Asked(audience="public"))
    assert [one.title for one in drawn.sections] == ["Round by round", "Then and now"]
    said = everything_said(drawn)
    assert not any(one in said for one in ("Northmoor", "Housing", "Park", "RET-"))
    assert drawn.left_out
    assert drawn.summary == draw(board, "returns").summary


def test_a_board_that_sent_nothing_says_so(board: Board) -> None:
    drawn = draw(board, "returns")
    assert drawn.summary == ("No return was sent out, or none that still counts.",)
    assert "Nothing was sent out." in everything_said(drawn)
    assert not any(part.charts for part in drawn.sections)
    assert not returns_read.ever(board)


def test_a_return_sent_again_counts_once_in_the_round_of_the_first(board: Board) -> None:
    health = board.records("agencies")[0].id
    first = sent_made.one(board, health, period_until=date(2026, 9, 30))
    again = sent_made.one(
        board, health, period_until=date(2026, 9, 30), issued_on=TODAY, replaces=first,
        due_on=date(2026, 12, 4),
    )  # fmt: skip
    found = returns_read.read(board, TODAY)
    assert [one.standing.state for one in found] == ["replaced", "out"]
    (only,) = returns_read.rounds(found)
    assert (len(only.sent), only.issued_on) == (1, sent_made.AUTUMN)
    assert only.title == "Action updates, until 30 Sep 2026, due 4 Dec 2026"
    # One alone is read as it is among all.
    alone = returns_read.read(board, TODAY, [board.record("returns", first)])
    assert alone[0].standing == found[0].standing
    assert returns_read.ever(board)
    assert returns_read.read(board, TODAY, []) == []
    with board.change("Withdraw the second") as change:
        change.edit("returns", again, {"state": "withdrawn"})
    assert returns_read.read(board, TODAY)[0].standing.state == "late"


def test_a_round_is_called_by_its_cycle_or_its_period(board: Board) -> None:
    health = board.records("agencies")[0].id
    audit = board.records("audits")[0]
    sent_made.one(board, health, "section11", audit=audit.id, due_on=None)
    sent_made.one(
        board, health, "dataset", period_from=date(2026, 7, 1), period_until=date(2026, 9, 30)
    )
    sent_made.one(board, health, kind=None, title="Another")
    titles = [one.title for one in returns_read.rounds(returns_read.read(board, TODAY))]
    assert titles == [
        f"Section 11 or 175 self-assessment, {audit.label}, no due date",
        "Dataset, 1 Jul 2026 to 30 Sep 2026, due 13 Nov 2026",
        "Another kind, due 13 Nov 2026",
    ]
