"""The cells of a table's columns, one for each record row."""

from operator import itemgetter

from lif_desktop.importing.finding.tables import Table
from lif_desktop.importing.reading.sheets import Cell, Row, Sheet


class Cells:
    """A table's columns; a cell merged downwards speaks for every row it covers."""

    def __init__(self, table: Table, sheet: Sheet) -> None:
        self._rows: list[Row] = [sheet.rows[row - 1] for row in table.record_rows]
        self._numbers = table.record_rows
        self._given = table.given
        self._merged: dict[int, list[tuple[int, int]]] = {}
        self._sheet = sheet
        first, last = table.first_row - 1, table.last_row - 1
        for top, left, bottom, right in sheet.merges:
            if left == right and bottom > top and first <= top and bottom <= last:
                self._merged.setdefault(left, []).append((top, bottom))

    def of(self, column: int) -> list[Cell]:
        """Return a column's cells, one for each record row."""
        if (given := self._given.get(column)) is not None:
            return [given.get(number) for number in self._numbers]
        cells = list(map(itemgetter(column), self._rows))
        for top, bottom in self._merged.get(column, ()):
            said = self._sheet.rows[top][column]
            for at, number in enumerate(self._numbers):
                if top < number - 1 <= bottom and cells[at] is None:
                    cells[at] = said
        return cells
