"""Tables redrawn by hand: a person moves a heading, stretches, adds or removes a table."""

import re
from collections.abc import Mapping, Sequence

from lif_desktop.faults import WrongUsage
from lif_desktop.importing.finding.bodies import walk
from lif_desktop.importing.finding.grid import Grid, mask_of
from lif_desktop.importing.finding.heading_rows import bands, heading_below, heading_drawn
from lif_desktop.importing.finding.leftovers import leftovers
from lif_desktop.importing.finding.tables import Found, Table, table_of
from lif_desktop.importing.meaning.said import Shape
from lif_desktop.importing.reading.sheets import Sheet, letter, place

Shapes = Mapping[str, Sequence[Shape]]
_DRAWN = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7})?)?$")
_HOW = 'write it as --table "Sheet!B10:P58", from the heading\'s first cell to the last row'


def redraw(found: Sequence[Found], shapes: Shapes) -> list[Found]:
    """Return what was found, with the tables of some sheets as a person drew them.

    Which rows are records, what is left out and what is in no table follow from the drawing. A
    sheet drawn without tables has none.

    Raises:
        WrongUsage: if a drawing is of no sheet, off its sheet, or over another one.
    """
    names = {one.sheet.name for one in found}
    for name in shapes:
        if name not in names:
            raise WrongUsage(f"The workbook has no sheet “{name}”.")
    return [
        _redrawn(one, list(shapes[one.sheet.name])) if one.sheet.name in shapes else one
        for one in found
    ]


def shape_of(table: Table) -> Shape:
    """Return a table as if a person had drawn it; a form as one without a heading."""
    if table.form is not None:
        return Shape(table.top, table.top - 1, table.left, table.right, table.last_row)
    return Shape(
        table.heading_rows[0], table.heading_rows[-1],
        table.columns[0].index, table.columns[-1].index, table.last_row,
    )  # fmt: skip


def drawn(text: str, found: Sequence[Found]) -> tuple[str, Shape]:
    """Return the sheet and the table that ``Sheet!B10:P58`` draws.

    The heading begins in the first row, and goes on where the rows below are plainly its own.
    Without a last row (``B10:P``) the table goes down as far as it does by itself; from a single
    cell (``B10``) it goes right as far as the heading does.

    Raises:
        WrongUsage: if it draws nothing, or is of no sheet.
    """
    one, cells = _sheet_and_cells(text, found)
    sheet = one.sheet
    written = _DRAWN.match(cells.strip().upper())
    if written is None:
        raise WrongUsage(f"--table '{text}': “{cells}” is no range of cells; {_HOW}.")
    left, top, right, bottom = written.groups()
    try:
        row, first = place(f"{left}{top}")
        last = place(f"{right}{top}")[1] if right else -1
    except ValueError as fault:
        raise WrongUsage(f"--table '{text}': Excel has no such cells; {_HOW}.") from fault
    grid = Grid(sheet)
    if row >= grid.height or first >= grid.width:
        raise WrongUsage(f"--table '{text}': {_ends(sheet)}")
    if right is None:
        everywhere = mask_of(range(first, grid.width))
        reaching = next(iter(bands(grid, row, everywhere)), [first])
        last = max(grid.reach(row, column)[1] for column in reaching)
    held = grid.held(row, mask_of(range(first, min(last, grid.width - 1) + 1)))
    depth = heading_below(grid, row, held)
    if bottom and int(bottom) - 1 > row:
        depth = min(depth, int(bottom) - 2)
    shape = Shape(row + 1, depth + 1, first, last, int(bottom) if bottom else None)
    _check(shape, sheet, grid)
    return sheet.name, shape


def _sheet_and_cells(text: str, found: Sequence[Found]) -> tuple[Found, str]:
    name, sign, cells = text.rpartition("!")
    if not sign:
        visible = [one for one in found if one.sheet.visible]
        if len(visible) != 1:
            listed = ", ".join(f"“{one.sheet.name}”" for one in visible)
            raise WrongUsage(f"--table '{text}': say on which sheet ({listed}); {_HOW}.")
        return visible[0], cells
    name = name.strip()
    if len(name) > 1 and name[0] == name[-1] == "'":
        name = name[1:-1].replace("''", "'")
    for one in found:
        if one.sheet.name.strip() == name.strip():
            return one, cells
    listed = ", ".join(f"“{one.sheet.name}”" for one in found)
    raise WrongUsage(
        f"--table '{text}': the workbook has no sheet “{name}”. Its sheets are: {listed}."
    )


def _redrawn(found: Found, shapes: list[Shape]) -> Found:
    grid = Grid(found.sheet)
    forms = {shape_of(table): table for table in found.tables if table.form is not None}
    kept = [forms[shape] for shape in shapes if shape in forms]
    shapes = [shape for shape in shapes if shape not in forms]
    shapes.sort(key=lambda one: (one.first_heading, one.first_column))
    for one in shapes:
        _check(one, found.sheet, grid)
    tables: list[Table] = []
    for at, one in enumerate(shapes):
        others = shapes[:at] + shapes[at + 1 :]
        tables.append(_table(grid, found.sheet.name, one, others))
    tables = sorted([*tables, *kept], key=lambda one: one.top) if kept else tables
    _refuse_overlaps(tables, found.sheet.name)
    lost = [one for one in found.unread if one in found.sheet.unread]
    return Found(found.sheet, tables, [*lost, *leftovers(found.sheet, tables)])


def _table(grid: Grid, name: str, shape: Shape, others: list[Shape]) -> Table:
    rows = tuple(range(shape.first_heading - 1, shape.last_heading))
    heading = heading_drawn(grid, rows, range(shape.first_column, shape.last_column + 1))
    if shape.last_row is not None:
        until = shape.last_row - 1
        if shape.last_row == shape.last_heading:
            until = heading.rows[-1]
        return table_of(grid, name, heading, walk(grid, heading, heading.mask, until))
    free = (1 << grid.width) - 1
    for other in others:
        if other.first_heading <= shape.first_heading:
            free &= ~mask_of(range(other.first_column, other.last_column + 1))
    body = walk(grid, heading, free | heading.mask)
    beneath = [
        other.first_heading - 2 for other in others
        if other.first_heading > shape.first_heading and _share_columns(shape, other)
    ]  # fmt: skip
    if beneath and min(beneath) < body.last:
        body = walk(grid, heading, heading.mask, max(min(beneath), heading.rows[-1]))
    return table_of(grid, name, heading, body)


def _share_columns(one: Shape, other: Shape) -> bool:
    return one.first_column <= other.last_column and other.first_column <= one.last_column


def _check(shape: Shape, sheet: Sheet, grid: Grid) -> None:
    """Refuse a drawing that is no table of the sheet.

    Raises:
        WrongUsage: with what is wrong.
    """
    where = f"The table drawn on sheet “{sheet.name}”"
    last = shape.last_row if shape.last_row is not None else shape.last_heading
    if shape.first_heading < 1 or not 0 <= shape.first_column <= shape.last_column:
        raise WrongUsage(f"{where} ends before it begins.")
    if not shape.first_heading <= shape.last_heading <= last:
        raise WrongUsage(f"{where} ends before its heading does.")
    if last > grid.height or shape.last_column >= grid.width:
        raise WrongUsage(f"{where} reaches beyond its cells: {_ends(sheet)}")
    mask = mask_of(range(shape.first_column, shape.last_column + 1))
    rows = range(shape.first_heading - 1, shape.last_heading)
    if not any(grid.held(row, mask) for row in rows):
        raise WrongUsage(f"{where} has nothing in its heading, row {shape.first_heading}.")


def _ends(sheet: Sheet) -> str:
    if not sheet.rows or not sheet.column_count:
        return f"sheet “{sheet.name}” is empty."
    last = f"{letter(sheet.column_count - 1)}{len(sheet.rows)}"
    return f"sheet “{sheet.name}” ends at {last}."


def overlaps(one: Table, other: Table) -> bool:
    """Say whether two tables share a cell."""
    apart = one.top > other.last_row or other.top > one.last_row
    return not apart and bool(one.mask & other.mask)


def _refuse_overlaps(tables: list[Table], sheet: str) -> None:
    for at, one in enumerate(tables):
        for other in tables[:at]:
            if overlaps(one, other):
                raise WrongUsage(
                    f"Two tables drawn on sheet “{sheet}” overlap: {other.place} and {one.place}."
                )
