"""A board with groups below it, their calendars, and a way to add actions in trouble."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change

TODAY = date(2026, 11, 21)
TARGET = date(2026, 3, 1)
MET = (date(2026, 4, 14), date(2026, 6, 9), date(2026, 9, 8))


@dataclass
class Made:
    """The ids of what was made, by name."""

    board: Board
    groups: dict[str, int] = field(default_factory=dict)
    agencies: dict[str, int] = field(default_factory=dict)
    meetings: dict[tuple[str, date], int] = field(default_factory=dict)

    def action(self, name: str, **values: Any) -> int:
        """Add an action of the first group, late since the spring unless told otherwise."""
        usual = {
            "activity": name, "group": self.groups["Effectiveness"], "status": "in_hand",
            "lead_agency": self.agencies["Health"], "lead": "A. Moss", "target_on": TARGET,
            "agreed_on": date(2026, 1, 5),
        }  # fmt: skip
        return self.add("actions", {**usual, **values})

    def add(self, register: str, values: dict[str, Any]) -> int:
        """Add one record as a step of its own."""
        with self.board.change("Enter one") as change:
            return change.add(register, values)

    def edit(self, register: str, record: int, values: dict[str, Any]) -> None:
        """Edit one record as a step of its own."""
        with self.board.change("Edit one") as change:
            change.edit(register, record, values)


def make(board: Board) -> Made:
    """Put groups, agencies and calendars on an empty board."""
    made = Made(board)
    top = next(one for one in board.records("groups") if one.values["kind"] == "board")
    made.groups["Board"] = top.id
    with board.change("Enter groups and calendars") as change:
        change.edit("groups", top.id, {"chair": "P. Rowe"})
        made.groups["Business"] = change.add(
            "groups", {"name": "Business group B", "kind": "executive", "escalates_to": top.id}
        )
        for name in ("Effectiveness", "Learning", "Silent"):
            made.groups[name] = change.add("groups", {
                "name": name, "kind": "sub_group", "escalates_to": made.groups["Business"],
                "quorum": 2,
            })  # fmt: skip
        for name in ("Health", "Police", "Housing"):
            made.agencies[name] = change.add("agencies", {"name": name})
        for day in MET:
            _meeting(change, made, "Effectiveness", day, "held")
        _meeting(change, made, "Effectiveness", date(2026, 7, 14), "cancelled")
        _meeting(change, made, "Effectiveness", date(2026, 12, 8), "planned")
        for day in (date(2026, 5, 5), date(2026, 10, 6)):
            _meeting(change, made, "Learning", day, "held")
        _meeting(change, made, "Business", date(2026, 12, 15), "planned")
    return made


def _meeting(change: Change, made: Made, group: str, day: date, state: str) -> None:
    values = {"group": made.groups[group], "meets_on": day, "state": state}
    made.meetings[group, day] = change.add("meetings", values)
