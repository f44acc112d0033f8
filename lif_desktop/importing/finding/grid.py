"""A sheet's grid as sets of columns: which cells of a row are held, free, merged."""

from functools import lru_cache

from lif_desktop.importing.finding.wording import blank
from lif_desktop.importing.reading.sheets import Cell, Row, Sheet

_WIDEST_MERGE = 200  # columns or rows; wider ones are decoration or malice


@lru_cache(maxsize=4096)
def columns_in(mask: int) -> tuple[int, ...]:
    """Return the columns whose bits are set."""
    columns = []
    while mask:
        low = mask & -mask
        columns.append(low.bit_length() - 1)
        mask ^= low
    return tuple(columns)


def mask_of(columns: tuple[int, ...] | list[int] | range) -> int:
    """Return the set of columns as bits."""
    mask = 0
    for column in columns:
        mask |= 1 << column
    return mask


class Grid:
    """The rows of a sheet with quick answers about what stands where; all zero-based."""

    def __init__(self, sheet: Sheet) -> None:
        self.rows: list[Row] = sheet.rows
        self.fills: list[int] = sheet.fills
        self._sheets_own = sheet.fills
        self.height = len(sheet.rows)
        self.width = sheet.column_count
        self.merges: dict[tuple[int, int], tuple[int, int]] = {
            (top, left): (bottom, right)
            for top, left, bottom, right in sheet.merges
            if bottom - top < _WIDEST_MERGE and right - left < _WIDEST_MERGE
        }

    def clear(self, first: int, last: int, mask: int) -> None:
        """Take cells for blank from here on; the sheet itself stays as it is."""
        if self.fills is self._sheets_own:
            self.fills = list(self.fills)
        for row in range(first, last + 1):
            self.fills[row] &= ~mask

    def held(self, row: int, mask: int) -> list[int]:
        """Return the columns of `mask` in which a person sees something."""
        if not 0 <= row < self.height:
            return []
        cells = self.rows[row]
        return [c for c in columns_in(self.fills[row] & mask) if not blank(cells[c])]

    def cell(self, row: int, column: int) -> Cell:
        """Return one cell."""
        return self.rows[row][column]

    def texts(self, row: int, columns: list[int]) -> list[str]:
        """Return the texts among some cells of a row."""
        cells = self.rows[row]
        return [cell for c in columns if type(cell := cells[c]) is str]

    def reach(self, row: int, column: int) -> tuple[int, int]:
        """Return the last row and column of the cell, merged or not."""
        return self.merges.get((row, column), (row, column))

    def stretch(self, row: int, mask: int, most: int) -> list[int]:
        """Return the rows that follow `row`, up to the first that is blank within `mask`.

        One or two blank rows may come first.
        """
        found: list[int] = []
        for at in range(row + 1, min(self.height, row + 1 + most)):
            if self.fills[at] & mask:
                found.append(at)
            elif found or at > row + 2:
                break
        return found

    def wider(self, first: int, row: int, left: int, right: int) -> int:
        """Return the columns from left to right, and those beside that `row` holds, `first` not."""
        upper, lower = self.fills[first], self.fills[row] if row < self.height else 0
        while (lower & ~upper) >> (right + 1) & 1:
            right += 1
        while left and (lower & ~upper) >> (left - 1) & 1:
            left -= 1
        return mask_of(range(left, right + 1))

    def under(self, rows: list[int]) -> int:
        """Return the columns held in any of `rows`."""
        mask = 0
        for row in rows:
            mask |= self.fills[row]
        return mask
