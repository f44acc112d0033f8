"""What is asked a year after a review: how far its plan was carried out, and what became of it.

Source: West Berkshire framework, information gathering sources (implementation of action plans and
evidence of embedded practice, one year following). Addressed, verified and embedded are three
different things and are counted apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lif_desktop.rules import statuses
from lif_desktop.rules.answers import says_something
from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.words import day_in_words

_YEAR = 12


@dataclass(frozen=True, slots=True)
class Step:
    """One action of a plan: its status, what is assured of it, what impact it says it had."""

    status: str | None
    assurance: str | None
    impact: str | None


@dataclass(frozen=True, slots=True)
class Carried:
    """How far a plan was carried out; each action is counted once under its assurance.

    `impact` counts the actions, of any assurance, that say what they changed.
    """

    actions: int
    open: int
    cannot: int
    unassured: int
    addressed: int
    verified: int
    embedded: int
    impact: int


def ended_on(
    published_on: date | None, completed_on: date | None, decided_on: date | None
) -> date | None:
    """Return the day from which the year runs: publication, else completion, else decision."""
    return published_on or completed_on or decided_on


def due_on(ended: date | None, set_on: date | None = None) -> date | None:
    """Return when the report of a year on is due: as the board set it, else after twelve months."""
    return set_on or (add_months(ended, _YEAR) if ended else None)


def carried(steps: Iterable[Step]) -> Carried:
    """Return how far a plan of these actions was carried out."""
    listed = list(steps)
    done = [one for one in listed if one.status == statuses.COMPLETED]
    said = [one.assurance for one in done]
    return Carried(
        actions=len(listed),
        open=sum(statuses.is_open(one.status) for one in listed),
        cannot=sum(one.status == statuses.CANNOT_COMPLETE for one in listed),
        unassured=sum(one in {None, "not_yet"} for one in said),
        addressed=said.count("addressed"),
        verified=said.count("verified"),
        embedded=said.count("embedded"),
        impact=sum(says_something(one.impact) for one in done),
    )


def questions(
    *,
    due: date | None,
    reported_on: date | None,
    found: str | None,
    embedded: str | None,
    plan: Carried,
    today: date,
) -> list[str]:
    """Return what is still to be answered a year on; nothing before the day it is due."""
    if reported_on is None or reported_on > today:
        if due is None or due > today:
            return []
        since = f"A year has passed ({day_in_words(due)})"
        return [f"{since}: report how far the plan went and what shows that practice changed."]
    asked = []
    if not says_something(found):
        asked.append("Say what was found a year on.")
    if embedded is None:
        asked.append("Say whether the learning is embedded: yes, in part or no.")
    if embedded == "yes" and plan.actions and not plan.embedded:
        asked.append("It is called embedded, but no action of its plan is shown to be.")
    if plan.unassured:
        asked.append(f"Done, but neither verified nor embedded: {plan.unassured} of its actions.")
    return asked
