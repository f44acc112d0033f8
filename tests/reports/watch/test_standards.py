"""What the rules say of cycles, returns, answers and assurances, and what waits today."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lif_desktop import clock
from lif_desktop.reports.shape import About
from lif_desktop.reports.today import Target
from lif_desktop.reports.watch import standards as watched
from lif_desktop.store.board import Board
from tests import boards
from tests.boards import TODAY
from tests.reports.returns_made import NOW, THEN, agency, cycle, sent

PASSED, LATER = date(2026, 11, 1), date(2027, 2, 1)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    clock.set_today(TODAY.isoformat())
    with boards.empty(tmp_path) as opened:
        yield opened
    clock.set_today(None)


def said(board: Board, register: str, record_id: int) -> list[str]:
    record = board.record(register, record_id)
    return [one.text for one in watched.NOTICES[register](board, record, TODAY)]


def test_a_cycle_without_a_scale_and_with_agencies_left_out_says_so(board: Board) -> None:
    with board.change("A cycle") as change:
        now = cycle(change, "2026", NOW, scale=None)
        for name in ("A", "B", "C", "D"):
            agency(change, name)
        late = sent(change, now, agency(change, "E"), state="asked", due_on=PASSED)
    found = said(board, "audits", now)
    assert found[0].startswith("No scale is named: no answer of this cycle can be counted. Known")
    assert found[1:] == [
        "4 agencies with the duty have no return in this cycle: A, B and C and 1 more.",
        "1 return is late.",
    ]
    record = board.record("audits", now)
    assert [one.about for one in watched.NOTICES["audits"](board, record, TODAY)][-1] == About(
        "submissions", late
    )


def test_a_cycle_on_an_unknown_scale_says_which_there_are(board: Board) -> None:
    with board.change("Cycles") as change:
        now = cycle(change, "2026", NOW, scale="stars")
        agency(change, "A")
        other = change.add("audits", {"title": "Neglect", "kind": "case_file"})
        planned = cycle(change, "2028", date(2028, 1, 1), state="planned", scale=None)
    found = said(board, "audits", now)
    assert "no scale called “stars”" in found[0]
    assert found[1] == "1 agency with the duty has no return in this cycle: A."
    assert said(board, "audits", other) == []
    assert said(board, "audits", planned) == []


def test_a_return_is_questioned_with_what_its_cycle_knows(board: Board) -> None:
    with board.change("Returns") as change:
        health = agency(change, "Health")
        then = cycle(change, "2024", THEN)
        now = cycle(change, "2026", NOW, previous=then, due_on=PASSED)
        sent(change, then, health)
        came = sent(change, now, health)
        owed = sent(change, now, agency(change, "Police"), state="asked")
        stray = sent(change, change.add("audits", {"title": "Neglect"}), health)
    assert said(board, "submissions", came) == [
        "It came, but holds no answer to any standard yet.",
        "No improvement plan for the coming 12 months.",
        "Nothing is said of progress since the last return.",
    ]
    assert said(board, "submissions", owed) == ["It is 20 days late, never chased. Chase it."]
    assert said(board, "submissions", stray) == [
        "“Neglect” is not a cycle of section 11 or section 175/157."
    ]


def _answer(board: Board, *, before: dict[str, Any] | None, link: bool, **now: Any) -> int:
    with board.change("Answers") as change:
        health = agency(change, "Health")
        then = cycle(change, "2024", THEN)
        current = cycle(change, "2026", NOW, previous=then)
        previous = None
        if before is not None:
            previous = change.add("standards", {
                "submission": sent(change, then, health), "standard": "Training", **before,
            })  # fmt: skip
        return change.add("standards", {
            "submission": sent(change, current, health), "standard": "training",
            "previous": previous if link else None, **now,
        })  # fmt: skip


@pytest.mark.parametrize("link", [True, False])
def test_an_answer_is_held_against_the_one_before(board: Board, *, link: bool) -> None:
    one = _answer(board, before={"own_score": "2"}, link=link, own_score="1", changed="better",
                  evidence="x")  # fmt: skip
    (found,) = said(board, "standards", one)
    assert found.startswith("It is called changed for the better, but")
    assert "moved down by 1 step" in found


def test_an_answer_that_was_given_again_points_to_the_later_one(board: Board) -> None:
    before = {"own_score": "1", "gap": "Volunteers", "deadline_on": PASSED}
    later = _answer(board, before=before, link=True, own_score="2", changed="better", evidence="x")
    (earlier,) = (one.id for one in board.records("standards") if one.id != later)
    (found,) = said(board, "standards", earlier)
    assert found.startswith("It was answered again in ")


def test_a_true_change_is_told(board: Board) -> None:
    one = _answer(board, before={"own_score": "1"}, link=False, own_score="2", changed="better",
                  evidence="x")  # fmt: skip
    assert said(board, "standards", one) == ["Last time 1: the agency's own score moved up."]


def test_a_first_answer_has_nothing_to_be_held_against(board: Board) -> None:
    assert said(board, "standards", _answer(board, before=None, link=False, own_score="2")) == []


def test_an_answer_to_a_standard_that_was_not_asked_then_is_a_first_one(board: Board) -> None:
    one = _answer(board, before={"standard": "Leadership"}, link=False, own_score="2")
    assert said(board, "standards", one) == []


def test_an_answer_of_another_agency_than_its_return_says_so(board: Board) -> None:
    with board.change("Mixed up") as change:
        now = cycle(change, "2026", NOW)
        other = agency(change, "Police")
        one = change.add("standards", {
            "submission": sent(change, now, agency(change, "Health")), "agency": other,
            "standard": "Training", "own_score": "2", "audit": now,
        })  # fmt: skip
    assert said(board, "standards", one) == ["Its return belongs to Health, not to Police."]


def test_an_old_assurance_points_to_the_newer_one(board: Board) -> None:
    with board.change("Assurances") as change:
        health = agency(change, "Health")
        own = {"agency": health, "duty": "Induction", "answer": "met"}
        old = change.add("assurances", {**own, "given_on": date(2025, 1, 1), "evidence": "Cards"})
        new = change.add("assurances", {**own, "given_on": PASSED})
        odd = change.add("assurances", {**own, "duty": "Smile", "given_on": PASSED})
        change.add("evidence", {"title": "Cards", "assurance": odd})
    assert said(board, "assurances", old) == ["A newer one was given on 1 Nov 2026."]
    assert said(board, "assurances", new) == ["It is said without evidence."]
    (found,) = said(board, "assurances", odd)
    assert "no such duty" in found


def test_today_names_late_returns_cycles_without_any_and_gaps(board: Board) -> None:
    with board.change("What waits") as change:
        now = cycle(change, "2026", NOW)
        bare = cycle(change, "2026/27", NOW, kind="section175")
        health, police = agency(change, "Health"), agency(change, "Police")
        late = sent(change, now, health, state="asked", due_on=PASSED)
        came = sent(change, now, police)
        for standard, gap in (("A", "x"), ("B", "y"), ("C", None)):
            change.add("standards", {"submission": came, "audit": now, "standard": standard,
                                     "gap": gap, "deadline_on": PASSED})  # fmt: skip
        assured = change.add("assurances", {"agency": health, "duty": "s11", "answer": "not_met",
                                            "gap": "All", "gap_by": PASSED})  # fmt: skip
        change.add("assurances", {"agency": health, "duty": "s11", "answer": "met", "gap": "None",
                                  "gap_by": PASSED})  # fmt: skip
    found = list(watched.needs(board, TODAY))
    assert [(one.word, one.target.record_id) for one in found] == [
        ("Return", late), ("Cycle", bare), ("Gap", 1), ("Gap", assured),
    ]  # fmt: skip
    assert found[0].why == "standards return 20 days late"
    assert found[2].why == "gap in a standards return to be closed by 1 Nov 2026, and 1 more"
    assert found[3].why == "gap in an assurance to be closed by 1 Nov 2026"


def test_many_late_returns_make_one_line(board: Board) -> None:
    with board.change("Many") as change:
        now = cycle(change, "2026", NOW, state="finished")
        for name in "ABC":
            sent(change, now, agency(change, name), state="asked", due_on=PASSED)
    (only,) = watched.needs(board, TODAY)
    assert (only.title, only.why) == ("3 standards returns", "the longest 20 days late")
    assert only.target == Target("submissions", view="Late")


def test_nothing_waits_on_an_empty_board(board: Board) -> None:
    assert list(watched.needs(board, TODAY)) == []
