"""The front sheet of a return: whose it is, what is asked, by when, to whom; plain sentences."""

from collections.abc import Iterator, Sequence

from openpyxl.workbook import Workbook

from lif_desktop.exporting.returns.contents import Asking, Contents
from lif_desktop.exporting.workbooks import sheet
from lif_desktop.exporting.workbooks.front import Front
from lif_desktop.fields import show_day

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
    book: Workbook, asking: Asking, contents: Contents, title: str, recipient: str
) -> sheet.Page:
    """Add the front sheet: one sentence a row, so that nothing on it looks like a table."""
    settings = asking.board.settings
    front = Front(book, title, settings.get("marking", ""), (_WIDE,))
    for head, sentences in _parts(asking, contents, settings.get("name", ""), recipient):
        front.part(head, sentences)
    front.close(1)
    return front.page


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
