"""What the rules say of training, and what of it waits today."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lif_desktop import clock
from lif_desktop.reports.watch import training
from lif_desktop.store.board import Board
from tests import boards

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


def add(board: Board, register: str, **values: Any) -> int:
    with board.change("Enter one") as change:
        return change.add(register, values)


def said(board: Board, register: str, record_id: int) -> list[str]:
    record = board.record(register, record_id)
    return [one.text for one in training.NOTICES[register](board, record, TODAY)]


def test_a_course_its_places_and_a_check_say_what_does_not_fit(board: Board) -> None:
    agency = board.records("agencies")[0].id
    course = add(board, "training", course="Neglect", state="held", held_on=date(2026, 10, 1),
                 evaluations=9)  # fmt: skip
    place = add(board, "places", training=course, agency=agency, booked=5, attended=5, no_show=1)
    assert said(board, "training", course) == ["More sent an evaluation than attended."]
    assert said(board, "places", place) == ["5 came and 1 did not, yet 5 places were booked."]
    check = add(board, "checks", course="Induction", result="poor", to_improve="Examples")
    assert said(board, "checks", check) == ["When will it be checked again?"]


def test_a_member_of_the_pool_who_left_or_was_not_used_is_said(board: Board) -> None:
    agency = board.records("agencies")[0].id
    gone = add(board, "pools", person="Z. Ellery", agency=agency, until_on=date(2026, 1, 5))
    idle = add(board, "pools", person="K. Dunn", agency=agency)
    used = add(board, "pools", person="O. Tamsin", agency=agency, times=3)
    assert said(board, "pools", gone) == ["No longer in the pool since 5 Jan 2026."]
    assert said(board, "pools", idle) == ["In the pool, and not used yet."]
    assert said(board, "pools", used) == []


def test_an_agency_owes_a_representative_and_its_analysis(board: Board) -> None:
    agency = board.records("agencies")[0].id
    assert said(board, "agencies", agency) == ["No training representative is named."]
    need = add(board, "needs", agency=agency, year="2026/27", due_on=date(2026, 6, 1))
    assert said(board, "needs", need) == ["Not returned; overdue by 173 days."]
    with board.change("Name one") as change:
        change.edit("agencies", agency, {"training_representative": "A. Moss"})
    assert said(board, "agencies", agency) == ["Training needs analysis 2026/27 not returned."]


def test_what_waits_of_training_is_said(board: Board) -> None:
    assert list(training.needs(board, TODAY)) == []
    agency = board.records("agencies")[0].id
    add(board, "training", course="Neglect", state="held", held_on=date(2026, 5, 1),
        follow_up_on=date(2026, 11, 1))  # fmt: skip
    add(board, "needs", agency=agency, year="2026/27", due_on=date(2026, 11, 20))
    add(board, "checks", course="Induction", agency=agency, next_on=date(2026, 11, 2))
    assert [(one.word, one.title, one.why) for one in training.needs(board, TODAY)] == [
        ("Follow up", "Neglect, 1 May 2026", "20 days overdue"),
        ("Needs", "Northmoor Health NHS Trust, 2026/27", "1 day overdue"),
        ("Check", "Induction", "Northmoor Health NHS Trust, due 2 Nov 2026"),
    ]
