"""How a tracker's sheets look: title block, heads, widths, colours by rule, print set-up."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from copy import copy
from pathlib import Path
from typing import Any

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.chart._chart import ChartBase
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.table import AutoFilter, Table, TableColumn, TableStyleInfo

from lif_desktop.exporting.workbooks import cells
from lif_desktop.exporting.workbooks.described import Described
from lif_desktop.fields import Count, Day, Derived, Field, Money, Number

FACE = "Arial"
ACCENT, INK, SOFT, LINE, QUIET = "0B5F7D", "17212B", "5A6775", "DFE4EA", "F0F2F5"
TINTS = {
    "late": ("A3211B", "FBE9E7"),
    "due": ("8A5300", "FDF1DC"),
    "well": ("1D6B3A", "E4F3E9"),
    "note": ("1F4FA3", "E6EDF9"),
    "done": ("5A6775", "F0F2F5"),
}
HAIRLINE = Border(bottom=Side("thin", color=LINE))
INPUT = "FFF9E0"
"""The fill of cells that are to be filled in."""
_EDGE = Side("thin", color="D9C98A")
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
TITLE_HEIGHT = 24.0  # points
_FORMULA = ("=", "+", "-", "@")
_A_CELL = re.compile(r"[A-Z]{1,3}\d+|R\d*(?:C\d*)?|C\d*", re.IGNORECASE)
_LONGEST_TABLE = 200  # characters of a table's name; Excel takes 255
LONGEST = 31  # characters of a sheet's name, by Excel's own rule


class ColumnCell(Cell):  # type: ignore[misc]  # openpyxl has no types
    """A cell whose style is settled once; openpyxl would look it up again for every value."""

    __slots__ = ("settled",)

    def settle(self) -> None:
        """Fix the style as it is now."""
        self.settled: int = super().style_id

    @property
    def style_id(self) -> int:
        """The style's place among the workbook's styles."""
        return self.settled

    def hold(self, value: Any, kind: str) -> None:
        """Take a value with Excel's type for it; the usual setter would guess formulas."""
        self._value, self.data_type = value, kind  # type: ignore[misc]  # slots of the base


class Page(WriteOnlyWorksheet):  # type: ignore[misc]
    """A write-only sheet that takes cells as they come, without asking each what it is."""

    _pictured: Described | None = None

    @property
    def _drawing(self) -> Described | None:
        """What openpyxl writes the sheet's charts with; it would give them no words."""
        return self._pictured

    @_drawing.setter
    def _drawing(self, made: object) -> None:
        self._pictured = None if made is None else Described(self.__dict__.get("_told", ()))

    def add_picture(self, chart: ChartBase, place: str, title: str, told: str) -> None:
        """Put a chart at a cell, with the words that a screen reader says in its place."""
        self.__dict__.setdefault("_told", []).append((title, told))
        self.add_chart(chart, place)

    def set_height(self, number: int, points: float) -> None:
        """Set a row's height; a plain dictionary, as openpyxl's own costs as much as the row."""
        self.row_dimensions[number] = {"ht": f"{points:.1f}", "customHeight": "1"}

    def hide_row(self, number: int) -> None:
        """Hide a row."""
        self.row_dimensions[number] = {"hidden": "1"}

    def _values_to_row(self, values: Iterable[Cell | None], row_idx: int) -> Iterator[Cell]:
        for index, cell in enumerate(values, 1):
            if cell is not None:
                cell.column, cell.row = index, row_idx
                yield cell


def new_book(title: str) -> Workbook:
    """Return an empty write-only workbook that says what it is, and nothing of who made it."""
    book = Workbook(write_only=True)
    book.properties.title, book.properties.language = title, "en-GB"
    book.properties.creator = "LIF Desktop"
    return book


def add_page(book: Workbook, title: str) -> Page:
    """Add a sheet to a write-only workbook."""
    page = Page(book, title)
    book._add_sheet(page)  # noqa: SLF001 - `create_sheet` knows only openpyxl's own class
    return page


def short(title: str) -> str:
    """Return as many whole words of a title as the name of a sheet can hold."""
    return textwrap.shorten(title, LONGEST, placeholder="")


def discard(sheet: Page) -> None:
    """Remove openpyxl's temporary file, which holds records in the clear."""
    with suppress(Exception):
        sheet.close()
    writer = sheet._writer  # noqa: SLF001 - openpyxl offers no other way to it
    if writer is not None:
        Path(writer.out).unlink(missing_ok=True)


def solid(colour: str) -> PatternFill:
    """Return a plain fill."""
    return PatternFill("solid", start_color=colour, end_color=colour)


def text_cell(sheet: Page, text: str, *, size: float = 10, bold: bool = False,
              colour: str = INK) -> Cell:  # fmt: skip
    """Return a cell of plain text, never a formula."""
    cell = WriteOnlyCell(sheet, "")
    cell._value, cell.data_type = cells.plain(text), "s"  # noqa: SLF001 - past the guess of a formula
    cell.quotePrefix = text.startswith(_FORMULA)  # so that it stays text when somebody edits it
    cell.font = Font(FACE, size, bold=bold, color=colour)
    return cell


def hold_number(cell: Cell, value: Any) -> None:
    """Let a cell hold a number (None: nothing)."""
    cell._value, cell.data_type = value, "n"  # noqa: SLF001 - past openpyxl's own look at it


def head_cell(sheet: Page, text: str, *, worked_out: bool) -> Cell:
    """Return a heading; what the board works out itself stands on grey."""
    cell = text_cell(sheet, text, bold=True, colour=INK if worked_out else "FFFFFF")
    cell.fill = solid("D5DBE2" if worked_out else ACCENT)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


def column_cell(sheet: Page, field: Field | None, *, opened: bool = False) -> ColumnCell:
    """Return the one styled cell that writes a whole column; one a value takes twice as long.

    `opened` cells can be written in where the sheet is protected.
    """
    cell = ColumnCell(sheet, row=1, column=1)
    cell.font = Font(FACE, 10, color=SOFT if isinstance(field, Derived) else INK)
    cell.border = HAIRLINE
    wraps = field is not None and cells.wraps(field)
    figure = isinstance(field, (Count, Number, Money))
    side = "right" if figure else "left" if isinstance(field, Day) else None
    # Figures keep off the words that follow them.
    cell.alignment = Alignment(horizontal=side, vertical="top", wrap_text=wraps, indent=int(figure))
    if field is not None:
        cell.number_format = cells.number_format(field)
        if not opened:
            cell.fill = solid(QUIET)
    if opened:
        cell.protection = Protection(locked=False)
    cell.settle()
    return cell


def open_for_input(cell: Cell) -> None:
    """Mark a cell as one to be filled in, and let it be so where its sheet is protected."""
    cell.fill, cell.border, cell.protection = solid(INPUT), _BOX, Protection(locked=False)


def protect(sheet: Page) -> None:
    """Lock what is not to be filled in, without a password; sizes, filters and rows stay free."""
    lock = sheet.protection
    lock.sheet = True
    # In the file's own words: what is not locked is allowed.
    lock.formatColumns = lock.formatRows = lock.formatCells = False
    lock.insertRows = lock.sort = lock.autoFilter = False


def style_column(sheet: Page, letter: str, cell: ColumnCell) -> None:
    """Let the cells of a column that are left out be as `cell` is, but for its line."""
    column = sheet.column_dimensions[letter]
    column.font, column.alignment = copy(cell.font), copy(cell.alignment)
    column.number_format, column.protection = cell.number_format, copy(cell.protection)


def lay_out(sheet: Page, widths: Sequence[float], hidden: int, head: int) -> None:
    """Set widths, frozen panes and print set-up; must come before the first row is written."""
    for index, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    for index in range(len(widths) + 1, len(widths) + 1 + hidden):
        sheet.column_dimensions[get_column_letter(index)].hidden = True
    sheet.freeze_panes = f"C{head + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 90
    to_print(sheet, landscape=True, large=True)
    sheet.print_title_rows = f"{head}:{head}"


def to_print(sheet: Page, *, landscape: bool, large: bool = False) -> None:
    """Fit a sheet to the width of a page: A4, or A3 where there is more than A4 can show."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = 8 if large else 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def footers(sheet: Page, title: str, marking: str, note: str = "") -> None:
    """Print title and marking at every page's head, a note and the page at its foot."""
    escaped = (part.replace("&", "&&") or None for part in (title, marking, note))
    sheet.oddHeader.left.text, sheet.oddHeader.right.text, sheet.oddFooter.left.text = escaped
    sheet.oddFooter.right.text = "Page &P of &N"


def add_table(sheet: Page, name: str, headings: Sequence[str], head: int, last: int) -> None:
    """Make rows a named Excel table with filters; the name is made one that Excel takes.

    Headings must stand in the sheet as `unlike` gives them.
    """
    area = f"A{head}:{get_column_letter(len(headings))}{max(last, head + 1)}"
    called = _free_name(sheet.parent, name)
    table = Table(displayName=called, name=called, ref=area)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    table.autoFilter = AutoFilter(ref=area)
    table.tableColumns = [
        TableColumn(id=index, name=heading.replace("\n", "_x000a_"))
        for index, heading in enumerate(headings, 1)
    ]
    sheet._tables.add(table)  # noqa: SLF001 - its own method warns although the heads are given


def unlike(headings: Iterable[str]) -> list[str]:
    """Return headings as a table of Excel needs them: none blank, none twice."""
    found: list[str] = []
    taken: set[str] = set()
    for heading in headings:
        base = heading.strip() or "What"
        name, number = base, 1
        while name.casefold() in taken:
            number += 1
            name = f"{base} {number}"
        taken.add(name.casefold())
        found.append(name)
    return found


def _free_name(book: Workbook, wanted: str) -> str:
    """Return a name that no table of the book has, and that is no cell's."""
    base = "_".join(re.findall(r"\w+", wanted))[:_LONGEST_TABLE] or "Table"
    if not base[0].isalpha() or _A_CELL.fullmatch(base):
        base = f"Table_{base}"
    taken = {one.casefold() for page in book.worksheets for one in page.tables}
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        name = f"{base}_{number}"
    return name
