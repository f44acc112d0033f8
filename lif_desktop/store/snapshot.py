"""All records of a register at one moment, each made only when it is looked at."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from sqlalchemy import Connection

from lif_desktop.registers import Register
from lif_desktop.store import rows
from lif_desktop.store.names import BoardNames
from lif_desktop.store.records import Record


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

    def linked(self, record_id: int, key: str) -> tuple[int, ...]:
        """Return the ids that a link field, to one or to many, holds."""
        if key in self._many:
            return self._many[key].get(record_id, ())
        one = self.kept[record_id][self.place[key]]
        return () if one is None else (one,)
