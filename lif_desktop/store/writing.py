"""Carrying out deeds: rows, links, history and search index, in bulk and in one order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import Connection

from lif_desktop.fields import Field, Links, encode
from lif_desktop.fields.kinds import Choice, Count, Day, Derived, Link, Memo, Text
from lif_desktop.registers import Register
from lif_desktop.store import chain, rows, search

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


def write(connection: Connection, register: Register, deeds: Sequence[Deed]) -> None:
    """Write the deeds of one register: its rows, its many-links, its search index."""
    new = [deed for deed in deeds if deed.deed == "new"]
    edits = [deed for deed in deeds if deed.deed == "edit"]
    gone = [deed.id for deed in deeds if deed.deed == "delete"]
    _insert(connection, register, new)
    _update(connection, register, edits)
    for field in register.many:
        _relink(connection, field, deeds)
    if gone:
        connection.exec_driver_sql(
            f"DELETE FROM {register.table} WHERE id = ?",
            [(one,) for one in gone],
        )
        search.drop(connection, register, gone)
    searched = search.keys(register)
    touched = (deed for deed in (*new, *edits) if deed.deed == "new" or _in(deed, searched))
    search.put(
        connection,
        register,
        ((deed.id, search.body(deed.reference, deed.after or {}, searched)) for deed in touched),
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


def _insert(connection: Connection, register: Register, deeds: Sequence[Deed]) -> None:
    if not deeds:
        return
    coders = [(field.key, _coder(field)) for field in register.stored]
    names = rows.columns(register)
    marks = ",".join("?" * (3 + len(coders)))
    tuples = []
    for deed in deeds:
        after = deed.after or {}
        values = [
            after[key] if code is None or after[key] is None else code(after[key])
            for key, code in coders
        ]
        tuples.append((deed.id, deed.reference, deed.version, *values))
    connection.exec_driver_sql(
        f"INSERT INTO {register.table} ({names}) VALUES ({marks})",
        tuples,
    )


def _update(connection: Connection, register: Register, deeds: Sequence[Deed]) -> None:
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
        connection.exec_driver_sql(
            f"UPDATE {register.table} SET {sets} WHERE id = ?",
            [
                (
                    deed.version,
                    *(encode(field, (deed.after or {})[field.key]) for field in fields),
                    deed.id,
                )
                for deed in group
            ],
        )


def _relink(connection: Connection, field: Links, deeds: Iterable[Deed]) -> None:
    table, owner, linked_to = rows.association(field)
    touched = [deed for deed in deeds if field.key in deed.changed]
    if not touched:
        return
    connection.exec_driver_sql(
        f"DELETE FROM {table.name} WHERE {owner} = ?",
        [(deed.id,) for deed in touched],
    )
    pairs = [
        (deed.id, other) for deed in touched for other in (deed.after or {}).get(field.key) or ()
    ]
    if pairs:
        connection.exec_driver_sql(
            f"INSERT INTO {table.name} ({owner}, {linked_to}) VALUES (?, ?)",
            pairs,
        )


def record(connection: Connection, change: int, heading: bytes, deeds: Sequence[Deed]) -> None:
    """Add the deeds to the history, each linked to the one before."""
    coders = {register.key: _coders(register) for register in {deed.register for deed in deeds}}
    before = chain.last(connection)
    entries = []
    for deed, salt in zip(deeds, chain.salts(len(deeds)), strict=True):
        text = chain.pack(_payload(deed, coders[deed.register.key]))
        own = chain.digest(salt, text)
        key = deed.register.key
        entry = chain.entry_bytes(key, deed.id, deed.deed, deed.version)
        before = chain.link(before, heading, entry, own)
        entries.append((change, key, deed.id, deed.deed, deed.version, text, salt, own, before))
    connection.exec_driver_sql(
        "INSERT INTO history"
        " (change_id, register, record_id, deed, version, payload, salt, digest, link)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entries,
    )


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
