"""The next cycle of standards returns, opened with last cycle's answers carried forward."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop.store.board import Board
from lif_desktop.store.carrying import Carried, can_carry, carry_forward
from tests import boards
from tests.reports.returns_made import NOW, THEN, agency, answers, cycle, sent

DUE = date(2026, 12, 1)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.empty(tmp_path) as opened:
        yield opened


def _two_cycles(board: Board, **new: object) -> tuple[int, int]:
    with board.change("Two cycles") as change:
        last = cycle(change, "2024", THEN)
        now = cycle(change, "2026", NOW, due_on=DUE, **new)
        health = agency(change, "Health")
        agency(change, "Police")
        forum = agency(change, "Forum", section11=False)
        spared = agency(change, "Spared", section11=False)
        submission = sent(change, last, health, shared_with="Eastmere", panel_feedback="Well done")
        answers(
            change, submission, {"Training": "2", "Leadership": "3"}, evidence="Figures of 2024",
            gap="Volunteers", deadline_on=DUE, moderated_score="1", feedback="Which figures?",
        )  # fmt: skip
        answers(change, submission, {"Fathers": "1"}, themed=True)
        answers(change, sent(change, last, forum), {"Training": "1"}, scale="1-3")
        sent(change, last, spared, state="not_asked")
    return last, now


def test_every_agency_under_the_duty_is_asked_with_what_it_answered_last_time(
    board: Board,
) -> None:
    last, now = _two_cycles(board)
    with board.change("Open the next cycle") as change:
        assert carry_forward(board, change, last, now, NOW) == Carried(3, 3)
    opened = [one for one in board.records("submissions") if one.values["audit"] == now]
    assert [one.text("agency") for one in opened] == ["Health", "Police", "Forum"]
    for one in opened:
        assert one.values["state"] == "asked"
        assert (one.values["asked_on"], one.values["due_on"]) == (NOW, DUE)
        assert one.values["panel_feedback"] is None
    assert opened[0].values["shared_with"] == "Eastmere"
    carried = [one for one in board.records("standards") if one.values["audit"] == now]
    training = carried[0].values
    assert training["standard"] == "Training"
    assert (training["own_score"], training["evidence"]) == ("2", "Figures of 2024")
    assert (training["gap"], training["deadline_on"]) == ("Volunteers", DUE)
    assert training["changed"] == "same"
    assert board.record("standards", training["previous"]).values["own_score"] == "2"
    for one in carried:
        assert one.values["moderated_score"] is None
        assert one.values["feedback"] is None
        assert not one.values["themed"]
    assert board.record("audits", now).values["previous"] == last


def test_a_score_on_another_scale_stays_behind(board: Board) -> None:
    last, now = _two_cycles(board)
    with board.change("Open the next cycle") as change:
        carry_forward(board, change, last, now)
    forum = [one for one in board.records("standards") if one.values["audit"] == now][-1]
    assert forum.text("agency") == "Forum"
    assert (forum.values["own_score"], forum.values["scale"]) == (None, None)


def test_without_a_scale_of_the_new_cycle_each_answer_keeps_its_own(board: Board) -> None:
    last, now = _two_cycles(board, scale=None)
    with board.change("Open the next cycle") as change:
        carry_forward(board, change, last, now)
    carried = [one.values for one in board.records("standards") if one.values["audit"] == now]
    assert [(one["own_score"], one["scale"]) for one in carried] == [
        ("2", "0-3"), ("3", "0-3"), ("1", "1-3"),
    ]  # fmt: skip


def test_returns_that_are_there_already_are_left_as_they_are(board: Board) -> None:
    last, now = _two_cycles(board)
    for again in (Carried(3, 3), Carried(0, 0)):
        with board.change("Open the next cycle") as change:
            assert carry_forward(board, change, last, now) == again


def test_a_first_cycle_has_nothing_to_carry(board: Board) -> None:
    with board.change("Two empty cycles") as change:
        first, second = cycle(change, "2022", THEN), cycle(change, "2024", NOW)
        agency(change, "School", section11=False, section175=True)
    with board.change("Open the next cycle") as change:
        assert carry_forward(board, change, first, second) == Carried(0, 0)
    with board.change("Ask again, after nothing") as change:
        assert carry_forward(board, change, None, second) == Carried(0, 0)
    with board.change("A cycle of schools") as change:
        schools = cycle(change, "2026", NOW, kind="section175")
    with board.change("Open it") as change:
        assert carry_forward(board, change, second, schools) == Carried(1, 0)


def test_only_cycles_of_returns_can_be_carried_on(board: Board) -> None:
    with board.change("Two audits") as change:
        ours = cycle(change, "2024", THEN)
        other = change.add("audits", {"title": "Neglect", "kind": "case_file"})
    assert can_carry(board.record("audits", ours))
    assert not can_carry(board.record("audits", other))
