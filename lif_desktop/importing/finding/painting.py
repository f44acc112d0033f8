"""What was decided of each row and cell of a sheet, as it stands there, for a person to see."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from lif_desktop.importing.finding.row_kinds import Kind
from lif_desktop.importing.finding.tables import Found, Table
from lif_desktop.importing.reading.sheets import ErrorCell, place

ROWS = 100


class Paint(Enum):
    """What a stretch of cells was taken for; the value is the word the user reads."""

    HEADING = "heading"
    RECORD = "record"
    EXAMPLE = "example"
    PROMPT = "prompt"
    TOTAL = "total"
    TITLE = "name above"
    NOTE = "note"
    LEFT_OUT = "left out"
    BLANK = "blank"
    OUTSIDE = "in no table"


_PAINTS = {
    Kind.HEADING: Paint.HEADING,
    Kind.SUBHEADING: Paint.HEADING,
    Kind.COLUMNS: Paint.HEADING,
    Kind.BLANK: Paint.BLANK,
    Kind.EXAMPLE: Paint.EXAMPLE,
    Kind.PROMPT: Paint.PROMPT,
    Kind.HELP: Paint.NOTE,
    Kind.TOTAL: Paint.TOTAL,
    Kind.TITLE: Paint.TITLE,
    Kind.GROUP: Paint.TITLE,
    Kind.BENEATH: Paint.NOTE,
    Kind.NOTE: Paint.NOTE,
    Kind.LINE: Paint.NOTE,
}
_BY_REASON = {kind.value: paint for kind, paint in _PAINTS.items()}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Cells of one row beside each other, zero-based, that were taken for the same, and why.

    `table` is the number of the sheet's table they are in, from 0; None for what is in none.
    """

    first: int
    last: int
    paint: Paint
    reason: str
    table: int | None = None


@dataclass(frozen=True, slots=True)
class PaintedRow:
    """One row by Excel's number; `errors` are columns in which Excel shows an error."""

    number: int
    stretches: tuple[Stretch, ...]
    errors: tuple[int, ...] = ()

    def at(self, column: int) -> Stretch | None:
        """Return what the cell in a column was taken for; None where nothing stands."""
        inside = (one for one in self.stretches if one.first <= column <= one.last)
        return next(inside, None)

    @property
    def paint(self) -> Paint | None:
        """What the row is at first sight: what most of it that is in a table is."""
        ranked = sorted(self.stretches, key=lambda one: (one.table is None, one.first - one.last))
        if any(one.paint is Paint.RECORD and one.table == ranked[0].table for one in ranked):
            return Paint.RECORD
        return ranked[0].paint if ranked else None


def painted(found: Found, rows: int = ROWS, first: int = 1) -> list[PaintedRow]:
    """Return what was decided of `rows` rows of a sheet, from Excel's row `first` on."""
    last = min(first + rows - 1, len(found.sheet.rows))
    inside: dict[int, list[Stretch]] = {number: [] for number in range(first, last + 1)}
    for at, table in enumerate(found.tables):
        told = _of_table if table.form is None else _of_form
        for number, stretch in told(found, table, at, first, last):
            inside[number].append(stretch)
    outside = [(_box(one.range), one.reason) for one in found.unread if one.range]
    return [_row(found, number, inside[number], outside) for number in inside]


def _row(
    found: Found,
    number: int,
    inside: list[Stretch],
    outside: list[tuple[tuple[int, int, int, int], str]],
) -> PaintedRow:
    cells = found.sheet.rows[number - 1]
    taken = {column for one in inside for column in range(one.first, one.last + 1)}
    errors = tuple(c for c, cell in enumerate(cells) if isinstance(cell, ErrorCell))
    loose: list[Stretch] = []
    for column, cell in enumerate(cells):
        if cell is None or column in taken:
            continue
        reason = next((why for box, why in outside if _within(box, number - 1, column)), "")
        before = loose[-1] if loose else None
        if before and before.last == column - 1 and before.reason == reason:
            loose[-1] = Stretch(before.first, column, Paint.OUTSIDE, reason)
        else:
            loose.append(Stretch(column, column, Paint.OUTSIDE, reason))
    stretches = sorted([*inside, *loose], key=lambda one: one.first)
    return PaintedRow(number, tuple(stretches), errors)


def _of_table(
    _found: Found, table: Table, at: int, first: int, last: int
) -> Iterator[tuple[int, Stretch]]:
    left, right = table.left, table.right
    for number in table.heading_rows:
        if first <= number <= last:
            yield number, Stretch(left, right, Paint.HEADING, "the table's heading", at)
    from_, until = bisect_left(table.record_rows, first), bisect_right(table.record_rows, last)
    for number in table.record_rows[from_:until]:
        above = table.carried.get(number)
        reason = f"a record, under “{above}”" if above else "a record"
        yield number, Stretch(left, right, Paint.RECORD, reason, at)
    for part in table.left_out:
        paint = _BY_REASON.get(part.reason, Paint.LEFT_OUT)
        for number in _numbers(part.rows, first, last):
            yield number, Stretch(left, right, paint, part.reason, at)


def _of_form(
    found: Found, form: Table, at: int, first: int, last: int
) -> Iterator[tuple[int, Stretch]]:
    """Yield each cell of a form: answers, the prompts they answer, and what else stands there."""
    answers = {
        cell: f"an answer to “{column.heading}”"
        for column in form.columns
        for cell in form.origins.get(column.index, {}).values()
    }
    assert form.form is not None
    top, left, bottom, right = form.form
    beneath = any(column == left for _, column in answers)
    rows = {row for row, _ in answers}
    for row in range(max(top, first - 1), min(bottom, last - 1) + 1):
        for column in range(left, right + 1):
            if (row, column) in answers:
                said = Stretch(column, column, Paint.RECORD, answers[row, column], at)
            elif found.sheet.rows[row][column] is None:
                continue
            elif column in {left, *form.prompting} and (beneath or row in rows):
                said = Stretch(column, column, Paint.HEADING, "a prompt of the form", at)
            else:
                said = Stretch(column, column, Paint.NOTE, "guidance or title of the form", at)
            yield row + 1, said


def _numbers(rows: str, first: int, last: int) -> Iterable[int]:
    """Yield the rows of "12-14,39" that lie in a window."""
    for part in rows.split(","):
        one, _, other = part.partition("-")
        yield from range(max(int(one), first), min(int(other or one), last) + 1)


def _box(where: str) -> tuple[int, int, int, int]:
    one, _, other = where.partition(":")
    return (*place(one), *place(other or one))


def _within(box: tuple[int, int, int, int], row: int, column: int) -> bool:
    return box[0] <= row <= box[2] and box[1] <= column <= box[3]
