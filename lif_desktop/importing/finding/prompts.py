"""A form's prompts: how they compare with fields' names, and where on a sheet they stand."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from lif_desktop import identity, registers
from lif_desktop.fields import Derived
from lif_desktop.importing.finding.grid import Grid
from lif_desktop.importing.finding.wording import folded, plain
from lif_desktop.importing.reading.sheets import Cell

Side = tuple[int, int]  # the column of a form's prompts, and of their answers
LEAST = 3  # prompts that are field names, for a form
_LOOKED_AT, _COLUMNS = 400, 12  # rows and columns in which forms begin
_GAP = 3  # blank rows within a form
_BEYOND = 6  # columns further right that may ask in the same rows
OURS = "lif"  # what our own hidden labels are known by; a form has three of them
NUMBERED = re.compile(
    r"^\W*(?:[a-z]?\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.):]\s+", re.IGNORECASE
)
_BRACKETS = re.compile(r"\s*\([^)]*\)\s*")


@dataclass(slots=True)
class Prompts:
    """A column's prompts that name fields: row -> the prompt, as few words."""

    column: int
    known: dict[int, str]
    first: int
    last: int
    register: str
    aside: int = 0  # prompts further right in the same rows that name fields of the register, too

    def knows(self, text: str) -> bool:
        """Say whether a prompt names a field of the register."""
        return self.register in labels().get(key_of(text), ())


def in_words(cell: Cell) -> str:
    """Return a prompt on one line, without the colon or mark at its end."""
    return plain(str(cell)).rstrip(":*? ").strip() if type(cell) is str else str(cell)


@lru_cache(maxsize=8192)
def key_of(text: str) -> str:
    """Return a prompt as field names are compared: without number, colon or what is in brackets."""
    even = NUMBERED.sub("", folded(text))
    if "(" in even:
        even = _BRACKETS.sub(" ", even)
    return _known_identity(even.strip(" :*?.-"))


def _known_identity(text: str) -> str:
    return OURS if identity.is_identity(text) else text


@cache
def labels() -> dict[str, frozenset[str]]:
    """Return the registers that know each name of a field."""
    known: dict[str, set[str]] = {}
    for register in registers.shown():
        for one in (register.reference, *register.visible):
            if not isinstance(one, Derived):
                for text in (one.label, *one.aliases):
                    known.setdefault(folded(text), set()).add(register.key)
    known[OURS] = {register.key for register in registers.shown()}
    return {text: frozenset(keys) for text, keys in known.items()}


def stretches(grid: Grid) -> list[Prompts]:
    """Return stretches of columns that are prompts for the fields of one register."""
    found: list[Prompts] = []
    columns = [_told(grid, column) for column in range(min(grid.width, _COLUMNS))]
    for column, told in enumerate(columns):
        beyond = columns[column + 2 : column + 2 + _BEYOND]
        aside = {row: [one[row] for one in beyond if row in one] for row in told}
        if not told or len({*told.values(), *chain(*aside.values())}) < LEAST:
            continue
        rows = () if OURS in told.values() else told  # on ours, a field's name may be an answer
        heads = {row for row in rows if _heads_table(grid, row)}
        found += _stretches(grid, column, told, heads, aside)
    return found


def _told(grid: Grid, column: int) -> dict[int, str]:
    """Return the cells of a column that are names of fields."""
    told: dict[int, str] = {}
    names = labels()
    for row in range(min(grid.height, _LOOKED_AT)):
        cell = grid.rows[row][column] if (grid.fills[row] >> column) & 1 else None
        if type(cell) is str and len(cell) < 200 and key_of(cell) in names:
            told[row] = key_of(cell)
    return told


def _heads_table(grid: Grid, row: int) -> bool:
    """Say whether a row is the heading of a table: field names beside each other."""
    held = grid.held(row, (1 << grid.width) - 1)
    known = sum(
        1 for c in held[:40] if type(cell := grid.cell(row, c)) is str and key_of(cell) in labels()
    )
    return len(held) > 2 and known > max(1, 0.5 * min(len(held), 40))


def _stretches(
    grid: Grid, column: int, told: dict[int, str], heads: set[int], aside: dict[int, list[str]]
) -> Iterable[Prompts]:
    """Yield runs of prompts without a wide gap, of which one register knows enough."""
    runs: list[list[int]] = []
    apart = True
    for row in told:
        if row in heads:
            apart = True
        elif apart or _wide_gap(grid, runs[-1][-1], row):
            runs.append([row])
            apart = False
        else:
            runs[-1].append(row)
    for run in runs:
        texts, more = {told[row] for row in run}, {text for row in run for text in aside[row]}
        counts = Counter(key for text in texts for key in labels()[text])
        register, count = counts.most_common(1)[0]
        both = counts + Counter(key for text in more - texts for key in labels()[text])
        if count < LEAST <= max(both.values()):
            register, count = both.most_common(1)[0]
        known = {row: told[row] for row in run if register in labels()[told[row]]}
        known = _as_wide(grid, column, known)
        if count >= LEAST and known:
            more = {text for text in more - texts if register in labels()[text]}
            yield Prompts(column, known, min(known), max(known), register, len(more))


def _as_wide(grid: Grid, column: int, known: dict[int, str]) -> dict[int, str]:
    """Leave out the last prompts in rows much wider than most: headings of a table below."""
    right = ~0 << column & (1 << grid.width) - 1
    width = {row: len(grid.held(row, right)) for row in known}
    usual = sorted(width.values())[len(width) // 2] if width else 0
    kept = list(known)
    while OURS not in known.values() and kept and width[kept[-1]] > usual + 1:
        kept.pop()
    return {row: known[row] for row in kept}


def _wide_gap(grid: Grid, above: int, below: int) -> bool:
    blank_rows = 0
    for row in range(above + 1, below):
        blank_rows = 0 if grid.fills[row] else blank_rows + 1
        if blank_rows > _GAP:
            return True
    return False


def sides(grid: Grid, rows: list[int], answer: int, known: Callable[[str], bool]) -> list[Side]:
    """Return the prompt and answer columns that stand right of a form's first, in its rows.

    Most cells of such a prompt column end in a colon or are `known`, and are answered beside.
    """
    found: list[Side] = []
    taken = max((grid.reach(row, answer)[1] for row in rows), default=answer)
    while (side := _next_side(grid, rows, taken, known)) is not None:
        found.append(side)
        taken = max(grid.reach(row, side[1])[1] for row in rows)
    return found


def _next_side(
    grid: Grid, rows: list[int], taken: int, known: Callable[[str], bool]
) -> Side | None:
    beyond = ~0 << (taken + 1) & (1 << grid.width) - 1
    held = [at[0] for row in rows if (at := grid.held(row, beyond))]
    if not held:
        return None
    column = min(held)
    asked = [row for row in rows if grid.held(row, 1 << column)]
    texts = grid_texts(grid, asked, column)
    right = max(grid.reach(row, column)[1] for row in asked) + 1
    if len(texts) < max(2, len(asked)) or 2 * len(asked) < len(rows) or right >= grid.width:
        return None
    answered = sum(1 for row in asked if grid.held(row, 1 << right))
    prompting = sum(1 for text in texts if known(text) or text.rstrip().endswith((":", "?")))
    alike = len({key_of(text) for text in texts}) < len(texts)
    if alike or 2 * answered < len(asked) or prompting < 0.6 * len(texts):
        return None
    return column, right


def grid_texts(grid: Grid, rows: list[int], column: int) -> list[str]:
    """Return the texts among the cells of a column."""
    return [cell for row in rows if type(cell := grid.cell(row, column)) is str]
