"""What is asked of an example of strong practice: it is kept with the same rigour as an action.

Source: Kirklees framework, Driving Improvement (each subgroup evidences strong practice by the same
principles, in a quarterly report beside its outstanding actions).
"""

from datetime import date

from lif_desktop.rules.answers import says_something
from lif_desktop.rules.periods import period_of

NOTED, SHARED, SPREAD = "noted", "shared", "spread"


def is_unreported(seen_on: date | None, reported_on: date | None, today: date) -> bool:
    """Return whether an example should have been in a quarterly report by now and was not.

    The report of a quarter comes after its end, so what was seen in this one is not yet owed.
    """
    if reported_on is not None and reported_on <= today:
        return False
    return seen_on is None or seen_on < period_of("quarterly", today).first


def questions(
    *,
    state: str | None,
    group_named: bool,
    what: str | None,
    why: str | None,
    difference: str | None,
    shared: str | None,
    taken_up: str | None,
) -> list[str]:
    """Return what an example does not say yet, in the order of its form."""
    asked = []
    if not group_named:
        asked.append("Which group reports it?")
    if not says_something(what):
        asked.append("What was done?")
    if not says_something(why):
        asked.append("Why did it work?")
    if not says_something(difference):
        asked.append("What difference did it make to children?")
    if state in {SHARED, SPREAD} and not says_something(shared):
        asked.append("How was it shared, and with whom?")
    if state == SPREAD and not says_something(taken_up):
        asked.append("Where was it taken up?")
    return asked
