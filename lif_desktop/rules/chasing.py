"""When an agency is asked again for a return that is out, and by which letter.

No framework says when: a week before the date, on it, and every week after are ours, and a board
sets its own.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

SETTING = "chasing"
"""The board's setting: days before the date, and days between reminders after it: "7, 7"."""
_MOST = 90

Letter = Literal["coming", "reminder", "second", "member"]


@dataclass(frozen=True, slots=True)
class Schedule:
    """So many days before the date, on it, and every so many days after; 0 `before` for none."""

    before: int = 7
    every: int = 7

    @property
    def words(self) -> str:
        """Return the schedule as a sentence has it."""
        first = f"{_days(self.before)} before the date, " if self.before else ""
        return f"{first}on the date, and every {_days(self.every)} after it"


OURS = Schedule()


def schedule(setting: str) -> Schedule:
    """Return the schedule that a board set; ours where it set none that can be read."""
    found = re.fullmatch(r"\s*(\d{1,2})\s*,\s*(\d{1,2})\s*", setting)
    if found is None:
        return OURS
    before, every = int(found[1]), int(found[2])
    return Schedule(before, every) if every and max(before, every) <= _MOST else OURS


def next_on(
    issued_on: date | None, due_on: date | None, chased_on: date | None, plan: Schedule
) -> date | None:
    """Return the day on which a return that is out is to be chased next; None without a date.

    A day that has passed means now. A reminder before the date is left out where the return was
    sent no earlier than that itself.
    """
    if due_on is None:
        return None
    early = due_on - timedelta(days=plan.before)
    sent_before = issued_on is None or issued_on < early
    first = early if sent_before else due_on
    if chased_on is None or chased_on < first:
        return first
    if chased_on < due_on:
        return due_on
    passed = (chased_on - due_on).days // plan.every + 1
    return due_on + timedelta(days=passed * plan.every)


def letter(due_on: date | None, times: int, today: date) -> Letter:
    """Return which letter is due to an agency that was chased so many times.

    Up to the date it says what is coming. After it the third is the chair's, to who sits on the
    board for the agency. Source: Bedford Borough framework, 3.3 (the chair looks into what is not
    complied with, to support or challenge); that it is the third is ours.
    """
    if due_on is None or today <= due_on:
        return "coming"
    return ("reminder", "second", "member")[min(times, 2)]


def _days(number: int) -> str:
    return "day" if number == 1 else f"{number} days"
