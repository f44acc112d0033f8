"""Carrying out deeds: rows, links, history and search index, in bulk and in one order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import Connection

from lif_desktop.fields import Field, Links, encode
from lif_desktop.fields.kinds import Choice, Count, Day, Derived, Link, Memo, Text
from lif_desktop.registers import Register
from lif_desktop.store import chain, rows, search, sql

_SAME = (Text, Memo, Choice, Link, Count)
_Coder = Callable[[Any], Any]


@dataclass(slots=True)
class Deed:
    """One record's way from before to after; `changed` are the keys that differ."""

    register: Register
    deed: str
    id: int
    reference: str
    version: int
    before: Mapping[str, Any] | None
    after: dict[str, Any] | None
    changed: tuple[str, ...]


def write(
    connection: Connection, register: Register, deeds: Sequence[Deed], tick: sql.Tick
) -> None:
    """Write the deeds of one register: its rows, its many-links, its search index."""
    new = [deed for deed in deeds if deed.deed == "new"]
    edits = [deed for deed in deeds if deed.deed == "edit"]
    gone = [deed.id for deed in deeds if deed.deed == "delete"]
    _insert(connection, register, new, tick)
    _update(connection, register, edits, tick)
    for field in register.many:
        _relink(connection, field, deeds, tick)
    if gone:
        away = f"DELETE FROM {register.table} WHERE id = ?"
        sql.many(connection, away, ((one,) for one in gone), tick)
        search.drop(connection, register, gone, tick)
    searched = search.keys(register)
    touched = (deed for deed in (*new, *edits) if deed.deed == "new" or _in(deed, searched))
    search.put(
        connection,
        register,
        ((deed.id, search.body(deed.reference, deed.after or {}, searched)) for deed in touched),
        tick,
    )


def _in(deed: Deed, searched: tuple[str, ...]) -> bool:
    return not set(searched).isdisjoint(deed.changed)


def _coder(field: Field) -> _Coder | None:
    """Return what encodes a field's values that are not None; None where nothing need be done."""
    if isinstance(field, _SAME):
        return None
    return date.isoformat if isinstance(field, (Day, Derived)) else partial(encode, field)


def _coders(register: Register) -> dict[str, _Coder | None]:
    return {field.key: _coder(field) for field in (*register.stored, *register.many)}


def _insert(
    connection: Connection, register: Register, deeds: Sequence[Deed], tick: sql.Tick
) -> None:
    coders = [(field.key, _coder(field)) for field in register.stored]
    names = rows.columns(register)
    marks = ",".join("?" * (3 + len(coders)))
    into = f"INSERT INTO {register.table} ({names}) VALUES ({marks})"
    sql.many(connection, into, (_row(deed, coders) for deed in deeds), tick)


def _row(deed: Deed, coders: Sequence[tuple[str, _Coder | None]]) -> tuple[Any, ...]:
    after = deed.after or {}
    values = [
        after[key] if code is None or after[key] is None else code(after[key])
        for key, code in coders
    ]
    return (deed.id, deed.reference, deed.version, *values)


def _update(
    connection: Connection, register: Register, deeds: Sequence[Deed], tick: sql.Tick
) -> None:
    stored = {field.key: field for field in register.stored}
    derived = [key for key, field in stored.items() if isinstance(field, Derived)]
    alike: dict[tuple[str, ...], list[Deed]] = {}
    for deed in deeds:
        before, after = deed.before or {}, deed.after or {}
        # Only what differs: writing a date as it was would rewrite every index that holds it.
        moved = (key for key in derived if before[key] != after[key])
        changed = (*(key for key in deed.changed if key in stored), *moved)
        alike.setdefault(changed, []).append(deed)
    for changed, group in alike.items():
        fields = [stored[key] for key in changed]
        sets = ", ".join(["version = ?", *(f"{field.name} = ?" for field in fields)])
        values = [
            (
                deed.version,
                *(encode(field, (deed.after or {})[field.key]) for field in fields),
                deed.id,
            )
            for deed in group
        ]
        sql.many(connection, f"UPDATE {register.table} SET {sets} WHERE id = ?", values, tick)


def _relink(connection: Connection, field: Links, deeds: Iterable[Deed], tick: sql.Tick) -> None:
    table, owner, linked_to = rows.association(field)
    touched = [deed for deed in deeds if field.key in deed.changed]
    away = f"DELETE FROM {table.name} WHERE {owner} = ?"
    sql.many(connection, away, ((deed.id,) for deed in touched), tick)
    pairs = (
        (deed.id, other) for deed in touched for other in (deed.after or {}).get(field.key) or ()
    )
    into = f"INSERT INTO {table.name} ({owner}, {linked_to}) VALUES (?, ?)"
    sql.many(connection, into, pairs, tick)


def record(
    connection: Connection, change: int, heading: bytes, deeds: Sequence[Deed], tick: sql.Tick
) -> None:
    """Add the deeds to the history, each linked to the one before."""
    into = (
        "INSERT INTO history"
        " (change_id, register, record_id, deed, version, payload, salt, digest, link)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    entries = _entries(change, heading, deeds, chain.last(connection))
    sql.many(connection, into, entries, tick)


def _entries(
    change: int, heading: bytes, deeds: Sequence[Deed], before: bytes
) -> Iterator[tuple[Any, ...]]:
    coders = {register.key: _coders(register) for register in {deed.register for deed in deeds}}
    for deed, salt in zip(deeds, chain.salts(len(deeds)), strict=True):
        text = chain.pack(_payload(deed, coders[deed.register.key]))
        own = chain.digest(salt, text)
        key = deed.register.key
        entry = chain.entry_bytes(key, deed.id, deed.deed, deed.version)
        before = chain.link(before, heading, entry, own)
        yield (change, key, deed.id, deed.deed, deed.version, text, salt, own, before)


def _payload(deed: Deed, coders: Mapping[str, _Coder | None]) -> dict[str, Any]:
    before, after = deed.before or {}, deed.after or {}
    payload: dict[str, Any] = {}
    if deed.deed != "edit":
        payload["reference"] = (
            [None, deed.reference] if deed.deed == "new" else [deed.reference, None]
        )
    for key in deed.changed:
        code = coders[key]
        old, new = before.get(key), after.get(key)
        if code is not None:
            old, new = old if old is None else code(old), new if new is None else code(new)
        payload[key] = [old, new]
    return payload
