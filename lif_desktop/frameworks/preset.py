"""What a framework preset holds: one board's learning and improvement framework as data.

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


@dataclass(frozen=True)
class MethodTable:
    """One table of methods of learning, or one volume of Croydon's library."""

    key: str
    title: str
    source: str
    headings: Headings


@dataclass(frozen=True)
class Method:
    """One method of learning; Kirklees' columns are name, methods, evidence, evaluated, groups."""

    key: str
    table: str
    name: str
    methods: tuple[str, ...] = ()
    learn: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    evaluated: tuple[str, ...] = ()
    stakeholders: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    note: str = ""
    ours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """One piece of information that the board expects: from whom, how often, for which groups."""

    key: str
    topic: str
    name: str
    providers: tuple[str, ...]
    cycle: Cycle
    receives: tuple[str, ...]
    holds: tuple[str, ...] = ()
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
    of: Literal["agencies", "members", "training representatives", "officers", "chair", "board"]


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
class Framework:
    """A whole preset."""

    id: str
    title: str
    summary: str
    area: str
    years: str
    edition: str
    words: Words
    escalation: Escalation
    groups: tuple[Group, ...]
    order: int = 0
    notes: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    method_tables: tuple[MethodTable, ...] = ()
    methods: tuple[Method, ...] = ()
    sources: tuple[Source, ...] = ()
    participation: tuple[Participation, ...] = ()
    channels: tuple[Channel, ...] = ()
    methodologies: tuple[Methodology, ...] = ()
    duties: tuple[Duty, ...] = ()
    standards: tuple[StandardSet, ...] = ()
    scales: tuple[Scale, ...] = ()
    priorities: tuple[Priority, ...] = ()

    def group(self, key: str) -> Group | None:
        """Return the group with this key, or None."""
        return next((one for one in self.groups if one.key == key), None)

    def escalation_line(self, key: str) -> tuple[str, ...]:
        """Return the names up the escalation line from a group, itself first, the chair last."""
        names: list[str] = []
        group = self.group(key)
        while group is not None:
            names.append(group.name)
            if group.escalates_to == CHAIR:
                names.append(self.words.chair)
            group = self.group(group.escalates_to)
        return tuple(names)

    def methods_in(self, table: str) -> tuple[Method, ...]:
        """Return the methods of one table, in its order."""
        return tuple(one for one in self.methods if one.table == table)
