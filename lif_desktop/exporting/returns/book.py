"""A return as the bytes of a workbook, the same bytes for the same contents."""

import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from lif_desktop import identity
from lif_desktop.exporting.returns import filling, form, front
from lif_desktop.exporting.returns.contents import Asking, Contents, Sheet
from lif_desktop.exporting.workbooks import lists, sheet

_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


@dataclass(frozen=True, slots=True)
class Bound:
    """What a workbook is bound with: what it is called, for whom it is, and its identity."""

    title: str
    recipient: str
    token: str


def bound(asking: Asking, contents: Contents, by: Bound) -> bytes:
    """Return a return as a workbook: the front sheet, what is to be filled in, the lists."""
    board = asking.board
    book = sheet.new_book(by.title)
    book.properties.created = datetime(asking.on.year, asking.on.month, asking.on.day)  # noqa: DTZ001 - Excel's dates know no zone
    pages: list[sheet.Page] = []
    marking = board.settings.get("marking", "")
    content = BytesIO()
    try:
        pages.append(front.write_front(book, asking, contents, by.title, by.recipient))
        for one in contents.sheets:
            pages.append(sheet.add_page(book, one.title))
            write = form.write_form if one.form else filling.write_table
            own = identity.mark(board.identity, one.register.key)
            write(pages[-1], one, board.names, own, by.token, by.title, marking)
        chosen = _lists(contents.sheets)
        places = lists.add_lists(book, chosen, by.title, marking) if chosen else {}
        for page, one in zip(pages[1:], contents.sheets, strict=True):
            choose = form.choose_in_form if one.form else filling.choose_from
            choose(page, one, places)
        book.save(content)
    except BaseException:
        for page in pages:
            sheet.discard(page)
        raise
    return _settled(content.getvalue(), asking.on)


def _lists(sheets: tuple[Sheet, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in sheets:
        for column in one.columns:
            words = filling.words_of(column)
            if words and len(words) <= lists.MOST:
                found[column.heading] = words
    return found


def _settled(content: bytes, on: date) -> bytes:
    """Return a workbook that says nothing of the hour it was made, nor of this computer's clock."""
    settled = BytesIO()
    day = f"{on.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(BytesIO(content)) as made, zipfile.ZipFile(settled, "w") as kept:
        for name in made.namelist():
            held = made.read(name)
            if name == _CORE:
                held = _MODIFIED.sub(rb"\g<1>" + day, held)
            place = zipfile.ZipInfo(name, (on.year, on.month, on.day, 0, 0, 0))
            place.compress_type, place.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            kept.writestr(place, held)
    return settled.getvalue()
