"""How the board stands to a recommendation that came from outside.

Source: Bradford framework, 6 (inspections: progress against plans; national enquiries: compliance
with recommendations); Bedford Borough framework, 12.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lif_desktop.rules.answers import says_something
from lif_desktop.rules.owed import Owed, owed

COMPLIES, PARTLY, DOES_NOT = "complies", "partly", "does_not"
NOT_APPLICABLE = "not_applicable"
_SETTLED = frozenset({COMPLIES, NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Spread:
    """How many recommendations stand how; those that do not apply count in no share."""

    complies: int
    partly: int
    does_not: int
    unchecked: int
    not_applicable: int

    @property
    def applying(self) -> int:
        """Return how many apply to us, checked or not."""
        return self.complies + self.partly + self.does_not + self.unchecked


def is_checked(compliance: str | None) -> bool:
    """Return whether somebody has looked whether we comply."""
    return compliance in {COMPLIES, PARTLY, DOES_NOT, NOT_APPLICABLE}


def spread(compliances: Iterable[str | None]) -> Spread:
    """Return how many of these comply, in part, not, do not apply or were not checked."""
    listed = list(compliances)
    return Spread(
        complies=listed.count(COMPLIES),
        partly=listed.count(PARTLY),
        does_not=listed.count(DOES_NOT),
        unchecked=sum(not is_checked(one) for one in listed),
        not_applicable=listed.count(NOT_APPLICABLE),
    )


def standing(
    compliance: str | None, checked_on: date | None, due_on: date | None, today: date
) -> Owed:
    """Return how a recommendation stands against its date; done when complied with or not ours."""
    settled = (checked_on or date.min) if compliance in _SETTLED else None
    return owed(due_on, settled, today, done="Settled")


def questions(
    *,
    compliance: str | None,
    why: str | None,
    checked_on: date | None,
    due_on: date | None,
    has_plan: bool,
    progress: str | None,
    today: date,
) -> list[str]:
    """Return what is still to be said of a recommendation from outside."""
    if not is_checked(compliance):
        asked = ["Not checked yet: do we comply?"]
    elif not says_something(why):
        asked = [
            "Say why it does not apply." if compliance == NOT_APPLICABLE else "Say how we know."
        ]
    else:
        asked = []
    if is_checked(compliance) and checked_on is None:
        asked.append("Say when that was checked.")
    if compliance in {PARTLY, DOES_NOT}:
        if not has_plan and not says_something(progress):
            asked.append("Say by which plan, or how else, it will be complied with.")
        if due_on is None:
            asked.append("Say by when it will be complied with.")
    found = standing(compliance, checked_on, due_on, today)
    if found.state == "late":
        asked.append(f"It is overdue by {found.days_in_words}.")
    return asked
