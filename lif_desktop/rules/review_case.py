"""A case review as its rules read it, and one step of its way from referral to a year on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from lif_desktop.rules.time_limits import DECIDED, ENDED, SERIOUS, STATUTORY
from lif_desktop.rules.year_on import Carried

Values = Mapping[str, Any]
State = Literal["done", "open", "question", "none"]
Owner = Literal["office", "authority", "group", "decider", "panel", "reviewer", "agencies", "board"]


@dataclass(frozen=True, slots=True)
class Case:
    """A review's values by field key and those of its parts by register, as at a day.

    `rapid` says whether the edition that applies has rapid reviews, `undecided` how many criteria
    of that edition are not considered, `linked` of what kind the review is to which it is linked.
    `carried` is how far the actions of its `plans` went; `year_due` when the year on is due.
    """

    values: Values
    parts: Mapping[str, Sequence[Values]]
    today: date
    rapid: bool = False
    undecided: int = 0
    linked: str | None = None
    plans: int = 0
    carried: Carried | None = None
    year_due: date | None = None

    @property
    def kind(self) -> str:
        """Return the kind of review; blank where none is given."""
        return self.values["kind"] or ""

    @property
    def serious(self) -> bool:
        """Return whether the case is dealt with as a serious one."""
        return self.kind in SERIOUS

    @property
    def statutory(self) -> bool:
        """Return whether it is a review of the kind that the guidance wants published."""
        return self.kind in STATUTORY

    @property
    def decided(self) -> bool:
        """Return whether it was decided if there is to be a review, or the case moved on anyway."""
        return self.values["decision"] in DECIDED or self.values["state"] in {"under_way", *ENDED}

    @property
    def refused(self) -> bool:
        """Return whether no further review was decided."""
        values = self.values
        return bool(values["decision"] == "no_review" or values["state"] == "not_review")

    @property
    def ended(self) -> bool:
        """Return whether the review is over."""
        return self.values["state"] in ENDED

    def of(self, register: str) -> Sequence[Values]:
        """Return the parts that a register keeps of the review."""
        return self.parts.get(register, ())

    def past(self, key: str) -> date | None:
        """Return a date of the review that has come; an intention is none."""
        day: date | None = self.values[key]
        return day if day and day <= self.today else None


@dataclass(frozen=True, slots=True)
class Step:
    """One step: how it stands, who owes it, its date if it has one, and what is known or asked."""

    key: str
    title: str
    owes: Owner
    source: str
    state: State = "open"
    on: date | None = None
    said: str = ""
    grave: bool = False

    @property
    def waits(self) -> bool:
        """Return whether something is still to be done or answered."""
        return self.state in {"open", "question"}

    def done(self, on: date | None = None, said: str = "") -> "Step":
        """Return the step done."""
        return replace(self, state="done", on=on, said=said)

    def open(self, said: str = "", on: date | None = None) -> "Step":
        """Return the step still to be done; `on` is when it is due."""
        return replace(self, state="open", on=on, said=said)

    def question(self, said: str, on: date | None = None, *, grave: bool = False) -> "Step":
        """Return the step with something to be answered."""
        return replace(self, state="question", on=on, said=said, grave=grave)

    def none(self, said: str) -> "Step":
        """Return the step as one that does not apply, and why."""
        return replace(self, state="none", said=said)
