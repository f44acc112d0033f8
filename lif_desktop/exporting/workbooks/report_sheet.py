"""One table of a report as a sheet: a named table with filters, its colours by rule."""

import math
import re
import textwrap
from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from openpyxl.cell import Cell as BookCell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from lif_desktop.exporting.workbooks import cells, rules, sheet
from lif_desktop.exporting.workbooks.row_writer import height_of, lines_of
from lif_desktop.fields import Shown, show_day
from lif_desktop.reports.shape import Cell, Column, Report, Table, plain

_NARROW, _WIDE = 11, 60  # characters
_READ = 400  # rows looked at to settle a column's width
_MOST = 150  # characters of width that A4 still shows
_LEAST = 110  # characters that a printed line takes
_USUAL = 8.43  # characters of a column without a width of its own
_WORDS = 16  # words of one column that are coloured
_SHARE = re.compile(r"(\d+(?:\.\d)?) %")
_DAYS = re.compile(r" \d+ d$")


def fill(page: sheet.Page, table: Table, report: Report, marking: str) -> None:
    """Write a table with its heading in the first row, its total and its note beneath."""
    widths = [
        _width(column, [row.cells[at] for row in table.rows[:_READ]])
        for at, column in enumerate(table.columns)
    ]
    for at, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(at)].width = width
    page.freeze_panes = "B2" if len(widths) > 2 else "A2"
    page.sheet_view.showGridLines = False
    sheet.to_print(page, landscape=True, large=sum(widths) > _MOST)
    page.print_title_rows = "1:1"
    title = f"{report.title}: {table.title}" if table.title else report.title
    sheet.footers(page, title, marking, f"Data as at {show_day(report.on)}")
    headings = _heads(page, table, widths)
    number = 1
    lines = [row.cells for row in table.rows] + ([table.total] if table.total else [])
    for at, line in enumerate(lines):
        number += 1
        high = max(lines_of(plain(cell), width) for cell, width in zip(line, widths, strict=True))
        page.set_height(number, height_of(high))
        page.append([
            _cell(page, cell, column, bold=at == len(table.rows))
            for cell, column in zip(line, table.columns, strict=True)
        ])  # fmt: skip
    wide = max(sum(widths), _LEAST)
    for text in ["", *textwrap.wrap(table.note, int(wide))] if table.note else ():
        number += 1
        page.append([sheet.text_cell(page, text, colour=sheet.SOFT)] if text else [])
    last = 1 + len(table.rows)
    sheet.add_table(page, table.title or report.title, headings, 1, last)
    # Narrow tables print with room beside them: fitted to the page they would be giants.
    beside = math.ceil((wide - sum(widths)) / _USUAL)
    page.print_area = f"A1:{get_column_letter(len(widths) + beside)}{number}"
    for at in range(len(widths)):
        _colour(page, [row.cells[at] for row in table.rows], get_column_letter(at + 1), last)


def _heads(page: sheet.Page, table: Table, widths: Sequence[float]) -> list[str]:
    """Write the headings, wrapped, and return them as the table needs them."""
    headings = sheet.unlike(one.title for one in table.columns)
    heads = (lines_of(one, width - 3) for one, width in zip(headings, widths, strict=True))
    page.set_height(1, height_of(max(heads)))
    page.append([
        _head(page, one, column) for one, column in zip(headings, table.columns, strict=True)
    ])  # fmt: skip
    return headings


def _colour(page: sheet.Page, found: list[Cell], letter: str, last: int) -> None:
    """Colour the words of a column by rule, its commonest ones where they are many."""
    words = Counter(
        (_DAYS.sub("", one.text), one.meaning)
        for one in found
        if isinstance(one, Shown) and one.meaning and one.text
    )
    # The longer first: Excel takes the first rule that holds, and "Done late" begins as "Done".
    common = sorted((word for word, _ in words.most_common(_WORDS)), key=lambda one: -len(one[0]))
    for word, meaning in common:
        formula = f"LEFT({letter}2,{len(word)})={rules.quoted(word)}"
        rules.add_rule(page, f"{letter}2:{letter}{last}", formula, meaning).stopIfTrue = True


def _head(page: sheet.Page, text: str, column: Column) -> BookCell:
    cell = sheet.head_cell(page, text, worked_out=False)
    cell.alignment = Alignment(
        horizontal=column.align, vertical="center", wrap_text=True,
        indent=int(column.align == "right"),
    )  # fmt: skip
    return cell


def _cell(page: sheet.Page, value: Cell, column: Column, *, bold: bool) -> BookCell:
    """Return a cell: numbers and dates as such, all else as text that is never a formula."""
    cell = sheet.text_cell(page, plain(value), bold=bold)
    indent = int(column.align == "right")  # so that figures keep off what follows them
    cell.alignment = Alignment(
        horizontal=column.align, vertical="top", wrap_text=True, indent=indent
    )
    cell.border = sheet.HAIRLINE
    if isinstance(value, date):
        sheet.hold_number(cell, cells.serial(value))
        cell.number_format = cells.DATES
        cell.alignment = Alignment(horizontal="left", vertical="top")
    elif isinstance(value, int | Decimal):
        sheet.hold_number(cell, value)
        cell.alignment = Alignment(horizontal="right", vertical="top", indent=1)
    elif value is None:
        sheet.hold_number(cell, None)
    elif isinstance(value, str) and (share := _SHARE.fullmatch(value)):
        sheet.hold_number(cell, float(share[1]))
        cell.number_format = '0.0" %"' if "." in value else '0" %"'
    return cell


def _width(column: Column, found: list[Cell]) -> float:
    texts = [f"{column.title}   ", *(plain(cell) for cell in found)]  # room for the filter's arrow
    longest = max(len(line) for text in texts for line in text.split("\n"))
    return min(max(longest + 2, _NARROW), _WIDE)
