"""What is asked of something published, or of a decision not to publish it.

Source: Kirklees framework, Sharing Learning and Appendices B and C (effect on the child and the
family, court orders, data protection; the response is published with a review); Bedford Borough
framework, 6 (channels); Bradford framework, 6.
"""

from datetime import date

from lif_desktop.rules.answers import says_something

OF_A_CASE = frozenset({"review_report", "response"})
PUBLISH, LATER, NOT_PUBLISH = "publish", "later", "not_publish"


def needs_decision(kind: str | None, *, of_review: bool) -> bool:
    """Return whether a case stands behind it, so that publishing is a decision to be recorded."""
    return of_review or kind in OF_A_CASE


def questions(
    *,
    kind: str | None,
    of_review: bool,
    decision: str | None,
    decided_on: date | None,
    published_on: date | None,
    channel: str | None,
    audience: str | None,
    family: str | None,
    court_orders: str | None,
    data_protection: str | None,
    response: str | None,
) -> list[str]:
    """Return what is not said of a publication: the decision, what was weighed, the way out."""
    asked = []
    if needs_decision(kind, of_review=of_review):
        asked += _of_decision(decision, decided_on, published_on)
        weighed = {
            "the effect on the child and the family": family,
            "court orders": court_orders,
            "data protection": data_protection,
        }
        lacking = [what for what, said in weighed.items() if not says_something(said)]
        asked += [f"Say what was decided about {what}." for what in lacking]
        if kind == "review_report" and published_on and not says_something(response):
            asked.append("A review is published with the board's response: say what that is.")
    if published_on is not None:
        if not says_something(channel):
            asked.append("By which channel was it published?")
        if audience is None:
            asked.append("For whom was it published?")
    elif decision in {None, PUBLISH}:
        asked.append("When was it, or will it be, published?")
    return asked


def _of_decision(
    decision: str | None, decided_on: date | None, published_on: date | None
) -> list[str]:
    if decision in {None, "undecided"}:
        return ["A case stands behind it: record the decision whether to publish."]
    if decision != PUBLISH and published_on is not None:
        return ["It was published, though the decision says otherwise."]
    if decided_on is None:
        return ["When was that decided?"]
    return []
