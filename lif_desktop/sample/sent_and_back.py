"""One return out and back: sent to an agency, filled in as it would, ready to be taken in."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from lif_desktop.exporting.returns.filling import HEAD
from lif_desktop.exporting.returns.issuing import Issued, issue
from lif_desktop.sample.stock import Days, Text, texts
from lif_desktop.store.board import Board

_SHEET = "Actions"


def send_and_fill_in(board: Board, folder: Path, days: Days) -> Issued:
    """Send one agency of the sample its action updates, and fill them in as it would."""
    text = texts("returning")["demonstration"]
    names = {one["key"]: one["name"] for one in texts("board")["agencies"]}
    agency = board.find("agencies", names[text["by"]])
    assert agency is not None
    (sent,) = issue(board, "actions", [agency.id], days.on(text["due"]), folder, on=days.today)
    assert sent.path is not None
    book = load_workbook(sent.path)
    for one in text["says"]:
        _fill_in(book[_SHEET], one, days)
    book.save(sent.path)
    return sent


def _fill_in(page: Worksheet, one: Text, days: Days) -> None:
    places = {cell.value: cell.column for cell in page[HEAD]}
    row = _row(page, places["Action"], one.get("of", ""))
    for heading, said in one.items():
        if heading in places:
            value: Any = days.on(said) if isinstance(said, int) else said
            page.cell(row, places[heading]).value = value


def _row(page: Worksheet, column: int, begins: str) -> int:
    """Return the row of the action that begins so, or the first blank one."""
    for row in range(HEAD + 1, page.max_row + 1):
        held = page.cell(row, column).value
        if (str(held).startswith(begins) if begins else held is None) and (held or not begins):
            return row
    raise LookupError(begins)
