"""What proves that rows are a heading: what stands under them, and how it differs."""

from lif_desktop.importing.finding.forms import is_form
from lif_desktop.importing.finding.grid import Grid, columns_in, mask_of
from lif_desktop.importing.finding.wording import (
    folded,
    heading_words,
    is_numbering,
    is_prompt,
    is_time_label,
    plain,
    shape,
)

_ASKED = 24  # characters of a question
_NEAR = 6  # rows below within which one must hold two cells


def holds(
    grid: Grid, rows: tuple[int, ...], names: dict[int, str], below: list[int], free: int
) -> bool:
    """Say whether what stands below makes these rows a heading."""
    columns = sorted(names)
    texts = [names[c] for c in columns]
    mask = mask_of(columns)
    filled = [row for row in below if len(grid.held(row, mask)) >= 2]
    if not filled or below.index(filled[0]) >= _NEAR:
        return len(columns) >= 4 and heading_words(texts) >= 0.5 and _may_stay_empty(grid, below)
    if _runs_on(grid, rows[0], columns, below) or _recurs(grid, rows[0], columns, below):
        return False
    if len(columns) == 2 and len(filled) < 2 and heading_words(texts) < 1:
        return False
    if len(columns) == 2 and _numbers_a_question(texts):
        return False
    if is_form(grid, rows[0], columns, below) or _is_like_those_below(grid, rows, columns, below):
        return False
    return _covers(grid, columns, below, free)


def _numbers_a_question(texts: list[str]) -> bool:
    """Say whether a pair is a number and what it asks: A1, Who is the senior lead?"""
    number, asked = texts
    return is_numbering(number) and any(c.isdigit() for c in number) and len(asked) > _ASKED


def _may_stay_empty(grid: Grid, below: list[int]) -> bool:
    if len(below) <= 3 and all(grid.fills[row].bit_count() == 1 for row in below):
        return True  # a line that says that there is nothing to report
    cells = [cell for row in below for cell in grid.rows[row] if cell is not None]
    return all(is_numbering(c) or (type(c) is str and is_prompt(c)) for c in cells[:200])


def _covers(grid: Grid, columns: list[int], below: list[int], free: int) -> bool:
    """Say whether most columns that hold data below, connected, have a heading."""
    under = 0
    for row in below[:20]:
        under |= mask_of(grid.held(row, free))
    left, right = columns[0], columns[-1]
    while left > 0 and (under >> (left - 1)) & 1:
        left -= 1
    while (under >> (right + 1)) & 1:
        right += 1
    data = [c for c in columns_in(under) if left <= c <= right]
    bare = [c for c in data if c not in columns]
    return len(bare) <= 1 or len(bare) < 0.5 * len(data)


def _runs_on(grid: Grid, row: int, columns: list[int], below: list[int]) -> bool:
    """Say whether the row is one of a series that goes on below: A1, A2, A3."""
    for column in columns[:3]:
        cell = grid.cell(row, column)
        form = shape(cell)
        if form == "text" or is_time_label(cell):
            continue
        same = sum(1 for r in below[:4] if shape(grid.cell(r, column)) == form)
        if same >= min(2, len(below)) and (is_numbering(cell) or len(columns) == 2):
            return True
    return False


def _is_like_those_below(
    grid: Grid, rows: tuple[int, ...], columns: list[int], below: list[int]
) -> bool:
    """Say whether two words only are no more a heading than the pairs below them."""
    cells = [grid.cell(rows[0], c) for c in columns]
    texts = [plain(cell) for cell in cells if type(cell) is str]
    if len(rows) > 1 or len(columns) != 2 or len(texts) < 2 or heading_words(texts) > 0:
        return False
    for column, text in zip(columns, texts, strict=True):
        others = [plain(v) for r in below if type(v := grid.cell(r, column)) is str]
        if len(others) < len(below) or text.isupper() != all(map(str.isupper, others)):
            return False
        if not min(map(len, others)) <= len(text) <= max(map(len, others)):
            return False
    return True


def _recurs(grid: Grid, row: int, columns: list[int], below: list[int]) -> bool:
    """Say whether the row's cells are values: they stand again below, each in its column."""
    own = {c: folded(cell) for c in columns if type(cell := grid.cell(row, c)) is str}
    again: set[int] = set()
    for at in below:
        cells = grid.rows[at]
        same = {c for c, text in own.items() if type(v := cells[c]) is str and folded(v) == text}
        if 2 * len(same) < max(2, len(own)):
            again |= same
    return len(again) > 0.25 * len(columns)


def begins_further_left(grid: Grid, row: int, columns: list[int], held: list[int]) -> bool:
    """Say whether a row names all of `columns`, and others left of them that are not named above.

    Autumn, Spring, Summer stand above the dates of meetings, School and Lead beside these.
    """
    left = [column for column in held if column < columns[0]]
    texts = [plain(text) for text in grid.texts(row, held)]
    if not left or not set(columns) <= set(held) or len(set(texts)) < len(held):
        return False
    below = grid.stretch(row, mask_of(held), _NEAR)
    named = heading_words([plain(text) for text in grid.texts(row, left)]) >= 0.5
    return named and bool(below) and not _recurs_at_all(grid, row, held, below)


def _recurs_at_all(grid: Grid, row: int, held: list[int], below: list[int]) -> bool:
    return any(grid.cell(row, c) == grid.cell(at, c) for at in below for c in held)
