"""Finding the tables of a sheet, and accounting for every row and column that is in none."""

from lif_desktop.importing.finding.bodies import Body, walk
from lif_desktop.importing.finding.forms import are_lists, is_glossary
from lif_desktop.importing.finding.grid import Grid, columns_in, mask_of
from lif_desktop.importing.finding.heading_rows import Heading, bands, heading_at
from lif_desktop.importing.finding.key_values import forms_of
from lif_desktop.importing.finding.leftovers import leftovers
from lif_desktop.importing.finding.prompts import key_of, labels
from lif_desktop.importing.finding.row_kinds import Kind
from lif_desktop.importing.finding.table import (
    ABOVE,
    HEADING_ABOVE,
    TITLE_ABOVE,
    Column,
    Found,
    LeftOut,
    Table,
)
from lif_desktop.importing.finding.wording import heading_words, is_note, plain
from lif_desktop.importing.reading.sheets import Cell, Sheet, Workbook, letter, row_ranges

__all__ = (
    "ABOVE", "HEADING_ABOVE", "TITLE_ABOVE", "Column", "Found", "LeftOut", "Table", "find_tables",
    "look_through", "table_of", "tables_of",
)  # fmt: skip
_HEAD, _NEAR = 6, 4  # prompts of what heads a table, and rows between the two
_ALIKE = 40  # rows filled alike, none of them a heading; those after them are none either
WIDE = 4  # columns; beside tables this wide, two columns of terms and meanings are guidance


def find_tables(sheet: Sheet) -> list[Table]:
    """Return the tables of a sheet, top to bottom."""
    return look_through(sheet).tables


def tables_of(book: Workbook) -> list[Found]:
    """Return the tables of every sheet; explanations of terms are none beside real tables."""
    tables = [_all(sheet) for sheet in book.sheets]
    wide = any(_is_wide(table) for found in tables for table in found)
    return [
        _found(sheet, found, strictly=wide)
        for sheet, found in zip(book.sheets, tables, strict=True)
    ]


def look_through(sheet: Sheet) -> Found:
    """Return the tables of a sheet and what is outside them."""
    tables = _all(sheet)
    return _found(sheet, tables, strictly=any(map(_is_wide, tables)))


def _all(sheet: Sheet) -> list[Table]:
    """Return forms and, in what they leave of the sheet, tables; top to bottom."""
    forms = forms_of(Grid(sheet), sheet.name)
    tables = _tables(_beside(sheet, forms), sheet.name)
    own = [form for form in forms if not _heads(form, tables)]
    return sorted([*own, *tables], key=lambda one: one.top) if own else tables


def _beside(sheet: Sheet, forms: list[Table]) -> Grid:
    """Return the sheet's grid without the forms on it."""
    grid = Grid(sheet)
    for form in forms:
        grid.clear(form.top - 1, form.last_row - 1, form.mask)
    return grid


def _heads(form: Table, tables: list[Table]) -> bool:
    """Say whether a short form is only the head of the table below it: whose it is, and when."""
    known = sum(1 for column in form.columns if key_of(column.heading) in labels())
    rows = {row for told in form.origins.values() for row, _ in told.values()}
    short = min(known, len(rows)) <= _HEAD and len(form.record_rows) < 2
    return short and any(
        0 < table.top - form.last_row <= _NEAR and table.record_rows for table in tables
    )


def _is_wide(table: Table) -> bool:
    return len(table.columns) >= WIDE and bool(table.record_rows)


def _found(sheet: Sheet, tables: list[Table], *, strictly: bool) -> Found:
    """Return tables and leftovers; strictly, explanations of terms are leftovers too."""
    terms = [
        one for one in tables
        if strictly and one.form is None and is_glossary([c.heading for c in one.columns])
    ]  # fmt: skip
    kept = [table for table in tables if table not in terms] if terms else tables
    return Found(sheet, kept, [*sheet.unread, *leftovers(sheet, kept, terms)])


def _tables(grid: Grid, name: str) -> list[Table]:
    everywhere = (1 << grid.width) - 1
    open_until: list[tuple[int, int]] = []  # last row and columns of tables already found
    busy, expires = 0, -1
    tables: list[Table] = []
    held = alike = 0
    for row in range(grid.height):
        if row > expires:
            open_until = [(last, mask) for last, mask in open_until if last >= row]
            busy, expires = _busy(open_until, grid.height)
        before, held = held, grid.fills[row] & ~busy
        alike = alike + 1 if held == before else 0
        if not held & (held - 1) or alike > _ALIKE:
            continue  # a heading needs two cells, and begins something
        free = everywhere & ~busy
        for columns in bands(grid, row, held):
            heading = heading_at(grid, row, columns, free)
            if heading is None:
                continue
            body = walk(grid, heading, free)
            lists = are_lists(grid, body.records, heading.mask)
            if not lists and not _is_table(heading, body):
                continue
            if not lists:
                tables.append(table_of(grid, name, heading, body))
            open_until.append((body.last, _claim(grid, heading, free)))
            expires = row  # what is busy is worked out anew
    return tables or _single(grid, name)


def _single(grid: Grid, name: str) -> list[Table]:
    """Return the one column of short texts that a sheet is, as a table, if it is that."""
    held = [row for row, fill in enumerate(grid.fills) if fill]
    mask = grid.under(held)
    if len(held) < 3 or mask & (mask - 1) or held[-1] - held[0] + 1 != len(held):
        return []
    column = columns_in(mask)[0]
    texts = [plain(cell) for row in held if type(cell := grid.cell(row, column)) is str]
    title, *rest = texts if len(texts) == len(held) else [""]
    prose = sum(1 for text in rest if text.endswith((".", ":")) or is_note(text))
    short = rest and max(map(len, rest)) <= 80 and len(set(texts)) == len(texts) and not prose
    if not short or heading_words([title]) < 1 or len(title) > 40 or heading_words(rest) > 0.5:
        return []
    heading = Heading((held[0],), {column: title}, {column: title})
    return [table_of(grid, name, heading, Body(held[-1], held[1:]))]


def _busy(open_until: list[tuple[int, int]], height: int) -> tuple[int, int]:
    """Return the columns in use, and the last row for which this holds."""
    busy = 0
    for _last, mask in open_until:
        busy |= mask
    return busy, min((last for last, _mask in open_until), default=height)


def _is_table(heading: Heading, body: Body) -> bool:
    """Say whether what was found holds records, or room for them."""
    if body.records:
        return True
    room = {Kind.PROMPT.value, Kind.NUMBERED.value, Kind.UNFILLED.value, Kind.EXAMPLE.value}
    words = heading_words([name for name in heading.names.values() if name])
    return bool(room & set(body.left_out)) or (len(heading.names) >= WIDE and words >= 0.5)


def _claim(grid: Grid, heading: Heading, free: int) -> int:
    """Return the columns a table keeps others out of: its own and numbering left of them."""
    mask = mask_of(range(heading.first, max(heading.names) + 1))
    left = heading.first - 1
    below = grid.under(grid.stretch(heading.rows[-1], mask, 20))
    while left >= 0 and (below >> left) & 1 and (free >> left) & 1:
        mask |= 1 << left
        left -= 1
    return mask & free


def table_of(grid: Grid, name: str, heading: Heading, body: Body) -> Table:
    """Return a heading and the body under it as a table."""
    columns = [Column(c, letter(c), text) for c, text in heading.names.items()]
    left_out = [
        LeftOut(row_ranges(row + 1 for row in rows), reason)
        for reason, rows in body.left_out.items()
    ]
    table = Table(
        name,
        tuple(row + 1 for row in heading.rows),
        heading.rows[-1] + 2,
        body.last + 1,
        columns,
        [row + 1 for row in body.records],
        left_out,
        {row + 1: " / ".join(filter(None, names)) for row, names in body.carried.items()},
    )
    _give_names(table, grid.width, body)
    return table


def _give_names(table: Table, width: int, body: Body) -> None:
    """Make columns of the names that records stand under: the block's title, the group's heading.

    They get numbers beyond the sheet's last column, as no column of the sheet holds them.
    """
    both = all(any(names[level] for names in body.carried.values()) for level in (0, 1))
    for level, heading in ((0, TITLE_ABOVE if both else HEADING_ABOVE), (1, HEADING_ABOVE)):
        given: dict[int, Cell] = {
            row + 1: names[level] for row, names in body.carried.items() if names[level]
        }
        if given:
            index = width + len(table.above)
            table.above.append(Column(index, ABOVE, heading))
            table.given[index] = given
