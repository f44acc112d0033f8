"""The end of a review: whether it is published, what the board answers, its plan, a year on.

Sources: Kirklees framework, Principles (Transparency) and Driving Improvement; Working Together,
final reports; West Berkshire framework, information sources (one year following).
"""

from lif_desktop.rules import plan_due
from lif_desktop.rules.answers import says_something
from lif_desktop.rules.review_case import Case, Step
from lif_desktop.rules.words import counted, listed

_PUBLISHED = "Kirklees framework, Principles; Working Together, publication"
_EFFECTS = {
    "family": "the family",
    "court_orders": "court orders",
    "data_protection": "data protection",
}
_PROCEEDINGS = {
    "criminal": "criminal proceedings",
    "inquest": "an inquest",
    "family_court": "the family court",
    "disciplinary": "disciplinary proceedings",
    "professional": "a professional regulator",
    "other_review": "another review",
}


def held_by(case: Case) -> list[str]:
    """Return which parallel proceedings still run, in words; they may hold publication."""
    return [
        _PROCEEDINGS.get(one["kind"], one["body"] or "other proceedings")
        for one in case.of("proceedings")
        if one["state"] != "ended"
    ]


def unweighed(case: Case) -> list[str]:
    """Return which effects of publication were not weighed; the record of a publication says so."""
    rows = case.of("publications")
    return [
        words
        for key, words in _EFFECTS.items()
        if not any(says_something(row[key]) for row in rows)
    ]


def publish_decision(case: Case) -> Step:
    """Return whether it was decided to publish, with the effect on family, courts and data."""
    step = Step("publish_decision", "Decision to publish", "board", _PUBLISHED)
    values, lacking = case.values, unweighed(case)
    decided = values["publish_decision"]
    if decided == "not_publish":
        if says_something(values["why_unpublished"]):
            return step.done(said=f"Not published: {values['why_unpublished']}")
        return step.question("Why is it not published?", grave=case.statutory)
    if decided == "later":
        held = held_by(case)
        why = f"held by {listed(held)}" if held else values["why_unpublished"]
        return step.open(f"Later: {why}.") if why else step.question("Later: why, and until when?")
    if decided == "publish":
        if case.statutory and lacking:
            return step.question(f"Was the effect weighed on {listed(lacking)}?")
        return step.done()
    if case.past("published_on") or case.ended:
        if says_something(values["why_unpublished"]):
            return step.done(said=f"Not published: {values['why_unpublished']}")
        return step.question("Was it decided to publish, and who weighed the effect?")
    return step.open()


def advance_notice(case: Case) -> Step:
    """Return whether the report was sent to the national panel ahead of publication."""
    step = Step("advance_notice", "Notice before publication", "office",
                "Working Together, final reports")  # fmt: skip
    on = case.past("notice_sent_on")
    if on:
        return step.done(on)
    if _is_kept(case):
        return step.none("Not published.")
    if case.past("published_on"):
        return step.question("When was the report sent to the national panel?")
    return step.open()


def published(case: Case) -> Step:
    """Return whether the report is published."""
    step = Step("published", "Published", "board", _PUBLISHED)
    on = case.past("published_on")
    if on:
        return step.done(on, case.values["publication"] or "")
    if _is_kept(case) or (not case.statutory and case.ended):
        return step.none("Not published.")
    if case.values["state"] == "published":
        return step.question("When was it published?")
    held = held_by(case)
    return step.open(f"Beside it run {listed(held)}." if held else "", case.values["published_on"])


def response(case: Case) -> Step:
    """Return whether the board's response to the findings is recorded; it is published with them.

    Source: Kirklees framework, Principles (Transparency); Bradford, 2; Croydon, 2.1.
    """
    step = Step("response", "Board's response", "board", "Kirklees framework, Principles")
    if says_something(case.values["response"]):
        return step.done()
    if case.past("published_on"):
        return step.question("What did the board answer to the findings?")
    return step.open()


def plan(case: Case) -> Step:
    """Return whether the review has an action plan: Kirklees framework, Driving Improvement."""
    step = Step("plan", "Action plan", "group", "Kirklees framework, Driving Improvement")
    actions = case.carried.actions if case.carried else 0
    if plan_due.is_finished("reviews", case.values["state"]):
        lacking = plan_due.question(plans=case.plans, actions=actions)
        if lacking:
            return step.question(lacking, grave=True)
    if not case.plans:
        return step.open()
    return step.done(said=f"{counted(case.plans, 'plan')}, {counted(actions, 'action')}.")


def year_on(case: Case) -> Step:
    """Return how the challenge a year on stands; addressed, verified, embedded are kept apart."""
    step = Step("year_on", "A year on", "board", "West Berkshire framework, information sources")
    on, due = case.past("year_on_on"), case.year_due
    if on:
        if not says_something(case.values["year_on_found"]):
            return step.question("What did the challenge a year on find?", on)
        return step.done(on, _carried(case))
    if case.values["state"] not in {"published", "closed"}:
        return step.open()
    if due and due < case.today:
        late = counted((case.today - due).days, "day")
        return step.question(f"The challenge a year on is overdue by {late}.", due, grave=True)
    return step.open(_carried(case), due)


def _carried(case: Case) -> str:
    found = case.carried
    if found is None or not found.actions:
        return ""
    return (
        f"Of {counted(found.actions, 'action')} {found.addressed} addressed, {found.verified}"
        f" verified, {found.embedded} embedded, {found.open} open."
    )


def _is_kept(case: Case) -> bool:
    return bool(case.values["publish_decision"] == "not_publish")
