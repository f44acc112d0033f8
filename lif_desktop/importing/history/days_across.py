"""Days or years that head columns: a matrix's meetings, a tracker's updates; not a record's own."""

import re
from datetime import date

from lif_desktop.importing.finding.grid import Grid
from lif_desktop.importing.finding.wording import is_time_label
from lif_desktop.importing.reading.sheets import Cell

_DAY = re.compile(r"\s*(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})\s*$")
_FEWEST, _LOOKED_AT = 2, 4


def days_across(grid: Grid, row: int, columns: list[int]) -> frozenset[int]:
    """Return the columns that days or years head: in order, side by side, and none below them."""
    days = {c: day for c in columns if (day := _day(grid.cell(row, c))) is not None}
    found = list(days)
    if len(found) < _FEWEST or found[0] == columns[0]:
        return frozenset()
    if found[-1] - found[0] != len(found) - 1:
        return frozenset()
    in_order = sorted(days.values())
    if len(set(in_order)) < len(in_order) or list(days.values()) not in (in_order, in_order[::-1]):
        return frozenset()
    for below in range(row + 1, min(grid.height, row + 1 + _LOOKED_AT)):
        if any(_day(grid.cell(below, c)) is not None for c in found):
            return frozenset()
    return frozenset(found)


def _day(cell: Cell) -> tuple[int, int, int] | None:
    """Return a day or year by which they can be put in order; figures are read day first."""
    if isinstance(cell, date):
        return cell.year, cell.month, cell.day
    if type(cell) is not str and is_time_label(cell):
        return int(str(cell).partition(".")[0]), 0, 0
    found = _DAY.match(cell) if type(cell) is str else None
    if found is None:
        return None
    year = int(found[4])
    return year if year > 99 else 2000 + year, int(found[3]), int(found[1])
