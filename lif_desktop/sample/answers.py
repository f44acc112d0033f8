"""What an agency says of its actions: the board's own values with the agency's changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from lif_desktop.rules import statuses
from lif_desktop.sample.stock import Text
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

COLUMNS = ("ref", "action", "agency", "lead", "target", "status", "rag", "progress", "completed")
_FIELDS = {
    "action": "activity",
    "agency": "lead_agency",
    "lead": "lead",
    "status": "status",
    "rag": "owner_rag",
    "progress": "progress",
}
_DATES = {"target": "target_on", "completed": "completed_on"}
_SAID = ("lead", "status", "rag", "progress")


@dataclass(frozen=True)
class Answer:
    """One row of a return: cells by column, and `rag` again where only a colour shows it."""

    cells: Mapping[str, Any]
    colour_only: bool = False
    record: Record | None = field(default=None, compare=False)

    def row(self, columns: tuple[str, ...] = COLUMNS) -> list[Any]:
        """Return the cells in the order of `columns`."""
        return [self.cells.get(column) for column in columns]


def answers(board: Board, agency: int, text: Text) -> list[Answer]:
    """Return an agency's rows: its open actions, some closed ones, then what it adds."""
    every = [one for one in board.records("actions") if one.values["lead_agency"] == agency]
    said = {one["of"]: one for one in text["says"]}
    found = []
    for record in [*_open(every), *_closed(every, text["closed"])]:
        of = next((of for of in said if str(record.values["activity"]).startswith(of)), "")
        found.append(_answer(board, record, said.get(of, {})))
    return found + [_added(one, found) for one in text.get("adds", [])]


def twice(found: list[Answer], begins: str) -> Answer:
    """Return the row whose action begins so, to be written once more."""
    return next(one for one in found if str(one.cells["action"]).startswith(begins))


def _open(records: list[Record]) -> list[Record]:
    found = [one for one in records if statuses.is_open(one.values["status"])]
    return sorted(found, key=lambda one: one.reference)


def _closed(records: list[Record], count: int) -> list[Record]:
    done = [one for one in records if one.values["status"] == statuses.COMPLETED]
    done.sort(key=lambda one: (one.values["completed_on"] or date.min, one.reference))
    return done[len(done) - count :]


def _answer(board: Board, record: Record, said: Text) -> Answer:
    cells: dict[str, Any] = {"ref": record.reference}
    cells |= {column: record.text(key) or None for column, key in _FIELDS.items()}
    cells |= {column: record.values[key] for column, key in _DATES.items()}
    cells |= {column: said[column] for column in _SAID if column in said}
    target = record.values["target_on"]
    if "later" in said:
        cells["target"] = target + timedelta(days=said["later"])
    if "done" in said:
        cells["completed"] = target + timedelta(days=said["done"])
    if "misplaced" in said:
        cells["ref"] = _reference(board, said["misplaced"])
    return Answer(cells | said.get("raw", {}), said.get("colour_only", False), record)


def _reference(board: Board, begins: str) -> str:
    """Return the reference of the action whose wording begins so."""
    found = (one for one in board.records("actions") if one.title.startswith(begins))
    return next(found).reference


def _added(one: Text, beside: list[Answer]) -> Answer:
    """Return a row for an action that the board does not know, dated from the agency's latest."""
    latest = max(answer.cells["target"] for answer in beside if answer.cells["target"])
    return Answer(
        {
            "action": one["action"],
            "agency": beside[0].cells["agency"],
            "lead": one["lead"],
            "target": latest + timedelta(days=one["after"]),
            "status": "Not started",
            "rag": "Green",
            "progress": one["progress"],
        }
    )
