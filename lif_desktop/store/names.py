"""What records are called, and which record a name means."""

import threading
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from lif_desktop import registers
from lif_desktop.fields import Memo, Text, decode, show
from lif_desktop.fields.reading import fold
from lif_desktop.registers import Register
from lif_desktop.rules import numbering
from lif_desktop.store import rows, sql

_LONGEST = 80
# A label that is not known is looked up with its neighbours: a page costs one query, not hundreds.
_BLOCK = 512


class BoardNames:
    """Labels and look-ups of every register, remembered until a change touches the register.

    Used from several threads: what was read before a change is never remembered after it.
    """

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._reading = reading
        self._lock = threading.Lock()
        self._age = 0
        self._labels: dict[str, dict[int, str]] = {}
        self._meanings: dict[str, dict[str, int | None]] = {}

    def forget(self, changed: Iterable[str]) -> None:
        """Drop what is remembered of changed registers, and of those titled by them."""
        stale = set(changed)
        while more := _titled_by(stale) - stale:
            stale |= more
        with self._lock:
            self._age += 1
            for key in stale:
                self._labels.pop(key, None)
                self._meanings.pop(key, None)

    def label(self, register: str, record_id: int) -> str:
        """Return what a record is called; a deleted one by its number."""
        label = self._labels.get(register, {}).get(record_id)
        if label is None:
            start = record_id - record_id % _BLOCK
            age = self._age
            found = self._load(register, range(start, start + _BLOCK))
            label = found.get(record_id)
            if label is None:
                label = f"{register} {record_id}"
                self._remember(age, register, {record_id: label})
        return label

    def labels(self, register: str) -> dict[int, str]:
        """Return what every record of a register is called."""
        return self._load(register, None)

    def prime(self, register: str, ids: Iterable[int] | None) -> None:
        """Load the labels of these records (None: all) in one go."""
        known = self._labels.get(register, {})
        wanted = None if ids is None else sorted({one for one in ids if one not in known})
        if wanted is None or wanted:
            self._load(register, wanted)

    def _load(self, register: str, ids: Iterable[int] | None) -> dict[int, str]:
        declared = registers.get(register)
        age = self._age
        with self._reading() as connection:
            found = _titles(connection, declared, ids)
        labels = {one: self._made(declared, name, values) for one, name, values in found}
        self._remember(age, register, labels)
        return labels

    def _remember(self, age: int, register: str, labels: dict[int, str]) -> None:
        with self._lock:
            if age == self._age:
                self._labels.setdefault(register, {}).update(labels)

    def _made(self, register: Register, reference: str, values: list[object]) -> str:
        keys = register.titled_by or (register.title,)
        shown = (
            show(register.field(key), value, self) for key, value in zip(keys, values, strict=True)
        )
        title = ", ".join(text for text in shown if text)
        if register.by_name:
            return title or reference
        title = title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
        return f"{reference} {title}".strip()

    def resolve(self, register: str, text: str) -> int | None:
        """Return the id of the one record that `text` names, or None.

        Tried in order: a name, alias or title that only one record bears; a reference, alone or
        with the title behind it.
        """
        meanings = self._meanings.get(register)
        if meanings is None:
            age = self._age
            meanings = self._learn(registers.get(register))
            with self._lock:
                if age == self._age:
                    self._meanings[register] = meanings
        if (found := meanings.get(fold(text))) is not None:
            return found
        for part in (text, text.split(maxsplit=1)[0] if text.split() else ""):
            if numbering.parse(part) and (found := meanings.get(fold(numbering.normalise(part)))):
                return found
        return None

    def _learn(self, register: Register) -> dict[str, int | None]:
        meanings: dict[str, int | None] = {}

        def means(text: str | None, record_id: int) -> None:
            if text and (key := fold(text)):
                meanings[key] = record_id if meanings.get(key, record_id) == record_id else None

        known = [field for field in register.stored if isinstance(field, (Text, Memo))]
        named = [one.name for one in known if one.key in {register.title, "short_name"}]
        others = [one.name for one in known if one.key == "aliases"]
        columns = ", ".join(["id", "reference", *named, *others])
        with self._reading() as connection:
            for row in sql.rows(connection, f"SELECT {columns} FROM {register.table} ORDER BY id"):
                for name in row[1 : 2 + len(named)]:
                    means(name, row[0])
                for names in row[2 + len(named) :]:
                    for alias in (names or "").split(";"):
                        means(alias, row[0])
        return meanings


def _titled_by(stale: set[str]) -> set[str]:
    return {
        register.key
        for register in registers.holding()
        for link in register.links
        if link.to in stale and link.key in (*register.titled_by, register.title)
    }


def _titles(
    connection: Connection, register: Register, ids: Iterable[int] | None
) -> list[tuple[int, str, list[object]]]:
    fields = [register.field(key) for key in register.titled_by or (register.title,)]
    columns = ", ".join(["id", "reference", *(field.name for field in fields)])
    select = f"SELECT {columns} FROM {register.table}"
    if ids is None:
        found = list(sql.rows(connection, select))
    elif isinstance(ids, range):
        found = list(sql.rows(connection, f"{select} WHERE id >= ? AND id < ?", (ids[0], ids.stop)))
    else:
        found = [
            row
            for part in rows.chunks(ids)
            for row in sql.rows(
                connection, f"{select} WHERE id IN ({','.join('?' * len(part))})", part
            )
        ]
    return [
        (row[0], row[1], [decode(field, kept) for field, kept in zip(fields, row[2:], strict=True)])
        for row in found
    ]
