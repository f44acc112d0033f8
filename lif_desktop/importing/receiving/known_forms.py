"""Forms seen before: what was learnt of them, and which of them a workbook is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from lif_desktop import clock, identity, registers
from lif_desktop.fields.reading import fold
from lif_desktop.importing.finding.tables import Table
from lif_desktop.importing.receiving.fingerprints import fingerprint
from lif_desktop.registers import Filter, Register
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

if TYPE_CHECKING:
    from lif_desktop.importing.merging.plan import ImportPlan

_DRIFT = 2  # headings that may be new or gone between two rounds of one form
_LEAST = 3  # headings that must be the same
_SHARE = 2 / 3  # of the longer one's headings
_BETWEEN = " · "  # of headings, as they are remembered
_PLAIN = re.compile(r"(?:sheet|tab|table|csv|blad)\s*\d*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KnownForm:
    """A form that a table is, as it was learnt.

    `readings` are what was learnt of it, one an agency, newest first; `new` and `gone` are the
    headings by which this round differs.
    """

    table: Table
    readings: tuple[Record, ...]
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def register(self) -> Register:
        """The register that it was read into, last time."""
        return registers.get(self.readings[0].values["register"])

    @property
    def form(self) -> str:
        """The fingerprint under which it was learnt."""
        return str(self.readings[0].values["form"])

    @property
    def title(self) -> str:
        """What the form is called."""
        return self.readings[0].values["form_title"] or ""

    def of(self, agency: int | None) -> Record | None:
        """Return what was learnt of it in an agency's returns."""
        return next((one for one in self.readings if one.values["agency"] == agency), None)


def nearest(board: Board, tables: Iterable[Table]) -> KnownForm | None:
    """Return the form seen before that the tables are most like, or None."""
    held = _held(board)
    found = [
        known
        for table in tables
        for learnt in _by_form(held)
        if (known := _compare(table, learnt)) is not None
    ]
    return min(
        found,
        key=lambda one: (len(one.new) + len(one.gone), -len(one.table.record_rows)),
        default=None,
    )


def keep(change: Change, plan: "ImportPlan") -> None:
    """Remember the forms that were read, in the import's own change set.

    What is remembered so already is not written again; nor is a form that the board itself issued.
    """
    if not plan.writable or any(column.became == "identity" for column in plan.columns):
        return
    known = {
        (one.values["form"], one.values["register"], one.values["agency"])
        for one in _held(plan.board)
    }
    for form in dict.fromkeys(column.form for column in plan.columns if column.form):
        if (form, plan.register.key, plan.said.agency) not in known:
            change.add("readings", _lesson(plan, form))


def _lesson(plan: "ImportPlan", form: str) -> dict[str, object]:
    columns = [column for column in plan.columns if column.form == form]
    headings = dict.fromkeys(_line(column.heading) for column in columns if column.heading)
    sheet = columns[0].sheet.strip()
    return {
        "kind": "form", "written": _BETWEEN.join(headings), "register": plan.register.key,
        "means": plan.register.plural, "agency": plan.said.agency, "form": form,
        "form_title": PurePath(plan.file_name).stem if _PLAIN.match(sheet) else sheet,
        "learnt_on": clock.today(), "learnt_from": plan.file_name,
    }  # fmt: skip


def _held(board: Board) -> list[Record]:
    """Return all forms remembered, newest first."""
    view = View("readings", filters=(Filter("kind", "is", ("form",)),))
    ids = board.ids(view)
    shown = {one.key for one in registers.shown()}
    found = board.records("readings", ids) if ids else []
    found = [one for one in found if one.values["form"] and one.values["register"] in shown]
    return sorted(found, key=lambda one: -one.id)


def _by_form(held: list[Record]) -> list[tuple[Record, ...]]:
    grouped: dict[tuple[str, str], list[Record]] = {}
    for one in held:
        grouped.setdefault((one.values["form"], one.values["register"]), []).append(one)
    return [tuple(one) for one in grouped.values()]


def _compare(table: Table, learnt: tuple[Record, ...]) -> KnownForm | None:
    if learnt[0].values["form"] == fingerprint(table):
        return KnownForm(table, learnt)
    before = {fold(one): one for one in learnt[0].values["written"].split(_BETWEEN)}
    now = {
        fold(column.heading): _line(column.heading)
        for column in table.columns
        if column.heading and not identity.is_identity(column.heading)
    }
    common = len(before.keys() & now.keys())
    new = tuple(now[one] for one in now if one not in before)
    gone = tuple(before[one] for one in before if one not in now)
    alike = common >= max(_LEAST, _SHARE * max(len(before), len(now)))
    near = alike and max(len(new), len(gone)) <= _DRIFT
    return KnownForm(table, learnt, new, gone) if near else None


def _line(heading: str) -> str:
    return " ".join(heading.split())
