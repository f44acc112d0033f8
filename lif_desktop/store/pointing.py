"""Which records link to a record: asked before anything is deleted or taken back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from lif_desktop import registers
from lif_desktop.registers import Register
from lif_desktop.store import rows, sql

Place = tuple[str, int]
"""A record by its register's key and its id."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """The record of `register` that links to `target` by its field `key`."""

    register: Register
    id: int
    reference: str
    key: str
    target: Place

    @property
    def place(self) -> Place:
        """Where the pointing record is."""
        return self.register.key, self.id


def pointing_at(connection: Connection, targets: Iterable[Place]) -> Iterator[Pointer]:
    """Yield every link of any register to one of these records, as the file has them now."""
    ids: dict[str, list[int]] = {}
    for key, record_id in targets:
        ids.setdefault(key, []).append(record_id)
    for other in registers.holding():
        for link in other.links:
            select = f"SELECT id, reference, {link.name} FROM {other.table} WHERE {link.name}"
            for row in _among(connection, select, ids.get(link.to, ())):
                yield Pointer(other, row[0], row[1], link.key, (link.to, row[2]))
        for many in other.many:
            table, owner, linked_to = rows.association(many)
            select = (
                f"SELECT t.id, t.reference, a.{linked_to} FROM {table.name} a"
                f" JOIN {other.table} t ON t.id = a.{owner} WHERE a.{linked_to}"
            )
            for row in _among(connection, select, ids.get(many.to, ())):
                yield Pointer(other, row[0], row[1], many.key, (many.to, row[2]))


def present(connection: Connection, register: Register, ids: Iterable[int]) -> set[int]:
    """Return those of the ids under which there is a record."""
    found = _among(connection, f"SELECT id FROM {register.table} WHERE id", ids)
    return {row[0] for row in found}


def _among(
    connection: Connection, select: str, ids: Iterable[int]
) -> Iterator[tuple[int, str, int]]:
    for part in rows.chunks(ids):
        yield from sql.rows(connection, f"{select} IN ({','.join('?' * len(part))})", part)
