"""A table or form as a person sees it on a sheet: its columns, records, and what is left out."""

from dataclasses import dataclass, field

from lif_desktop.importing.finding.grid import mask_of
from lif_desktop.importing.reading.sheets import Cell, Sheet, Unread, area, letter

ABOVE = "above"  # where a column's letter stands, for a name that stands above its rows
HEADING_ABOVE, TITLE_ABOVE = "(heading above)", "(title above)"


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
    prompting: tuple[int, ...] = ()  # of a form, the columns of its prompts
    # Of a matrix that was turned: Excel's row and column of each row, and the columns across.
    numbers: dict[int, int] = field(default_factory=dict)
    letters: dict[int, str] = field(default_factory=dict)
    across: list[Column] = field(default_factory=list)

    @property
    def shown_rows(self) -> list[int]:
        """Excel's numbers of the record rows; of a matrix, one for each of its cells."""
        return [self.numbers.get(row, row) for row in self.record_rows]

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
    def left(self) -> int:
        """The sheet's first column of it, zero-based."""
        return self.form[1] if self.form is not None else self.columns[0].index

    @property
    def right(self) -> int:
        """The sheet's last column of it, zero-based."""
        return self.form[3] if self.form is not None else self.columns[-1].index

    @property
    def place(self) -> str:
        """The area it takes up, as Excel writes it."""
        if self.form is not None:
            return area(*self.form)
        return area(self.top - 1, self.columns[0].index, self.last_row - 1, self.columns[-1].index)

    @property
    def mask(self) -> int:
        """The sheet's columns it reads, as bits: of a form its prompts and answers, no hints."""
        if self.form is not None:
            held = (column for told in self.origins.values() for _, column in told.values())
            return mask_of(list({self.form[1], *self.prompting, *held}))
        return mask_of([column.index for column in self.columns])

    def cell(self, sheet: Sheet, row: int, column: int) -> Cell:
        """Return what stands in a column for a record, wherever on the sheet that is."""
        if column in self.given:
            return self.given[column].get(row)
        return sheet.rows[row - 1][column]

    def where(self, row: int, column: int) -> str:
        """Return the cell, as Excel names it, in which a record's value stands."""
        held = self.origins.get(column, {}).get(row)
        return area(*held, *held) if held else f"{letter(column)}{row}"


@dataclass(slots=True)
class Found:
    """The tables of one sheet, forms among them, and the ranges that are in none."""

    sheet: Sheet
    tables: list[Table]
    unread: list[Unread]
