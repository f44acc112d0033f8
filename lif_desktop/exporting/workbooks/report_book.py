"""A report as a plain workbook: what it says on the first sheet, each table on one of its own."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from openpyxl.cell import Cell as BookCell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from lif_desktop.exporting.files import replace_file
from lif_desktop.exporting.workbooks import cells, sheet
from lif_desktop.fields import Shown, show_day
from lif_desktop.progress import Report as Progress
from lif_desktop.progress import silent
from lif_desktop.reports.shape import Cell, Column, Report, Table, plain

_LONGEST_NAME = 31  # Excel's limit
_REFUSED = re.compile(r"[\[\]:*?/\\']")
_ABOUT = "About"
_NARROW, _WIDE = 11, 60
_READ = 400  # rows looked at to settle a column's width


def write_report(report: Report, path: Path, marking: str, progress: Progress = silent) -> int:
    """Write a report's tables and return how many; the file appears whole or not at all.

    Raises:
        CannotWrite: if it cannot be written there.
        Cancelled: if the user stopped it.
    """
    tables = [table for section in report.sections for table in section.tables if table.rows]
    book = Workbook(write_only=True)
    book.properties.title = report.title
    book.properties.creator = "LIF Desktop"
    content = BytesIO()
    pages: list[sheet.Page] = []
    try:
        pages.append(_about(book, report, marking))
        names = {_ABOUT.lower()}
        for number, table in enumerate(tables):
            progress(number, len(tables), f"Writing {table.title}")
            page = sheet.add_page(book, _named(table.title or report.title, names))
            pages.append(page)
            _fill(page, table, report, marking)
        book.save(content)
    except BaseException:
        for page in pages:
            sheet.discard(page)
        raise
    replace_file(path, content.getvalue())
    return len(tables)


def _about(book: Workbook, report: Report, marking: str) -> sheet.Page:
    page = sheet.add_page(book, _ABOUT)
    page.column_dimensions["A"].width = 100
    sheet.footers(page, report.title, marking)
    page.append([sheet.text_cell(page, report.title, size=16, bold=True)])
    page.append([sheet.text_cell(page, marking, bold=True, colour=sheet.TINTS["late"][0])])
    for text in _said(report):
        cell = sheet.text_cell(page, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        page.append([cell])
    return page


def _said(report: Report) -> Iterator[str]:
    yield f"Data as at {show_day(report.on)}"
    if report.period:
        yield f"Period: {report.period}"
    if report.basis:
        yield f"Basis: {report.basis}"
    yield from report.summary
    for section in report.sections:
        yield from section.said
    for why in report.left_out:
        yield f"Left out: {why}"


def _fill(page: sheet.Page, table: Table, report: Report, marking: str) -> None:
    for number, column in enumerate(table.columns):
        width = _width(column, [row.cells[number] for row in table.rows[:_READ]])
        page.column_dimensions[get_column_letter(number + 1)].width = width
    page.freeze_panes = "A2"
    page.sheet_view.showGridLines = False
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    sheet.footers(page, f"{report.title}: {table.title}", marking)
    page.append([sheet.head_cell(page, column.title, worked_out=False) for column in table.columns])
    for row in table.rows:
        page.append([_cell(page, cell) for cell in row.cells])
    if table.total:
        page.append([_cell(page, cell, bold=True) for cell in table.total])
    if table.note:
        page.append([])
        page.append([sheet.text_cell(page, table.note, colour=sheet.SOFT)])


def _cell(page: sheet.Page, value: Cell, *, bold: bool = False) -> BookCell:
    """Return a cell: numbers and dates as such, all else as text that is never a formula."""
    cell = sheet.text_cell(page, plain(value), bold=bold)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if isinstance(value, Shown) and value.meaning:
        ink, tint = sheet.TINTS[value.meaning]
        cell = sheet.text_cell(page, value.text, bold=True, colour=ink)
        cell.fill = sheet.solid(tint)
    elif isinstance(value, date):
        sheet.hold_number(cell, cells.serial(value))
        cell.number_format = cells.DATES
        cell.alignment = Alignment(horizontal="left", vertical="top")
    elif isinstance(value, int | Decimal):
        sheet.hold_number(cell, value)
        cell.alignment = Alignment(horizontal="right", vertical="top")
    elif value is None:
        sheet.hold_number(cell, None)
    return cell


def _width(column: Column, found: list[Cell]) -> float:
    texts = [column.title, *(plain(cell) for cell in found)]
    longest = max(len(line) for text in texts for line in text.split("\n"))
    return min(max(longest + 2, _NARROW), _WIDE)


def _named(title: str, taken: set[str]) -> str:
    """Return a name that Excel takes for a sheet, unlike those taken, and take it."""
    base = " ".join(_REFUSED.sub(" ", title).split())[:_LONGEST_NAME] or "Table"
    name, number = base, 1
    while name.lower() in taken:
        number += 1
        tail = f" {number}"
        name = base[: _LONGEST_NAME - len(tail)] + tail
    taken.add(name.lower())
    return name
