"""A meeting's own agenda: in order, timed, each item with the paper it names."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import clock
from lif_desktop.exporting.composing.compose import compose_pack, make_pack
from lif_desktop.exporting.papers.content import AgendaItem
from lif_desktop.store.board import Board
from tests.exporting.papers import board as sample
from tests.exporting.pdf import reading

ITEMS = (
    {"title": "Late work", "position": 2, "minutes": 20, "paper": "late", "purpose": "assurance",
     "presenter": "R. Okoro"},
    {"title": "Welcome", "position": 1, "minutes": 10},
    {"title": "Audit record and forward plan", "position": 4, "purpose": "decision"},
    {"title": "Learning ledger", "position": 3},
)  # fmt: skip


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    clock.set_today("2026-11-21")
    with sample.made(tmp_path) as made:
        yield made
    clock.set_today(None)


def _agenda(board: Board, starts: str | None = "09:30") -> tuple[AgendaItem, ...]:
    meeting = next(
        one for one in board.records("meetings") if one.values["meets_on"] == date(2026, 11, 24)
    )
    with board.change("Set the agenda") as change:
        change.edit("meetings", meeting.id, {"starts_at": starts})
        for values in ITEMS:
            change.add("items", {"meeting": meeting.id, **values})
    return compose_pack(board, board.record("meetings", meeting.id), sample.TODAY).items


def test_items_come_in_their_order_with_the_papers_they_name(board: Board) -> None:
    items = _agenda(board)
    assert [(one.title, [paper.title for paper in one.papers]) for one in items] == [
        ("Welcome", []),
        ("Late work", ["Late and due actions"]),
        ("Learning ledger", ["Learning ledger"]),
        ("Audit record and forward plan", ["Audit record and forward plan"]),
    ]


def test_times_run_on_until_an_item_has_no_minutes(board: Board) -> None:
    assert [one.time for one in _agenda(board)] == ["09:30", "09:40", "10:00", ""]


@pytest.mark.parametrize(
    ("written", "shown"),
    [("9.30am", "09:30"), ("2 pm", "14:00"), ("after lunch", ""), (None, "")],
)
def test_a_start_is_read_as_people_write_it(board: Board, written: str | None, shown: str) -> None:
    assert _agenda(board, written)[0].time == shown


def test_presenter_and_purpose_are_the_items_own(board: Board) -> None:
    _, late, ledger, audits = _agenda(board)
    assert (late.presenter, late.purpose) == ("R. Okoro", "for assurance")
    assert ledger.presenter == board.who
    assert ledger.purpose
    assert audits.purpose == "for decision"


def test_a_pack_with_reports_in_it_prints(board: Board) -> None:
    _agenda(board)
    meeting = next(one for one in board.records("meetings") if one.values["starts_at"] == "09:30")
    content, printed = make_pack(compose_pack(board, meeting, sample.TODAY))
    assert printed.problems == ()
    assert "Late and due actions" in "".join(reading.texts(content))
