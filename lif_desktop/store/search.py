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
from lif_desktop.store import sql

_FOUND = "lif_found"
_MANY = 200  # deleted records
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


def put(
    connection: Connection, register: Register, bodies: Iterable[tuple[int, str]], tick: sql.Tick
) -> None:
    """Index these records, in place of what was indexed of them."""
    into = f"INSERT OR REPLACE INTO {table(register)}(rowid, body) VALUES (?, ?)"
    sql.many(connection, into, bodies, tick)


def drop(connection: Connection, register: Register, ids: Iterable[int], tick: sql.Tick) -> None:
    """Take deleted records, which no longer stand in their table, out of the index.

    Taking one out costs twenty times what putting one in does: where most go, as when a large
    import is taken back, those that stay are indexed anew.
    """
    gone = [(one,) for one in ids]
    index, kept = table(register), f"FROM {register.table}"
    left = connection.exec_driver_sql(f"SELECT count(*) {kept}").scalar() or 0
    if len(gone) < _MANY or left > len(gone):
        sql.many(connection, f"DELETE FROM {index} WHERE rowid = ?", gone, tick)
        return
    connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('delete-all')")
    names = [register.field(key).name for key in keys(register)]
    found = sql.rows(connection, f"SELECT {', '.join(['id', 'reference', *names])} {kept}")
    words = ((one, "\n".join(filter(None, said))) for one, *said in list(found))
    put(connection, register, words, tick)


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
