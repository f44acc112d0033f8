"""Reading driver rows: plain tuples, without the cost of wrapping each."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, cast

from sqlalchemy import Connection

_PART = 1000
Tick = Callable[[], object]
"""Called now and then by long work; raises `Cancelled` when that shall stop."""


def many(
    connection: Connection, statement: str, rows: Iterable[tuple[Any, ...]], tick: Tick
) -> None:
    """Carry a statement out for many rows, some at a time; nobody holds all of them at once."""
    left = iter(rows)
    while part := list(islice(left, _PART)):
        tick()
        connection.exec_driver_sql(statement, part)


def rows(
    connection: Connection, statement: str, parameters: tuple[Any, ...] = ()
) -> Iterable[tuple[Any, ...]]:
    """Return the rows of a select as tuples, read as they are asked for."""
    return cast(
        "Iterable[tuple[Any, ...]]", connection.exec_driver_sql(statement, parameters).cursor
    )
