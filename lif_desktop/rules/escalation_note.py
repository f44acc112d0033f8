"""The note by which an action is put before a group or the chair, drafted from the record.

Source: Kirklees framework, Driving Improvement: accountability and timescales that leave no doubt.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop.rules.words import counted, day_in_words

UPDATES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Facts:
    """What the record says of an action that is put before somebody.

    `moves` are sentences, oldest first; `missed` meetings with the name of the group that met;
    `updates` what was said with its day, newest first; `signs` other drift; `before` whom it was
    put before already, as sentences.
    """

    reference: str
    activity: str
    plan: str
    agency: str
    lead: str
    group: str
    from_on: date | None
    minuted: bool
    target_on: date | None
    missed: Sequence[tuple[date, str]]
    moves: Sequence[str] = ()
    updates: Sequence[tuple[date, str]] = ()
    signs: Sequence[str] = ()
    before: Sequence[str] = ()


def draft(facts: Facts, reader: str, level: str, on: date) -> str:
    """Return the note to `reader`, as plain text in paragraphs.

    `level` is group, next or chair; it decides what is asked of the reader.
    """
    parts = [
        f"To {reader}, {day_in_words(on)}",
        _what(facts),
        _since(facts, on),
        *([f"Moves: {' '.join(facts.moves)}"] if facts.moves else []),
        *([" ".join(facts.signs)] if facts.signs else []),
        _said(facts.updates),
        *([f"Put before already: {' '.join(facts.before)}"] if facts.before else []),
        _asked(level),
    ]
    return "\n\n".join(parts)


def _what(facts: Facts) -> str:
    lead = f", {facts.lead}" if facts.lead else ", no named lead"
    lines = [
        f"{facts.reference}: {facts.activity}",
        f"Lead: {facts.agency or 'no lead agency'}{lead}",
        f"Owned by: {facts.group or 'no group'}",
    ]
    if facts.plan:
        lines.append(f"Plan: {facts.plan}")
    return "\n".join(lines)


def _since(facts: Facts, on: date) -> str:
    if facts.from_on is None:
        return "It has no target date."
    kind = "Target minuted by the group" if facts.minuted else "First target"
    lines = [f"{kind}: {day_in_words(facts.from_on)}"]
    if facts.target_on and facts.target_on != facts.from_on:
        lines.append(f"Target now: {day_in_words(facts.target_on)}")
    if facts.target_on and facts.target_on < on:
        lines.append(f"Late by {counted((on - facts.target_on).days, 'day')}")
    if facts.missed:
        met = "; ".join(f"{name} on {day_in_words(day)}" for day, name in facts.missed)
        lines.append(f"Unmet at {counted(len(facts.missed), 'meeting')} since: {met}")
    return "\n".join(lines)


def _said(updates: Sequence[tuple[date, str]]) -> str:
    if not updates:
        return "Nothing has been said of it."
    lines = [f"{day_in_words(day)}: {' '.join(text.split())}" for day, text in updates]
    return "\n".join(["What was said last:", *lines[:UPDATES_SHOWN]])


def _asked(level: str) -> str:
    if level == "chair":
        return (
            "You are asked to decide: what the lead agency is told and by whom, whether a new date"
            " is accepted, or that the action is closed as one that cannot be completed, with why"
            " and what was done instead. Please give your reason; it is recorded."
        )
    above = (
        "The group is asked to hear the lead, and to decide: a new date, minuted with its reason;"
        " support or challenge that would get it done; that it cannot be completed, with why and"
        " what was done instead; or that it goes up the line now."
    )
    return f"{above} If its next meeting passes too, it goes up the line."
