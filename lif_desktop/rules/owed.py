"""How something owed by a date stands, whatever it is: an answer, a re-look, a next step."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from lif_desktop.rules.lateness import DUE_WITHIN_DAYS
from lif_desktop.rules.words import counted

State = Literal["done", "late", "due", "later", "undated"]


@dataclass(frozen=True, slots=True)
class Owed:
    """A standing with the mark that screens and papers draw for it.

    `days` counts the days past the date when late, and those left when due or later.
    """

    state: State
    days: int | None
    word: str
    meaning: str
    shape: str

    @property
    def pill(self) -> str:
        """Return the word with its days, as a table shows it: Overdue 12 d."""
        return f"{self.word} {self.days} d" if self.state in {"late", "due"} else self.word

    @property
    def days_in_words(self) -> str:
        """Return the days as a sentence needs them: 1 day, 12 days."""
        return counted(self.days or 0, "day")

    @property
    def waits(self) -> bool:
        """Return whether it is past its date or has none, so that somebody should ask."""
        return self.state in {"late", "undated"}


def owed(
    due_on: date | None,
    done_on: date | None,
    today: date,
    *,
    done: str = "Done",
    undated: str = "No date",
) -> Owed:
    """Return how something due on a day stands; the day itself is not late, the day after is.

    A date of doing that lies in the future is an intention and does not count.
    """
    if done_on is not None and done_on <= today:
        return Owed("done", None, done, "done", "tick")
    if due_on is None:
        return Owed("undated", None, undated, "note", "diamond")
    left = (due_on - today).days
    if left < 0:
        return Owed("late", -left, "Overdue", "late", "triangle")
    if left <= DUE_WITHIN_DAYS:
        return Owed("due", left, "Due", "due", "dot")
    return Owed("later", left, "Not due yet", "well", "square")
