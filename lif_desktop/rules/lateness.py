"""How an action stands against its target date."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from lif_desktop.rules import statuses

DUE_WITHIN_DAYS = 28

State = Literal["not_due", "due", "late", "done", "cannot_complete"]


@dataclass(frozen=True)
class Lateness:
    """One action's standing, with the mark that screens and papers draw for it.

    `days` counts the days past the target date when late and the days left when due or not due;
    it is None when the action is closed or has no target date. `meaning` is one of late, due,
    well, note and done; `shape` one of triangle, dot, square, diamond and tick.
    """

    state: State
    days: int | None
    word: str
    meaning: str
    shape: str

    @property
    def pill(self) -> str:
        """Return the word with its days, as a table shows it: Late 101 d."""
        if self.state in {"late", "due"}:
            return f"{self.word} {self.days} d"
        return self.word


def lateness(
    status: str | None,
    target_on: date | None,
    completed_on: date | None,
    today: date,
) -> Lateness:
    """Return how an action stands on the day `today`.

    The target date itself is not late; the day after is. Due means within 28 days. The status
    decides whether an action is done, never a date alone: an action with a completion date that
    is still called open stays open, so that nothing drops out of sight by a slip of typing.

    Source: Kirklees framework, Driving Improvement (actions are tracked to completion; those that
    cannot be completed are recorded as such).
    """
    if status == statuses.COMPLETED:
        return _done(target_on, completed_on)
    if status == statuses.CANNOT_COMPLETE:
        return Lateness("cannot_complete", None, "Cannot complete", "note", "diamond")
    if target_on is None:
        return Lateness("not_due", None, "No target date", "note", "diamond")
    left = (target_on - today).days
    if left < 0:
        return Lateness("late", -left, "Late", "late", "triangle")
    if left <= DUE_WITHIN_DAYS:
        return Lateness("due", left, "Due", "due", "dot")
    return Lateness("not_due", left, "On track", "well", "square")


def _done(target_on: date | None, completed_on: date | None) -> Lateness:
    behind = completed_on is not None and target_on is not None and completed_on > target_on
    return Lateness("done", None, "Done late" if behind else "Done", "done", "tick")


def late_from(status: str | None, target_on: date | None) -> date | None:
    """Return the first day on which an action counts as late, or None if it never will.

    Stored beside the action so that sorting and filtering need not know today: an action is late
    exactly when this date is not after today.
    """
    if target_on is None or target_on == date.max or not statuses.is_open(status):
        return None
    return target_on + timedelta(days=1)


def due_from(status: str | None, target_on: date | None) -> date | None:
    """Return the first day on which an action counts as due, or None if it never will.

    An action is due when this date is not after today and `late_from` is.
    """
    if target_on is None or not statuses.is_open(status):
        return None
    return date.fromordinal(max(1, target_on.toordinal() - DUE_WITHIN_DAYS))
