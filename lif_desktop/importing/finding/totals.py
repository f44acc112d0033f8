"""Rows that only sum up those above them: totals, subtotals of groups, shares of a total."""

import re

from lif_desktop.importing.finding.grid import Grid
from lif_desktop.importing.finding.wording import folded, is_default, is_total
from lif_desktop.importing.reading.sheets import Cell

_MOST_ADDED = 500  # rows that a total may add up
_NAME = 80  # characters of what names a total
_FIGURE = re.compile(r"[-+(]?£?\s?\d[\d,]*(?:\.\d+)?\)?(\s?%)?$")
_WITHHELD = frozenset(("..", "*", "c", "x", "z", "~", "u", "[c]", "[x]", "[z]"))
_ENDS = re.compile(r"(.*\S)[\s:–-]+(?:sub[\s-]*)?totals?\W*$", re.IGNORECASE | re.DOTALL)
_ALL = re.compile(r"(?:all|any|whole|combined|overall)\b", re.IGNORECASE)
_SHARE = re.compile(
    r"\W*(?:%|percent|per\s+cent|proportion|average|mean|compliance|rate\b|of\s+which)",
    re.IGNORECASE,
)


def sums_up(grid: Grid, top: int, row: int, held: list[int], totals: set[int]) -> bool:
    """Say whether a row under the heading row `top` is a total: by its name, or by its figures.

    `totals` are rows above that were found to be totals already.
    """
    cells = [grid.cell(row, c) for c in held]
    name = next((cell for cell in cells if type(cell) is str), "")
    named = is_total(name)
    ends = None if named or len(name) > _NAME else _ENDS.match(name)
    if not (named or ends or (len(name) <= _NAME and _ALL.match(name))):
        return False
    others = [cell for cell in cells if cell is not name]
    figures = sum(1 for cell in others if _is_figure(cell))
    if figures < 0.6 * len(others):
        return False
    if named and (is_total(name, strictly=True) or figures == len(others)):
        return True
    if not named and (figures < len(others) or not others):
        return False
    if ends and _is_of(grid, top, row, held[cells.index(name)], folded(ends[1])):
        return True
    return _add_up(grid, top, row, held, totals)


def shares(grid: Grid, row: int, held: list[int], total: int) -> bool:
    """Say whether a row only says what part of something the total above it is."""
    name, *others = [grid.cell(row, c) for c in held]
    known = set(grid.held(total, ~0 & (1 << grid.width) - 1))
    return (
        type(name) is str and bool(_SHARE.match(name)) and bool(others)
        and set(held) <= known and all(map(_is_figure, others))
    )  # fmt: skip


def _is_figure(cell: Cell) -> bool:
    """Say whether a cell holds a figure, even as text, or what stands for one."""
    if type(cell) is not str:
        return True
    text = cell.strip()
    return is_default(cell) or bool(_FIGURE.match(text)) or text.casefold() in _WITHHELD


def _value(cell: Cell) -> float | None:
    """Return what a cell adds to a total; shares add nothing."""
    if type(cell) in {int, float}:
        return float(str(cell))
    told = _FIGURE.match(cell.strip()) if type(cell) is str else None
    if told is None or told[1]:
        return None
    digits = re.sub(r"[^\d.]", "", told[0])
    return float(digits) if digits else None


def _add_up(grid: Grid, top: int, row: int, held: list[int], totals: set[int]) -> bool:
    figures = [c for c in held if _value(grid.cell(row, c)) is not None]
    adding = sum(
        1 for column in figures
        if _adds_up(grid, top, row, column, set())
        or (totals and _adds_up(grid, top, row, column, totals))
    )  # fmt: skip
    return adding >= max(1, 0.5 * len(figures))


def _adds_up(grid: Grid, top: int, row: int, column: int, without: set[int]) -> bool:
    """Say whether a figure is the sum of two or more right above it."""
    told, added, terms = _value(grid.cell(row, column)) or 0.0, 0.0, 0
    for above in range(row - 1, max(top, row - _MOST_ADDED), -1):
        value = None if above in without else _value(grid.cell(above, column))
        if value:
            added, terms = added + value, terms + 1
            if terms > 1 and abs(added - told) < 0.005:
                return True
            if value > 0 and 0 < told < added:
                break
    return False


def _is_of(grid: Grid, top: int, row: int, column: int, name: str) -> bool:
    """Say whether the rows above stand under the name whose total this is."""
    for above in range(row - 1, max(top, row - _MOST_ADDED), -1):
        cell = grid.cell(above, column)
        if type(cell) is str:
            return folded(cell) == name
    return False
