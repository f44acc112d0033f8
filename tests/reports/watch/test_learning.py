"""What the rules say of records of learning, and what of it waits today."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lif_desktop import clock
from lif_desktop.reports import watch
from lif_desktop.reports.shape import About
from lif_desktop.reports.today import Target
from lif_desktop.reports.watch import learning
from lif_desktop.store.board import Board
from tests import boards
from tests.reports import learning_made
from tests.reports.learning_made import days

TODAY = learning_made.TODAY


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    clock.set_today(TODAY.isoformat())
    yield
    clock.set_today(None)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


def _said(board: Board, register: str, record_id: int) -> list[tuple[str, str]]:
    record = board.record(register, record_id)
    found = watch.notices(board, record, TODAY)
    own = learning.NOTICES[register](board, record, TODAY)
    texts = {one.text for one in own}
    return [(one.meaning, one.text) for one in found if one.text in texts]


def _add(board: Board, register: str, values: dict[str, Any]) -> list[tuple[str, str]]:
    with board.change("Enter one") as change:
        made = change.add(register, values)
    return _said(board, register, made)


def test_a_lesson_says_what_its_ledger_does_not_bear_out_and_who_owes_an_answer(
    board: Board,
) -> None:
    lessons = learning_made.fill(board)
    stays = _said(board, "learning", lessons["Stays"])
    assert stays[0] == (
        "late", "2 agencies have not confirmed passing it on, 1 of them overdue.",
    )  # fmt: skip
    assert stays[1][1].startswith("The stage says Embedded; the ledger proves Disseminated.")
    assert stays[2][1].startswith("Nothing new in its ledger for 200 days. Next:")
    assert _said(board, "learning", lessons["Ready"]) == [
        ("note", "It is for several agencies, and none was asked to confirm passing it on."),
        ("well", "Its impact is evaluated: it can be closed."),
    ]  # fmt: skip
    assert _said(board, "learning", lessons["Closed"]) == []
    assert _said(board, "learning", lessons["Left"]) == [("due", "Say why it is not pursued.")]


def test_a_lesson_under_way_says_what_evidence_comes_next(board: Board) -> None:
    ((meaning, text),) = _add(board, "learning", {"lesson": "Ask first", "identified_on": days(-9)})
    assert meaning == "note"
    assert text == (
        "Its ledger proves Identified. Next: a dated entry of how and to whom the lesson was"
        " passed on."
    )
    said = _add(board, "learning", {"lesson": "Ask again"})
    assert said[0][1].startswith("Nothing in its ledger yet.")


def test_a_closed_lesson_says_what_difference_it_made(board: Board) -> None:
    with board.change("Enter one") as change:
        made = learning_made.lesson(change, "Shut", 3, stage="evaluated", state="closed")
        waits = change.add("confirmations", {
            "learning": made, "agency": board.records("agencies")[0].id, "due_on": days(9),
        })  # fmt: skip
    record = board.record("learning", made)
    found = list(learning.NOTICES["learning"](board, record, TODAY))
    assert [one.text for one in found] == [
        "It is closed: say what difference it made.",
        "1 agency has not confirmed passing it on.",
    ]
    assert found[1].about == About("confirmations", waits)


def test_an_entry_that_proves_nothing_says_so(board: Board) -> None:
    lesson = learning_made.fill(board)["Moves"]
    entry = {"learning": lesson, "shows": "A talk", "stage": "evaluated", "dated_on": days(-1)}
    assert _add(board, "ledger", {**entry, "kind": "process"}) == [
        ("due", "Evidence of process does not prove Evaluated for impact."),
    ]  # fmt: skip
    assert _add(board, "ledger", entry)[0][1].startswith("Evidence of an unnamed kind")
    assert _add(board, "ledger", {**entry, "kind": "impact"}) == []
    ahead = {**entry, "kind": "impact", "dated_on": days(3)}
    assert _add(board, "ledger", ahead)[0][1].startswith("It lies in the future")


def test_confirmations_and_children_are_owed_by_a_date(board: Board) -> None:
    lesson = learning_made.fill(board)["Moves"]
    agency = board.records("agencies")[0].id
    asked = {"learning": lesson, "agency": agency}
    assert _add(board, "confirmations", {**asked, "due_on": days(-1)}) == [
        ("late", "This confirmation is overdue by 1 day."),
    ]  # fmt: skip
    assert _add(board, "confirmations", asked) == [
        ("note", "No date is set for this confirmation."),
    ]  # fmt: skip
    assert _add(board, "confirmations", {**asked, "confirmed_on": days(-1)}) == [
        ("note", "Confirmed, but not how it was passed on."),
    ]  # fmt: skip
    child = {"pseudonym": "Wren", "checked_on": days(-9), "next_on": days(4)}
    assert [text for _, text in _add(board, "tracked", child)] == [
        "This look is due in 4 days.",
        "Say what the lesson would have changed for this child.",
        "Looked at: what difference was made?",
        "Name the lesson whose difference is followed.",
    ]


def test_publications_outside_learning_and_practice_are_questioned(board: Board) -> None:
    assert len(_add(board, "publications", {"title": "A report", "kind": "response"})) == 5
    outside = {"title": "A review", "state": "considered", "next_on": days(-3)}
    assert [text for _, text in _add(board, "external", outside)] == [
        "To be looked at again since 18 Nov 2026.",
        "Say what it means here.",
        "None of its recommendations is on record yet.",
    ]
    assert _add(board, "external", {"title": "Shut", "state": "closed"}) == []
    source = board.records("external")[0].id
    late = {"wording": "Do it", "external": source, "due_on": days(-2)}
    assert _add(board, "requirements", late) == [
        ("late", "It is overdue by 2 days."), ("due", "Not checked yet: do we comply?"),
    ]  # fmt: skip
    seen = {"title": "A call", "seen_on": days(-200), "what": "Rings", "why": "Time"}
    assert [text for _, text in _add(board, "practice", seen)] == [
        "It has not stood in a quarterly report yet.",
        "Which group reports it?",
        "What difference did it make to children?",
    ]


def test_a_priority_is_asked_for_progress_until_something_is_tied_to_it(board: Board) -> None:
    values = {"title": "Sleep", "state": "live", "outcome": "Safe", "progress": "Begun",
              "progress_on": days(-4)}  # fmt: skip
    with board.change("Enter one") as change:
        made = change.add("priorities", values)
    assert _said(board, "priorities", made)[0][1].startswith("Nothing is tied to it")
    with board.change("Tie one") as change:
        change.add("audits", {"title": "Cots", "priority": made})
    assert _said(board, "priorities", made) == []


def test_audits_and_reviews_are_asked_for_re_look_and_voice(board: Board) -> None:
    audit = board.records("audits")[0].id
    assert [meaning for meaning, _ in _said(board, "audits", audit)] == ["late", "due"]
    heard = {"voice_of_child": "Cold rooms", "voice": "yes", "voice_seen": "yes",
             "revisit_on": days(200)}  # fmt: skip
    with board.change("Say it") as change:
        change.edit("audits", audit, heard)
    assert _said(board, "audits", audit) == [
        ("note", "3 standard questions on the child's voice not answered."),
    ]  # fmt: skip
    assert _add(board, "audits", {"title": "Next", "state": "planned"}) == []
    shut = {"title": "Case Elm", "kind": "rapid", "state": "closed"}
    assert _add(board, "reviews", shut)[-1][1].startswith("Incomplete without the child")


def test_an_audit_that_another_follows_is_asked_whether_that_was_its_re_look(board: Board) -> None:
    audit = board.records("audits")[0].id
    after = {"title": "Re-audit", "kind": "re_audit", "previous": audit}
    with board.change("Plan a re-audit") as change:
        again = change.add("audits", {**after, "state": "planned"})
    before = _said(board, "audits", audit)
    with board.change("Finish it") as change:
        change.edit("audits", again, {"state": "finished", "finished_on": days(-20)})
    asked = [one for one in _said(board, "audits", audit) if one not in before]
    label = board.record("audits", again).label
    text = f"{label} follows it and was finished on 1 Nov 2026: if that was the re-look, enter it."
    assert asked == [("note", text)]
    with board.change("Take its day away") as change:
        change.edit("audits", again, {"finished_on": None})
    assert any("was finished: if" in text for _, text in _said(board, "audits", audit))
    with board.change("Enter the re-look") as change:
        change.edit("audits", audit, {"revisited_on": days(-20)})
    assert not any("follows it" in text for _, text in _said(board, "audits", audit))


def test_a_plan_and_its_recommendations_answer_a_year_after_the_review(board: Board) -> None:
    review = learning_made.ended_review(board)
    plan = board.records("plans")[-1].id
    asked = board.records("recommendations")[-1].id
    due, counts = _said(board, "plans", plan)
    assert due[1].startswith("A year has passed since its review (21 Nov 2025)")
    assert counts[1] == (
        "Of 5 actions: 1 addressed, 1 verified, 1 embedded; 1 open; 1 say what they changed."
    )
    assert _said(board, "recommendations", asked)[0][0] == "due"
    with board.change("Answer") as change:
        change.edit("plans", plan, {"year_on": "Nine of ten seen alone"})
        change.edit("recommendations", asked, {"verified": "Dip sample of ten"})
    assert [meaning for meaning, _ in _said(board, "plans", plan)] == ["note"]
    assert _said(board, "recommendations", asked) == []
    with board.change("It ended this year") as change:
        change.edit("reviews", review, {"published_on": days(-30)})
    assert _said(board, "plans", plan) == []


def test_plans_of_other_sources_have_no_year_on(board: Board) -> None:
    for plan in board.records("plans"):
        assert _said(board, "plans", plan.id) == []
    for asked in board.records("recommendations"):
        assert _said(board, "recommendations", asked.id) == []
    assert _add(board, "recommendations", {"wording": "Of no plan"}) == []


def test_what_waits_is_said_with_where_it_leads(board: Board) -> None:
    learning_made.fill(board)
    with board.change("Enter what waits") as change:
        source = change.add("external", {"title": "A review"})
        for number in range(3):
            change.add("requirements", {
                "wording": f"Do {number}", "external": source, "due_on": days(-number - 1),
            })  # fmt: skip
        change.add("practice", {"title": "A call", "seen_on": days(-200)})
        change.add("priorities", {"title": "Sleep", "from_on": days(-200)})
    found = {one.word: one for one in learning.needs(board, TODAY)}
    assert set(found) == {
        "Re-look", "Outside", "Confirm", "Child", "Lesson", "Priority", "Practice",
    }  # fmt: skip
    audit = board.records("audits")[0]
    assert found["Re-look"].target == Target("audits", audit.id)
    assert found["Outside"].target == Target("requirements", view="Not yet complied with")
    assert found["Outside"].title == "3 recommendations from outside"
    assert found["Outside"].why == "the first due 18 Nov 2026"
    assert found["Confirm"].why == "owed by 1 agency for 1 lesson"
    assert found["Child"].title == "Teal"
    assert found["Lesson"].title == "Moves"
    assert found["Priority"].why == "no progress recorded"
    assert found["Practice"].title == "1 example of strong practice"


def test_a_new_board_owes_nothing_of_learning(tmp_path: Path) -> None:
    with boards.empty(tmp_path, "new.lif") as new:
        assert list(learning.needs(new, TODAY)) == []


def test_a_priority_with_old_progress_says_since_when(board: Board) -> None:
    with board.change("Fill them in") as change:
        for one in board.records("priorities"):
            change.edit("priorities", one.id, {"progress_on": days(-5)})
        made = change.add("priorities", {"title": "Sleep", "progress_on": days(-150)})
    (need,) = [one for one in learning.needs(board, TODAY) if one.word == "Priority"]
    assert need.target == Target("priorities", made)
    assert need.why == "no progress recorded since 24 Jun 2026"
