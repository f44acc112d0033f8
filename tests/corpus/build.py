"""Workbooks made from shapes."""

from pathlib import Path

from openpyxl import Workbook

from tests.corpus.bodies import AMONG, AROUND
from tests.corpus.councils import COUNCILS
from tests.corpus.layouts import LAYOUTS
from tests.corpus.shapes import HEADINGS, PLAIN, Shape
from tests.corpus.strangers import STRANGERS

SHAPES: list[Shape] = [*PLAIN, *HEADINGS, *AMONG, *AROUND, *STRANGERS, *LAYOUTS, *COUNCILS]


def workbook_of(shapes: list[Shape], path: Path) -> Path:
    """Write one sheet for each shape; sheets are named by number, as names are too long."""
    book = Workbook()
    book.remove(book.active)
    for number, shape in enumerate(shapes, 1):
        sheet = book.create_sheet(f"Shape {number}")
        for row, cells in enumerate(shape.rows, 1):
            for column, cell in enumerate(cells, 1):
                if cell is not None:
                    sheet.cell(row, column, cell)
        for merge in shape.merges:
            sheet.merge_cells(merge)
    book.save(path)
    return path
