"""The way of a review itself: panel, terms, method, reviewer, agencies, family, practitioners.

Sources: Bedford Borough framework, 9.1; Croydon framework, 2.1, 5.7 and Appendix 2 (any method that
keeps to the principles, so why this one); Kirklees framework, Principles.
"""

from lif_desktop.rules import independence as check
from lif_desktop.rules.answers import says_something
from lif_desktop.rules.review_case import Case, Step

_BEDFORD = "Bedford Borough framework, 9.1"
_PRINCIPLES = "Working Together, principles for reviews; Croydon framework, 2.1; Kirklees"


def begun(case: Case) -> Step:
    """Return when the review was begun; from then its time runs."""
    step = Step("begun", "Review begun", "group", "Working Together, timing of reviews")
    on = case.past("initiated_on")
    if on:
        return step.done(on)
    if case.values["state"] in {"under_way", "published", "closed"}:
        return step.question("When was the review initiated?")
    return step.open()


def panel(case: Case) -> Step:
    """Return whether the review has a panel."""
    step = Step("panel", "Review panel", "group", _BEDFORD)
    said = says_something(case.values["panel"])
    if said:
        return step.done()
    return step.question("Who was on the review panel?") if case.ended else step.open()


def terms(case: Case) -> Step:
    """Return whether terms of reference and the period they cover are agreed."""
    step = Step("terms", "Terms of reference", "panel", _BEDFORD)
    values = case.values
    if not says_something(values["terms"]):
        return step.question("What were the terms of reference?") if case.ended else step.open()
    if case.statutory and not values["period_from"]:
        return step.question("Which period do the terms cover?")
    return step.done()


def methodology(case: Case) -> Step:
    """Return whether a method was chosen, and why this one."""
    step = Step("methodology", "Methodology", "panel", "Croydon framework, 5.7 and Appendix 2")
    values = case.values
    if not says_something(values["methodology"]):
        return step.question("Which method was used?") if case.ended else step.open()
    if not says_something(values["methodology_why"]):
        return step.question(f"Why this method: {values['methodology']}?")
    return step.done(said=values["methodology"])


def independence(case: Case) -> Step:
    """Return whether the reviewer's independence was checked before the appointment."""
    step = Step("independence", "Independence checked", "group", _PRINCIPLES)
    values = case.values
    if not says_something(values["reviewer"]):
        return step.open("Before a reviewer is appointed.")
    asked = check.questions(
        reviewer=values["reviewer"],
        independent=values["independent"],
        why=values["independence_why"],
        checked_on=values["independence_on"],
        appointed_on=values["appointed_on"],
        serious=case.statutory,
    )
    on = values["independence_on"]
    if asked:
        grave = any(one.meaning == "late" for one in asked)
        return step.question(" ".join(one.text for one in asked), on, grave=grave)
    return step.done(on)


def reviewer(case: Case) -> Step:
    """Return whether a reviewer was appointed, and when."""
    step = Step("reviewer", "Reviewer appointed", "group", _BEDFORD)
    values = case.values
    if not says_something(values["reviewer"]):
        return step.question("Who led the review?") if case.ended else step.open()
    on = case.past("appointed_on")
    return step.done(on) if on else step.question("When was the reviewer appointed?")


def management_reports(case: Case) -> Step:
    """Return how many reports of the agencies came, and how many are overdue."""
    step = Step("management_reports", "Reports of the agencies", "agencies", _BEDFORD)
    rows = case.of("management_reports")
    if not rows:
        return step.none("None asked for.") if case.values["completed_on"] else step.open()
    today = case.today
    missing = [one for one in rows if not one["received_on"] or one["received_on"] > today]
    late = sum(bool(one["due_on"] and one["due_on"] < today) for one in missing)
    came = f"{len(rows) - len(missing)} of {len(rows)} received"
    if not missing:
        return step.done(max(one["received_on"] for one in rows), f"{came}.")
    due = min((one["due_on"] for one in missing if one["due_on"]), default=None)
    overdue = f", {late} overdue" if late else ""
    if case.ended:
        return step.question(f"{came}{overdue}: did the others ever come?", due)
    return step.open(f"{came}{overdue}.", due)


def family(case: Case) -> Step:
    """Return whether the family, surviving children too, were invited and took part."""
    step = Step("family", "Child and family", "reviewer", _PRINCIPLES)
    invited = case.past("family_invited_on")
    if says_something(case.values["family"]):
        return step.done(invited)
    if case.ended:
        return step.question("How did child and family take part, or why not?", invited)
    return step.open("Invited." if invited else "Invite them, and tell them how.", None)


def practitioners(case: Case) -> Step:
    """Return whether those who knew the family took part, without fear of blame."""
    step = Step("practitioners", "Practitioners involved", "reviewer", _PRINCIPLES)
    if says_something(case.values["practitioners"]):
        return step.done()
    return step.question("How did practitioners take part?") if case.ended else step.open()


def learning_event(case: Case) -> Step:
    """Return whether there was a learning event; not every method has one."""
    step = Step("learning_event", "Learning event", "reviewer", "Croydon framework, Appendix 2")
    on = case.values["learning_event_on"]
    if on and on <= case.today:
        return step.done(on)
    if case.values["completed_on"] or case.ended:
        return step.none("None recorded.")
    return step.open("Planned." if on else "", on)


def agreed(case: Case) -> Step:
    """Return whether the report was finished and agreed."""
    step = Step("agreed", "Report agreed", "board", "Working Together, final reports")
    on = case.past("completed_on")
    if on:
        return step.done(on)
    if case.ended:
        return step.question("When was the report agreed?")
    return step.open()


def lessons(case: Case) -> Step:
    """Return whether the lessons were brought to the board.

    Source: Bedford Borough framework, 9.3 (relevant lessons of single-agency reviews are
    considered), 9.5 (findings are considered by the board).
    """
    step = Step("lessons", "Lessons considered", "board", "Bedford Borough framework, 9.3 and 9.5")
    if says_something(case.values["learning"]):
        return step.done()
    return step.question("What was learned?") if case.ended else step.open()
