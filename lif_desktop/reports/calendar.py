"""The bank holidays by which a board's working days count: England's, and what the board says."""

from datetime import date

from lif_desktop import frameworks
from lif_desktop.store.board import Board


def bank_holidays(board: Board) -> frozenset[date]:
    """Return the shipped bank holidays with those that the board added, without those it removed.

    A day of the board's own with no kind given is an added one.
    """
    days = set(frameworks.bank_holidays().days)
    for own in board.records("holidays"):
        if own.values["kind"] == "removed":
            days.discard(own.values["falls_on"])
        else:
            days.add(own.values["falls_on"])
    return frozenset(days)
