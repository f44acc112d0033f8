"""A register as an Excel tracker that people fill in and send back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from openpyxl.utils import get_column_letter

from lif_desktop import clock, identity, registers
from lif_desktop.exporting.files import replace_file
from lif_desktop.exporting.workbooks import lists, rules, sheet, tracker_front
from lif_desktop.exporting.workbooks.choosing import Wanted, ids_of, said
from lif_desktop.exporting.workbooks.row_writer import RowWriter, column_cell, height_of, lines_of
from lif_desktop.exporting.workbooks.tally import Tally
from lif_desktop.exporting.workbooks.tracker_front import Told
from lif_desktop.fields import Derived, Field, Link, Links, Memo, show_day
from lif_desktop.progress import Report, silent
from lif_desktop.registers import Register
from lif_desktop.store.board import Board
from lif_desktop.store.query import View

HEAD = 6  # the heading row: title, marking, facts, how to fill it in, a space
ROOM = 20
"""Empty rows at the end, for what is new."""
_CHUNK = 500
_MEMO = 56  # characters: longer lines make a row of long texts low enough to look over
_ARROW = 4  # characters that a heading leaves to its filter's arrow
_UPRIGHT = 150  # characters of width that A4 still shows; wider sheets are A3
_HOW = (
    "Change what has changed and send it back. An empty cell leaves the board's value as it is;"
    " write [clear] to erase it. Grey columns are the board's own: they are locked, and not read."
)


def write_tracker(
    board: Board,
    view: View | Wanted,
    path: Path,
    report: Report = silent,
    *,
    seal: Callable[[bytes], bytes] = bytes,
) -> int:
    """Write the records of a view, every field of the register, and return how many.

    `seal` turns the workbook's bytes into what is written, such as one with a password. The file
    appears whole or not at all.

    Raises:
        CannotWrite: if it cannot be written there.
        Cancelled: if the user stopped it.
    """
    asked = view if isinstance(view, Wanted) else Wanted(view)
    ids = ids_of(board, asked)
    content = _Tracker(board, registers.get(asked.view.register), asked).made(ids, report)
    replace_file(path, seal(content))
    return len(ids)


@dataclass(frozen=True, slots=True)
class _Column:
    """A field as a column: its letter and its width in characters."""

    field: Field
    letter: str
    width: float


@dataclass(slots=True)
class _Tracker:
    """One workbook in the making."""

    board: Board
    register: Register
    asked: Wanted
    columns: list[_Column] = field(init=False)

    def __post_init__(self) -> None:
        self.columns = [
            _Column(one, get_column_letter(at), _width(one))
            for at, one in enumerate(_in_order(self.register), 1)
        ]

    def made(self, ids: list[int], report: Report) -> bytes:
        """Return the workbook of these records."""
        name, marking = (self.board.settings.get(one, "") for one in ("name", "marking"))
        title = f"{name}: {self.register.plural.lower()}"
        told = Told(
            title, sheet.short(self.register.plural), said(self.board, self.asked), clock.today(),
            bool(self._lists()),
        )  # fmt: skip
        book, content = sheet.new_book(title), BytesIO()
        front = tracker_front.begin(book, told, marking)
        page = sheet.add_page(book, told.sheet)
        try:
            self._begin(page, title, marking, len(ids))
            tally = self._rows(page, ids, report)
            tracker_front.finish(front, self.board, told, tally)
            found = self._lists()
            places = lists.add_lists(book, found, title, marking) if found else {}
            self._finish(page, len(ids), places)
            book.save(content)
        except BaseException:
            for one in (front.page, page):
                sheet.discard(one)
            raise
        return content.getvalue()

    def _begin(self, page: sheet.Page, title: str, marking: str, count: int) -> None:
        sheet.lay_out(page, [one.width for one in self.columns], 2, HEAD)
        for one in self.columns:
            sheet.style_column(page, one.letter, column_cell(page, one.field))
        printed = sum(one.width for one in self.columns if _printed(one.field))
        sheet.to_print(page, landscape=True, large=printed > _UPRIGHT)
        day = show_day(clock.today())
        sheet.footers(page, title, marking, f"Data as at {day}")
        page.set_height(1, sheet.TITLE_HEIGHT)
        page.append([sheet.text_cell(page, title, size=16, bold=True)])
        page.append([sheet.text_cell(page, marking, bold=True, colour=sheet.TINTS["late"][0])])
        facts = f"{count:,} records · data as at {day}"
        page.append([sheet.text_cell(page, facts, colour=sheet.SOFT)])
        page.append([sheet.text_cell(page, _HOW, colour=sheet.SOFT)])
        page.append([])
        heads = (lines_of(one.field.label, one.width - _ARROW) for one in self.columns)
        page.set_height(HEAD, height_of(max(heads)))
        page.append([sheet.head_cell(page, one, worked_out=grey) for one, grey in self._headings()])

    def _headings(self) -> list[tuple[str, bool]]:
        shown = [(one.field.label, isinstance(one.field, Derived)) for one in self.columns]
        return [*shown, (identity.RECORD_HEADING, True), (identity.VERSION_HEADING, True)]

    def _rows(self, page: sheet.Page, ids: list[int], report: Report) -> Tally:
        for one in self.columns:
            if isinstance(one.field, (Link, Links)):
                self.board.names.prime(one.field.to, None)
        own = identity.mark(self.board.identity, self.register.key)
        columns = [(one.field, one.width) for one in self.columns]
        writer = RowWriter(page, columns, self.board.names, own, HEAD)
        tally = Tally(self.register, clock.today())
        for start in range(0, len(ids), _CHUNK):
            report(start, len(ids), f"Writing {self.register.plural.lower()}")
            wanted = ids[start : start + _CHUNK]
            found = {one.id: one for one in self.board.records(self.register.key, wanted)}
            for record in (found[number] for number in wanted if number in found):
                writer.write(record)
                tally.add(record)
        for _ in range(ROOM):
            writer.room()
        return tally

    def _finish(self, page: sheet.Page, count: int, places: dict[str, str]) -> None:
        last = HEAD + count + ROOM
        headings = [heading for heading, _ in self._headings()]
        sheet.add_table(page, self.register.plural, headings, HEAD, last)
        shown = [one.letter for one in self.columns if _printed(one.field)][-1]
        page.print_area = f"A1:{shown}{HEAD + count or last}"
        letters = {one.field.key: one.letter for one in self.columns}
        for one in self.columns:
            rules.colour_by_rule(page, one.field, one.letter, HEAD, last)
            rules.date_by_rule(page, self.register, one.field, letters, HEAD, last)
            listed = places.get(_list_name(one.field))
            if isinstance(one.field, Links) or listed is None:
                if not _locked(one.field):
                    rules.check(page, one.field, one.letter, HEAD, last)
            else:
                rules.validate(page, one.field, one.letter, HEAD, last, listed)
        sheet.protect(page)

    def _lists(self) -> dict[str, list[str]]:
        """Return the words that cells choose from: one list for each register linked to."""
        found: dict[str, list[str]] = {}
        for one in self.columns:
            words = lists.words_of(one.field)
            if words is None and isinstance(one.field, (Link, Links)):
                words = sorted(self.board.labels(one.field.to).values())
            if words and len(words) <= lists.MOST:
                found[_list_name(one.field)] = words
        return found


def _in_order(register: Register) -> list[Field]:
    """Return the fields as columns: what people look at first, so that it prints on one page."""
    shown = [one for one in register.visible if one.column]
    return [register.reference, *shown, *(one for one in register.visible if not one.column)]


def _printed(declared: Field) -> bool:
    """Return whether a column is printed: the reference, and what a table on screen shows."""
    return declared.key == "reference" or declared.column


def _locked(declared: Field) -> bool:
    return isinstance(declared, Derived) or declared.key == "reference"


def _width(declared: Field) -> float:
    return max(declared.width, _MEMO) if isinstance(declared, Memo) else declared.width + 2


def _list_name(declared: Field) -> str:
    linked = isinstance(declared, (Link, Links))
    return registers.get(declared.to).plural if linked else declared.label  # type: ignore[attr-defined]
