"""At which stage of its way up an action stands, since when, and what is next before whom.

Source of the whole module: Kirklees framework, Driving Improvement (an issue that remains is
discussed by the subgroup and, if necessary, escalated to the partnership chair).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lif_desktop.rules.words import day_in_words

Level = Literal["group", "next", "chair"]
State = Literal["to_raise", "awaited", "supported", "up", "cannot_complete", "ended"]

GROUP: Level = "group"
NEXT: Level = "next"
CHAIR: Level = "chair"
NEW_TARGET, SUPPORTED, UP = "new_target", "supported", "up"
CANNOT_COMPLETE, NO_FURTHER = "cannot_complete", "no_further"
_STATES: dict[str, State] = {
    SUPPORTED: "supported", UP: "up", CANNOT_COMPLETE: "cannot_complete", NO_FURTHER: "ended",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rung:
    """One place on the way up: the owning group, a group above it, or the chair at its end.

    `held` are the meetings held so far, `next_on` the one that is planned next; for the chair
    they are those of the group that the chair leads.
    """

    level: Level
    group: int | None
    name: str
    held: tuple[date, ...] = ()
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One recorded escalation: before whom it was put, when, and what was decided."""

    level: str | None
    group: int | None
    raised_on: date
    ruling: str | None = None
    decided_on: date | None = None

    @property
    def settled_on(self) -> date:
        """The day of its decision, or the day it was raised where that was not written down."""
        return self.decided_on or self.raised_on


@dataclass(frozen=True, slots=True)
class Stage:
    """Where an action stands on its way up, since when, and the escalation recorded there."""

    rung: Rung
    since: date
    step: Step | None
    top: bool

    @property
    def state(self) -> State:
        """What is known of it: to be raised, awaiting a decision, or how it was decided."""
        if self.step is None:
            return "to_raise"
        return _STATES.get(self.step.ruling or "", "awaited")

    @property
    def waits(self) -> bool:
        """Return whether somebody has to put it before someone, or to decide."""
        return self.state in {"to_raise", "awaited", "cannot_complete"}


def stage(
    due_on: date | None,
    from_on: date | None,
    line: Sequence[Rung],
    steps: Sequence[Step],
    today: date,
) -> Stage | None:
    """Return the stage of an open action, or None while nothing asks for its escalation.

    `due_on` is when two meetings had passed, `from_on` the date after which meetings count. An
    action goes on from one rung to the next when it was decided so, when somebody put it there, or
    when the next meeting passes without a decision; after support was given, when one passes after
    that. A new target ends the steps before it.
    """
    now = _current(steps)
    starts = [due_on] if due_on is not None and due_on <= today else []
    starts += [one.raised_on for one in now]
    if not starts:
        return None
    since, place = min(starts), 0
    while True:
        own = _own(place, line, now)
        higher = [one.raised_on for one in now if _place(one, line) > place]
        on = _goes_on(line[place], max(since, from_on or since), own, today)
        days = [*higher, *([on] if on else [])]
        if not days or place == len(line) - 1:
            return Stage(line[place], since, own, top=place == len(line) - 1)
        since, place = min(days), place + 1


def _current(steps: Sequence[Step]) -> list[Step]:
    """Return the steps since the last one that ended in a new target."""
    ordered = sorted(steps, key=lambda one: one.raised_on)
    for index in range(len(ordered) - 1, -1, -1):
        if ordered[index].ruling == NEW_TARGET:
            return ordered[index + 1 :]
    return ordered


def _place(step: Step, line: Sequence[Rung]) -> int:
    """Return the rung that a step was taken to."""
    if step.level == CHAIR:
        return len(line) - 1
    if step.level == NEXT:
        between = [n for n, rung in enumerate(line) if rung.level == NEXT]
        named = [n for n in between if line[n].group == step.group]
        return [*named, *between, len(line) - 1][0]
    return 0


def _own(place: int, line: Sequence[Rung], steps: Sequence[Step]) -> Step | None:
    own = [one for one in steps if _place(one, line) == place]
    return own[-1] if own else None


def _goes_on(rung: Rung, since: date, own: Step | None, today: date) -> date | None:
    """Return the day on which an action left a rung for the next one, or None."""
    ruling = own.ruling if own is not None else None
    if own is not None and ruling == UP:
        return own.settled_on
    if ruling in {CANNOT_COMPLETE, NO_FURTHER}:
        return None
    if own is not None and ruling == SUPPORTED:
        since = max(since, own.settled_on)
    return next((day for day in sorted(rung.held) if since < day <= today), None)


def in_words(found: Stage) -> str:
    """Return what is next for an action at this stage, as a sentence."""
    name, step = found.rung.name, found.step
    if step is None:
        return f"To be put before {name}{_when(found.rung)}."
    on, put = day_in_words(step.settled_on), day_in_words(step.raised_on)
    match found.state:
        case "supported":
            passes = "; it stays here" if found.top else f"; it goes up the line if {_next(found)}"
            return f"{_upper(name)} gave support or challenge on {on}{passes}."
        case "cannot_complete":
            return (
                f"{_upper(name)} accepted on {on} that it cannot be completed: close the action"
                " with why, and what was done instead."
            )
        case "ended":
            return f"{_upper(name)} decided on {on} that it goes no further."
        case "up":
            return f"{_upper(name)} is the end of the line; put before it on {put}."
        case _:
            return f"Put before {name} on {put}; the decision is still to be recorded."


def _when(rung: Rung) -> str:
    if rung.next_on is None:
        return ", which has no meeting planned" if rung.level != CHAIR else ""
    return f" at the meeting of {day_in_words(rung.next_on)}"


def _next(found: Stage) -> str:
    if found.rung.next_on is None:
        return "its next meeting passes too"
    return f"its next meeting, on {day_in_words(found.rung.next_on)}, passes too"


def _upper(name: str) -> str:
    return name[:1].upper() + name[1:]
