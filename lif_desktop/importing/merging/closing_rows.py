"""Rows that would close an action or a lesson: what must be said, or shown, first."""

from collections.abc import Mapping
from typing import Any

from lif_desktop import clock
from lif_desktop.registers import Register
from lif_desktop.rules import closing, feedback_loop
from lif_desktop.rules.feedback_loop import Entry
from lif_desktop.store.board import Board

Ledgers = Mapping[int, list[Entry]]
"""The entries of the ledger of each lesson, by the lesson's id."""
ASKED: Mapping[str, tuple[str, ...]] = {
    "actions": ("status", "why_not", "done_instead"), "learning": ("state",),
}  # fmt: skip
"""By register, the fields on which closing a record depends, the one that closes it first."""


def ledgers(board: Board, register: Register) -> Ledgers:
    """Return the ledgers by which lessons are closed; none are needed for other registers."""
    found: dict[int, list[Entry]] = {}
    for one in board.records("ledger") if register.key == "learning" else ():
        values = one.values
        entry = Entry(values["stage"], values["kind"], values["dated_on"])
        found.setdefault(values["learning"], []).append(entry)
    return found


def problem(
    register: Register,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any],
    entries: list[Entry],
) -> dict[str, str]:
    """Return {field: what stands in the way} of a row that closes its record; else nothing."""
    key = ASKED.get(register.key, ("",))[0]
    value = after.get(key)
    if not key or (before is not None and before[key] == value):
        return {}
    if register.key == "actions":
        asked = closing.questions(value, after.get("why_not"), after.get("done_instead"))
        return {key: " ".join(asked)} if asked else {}
    if value != feedback_loop.CLOSED:
        return {}
    standing = feedback_loop.standing(entries, None, clock.today())
    why = feedback_loop.closing_question(standing)
    return {key: why} if why else {}
