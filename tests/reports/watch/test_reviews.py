"""What the rules say of case reviews and their parts, and what of it waits today."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lif_desktop import clock
from lif_desktop.reports import watch
from lif_desktop.reports.shape import About
from lif_desktop.reports.today import Target
from lif_desktop.reports.watch import review_needs, reviews
from lif_desktop.store.board import Board
from tests import boards
from tests.reports import reviews_made
from tests.reports.reviews_made import TODAY, days


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    clock.set_today(TODAY.isoformat())
    yield
    clock.set_today(None)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as made:
        yield made


def said(board: Board, register: str, record_id: int) -> list[tuple[str, str]]:
    record = board.record(register, record_id)
    own = {one.text for one in reviews.NOTICES[register](board, record, TODAY)}
    return [
        (one.meaning, one.text) for one in watch.notices(board, record, TODAY) if one.text in own
    ]


def enter(board: Board, register: str, **values: Any) -> list[tuple[str, str]]:
    with board.change("Enter one") as change:
        made = change.add(register, values)
    return said(board, register, made)


def test_a_review_says_its_clocks_its_questions_and_its_next_step(board: Board) -> None:
    made = reviews_made.fill(board)
    birch = said(board, "reviews", made["Birch"])
    texts = [text for _, text in birch]
    assert birch[0][0] == "late"
    assert any(text.startswith("Publish the review (5 Nov 2026): Overdue by") for text in texts)
    assert any(text.startswith("Independence checked: The reviewer is not") for text in texts)
    assert "Northmoor Health NHS Trust owes its report: overdue by 30 days." in texts
    following = "Next: decision told, owed by KSCP office. Not told yet: Inspectorate."
    assert birch[-1] == ("note", following)
    assert "11 criteria of WT2023 not on record." in texts


def test_a_question_is_asked_once(board: Board) -> None:
    made = reviews_made.fill(board)
    texts = [text for _, text in said(board, "reviews", made["Dogwood"])]
    assert sum(text.endswith("When was the notification sent?") for text in texts) == 1


def test_of_a_case_long_ended_questions_are_told_in_one_line(board: Board) -> None:
    made = reviews_made.fill(board)
    alder = said(board, "reviews", made["Alder"])
    told = [text for _, text in alder if text.startswith("Its way leaves")]
    assert len(told) == 1
    assert "terms of reference" in told[0]
    assert not any(text.startswith("Next:") for _, text in alder)


def test_a_decision_against_the_criteria_and_a_word_of_another_time_are_shown(
    board: Board,
) -> None:
    made = reviews_made.fill(board)
    fir = said(board, "reviews", made["Fir"])
    against = "The criteria are met, and no review was decided."
    weighed = " The guidance leaves that to be weighed. Why?"
    assert ("late", against + weighed) in fir
    early = enter(board, "reviews", title="Yew", kind="spr", state="closed",
                  referred_on=date(2016, 5, 1))  # fmt: skip
    assert any("such a review is a serious case review" in text for _, text in early)


def test_an_edition_that_nobody_knows_is_named(board: Board) -> None:
    unknown = enter(board, "reviews", title="Oak", kind="spr", referred_on=TODAY, edition="WT2031")
    text = "“WT2031” is no edition kept here (WT2015, WT2018 and WT2023); the one of its date is"
    assert ("due", f"{text} used.") in unknown
    by_hand = enter(board, "reviews", title="Ash", kind="scr", referred_on=date(2018, 9, 3),
                    edition="2015")  # fmt: skip
    assert not any("edition" in said for _, said in by_hand)


def test_a_criterion_asks_for_its_why_and_its_edition(board: Board) -> None:
    review = reviews_made.fill(board)["Birch"]
    about = {"review": review, "edition": "WT2023"}
    assert enter(board, "criteria", criterion="A", met="met", why="File", **about) == []
    assert enter(board, "criteria", criterion="B", **about) == [
        ("due", "Not considered yet: is it met?")
    ]
    found = enter(board, "criteria", criterion="C", met="met", always=True, review=review,
                  edition="WT2015", paragraph="Chapter 4 (unverified)")  # fmt: skip
    assert found == [
        ("late", "Such a case is always reviewed, even if no other criterion is met."),
        ("due", "It is met: say why."),
        ("due", "The review falls under WT2023, not under WT2015."),
        ("note", "Written from memory: check it against the guidance."),
    ]


def test_a_report_is_chased_then_read(board: Board) -> None:
    review = reviews_made.fill(board)["Birch"]
    agency = board.records("agencies")[0].id

    def report(**values: Any) -> list[tuple[str, str]]:
        return enter(board, "management_reports", review=review, agency=agency, **values)

    assert report(due_on=days(-4)) == [("late", "Overdue by 4 days, not chased yet.")]
    assert report(due_on=days(-4), chased_on=days(-1)) == [
        ("late", "Overdue by 4 days, last chased 20 Nov 2026.")
    ]
    assert report(due_on=days(3)) == [("due", "Due in 3 days.")]
    assert report(due_on=days(90)) == []
    assert report() == [("due", "By when is the report due?")]
    came = {"due_on": days(-4), "received_on": days(-4)}
    assert report(**came) == [("due", "It came: is it good enough?")]
    assert report(**came, quality="no") == [("due", "Not good enough: say what is missing.")]
    assert report(**came, quality="no", quality_note="No chronology") == []
    assert report(**came, quality="yes", kind="imr", independent=False) == [
        ("due", "The author is not independent of the case.")
    ]


def test_a_notification_waits_until_it_is_sent(board: Board) -> None:
    review = reviews_made.fill(board)["Birch"]

    def told(**values: Any) -> list[tuple[str, str]]:
        return enter(board, "notifications", review=review, body="Panel", **values)

    assert told(due_on=days(-2), about="Decision") == [("late", "Not sent, overdue by 2 days.")]
    assert told(due_on=days(2), about="Decision") == [("due", "Not sent yet; due 23 Nov 2026.")]
    assert told(about="Decision") == [("due", "Not sent yet.")]
    assert told(sent_on=days(-2)) == [("note", "Of what was it told?")]


def test_a_child_and_a_proceeding_ask_for_what_is_missing(board: Board) -> None:
    review = reviews_made.fill(board)["Birch"]
    assert enter(board, "subjects", review=review, pseudonym="X", harm="died") == [
        ("note", "The child died: link the child death, if the panel has it.")
    ]
    assert enter(board, "subjects", review=review, pseudonym="Y") == [
        ("note", "What harm came to this child?")
    ]
    assert enter(board, "subjects", review=review, pseudonym="Z", harm="harmed") == []
    ended = {"review": review, "kind": "inquest", "state": "ended"}
    assert enter(board, "proceedings", **ended) == []
    running = {"review": review, "kind": "criminal", "state": "under_way", "ends_on": days(-1)}
    assert enter(board, "proceedings", **running) == [
        ("due", "It was expected to end on 20 Nov 2026: has it?"),
        ("due", "What does it hold up: speaking to witnesses, the family, publication?"),
    ]
    assert enter(board, "proceedings", **running | {"ends_on": days(9), "effect": "None"}) == []


def test_a_death_says_its_clocks_and_an_unverified_one_is_never_called_late(board: Board) -> None:
    found = enter(board, "deaths", died_on=days(-120), notified_on=days(-119), state="gathering")
    ((meaning, text),) = [one for one in found if "review meeting" in one[1]]
    assert meaning == "due"
    assert text.startswith("Hold the child death review meeting (unverified) (24 Oct 2026):")


@pytest.mark.parametrize("register", ["reviews", "deaths", "actions"])
def test_a_hold_is_shown_on_the_record_that_it_is_about(board: Board, register: str) -> None:
    record = board.records(register)[0]
    with board.change("Hold") as change:
        hold = change.add("holds", {
            "record": record.reference, "legal_hold": True, "reason": "A claim",
            "look_on": days(-3),
        })  # fmt: skip
        change.add("holds", {"record": "ACT-1999-001", "legal_hold": True})
    held = [one for one in watch.notices(board, record, TODAY) if one.about == About("holds", hold)]
    assert [one.text for one in held] == [
        "To be looked at since 18 Nov 2026: keep, look later, or erase?",
        "A legal hold stands; this may not be erased: A claim.",
    ]
    assert said(board, "holds", hold) == [(one.meaning, one.text) for one in held]
    itself = watch.notices(board, board.record("holds", hold), TODAY)
    assert [one.about for one in itself] == [None] * len(held)  # nothing leads to where one is


def test_what_waits_is_the_gravest_of_each_kind(board: Board) -> None:
    made = reviews_made.fill(board)
    found = list(review_needs.needs(board, TODAY))
    words = [(one.word, one.meaning, one.title) for one in found]
    assert ("Clock", "late", "Birch") in words
    assert ("Question", "note", "Dogwood") in words
    assert ("Report", "late", "2 management reports overdue") in words
    assert ("Tell", "late", "Inspectorate, Decision") in words
    assert ("Year on", "late", "Cedar") in words
    report = next(one for one in found if one.word == "Report")
    assert report.why == "owed by 2 agencies for case reviews; the longest 30 days"
    assert report.target == Target("management_reports", view="Outstanding")
    clock_ = next(one for one in found if one.title == "Birch")
    assert clock_.why.startswith("publish the review by 5 Nov 2026: overdue by")
    assert clock_.target == Target("reviews", made["Birch"])


def test_a_clock_that_runs_out_soon_and_a_year_that_ends_soon_are_due(board: Board) -> None:
    with board.change("Two cases") as change:
        change.add("reviews", {"title": "Oak", "kind": "rapid", "state": "deciding",
                               "aware_on": days(-17), "notified_on": days(-16)})  # fmt: skip
        change.add("reviews", {"title": "Elm", "kind": "rapid", "state": "closed",
                               "completed_on": days(-350)})  # fmt: skip
        change.add("reviews", {"title": "Ivy", "kind": "spr", "state": "under_way",
                               "initiated_on": days(-10), "aware_on": days(-30),
                               "notified_on": days(-30), "decision": "review",
                               "rapid_review_on": days(-12)})  # fmt: skip
    found = [one for one in review_needs.needs(board, TODAY) if one.meaning == "due"]
    assert [(one.word, one.title, one.why) for one in found] == [
        ("Clock", "Oak", "complete the rapid review by 26 Nov 2026: 4 working days left"),
        ("Year on", "Elm", "challenge a year on due 6 Dec 2026"),
    ]


def test_records_to_look_at_again_are_named_or_counted(board: Board) -> None:
    assert not [one for one in review_needs.needs(board, TODAY) if one.word == "Keep?"]
    with board.change("Hold") as change:
        change.add("holds", {"record": "ACT-2026-001", "look_on": days(-1)})
        change.add("holds", {"record": "ACT-2026-002", "look_on": days(-1), "decision": "keep"})
    (one,) = [one for one in review_needs.needs(board, TODAY) if one.word == "Keep?"]
    assert one.why == "to be looked at since 20 Nov 2026"
    with board.change("Hold more") as change:
        for number in range(3, 7):
            change.add("holds", {"record": f"ACT-2026-00{number}", "look_on": days(-1)})
    (one,) = [one for one in review_needs.needs(board, TODAY) if one.word == "Keep?"]
    assert one.title == "5 records to be looked at again"
    assert one.target == Target("holds", view="To look at")
