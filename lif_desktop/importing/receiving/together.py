"""The sheets of one return that are for different registers: each is read into its own."""

import json
from collections.abc import Iterable, Mapping

from lif_desktop import identity
from lif_desktop.fields.reading import fold
from lif_desktop.importing.finding.tables import Found, Table
from lif_desktop.store.records import Record


def registers_of(record: Record, found: Iterable[Found]) -> Mapping[str, tuple[str, int]]:
    """Return by register the sheet that is for it and its rows, of a return with several.

    A sheet is known by the headings it was sent with, whatever it is called now.
    """
    sent = json.loads(record.values["sent"] or "{}").get("of", {})
    headings = {key: frozenset(map(fold, one)) for key, one in sent.items()}
    held: dict[str, tuple[str, int]] = {}
    if len(headings) < 2:
        return held
    for one in found:
        for table in one.tables:
            key = _register(table, headings)
            if key and table.record_rows:
                sheet, rows = held.get(key, (one.sheet.name, 0))
                held[key] = (sheet, rows + len(table.record_rows))
    return held


def _register(table: Table, headings: Mapping[str, frozenset[str]]) -> str:
    """Return the register that a sheet was sent for; "" where it bears no identity."""
    came = [column.heading for column in table.columns]
    if identity.return_token(came) is None:
        return ""
    folded = set(map(fold, came))
    return max(headings, key=lambda key: len(folded & headings[key]))
