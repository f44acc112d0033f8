"""Asks of the numbers of a table whether they can be right beside their total and their shares."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lif_desktop.exporting.composing.words import plain
from lif_desktop.exporting.papers.content import Cell, Table
from lif_desktop.rules.numbers_check import check_bands, check_share

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*%")
# A table that says so may hold a case in several lines.
_SEVERAL = re.compile(r"(?:need|do|does|may|will|can)\s?not add up|several lines|more than once")
_OF = "of"


def lines(table: Table) -> dict[str, int]:
    """Return the number of each line of a table that has a single column of numbers."""
    columns = [at for at in range(len(table.columns)) if _is_counted(table, at)]
    if len(columns) != 1:
        return {}
    found = {plain(row[0]): _number(row[columns[0]]) for row in table.rows}
    return {label: number for label, number in found.items() if label and number is not None}


def check(table: Table) -> Iterator[str]:
    """Yield what cannot be right in a table."""
    for at, column in enumerate(table.columns):
        if table.total and _is_counted(table, at):
            yield from _column(table, at, column.head)
        yield from _shares(table, at)


def _column(table: Table, at: int, head: str) -> Iterator[str]:
    total = _number(table.total[at])
    numbers = [_number(row[at]) for row in table.rows]
    if total is None or not any(one is not None for one in numbers):
        return
    labels = (f"{number}. {plain(row[0])}" for number, row in enumerate(table.rows, 1))
    known = {label: one for label, one in zip(labels, numbers, strict=True) if one is not None}
    hidden = len(known) < len(numbers)
    several = _SEVERAL.search(table.note) is not None
    if hidden and not several and sum(known.values()) > total:
        yield f"{head}: the parts that are shown make more than the total of {total:,}."
    yield from check_bands(head, known, total, several=hidden or several)


def _shares(table: Table, at: int) -> Iterator[str]:
    """Yield each percentage that the number beside it and the total, or its own whole, rule out."""
    if at == 0:
        return
    for row in table.rows:
        share = _SHARE.fullmatch(plain(row[at]).strip())
        if share is None:
            continue
        part, whole = _parts(table, row, at)
        if part is not None and whole is not None:
            label = f"{plain(row[0])}, {table.columns[at].head}"
            yield from check_share(label, part, whole, Decimal(share[1]))


def _parts(table: Table, row: Sequence[Cell], at: int) -> tuple[int | None, int | None]:
    """Return the part and the whole that a share stands beside."""
    if at > 1 and table.columns[at - 1].head.casefold() == _OF:
        return _number(row[at - 2]), _number(row[at - 1])
    if table.total and len(table.columns) == at + 1 and at - 1 > 0:
        counted = [one for one in range(len(table.columns)) if _is_counted(table, one)]
        if counted == [at - 1]:
            return _number(row[at - 1]), _number(table.total[at - 1])
    return None, None


def _is_counted(table: Table, at: int) -> bool:
    """Say whether a column holds numbers, some perhaps hidden, and is not that which names rows."""
    cells = [plain(row[at]).strip() for row in table.rows]
    whole = [one for one in cells if _NUMBER.fullmatch(one)]
    return at > 0 and table.columns[at].align == "right" and 2 * len(whole) > len(cells)


def _number(cell: Cell) -> int | None:
    said = plain(cell).strip()
    return int(said.replace(",", "")) if _NUMBER.fullmatch(said) else None
