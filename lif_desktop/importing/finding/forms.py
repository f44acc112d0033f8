"""Telling forms and lists of terms, which look like narrow tables, from tables."""

from datetime import date, datetime
from itertools import pairwise

from lif_desktop.importing.finding.grid import Grid, columns_in, mask_of
from lif_desktop.importing.finding.wording import (
    form_words,
    heading_words,
    is_numbering,
    is_time_label,
    plain,
)
from lif_desktop.importing.reading.sheets import Cell

_MOST_ASKED = 20  # rows of a cover
_SHORT = 40  # characters of a choice, on average
_MOST_LISTED = 200  # rows; enough to see whether each has fewer cells than the one before
_MEANINGS = (
    "description", "definition", "meaning", "explanation", "guidance", "detail", "details",
    "notes", "what it means", "what this means", "purpose",
)  # fmt: skip


def is_form(grid: Grid, row: int, columns: list[int], below: list[int]) -> bool:
    """Say whether a row begins keys and values rather than a table; `columns` are its cells."""
    if len(columns) == 3 and is_numbering(grid.cell(row, columns[0])):
        columns = columns[1:]
    if len(columns) == 4:
        return _is_double(grid, [row, *below[:6]], columns)
    if len(columns) != 2:
        return False
    key, value = columns
    pairs = [(grid.cell(r, key), grid.cell(r, value)) for r in [row, *below]]
    keys = [plain(k) for k, _ in pairs if type(k) is str and plain(k)]
    if len(keys) < 2 or len(keys) < 0.6 * len(pairs):
        return False
    ends = sum(1 for text in keys if text.endswith((":", "?"))) / len(keys)
    if ends >= 0.4:
        return True
    if len(set(keys)) < len(keys) or any(len(text) > 80 for text in keys):
        return False
    kinds = {_kind(v) for _, v in pairs[1:] if v is not None}
    first = pairs[0][1]
    told = form_words(keys)
    if told >= 0.6 and (len(kinds) > 1 or _kind(first) != "text"):
        return True
    return _is_cover(grid, row, columns, pairs)


def _is_cover(grid: Grid, row: int, columns: list[int], pairs: list[tuple[Cell, Cell]]) -> bool:
    """Say whether names and words are a cover's: whose it is, who wrote it, when.

    Of a table the first pair would be its heading, and no key below like another heading.
    """
    first = pairs[0][1]
    if type(first) is not str or heading_words([plain(first)]):
        return False
    top = row
    while top and row - top < _MOST_ASKED and columns_in(grid.fills[top - 1]) == tuple(columns):
        top -= 1  # a cover begins above, where nothing was a heading either
    pairs = [
        *((grid.cell(r, columns[0]), grid.cell(r, columns[1])) for r in range(top, row)),
        *pairs,
    ]
    keys = [plain(key) for key, _ in pairs if type(key) is str and plain(key)]
    said = [plain(value) for _, value in pairs if type(value) is str]
    if len(keys) < 3 or 2 * len(said) <= len(pairs) or len(set(said)) < len(said):
        return False
    begins = {text.split()[0].casefold() for text in keys}
    short = max(map(len, keys)) <= _SHORT and len(begins) >= 0.7 * len(keys)
    told = form_words(keys)
    return short and (told >= 0.6 or (told >= 0.3 and heading_words(keys) >= 0.6))


def _is_double(grid: Grid, rows: list[int], columns: list[int]) -> bool:
    """Say whether rows hold label, value, label, value; the labels read like a form's."""
    if len(rows) < 2:
        return False
    labels = [grid.cell(r, c) for r in rows for c in columns[::2]]
    values = [grid.cell(r, c) for r in rows for c in columns[1::2]]
    texts = [plain(cell) for cell in labels if type(cell) is str]
    if len(texts) < len(labels) or len(set(texts)) < len(texts):
        return False
    kinds = {_kind(value) for value in values if value is not None}
    return form_words(texts) >= 0.75 and len(kinds) > 1


def are_lists(grid: Grid, rows: list[int], mask: int) -> bool:
    """Say whether columns are lists of choices that share nothing but the row they start in.

    Each runs without a gap from the top and ends where it ends, and most rows have few.
    """
    fills = [mask_of(grid.held(row, mask)) for row in rows[:_MOST_LISTED]]
    if len(fills) < 4 or any(below & ~above for above, below in pairwise(fills)):
        return False
    widest = fills[0].bit_count()
    thin = sum(1 for fill in fills if fill.bit_count() < 0.5 * widest)
    if widest < 3 or thin < 0.5 * len(fills):
        return False
    return all(_is_list(grid, rows, column) for column in columns_in(fills[0]))


def _is_list(grid: Grid, rows: list[int], column: int) -> bool:
    """Say whether a column is choices: short, each once; no numbers of rows, no dates, no prose.

    Records in which ever less is known look like lists side by side, but they have these.
    """
    cells = [cell for row in rows if (cell := grid.cell(row, column)) is not None]
    texts = [plain(cell) for cell in cells if type(cell) is str]
    if len(set(texts)) < len(texts) or any(isinstance(cell, (date, datetime)) for cell in cells):
        return False
    if len(texts) > 2 and all(map(is_numbering, texts)):
        return False
    return not texts or sum(map(len, texts)) / len(texts) <= _SHORT


def _kind(cell: Cell) -> str:
    if isinstance(cell, (date, datetime)):
        return "date"
    if type(cell) is str:
        return "address" if "@" in cell else "text"
    return "year" if is_time_label(cell) else "number"


def is_glossary(headings: list[str]) -> bool:
    """Say whether headings are of a table that only explains terms: what, and what it means."""
    if len(headings) != 2:
        return False
    name, meaning = (heading.casefold() for heading in headings)
    explains = meaning in _MEANINGS or meaning.startswith(("description of", "meaning of"))
    return explains and not any(w in name.split() for w in ("ref", "reference", "no", "no.", "id"))
