"""Where a risk stands on the grid of likelihood and impact, and what its record leaves open.

Likelihood and impact are ordinal: they place a risk on a grid of five by five. They are never
multiplied or added, for a 2 by 5 is not "the same" as a 5 by 2.
"""

from datetime import date
from typing import Literal

from lif_desktop.rules.answers import says_something
from lif_desktop.rules.owed import owed
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.words import day_in_words

SOURCE = "Bedford Borough framework, Appendix 7 (risk log)"
LEVELS = ("1", "2", "3", "4", "5")
CLOSED = "closed"
ACCEPTED = "accepted"
Zone = Literal["high", "raised", "low", "unplaced"]
ORDER: tuple[Zone, ...] = ("high", "raised", "low", "unplaced")
WORDS: dict[Zone, str] = {
    "high": "High",
    "raised": "Raised",
    "low": "Low",
    "unplaced": "Not rated",
}


def zone(likelihood: str | None, impact: str | None) -> Zone:
    """Return the part of the grid in which a risk lies.

    High: both at least 4. Raised: both at least 3, or the one 5 and the other at least 2. Low: the
    rest. No framework states a grid, so these lines are ours.
    """
    if likelihood not in LEVELS or impact not in LEVELS:
        return "unplaced"
    lesser, greater = sorted((likelihood, impact))
    if lesser >= "4":
        return "high"
    if lesser >= "3" or (greater == "5" and lesser >= "2"):
        return "raised"
    return "low"


def remarks(
    *,
    likelihood: str | None,
    impact: str | None,
    movement: str | None,
    owner: str | None,
    mitigation: str | None,
    state: str | None,
    next_on: date | None,
    today: date,
) -> list[Remark]:
    """Return what to put right about one risk; a closed one is left in peace."""
    if state == CLOSED:
        return []
    found = []
    place = zone(likelihood, impact)
    if place == "unplaced":
        found.append(Remark("How likely is it, and how bad would it be?", "due", SOURCE))
    if not says_something(owner):
        found.append(Remark("Who owns it?", "due", SOURCE))
    if not says_something(mitigation) and state != ACCEPTED:
        grave: Literal["late", "due"] = "late" if place == "high" else "due"
        found.append(Remark("What is done to reduce it? No mitigation is recorded.", grave, SOURCE))
    stands = owed(next_on, None, today)
    if next_on and stands.state == "late":
        text = f"To be looked at again by {day_in_words(next_on)}: {stands.days_in_words} ago."
        found.append(Remark(text, "late", SOURCE))
    elif next_on is None:
        found.append(Remark("When will it be looked at again?", "note", SOURCE))
    if movement == "up":
        found.append(Remark("It is rising.", "note", SOURCE))
    return found
