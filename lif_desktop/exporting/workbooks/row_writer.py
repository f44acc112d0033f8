"""Writing records as rows: one styled cell a column, refilled for each record."""

from collections.abc import Sequence
from typing import Any

from lif_desktop import identity
from lif_desktop.exporting.workbooks import cells, sheet
from lif_desktop.fields import Derived, Field, Names
from lif_desktop.store.records import Record

_LINE, _PADDING = 13.2, 3.0  # points
_MOST_LINES = 12
_LETTERS = 1.15  # small letters are narrower than the figures in which Excel measures widths


class RowWriter:
    """Appends records to a sheet below the rows `above`, as high as their longest texts need."""

    def __init__(
        self,
        page: sheet.Page,
        columns: Sequence[tuple[Field, float]],
        names: Names,
        own: str,
        above: int,
    ) -> None:
        self._page, self._own = page, own
        self._columns = [
            (
                field.key,
                None if isinstance(field, Derived) else cells.writer(field, names),
                column_cell(page, field),
                width - 2 if cells.wraps(field) else 0,
                field.column,
            )
            for field, width in columns
        ]
        self._record, self._version = sheet.column_cell(page, None), sheet.column_cell(page, None)
        self._number = above

    def write(self, record: Record) -> None:
        """Append one record."""
        row: list[sheet.ColumnCell | None] = []
        values, lines = record.values, 1
        for key, write, cell, width, shown in self._columns:
            kept = _kept(record, key, values) if write else record.shown(key).text or None
            if kept is None:
                # What prints gets its hairline also where it is blank; the rest is left out.
                cell.hold(None, "n")
                row.append(cell if shown else None)
                continue
            value, kind = write(kept) if write else (kept, "s")
            cell.hold(value, kind)
            if width and (len(value) > width or "\n" in value):
                lines = max(lines, lines_of(value, width))
            row.append(cell)
        self._record.hold(identity.stamp(self._own, record.id), "s")
        self._version.hold(record.version, "n")
        row += [self._record, self._version]
        self._number += 1
        if lines > 1:
            self._page.set_height(self._number, height_of(lines))
        self._page.append(row)

    def room(self) -> None:
        """Append an empty row, for what is new."""
        found: list[sheet.ColumnCell | None] = []
        for _, _, cell, _, _ in self._columns:
            cell.hold(None, "n")
            found.append(cell)
        self._number += 1
        self._page.append(found)


def column_cell(page: sheet.Page, field: Field) -> sheet.ColumnCell:
    """Return the cell of a column: reference and what is worked out are locked, and grey."""
    locked = isinstance(field, Derived) or field.key == "reference"
    return sheet.column_cell(page, field, opened=not locked)


def _kept(record: Record, key: str, values: Any) -> Any:
    return record.reference if key == "reference" else values[key]


def lines_of(text: str, width: float) -> int:
    """Return about how many lines a text takes in a column; Excel does not work it out itself."""
    needed = sum(1 + int(len(part) / (width * _LETTERS)) for part in text.split("\n"))
    return min(needed, _MOST_LINES)


def height_of(lines: int) -> float:
    """Return the height in points of a row of so many lines."""
    return lines * _LINE + _PADDING
