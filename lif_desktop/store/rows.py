"""Database rows of a register, to and from values: one codec, driver tuples, no ORM."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table

from lif_desktop.fields import Links, decode
from lif_desktop.fields.kinds import Choice, Count, Day, Derived, Link, Memo, Text
from lif_desktop.registers import Register
from lif_desktop.store import sql

CHUNK = 500
# Kinds whose database form is their Python form; skipping the codec saves most of its cost.
SAME = (Text, Memo, Choice, Link, Count)


@cache
def columns(register: Register) -> str:
    """Return the column list of a select: id, reference, version, then the stored fields."""
    return ", ".join(["id", "reference", "version", *(field.name for field in register.stored)])


def fetch(
    connection: Connection, register: Register, ids: Sequence[int] | None = None
) -> dict[int, tuple[str, int, dict[str, Any]]]:
    """Return {id: (reference, version, values)} of the records with these ids, or of all."""
    found = kept(connection, register, ids)
    many = {link.key: linked(connection, link, list(found)) for link in register.many}
    unpack = unpacker(register)
    result = {}
    for record_id in found if ids is None else (one for one in ids if one in found):
        row = found[record_id]
        values = unpack(row)
        for key, of in many.items():
            values[key] = of.get(record_id)
        result[record_id] = (row[1], row[2], values)
    return result


def kept(
    connection: Connection, register: Register, ids: Sequence[int] | None = None
) -> dict[int, tuple[Any, ...]]:
    """Return {id: row as the database holds it}, in the order of `columns`."""
    return {row[0]: row for row in _rows(connection, register, ids)}


def standing(connection: Connection, register: Register) -> dict[int, tuple[str, int]]:
    """Return {id: (reference, version)} of a whole register."""
    found = sql.rows(connection, f"SELECT id, reference, version FROM {register.table}")
    return {one: (reference, version) for one, reference, version in found}


def _rows(
    connection: Connection, register: Register, ids: Sequence[int] | None
) -> Iterator[tuple[Any, ...]]:
    select = f"SELECT {columns(register)} FROM {register.table}"
    if ids is None:
        yield from sql.rows(connection, f"{select} ORDER BY id")
        return
    for chunk in chunks(ids):
        marks = ",".join("?" * len(chunk))
        yield from sql.rows(connection, f"{select} WHERE id IN ({marks})", chunk)


def unpacker(register: Register) -> Callable[[tuple[Any, ...]], dict[str, Any]]:
    """Return what makes values by field key of a row as `columns` orders it."""
    keys = tuple(field.key for field in register.stored)
    coded = [(field.key, field) for field in register.stored if not isinstance(field, SAME)]
    days = [key for key, field in coded if isinstance(field, (Day, Derived))]
    others = [(key, field) for key, field in coded if not isinstance(field, (Day, Derived))]

    def unpack(row: tuple[Any, ...]) -> dict[str, Any]:
        values = dict(zip(keys, row[3:], strict=True))
        for key in days:
            if values[key] is not None:
                values[key] = date.fromisoformat(values[key])
        for key, field in others:
            values[key] = decode(field, values[key])
        return values

    return unpack


def association(field: Links) -> tuple[Table, str, str]:
    """Return a many-link's table, its column for the owner and its column for the linked."""
    relation = field.attribute.property  # type: ignore[attr-defined]
    table = relation.secondary
    owner = relation.synchronize_pairs[0][1].name
    linked_to = relation.secondary_synchronize_pairs[0][1].name
    return table, owner, linked_to


def linked(
    connection: Connection, field: Links, owners: Sequence[int]
) -> dict[int, tuple[int, ...]]:
    """Return {owner id: linked ids, sorted} of a many-link."""
    table, owner, linked_to = association(field)
    found: dict[int, list[int]] = {}
    for chunk in chunks(owners):
        marks = ",".join("?" * len(chunk))
        rows = sql.rows(
            connection,
            f"SELECT {owner}, {linked_to} FROM {table.name} WHERE {owner} IN ({marks})"
            f" ORDER BY {owner}, {linked_to}",
            chunk,
        )
        for one, other in rows:
            found.setdefault(one, []).append(other)
    return {one: tuple(others) for one, others in found.items()}


def chunks(ids: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Yield ids in portions that one statement takes."""
    listed = list(ids)
    for start in range(0, len(listed), CHUNK):
        yield tuple(listed[start : start + CHUNK])
