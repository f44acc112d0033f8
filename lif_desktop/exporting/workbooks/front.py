"""The front sheet of a workbook, "Read this first": sentences, small tables, charts beside them."""

from collections.abc import Iterable, Sequence

from openpyxl.cell import Cell as BookCell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.pagebreak import Break

from lif_desktop.exporting.workbooks import sheet
from lif_desktop.exporting.workbooks.row_writer import height_of, lines_of
from lif_desktop.identity import FRONT

_PAGE, _ROW = 640.0, 15.0  # points on a page as it is fitted, and of a plain row
_AROUND = 8  # rows that a chart needs beside its bars
Cell = str | int | float | None


class Front:
    """Writes the front sheet from top to bottom; `row` is the last one written.

    Sentences stand in the first column, one a row, so that nothing of them looks like a table.
    """

    def __init__(
        self, book: Workbook, title: str, marking: str, widths: Sequence[float], note: str = ""
    ) -> None:
        self.page, self.row, self._points = sheet.add_page(book, FRONT), 0, 0.0
        self._wide = widths[0]
        for number, width in enumerate(widths, 1):
            self.page.column_dimensions[get_column_letter(number)].width = width
        self.page.sheet_view.showGridLines = False
        sheet.to_print(self.page, landscape=len(widths) > 1)
        sheet.footers(self.page, title, marking, note)
        self._append([sheet.text_cell(self.page, title, size=16, bold=True)], sheet.TITLE_HEIGHT)
        colour = sheet.TINTS["late"][0]
        self._append([sheet.text_cell(self.page, marking, bold=True, colour=colour)])

    def part(self, head: str, sentences: Iterable[str] = (), *, rows: int = 0) -> None:
        """Write a heading after a space, and sentences beneath.

        A part of so many `rows` begins on a page of its own where it would be parted by one.
        """
        self._append([])
        if rows and self._points + (rows + _AROUND) * _ROW > _PAGE:
            self._points = 0.0
            self.page.row_breaks.append(Break(id=self.row))
        self._append([sheet.text_cell(self.page, head, size=12, bold=True, colour=sheet.ACCENT)])
        for one in sentences:
            self.say(one)

    def say(self, sentence: str, *, soft: bool = False) -> None:
        """Write one sentence, wrapped, its row as high as it needs."""
        colour = sheet.SOFT if soft else sheet.INK
        cell = sheet.text_cell(self.page, sentence, colour=colour)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        self._append([cell], height_of(lines_of(sentence, self._wide)) + 3)

    def table(
        self, name: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]]
    ) -> tuple[int, int]:
        """Write words with counts as a named table; return its heading's row and its last."""
        headings = sheet.unlike(headings)
        self._append([self._head(one, at) for at, one in enumerate(headings)])
        head = self.row
        for row in rows:
            lines = lines_of(str(row[0]), self._wide)
            self._append([self._cell(one) for one in row], height_of(lines) if lines > 1 else 0)
        sheet.add_table(self.page, name, headings, head, self.row)
        return head, self.row

    def go_on(self, row: int) -> None:
        """Leave rows empty up to `row`, where a chart beside them is longer than they are."""
        while self.row < row:
            self._append([])

    def close(self, last_column: int) -> None:
        """Say what is printed, and lock the sheet, without a password."""
        self.page.print_area = f"A1:{get_column_letter(last_column)}{self.row}"
        sheet.protect(self.page)

    def _append(self, row: list[BookCell | None], points: float = 0) -> None:
        """Write a row, as high as it needs or as any other."""
        self.row += 1
        self._points += points or _ROW
        if points:
            self.page.set_height(self.row, points)
        self.page.append(row)

    def _head(self, text: str, at: int) -> BookCell:
        cell = sheet.head_cell(self.page, text, worked_out=False)
        if at:
            cell.alignment = Alignment(horizontal="right", vertical="center", wrap_text=True)
        return cell

    def _cell(self, value: Cell) -> BookCell:
        cell = sheet.text_cell(self.page, value if isinstance(value, str) else "")
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.border = sheet.HAIRLINE
        if not isinstance(value, str):
            sheet.hold_number(cell, value)
            cell.number_format = "#,##0" if isinstance(value, int) else "General"
            cell.alignment = Alignment(horizontal="right", vertical="top")
        return cell
