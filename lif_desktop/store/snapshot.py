"""All records of a register at one moment, each made only when it is looked at."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from sqlalchemy import Connection

from lif_desktop.registers import Register
from lif_desktop.store import rows
from lif_desktop.store.names import BoardNames
from lif_desktop.store.records import Record

T = TypeVar("T")


class Snapshot(Mapping[int, Record]):
    """{id: record} of a register.

    `kept[id]` is the row as the database holds it (see `place`), so that 20,000 rows of a
    workbook can be compared without making 20,000 records.
    """

    def __init__(self, connection: Connection, register: Register, names: BoardNames) -> None:
        self._register, self._names = register, names
        self.kept = rows.kept(connection, register)
        self._many = {
            field.key: rows.linked(connection, field, list(self.kept)) for field in register.many
        }
        self._made: dict[int, Record] = {}
        self._derived: dict[Hashable, Any] = {}
        self._unpack = rows.unpacker(register)

    def __getitem__(self, record_id: int) -> Record:
        made = self._made.get(record_id)
        if made is None:
            row = self.kept[record_id]
            values = self._unpack(row)
            for key, of in self._many.items():
                values[key] = of.get(record_id)
            made = self._made[record_id] = Record(
                self._register, record_id, row[2], row[1], values, self._names
            )
        return made

    def __iter__(self) -> Iterator[int]:
        return iter(self.kept)

    def __len__(self) -> int:
        return len(self.kept)

    def version(self, record_id: int) -> int:
        """Return a record's version."""
        return int(self.kept[record_id][2])

    @cached_property
    def by_reference(self) -> Mapping[str, int]:
        """The records' ids by reference."""
        return {row[1]: one for one, row in self.kept.items()}

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Where each field with a column of its own stands in a row of `kept`."""
        return {field.key: at for at, field in enumerate(self._register.stored, 3)}

    def column(self, key: str) -> Iterator[tuple[int, Any]]:
        """Yield each record's id and the value of one field, without making the records."""
        place = self.place.get(key)
        if place is None or not isinstance(self._register.field(key), rows.SAME):
            yield from ((one, record.values[key]) for one, record in self.items())
        else:
            yield from ((one, row[place]) for one, row in self.kept.items())

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is made of these records once for all who look at them."""
        if key not in self._derived:
            self._derived[key] = make()
        made: T = self._derived[key]
        return made

    def linked(self, record_id: int, key: str) -> tuple[int, ...]:
        """Return the ids that a link field, to one or to many, holds."""
        if key in self._many:
            return self._many[key].get(record_id, ())
        one = self.kept[record_id][self.place[key]]
        return () if one is None else (one,)


class Snapshots:
    """Lets all who look at one moment of a register share it for as long as anybody does."""

    def __init__(self) -> None:
        self._kept: WeakValueDictionary[tuple[str, Any], Snapshot] = WeakValueDictionary()

    def take(self, connection: Connection, register: Register, names: BoardNames) -> Snapshot:
        """Return the records of a register as this connection sees them."""
        moment = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM change_sets").scalar()
        found = self._kept.get((register.key, moment))
        if found is None:
            found = self._kept[register.key, moment] = Snapshot(connection, register, names)
        return found
