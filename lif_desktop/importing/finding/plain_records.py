"""Most rows of a long table, known at one glance to be records."""

import re
from datetime import date

from lif_desktop.importing.finding.grid import Grid
from lif_desktop.importing.finding.heading_rows import Heading
from lif_desktop.importing.finding.row_kinds import Rows
from lif_desktop.importing.reading.sheets import Cell

_LESSONS = 12  # records from which the columns that tell are learnt
SLOW = 3  # rows after a heading that are always looked at closely
# A cell that starts like this may make its row something else than a record.
_SUSPECT = re.compile(
    r"\W*(?:$|(?:grand|sub|overall|sheet|page|final|running|cumulative|total|sum|average|mean|median"
    r"|count|example|worked|for ex|e\.?g|sample|please|select|choose|pick|click|enter|insert|type"
    r"|drop|end|eof|all|any|whole|combined)\b)"
    r"|[<\[({*=_#~.\-–—£0]|[A-Z0-9]+[-_].*(?:START|END|BEGIN|FINISH|STOP)$",
    re.IGNORECASE,
)


class Plain:
    """Knows at one glance most rows of a long table: words or dates where records have them."""

    def __init__(self, grid: Grid, rows: Rows, heading: Heading) -> None:
        self._grid = grid
        self._mask = rows.mask
        self._many = rows.many
        self._raw = set(heading.raw.values())
        self._seen = 0
        self._solid: dict[int, int] = {}
        self._anchors: list[int] = []

    def learn(self, row: int) -> None:
        """Take note of a row that was found to be a record."""
        self._seen += 1
        if self._seen > _LESSONS and self._anchors:
            return
        for column in self._grid.held(row, self._mask):
            cell = self._grid.cell(row, column)
            if _solid(cell):
                # Dates are told at once; words need a look at how they begin.
                self._solid[column] = self._solid.get(column, 0) + (3 if type(cell) is date else 2)
        best = sorted(self._solid, key=lambda c: (-self._solid[c], c))
        self._anchors = sorted(best[:4]) if self._seen >= SLOW else []

    def run(self, row: int) -> int:
        """Return the first row from `row` on that is not certainly a record."""
        anchors, raw, many, mask = self._anchors, self._raw, self._many, self._mask
        if len(anchors) < 2:
            return row
        rows, fills, first = self._grid.rows, self._grid.fills, anchors[0]
        for at in range(row, self._grid.height):
            cells = rows[at]
            solid = 0
            for column in anchors:
                cell = cells[column]
                if type(cell) is date or (
                    type(cell) is str and not _SUSPECT.match(cell) and cell not in raw
                ):
                    solid += 1
                    if solid == 2:
                        break
                elif cell is not None and column == first:
                    return at  # what names the row may name a total
            if solid < 2 or (fills[at] & mask).bit_count() < many:
                return at
        return self._grid.height


def _solid(cell: Cell) -> bool:
    return type(cell) is date or (type(cell) is str and not _SUSPECT.match(cell))
