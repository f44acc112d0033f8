"""What a person does to the tables of a sheet: this is the heading, this a table, this none."""

from lif_desktop.faults import WrongUsage
from lif_desktop.importing.finding.grid import Grid, mask_of
from lif_desktop.importing.finding.heading_rows import bands, heading_below
from lif_desktop.importing.finding.shaping import overlaps, redraw, shape_of
from lif_desktop.importing.finding.tables import Found, Table
from lif_desktop.importing.meaning.said import Shape

Drawn = tuple[Shape, ...]


def table_at(found: Found, row: int, column: int) -> Table | None:
    """Return the table that a cell lies in: Excel's row, zero-based column."""
    inside = (
        table for table in found.tables
        if table.top <= row <= table.last_row
        and table.left <= column <= table.right
    )  # fmt: skip
    return next(inside, None)


def with_heading(found: Found, first: int, last: int, column: int) -> Drawn:
    """Return the tables once the rows `first` to `last` are a heading, around `column`.

    The table there, or the next one below, begins with them; where there is none, one begins.

    Raises:
        WrongUsage: if nothing stands in the rows.
    """
    grid = Grid(found.sheet)
    table = table_at(found, first, column) or _next_below(found, last, column)
    if table is not None and table.form is not None:
        table = None  # what is said to be a heading is of a table, not of the form
    held = _band(grid, first, column)
    if table is None:
        return _with(found, Shape(first, last, held[0], held[-1]))
    left, right = table.left, table.right
    if first < table.top:
        left, right = min(left, held[0]), max(right, held[-1])
    return _with(found, Shape(first, last, left, right, max(table.last_row, last)), table)


def with_table(found: Found, top: int, left: int, bottom: int, right: int) -> Drawn:
    """Return the tables once these cells are one, with its heading in the first row or rows.

    Raises:
        WrongUsage: if nothing stands in the first row.
    """
    grid = Grid(found.sheet)
    held = grid.held(top - 1, mask_of(range(left, right + 1)))
    if not held:
        raise WrongUsage(f"Row {top} is blank there; begin with the row of the headings.")
    deep = min(heading_below(grid, top - 1, held) + 1, max(top, bottom - 1))
    return _with(found, Shape(top, deep, left, right, bottom if bottom > top else None))


def without(found: Found, row: int, column: int) -> Drawn:
    """Return the tables without the one that a cell lies in."""
    gone = table_at(found, row, column)
    return tuple(shape_of(table) for table in found.tables if table is not gone)


def _with(found: Found, shape: Shape, instead: Table | None = None) -> Drawn:
    """Return the tables with one more, which those give way to that it overlaps."""
    (alone,) = redraw([found], {found.sheet.name: (shape,)})
    drawn = alone.tables[0]
    others = [
        shape_of(one) for one in found.tables if one is not instead and not overlaps(one, drawn)
    ]
    return (*others, shape)


def _band(grid: Grid, row: int, column: int) -> list[int]:
    """Return the cells of a row that stand together around a column.

    Raises:
        WrongUsage: if the row is blank.
    """
    everywhere = (1 << grid.width) - 1
    found = bands(grid, row - 1, everywhere)
    if not found:
        raise WrongUsage(f"Row {row} is blank, so it can be no heading.")
    reach = [(band[0], max(grid.reach(row - 1, c)[1] for c in band)) for band in found]
    nearest = min(reach, key=lambda one: max(one[0] - column, column - one[1], 0))
    return [nearest[0], min(nearest[1], grid.width - 1)]


def _next_below(found: Found, row: int, column: int) -> Table | None:
    """Return the table whose heading follows right below a row."""
    below = (
        table for table in found.tables
        if 0 < table.top - row <= 3
        and table.left <= column <= table.right
    )  # fmt: skip
    return next(below, None)
