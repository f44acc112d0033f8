"""The smaller rules of learning: owed dates, year on, re-looks, voice, coverage, compliance."""

from datetime import date, timedelta
from typing import Any

import pytest

from lif_desktop.rules import (
    answers,
    child_voice,
    compliance,
    coverage,
    priority_progress,
    publishing,
    revisiting,
    strong_practice,
    year_on,
)
from lif_desktop.rules.owed import owed

TODAY = date(2026, 11, 21)


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


@pytest.mark.parametrize("text", [None, "", "-", "n/a", "N.A.", "Does not apply", "tbc"])
def test_a_text_that_only_fills_its_place_says_nothing(text: str | None) -> None:
    assert not answers.says_something(text)


def test_none_is_an_answer() -> None:
    assert answers.says_something("None")


@pytest.mark.parametrize(
    ("due", "done", "state", "pill"),
    [
        (None, days(-1), "done", "Confirmed"),
        (None, None, "undated", "No date"),
        (None, days(1), "undated", "No date"),
        (days(-3), None, "late", "Overdue 3 d"),
        (TODAY, None, "due", "Due 0 d"),
        (days(28), None, "due", "Due 28 d"),
        (days(29), None, "later", "Not due yet"),
    ],
)
def test_what_is_owed_stands_against_its_date(
    due: date | None, done: date | None, state: str, pill: str
) -> None:
    found = owed(due, done, TODAY, done="Confirmed")
    assert (found.state, found.pill) == (state, pill)
    assert found.waits == (state in {"late", "undated"})


def test_days_are_said_in_words() -> None:
    assert owed(days(-1), None, TODAY).days_in_words == "1 day"
    assert owed(None, None, TODAY).days_in_words == "0 days"


def test_the_year_runs_from_publication_then_completion_then_decision() -> None:
    one, two, three = days(-3), days(-2), days(-1)
    assert year_on.ended_on(one, two, three) == one
    assert year_on.ended_on(None, two, three) == two
    assert year_on.ended_on(None, None, three) == three
    assert year_on.due_on(date(2024, 2, 29)) == date(2025, 2, 28)
    assert year_on.due_on(one, days(9)) == days(9)
    assert year_on.due_on(None) is None


def _plan(*steps: tuple[str | None, str | None, str | None]) -> year_on.Carried:
    return year_on.carried(year_on.Step(*one) for one in steps)


def test_addressed_verified_and_embedded_are_counted_apart() -> None:
    found = _plan(
        ("completed", "addressed", None),
        ("completed", "verified", "Fewer children wait"),
        ("completed", "embedded", "n/a"),
        ("completed", None, None),
        ("completed", "not_yet", None),
        ("cannot_complete", None, None),
        ("in_hand", "embedded", "Said too early"),
        (None, None, None),
    )
    assert found == year_on.Carried(
        actions=8, open=2, cannot=1, unassured=2, addressed=1, verified=1, embedded=1, impact=1
    )


def _year(**given: Any) -> list[str]:
    asked: dict[str, Any] = {
        "due": days(-1), "reported_on": None, "found": None, "embedded": None, "plan": _plan(),
    }  # fmt: skip
    return year_on.questions(**asked | given, today=TODAY)


def test_a_year_on_asks_for_its_report_and_for_what_it_says() -> None:
    assert _year(due=days(1)) == []
    assert _year(due=None) == []
    assert _year() == [
        (
            "A year has passed (20 Nov 2026): report how far the plan went and what shows that"
            " practice changed."
        )
    ]
    assert len(_year(reported_on=days(1))) == 1
    assert _year(reported_on=TODAY) == [
        "Say what was found a year on.",
        "Say whether the learning is embedded: yes, in part or no.",
    ]
    plan = _plan(("completed", "addressed", None), ("completed", None, None))
    assert _year(reported_on=TODAY, found="Much", embedded="yes", plan=plan) == [
        "It is called embedded, but no action of its plan is shown to be.",
        "Done, but neither verified nor embedded: 1 of its actions.",
    ]
    plan = _plan(("completed", "embedded", None))
    assert _year(reported_on=TODAY, found="Much", embedded="yes", plan=plan) == []


def _revisit(**given: Any) -> list[str]:
    asked: dict[str, Any] = dict.fromkeys(
        ("revisit_on", "revisited_on", "improved", "found_then", "found_now")
    )
    return revisiting.questions(**{"state": "finished", **asked, **given}, today=TODAY)


def test_every_finished_audit_has_a_re_look() -> None:
    assert _revisit(state="under_way") == []
    assert _revisit()[0].startswith("When will it be looked at again?")
    assert _revisit(revisit_on=days(-1)) == ["The re-look is overdue by 1 day."]
    assert _revisit(revisit_on=days(5)) == ["The re-look is due in 5 days."]
    assert _revisit(revisit_on=days(99)) == []


def test_a_re_look_says_then_and_now_and_whether_it_improved() -> None:
    looked = {"revisited_on": days(-2)}
    assert len(_revisit(**looked)) == 2
    assert _revisit(**looked, improved="yes", found_now="Nine of ten") == [
        "Say what was found then, so that then and now stand side by side."
    ]
    both = {"found_then": "Two of ten", "found_now": "Nine of ten"}
    assert _revisit(**looked, improved="yes", **both) == []


def _voice(**given: Any) -> str:
    asked: dict[str, Any] = {"kind": "case_file", "voice": None, "said": None, "why_not": None}
    return child_voice.lacking_in_audit(**asked | given)


def test_an_audit_of_cases_is_incomplete_without_the_child() -> None:
    assert _voice().startswith("Incomplete without the voice")
    assert _voice(kind="section11") == ""
    assert _voice(said="Children said that they were cold.") == ""
    assert _voice(said="None").startswith("Incomplete")
    assert _voice(voice="yes") == "The voice of the child was heard: say what children said."
    assert _voice(voice="no") == "The voice of the child was not heard: say why."


def test_that_it_does_not_apply_needs_a_reason() -> None:
    assert _voice(voice="not_applicable") == "The voice of the child is said not to apply: say why."
    assert _voice(voice="not_applicable", why_not="n/a") != ""
    assert _voice(voice="not_applicable", why_not="Bookings were read, no child's file.") == ""


def test_standard_questions_are_counted_where_they_are_asked() -> None:
    assert child_voice.unanswered("dip_sample", ("yes", None, None)) == 2
    assert child_voice.unanswered("section175", (None,)) == 0


def test_a_finished_review_says_how_child_and_family_took_part() -> None:
    assert child_voice.lacking_in_review("published", None).startswith("Incomplete")
    assert child_voice.lacking_in_review("closed", "none").startswith("Incomplete")
    assert child_voice.lacking_in_review("closed", "Asked twice; declined.") == ""
    assert child_voice.lacking_in_review("under_way", None) == ""


def test_methods_that_produced_nothing_come_first() -> None:
    found = [
        coverage.Yield("audits", 3), coverage.Yield("surveys", 0), coverage.Yield("forums", None),
        coverage.Yield("visits", 0),
    ]  # fmt: skip
    assert [(one.method, one.state) for one in coverage.nothing_first(found)] == [
        ("surveys", "nothing"), ("visits", "nothing"), ("forums", "unknown"),
        ("audits", "produced"),
    ]  # fmt: skip


def test_compliance_is_spread_and_what_does_not_apply_counts_in_no_share() -> None:
    found = compliance.spread(
        ["complies", "complies", "partly", "does_not", "not_applicable", "not_checked", None]
    )
    assert (found.complies, found.partly, found.does_not) == (2, 1, 1)
    assert (found.unchecked, found.not_applicable, found.applying) == (2, 1, 6)


def _required(**given: Any) -> list[str]:
    asked: dict[str, Any] = {
        "compliance": "complies", "why": "Read 20 files", "checked_on": days(-9), "due_on": None,
        "has_plan": False, "progress": None,
    }  # fmt: skip
    return compliance.questions(**asked | given, today=TODAY)


def test_a_recommendation_from_outside_says_whether_we_comply_and_how_we_know() -> None:
    assert _required() == []
    assert _required(compliance=None, checked_on=None) == ["Not checked yet: do we comply?"]
    assert _required(why=None) == ["Say how we know."]
    assert _required(compliance="not_applicable", why="-") == ["Say why it does not apply."]
    assert _required(checked_on=None) == ["Say when that was checked."]


def test_one_not_complied_with_needs_a_way_and_a_date() -> None:
    assert _required(compliance="partly") == [
        "Say by which plan, or how else, it will be complied with.",
        "Say by when it will be complied with.",
    ]
    assert _required(compliance="does_not", has_plan=True, due_on=days(-1)) == [
        "It is overdue by 1 day."
    ]
    assert _required(compliance="partly", progress="Half done", due_on=days(40)) == []
    assert compliance.standing("complies", None, days(-9), TODAY).state == "done"
    assert compliance.standing("partly", days(-1), days(-9), TODAY).state == "late"


def test_strong_practice_is_owed_to_the_report_of_its_quarter() -> None:
    assert strong_practice.is_unreported(date(2026, 9, 30), None, TODAY)
    assert strong_practice.is_unreported(None, None, TODAY)
    assert strong_practice.is_unreported(date(2026, 9, 30), days(3), TODAY)
    assert not strong_practice.is_unreported(date(2026, 10, 1), None, TODAY)
    assert not strong_practice.is_unreported(date(2026, 9, 30), date(2026, 10, 9), TODAY)


def test_strong_practice_is_asked_for_what_an_action_is_asked_for() -> None:
    said = {"what": "A call", "why": "Calm", "difference": "None waited"}
    nothing = {"shared": None, "taken_up": None}
    blank = dict.fromkeys([*said, *nothing])
    assert len(strong_practice.questions(state="noted", group_named=False, **blank)) == 4
    assert strong_practice.questions(state="noted", group_named=True, **said, **nothing) == []
    assert strong_practice.questions(state="shared", group_named=True, **said, **nothing) == [
        "How was it shared, and with whom?"
    ]
    told = {"shared": "Newsletter", "taken_up": None}
    assert strong_practice.questions(state="spread", group_named=True, **said, **told) == [
        "Where was it taken up?"
    ]


def _priority(**given: Any) -> list[str]:
    asked: dict[str, Any] = {
        "state": "live", "outcome": "Seen early", "progress": "Half way", "progress_on": days(-9),
        "until_on": days(99), "difference": None, "tied": 3,
    }  # fmt: skip
    return priority_progress.questions(**asked | given, today=TODAY)


def test_a_live_priority_has_fresh_progress_and_something_tied_to_it() -> None:
    assert _priority() == []
    assert _priority(tied=None) == []
    assert _priority(progress_on=date(2026, 8, 20)) == ["Its progress is older than a quarter."]
    assert _priority(progress_on=date(2026, 8, 21)) == []
    asked = _priority(outcome=None, progress=None, until_on=days(-1), tied=0)
    assert asked == [
        "What should be different for children?",
        "No progress is recorded.",
        "Its time is over: was it achieved, carried on or dropped?",
        "Nothing is tied to it: no audit, indicator, action or lesson.",
    ]
    assert priority_progress.is_stale(None, TODAY)


def test_an_achieved_priority_says_what_difference_it_made() -> None:
    assert len(_priority(state="achieved")) == 1
    assert _priority(state="achieved", difference="Fewer wait") == []
    assert _priority(state="dropped", progress=None) == []


def _published(**given: Any) -> list[str]:
    asked: dict[str, Any] = {
        "kind": "briefing", "of_review": False, "decision": None, "decided_on": None,
        "published_on": days(-9), "channel": "Newsletter", "audience": "workforce",
        "family": None, "court_orders": None, "data_protection": None, "response": None,
    }  # fmt: skip
    return publishing.questions(**asked | given)


def test_a_publication_names_channel_audience_and_day() -> None:
    assert _published() == []
    assert _published(channel=None, audience=None) == [
        "By which channel was it published?", "For whom was it published?",
    ]  # fmt: skip
    assert _published(published_on=None) == ["When was it, or will it be, published?"]
    assert _published(published_on=None, decision="later") == []


def test_publishing_a_case_is_a_decision_that_weighs_three_things() -> None:
    weighed = {"family": "Told", "court_orders": "None", "data_protection": "Checked"}
    assert len(_published(of_review=True)) == 4
    assert _published(of_review=True, decision="publish", **weighed) == ["When was that decided?"]
    decided = {"of_review": True, "decided_on": days(-20), **weighed}
    assert _published(decision="publish", **decided) == []
    assert _published(decision="not_publish", **decided) == [
        "It was published, though the decision says otherwise."
    ]
    assert _published(decision="publish", kind="review_report", **decided) == [
        "A review is published with the board's response: say what that is."
    ]
    assert _published(decision="undecided", kind="response", **decided)[0].startswith("A case")
