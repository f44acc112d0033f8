from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from lif_desktop import clock
from lif_desktop.reports.today_read import read
from lif_desktop.store.board import Board
from tests.ui.boards import TODAY, empty_board, small_board


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    clock.set_today(TODAY.isoformat())
    yield
    clock.set_today(None)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with small_board(tmp_path / "Northmoor.lif") as board:
        yield board


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Board]:
    with empty_board(tmp_path / "Bare.lif") as board:
        yield board


def figures(board: Board) -> dict[str, int]:
    return {stat.label: stat.figure for stat in read(board, TODAY).stats}


def test_a_board_without_records_has_not_begun_and_owes_nothing(bare: Board) -> None:
    view = read(bare, TODAY)
    assert not view.begun
    assert [stat.figure for stat in view.stats] == [0] * 5
    assert {stat.meaning for stat in view.stats} == {""}
    assert (view.needs, view.meeting, view.months) == ((), None, ())


def test_figures_agree_with_the_months_and_the_saved_views(board: Board) -> None:
    view = read(board, TODAY)
    late, due, escalate, *_ = view.stats
    assert (view.months[-1].late, view.months[-1].due) == (late.figure, due.figure) == (10, 5)
    assert escalate.figure == 3
    assert late.note == "oldest 143 days"
    assert late.target.view == "Late"


def test_the_most_pressing_comes_first_and_nothing_twice(board: Board) -> None:
    needs = read(board, TODAY).needs
    order = ("late", "due", "note", "", "well", "done")
    assert [need.meaning for need in needs] == sorted(
        (need.meaning for need in needs), key=order.index
    )
    words = [need.word for need in needs]
    assert words[:3] == ["Escalate"] * 3
    assert {"Clock", "Late", "Return", "Due"} <= set(words)
    of_records = [
        (need.target.register, need.target.record_id)
        for need in needs
        if need.target.record_id is not None
    ]
    assert len(set(of_records)) == len(of_records)
    assert needs[0].why.startswith(
        "Northmoor Health · 3 meetings missed, the last on 1 Nov 2026 · To be put"
    )
    clock_ = next(need for need in needs if need.word == "Clock")
    assert clock_.why == "complete the rapid review by 26 Nov 2026: 4 working days left"


def test_late_actions_that_do_not_escalate_are_named(bare: Board) -> None:
    with bare.change("Add actions") as change:
        for days in (3, 40):
            target = TODAY - timedelta(days=days)
            change.add("actions", {"activity": f"Late by {days}", "target_on": target})
    needs = read(bare, TODAY).needs
    assert [(need.word, need.title) for need in needs if need.word == "Late"] == [
        ("Late", "Late by 40"),
        ("Late", "Late by 3"),
    ]
    assert needs[0].why == "due 12 Oct 2026, 40 days late"


def test_a_clock_that_ran_out_is_late(bare: Board) -> None:
    with bare.change("Add review") as change:
        notified = TODAY - timedelta(days=60)
        change.add("reviews", {"title": "Rowan", "state": "referred", "notified_on": notified})
        change.add("reviews", {"title": "Alder", "state": "referred"})
        ancient = date(2010, 1, 4)
        change.add("reviews", {"title": "Elm", "state": "referred", "notified_on": ancient})
    needs = read(bare, TODAY).needs
    assert [(one.title, one.meaning) for one in needs if one.word == "Clock"] == [("Rowan", "late")]


def test_an_agency_heard_of_lately_owes_no_return(board: Board) -> None:
    assert figures(board)["Returns missing"] == 4


def test_the_boards_own_meeting_comes_before_those_of_other_groups(board: Board) -> None:
    meeting = read(board, TODAY).meeting
    assert meeting is not None
    assert (meeting.title, meeting.meets_on) == ("Board", TODAY + timedelta(days=3))
    assert meeting.items == 7


def test_without_a_meeting_of_the_board_the_next_of_any_group_is_shown(bare: Board) -> None:
    panel = next(one for one in bare.records("groups") if one.values["kind"] != "board")
    with bare.change("Plan a meeting") as change:
        change.add(
            "meetings",
            {"group": panel.id, "meets_on": TODAY + timedelta(days=9), "state": "planned"},
        )
    meeting = read(bare, TODAY).meeting
    assert meeting is not None
    assert meeting.title in {panel.values["short_name"], panel.title}
    assert meeting.starts_at == ""
