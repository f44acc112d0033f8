"""The sheet of an issued workbook that holds, in sight, the words its cells choose from."""

import math
from collections.abc import Mapping, Sequence

from openpyxl.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook

from lif_desktop.exporting.workbooks import sheet
from lif_desktop.exporting.workbooks.row_writer import height_of, lines_of
from lif_desktop.fields import Choice, Field
from lif_desktop.fields.kinds import Flag
from lif_desktop.identity import LISTS

MOST = 500
"""Longer look-ups than this are typed, not picked."""
_NARROW, _WIDE, _PAGE = 16, 50, 180  # characters: the last is what a page still shows well


def add_lists(
    book: Workbook, lists: Mapping[str, Sequence[str]], title: str = "", marking: str = ""
) -> dict[str, str]:
    """Write the look-up lists on a sheet of their own; return the range of each."""
    page = sheet.add_page(book, LISTS)
    widths = [_width((name, *words)) for name, words in lists.items()]
    for index, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(index)].width = width
    page.freeze_panes = "A2"
    page.sheet_view.showGridLines = False
    sheet.to_print(page, landscape=True)
    page.page_setup.fitToWidth = math.ceil(sum(widths) / _PAGE)
    page.print_title_rows = "1:1"
    sheet.footers(page, f"{title}: lists to choose from".removeprefix(": "), marking)
    page.append([sheet.head_cell(page, name, worked_out=False) for name in lists])
    for place in range(max(map(len, lists.values()), default=0)):
        lines = max(
            lines_of(words[place], width - 2)
            for words, width in zip(lists.values(), widths, strict=True)
            if place < len(words)
        )
        page.set_height(place + 2, height_of(lines))
        page.append(
            [_word(page, words[place]) if place < len(words) else None for words in lists.values()]
        )
    sheet.protect(page)
    return {
        name: f"{quote_sheetname(LISTS)}!${get_column_letter(index)}$2:"
        f"${get_column_letter(index)}${len(words) + 1}"
        for index, (name, words) in enumerate(lists.items(), 1)
    }


def _width(words: Sequence[str]) -> float:
    return min(max(max(map(len, words)) + 2, _NARROW), _WIDE)


def words_of(field: Field) -> list[str] | None:
    """Return the words that a column takes from a fixed list, or None."""
    if isinstance(field, Choice):
        return [one.label for one in field.options]
    return ["Yes", "No"] if isinstance(field, Flag) else None


def _word(page: sheet.Page, text: str) -> Cell:
    cell = sheet.text_cell(page, text)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell
