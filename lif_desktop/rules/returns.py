"""Standards returns and assurances: what came, what is owed, and what contradicts itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.lateness import DUE_WITHIN_DAYS
from lif_desktop.rules.scales import Move
from lif_desktop.rules.words import counted

_YEAR = 12
_MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12, "every two years": 24}
_WAYS = {"up": "better", "same": "same", "down": "worse"}
_SAID = {
    "new": "answered for the first time",
    "same": "carried forward unchanged",
    "better": "changed for the better",
    "worse": "changed for the worse",
    "reworded": "reworded",
}

State = Literal[
    "nobody_asked", "not_asked", "waiting", "due", "late", "received", "declared", "panel",
    "finished",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """How an agency's return in a cycle stands, with its word and mark; `days` late or left."""

    state: State
    word: str
    meaning: str = ""
    shape: str = ""
    days: int | None = None

    @property
    def came(self) -> bool:
        """Return whether a return or a declaration is there."""
        return self.state in {"received", "declared", "panel", "finished"}

    @property
    def owed(self) -> bool:
        """Return whether something was asked for and has not come."""
        return self.state in {"waiting", "due", "late"}


NOBODY_ASKED = Standing("nobody_asked", "Has the duty, was not asked", "due", "dot")


def standing(
    state: str | None,
    due_on: date | None,
    received_on: date | None,
    declared_on: date | None,
    today: date,
) -> Standing:
    """Return how a return stands; a declaration of compliance is told from a return.

    Source: Bedford Borough framework, 10.3 (report of findings, or a signed declaration); Croydon
    framework, 5.2 (panel's feedback).
    """
    if state == "not_asked":
        return Standing("not_asked", "Not asked this cycle")
    if state == "finished":
        return Standing("finished", "Finished", "done", "tick")
    if state == "panel":
        return Standing("panel", "Before the panel", "note", "dot")
    if state == "declared" or (declared_on and not received_on):
        return Standing("declared", "Declaration, no scores", "note", "diamond")
    if state == "received" or received_on:
        return Standing("received", "Received", "well", "square")
    return _owed(due_on, today)


def _owed(due_on: date | None, today: date) -> Standing:
    if due_on is None:
        return Standing("waiting", "Asked, no due date", "due", "dot")
    left = (due_on - today).days
    if left < 0:
        return Standing("late", f"Late {-left} d", "late", "triangle", -left)
    if left <= DUE_WITHIN_DAYS:
        return Standing("due", f"Due {left} d", "due", "dot", left)
    return Standing("waiting", "Asked", "note", "diamond", left)


def months_of(cycle: str) -> int:
    """Return how many months a cycle of a preset lasts; a year where none is stated.

    Source: Kirklees framework, Section 11 audit (every two years); Croydon framework, 5.2 (yearly).
    """
    return _MONTHS.get(cycle, _YEAR)


def is_older(given_on: date, months: int, today: date) -> bool:
    """Return whether something was given longer ago than so many months."""
    return add_months(given_on, months) < today


def change_question(
    claimed: str | None, own: Move | None, *, evidence_same: bool, first: bool
) -> str:
    """Return the question that a contradicted "changed since last time" raises, or nothing.

    `own` is how the agency's own score moved, None without an answer last time (`first`). Source:
    Kirklees framework, Section 11 audit (changes to the previous audit are specified).
    """
    if claimed is None:
        return "" if first else "It is not said what changed since last time."
    said = _SAID.get(claimed, claimed)
    if claimed == "new":
        return "" if first else f"It is called {said}, but there is an answer of the last cycle."
    if first or own is None:
        return f"It is called {said}, but no answer of the last cycle is known."
    if own.way == "not_comparable":
        return ""
    found = _WAYS[own.way]
    if claimed == "reworded":
        return "" if found == "same" else f"It is called reworded, but the score {_moved(own)}."
    if found != claimed:
        return f"It is called {said}, but the agency's own score {_moved(own)}."
    if claimed == "same" and not evidence_same:
        return "It is called carried forward unchanged, but the evidence is not the same."
    return ""


def _moved(move: Move) -> str:
    if move.way == "same":
        return "stayed where it was"
    return f"moved {move.way} by {counted(abs(move.steps), 'step')}"


Answer = Literal["never", "old", "given", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Assured:
    """How an agency's word on one duty stands: never given, older than a year, or given."""

    state: Answer
    word: str
    meaning: str = ""
    shape: str = ""


_ANSWERS: Mapping[str, tuple[str, str, str]] = {
    "met": ("Met", "well", "square"),
    "partly": ("Met in part", "due", "dot"),
    "not_met": ("Not met", "late", "triangle"),
}


def assured(answer: str | None, given_on: date | None, today: date) -> Assured:
    """Return how an assurance stands; one older than a year no longer assures.

    Source: Bradford framework, 8, and Kirklees framework, expectations of agencies (partner
    agencies give assurance of each duty); that a year is the limit is ours.
    """
    if answer in {None, "no_answer"}:
        return Assured("never", "No answer", "note", "diamond")
    if answer == "not_applicable":
        return Assured("not_applicable", "Does not apply")
    word, meaning, shape = _ANSWERS[answer]
    if given_on is None:
        return Assured("old", f"{word}, undated", "due", "dot")
    if is_older(given_on, _YEAR, today):
        return Assured("old", f"{word}, {given_on.year}", "due", "dot")
    return Assured("given", word, meaning, shape)
