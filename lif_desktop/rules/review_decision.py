"""The way of a case from its referral to the decision, and to whom that was told.

Sources: Bedford Borough framework, 9.1 (three usual sources of referral; recommendation; chair's
decision, peer challenge; Ofsted and the panel informed); Working Together, learning from serious
incidents.
"""

from lif_desktop.rules.answers import says_something
from lif_desktop.rules.review_case import Case, Step
from lif_desktop.rules.time_limits import DECIDED
from lif_desktop.rules.words import counted

_BEDFORD = "Bedford Borough framework, 9.1"
_GUIDANCE = "Working Together, learning from serious incidents"


def referral(case: Case) -> Step:
    """Return how the referral stands: its day, and from which source it came."""
    step = Step("referral", "Referral", "office", _BEDFORD)
    on = case.past("referred_on")
    if on is None:
        asked = "When was it referred?"
        return step.question(asked) if case.decided else step.open(asked)
    if not case.values["referral_source"]:
        return step.question("From which source did the referral come?", on)
    return step.done(on, case.values["referred_by"] or "")


def notification(case: Case) -> Step:
    """Return how the notification of the incident stands; without its day no clock can run."""
    step = Step("notification", "Notification of the incident", "authority", _GUIDANCE)
    on = case.past("notified_on")
    if on:
        return step.done(on)
    if not case.serious:
        return step.none("A case of this kind need not have been notified.")
    return step.question("When was the notification sent?")


def rapid_review(case: Case) -> Step:
    """Return how the rapid review stands, under an edition that has one."""
    step = Step("rapid_review", "Rapid review", "group", _GUIDANCE)
    on = case.past("rapid_review_on")
    if on:
        return step.done(on)
    if not case.rapid:
        return step.none("The edition that applies knows no rapid review.")
    if not case.serious and not case.values["notified_on"]:
        return step.none("The case was not notified.")
    if case.decided:
        return step.question("When was the rapid review finished?")
    return step.open()


def criteria(case: Case) -> Step:
    """Return how far the case was held against the criteria: which paragraph is met, and why."""
    step = Step("criteria", "Criteria considered", "group", _BEDFORD)
    rows = case.of("criteria")
    if not rows:
        if says_something(case.values["criteria"]):
            if not case.serious:
                return step.done(said="In words.")
            said = "In words only: which paragraphs are met?"
            return step.question(said) if case.decided else step.open(said)
        return step.question("Which criteria were considered?") if case.decided else step.open()
    unsaid = sum(one["met"] == "met" and not says_something(one["why"]) for one in rows)
    if unsaid:
        return step.question(f"{counted(unsaid, 'criterion', 'criteria')} met, but not why.")
    if case.undecided:
        said = f"{counted(case.undecided, 'criterion', 'criteria')} not considered yet."
        return step.question(said) if case.decided else step.open(said)
    met = sum(one["met"] == "met" for one in rows)
    return step.done(said=f"{met} met of {len(rows)}.")


def recommendation(case: Case) -> Step:
    """Return whether the group said what it recommends."""
    step = Step("recommendation", "Group's recommendation", "group", _BEDFORD)
    if says_something(case.values["recommended"]):
        return step.done()
    if case.decided:
        return step.question("What did the group recommend?")
    return step.open()


def peer_challenge(case: Case) -> Step:
    """Return whether peer challenge was sought; the chair may, and need not."""
    step = Step("peer_challenge", "Peer challenge", "decider", _BEDFORD)
    said = case.values["peer_challenge"]
    return step.done(said=said) if says_something(said) else step.none("Optional; none recorded.")


def decision(case: Case) -> Step:
    """Return how the decision stands, with its day and its reason."""
    step = Step("decision", "Decision", "decider", _BEDFORD)
    values, on = case.values, case.past("decided_on")
    if values["decision"] not in DECIDED:
        if case.decided:
            return step.question("The review went on: what was decided?", on)
        return step.open()
    if on is None:
        return step.question("When was it decided?")
    if not says_something(values["decision_reason"]):
        return step.question("Why was it decided so?", on)
    return step.done(on)


def told(case: Case) -> Step:
    """Return whether those who are to be told of the decision were."""
    step = Step("told", "Decision told", "office", f"{_BEDFORD}; {_GUIDANCE}")
    decided = case.values["decided_on"]
    about = [one for one in case.of("notifications") if not _before(one["sent_on"], decided)]
    unsent = [one["body"] for one in about if not one["sent_on"] or one["sent_on"] > case.today]
    sent = [one["sent_on"] for one in about if one["sent_on"] and one["sent_on"] <= case.today]
    if not case.decided:
        return step.open()
    if unsent:
        return step.open(f"Not told yet: {', '.join(unsent)}.")
    last = max(sent, default=case.past("sent_to_panel_on"))
    if last:
        return step.done(last, f"{counted(len(sent), 'body', 'bodies')} told." if sent else "")
    return step.question("Who was told of the decision, and when?")


def panel_answer(case: Case) -> Step:
    """Return whether the national panel answered what it was sent."""
    step = Step("panel_answer", "National panel's answer", "office", _GUIDANCE)
    sent = case.past("sent_to_panel_on")
    if says_something(case.values["panel_answer"]):
        return step.done()
    if not case.rapid:
        return step.none("The edition that applies sends no rapid review to the panel.")
    if sent is None and case.decided:
        return step.question("When was the rapid review sent to the panel?")
    return step.open("Sent; no answer recorded." if sent else "")


def led_elsewhere(case: Case) -> Step:
    """Return whether it is known who leads a review that another board or partnership holds."""
    step = Step("led_elsewhere", "Who leads it", "office", "Bedford Borough framework, 9.5-9.6")
    values = case.values
    if says_something(values["external_reference"]) or says_something(values["referred_by"]):
        return step.done(said=values["external_reference"] or values["referred_by"])
    if says_something(values["reviewer"]):
        return step.done(said=values["reviewer"])
    return step.question("Who leads the review, and under which number?")


def children_at_home(case: Case) -> Step:
    """Return whether the children who lived in the house are known.

    The board takes part in every such review where children live there: Bedford Borough framework,
    9.5; Bradford, 6.
    """
    step = Step("children", "Children living in the house", "office",
                "Bedford Borough framework, 9.5; Bradford, 6")  # fmt: skip
    known, number = len(case.of("subjects")), case.values["children"]
    if known:
        return step.done(said=f"{counted(known, 'child', 'children')}.")
    if number == 0:
        return step.none("No child lived in the house.")
    return step.question("Which children live in the house?")


def also_statutory(case: Case) -> Step:
    """Return whether a homicide review of somebody aged 16 or 17 has a serious case review beside.

    Source: Bedford Borough framework, 9.5; Bradford, 6 (a deceased person of 16 to 18).
    """
    step = Step("also_statutory", "Case review beside it", "decider",
                "Bedford Borough framework, 9.5; Bradford, 6")  # fmt: skip
    died = [
        one for one in case.of("subjects")
        if one["harm"] == "died" and one["age_band"] in {"15_17", None}
    ]  # fmt: skip
    if not died:
        return step.none("No child of 16 or 17 died.")
    if case.linked in {"scr", "spr", "lcspr"}:
        return step.done(said="Linked.")
    return step.question(
        "If the child who died was 16 or 17, a case review is held as well: link it, or say why"
        " not.",
        grave=True,
    )


def _before(sent: object, decided: object) -> bool:
    return bool(sent and decided and sent < decided)  # type: ignore[operator]
