"""The parts of a framework preset: words, groups, methods, sources, duties, prompts and the rest.

In every part, `ours` names the keys whose values are defaults of this product, not statements of
the framework itself, and the text "not stated" stands where the framework says nothing.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

NOT_STATED = "not stated"
ALL_GROUPS = "all"
CHAIR = "chair"

GroupKind = Literal["board", "executive", "sub-group", "panel"]
Cycle = Literal[
    "monthly",
    "each meeting",
    "quarterly",
    "half-yearly",
    "yearly",
    "every two years",
    "once completed",
    "one year after",
    "as required",
    "not stated",
]
Person = Literal["children", "families", "practitioners", "lay members", "public", "partners"]


@dataclass(frozen=True)
class Words:
    """What the board calls itself, its people, its reviews and its papers."""

    body: str
    body_short: str
    body_kind: str
    chair: str
    partners: str
    statutory_partners: str
    sub_group: str
    case_review: str
    case_review_short: str
    learning_review: str
    learning_review_short: str
    child_death_review: str
    child_death_panel: str
    child_death_panel_short: str
    management_report: str
    annual_report: str
    business_plan: str
    adult_board: str
    health_commissioner: str
    ours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Renamed:
    """A word that the board used for some time instead of its usual one; both days included."""

    word: str
    text: str
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True)
class Group:
    """A group of the board; `escalates_to` is a group's key, "chair", or "not stated"."""

    key: str
    name: str
    kind: GroupKind
    escalates_to: str
    cycle: Cycle = "not stated"
    short: str = ""
    joint_with: str = ""
    note: str = ""
    ours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Escalation:
    """After how many meetings missed an unmet action goes up the line."""

    meetings: int
    reports_to: str = NOT_STATED
    report_cycle: Cycle = "not stated"
    ours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Headings:
    """How a table of methods heads its columns; a column that it lacks is blank."""

    name: str
    methods: str = ""
    learn: str = ""
    evidence: str = ""
    evaluated: str = ""
    stakeholders: str = ""
    groups: str = ""
    ours: tuple[str, ...] = ()


@dataclass(frozen=True)
class MethodTable:
    """One table of methods of learning, or one volume of a library of learning."""

    key: str
    title: str
    source: str
    headings: Headings
    kind: Literal["table", "volume"] = "table"


@dataclass(frozen=True)
class Method:
    """One method of learning; Kirklees' columns are name, methods, evidence, evaluated, groups.

    `counted` says which records show that the method produced something, as `read_counted` reads
    them: "audits.kind=section11", "reviews.kind=scr,spr", or a register's key alone.
    """

    key: str
    table: str
    name: str
    methods: tuple[str, ...] = ()
    learn: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    evaluated: tuple[str, ...] = ()
    stakeholders: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    note: str = ""
    ours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """One piece of information that the board expects: from whom, how often, for which groups.

    `holds` is what the framework asks of it. `after` names the date that starts a cycle of "once
    completed" or "one year after", as `read_after` reads it: "reviews.completed_on".
    """

    key: str
    topic: str
    name: str
    providers: tuple[str, ...]
    cycle: Cycle
    receives: tuple[str, ...]
    holds: tuple[str, ...] = ()
    after: str = ""
    note: str = ""
    ours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Participation:
    """One way in which the board hears those it is there for, or those who work with them."""

    key: str
    name: str
    who: tuple[Person, ...]
    cycle: Cycle = "not stated"
    note: str = ""


@dataclass(frozen=True)
class Channel:
    """One way in which learning is spread."""

    key: str
    name: str
    audience: Literal["workforce", "partners", "public", "not stated"]
    note: str = ""
    ours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Methodology:
    """One way to conduct a review."""

    key: str
    name: str
    summary: str
    short: str = ""
    features: tuple[str, ...] = ()
    charged: bool = False
    ours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Duty:
    """One thing the framework asks of somebody."""

    key: str
    text: str
    of: Literal[
        "agencies",
        "members",
        "training representatives",
        "officers",
        "chair",
        "group chairs",
        "board",
    ]


@dataclass(frozen=True)
class StandardSet:
    """A self-assessment against a duty in law, and what the framework says of how it runs."""

    key: str
    name: str
    law: str
    cycle: Cycle
    tool: str
    checked_by: str
    standards: tuple[str, ...]
    declaration: bool = False
    themed_section: bool = False
    changes_since_last: bool = False
    improvement_plan: bool = False
    panel_feedback: bool = False
    challenge_event: bool = False
    note: str = ""
    ours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Point:
    """One point of a scale; one that does not count (not applicable) is left out of every sum."""

    value: str
    label: str
    meaning: Literal["late", "due", "well", "note", "done", "none"]
    counts: bool = True


@dataclass(frozen=True)
class Scale:
    """An ordinal scale: its points stand in order, so a distribution can be shown, no average."""

    key: str
    name: str
    order: Literal["worst first", "best first"]
    points: tuple[Point, ...]
    note: str = ""
    ours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Priority:
    """One priority of the business plan."""

    key: str
    name: str


@dataclass(frozen=True)
class Statement:
    """A principle, an aim or a mark of success, in our own words; `about` groups them."""

    key: str
    text: str
    about: str
    source: str


@dataclass(frozen=True)
class Prompt:
    """One question of a form that an agency fills in."""

    key: str
    form: str
    text: str
    answer: Literal["text", "yes or no", "date", "name"] = "text"
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tips:
    """Advice that goes with a form, under one heading."""

    key: str
    form: str
    title: str
    items: tuple[str, ...]
