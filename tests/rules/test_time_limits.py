from datetime import date, timedelta
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop import frameworks
from lif_desktop.rules import time_limits
from lif_desktop.rules.clocks import Unit
from lif_desktop.rules.time_limits import Standing

HOLIDAYS = frameworks.bank_holidays().days
TODAY = date(2026, 11, 21)
SENT = date(2026, 11, 5)


def stands(
    event_on: date | None, done_on: date | None = None, *, today: date = TODAY,
    amount: int = 15, unit: Unit = "working days", direction: Literal["after", "before"] = "after",
) -> Standing:  # fmt: skip
    return time_limits.standing(
        event_on, done_on, today,
        amount=amount, unit=unit, direction=direction, holidays=HOLIDAYS,
    )  # fmt: skip


def review(**known: Any) -> dict[str, Any]:
    keys = ("kind", "state", "decision", "notified_on", "publish_decision", "published_on",
            "why_unpublished")  # fmt: skip
    return {**dict.fromkeys(keys), **known}


def said(found: Standing) -> tuple[str, str]:
    return found.state, found.said


def test_a_rapid_review_counts_from_the_day_the_notification_was_sent() -> None:
    found = stands(SENT)
    assert found == Standing("running", date(2026, 11, 26), 4, "4 working days left")
    assert said(stands(SENT, today=date(2026, 11, 25))) == ("running", "1 working day left")
    assert said(stands(SENT, today=date(2026, 11, 26))) == ("running", "Runs out today")
    assert said(stands(SENT, today=date(2026, 12, 1))) == ("overdue", "Overdue by 3 working days")


def test_it_says_by_how_much_a_limit_was_met_or_missed() -> None:
    later = date(2027, 1, 31)
    assert said(stands(SENT, date(2026, 11, 24), today=later)) == (
        "met",
        "Met, 2 working days early",
    )
    assert said(stands(SENT, date(2026, 11, 26), today=later)) == ("met", "Met on the last day")
    assert said(stands(SENT, date(2026, 11, 27), today=later)) == (
        "missed", "Missed by 1 working day",
    )  # fmt: skip


@pytest.mark.parametrize("done_on", [date(2026, 11, 28), date(2026, 11, 30)])
def test_a_weekend_after_the_last_day_adds_nothing(done_on: date) -> None:
    friday = stands(date(2026, 11, 6), done_on, today=date(2026, 12, 1))
    assert friday.due_on == date(2026, 11, 27)
    assert said(friday) == ("missed", "Missed by 1 working day")


def test_a_day_of_doing_still_to_come_is_an_intention() -> None:
    assert stands(SENT, TODAY + timedelta(days=1)).state == "running"


def test_months_are_counted_in_days_of_the_calendar() -> None:
    found = stands(date(2026, 6, 24), amount=6, unit="months")
    assert (found.due_on, found.said) == (date(2026, 12, 24), "33 days left")


def test_notice_before_publication_counts_backwards_over_the_holidays() -> None:
    published = date(2027, 1, 6)
    found = stands(published, amount=7, direction="before")
    assert found.due_on == date(2026, 12, 23)
    sent = stands(published, date(2026, 12, 24), today=published, amount=7, direction="before")
    assert said(sent) == ("missed", "Missed by 1 working day")


def test_a_missing_event_is_a_question_and_never_a_nought() -> None:
    assert stands(None) == Standing("question", None, 0, "When did it begin?")


@given(st.dates(date(2016, 1, 1), date(2027, 6, 1)), st.integers(-40, 40))
def test_met_and_missed_part_at_the_last_day(event_on: date, offset: int) -> None:
    due = stands(event_on, today=event_on).due_on
    assert due is not None
    done = due + timedelta(days=offset)
    found = stands(event_on, done, today=done)
    if done < event_on:
        assert found.state == stands(event_on, today=done).state == "question"
        return
    assert found.state == ("missed" if offset > 0 else "met")
    assert found.days >= 0
    assert stands(event_on, today=done).state == ("overdue" if offset > 0 else "running")


def test_dates_that_cannot_be_right_are_a_question() -> None:
    before = stands(SENT, date(2026, 11, 3))
    assert said(before) == (
        "question", "Done on 3 Nov 2026, before it began: which date is wrong?",
    )  # fmt: skip
    ahead = stands(date(2027, 1, 4))
    assert said(ahead) == (
        "question", "It is to begin on 4 Jan 2027, a day to come: is the date right?",
    )  # fmt: skip
    assert stands(TODAY, TODAY).state == "met"


@pytest.mark.parametrize(
    ("key", "known", "runs"),
    [
        ("rapid-review", {"kind": "rapid"}, True),
        ("rapid-review", {"kind": "spr"}, True),
        ("rapid-review", {"kind": "thematic"}, False),
        ("rapid-review", {"kind": "thematic", "notified_on": SENT}, True),
        ("rapid-review", {"kind": "dhr", "notified_on": SENT}, False),
        ("incident-notification", {"notified_on": SENT}, True),
        ("review-decision", {"kind": "scr"}, True),
        ("decision-notification", {"kind": "single_agency"}, False),
        ("publication", {"kind": "lcspr"}, True),
        ("publication", {"kind": "rapid"}, False),
        ("publication", {"kind": "lcspr", "decision": "no_review"}, False),
        ("a-clock-of-your-own", {"kind": "spr"}, True),
    ],
)
def test_only_the_clocks_of_such_a_case_run(key: str, known: dict[str, Any], *, runs: bool) -> None:
    assert time_limits.applies(key, review(**known)) is runs


@pytest.mark.parametrize(
    ("event", "known", "expected"),
    [
        ("notification_sent", {}, ("question", "When was the notification sent?")),
        ("decided", {"decision": "review"}, ("question", "When was it decided?")),
        ("decided", {"state": "under_way"}, ("question", "When was it decided?")),
        ("decided", {"decision": "awaited"}, ("waits", "Not begun; it is counted from: it")),
        ("initiated", {"state": "under_way"}, ("question", "When was the review initiated?")),
        ("initiated", {"state": "deciding"}, ("waits", "Not begun; it is counted from: it")),
        ("published", {"state": "published"}, ("question", "When was the report published?")),
        ("published", {"state": "under_way"}, ("waits", "Not begun; it is counted from: it")),
        ("the moon rose", {}, ("question", "When did this happen: it?")),
    ],
)
def test_what_has_happened_is_asked_for_and_what_has_not_is_waited_for(
    event: str, known: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert said(time_limits.missing(event, "it", review(**known))) == expected


def test_of_a_death_the_day_is_asked_for_and_the_draft_once_it_must_be_there() -> None:
    found = time_limits.missing_of_death("died", "the child died", "notified")
    assert said(found) == ("question", "When did the child die?")
    assert time_limits.missing_of_death("drafted", "it came", "gathering").state == "waits"
    assert time_limits.missing_of_death("drafted", "it came", "ready").state == "question"
    waits = time_limits.missing_of_death("drafted", "it came", "ready", inquest="yes")
    assert waits.state == "waits"
    asked = time_limits.missing_of_death("drafted", "it came", "reviewed", inquest="yes")
    assert said(asked) == ("question", "When did the inquest end?")


def test_of_a_case_that_moved_on_the_missing_day_is_asked_for() -> None:
    running, met = stands(SENT), stands(SENT, SENT)
    asked = time_limits.undone("rapid-review", running, over=True)
    assert said(asked) == ("question", "When was the rapid review finished?")
    assert asked.due_on == running.due_on
    assert time_limits.undone("rapid-review", met, over=True) is met
    assert time_limits.undone("rapid-review", running, over=False) is running
    assert time_limits.undone("own", running, over=True).said == "When was it done?"


def test_a_rapid_review_is_over_once_the_review_is_decided_and_all_is_when_the_case_ends() -> None:
    assert time_limits.is_over("rapid-review", review(decision="review"))
    assert time_limits.is_over("rapid-review", review(state="under_way"))
    assert not time_limits.is_over("rapid-review", review(state="deciding"))
    assert not time_limits.is_over("publication", review(decision="review"))
    assert time_limits.is_over("publication", review(state="closed"))


def test_what_is_not_published_needs_no_day_but_a_reason() -> None:
    kept = time_limits.not_published(
        review(publish_decision="not_publish", why_unpublished="Court")
    )
    assert kept is not None
    assert said(kept) == ("not_needed", "Not published: Court")
    bare = time_limits.not_published(review(publish_decision="not_publish"))
    assert bare is not None
    assert bare.said == "Not published: say why"
    assert time_limits.not_published(review(publish_decision="publish")) is None
    out = review(publish_decision="not_publish", published_on=TODAY)
    assert time_limits.not_published(out) is None
