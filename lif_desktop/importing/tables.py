"""Finding the tables of a sheet, and accounting for every row and column that is in none."""

from dataclasses import dataclass, field

from lif_desktop.importing.bodies import Body, walk
from lif_desktop.importing.forms import are_lists, is_glossary
from lif_desktop.importing.grid import Grid, columns_in, mask_of
from lif_desktop.importing.heading_rows import Heading, bands, heading_at
from lif_desktop.importing.leftovers import leftovers
from lif_desktop.importing.row_kinds import Kind
from lif_desktop.importing.sheets import (
    Cell,
    Sheet,
    Unread,
    Workbook,
    area,
    letter,
    row_ranges,
)
from lif_desktop.importing.wording import heading_words, is_note, plain

_ALIKE = 40  # rows filled alike, none of them a heading; those after them are none either
ABOVE = "above"  # where a column's letter stands, for a name that stands above its rows
HEADING_ABOVE, TITLE_ABOVE = "(heading above)", "(title above)"
WIDE = 4  # columns; beside tables this wide, two columns of terms and meanings are guidance


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: zero-based index, Excel's letter, heading on one line."""

    index: int
    letter: str
    heading: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows of a table that are no records ("14-16,22"), and why."""

    rows: str
    reason: str


@dataclass(slots=True)
class Table:
    """A table as a person sees it; all row numbers are Excel's.

    `carried` holds, by record row, the name of the block or group that the record stands under;
    `above` are the same names as columns that can be mapped like any other. `given` holds the
    values of columns that are none of the sheet's, by column and record row, and `origins` the
    zero-based cells they stand in. `form` is the zero-based area of a form that is read as records.
    """

    sheet: str
    heading_rows: tuple[int, ...]
    first_row: int
    last_row: int
    columns: list[Column]
    record_rows: list[int]
    left_out: list[LeftOut] = field(default_factory=list)
    carried: dict[int, str] = field(default_factory=dict)
    above: list[Column] = field(default_factory=list)
    given: dict[int, dict[int, Cell]] = field(default_factory=dict)
    origins: dict[int, dict[int, tuple[int, int]]] = field(default_factory=dict)
    form: tuple[int, int, int, int] | None = None

    @property
    def mappable(self) -> list[Column]:
        """All columns that can be mapped: the sheet's own, and names above the rows."""
        return [*self.columns, *self.above]

    @property
    def top(self) -> int:
        """The first row of it, headings included."""
        if self.form is not None:
            return self.form[0] + 1
        return self.heading_rows[0] if self.heading_rows else self.first_row

    @property
    def place(self) -> str:
        """The area it takes up, as Excel writes it."""
        if self.form is not None:
            return area(*self.form)
        return area(
            self.top - 1, self.columns[0].index, self.last_row - 1, self.columns[-1].index
        )

    @property
    def mask(self) -> int:
        """The sheet's columns it takes up, as bits."""
        if self.form is not None:
            return mask_of(range(self.form[1], self.form[3] + 1))
        return mask_of([column.index for column in self.columns])

    def where(self, row: int, column: int) -> str:
        """Return the cell, as Excel names it, in which a record's value stands."""
        held = self.origins.get(column, {}).get(row)
        return area(*held, *held) if held else f"{letter(column)}{row}"


@dataclass(slots=True)
class Found:
    """The tables and forms of one sheet, and the ranges that are in none."""

    sheet: Sheet
    tables: list[Table]
    unread: list[Unread]
    forms: list[Table] = field(default_factory=list)


def find_tables(sheet: Sheet) -> list[Table]:
    """Return the tables of a sheet, top to bottom."""
    return look_through(sheet).tables


def tables_of(book: Workbook) -> list[Found]:
    """Return the tables of every sheet; explanations of terms are none beside real tables."""
    tables = [_tables(Grid(sheet), sheet.name) for sheet in book.sheets]
    wide = any(_is_wide(table) for found in tables for table in found)
    return [
        _found(sheet, found, strictly=wide)
        for sheet, found in zip(book.sheets, tables, strict=True)
    ]


def look_through(sheet: Sheet) -> Found:
    """Return the tables of a sheet and what is outside them."""
    tables = _tables(Grid(sheet), sheet.name)
    return _found(sheet, tables, strictly=any(map(_is_wide, tables)))


def _is_wide(table: Table) -> bool:
    return len(table.columns) >= WIDE and bool(table.record_rows)


def _found(sheet: Sheet, tables: list[Table], *, strictly: bool) -> Found:
    """Return tables and leftovers; strictly, explanations of terms are leftovers too."""
    terms = [t for t in tables if strictly and is_glossary([c.heading for c in t.columns])]
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
