"""Reading the history: change sets and what each did."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection

from lif_desktop import registers
from lif_desktop.fields import Field, decode, show
from lif_desktop.store import rows, sql
from lif_desktop.store.names import BoardNames
from lif_desktop.store.rows import chunks


@dataclass(frozen=True, slots=True)
class Entry:
    """What one change set did to one record; `values` is {key: (before, after)}."""

    register: str
    record_id: int
    deed: str
    version: int
    reference: str
    values: dict[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One step of work, with its entries where they were asked for."""

    id: int
    at: datetime
    who: str
    title: str
    kind: str
    undoes: int | None
    entries: tuple[Entry, ...] = ()


Earlier = dict[tuple[int, int], dict[str, Any]]

_SELECT = "SELECT c.id, c.at, c.who, c.title, c.kind, c.undoes_id FROM change_sets c"


def newest(connection: Connection, limit: int) -> Iterator[ChangeSet]:
    """Yield the newest change sets, newest first, without entries; a limit of -1 means all."""
    for row in sql.rows(connection, f"{_SELECT} ORDER BY c.id DESC LIMIT ?", (limit,)):
        yield _change_set(row)


def one(connection: Connection, change: int) -> ChangeSet | None:
    """Return a change set with its entries, in the order in which they were made."""
    found = heading(connection, change)
    return found and replace(found, entries=entries(connection, "change_id = ?", (change,)))


def heading(connection: Connection, change: int) -> ChangeSet | None:
    """Return a change set without its entries."""
    row = connection.exec_driver_sql(f"{_SELECT} WHERE c.id = ?", (change,)).first()
    return None if row is None else _change_set(row)


def of_record(connection: Connection, register: str, record_id: int) -> list[ChangeSet]:
    """Return what happened to one record, newest first, with the entries that concern it."""
    found: dict[tuple[Any, ...], list[Entry]] = {}
    for row in sql.rows(
        connection,
        "SELECT c.id, c.at, c.who, c.title, c.kind, c.undoes_id,"
        " h.register, h.record_id, h.deed, h.version, h.payload"
        " FROM history h JOIN change_sets c ON c.id = h.change_id"
        " WHERE h.register = ? AND h.record_id = ? ORDER BY h.id DESC",
        (register, record_id),
    ):
        found.setdefault(row[:6], []).insert(0, _entry(*row[6:]))
    return [_change_set(row, tuple(own)) for row, own in found.items()]


def entries(
    connection: Connection, condition: str, parameters: tuple[Any, ...]
) -> tuple[Entry, ...]:
    """Return the entries under a condition, oldest first; an erased one has no values."""
    found = sql.rows(
        connection,
        "SELECT register, record_id, deed, version, payload FROM history"
        f" WHERE {condition} ORDER BY id",
        parameters,
    )
    return tuple(_entry(*row) for row in found)


def last_changes(connection: Connection, register: str) -> dict[int, tuple[int, datetime]]:
    """Return the change set that last touched each record, and when."""
    return {
        row[0]: (row[1], datetime.fromisoformat(row[2]))
        for row in sql.rows(
            connection,
            "SELECT h.record_id, c.id, c.at FROM (SELECT record_id, max(change_id) AS newest"
            " FROM history WHERE register = ? GROUP BY record_id) h"
            " JOIN change_sets c ON c.id = h.newest",
            (register,),
        )
    }


def deeds(
    connection: Connection, register: str, ids: Collection[int]
) -> Iterator[tuple[Entry, int, str, datetime]]:
    """Yield what was done to records, with the change set, its kind and when."""
    for chunk in chunks(ids):
        found = sql.rows(
            connection,
            "SELECT c.id, c.kind, c.at, h.register, h.record_id, h.deed, h.version, h.payload"
            " FROM history h JOIN change_sets c ON c.id = h.change_id"
            f" WHERE h.register = ? AND h.record_id IN ({','.join('?' * len(chunk))})",
            (register, *chunk),
        )
        for change, kind, at, *entry in found:
            yield _entry(*entry), change, kind, datetime.fromisoformat(at)


def as_of(connection: Connection, register: str, asked: Collection[tuple[int, int]]) -> Earlier:
    """Return what records held at earlier versions, as far as it differs from later ones."""
    versions: dict[int, set[int]] = {}
    for record_id, version in asked:
        versions.setdefault(record_id, set()).add(version)
    found: Earlier = {one: {} for one in asked}
    for chunk in chunks(versions):
        marks = ",".join("?" * len(chunk))
        condition = f"register = ? AND record_id IN ({marks}) AND deed = 'edit'"
        for entry in entries(connection, condition, (register, *chunk)):
            for version in versions[entry.record_id]:
                if entry.version > version:
                    # The first change after a version tells what stood there at it.
                    held = found[entry.record_id, version]
                    for key, (before, _) in entry.values.items():
                        held.setdefault(key, before)
    return found


def describe(entry: Entry, names: BoardNames) -> list[tuple[str, str, str]]:
    """Return (field label, before, after) of an entry's changes, as shown."""
    fields = registers.get(entry.register).by_key
    return [
        (fields[key].label, show(fields[key], before, names), show(fields[key], after, names))
        for key, (before, after) in entry.values.items()
        if key in fields
    ]


def _entry(register: str, record_id: int, deed: str, version: int, text: str | None) -> Entry:
    payload = json.loads(text) if text else {}
    before, after = payload.pop("reference", (None, None))
    coded = _coded(register)
    values = {
        key: (decode(coded[key], old), decode(coded[key], new)) if key in coded else (old, new)
        for key, (old, new) in payload.items()
    }
    return Entry(register, record_id, deed, version, after or before or "", values)


@cache
def _coded(register: str) -> dict[str, Field]:
    """Return the fields whose kept form is not their value.

    A field that a later version dropped keeps its raw values too, so that nothing is lost to sight.
    """
    return {
        field.key: field
        for field in registers.get(register).fields
        if not isinstance(field, rows.SAME)
    }


def _change_set(row: Any, found: tuple[Entry, ...] = ()) -> ChangeSet:
    change, at, who, title, kind, undoes = row
    return ChangeSet(change, datetime.fromisoformat(at), who, title or "", kind, undoes, found)
