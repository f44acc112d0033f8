"""Pages of a register: sorted and filtered in SQL, so that 100,000 records cost what 100 do.

Ids come from an index: where many records match, from the covering one that holds the sort column
and every filter, walked until the page is full; where few do, from the filter's own. Only the rows
of the page in view are read.
"""

import itertools
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from lif_desktop import clock, registers
from lif_desktop.fields import Choice, Count, Field, Flag, Link, Links, Money, Number, encode
from lif_desktop.registers import Filter, Register
from lif_desktop.rules.lateness import DUE_WITHIN_DAYS
from lif_desktop.store import rows, search, sql

# So many records are sorted faster than an index is walked to find them.
_FEW = 2000
_MARK = "\0"
_NUMBERS = (Flag, Link, Count, Number, Money)
_LEAST, _EMPTY = "-9223372036854775808", "''"


@dataclass(frozen=True, slots=True)
class View:
    """What is asked of a register: its order, its conditions, and words to find."""

    register: str
    sort: tuple[tuple[str, bool], ...] = ()
    filters: tuple[Filter, ...] = ()
    text: str = ""


def ids(connection: Connection, view: View, offset: int, limit: int) -> list[int]:
    """Return the ids of one page of a view, in order."""
    register = registers.get(view.register)
    asked = _asked(connection, register, view)
    few = _few(connection, register, asked)
    key, descending = view.sort[0] if view.sort else ("reference", False)
    field, way = register.field(key), "DESC" if descending else "ASC"
    if few is not None:
        statement, parts = _sorted(register, field, few, way), 1
    elif key == "reference":
        statement, parts = _references(register, asked.where(), way), 1
    elif isinstance(field, Link) and registers.get(field.to).by_name:
        statement, parts = _by_name(register, field, asked.where(), way), 2
    elif isinstance(field, Choice):
        statement, parts = _by_option(register, field, asked.where(), descending=descending)
    else:
        statement, parts = _blanks_last(register, field, asked.where(), way), 2
    found = sql.rows(
        connection, f"{statement} LIMIT ? OFFSET ?", (*asked.parameters * parts, limit, offset)
    )
    return [row[0] for row in found]


def count(connection: Connection, view: View) -> int:
    """Return how many records a view has."""
    register = registers.get(view.register)
    asked = _asked(connection, register, view)
    where = asked.where(*range(len(asked.conditions)))
    found = sql.rows(
        connection, f"SELECT count(*) FROM {register.table} t{where}", asked.parameters
    )
    return int(next(iter(found))[0])


@dataclass(frozen=True, slots=True)
class _Asked:
    """A view's conditions, each with a mark where a + keeps SQLite from using its index."""

    conditions: tuple[str, ...]
    values: tuple[tuple[Any, ...], ...]
    few: int | None
    """Which condition is known to let few records through."""

    @property
    def parameters(self) -> tuple[Any, ...]:
        return tuple(value for own in self.values for value in own)

    def where(self, *indexed: int) -> str:
        """Return the conditions as a WHERE; only those of these numbers may use their index."""
        texts = [
            text.replace(_MARK, "" if number in indexed else "+")
            for number, text in enumerate(self.conditions)
        ]
        return f" WHERE {' AND '.join(texts)}" if texts else ""


def _asked(connection: Connection, register: Register, view: View) -> _Asked:
    text = view.text.strip()
    hits = search.find(connection, register, text) if text else 0
    found = [_condition(register, one) for one in view.filters]
    if text:
        found.append((f"{_MARK}t.id IN (SELECT id FROM temp.found)", []))
    return _Asked(
        tuple(one for one, _ in found), tuple(tuple(values) for _, values in found),
        len(found) - 1 if text and hits <= _FEW else None,
    )  # fmt: skip


def _few(connection: Connection, register: Register, asked: _Asked) -> str | None:
    """Return the WHERE by which the records are found first and sorted then, where few match.

    Else the index of the sort column is walked, which ends as soon as the page is full.
    """
    if asked.few is not None:
        return asked.where(asked.few)
    for number, text in enumerate(asked.conditions):
        if "temp.found" in text:
            continue
        found = sql.rows(
            connection,
            f"SELECT 1 FROM {register.table} t WHERE {text.replace(_MARK, '')}"
            f" LIMIT 1 OFFSET {_FEW}",
            asked.values[number],
        )
        if next(iter(found), None) is None:
            return asked.where(number)
    return None


def _sorted(register: Register, field: Field, where: str, way: str) -> str:
    """Order the records that match, blanks last: the same order as by walking an index."""
    name = f"t.{field.name}"
    order, join = f"+{name} {way}", ""
    if isinstance(field, Link) and registers.get(field.to).by_name:
        to = registers.get(field.to)
        join = f" LEFT JOIN {to.table} n ON n.id = {name}"
        order = f"n.{to.field(to.title).name} {way}, n.id {way}"
    elif isinstance(field, Choice):
        ranks = " ".join(f"WHEN '{one.value}' THEN {n}" for n, one in enumerate(field.options))
        order = f"CASE {name} {ranks} ELSE {len(field.options)} END {way}, t.id {way}"
    return (
        f"SELECT t.id FROM {register.table} t{join}{where}"
        f" ORDER BY {name} IS NULL, {order}, t.id {way}"
    )


def _references(register: Register, where: str, way: str) -> str:
    return f"SELECT t.id FROM {register.table} t{where} ORDER BY t.reference {way}, t.id {way}"


def _blanks_last(register: Register, field: Field, where: str, way: str) -> str:
    """Order by a field, blanks last either way: a person looking for dates wants dates."""
    both = f"{where} AND" if where else " WHERE"
    return (
        f"SELECT id FROM (SELECT t.id FROM {register.table} t{both} t.{field.name} IS NOT NULL"
        f" ORDER BY t.{field.name} {way}, t.id {way})"
        f" UNION ALL {_blanks(register, field, both, way)}"
    )


def _blanks(register: Register, field: Field, both: str, way: str) -> str:
    return (
        f"SELECT id FROM (SELECT t.id FROM {register.table} t{both} t.{field.name}"
        f" IS NULL ORDER BY t.id {way})"
    )


def _by_name(register: Register, field: Link, where: str, way: str) -> str:
    """Order by the linked record's name: the names lead, the records follow by index."""
    to = registers.get(field.to)
    both = f"{where} AND" if where else " WHERE"
    title = to.field(to.title).name
    return (
        f"SELECT id FROM (SELECT t.id FROM {to.table} n CROSS JOIN {register.table} t"
        f" ON t.{field.name} = n.id{where} ORDER BY n.{title} {way}, n.id {way}, t.id {way})"
        f" UNION ALL {_blanks(register, field, both, way)}"
    )


def _by_option(
    register: Register, field: Choice, where: str, *, descending: bool
) -> tuple[str, int]:
    """Order by the options as they are declared, not by their letters; also count the parts."""
    both, way = (f"{where} AND" if where else " WHERE"), "DESC" if descending else "ASC"
    name, values = f"t.{field.name}", [one.value for one in field.options]
    tests = [f"{name} = '{value}' ORDER BY t.id {way}" for value in values]
    # A value that an earlier version kept comes after those that are known.
    tests.append(f"({_between(name, sorted(values))})")
    parts = [
        f"SELECT id FROM (SELECT t.id FROM {register.table} t{both} {test})"
        for test in (reversed(tests) if descending else tests)
    ]
    return " UNION ALL ".join([*parts, _blanks(register, field, both, way)]), len(parts) + 1


def _between(name: str, values: list[str]) -> str:
    """Return the ranges left between values: seeks in an index, where NOT IN would read it all."""
    gaps = [f"{name} > '{low}' AND {name} < '{high}'" for low, high in itertools.pairwise(values)]
    return " OR ".join([f"{name} < '{values[0]}'", *gaps, f"{name} > '{values[-1]}'"])


def _condition(register: Register, one: Filter) -> tuple[str, list[Any]]:
    field = register.field(one.key)
    if isinstance(field, Links):
        table, owner, linked_to = rows.association(field)
        marks = ",".join("?" * len(one.values))
        inner = f"SELECT {owner} FROM {table.name} WHERE {linked_to} IN ({marks})"
        return f"{_MARK}t.id IN ({inner})", list(one.values)
    name, today = f"{_MARK}t.{field.name}", clock.today()
    values = [encode(field, value) for value in one.values]
    marks = ",".join("?" * len(values))
    match one.test:
        case "is" | "contains":
            return f"{name} IN ({marks})", values
        case "is_not" if isinstance(field, Choice):
            # Said the other way round, so that an index helps where nearly all are excluded.
            other = [option.value for option in field.options if option.value not in values]
            return f"({name} IS NULL OR {name} IN ({','.join('?' * len(other))}))", other
        case "is_not":
            return f"({name} IS NULL OR {name} NOT IN ({marks}))", values
        case "empty":
            return f"{name} IS NULL", []
        case "filled":
            # IS NOT NULL would not use an index; no text is kept empty.
            return f"{name} > {_LEAST if isinstance(field, _NUMBERS) else _EMPTY}", []
        case "before":
            return f"{name} < ?", values
        case "after":
            return f"{name} > ?", values
        case _:
            return _relative(name, one.test, today)


def _relative(name: str, test: str, today: date) -> tuple[str, list[Any]]:
    if test == "past":
        return f"{name} < ?", [today.isoformat()]
    if test == "reached":
        return f"{name} <= ?", [today.isoformat()]
    until = today + timedelta(days=DUE_WITHIN_DAYS)
    return f"{name} BETWEEN ? AND ?", [today.isoformat(), until.isoformat()]
