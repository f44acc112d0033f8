"""When each group met and meets next, and the way up from it to the chair."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lif_desktop.registers import Filter
from lif_desktop.rules.escalation import uncountable
from lif_desktop.rules.escalation_line import CHAIR, GROUP, NEXT, Rung
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record


@dataclass(frozen=True, slots=True)
class Calendars:
    """The groups of a board with their meetings as at a day.

    `held` are the meetings held by that day, `coming` those that are planned from it on, each by
    group and in order.
    """

    groups: Mapping[int, Record]
    held: Mapping[int, tuple[date, ...]]
    coming: Mapping[int, tuple[date, ...]]

    def name(self, group: int | None) -> str:
        """Return what a group is called; empty for none."""
        found = self.groups.get(group or 0)
        return found.title if found else ""

    def next_on(self, group: int | None) -> date | None:
        """Return the day of the next meeting that a group has planned."""
        return next(iter(self.coming.get(group or 0, ())), None)

    def question(self, group: int | None) -> str:
        """Return why two meeting cycles cannot be counted for a group; empty if they can."""
        found = self.groups.get(group or 0)
        return uncountable(
            self.name(group),
            cannot_meet=found.values["cannot_meet"] if found else None,
            held=len(self.held.get(group or 0, ())),
            planned=len(self.coming.get(group or 0, ())),
        )

    def line(self, group: int | None, met: tuple[date, ...] | None = None) -> tuple[Rung, ...]:
        """Return the way up: the owning group, those above it, and the chair of the board.

        `met` are the meetings that count for the first of them, where they are not simply its own.
        """
        chain = up_from(self.groups, group)
        top = self._top(chain)
        between = [one for one in chain[1:] if one != top]
        own = self.held.get(group or 0, ()) if met is None else met
        return (
            Rung(GROUP, group, self.name(group) or "its owning group", own, self.next_on(group)),
            *(self._rung(one) for one in between),
            Rung(CHAIR, top, self._chair(top)),
        )

    def _rung(self, group: int) -> Rung:
        held = self.held.get(group, ())
        return Rung(NEXT, group, self.name(group), held, self.next_on(group))

    def _top(self, chain: list[int]) -> int | None:
        """Return the group whose chair is the end of the line."""
        boards = [one for one, group in self.groups.items() if group.values["kind"] == "board"]
        for one in (*reversed(chain), *boards):
            if one in boards:
                return one
        return chain[-1] if chain else None

    def _chair(self, group: int | None) -> str:
        if group is None:
            return "the chair"
        chair: str = self.groups[group].values["chair"] or ""
        if not chair:
            return f"the chair of {self.name(group)}"
        return f"the {chair}" if "chair" in chair.casefold() else f"the chair, {chair}"


def up_from(groups: Mapping[int, Record], group: int | None) -> list[int]:
    """Return a group and those above it, each once: a ring ends before it begins again."""
    chain: list[int] = []
    while group is not None and group in groups and group not in chain:
        chain.append(group)
        group = groups[group].values["escalates_to"]
    return chain


def ring_of(groups: Mapping[int, Record], group: int) -> tuple[int, ...]:
    """Return the ring that the line of a group runs into, its oldest group first; none if it ends.

    The group itself need not be part of it: it may stand below.
    """
    chain = up_from(groups, group)
    back = groups[chain[-1]].values["escalates_to"]
    if back not in chain:
        return ()
    ring = chain[chain.index(back) :]
    first = ring.index(min(ring))
    return (*ring[first:], *ring[:first])


def read(board: Board, today: date, of: Iterable[int] | None = None) -> Calendars:
    """Return the calendars of these groups and of those above them (None: of all)."""
    groups = {one.id: one for one in board.records("groups")}
    filters: tuple[Filter, ...] = ()
    if of is not None:
        wanted = sorted({up for one in of for up in up_from(groups, one)})
        filters = (Filter("group", "is", tuple(wanted)),)
    held: dict[int, list[date]] = {}
    coming: dict[int, list[date]] = {}
    view = View("meetings", filters=filters)
    for meeting in board.records("meetings", board.ids(view)):
        values = meeting.values
        day, group = values["meets_on"], values["group"]
        if values["state"] == "held" and day <= today:
            held.setdefault(group, []).append(day)
        elif values["state"] in {"planned", None} and day >= today:
            coming.setdefault(group, []).append(day)
    return Calendars(groups, _sorted(held), _sorted(coming))


def _sorted(days: dict[int, list[date]]) -> dict[int, tuple[date, ...]]:
    return {group: tuple(sorted(of)) for group, of in days.items()}
