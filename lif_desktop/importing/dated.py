"""What a cell says of another register on a day or for a period: a dated update, a figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

SIGN = "+"  # before a register's key: what a column becomes where it is no field of the row

SplitOutcome = Literal["new", "same", "refused", "problem"]


@dataclass(slots=True, eq=False)
class Split:
    """One record that part of a row becomes beside the row's own, such as a dated update.

    `values` are the new record's by field key, without the link to the row's record; `cell` is
    Excel's name of the cell and `heading` the column's; `message` says how the date was known,
    or what is wrong.
    """

    on: date | None
    text: str
    cell: str
    heading: str
    values: Mapping[str, Any]
    message: str = ""
    register: str = "updates"
    link: str = "action"
    outcome: SplitOutcome = "new"


def becomes(said: str) -> str:
    """Return the key of the register that a column's cells become records of; "" for none."""
    return said.removeprefix(SIGN) if said.startswith(SIGN) else ""


def update(on: date, text: str, cell: str, heading: str, message: str = "", by: str = "") -> Split:
    """Return an update of an action that a cell says."""
    values: dict[str, Any] = {"made_on": on, "done": text}
    if by:
        values["said_by"] = by
    return Split(on, text, cell, heading, values, message)
