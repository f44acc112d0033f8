"""The front sheet of a return: whose it is, what is asked, by when, to whom; plain sentences."""

from collections.abc import Iterator, Sequence

from openpyxl.styles import Alignment

from lif_desktop.exporting.returns.contents import Asking, Contents
from lif_desktop.exporting.workbooks import sheet
from lif_desktop.exporting.workbooks.row_writer import height_of, lines_of
from lif_desktop.fields import show_day

TITLE = "Read this first"
_WIDE = 76  # characters; narrower than an upright page of A4 in any face
_STEPS = (
    (
        "Fill in the pale yellow cells. Where one is too small for what you write, drag its row"
        " taller; nothing is cut off. Cells with an arrow take one of the words on their list."
        " Write dates as 31/12/2026."
    ),
    (
        "Grey cells are ours and are locked, without a password. To sort the rows, lift the lock"
        " first (Review, Unprotect Sheet); the order in which they come back does not matter."
    ),
    (
        "Please keep every row, column and sheet, also the hidden ones, and send the workbook back"
        " as an Excel file."
    ),
)


def write_front(
    page: sheet.Page, asking: Asking, contents: Contents, title: str, recipient: str
) -> None:
    """Write the front sheet: one sentence a row, so that nothing on it looks like a table."""
    settings = asking.board.settings
    marking = settings.get("marking", "")
    page.column_dimensions["A"].width = _WIDE
    page.sheet_view.showGridLines = False
    page.page_setup.orientation, page.page_setup.paperSize = "portrait", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.footers(page, title, marking)
    page.set_height(1, sheet.TITLE_HEIGHT)
    page.append([sheet.text_cell(page, title, size=16, bold=True)])
    page.append([sheet.text_cell(page, marking, bold=True, colour=sheet.TINTS["late"][0])])
    number = 2
    for head, sentences in _parts(asking, contents, settings.get("name", ""), recipient):
        page.append([])
        page.append([sheet.text_cell(page, head, size=12, bold=True, colour=sheet.ACCENT)])
        number += 2
        for sentence in sentences:
            cell = sheet.text_cell(page, sentence)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            number += 1
            page.set_height(number, height_of(lines_of(sentence, _WIDE)) + 3)
            page.append([cell])
    sheet.protect(page)


def _parts(
    asking: Asking, contents: Contents, board: str, recipient: str
) -> Iterator[tuple[str, Sequence[str]]]:
    asked = f"{asking.agency.title} is asked by {board} for {contents.holds}."
    yield "What this is", [asked, *([f"It is addressed to {recipient}."] if recipient else [])]
    due = f"Please send it back by {show_day(asking.due_on)}"
    yield "By when, and to whom", [f"{due}, to the business manager of {board}, who sent it."]
    yield "What is asked", contents.asks
    names = " and ".join(f"“{one.title}”" for one in contents.sheets)
    yield "How to fill it in", [f"What is to be filled in is on {names}.", *_STEPS]
