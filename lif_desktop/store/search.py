"""The search index: one contentless full-text table a register, kept by the change sets.

Contentless, because the words stand in the records already; without triggers, because a bulk
write then costs one statement. Erasure runs `optimize` and VACUUM, so no word stays behind.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from lif_desktop.fields import Memo, Text
from lif_desktop.registers import Register

_FOUND = "lif_found"
# Letters and figures; the index breaks words at everything else, the underscore included.
_WORD = re.compile(r"[^\W_]+")


def table(register: Register) -> str:
    """Return the name of a register's index."""
    return f"search_{register.table}"


def keys(register: Register) -> tuple[str, ...]:
    """Return the keys of the fields that are searched."""
    return tuple(field.key for field in register.visible if isinstance(field, (Text, Memo)))


def body(reference: str, values: Mapping[str, Any], searched: tuple[str, ...]) -> str:
    """Return the text under which a record is found."""
    return "\n".join([reference, *(text for key in searched if (text := values[key]))])


def put(connection: Connection, register: Register, bodies: Iterable[tuple[int, str]]) -> None:
    """Index these records, in place of what was indexed of them."""
    if rows := list(bodies):
        connection.exec_driver_sql(
            f"INSERT OR REPLACE INTO {table(register)}(rowid, body) VALUES (?, ?)",
            rows,
        )


def drop(connection: Connection, register: Register, ids: Iterable[int]) -> None:
    """Take deleted records out of the index."""
    if rows := [(one,) for one in ids]:
        connection.exec_driver_sql(f"DELETE FROM {table(register)} WHERE rowid = ?", rows)


def find(connection: Connection, register: Register, text: str) -> int:
    """Gather the ids of the records in which every word occurs in `temp.found`; return how many.

    Matching a common word costs more than all else of a page, so it is done once for page, count
    and further pages, and again only after a change. It must be asked before anything is read on
    the connection: what a transaction gathers goes with it.
    """
    raw: Any = connection.connection.driver_connection
    index, words = table(register), query(text)
    now = raw.execute("PRAGMA data_version").fetchone()
    known = connection.info.get(_FOUND)
    if known and known[0] == (index, words, now, raw.total_changes):
        return int(known[1])
    raw.execute("CREATE TEMP TABLE IF NOT EXISTS found (id INTEGER PRIMARY KEY)")
    raw.execute("DELETE FROM temp.found")
    if words:
        match = f"SELECT rowid FROM {index} WHERE {index} MATCH ?"
        raw.execute(f"INSERT INTO temp.found {match}", (words,))
    count = int(raw.execute("SELECT count(*) FROM temp.found").fetchone()[0])
    connection.info.pop(_FOUND, None)
    if not raw.in_transaction:
        connection.info[_FOUND] = (index, words, now, raw.total_changes), count
    return count


def query(text: str) -> str:
    """Return what a person typed as a query: every word must occur, the last may be begun."""
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    return " AND ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*']) if words else ""
