"""What a workbook holds, as Excel's grid shows it: sheets, rows of cells, and what was not read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384  # Excel's own limits
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})$")


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell in which Excel shows an error instead of a value, such as ``#N/A``."""

    code: str

    def __str__(self) -> str:
        return self.code


Cell = None | str | float | int | bool | date | datetime | time | ErrorCell
Row = tuple[Cell, ...]


NO_RESULT = "(no result)"
"""The code of a cell whose formula was saved without a result: nobody knows what it shows."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What Excel does not show of a sheet: Excel's rows, zero-based columns, and why rows are not.

    What is hidden is read like all else, and said.
    """

    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    filtered: bool = False


NOTHING_HIDDEN = Hidden()


@dataclass(frozen=True, slots=True)
class Unread:
    """A range that was not read as values, and why, in words for the user."""

    range: str
    reason: str


@dataclass(slots=True)
class Sheet:
    """One sheet: `rows[0]` is Excel's row 1; every row is `column_count` cells wide.

    `fills[i]` has bit `c` set where `rows[i][c]` is not None. `merges` are zero-based
    (first row, first column, last row, last column), where the format tells.
    """

    name: str
    visible: bool
    rows: list[Row]
    row_count: int
    column_count: int
    unread: list[Unread] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    fills: list[int] = field(default_factory=list)
    hidden: Hidden = NOTHING_HIDDEN

    def __post_init__(self) -> None:
        if len(self.fills) != len(self.rows):
            self.fills = fills_of(self.rows)


@dataclass(slots=True)
class Workbook:
    """A workbook as it was read; `problems` are sentences about what to know of it."""

    path: Path
    name: str
    sha256: str
    format: str
    sheets: list[Sheet]
    problems: list[str] = field(default_factory=list)


def sheet_of(name: str, rows: Iterable[Sequence[Cell]], *, visible: bool = True) -> Sheet:
    """Return a sheet of rows that may be ragged; blank cells are None or empty text."""
    ragged = [[None if cell == "" else cell for cell in row] for row in rows]
    width = max(map(len, ragged), default=0)
    full = [(*row, *(None,) * (width - len(row))) for row in ragged]
    return Sheet(name, visible, full, len(full), width)


def fills_of(rows: Iterable[Row]) -> list[int]:
    """Return for each row the set of its columns that hold something, as bits."""
    known: dict[tuple[bool, ...], int] = {}
    fills = []
    for row in rows:
        pattern = tuple([cell is not None for cell in row])
        fill = known.get(pattern)
        if fill is None:
            fill = known[pattern] = sum(1 << c for c, held in enumerate(pattern) if held)
        fills.append(fill)
    return fills


@lru_cache(maxsize=MOST_COLUMNS)
def letter(column: int) -> str:
    """Return the letters of a zero-based column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place(reference: str) -> tuple[int, int]:
    """Return the zero-based row and column of a reference such as ``B12``.

    Raises:
        ValueError: if it is no cell of Excel's grid.
    """
    found = _REFERENCE.match(reference)
    if not found:
        raise ValueError(reference)
    column = 0
    for character in found[1]:
        column = column * 26 + ord(character) - 64
    row = int(found[2])
    if not (0 < row <= MOST_ROWS and column <= MOST_COLUMNS):
        raise ValueError(reference)
    return row - 1, column - 1


def area(top: int, left: int, bottom: int, right: int) -> str:
    """Return a zero-based rectangle as Excel writes it: ``B2:C5``, or ``B2`` for one cell."""
    first, last = f"{letter(left)}{top + 1}", f"{letter(right)}{bottom + 1}"
    return first if first == last else f"{first}:{last}"


def row_ranges(rows: Iterable[int]) -> str:
    """Return Excel row numbers compactly: 12, 13, 14, 39 is ``12-14,39``."""
    parts: list[list[int]] = []
    for row in sorted(set(rows)):
        if parts and parts[-1][1] == row - 1:
            parts[-1][1] = row
        else:
            parts.append([row, row])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in parts)


def areas_of(cells: Iterable[tuple[int, int]]) -> list[str]:
    """Return zero-based cells as few rectangles, top to bottom."""
    columns_of: dict[int, list[int]] = {}
    for row, column in cells:
        columns_of.setdefault(row, []).append(column)
    grown: list[list[int]] = []
    growing: dict[tuple[int, int], list[int]] = {}
    for row in sorted(columns_of):
        stretches = _stretches(columns_of[row])
        still: dict[tuple[int, int], list[int]] = {}
        for stretch in stretches:
            box = growing.get(stretch)
            if box is None or box[2] != row - 1:
                box = [row, stretch[0], row, stretch[1]]
                grown.append(box)
            box[2] = row
            still[stretch] = box
        growing = still
    return [area(*box) for box in grown]


def _stretches(columns: Iterable[int]) -> list[tuple[int, int]]:
    found: list[list[int]] = []
    for column in sorted(set(columns)):
        if found and found[-1][1] == column - 1:
            found[-1][1] = column
        else:
            found.append([column, column])
    return [(a, b) for a, b in found]
