"""Whether a board file is whole: pages, indexes, links between records, history."""

from dataclasses import dataclass

from sqlalchemy import Connection

from lif_desktop.store import chain


@dataclass(frozen=True, slots=True)
class Check:
    """What was examined and what was found; no problems means the file is whole."""

    records: int
    changes: int
    entries: int
    problems: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def examine(connection: Connection, tables: tuple[str, ...]) -> Check:
    """Examine the database on one connection that is not inside a transaction."""
    found = [
        f"A page of the file is damaged: {row[0]}."
        for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
    ]
    found += [
        f"The database is damaged: {row[0]}."
        for row in connection.exec_driver_sql("PRAGMA integrity_check(20)").all()
        if row[0] != "ok"
    ]
    found += [
        f"A record of {row[0]} links to one of {row[2]} that is not there."
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    ]
    found += chain.problems(connection)
    counted = [
        connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() or 0
        for table in tables
    ]
    changes, entries = (
        connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() or 0
        for table in ("change_sets", "history")
    )
    return Check(sum(counted), changes, entries, tuple(found))
