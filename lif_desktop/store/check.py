"""Whether a board file is whole: pages, indexes, links, kept files, history and what it says."""

from dataclasses import dataclass
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from lif_desktop.rules.words import counted
from lif_desktop.store import agreement, attachments, chain


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


def examine(connection: Connection, tables: tuple[str, ...], *, of_today: bool = False) -> Check:
    """Examine the database on a connection that has not read yet.

    A board `of_today` has every table and column, so that its records can be held against their
    history; a backup may be older than some of them.

    Whatever is too damaged to be examined further is a problem too, never an exception.
    """
    found = _pages(connection)
    records = dict.fromkeys((*tables, "change_sets", "history"), 0)
    try:
        found += [
            f"A record of {row[0]} links to one of {row[2]} that is not there."
            for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        ]
        found += chain.problems(connection)
        found += agreement.problems(connection) if of_today else []
        found += attachments.problems(connection)
        there = {name for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master")}
        # A backup may be older than some of the tables.
        for table in there & set(records):
            records[table] = (
                connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() or 0
            )
    except (DatabaseError, driver.DatabaseError):
        found.append("Not everything could be read. Open the newest backup instead.")
    changes, entries = records.pop("change_sets"), records.pop("history")
    return Check(sum(records.values()), changes, entries, tuple(found))


def _pages(connection: Connection) -> list[str]:
    # What stands in the write-ahead log only would not be looked at.
    raw: Any = connection.connection.driver_connection
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    broken = raw.execute("PRAGMA cipher_integrity_check").fetchall()
    found = [f"Damaged or altered: {counted(len(broken), 'page')} of the file."] if broken else []
    told = [row[0] for row in raw.execute("PRAGMA integrity_check(20)")]
    if told != ["ok"]:
        found.append("The tables and indexes of the file do not fit together.")
    return found
