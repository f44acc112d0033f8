"""What became of every row of every sheet: heading, record, left out, outside the tables, blank."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from lif_desktop.importing.finding.tables import Found, Table
from lif_desktop.importing.reading.sheets import Sheet, place, row_ranges

_READ = "read"


@dataclass(frozen=True, slots=True)
class SheetAccount:
    """How the rows of one sheet add up; `outcome` says what was done with the sheet.

    A row of a matrix that holds several records counts once; the labels of a form are headings.

    headings + records + left_out + outside + blank + len(lost) = rows. Tables that were not read
    for the register count as outside; `lost` would be rows that nothing speaks of: none must be.
    """

    name: str
    outcome: str
    rows: int
    headings: int
    records: int
    left_out: int
    outside: int
    blank: int
    lost: str = ""
    heading_row: int = 0  # Excel's number of the lowest heading of the first table that is read

    def as_json(self) -> dict[str, Any]:
        """Return it as a receipt keeps it."""
        return asdict(self)


def accounts(
    found: Iterable[Found],
    chosen: Collection[Table] | None = None,
    reasons: Mapping[str, str] | None = None,
) -> tuple[SheetAccount, ...]:
    """Return the account of each sheet; `chosen` are the tables that are read (None: all).

    `reasons` are why sheets were not read at all, by name.
    """
    read = None if chosen is None else {id(table) for table in chosen}
    return tuple(_account(one, read, (reasons or {}).get(one.sheet.name, "")) for one in found)


def _account(one: Found, read: set[int] | None, reason: str) -> SheetAccount:
    sheet = one.sheet
    tables = [table for table in one.tables if read is None or id(table) in read]
    others = [table for table in one.tables if table not in tables]
    records = {row for table in tables for row in table.shown_rows}
    left = _left_out(tables) - records
    headings = {row for table in tables for row in _headings(table)} - records - left
    told = records | left | headings
    outside = _ranges(one, sheet) | {
        row
        for table in others
        for row in (*_headings(table), *table.shown_rows, *_left_out([table]))
    }
    outside = outside - told
    filled = {row for row, fill in enumerate(sheet.fills, 1) if fill}
    lost = filled - told - outside
    named = told | (outside & filled)
    unread = reason or ("no table of records" if filled else "blank")
    outcome = _READ if tables else unread
    return SheetAccount(
        sheet.name, outcome, sheet.row_count, len(headings), len(records), len(left),
        len(outside & filled), sheet.row_count - len(named) - len(lost), row_ranges(lost),
        next((max(one.heading_rows) for one in tables if one.heading_rows), 0),
    )  # fmt: skip


def _headings(table: Table) -> Iterable[int]:
    """Return the rows that say what others mean: of a form, all its labels."""
    if table.form is not None:
        return range(table.form[0] + 1, table.form[2] + 2)
    return table.heading_rows


def _left_out(tables: Iterable[Table]) -> set[int]:
    return {row for table in tables for part in table.left_out for row in rows_in(part.rows)}


def rows_in(rows: str) -> Iterable[int]:
    """Return the row numbers that "12-14,39" names."""
    for part in rows.split(","):
        first, _, last = part.partition("-")
        if first:
            yield from range(int(first), int(last or first) + 1)


def _ranges(one: Found, sheet: Sheet) -> set[int]:
    """Return the rows of which a range is named as not read."""
    rows: set[int] = set()
    for part in one.unread:
        first, _, last = part.range.partition(":")
        if not first:
            continue
        try:
            top, bottom = place(first)[0], place(last or first)[0]
        except ValueError:
            continue
        rows.update(range(top + 1, min(bottom + 1, sheet.row_count) + 1))
    return rows
