"""Which fields the board says something newer in than an older file, as far as history tells."""

from collections.abc import Collection, Mapping
from datetime import date

from lif_desktop.store import history, receipts
from lif_desktop.store.board import Board


def said_since(
    board: Board, register: str, ids: Collection[int], as_of: date
) -> Mapping[int, frozenset[str]]:
    """Return the fields of records that were edited by hand after a day; none for the whole record.

    A newer file, or whoever entered the record, spoke of all of it: what was only repeated leaves
    no trace. Those who edit a record speak of the fields that they change.
    """
    found: dict[int, set[str]] = {}
    whole: set[int] = set()
    with board.reading() as connection:
        days = receipts.speaking(connection)
        for entry, change, kind, at in history.deeds(connection, register, ids):
            if days.get(change, at.astimezone().date()) <= as_of:
                continue
            if kind == "import" or entry.deed != "edit" or not entry.values:
                whole.add(entry.record_id)
            found.setdefault(entry.record_id, set()).update(entry.values)
    return {one: frozenset(keys) for one, keys in found.items() if one not in whole}
