"""Pages of a register: sorted and filtered in SQL, so that 100,000 records cost what 100 do.

Ids come from a covering index that holds the sort column and every filter; only the rows of the
page in view are read.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from lif_desktop import clock, registers
from lif_desktop.fields import Field, Link, Links, encode
from lif_desktop.registers import Filter, Register
from lif_desktop.rules.lateness import DUE_WITHIN_DAYS
from lif_desktop.store import rows, search, sql


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
    where, parameters = _where(register, view)
    key, descending = view.sort[0] if view.sort else ("reference", False)
    field, way = register.field(key), "DESC" if descending else "ASC"
    if isinstance(field, Link) and registers.get(field.to).by_name:
        order = _by_name(register, field, where, way)
    else:
        order = _blanks_last(register, field, where, way)
    found = sql.rows(
        connection, f"{order} LIMIT ? OFFSET ?", (*parameters, *parameters, limit, offset)
    )
    return [row[0] for row in found]


def count(connection: Connection, view: View) -> int:
    """Return how many records a view has."""
    register = registers.get(view.register)
    where, parameters = _where(register, view)
    found = sql.rows(
        connection,
        f"SELECT count(*) FROM {register.table} t{where}",
        tuple(parameters),
    )
    return int(next(iter(found))[0])


def _blanks_last(register: Register, field: Field, where: str, way: str) -> str:
    """Order by a field, blanks last either way: a person looking for dates wants dates."""
    both = f"{where} AND" if where else " WHERE"
    return (
        f"SELECT id FROM (SELECT t.id FROM {register.table} t{both} t.{field.name} IS NOT NULL"
        f" ORDER BY t.{field.name} {way}, t.id {way})"
        f" UNION ALL SELECT id FROM (SELECT t.id FROM {register.table} t{both} t.{field.name}"
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
        f" UNION ALL SELECT id FROM (SELECT t.id FROM {register.table} t{both} t.{field.name}"
        f" IS NULL ORDER BY t.id {way})"
    )


def _where(register: Register, view: View) -> tuple[str, list[Any]]:
    conditions: list[str] = []
    parameters: list[Any] = []
    for one in view.filters:
        condition, values = _condition(register, one)
        conditions.append(condition)
        parameters += values
    if view.text.strip():
        words = search.query(view.text)
        # Not a join: the index keeps its order, and matching happens once.
        conditions.append(
            "t.id IN"
            f" (SELECT rowid FROM {search.table(register)} WHERE {search.table(register)} MATCH ?)"
            if words
            else "0"
        )
        parameters += [words] if words else []
    return (f" WHERE {' AND '.join(conditions)}" if conditions else ""), parameters


def _condition(register: Register, one: Filter) -> tuple[str, list[Any]]:
    field = register.field(one.key)
    if isinstance(field, Links):
        table, owner, linked_to = rows.association(field)
        marks = ",".join("?" * len(one.values))
        inner = f"SELECT {owner} FROM {table.name} WHERE {linked_to} IN ({marks})"
        return f"t.id IN ({inner})", list(one.values)
    name, today = f"t.{field.name}", clock.today()
    values = [encode(field, value) for value in one.values]
    marks = ",".join("?" * len(values))
    match one.test:
        case "is" | "contains":
            return f"{name} IN ({marks})", values
        case "is_not":
            return f"({name} IS NULL OR {name} NOT IN ({marks}))", values
        case "empty":
            return f"{name} IS NULL", []
        case "filled":
            return f"{name} IS NOT NULL", []
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
