"""What imports remember of a record goes with the record."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from lif_desktop import registers
from lif_desktop.store import rows, sql
from lif_desktop.store.records import Edit

_REMEMBERED = "SELECT id, register, means FROM readings WHERE kind IN ('same', 'other')"


def with_the_records(connection: Connection, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the deletions of readings that say which rows are, or are not, a deleted record."""
    gone: dict[str, list[int]] = {}
    for edit in edits:
        if edit.deed == "delete" and edit.register != "readings":
            gone.setdefault(edit.register, []).append(edit.record_id)
    remembered: dict[tuple[str, str], list[int]] = {}
    for one, register, means in sql.rows(connection, _REMEMBERED) if gone else ():
        remembered.setdefault((register, means), []).append(one)
    if not remembered:
        return
    for key, ids in gone.items():
        table = registers.get(key).table
        for part in rows.chunks(ids):
            marks = ",".join("?" * len(part))
            for (reference,) in sql.rows(
                connection, f"SELECT reference FROM {table} WHERE id IN ({marks})", part
            ):
                for reading in remembered.get((key, reference), ()):
                    yield Edit("readings", "delete", reading, {})
