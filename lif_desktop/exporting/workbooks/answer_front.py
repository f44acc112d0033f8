"""The front sheet of a workbook that goes back to an agency: what is asked, by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.hyperlink import Hyperlink

from lif_desktop import clock
from lif_desktop.exporting.workbooks import cells
from lif_desktop.exporting.workbooks.sheet import ACCENT, FACE, INK, SOFT, TINTS, solid
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.receipts import Receipt

TITLE = "Please read"
_HEADS = ("Sheet", "Row", "What", "What we ask")
_WIDTHS = (26, 8, 18, 84)
_LIMIT = 500  # rows listed in front; all of them stand in the sheets
_DAYS = 14
_HIDDEN = "Please leave the hidden columns as they are: they tell us which row is which."
_TAKEN = ("new", "changed", "same")


class Asked(Protocol):
    """What the front sheet says of a row."""

    @property
    def sheet(self) -> str:
        """The sheet's name."""
        ...

    @property
    def row(self) -> int:
        """Excel's row number."""
        ...

    @property
    def word(self) -> str:
        """The word for what it is."""
        ...

    @property
    def tint(self) -> str:
        """The word's colour."""
        ...

    @property
    def text(self) -> str:
        """What is asked."""
        ...


@dataclass(frozen=True, slots=True)
class Letter:
    """Who asks, whom, and by when."""

    board: str
    agency: str
    due_on: date
    marking: str = ""


def letter_for(board: Board, receipt: Receipt, agency: int | None, due_on: date | None) -> Letter:
    """Return who asks and whom: the agency said, the return's, or the one said when it was read.

    Without a day an answer is asked for in two weeks.
    """
    if agency is None and receipt.returned is not None:
        agency = board.record("returns", receipt.returned).values["agency"]
    if agency is None:
        agency = (receipt.details.get("said") or {}).get("agency")
    settings = board.settings
    return Letter(
        settings.get("name", ""),
        board.names.label("agencies", agency) if agency is not None else "",
        due_on or clock.today() + timedelta(days=_DAYS),
        settings.get("marking", ""),
    )


def add(book: Workbook, letter: Letter, receipt: Receipt, remarks: Sequence[Asked]) -> None:
    """Put the sheet in front of the others."""
    taken = {name.casefold() for name in book.sheetnames}
    title = TITLE
    while title.casefold() in taken:
        title += "."
    page = book.create_sheet(title, 0)
    for other in book.worksheets:
        other.sheet_view.tabSelected = False
    book.active = 0
    page.sheet_view.tabSelected = True
    page.sheet_view.showGridLines = False
    for letter_of, width in zip("ABCD", _WIDTHS, strict=True):
        page.column_dimensions[letter_of].width = width
    row = 1
    for text, size, bold, colour in _words(letter, receipt, remarks):
        _write(page, row, 1, text, Font(name=FACE, size=size, bold=bold, color=colour))
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=4)
        page.row_dimensions[row].height = 26 if size > 12 else 15 * (1 + len(text) // 125)
        row += 1
    _table(page, row + 1, remarks)
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _words(
    letter: Letter, receipt: Receipt, remarks: Sequence[Asked]
) -> list[tuple[str, int, bool, str]]:
    taken = sum(receipt.counts.get(one, 0) for one in _TAKEN)
    rows = counted(len(remarks), "row")
    need = "needs" if len(remarks) == 1 else "need"
    due = day_in_words(letter.due_on)
    to = f"To {letter.agency}" if letter.agency else ""
    thanks = (
        f"Thank you for “{receipt.file_name}”. {counted(taken, 'row')} came through as you"
        f" wrote; {rows} {need} you before we can take what they say."
    )
    please = (
        "Please put these right in the sheets that follow, in their own cells, and send this"
        f" workbook back by {due}. The columns “Look here” and “What we ask” beside each row"
        " say what it is about; nothing need be written in them."
    )
    said = [
        (f"{rows} of your return {need} a second look", 15, True, INK),
        (" · ".join(one for one in (letter.board, to, letter.marking) if one), 10, False, SOFT),
        (thanks, 10, False, INK),
        (please, 10, True, INK),
    ]  # fmt: skip
    columns = receipt.details.get("columns", ())
    if any(one["outcome"] == "identity" for one in columns):
        said.append((_HIDDEN, 10, False, SOFT))
    if not remarks:
        said[0] = ("Your return came through", 15, True, INK)
        said[2] = (f"Thank you for “{receipt.file_name}”. Nothing is asked.", 10, False, INK)
        del said[3:]
    return said


def _table(page: Any, top: int, remarks: Sequence[Asked]) -> None:
    if not remarks:
        return
    for column, head in enumerate(_HEADS, 1):
        cell = _write(page, top, column, head, Font(name=FACE, bold=True, color="FFFFFF"))
        cell.fill = solid(ACCENT)
    for at, one in enumerate(remarks[:_LIMIT], top + 1):
        ink, tint = TINTS[one.tint]
        plain = Font(name=FACE, size=10, color=INK)
        _write(page, at, 1, one.sheet, plain)
        cell = _write(page, at, 2, None, Font(name=FACE, size=10, color=ACCENT, underline="single"))
        cell.value = one.row
        name = one.sheet.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!A{one.row}")
        word = _write(page, at, 3, one.word, Font(name=FACE, size=10, bold=True, color=ink))
        word.fill = solid(tint)
        _write(page, at, 4, one.text, plain)
        page.row_dimensions[at].height = 15 * (1 + len(one.text) // 88)
    if len(remarks) > _LIMIT:
        text = f"and {counted(len(remarks) - _LIMIT, 'more row')}, marked in the sheets"
        _write(page, top + _LIMIT + 1, 1, text, Font(name=FACE, size=10, color=SOFT))


def _write(page: Any, row: int, column: int, text: str | None, font: Font) -> Any:
    cell = page.cell(row, column)
    if text is not None:
        cell.data_type = "s"
        cell._value = cells.plain(text)  # noqa: SLF001 - past the guess of a formula
    cell.font = font
    cell.alignment = Alignment(vertical="top", wrap_text=column in {1, 4})
    return cell
