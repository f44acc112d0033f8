"""A register as an Excel tracker that people fill in and send back."""

from io import BytesIO
from pathlib import Path

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from lif_desktop import clock, identity, registers
from lif_desktop.exporting.files import replace_file
from lif_desktop.exporting.workbooks import sheet
from lif_desktop.exporting.workbooks.row_writer import RowWriter
from lif_desktop.fields import Derived, Field, Link, show_day
from lif_desktop.progress import Report, silent
from lif_desktop.registers import Register
from lif_desktop.store.board import Board
from lif_desktop.store.query import View

HEAD = 6  # the heading row: title, marking, facts, how to fill it in, a space
_CHUNK = 500
_LISTED = 500  # longer look-ups than this are typed, not picked


def write_tracker(board: Board, view: View, path: Path, report: Report = silent) -> int:
    """Write the records of a view, every field of the register, and return how many.

    The file appears whole or not at all.

    Raises:
        CannotWrite: if it cannot be written there.
        Cancelled: if the user stopped it.
    """
    register = registers.get(view.register)
    fields = _in_order(register)
    ids = board.ids(view)
    book = Workbook(write_only=True)
    book.properties.title = f"{register.plural}: {board.settings.get('name', '')}"
    book.properties.creator = "LIF Desktop"
    page = sheet.add_page(book, sheet.short(register.plural))
    content = BytesIO()
    try:
        _begin(board, register, page, fields, len(ids))
        _rows(board, register, page, fields, ids, report)
        _finish(board, register, book, page, fields, len(ids))
        book.save(content)
    except BaseException:
        sheet.discard(page)
        raise
    replace_file(path, content.getvalue())
    return len(ids)


def _in_order(register: Register) -> list[Field]:
    """Return the fields as columns: what people look at first, so that it prints on one page."""
    shown = [field for field in register.visible if field.column]
    return [register.reference, *shown, *(one for one in register.visible if not one.column)]


def _begin(
    board: Board, register: Register, page: sheet.Page, fields: list[Field], count: int
) -> None:
    settings = board.settings
    title, marking = settings.get("name", ""), settings.get("marking", "")
    sheet.lay_out(page, [field.width + 2 for field in fields], 2, HEAD)
    sheet.footers(page, f"{title}: {register.plural.lower()}", marking)
    facts = f"{count:,} records · data as at {show_day(clock.today())}"
    how = (
        "Change what has changed and send it back. An empty cell leaves the board's value as it is;"
        " write [clear] to erase it. Grey columns are worked out by the board and are not read."
    )
    page.append([sheet.text_cell(page, f"{title}: {register.plural.lower()}", size=16, bold=True)])
    page.append([sheet.text_cell(page, marking, bold=True, colour=sheet.TINTS["late"][0])])
    page.append([sheet.text_cell(page, facts, colour=sheet.SOFT)])
    page.append([sheet.text_cell(page, how, colour=sheet.SOFT)])
    page.append([])
    page.append(
        [
            sheet.head_cell(page, heading, worked_out=worked_out)
            for heading, worked_out in _headings(fields)
        ]
    )


def _headings(fields: list[Field]) -> list[tuple[str, bool]]:
    shown = [(field.label, isinstance(field, Derived)) for field in fields]
    return [*shown, (identity.RECORD_HEADING, True), (identity.VERSION_HEADING, True)]


def _rows(
    board: Board,
    register: Register,
    page: sheet.Page,
    fields: list[Field],
    ids: list[int],
    report: Report,
) -> None:
    for link in (field for field in fields if isinstance(field, Link)):
        board.names.prime(link.to, None)
    own = identity.mark(board.identity, register.key)
    writer = RowWriter(page, fields, board.names, own, HEAD)
    for start in range(0, len(ids), _CHUNK):
        report(start, len(ids), f"Writing {register.plural.lower()}")
        wanted = ids[start : start + _CHUNK]
        found = {one.id: one for one in board.records(register.key, wanted)}
        for one in wanted:
            if one in found:
                writer.write(found[one])


def _finish(
    board: Board,
    register: Register,
    book: Workbook,
    page: sheet.Page,
    fields: list[Field],
    count: int,
) -> None:
    last = HEAD + count
    headings = [heading for heading, _ in _headings(fields)]
    sheet.add_table(page, register.key.capitalize(), headings, HEAD, last)
    shown = 1 + sum(field.column for field in register.visible)
    page.print_area = f"A1:{get_column_letter(shown)}{last}"
    lists = _lists(board, fields)
    places = sheet.add_lists(book, lists) if lists else {}
    for index, field in enumerate(fields, 1):
        letter = get_column_letter(index)
        sheet.colour_by_rule(page, field, letter, HEAD, last)
        if field.label in places:
            sheet.validate(page, field, letter, HEAD, last, places[field.label])


def _lists(board: Board, fields: list[Field]) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    for field in fields:
        words = sheet.words_of(field)
        if words is None and isinstance(field, Link):
            words = sorted(board.labels(field.to).values())
        if words and len(words) <= _LISTED:
            lists[field.label] = words
    return lists
