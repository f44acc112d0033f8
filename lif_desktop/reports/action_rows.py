"""What tables of actions share: the open ones, how they are named, how they stand."""

from collections.abc import Iterable
from datetime import date

from lif_desktop.fields import Shown
from lif_desktop.registers import Filter
from lif_desktop.reports.shape import About, Asked
from lif_desktop.rules.lateness import Lateness, lateness
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

OPEN = Filter("status", "is_not", ("completed", "cannot_complete"))
KIRKLEES = "Kirklees framework, Driving Improvement"
NO_AGENCY = "No lead agency"
NO_GROUP = "No owning group"
_LONGEST = 160  # characters of what was said that a line of a table takes


def open_actions(board: Board, asked: Asked) -> list[Record]:
    """Return the open actions whose target lies in the period; without a period all of them."""
    every = board.records("actions", board.ids(View("actions", filters=(OPEN,))))
    return [one for one in every if asked.covers(one.values["target_on"])]


def about(action: Record) -> About:
    """Return where a click on an action leads."""
    return About("actions", action.id)


def named(record: Record) -> str:
    """Return a record by its reference and its words."""
    return f"{record.reference} {record.title}"


def lead(action: Record) -> str:
    """Return who leads on an action: the agency and the person, as far as they are named."""
    who = (action.text("lead_agency"), action.values["lead"])
    return ", ".join(one for one in who if one) or "Nobody named"


def standing(action: Record, today: date) -> Lateness:
    """Return how an action stands against its target date."""
    values = action.values
    return lateness(values["status"], values["target_on"], values["completed_on"], today)


def shown(action: Record, today: date) -> Shown:
    """Return how an action stands, as a cell."""
    found = standing(action, today)
    return Shown(found.pill, found.meaning, found.shape)


def by_target(actions: Iterable[Record]) -> list[Record]:
    """Return actions by their target date, those without one last."""
    return sorted(actions, key=lambda one: (one.values["target_on"] or date.max, one.reference))


def short(text: str | None) -> str:
    """Return what was said on one line, cut at a word where it is long."""
    words = " ".join((text or "").split())
    if len(words) <= _LONGEST:
        return words
    return f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
