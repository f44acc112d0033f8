"""What a cell says of another register on a day or for a period: a dated update, a figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from lif_desktop.fields import show_day

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
    split: bool = False  # from a cell with several
    sure: bool = True  # its day is written in full
    differs: bool = False  # the board holds another figure for its period

    @property
    def name(self) -> str:
        """What it is, for a person: Update 14 Mar 2025."""
        if self.on is None or self.register != "updates":
            return self.text.partition(":")[0]
        return f"Update {show_day(self.on)}"

    @property
    def said(self) -> str:
        """What it says, without what it is: done."""
        return self.text if self.register == "updates" else self.text.partition(": ")[2]

    @property
    def origin(self) -> str:
        """Where it stands in the workbook: split from “Progress”, C2."""
        return f"{'split from ' if self.split else ''}“{self.heading}”, {self.cell}"

    @property
    def shown(self) -> str:
        """What it says and where it stands."""
        return f"{self.said} · {self.origin}"


def becomes(said: str) -> str:
    """Return the key of the register that a column's cells become records of; "" for none."""
    return said.removeprefix(SIGN) if said.startswith(SIGN) else ""


def update(
    on: date, text: str, cell: str, heading: str, message: str = "", by: str = "", source: str = ""
) -> Split:
    """Return an update of an action that a cell says."""
    values: dict[str, Any] = {"made_on": on, "done": text}
    if by:
        values["said_by"] = by
    if source:
        values["source"] = source
    return Split(on, text, cell, heading, values, message)
