"""What Today shows: five figures, what needs the user, the next meeting, and a year of lateness."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from lif_desktop.rules.months import Month

Meaning = Literal["", "late", "due", "well", "note", "done"]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a click leads: a register, and a record or a saved view of it."""

    register: str
    record_id: int | None = None
    view: str = ""


@dataclass(frozen=True, slots=True)
class Stat:
    """One figure with its name, a note under it and what it leads to."""

    label: str
    figure: int
    note: str
    meaning: Meaning
    target: Target


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that waits for the user, with the verb for its button."""

    word: str
    meaning: Meaning
    reference: str
    title: str
    why: str
    verb: str
    target: Target


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next meeting, and how many of its items have their paper (None: not known)."""

    record_id: int
    title: str
    meets_on: date
    starts_at: str = ""
    items: int = 0
    ready: int | None = None


@dataclass(frozen=True, slots=True)
class TodayView:
    """Everything on the Today page, as at one date; `begun` is False on a board without records."""

    on: date
    begun: bool = True
    stats: tuple[Stat, ...] = ()
    needs: tuple[Need, ...] = ()
    meeting: NextMeeting | None = None
    months: tuple[Month, ...] = ()
