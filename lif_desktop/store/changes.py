"""A change set: one transaction, one line of history, one undo step."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from lif_desktop import clock, progress, registers
from lif_desktop.fields import accept
from lif_desktop.fields.reading import clean
from lif_desktop.registers import Register
from lif_desktop.rules import numbering
from lif_desktop.store import attachments, chain, escalating, forgetting, receipts, writing
from lif_desktop.store.faults import OutsideChange
from lif_desktop.store.receipts import Receipt
from lif_desktop.store.records import Edit
from lif_desktop.store.resolving import Resolver
from lif_desktop.store.writing import Deed


class Change:
    """Collects edits and carries them out together when its block ends.

    Nothing reaches the file before `finish`; ids and references are given at once, so that later
    edits of the same block can link to new records.
    """

    def __init__(
        self, connection: Connection, title: str, who: str, kind: str, undoes: int | None = None
    ) -> None:
        # File names stand in titles, and file names may hold anything.
        self.title, self.who, self.kind, self.undoes = clean(title), clean(who), kind, undoes
        self.id: int | None = None
        self.touched: set[str] = set()
        self._connection, self._today = connection, clock.today()
        self._pending: dict[tuple[str, int], Edit] = {}
        self._given: dict[str, int] = {}
        self._counted: dict[str, int] = {}
        self._receipts: list[Receipt] = []
        self.report: progress.Report = progress.silent
        self._open = True

    def add(self, register: str, values: Mapping[str, Any], *, reference: str = "") -> int:
        """Add a record and return its id; without a reference it is given the next one.

        Raises:
            Unreadable: if a value is not of its field's kind.
        """
        record_id = self.next_id(registers.get(register))
        self.apply([Edit(register, "new", record_id, self._accepted(register, values), reference)])
        return record_id

    def edit(
        self,
        register: str,
        record_id: int,
        values: Mapping[str, Any],
        *,
        expect_version: int | None = None,
    ) -> None:
        """Change a record's values; keys that are absent stay.

        Raises:
            Unreadable: if a value is not of its field's kind.
        """
        accepted = self._accepted(register, values)
        self.apply([Edit(register, "edit", record_id, accepted, expect_version=expect_version)])

    def delete(self, register: str, record_id: int) -> None:
        """Delete a record; refused at the end of the block while others link to it."""
        self.apply([Edit(register, "delete", record_id, {})])

    def set(self, name: str, value: str | None) -> None:
        """Change one of the board's settings."""
        for (register, record_id), edit in self._pending.items():
            if register == "settings" and edit.reference == name:
                self.edit("settings", record_id, {"value": value})
                return
        found = self._connection.exec_driver_sql(
            "SELECT id FROM settings WHERE reference = ?", (name,)
        ).scalar()
        if found is None:
            self.add("settings", {"value": value}, reference=name)
        else:
            self.edit("settings", found, {"value": value})

    def apply(self, edits: Iterable[Edit]) -> None:
        """Take edits whose values have been read or accepted already."""
        if not self._open:
            raise OutsideChange("This change set has ended.")
        for edit in edits:
            place = (edit.register, edit.record_id)
            earlier = self._pending.get(place)
            if earlier is not None and edit.deed == "edit":
                edit = Edit(  # noqa: PLW2901 - the two edits of one record become one
                    edit.register, earlier.deed, edit.record_id, {**earlier.values, **edit.values},
                    earlier.reference, earlier.expect_version or edit.expect_version,
                )  # fmt: skip
            elif earlier is not None and earlier.deed == "new" and edit.deed == "delete":
                del self._pending[place]
                continue
            self._pending[place] = edit

    def keep(self, receipt: Receipt) -> None:
        """Keep a receipt with this change set, also where nothing else changes."""
        self._receipts.append(receipt)

    def attach(self, path: Path) -> dict[str, str | int]:
        """Put a file into the board; return the values by which a piece of evidence names it.

        Raises:
            CannotKeep: if the file cannot be read, is empty or too large.
        """
        return attachments.keep(self._connection, path)

    def attach_made(self, name: str, content: bytes) -> dict[str, str | int]:
        """Put into the board what was made here; return the values as `attach` does.

        Raises:
            CannotKeep: if there is nothing in it, or it is too large.
        """
        return attachments.keep_content(self._connection, name, content)

    def new_ids(self, register: str, count: int) -> range:
        """Reserve ids for records that `apply` will add."""
        declared = registers.get(register)
        first = self.next_id(declared)
        self._given[declared.table] = first + count - 1
        return range(first, first + count)

    def finish(self) -> int | None:
        """Carry the edits out; return the change set's id, or None if nothing changed."""
        for edit in list(forgetting.with_the_records(self._connection, self._pending.values())):
            self._pending.setdefault((edit.register, edit.record_id), edit)
        self._open = False
        deeds = Resolver(self._connection, self).deeds(self._pending)
        if deeds:
            self._carry_out(deeds)
        progress.let_go(deeds)
        for receipt in self._receipts:
            one = replace(receipt, change=self.id)
            receipts.keep(self._connection, one, self.who, self.tick)
        return self.id

    def _carry_out(self, deeds: list[Deed]) -> None:
        self.touched = {deed.register.key for deed in deeds}
        heading = self._head()
        for register in registers.holding():
            own = [deed for deed in deeds if deed.register is register]
            if own:
                writing.write(self._connection, register, own, self.tick)
        assert self.id is not None
        writing.record(self._connection, self.id, heading, deeds, self.tick)
        self._remember_numbers()
        escalating.refresh(self._connection, deeds)

    def tick(self) -> None:
        """Say that it is being written; `report` may stop it, and nothing is written then."""
        self.report(2, 3, "Writing")

    def _head(self) -> bytes:
        at = clock.now().isoformat()
        salt = next(chain.salts(1))
        title = chain.digest(salt, self.title)
        self.id = self._connection.exec_driver_sql(
            "INSERT INTO change_sets (at, who, title, kind, undoes_id, salt, digest)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (at, self.who, self.title, self.kind, self.undoes, salt, title),
        ).lastrowid
        return chain.heading(at, self.who, self.kind, self.undoes, title)

    def _accepted(self, register: str, values: Mapping[str, Any]) -> dict[str, Any]:
        fields = registers.get(register).by_key
        return {key: accept(fields[key], value) for key, value in values.items()}

    def next_id(self, register: Register) -> int:
        """Give the next id of a register; an id is never given twice."""
        if register.table not in self._given:
            self._given[register.table] = (
                self._connection.exec_driver_sql(
                    "SELECT seq FROM sqlite_sequence WHERE name = ?", (register.table,)
                ).scalar()
                or 0
            )
        self._given[register.table] += 1
        return self._given[register.table]

    def next_reference(self, register: Register, on: date | None = None) -> str:
        """Give the next reference of a register in the year of a day, today if it is None.

        A number is never given twice.
        """
        year = (on or self._today).year if register.yearly else None
        name = register.prefix if year is None else f"{register.prefix}-{year}"
        last = self._last(name)
        self._counted[name] = last + 1
        return numbering.next_reference(register.prefix, last, year)

    def count_in(self, reference: str) -> None:
        """Remember a reference given from outside, so that its number is not given again."""
        if parsed := numbering.parse(reference):
            name = parsed.prefix if parsed.year is None else f"{parsed.prefix}-{parsed.year}"
            self._counted[name] = max(self._last(name), parsed.number)

    def _last(self, name: str) -> int:
        if name not in self._counted:
            self._counted[name] = (
                self._connection.exec_driver_sql(
                    "SELECT last FROM counters WHERE name = ?", (name,)
                ).scalar()
                or 0
            )
        return self._counted[name]

    def _remember_numbers(self) -> None:
        if self._counted:
            self._connection.exec_driver_sql(
                "INSERT INTO counters (name, last) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET last = max(last, excluded.last)",
                list(self._counted.items()),
            )
