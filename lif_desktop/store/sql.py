"""Reading driver rows: plain tuples, without the cost of wrapping each."""

from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import Connection


def rows(
    connection: Connection, statement: str, parameters: tuple[Any, ...] = ()
) -> Iterable[tuple[Any, ...]]:
    """Return the rows of a select as tuples, read as they are asked for."""
    return cast(
        "Iterable[tuple[Any, ...]]", connection.exec_driver_sql(statement, parameters).cursor
    )
