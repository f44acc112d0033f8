"""The ways in which agencies set out a return in Excel, tidy and untidy."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from lif_desktop.sample.answers import COLUMNS, Answer, twice
from lif_desktop.sample.stock import Text

_HEADINGS = {
    "ref": "Reference",
    "action": "Action",
    "agency": "Lead agency",
    "lead": "Lead",
    "target": "Target date",
    "status": "Status",
    "rag": "RAG",
    "progress": "Progress update",
    "completed": "Date completed",
}
_FILLS = {"Red": "FFE06666", "Amber": "FFF6B26B", "Green": "FF93C47D"}
_BOLD = Font(bold=True)
_WRAP = Alignment(wrap_text=True, vertical="top")
_DAY = "dd/mm/yyyy"


def set_out(answers: list[Answer], text: Text) -> Workbook:
    """Return a return as a workbook, in the layout that its text names."""
    book = Workbook()
    sheet = book.worksheets[0]
    _LAYOUTS[text["layout"]](sheet, answers, text)
    return book


def _write(sheet: Worksheet, row: int, cells: Sequence[Any], column: int = 1) -> None:
    for at, value in enumerate(cells, start=column):
        cell = sheet.cell(row, at, value)
        if isinstance(value, date):
            cell.number_format = _DAY
        if isinstance(value, str) and len(value) > 30:
            cell.alignment = _WRAP
            sheet.column_dimensions[cell.column_letter].width = 44


def _head(sheet: Worksheet, row: int, headings: Sequence[Any], column: int = 1) -> None:
    for at, value in enumerate(headings, start=column):
        sheet.cell(row, at, value).font = _BOLD


def _plain(sheet: Worksheet, answers: list[Answer], _text: Text) -> None:
    sheet.title = "Actions"
    _head(sheet, 1, [_HEADINGS[column] for column in COLUMNS])
    for row, answer in enumerate(answers, start=2):
        _write(sheet, row, answer.row())
    sheet.freeze_panes = "A2"


def _letterhead(sheet: Worksheet, answers: list[Answer], _text: Text) -> None:
    """Titles, a heading merged over two rows, line breaks, hard spaces, trailing blanks."""
    sheet.title = "Return "
    _head(sheet, 1, ["Northmoor Schools and Learning"])
    sheet.merge_cells("A1:H1")
    _write(sheet, 2, ["Return on actions for the Safeguarding Children Partnership"])
    sheet.merge_cells("A2:H2")
    _write(sheet, 3, ["Completed by:", "E. Farrow-Nkemelu"])
    _head(sheet, 5, ["Ref\u00a0no", "Agreed\naction", "Lead\u00a0\nofficer", "Timescale", None,
                     "Status ", "RAG\nrating", "Progress\nto date "])  # fmt: skip
    _head(sheet, 6, [None, None, None, "Target\ndate", "Date\u00a0completed"])
    sheet.merge_cells("D5:E5")
    for column in "ABCFGH":
        sheet.merge_cells(f"{column}5:{column}6")
    order = ("ref", "action", "lead", "target", "completed", "status", "rag", "progress")
    for row, answer in enumerate(answers, start=7):
        cells = answer.row(order)
        cells[0] = f"{cells[0]} "
        cells[1] = str(cells[1]).replace(" ", "\u00a0", 1) + "  "
        cells[5] = f" {cells[5]}\u00a0"
        _write(sheet, row, cells)


def _offset(sheet: Worksheet, answers: list[Answer], _text: Text) -> None:
    """A cover block, the table from column C on, an example, a total, notes, a hidden sheet."""
    sheet.title = "Board actions"
    _head(sheet, 2, ["Protecting Vulnerable People: quarterly return"], 3)
    _write(sheet, 3, ["Please fill in the white cells only."], 3)
    order = ("ref", "action", "lead", "target", "status", "rag", "progress", "completed")
    _head(sheet, 6, ["Action ref", "Action", "Owner", "Due date", "Status", "RAG",
                     "Update", "Completed on"], 3)  # fmt: skip
    _write(sheet, 7, ["e.g. ACT-2020-001", "Example: visit every custody suite", "Sgt Example",
                      date(2020, 1, 31), "In hand", "Green", "Example text"], 3)  # fmt: skip
    for row, answer in enumerate(answers, start=8):
        _write(sheet, row, answer.row(order), 3)
    last = 8 + len(answers)
    _write(sheet, last, ["Total", None, None, None, None, None, None, len(answers)], 3)
    _write(sheet, last + 2, ["* RAG is the owner's own view of the risk to the date."], 3)
    _write(sheet, last + 3, ["Return to the partnership office by the first Friday."], 3)
    lists = sheet.parent.create_sheet("Lists")
    lists.sheet_state = "hidden"
    for row, value in enumerate(["Status", "Not started", "In hand", "Completed"], start=1):
        lists.cell(row, 1, value)


def _styles(sheet: Worksheet, answers: list[Answer], _text: Text) -> None:
    """Dates typed in whatever way the person at the keyboard likes."""
    sheet.title = "Actions Nov"
    order = ("ref", "action", "lead", "target", "status", "rag", "progress", "completed")
    _head(sheet, 1, ["Ref", "Action", "Named lead", "By when", "Status", "RAG", "Progress",
                     "Completed"])  # fmt: skip
    for row, answer in enumerate(answers, start=2):
        cells = answer.row(order)
        cells[3] = _in_style(cells[3], row)
        _write(sheet, row, cells)


def _in_style(day: Any, row: int) -> Any:
    if not isinstance(day, date):
        return day
    month = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov",
             "Dec")[day.month - 1]  # fmt: skip
    ordinal = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return (
        day,
        f"{day.day}.{day.month}.{day:%y}",
        f"{day.day}{ordinal} {month} {day.year}",
        day.isoformat(),
    )[row % 4]


def _renumbered(sheet: Worksheet, answers: list[Answer], _text: Text) -> None:
    """Rows numbered anew, and our references as five people type them."""
    sheet.title = "Sheet1"
    _head(sheet, 1, ["No.", "Action reference", "Action required", "Lead person", "Deadline",
                     "Current status", "RAG status", "Current position"])  # fmt: skip
    order = ("ref", "action", "lead", "target", "status", "rag", "progress")
    for row, answer in enumerate(answers, start=2):
        reference, *others = answer.row(order)
        _, year, last = str(reference).split("-")
        typed = (
            f"act {year}/{int(last)}", f"ACT {year}-{last}", f"Act.{year}.{last}", reference,
            f"act{year}–{int(last)}",
        )[row % 5]  # fmt: skip
        _write(sheet, row, [row - 1, typed, *others])


def _colours(sheet: Worksheet, answers: list[Answer], _text: Text) -> None:
    """Ratings in words and in colours, the agency spelled in turn, a second table beside."""
    sheet.title = "RAG return"
    _head(sheet, 1, ["Housing: actions for the Board"])
    _head(sheet, 3, [_HEADINGS[column] for column in COLUMNS])
    for row, answer in enumerate(answers, start=4):
        cells = answer.row()
        rag, at = cells[6], COLUMNS.index("rag") + 1
        words = {"Red": "R", "Amber": "amber", "Green": "GREEN"}
        cells[6] = None if answer.colour_only else words.get(str(rag), rag)
        _write(sheet, row, cells)
        if colour := _FILLS.get(str(rag)):
            sheet.cell(row, at).fill = PatternFill("solid", start_color=colour)
    beside = len(COLUMNS) + 3
    _head(sheet, 3, ["Patch", "Homes", "Officer"], beside)
    for row, patch in enumerate([("North", 2140, "L. Park"), ("Riverside", 1310, "B. Osei-Wren"),
                                 ("Hill", 850, "B. Osei-Wren")], start=4):  # fmt: skip
        _write(sheet, row, patch, beside)


def _additions(sheet: Worksheet, answers: list[Answer], text: Text) -> None:
    """New actions under the old ones, and one row pasted twice."""
    sheet.title = "Forum actions"
    _head(sheet, 2, [_HEADINGS[column] for column in COLUMNS])
    rows = [*answers, twice(answers, text["twice"])]
    for row, answer in enumerate(rows, start=3):
        _write(sheet, row, answer.row())


def _gaps(sheet: Worksheet, answers: list[Answer], text: Text) -> None:
    """A cell emptied by mistake, and a look-up that failed."""
    sheet.title = "ICB"
    _head(sheet, 1, [_HEADINGS[column] for column in COLUMNS])
    for row, answer in enumerate(answers, start=2):
        _write(sheet, row, answer.row())
    emptied, failed = (COLUMNS.index(column) + 1 for column in text["empties"])
    last = len(answers) + 1
    sheet.cell(last - 1, emptied).value = None
    sheet.cell(last, failed).value = "#N/A"
    sheet.cell(last, failed).data_type = "e"


_LAYOUTS: dict[str, Callable[[Worksheet, list[Answer], Text], None]] = {
    "plain": _plain,
    "letterhead": _letterhead,
    "offset": _offset,
    "styles": _styles,
    "renumbered": _renumbered,
    "colours": _colours,
    "additions": _additions,
    "gaps": _gaps,
}
