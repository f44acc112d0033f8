"""What shows that a row in a table's columns, below its records, is none of them."""

import re
from datetime import date

from lif_desktop.importing.finding.grid import Grid
from lif_desktop.importing.finding.wording import is_numbering, plain, says_nothing

_WORD = 3  # letters
_ASTRAY = 3  # figures where records have words, from which a row is of another table
_CLOSES = re.compile(
    r"\W*(?:signed|signature|sign(?:ed)?[\s-]off|(?:completed|approved|authorised|agreed|reviewed"
    r"|prepared|submitted)\s+by|quora(?:te|cy)|overall\s+(?:grad|judg|rating|score|rag|assessment"
    r"|compliance|outcome|comment|summary|conclusion))",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"(?:date|name|position|role|job title|signature)\b", re.IGNORECASE)


def is_foreign(grid: Grid, records: list[int], row: int, mask: int) -> bool:
    """Say whether figures stand where all records have words or dates: a grid of scores."""
    held = grid.held(row, mask)
    figures = [c for c in held if type(grid.cell(row, c)) in {int, float}]
    astray = sum(1 for column in figures if _is_worded(grid, records, column))
    return astray >= _ASTRAY and astray >= 0.5 * len(held)


def _is_worded(grid: Grid, records: list[int], column: int) -> bool:
    cells = [cell for row in records if (cell := grid.cell(row, column)) is not None]
    return len(cells) > 1 and all(
        type(cell) is date or (type(cell) is str and _tells(cell)) for cell in cells
    )


def _tells(text: str) -> bool:
    """Say whether a text is words, neither a figure nor what stands for one: 80%, n/k, TBC."""
    return sum(map(str.isalpha, text)) >= _WORD and not (is_numbering(text) or says_nothing(text))


def is_closing(grid: Grid, row: int, mask: int, width: int) -> bool:
    """Say whether a row closes a table: who signed it and when, its overall grade, its quorum."""
    held = grid.held(row, mask)
    texts = [plain(text) for text in grid.texts(row, held)]
    colons = sum(1 for text in texts if text.endswith(":"))
    if colons >= 2 or (colons == 1 and texts[0].endswith(":") and len(held) <= 3):
        return True
    closing = _CLOSES.match(texts[0]) if texts and len(texts[0]) < 80 else None
    return closing is not None and (
        2 * len(held) <= width
        or closing[0].casefold().startswith("quor")
        or any(_BESIDE.match(text) for text in texts[1:])
    )


def is_unnumbered(grid: Grid, records: list[int], row: int, first: int) -> bool:
    """Say whether words stand where every record has its number."""
    cell = grid.cell(row, first)
    return (
        len(records) > 1
        and type(cell) is str
        and not is_numbering(cell)
        and all(is_numbering(grid.cell(at, first)) for at in records)
    )
