"""The way of a case review, step by step; the cases are made up."""

from datetime import date
from typing import Any

import pytest

from lif_desktop.registers import get
from lif_desktop.rules import review_course
from lif_desktop.rules.review_case import Case, Step
from lif_desktop.rules.year_on import Carried

TODAY = date(2026, 11, 21)
BEFORE, AFTER = date(2026, 3, 2), date(2027, 3, 1)
KEYS = tuple(field.key for field in get("reviews").fields)
DECIDED = {
    "kind": "spr", "state": "under_way", "referred_on": BEFORE, "referral_source": "cdop",
    "notified_on": BEFORE, "rapid_review_on": BEFORE, "recommended": "A review",
    "decision": "review", "decided_on": BEFORE, "decision_reason": "Serious harm",
    "sent_to_panel_on": BEFORE,
}  # fmt: skip
CRITERION = {"met": "met", "why": "File read"}
FULL = {
    **DECIDED, "state": "published", "panel": "Eight agencies", "terms": "Two years",
    "period_from": BEFORE, "methodology": "SILP", "methodology_why": "Practitioners",
    "reviewer": "K. Lund", "independent": True, "independence_why": "No ties",
    "independence_on": BEFORE, "appointed_on": BEFORE, "initiated_on": BEFORE, "family": "Mother",
    "practitioners": "Twelve", "learning_event_on": BEFORE, "completed_on": BEFORE,
    "publish_decision": "publish", "notice_sent_on": BEFORE, "published_on": BEFORE,
    "response": "Accepted", "year_on_on": BEFORE, "year_on_found": "Seen in audits",
    "panel_answer": "Agrees", "peer_challenge": "Two chairs agreed",
}  # fmt: skip
WEIGHED = {"family": "Read it", "court_orders": "None", "data_protection": "Names removed"}
ALL = {
    "criteria": [CRITERION],
    "management_reports": [{"due_on": BEFORE, "received_on": BEFORE}],
    "publications": [WEIGHED],
    "notifications": [{"body": "Panel", "sent_on": BEFORE}],
}


def case(values: dict[str, Any], **more: Any) -> Case:
    parts = more.pop("parts", {})
    known = {"rapid": True, **more}
    return Case(values={**dict.fromkeys(KEYS), **values}, parts=parts, today=TODAY, **known)


def step(key: str, values: dict[str, Any], **more: Any) -> Step:
    return next(one for one in review_course.steps(case(values, **more)) if one.key == key)


def said(key: str, values: dict[str, Any], **more: Any) -> tuple[str, str]:
    found = step(key, values, **more)
    return found.state, found.said


def test_a_review_with_everything_is_done_from_referral_to_a_year_on() -> None:
    found = review_course.steps(
        case(FULL, parts=ALL, plans=1, carried=Carried(4, 0, 0, 0, 1, 1, 2, 3))
    )
    assert {one.key: one.state for one in found if one.state != "done" or one.waits} == {}
    assert found[0].key == "referral"
    assert found[-1].said == "Of 4 actions 1 addressed, 1 verified, 2 embedded, 0 open."
    assert review_course.next_step(found) is None
    assert review_course.questions(found) == []


@pytest.mark.parametrize("kind", [*review_course.COURSES, None])
def test_every_kind_has_its_way_and_each_step_says_whose_it_is_and_why(kind: str | None) -> None:
    found = review_course.steps(case({"kind": kind}))
    keys = [one.key for one in found]
    assert keys[0] == "referral"
    assert "decision" in keys
    assert keys[-2:] == ["plan", "year_on"]
    assert len(set(keys)) == len(keys)
    assert all(one.title and one.owes and one.source for one in found)
    assert review_course.next_step(found) == found[0]


def test_single_agency_and_linked_reviews_have_a_way_of_their_own() -> None:
    single = {one.key for one in review_course.steps(case({"kind": "single_agency"}))}
    assert single.isdisjoint({"criteria", "panel", "publish_decision", "notification"})
    linked = {one.key for one in review_course.steps(case({"kind": "adult"}))}
    assert {"led_elsewhere", "children", "lessons"} <= linked
    assert "also_statutory" not in linked
    homicide = {one.key for one in review_course.steps(case({"kind": "dhr"}))}
    assert homicide - linked == {"also_statutory"}


def test_the_next_step_is_the_first_to_be_done_and_questions_come_after() -> None:
    found = review_course.steps(case(DECIDED, parts={"criteria": [CRITERION]}))
    upcoming = review_course.next_step(found)
    assert upcoming is not None
    assert upcoming.key == "panel_answer"
    asked = [one.key for one in review_course.questions(found)]
    assert asked == ["begun"]
    only = review_course.steps(case({**FULL, "response": None}, parts=ALL, plans=1,
                                    carried=Carried(1, 0, 0, 0, 0, 0, 1, 1)))  # fmt: skip
    last = review_course.next_step(only)
    assert last is not None
    assert last.key == "response"


def test_no_review_ends_the_way_but_what_was_learned_stays() -> None:
    values = {**DECIDED, "decision": "no_review", "state": "not_review"}
    assert said("terms", values) == ("none", "No review was decided.")
    assert step("told", values).state == "done"
    closed = {**values, "kind": "rapid", "state": "closed"}
    assert step("plan", closed).state == "question"
    assert step("plan", {**values, "kind": "rapid"}).state == "none"
    assert step("terms", {**values, "terms": "Kept", "period_from": BEFORE}).state == "done"


@pytest.mark.parametrize(
    ("key", "changed", "expected"),
    [
        ("referral", {"referred_on": None}, ("question", "When was it referred?")),
        ("referral", {"referral_source": None},
         ("question", "From which source did the referral come?")),
        ("referral", {"referred_by": "School"}, ("done", "School")),
        ("notification", {"notified_on": None}, ("question", "When was the notification sent?")),
        ("notification", {"notified_on": None, "kind": "thematic"},
         ("none", "A case of this kind need not have been notified.")),
        ("rapid_review", {"rapid_review_on": None},
         ("question", "When was the rapid review finished?")),
        ("rapid_review", {"rapid_review_on": None, "notified_on": None, "kind": "thematic"},
         ("none", "The case was not notified.")),
        ("recommendation", {"recommended": None}, ("question", "What did the group recommend?")),
        ("peer_challenge", {}, ("none", "Optional; none recorded.")),
        ("decision", {"decision": "awaited"},
         ("question", "The review went on: what was decided?")),
        ("decision", {"decided_on": None}, ("question", "When was it decided?")),
        ("decision", {"decision_reason": None}, ("question", "Why was it decided so?")),
        ("told", {"sent_to_panel_on": None},
         ("question", "Who was told of the decision, and when?")),
        ("panel_answer", {}, ("open", "Sent; no answer recorded.")),
        ("panel_answer", {"sent_to_panel_on": None},
         ("question", "When was the rapid review sent to the panel?")),
        ("terms", {"terms": "Two years"}, ("question", "Which period do the terms cover?")),
        ("methodology", {"methodology": "SILP"}, ("question", "Why this method: SILP?")),
        ("independence", {}, ("open", "Before a reviewer is appointed.")),
        ("independence", {"reviewer": "K. Lund"},
         ("question", "Is the reviewer independent of the case and the agencies?")),
        ("reviewer", {"reviewer": "K. Lund"}, ("question", "When was the reviewer appointed?")),
        ("management_reports", {"completed_on": BEFORE}, ("none", "None asked for.")),
        ("family", {"family_invited_on": BEFORE}, ("open", "Invited.")),
        ("learning_event", {"learning_event_on": AFTER}, ("open", "Planned.")),
        ("learning_event", {"completed_on": BEFORE}, ("none", "None recorded.")),
        ("publish_decision", {"publish_decision": "not_publish"},
         ("question", "Why is it not published?")),
        ("publish_decision", {"publish_decision": "not_publish", "why_unpublished": "Court"},
         ("done", "Not published: Court")),
        ("publish_decision", {"publish_decision": "later"},
         ("question", "Later: why, and until when?")),
        ("publish_decision", {"publish_decision": "later", "why_unpublished": "the trial"},
         ("open", "Later: the trial.")),
        ("publish_decision", {"publish_decision": "publish"},
         ("question", "Was the effect weighed on the family, court orders and data protection?")),
        ("publish_decision", {"published_on": BEFORE},
         ("question", "Was it decided to publish, and who weighed the effect?")),
        ("publish_decision", {"state": "closed", "why_unpublished": "Court"},
         ("done", "Not published: Court")),
        ("advance_notice", {"publish_decision": "not_publish"}, ("none", "Not published.")),
        ("advance_notice", {"published_on": BEFORE},
         ("question", "When was the report sent to the national panel?")),
        ("published", {"publish_decision": "not_publish"}, ("none", "Not published.")),
        ("published", {"state": "published"}, ("question", "When was it published?")),
        ("published", {"published_on": AFTER}, ("open", "")),
        ("response", {"published_on": BEFORE},
         ("question", "What did the board answer to the findings?")),
        ("year_on", {"year_on_on": BEFORE},
         ("question", "What did the challenge a year on find?")),
    ],
)  # fmt: skip
def test_a_step_of_a_review_under_way_says_what_is_missing(
    key: str, changed: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert said(key, {**DECIDED, **changed}) == expected


@pytest.mark.parametrize(
    "key",
    ["panel", "terms", "methodology", "reviewer", "family", "practitioners", "agreed", "begun"],
)
def test_what_is_not_known_of_a_review_that_ended_is_asked(key: str) -> None:
    ended = {**DECIDED, "state": "closed"}
    assert step(key, ended).state == "question"
    early = {"kind": "spr", "state": "deciding"}
    assert step(key, early).state == "open"


def test_before_the_decision_nothing_is_asked_for_that_comes_after_it() -> None:
    found = review_course.steps(case({"kind": "rapid", "state": "referred", "notified_on": BEFORE}))
    assert {one.state for one in found if one.key != "peer_challenge"} == {"done", "open"}


def test_the_lessons_of_a_case_are_asked_for_when_it_ends() -> None:
    values = {"kind": "single_agency", "state": "under_way"}
    assert step("lessons", values).state == "open"
    assert step("lessons", {**values, "state": "closed"}).state == "question"
    assert step("lessons", {**values, "learning": "Tell somebody"}).state == "done"


def test_criteria_are_asked_for_by_paragraph_in_a_serious_case() -> None:
    rows = [CRITERION, {"met": "not_met", "why": ""}]
    assert said("criteria", DECIDED, parts={"criteria": rows}) == ("done", "1 met of 2.")
    assert said("criteria", DECIDED, parts={"criteria": [{"met": "met", "why": None}]}) == (
        "question", "1 criterion met, but not why.",
    )  # fmt: skip
    waits = "2 criteria not considered yet."
    assert said("criteria", DECIDED, parts={"criteria": rows}, undecided=2) == ("question", waits)
    early = {"kind": "rapid", "state": "deciding"}
    assert said("criteria", early, parts={"criteria": rows}, undecided=2) == ("open", waits)
    worded = {"criteria": "Serious harm, abuse suspected"}
    said_in_words = "In words only: which paragraphs are met?"
    assert said("criteria", {**early, **worded}) == ("open", said_in_words)
    assert said("criteria", {**DECIDED, **worded}) == ("question", said_in_words)
    assert said("criteria", {**worded, "kind": "thematic"}) == ("done", "In words.")
    assert said("criteria", DECIDED) == ("question", "Which criteria were considered?")
    assert said("criteria", early) == ("open", "")


def test_an_edition_without_rapid_reviews_asks_for_none() -> None:
    values = {"kind": "scr", "state": "under_way"}
    assert step("rapid_review", values, rapid=False).state == "none"
    assert step("panel_answer", values, rapid=False).state == "none"


def test_who_was_told_is_counted_from_the_decision() -> None:
    parts = {"notifications": [
        {"body": "Panel", "sent_on": date(2026, 2, 1)},
        {"body": "Inspectorate", "sent_on": date(2026, 3, 5)},
    ]}  # fmt: skip
    assert said("told", DECIDED, parts=parts) == ("done", "1 body told.")
    parts["notifications"].append({"body": "Family", "sent_on": None})
    assert said("told", DECIDED, parts=parts) == ("open", "Not told yet: Family.")
    below = {**DECIDED, "kind": "rapid", "sent_to_panel_on": None}
    assert step("told", {**below, "decided_on": None}).state == "question"
    assert step("told", {"kind": "rapid", "state": "deciding"}).state == "open"


def test_reports_of_agencies_are_chased_until_the_last_one_came() -> None:
    rows = [
        {"due_on": BEFORE, "received_on": BEFORE}, {"due_on": BEFORE, "received_on": None},
        {"due_on": AFTER, "received_on": None}, {"due_on": None, "received_on": AFTER},
    ]  # fmt: skip
    found = step("management_reports", DECIDED, parts={"management_reports": rows})
    assert (found.state, found.said, found.on) == ("open", "1 of 4 received, 1 overdue.", BEFORE)
    ended = {**DECIDED, "state": "closed"}
    assert said("management_reports", ended, parts={"management_reports": rows}) == (
        "question", "1 of 4 received, 1 overdue: did the others ever come?",
    )  # fmt: skip
    assert said("management_reports", DECIDED, parts={"management_reports": rows[:1]}) == (
        "done", "1 of 1 received.",
    )  # fmt: skip
    none_yet = [{"due_on": AFTER, "received_on": None}]
    assert said("management_reports", DECIDED, parts={"management_reports": none_yet}) == (
        "open", "0 of 1 received.",
    )  # fmt: skip


def test_a_reviewer_who_is_not_independent_is_grave_in_a_serious_case() -> None:
    values = {**FULL, "independent": False}
    assert step("independence", values).grave
    assert not step("independence", {**values, "kind": "thematic"}).grave


def test_parallel_proceedings_are_named_where_they_hold_publication() -> None:
    parts = {"proceedings": [
        {"kind": "criminal", "state": "under_way", "body": "Court"},
        {"kind": "inquest", "state": "ended", "body": ""},
        {"kind": "other", "state": "expected", "body": "A safety investigation"},
        {"kind": "other", "state": None, "body": None},
    ]}  # fmt: skip
    held = "criminal proceedings, A safety investigation and other proceedings"
    assert said("published", DECIDED, parts=parts) == ("open", f"Beside it run {held}.")
    later = {**DECIDED, "publish_decision": "later"}
    assert said("publish_decision", later, parts=parts) == ("open", f"Later: held by {held}.")


def test_below_the_threshold_a_review_may_end_unpublished() -> None:
    values = {"kind": "thematic", "state": "closed"}
    assert said("published", values) == ("none", "Not published.")
    assert step("publish_decision", {**values, "publish_decision": "publish"}).state == "done"
    assert step("publish_decision", {**values, "publish_decision": "not_publish"}).grave is False


def test_a_year_on_is_due_and_overdue() -> None:
    ended = {**FULL, "year_on_on": None}
    found = step("year_on", ended, year_due=date(2026, 11, 1))
    assert (found.said, found.grave) == ("The challenge a year on is overdue by 20 days.", True)
    assert said("year_on", ended, year_due=AFTER) == ("open", "")
    assert said("year_on", ended) == ("open", "")
    assert said("year_on", DECIDED) == ("open", "")


def test_no_review_without_a_plan_that_holds_actions() -> None:
    assert said("plan", FULL) == ("question", "It is finished and has no action plan.")
    assert step("plan", FULL, plans=1).state == "question"
    assert said("plan", DECIDED, plans=1) == ("done", "1 plan, 0 actions.")
    assert said("plan", DECIDED) == ("open", "")


def test_a_homicide_review_asks_for_the_children_and_for_the_review_beside_it() -> None:
    values = {"kind": "dhr", "state": "under_way"}
    assert step("children", values).state == "question"
    assert step("children", {**values, "children": 0}).state == "none"
    child = {"harm": "not_harmed", "age_band": "5_9"}
    assert said("children", values, parts={"subjects": [child]}) == ("done", "1 child.")
    assert step("also_statutory", values, parts={"subjects": [child]}).state == "none"
    died = {"subjects": [{"harm": "died", "age_band": "15_17"}]}
    found = step("also_statutory", values, parts=died)
    assert (found.state, found.grave) == ("question", True)
    assert said("also_statutory", values, parts=died, linked="scr") == ("done", "Linked.")
    assert step("also_statutory", values, parts=died, linked="thematic").state == "question"


def test_who_leads_a_review_held_elsewhere_is_known_or_asked() -> None:
    values = {"kind": "adult"}
    assert step("led_elsewhere", values).state == "question"
    assert said("led_elsewhere", {**values, "external_reference": "SAR 3"}) == ("done", "SAR 3")
    assert said("led_elsewhere", {**values, "referred_by": "Adults"}) == ("done", "Adults")
    assert said("led_elsewhere", {**values, "reviewer": "K. Lund"}) == ("done", "K. Lund")


def test_what_is_on_the_way_is_counted_as_an_intention_until_its_day() -> None:
    assert step("referral", {**DECIDED, "referred_on": AFTER}).state == "question"
    assert step("agreed", {**DECIDED, "completed_on": AFTER}).state == "open"
