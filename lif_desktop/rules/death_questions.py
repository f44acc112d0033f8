"""What a rule asks of one record of a child's death; nothing of it blocks anything."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lif_desktop.rules.answers import says_something
from lif_desktop.rules.child_deaths import primary_category, uppermost_category
from lif_desktop.rules.words import counted

Weight = Literal["late", "due", "note"]

_BEDFORD = "Bedford Borough framework, 9.4"
_BRADFORD = "Bradford framework, 6 (each child normally resident)"
_KIRKLEES = "Kirklees framework, Learning from Child Death Review"
_TABLES = "Domain rule on child death tables"
# Inflicted injury, abuse or neglect: such a death is one for a case review, or it is said why not.
INFLICTED = "1"


@dataclass(frozen=True)
class Question:
    """One question: its words, how much it presses, and which source asks it."""

    text: str
    weight: Weight
    source: str


@dataclass(frozen=True)
class Asked:
    """What the questions look at; `overdue` counts agencies whose information is late.

    `band` is the age band that follows from the dates, `unscaled` the factors without a scale;
    `panel_passed` says that the day of the panel is over.
    """

    reviewed: bool
    notified_on: date | None
    died_on: date | None
    panel_on: date | None
    area: str
    joint: bool
    expected: str | None
    joint_response: bool | None
    joint_response_on: date | None
    category: str | None
    categories: str
    modifiable: str | None
    referred: bool
    why_not_referred: str
    age_band: str | None
    band: str | None
    factors: int
    unscaled: int
    overdue: int
    resident: bool | None = None
    panel_passed: bool = False


def questions(death: Asked) -> Iterator[Question]:
    """Yield what is to be asked of a death, the gravest first.

    Source: Bedford Borough framework, 9.4 (a) and (b); Kirklees framework, Learning from Child
    Death Review Process (a joint panel of two areas); domain rule on child death tables.
    """
    if death.overdue:
        owed = counted(death.overdue, "agency's information is", "agencies' information is")
        yield Question(f"{owed} overdue.", "late", _BEDFORD)
    if death.notified_on is None:
        text = "When was it notified? Without that day it is among the deaths of no period."
        yield Question(text, "due", _TABLES)
    yield from _response(death)
    yield from _review(death)
    yield from _referral(death)
    if death.joint and not death.area:
        text = "The panel serves several areas: in which did the child live?"
        yield Question(text, "due", _KIRKLEES)
    if death.resident is False:
        text = "The child did not normally live in the area: does the panel there know?"
        yield Question(text, "note", f"{_BRADFORD}; {_KIRKLEES}")
    yield from date_questions(death)


def _response(death: Asked) -> Iterator[Question]:
    if death.expected != "unexpected":
        return
    if not death.joint_response:
        text = "An unexpected death: was there a joint agency response?"
        if death.joint_response is False:
            text = "An unexpected death without a joint agency response: say in the notes why."
        yield Question(text, "due", f"{_BEDFORD} (b)")
    elif death.joint_response_on is None:
        text = "When was the joint agency response held?"
        yield Question(text, "note", f"{_BEDFORD} (b)")


def _review(death: Asked) -> Iterator[Question]:
    if death.panel_passed and not death.reviewed:
        text = (
            "The panel's day has passed: was it reviewed? Until then it is in no table of reviews."
        )
        yield Question(text, "due", _TABLES)
    if death.reviewed and death.panel_on is None:
        text = "Reviewed, but without the panel's date: it counts in no period."
        yield Question(text, "due", _TABLES)
    if death.reviewed and not (death.category or primary_category(death.categories)):
        yield Question("Reviewed, but without a category of death.", "due", _TABLES)
    if death.reviewed and death.modifiable is None:
        text = "Reviewed: were there modifiable factors? Yes, no or insufficient information."
        yield Question(text, "due", _TABLES)
    if death.modifiable == "yes" and not death.factors:
        text = "Modifiable factors were found: enter the contributory factors by domain."
        yield Question(text, "due", _TABLES)
    if death.unscaled:
        text = f"{counted(death.unscaled, 'factor')} without the version of the relevance scale."
        yield Question(text, "due", _TABLES)
    uppermost = primary_category(death.categories)
    if death.category and uppermost and uppermost != death.category:
        text = f"Of the categories ticked the uppermost is {uppermost}: it is the primary one."
        yield Question(text, "due", _TABLES)


def _referral(death: Asked) -> Iterator[Question]:
    inflicted = uppermost_category(death.category, death.categories) == INFLICTED
    if inflicted and not death.referred and not says_something(death.why_not_referred):
        text = "Harm was inflicted: link the case review, or say why it was not referred."
        yield Question(text, "due", f"{_BEDFORD} (a)(i)")


def date_questions(death: Asked) -> Iterator[Question]:
    """Yield what cannot be right in the dates of a death."""
    order = (
        (death.died_on, death.notified_on, "It was notified before the child died."),
        (death.notified_on, death.panel_on, "The panel reviewed it before it was notified."),
    )
    for first, then, text in order:
        if first and then and then < first:
            yield Question(f"{text} Check the dates.", "due", _TABLES)
    if death.age_band and death.band and death.band != death.age_band:
        yield Question("The age band is not that of the dates.", "due", _TABLES)
