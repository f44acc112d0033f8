"""What a new record below another one starts with, where a rule can draft it from the record."""

from typing import Any

from lif_desktop import clock, registers
from lif_desktop.reports import case_criteria, escalations
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record
from lif_desktop.ui.register.related import Adding


def values(board: Board, adding: Adding) -> dict[str, Any]:
    """Return what can be drafted: an escalation's level, before whom it is put, and its note."""
    if adding.register.key == "escalations" and adding.link.key == "action":
        return escalations.draft(board, adding.parent.id, None, clock.today())
    return {}


def add_at_once(board: Board, parent: Record, register: str) -> int:
    """Add all records that a rule drafts below another in one step; return how many, 0 if none.

    What is made by hand, one by one, is left to the form.
    """
    if register == "criteria" and parent.register.key == "reviews":
        return case_criteria.add_criteria(board, parent)
    return 0


def wish(parent: Record, register: str) -> Adding:
    """Return the wish to add a record of a register below one that it links to."""
    declared = registers.get(register)
    link = next(one for one in declared.links if one.to == parent.register.key)
    return Adding(declared, link, parent)
