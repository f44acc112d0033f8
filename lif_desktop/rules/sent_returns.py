"""Where a return that was sent to an agency stands: out, late, back, judged, accepted.

Sources: Bedford Borough framework, 3 (every agency gives information of good quality in time);
Kirklees framework, expectations of agencies (updates on progress are given in a timely way).
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

# Ours: a return is out for a few weeks, so that "soon" is a week and not the four of an action.
SOON_DAYS = 7
SOURCE = "Bedford Borough framework, 3; Kirklees framework, expectations of agencies"

State = Literal["out", "due", "late", "undated", "to_judge", "back", "accepted", "withdrawn",
                "replaced"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """How a return stands, with its words and mark.

    `days` counts the days late of one that is out, or those left; `came_late` by how many days one
    that came back was late, None where that is not known.
    """

    state: State
    word: str
    meaning: Literal["late", "due", "well", "note", "done"]
    shape: str
    days: int | None = None
    came_late: int | None = None

    @property
    def out(self) -> bool:
        """Return whether it is with the agency still."""
        return self.state in {"out", "due", "late", "undated"}

    @property
    def came(self) -> bool:
        """Return whether it came back."""
        return self.state in {"to_judge", "back", "accepted"}

    @property
    def counts(self) -> bool:
        """Return whether it counts among those asked for: neither withdrawn nor replaced."""
        return self.out or self.came

    @property
    def in_time(self) -> bool:
        """Return whether it came back by its date, or had none."""
        return self.came and not self.came_late


def standing(
    *,
    state: str | None,
    due_on: date | None,
    received_on: date | None,
    replaced: bool,
    judged: bool,
    today: date,
) -> Standing:
    """Return where a return stands; the day it is due is not late, the day after is.

    `replaced`: another was sent in its place; `judged`: its quality has been said in full.
    """
    if state == "withdrawn":
        return Standing("withdrawn", "Withdrawn", "note", "diamond")
    if state in {"accepted", "back"} or received_on is not None:
        return _came(state, due_on, received_on, judged=judged)
    if replaced:
        return Standing("replaced", "Sent again", "note", "diamond")
    return _out(due_on, today)


def _out(due_on: date | None, today: date) -> Standing:
    if due_on is None:
        return Standing("undated", "No due date", "due", "dot")
    left = (due_on - today).days
    if left < 0:
        return Standing("late", f"Late {-left} d", "late", "triangle", -left)
    if left <= SOON_DAYS:
        return Standing("due", "Due today" if not left else f"Due {left} d", "due", "dot", left)
    return Standing("out", "With the agency", "note", "diamond", left)


def _came(
    state: str | None, due_on: date | None, received_on: date | None, *, judged: bool
) -> Standing:
    late = max(0, (received_on - due_on).days) if due_on and received_on else None
    said = f", {late} d late" if late else ""
    if state == "accepted":
        return Standing("accepted", f"Accepted{said}", "done", "tick", came_late=late)
    if judged:
        return Standing("back", f"Came back{said}", "well", "square", came_late=late)
    return Standing("to_judge", f"To be judged{said}", "due", "dot", came_late=late)
