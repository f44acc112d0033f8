"""An agency's own workbook sent back: what we ask stands beside each row, and in front of all."""

import io
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from lif_desktop.exporting.files import replace_file
from lif_desktop.exporting.workbooks import answer_front, cells
from lif_desktop.exporting.workbooks.retold import retold, told_in
from lif_desktop.exporting.workbooks.sheet import ACCENT, FACE, TINTS, solid
from lif_desktop.store.receipts import Receipt

ASKED = {
    "problem": ("Please correct", "late"),
    "conflict": ("Which is right?", "due"),
    "possible": ("A question", "note"),
    "repeated": ("A question", "note"),
}
HEADINGS = ("Look here", "What we ask")
_MOST_UNPACKED = 80 * 1024 * 1024  # bytes; a larger workbook is sent back without its looks
# What openpyxl raises at workbooks that other programs wrote and open.
_ODD = (
    AttributeError, BadZipFile, IndexError, InvalidFileException, KeyError, OSError, ParseError,
    TypeError, ValueError,
)  # fmt: skip

Sheets = Iterable[tuple[str, Sequence[Sequence[Any]]]]


@dataclass(frozen=True, slots=True)
class Remark:
    """What is asked about one row: Excel's row number, a word with its colour, and sentences."""

    sheet: str
    row: int
    word: str
    tint: str
    text: str


def remarks_of(receipt: Receipt) -> list[Remark]:
    """Return what the agency is asked, in the order of its file."""
    found = [
        Remark(row["sheet"], row["row"], *ASKED[row["outcome"]], " ".join(row["ask"]))
        for row in receipt.rows
        if row.get("ask") and row["outcome"] in ASKED
    ]
    order = {one["name"]: at for at, one in enumerate(receipt.details.get("sheets", ()))}
    return sorted(found, key=lambda one: (order.get(one.sheet, 0), one.sheet, one.row))


def write_answer(
    receipt: Receipt, letter: answer_front.Letter, target: Path, *,
    source: bytes | None = None, sheets: Sheets = (),
) -> int:  # fmt: skip
    """Write an agency's workbook with what we ask; return how many rows are asked about.

    `source` is the file as it came, whose look is kept where it is an Excel workbook; `sheets`
    are its values, by which it is written where it is none. No formula is written: cells hold
    the values that the agency saw; macros and links to other files are left behind.

    Raises:
        CannotWrite: if `target` cannot be written.
    """
    remarks = remarks_of(receipt)
    names = {one.sheet for one in remarks}
    came = _as_it_came(source, names)
    book = came or _plain(sheets, names)
    heads = {one["name"]: one.get("heading_row", 0) for one in receipt.details.get("sheets", ())}
    for name in names:
        _beside(book[name], [one for one in remarks if one.sheet == name], heads.get(name, 0))
    answer_front.add(book, letter, receipt, remarks)
    _drop_outside_names(book)
    kept = io.BytesIO()
    book.save(kept)
    told = told_in(source) if came and source else {}
    replace_file(target, retold(kept.getvalue(), told))
    return len(remarks)


def _as_it_came(source: bytes | None, names: set[str]) -> Workbook | None:
    """Return the workbook with its look, or None where openpyxl cannot be trusted with it."""
    if source is None or not source.startswith(b"PK"):
        return None
    try:
        with ZipFile(io.BytesIO(source)) as parts:
            if sum(one.file_size for one in parts.infolist()) > _MOST_UNPACKED:
                return None
        with warnings.catch_warnings():
            # It warns of each thing that it does not keep.
            warnings.simplefilter("ignore")
            book = load_workbook(
                io.BytesIO(source), data_only=True, keep_links=False, keep_vba=False
            )
    except _ODD:
        return None
    there = {page.title for page in book.worksheets}
    return book if names <= there else None


def _plain(sheets: Sheets, names: set[str]) -> Workbook:
    """Return a workbook of the values alone."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        page = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    _put(page, number, column, value)
    for name in sorted(names - set(book.sheetnames)):
        book.create_sheet(name)
    return book


def _put(page: Worksheet, row: int, column: int, value: Any) -> Any:
    """Write a value that can never be a formula."""
    cell = page.cell(row, column)
    if isinstance(value, (bool, int, float, date, datetime, time)):
        cell.value = value
    else:
        cell.data_type = "s"
        cell._value = cells.plain(str(value))[:32767]  # noqa: SLF001 - past the guess of a formula
    return cell


def _beside(page: Worksheet, remarks: Sequence[Remark], head: int) -> None:
    """Write remarks in columns of their own, right of all else."""
    held = (cell.column for row in page.iter_rows() for cell in row if cell.value is not None)
    first = max(held, default=0) + 1
    top = head or max(1, min((one.row for one in remarks), default=2) - 1)
    for at, heading in enumerate(HEADINGS):
        cell = _put(page, top, first + at, heading)
        cell.font = Font(name=FACE, size=10, bold=True, color="FFFFFF")
        cell.fill = solid(ACCENT)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    for one in remarks:
        ink, tint = TINTS[one.tint]
        for at, text in enumerate((one.word, one.text)):
            cell = _put(page, one.row, first + at, text)
            cell.font = Font(name=FACE, size=10, bold=not at, color=ink)
            cell.fill = solid(tint)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    for at, width in enumerate((18, 60)):
        dimension = page.column_dimensions[get_column_letter(first + at)]
        dimension.width, dimension.hidden = width, False


def _drop_outside_names(book: Workbook) -> None:
    """Remove names that point into other files, which Excel would offer to repair."""
    owners: list[Mapping[str, Any]] = [book.defined_names]
    owners += [page.defined_names for page in book.worksheets]
    for owner in owners:
        for name in [one for one, defined in owner.items() if "[" in (defined.attr_text or "")]:
            del owner[name]  # type: ignore[attr-defined] # openpyxl's own dictionary
