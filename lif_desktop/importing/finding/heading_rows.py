"""Where a table's heading stands: one to four rows, judged by what follows under them."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from lif_desktop.fields import show_day
from lif_desktop.importing.finding.grid import Grid, mask_of
from lif_desktop.importing.finding.heading_proof import begins_further_left, holds
from lif_desktop.importing.finding.wording import (
    asks,
    heading_words,
    is_default,
    is_help,
    is_label,
    is_numbering,
    is_prompt,
    is_time_label,
    plain,
)
from lif_desktop.importing.history.days_across import days_across
from lif_desktop.importing.reading.sheets import Cell

MOST_ROWS = 4
_WINDOW = 40  # rows looked at below
_SHORT = 60  # characters of a sub-heading


@dataclass(frozen=True, slots=True)
class Heading:
    """Heading rows and what each column is called; all zero-based."""

    rows: tuple[int, ...]
    names: dict[int, str]  # column -> heading, "" where data stands under none
    raw: dict[int, Cell]  # column -> the cell of the first row, to know it when it is repeated

    @property
    def mask(self) -> int:
        """The table's columns as bits."""
        return mask_of(list(self.names))

    @property
    def first(self) -> int:
        """The leftmost column."""
        return min(self.names)


def bands(grid: Grid, row: int, mask: int) -> list[list[int]]:
    """Return the groups of columns of a row that stand apart: nothing between, nor below."""
    held = grid.held(row, mask)
    if not held:
        return []
    below = grid.stretch(row, mask_of(range(held[0], held[-1] + 1)), _WINDOW)
    under = grid.under(below)
    found = [[held[0]]]
    for column in held[1:]:
        last = found[-1][-1]
        covered = grid.reach(row, last)[1]
        if any(not (under >> gap) & 1 and gap > covered for gap in range(last + 1, column)):
            found.append([column])
        else:
            found[-1].append(column)
    return _rejoin(grid, found, below, under)


def _rejoin(grid: Grid, found: list[list[int]], below: list[int], under: int) -> list[list[int]]:
    """Join what one blank column parts, where the rows prove that it is one table."""
    if len(found) > 2 and all(len(one) == 1 for one in found) and _is_spaced(found):
        return [[one[0] for one in found]]  # nobody puts three lists of one column side by side
    joined = [found[0]]
    for band in found[1:]:
        left = joined[-1]
        near = band[0] - left[-1] == 2
        alone = len(band) == 1 and not (under >> (band[0] + 1)) & 1 and len(left) > 1
        if near and (alone or _has_holes(grid, left, band, below)):
            left.extend(band)
        else:
            joined.append(band)
    return joined


def _is_spaced(found: list[list[int]]) -> bool:
    return all(after[0] - before[-1] == 2 for before, after in pairwise(found))


def _has_holes(grid: Grid, left: list[int], right: list[int], below: list[int]) -> bool:
    """Say whether the right side's rows lie scattered among the left side's."""
    one, other = mask_of(left), mask_of(right)
    held = [bool(grid.fills[row] & other) for row in below]
    if not any(held) or any(grid.fills[r] & other and not grid.fills[r] & one for r in below):
        return False
    last = len(held) - held[::-1].index(True)
    return not all(held[:last])


def heading_at(grid: Grid, row: int, columns: list[int], free: int) -> Heading | None:
    """Return the heading that begins in `row` over `columns`, if it is one."""
    if len(columns) < 2 or not _may_head(grid, row, columns) or _goes_on(grid, row, columns):
        return None
    rows = _heading_rows(grid, row, columns)
    extent = _extent(grid, rows, columns, free)
    names = _names(grid, rows, extent)
    below = grid.stretch(rows[-1], mask_of(extent), _WINDOW)
    if not holds(grid, rows, names, below, free) or _better_below(grid, rows, names, free):
        return None
    under = grid.under(below)
    for column in extent:
        if column not in names and (under >> column) & 1 and _means(grid, below, column):
            names[column] = ""
    if sum(1 for name in names.values() if name) < 0.6 * len(names):
        return None
    left = extent[0] - 1
    if left >= 0 and (free & under) >> left & 1 and _names_rows(grid, below, left):
        names[left] = ""
    ordered = {column: names[column] for column in sorted(names)}
    raw = {column: grid.cell(row, column) for column in columns if names.get(column)}
    return Heading(rows, ordered, raw)


def heading_drawn(grid: Grid, rows: tuple[int, ...], extent: range) -> Heading:
    """Return the heading that a person says stands in these rows and columns."""
    mask = mask_of(extent)
    held = tuple(row for row in rows if grid.held(row, mask)) or rows[:1]
    names = _names(grid, held, list(extent))
    ordered = {column: names.get(column, "") for column in extent}
    first = grid.held(held[0], mask)
    return Heading(held, ordered, {c: grid.cell(held[0], c) for c in first if names.get(c)})


def heading_below(grid: Grid, row: int, columns: list[int]) -> int:
    """Return the last row of a heading that a person says begins in `row`."""
    return _heading_rows(grid, row, columns)[-1] if len(columns) > 1 else row


def _goes_on(grid: Grid, row: int, columns: list[int]) -> bool:
    """Say whether the row is one of many alike, the first of which was no heading either."""
    mask = mask_of(columns)
    texts = [plain(text) for text in grid.texts(row, columns)]
    if not row or len(texts) < len(columns) or heading_words(texts) >= 0.5:
        return False
    near = (row - 1, row + 1)
    alike = all(
        grid.held(at, mask) == columns and len(grid.texts(at, columns)) == len(columns)
        and max(map(len, grid.texts(at, columns))) <= _SHORT
        for at in near
    )  # fmt: skip
    return alike and heading_words([plain(text) for text in grid.texts(row - 1, columns)]) < 0.5


def _better_below(grid: Grid, rows: tuple[int, ...], names: dict[int, str], free: int) -> bool:
    """Say whether the next row is so much more of a heading that this one is a title."""
    row = rows[-1] + 1
    held = grid.held(row, free)
    cells = [grid.cell(row, c) for c in held]
    texts = [plain(cell) for cell in cells if type(cell) is str]
    if len(rows) > 1 or len(held) <= len(names) or len(texts) < len(held):
        return False
    here = heading_words([name for name in names.values() if name])
    return all(map(is_label, cells)) and heading_words(texts) >= max(0.5, here + 0.25)


def _may_head(grid: Grid, row: int, columns: list[int]) -> bool:
    if across := days_across(grid, row, columns):
        beside = [grid.cell(row, c) for c in columns if c not in across]
        return all(type(cell) is str and is_label(cell) and len(cell) <= _SHORT for cell in beside)
    cells = [grid.cell(row, c) for c in columns]
    labels = [cell for cell in cells if is_label(cell)]
    texts = [plain(cell) for cell in labels if type(cell) is str]
    if len(labels) < max(2, 0.7 * len(cells)) or not texts:
        return False
    if len(texts) < 0.5 * len(cells) and not all(is_time_label(c) for c in cells[1:]):
        return False
    if sum(map(len, texts)) / len(texts) > 120 or len(set(texts)) < 0.4 * len(texts):
        return False
    if sum(1 for text in texts if asks(text) and len(text) > 8) > 0.5 * len(texts):
        return False
    colons = sum(1 for text in texts if text.endswith(":")) / len(cells)
    return colons < 0.25 or (colons > 0.75 and len(cells) > 2)


def _heading_rows(grid: Grid, row: int, columns: list[int]) -> tuple[int, ...]:
    last = row
    deepest = max(grid.reach(row, c)[0] for c in columns)
    if row < deepest < row + MOST_ROWS:
        # A key column merged down leaves no doubt; another might be merged over data.
        certain = grid.reach(row, columns[0])[0] == deepest
        under = range(row + 1, deepest + 1)
        if certain or all(_all_labels(grid, at, columns) for at in under):
            last = deepest
    while last + 1 < min(grid.height, row + MOST_ROWS):
        # A narrow blank row may part the groups from what is under them.
        skip = 0 if grid.fills[last + 1] & _span(columns) else 1
        if not _is_sub_row(grid, row, last + skip, columns):
            break
        last += 1 + skip
    filled = range(row, last + 1)
    return tuple(at for at in filled if at == row or grid.held(at, _span(columns)))


def _span(columns: list[int]) -> int:
    return mask_of(range(columns[0], columns[-1] + 1))


def _all_labels(grid: Grid, row: int, columns: list[int]) -> bool:
    held = grid.held(row, _span(columns))
    return all(is_label(grid.cell(row, c)) for c in held)


def _is_sub_row(grid: Grid, first: int, above: int, columns: list[int]) -> bool:
    """Say whether the row after `above` is still heading: short labels under groups."""
    row = above + 1
    under_first = above == first or not grid.fills[above] & _span(columns)
    right = max(grid.reach(first, c)[1] for c in columns)
    held = grid.held(row, grid.wider(first, row, columns[0], max(right, columns[-1])))
    cells = [grid.cell(row, c) for c in held]
    texts = [plain(c) for c in cells if type(c) is str]
    if len(held) < 2 or len(texts) < len(held) or not all(map(is_label, cells)):
        return False
    if max(map(len, texts)) > _SHORT * 3 or any(is_help(text) for text in texts if len(text) > 2):
        return False
    merged = [
        (c, grid.reach(first, c)[1])
        for c in columns
        if grid.reach(first, c)[1] > c and grid.reach(first, c)[1] - c + 1 < columns[-1] + 1
    ]
    if merged:
        inside = [c for c in held if any(a <= c <= b for a, b in merged)]
        parted = any(a < c <= b for c in inside for a, b in merged)  # else records merged alike
        leading = columns[0] not in held or grid.reach(first, columns[0])[1] > columns[0]
        if under_first and parted and len(inside) >= 2 and (leading or _groups(columns, held)):
            return True
    if under_first and begins_further_left(grid, row, columns, held):
        return True
    if columns[0] in held:
        return under_first and not grid.merges and _groups(columns, held)
    gaps = [c for c in held if c not in columns]
    short = all(len(text) <= _SHORT for text in texts)
    if under_first:
        return short and len(gaps) >= 1 and len(gaps) >= 0.3 * len(held)
    return short and len(set(texts)) <= 0.6 * len(texts)


def _groups(columns: list[int], held: list[int]) -> bool:
    """Say whether the upper row's few labels stand apart over a lower row's many."""
    apart = all(b - a > 1 for a, b in pairwise([*columns, held[-1] + 1]))
    return apart and len(held) >= 2 * len(columns) and set(columns) <= set(held)


def _extent(grid: Grid, rows: tuple[int, ...], columns: list[int], free: int) -> list[int]:
    left = columns[0]
    right = max([*columns, *(grid.reach(rows[0], c)[1] for c in columns)])
    if len(rows) > 1:
        # Sub-headings may reach further than the groups over some of them.
        lower = set(grid.held(rows[1], free))
        while right + 1 in lower:
            right += 1
        while left - 1 in lower:
            left -= 1
    return [c for c in range(left, right + 1) if (free >> c) & 1]


def _names(grid: Grid, rows: tuple[int, ...], extent: list[int]) -> dict[int, str]:
    parts: dict[int, list[str]] = {column: [] for column in extent}
    for at, row in enumerate(rows):
        held = grid.held(row, mask_of(extent))
        spreads = at < len(rows) - 1
        for index, column in enumerate(held):
            following = held[index + 1] if index + 1 < len(held) else extent[-1] + 1
            last = grid.reach(row, column)[1]
            if last == column and spreads and not grid.merges:
                last = following - 1
            text = _shown(grid.cell(row, column))
            for under in range(column, min(last, following - 1, extent[-1]) + 1):
                own = under == column or any(under in grid.held(r, 1 << under) for r in rows[1:])
                if own and under in parts and text not in parts[under]:
                    parts[under].append(text)
    return {column: " / ".join(texts) for column, texts in parts.items() if texts}


def _shown(cell: Cell) -> str:
    if type(cell) is str:
        return plain(cell)
    if type(cell) is float and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return f"{cell:%b %Y}" if is_time_label(cell) else show_day(cell)
    return str(cell)


def _names_rows(grid: Grid, rows: list[int], column: int) -> bool:
    """Say whether a column left of the headings says in words what each row is."""
    cells = [grid.cell(row, column) for row in rows]
    named = [c for c in cells if type(c) is str and not is_numbering(c) and not is_prompt(c)]
    return len(named) >= 0.8 * len(cells) and len(set(named)) > 1


def _means(grid: Grid, rows: list[int], column: int) -> bool:
    """Say whether a column under no heading holds anything but prompts and formulas' zeros."""
    cells = [grid.cell(row, column) for row in rows if grid.held(row, 1 << column)]
    return any(not (type(c) is str and is_prompt(c)) and not is_default(c) for c in cells)
