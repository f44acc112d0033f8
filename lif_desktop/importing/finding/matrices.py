"""Matrices: agencies by meetings, standards by agencies, indicators by quarters; one record a cell.

A matrix is turned into the table it stands for, with a row for each cell that says something, and
is read from there on like any other table.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lif_desktop.fields import Choice, Field, Link, Text, Unreadable, read, show_day
from lif_desktop.fields.days import read_day
from lif_desktop.fields.reading import as_text, fold
from lif_desktop.importing.finding.table import Column, Table
from lif_desktop.importing.finding.wording import blank
from lif_desktop.importing.history.dated import becomes
from lif_desktop.importing.history.period_headings import headed
from lif_desktop.importing.meaning.cells import Cells
from lif_desktop.importing.meaning.headings import suggest
from lif_desktop.importing.reading.sheets import Cell, Sheet, sheet_of
from lif_desktop.registers import Register
from lif_desktop.store.names import BoardNames

_FEWEST = 2  # columns of one kind that make a matrix
_SHARE = 0.5  # of its cells that must read as what they should be
_SHORT = 24  # characters of a score
_STANDARD = re.compile(
    r"(?:standard|std|section|s)?\.?\s*\d{1,2}(?:\.\d{1,2})*(?:\b|$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Matrix:
    """What a register's matrices look like: what the headings across may be, what a cell says."""

    across: tuple[str, ...]
    cell: str


MATRICES: Mapping[str, Matrix] = {
    "attendance": Matrix(("meeting", "agency"), "came"),
    "standards": Matrix(("agency", "standard"), "own_score"),
    "places": Matrix(("agency", "training"), "attended"),
    "values": Matrix(("period",), "value"),
}


def turned(
    table: Table, sheet: Sheet, register: Register, names: BoardNames | None,
    wanted: Mapping[str, str],
) -> tuple[Table, Sheet]:  # fmt: skip
    """Return a matrix as a table of one row a cell; any other table as it is.

    `wanted` is what a person said of headings: "+attendance" makes a column part of the matrix,
    anything else keeps it out.
    """
    matrix = MATRICES.get(register.key)
    if matrix is None:
        return table, sheet
    said = {
        column.index: becomes(word) == register.key
        for column in table.columns
        if (word := wanted.get(fold(column.heading))) is not None
    }
    best: tuple[int, str, list[Column], Callable[[str], str | None]] | None = None
    for key in matrix.across:
        means = _meaning(register.field(key), names)
        columns = [
            one for one in table.columns
            if one.heading and said.get(one.index, means(one.heading) is not None)
        ]  # fmt: skip
        fewest = 1 if any(said.values()) else _FEWEST
        if len(columns) >= fewest and (best is None or len(columns) > best[0]):
            best = (len(columns), key, columns, means)
    if best is None or not _is_one(table, sheet, register, matrix, best, names):
        return table, sheet
    return _turned(table, sheet, register, matrix, best)


_Best = tuple[int, str, list[Column], Callable[[str], str | None]]


def _is_one(
    table: Table, sheet: Sheet, register: Register, matrix: Matrix, best: _Best,
    names: BoardNames | None,
) -> bool:  # fmt: skip
    """Say whether the columns left name the rows, and the cells say what they should."""
    _, key, across, _ = best
    inside = {one.index for one in across}
    rest = [one for one in table.columns if one.index not in inside]
    guessed = {one.field_key for one in suggest(rest, register.visible) if one.certain}
    if matrix.cell in guessed or not guessed & (set(register.alike) - {key}):
        return False
    cells = Cells(table, sheet)
    said = [cell for one in across for cell in cells.of(one.index) if not blank(cell)]
    fits = sum(1 for cell in said if _reads(register.field(matrix.cell), cell, names))
    return bool(said) and fits >= _SHARE * len(said)


def _reads(field: Field, cell: Cell, names: BoardNames | None) -> bool:
    if isinstance(field, (Text, Choice)):
        return len(as_text(cell)) <= _SHORT  # a word that is not known yet is settled later
    try:
        return read(field, cell, names) is not None  # type: ignore[arg-type] # looks no name up
    except Unreadable:
        return False


def _turned(
    table: Table, sheet: Sheet, register: Register, matrix: Matrix, best: _Best
) -> tuple[Table, Sheet]:
    _, key, across, means = best
    inside = {one.index for one in across}
    rest = [one for one in table.columns if one.index not in inside]
    cells = Cells(table, sheet)
    kept = [cells.of(one.index) for one in (*rest, *table.above)]
    said = [(one, means(one.heading) or one.heading, cells.of(one.index)) for one in across]
    span = f"{across[0].letter}-{across[-1].letter}"
    rows: list[Sequence[Cell]] = []
    numbers: dict[int, int] = {}
    letters: dict[int, str] = {}
    for at, number in enumerate(table.record_rows):
        for column, text, below in said:
            if blank(below[at]):
                continue
            rows.append((*(one[at] for one in kept), text, below[at], *_period(key, column)))
            numbers[len(rows)], letters[len(rows)] = number, column.letter
    heads = [(one.letter, one.heading) for one in (*rest, *table.above)]
    heads += [(span, register.field(key).label), (span, register.field(matrix.cell).label)]
    heads += [(span, "Period from"), (span, "Period until")] if key == "period" else []
    columns = [Column(at, letter, heading) for at, (letter, heading) in enumerate(heads)]
    long = replace(
        table, columns=columns, record_rows=list(numbers), first_row=1, last_row=len(rows),
        above=[], given={}, origins={}, carried={}, numbers=numbers, letters=letters, across=across,
    )  # fmt: skip
    return long, sheet_of(sheet.name, rows, visible=sheet.visible)


def _period(key: str, column: Column) -> tuple[Any, ...]:
    named = headed(column.heading) if key == "period" else None
    return (named.first, named.last) if named else ()


def _meaning(field: Field, names: BoardNames | None) -> Callable[[str], str | None]:
    """Return what tells which record or word of a field a heading states; None for none."""
    if isinstance(field, Link) and field.to == "meetings":
        return lambda heading: _meeting(heading, names)
    if isinstance(field, Link):
        return lambda heading: _named(field.to, heading, names)
    if field.key == "period":
        return lambda heading: (
            named.label if (named := headed(heading)) and named.last is not None else None
        )
    return lambda heading: heading if _STANDARD.match(heading) else None


def _named(register: str, heading: str, names: BoardNames | None) -> str | None:
    for text in (heading, heading.rpartition(" / ")[2]):
        if names is not None and names.resolve(register, text) is not None:
            return text
    return None


def _meeting(heading: str, names: BoardNames | None) -> str | None:
    """Return the one meeting of the day or month that a heading names, else the day in words."""
    named = headed(heading)
    if named is None or named.first is None or named.last is None:
        return None
    found = []
    for label in names.labels("meetings").values() if names is not None else ():
        try:
            day = read_day(label.rpartition(", ")[2])
        except ValueError:
            continue
        if named.first <= day <= named.last:
            found.append(label.partition(" ")[0])
    if len(found) == 1:
        return found[0]
    return show_day(named.first) if named.is_day else None
