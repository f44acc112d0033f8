"""Errors and what is hidden in xls (BIFF8) and xlsb (BIFF12), found record by record."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from lif_desktop.importing.reading.ole import Compound, Malformed
from lif_desktop.importing.reading.sheets import MOST_COLUMNS, Hidden

_CODES = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_BOUND_SHEET, _FORMULA, _ERROR_OR_FLAG, _END = 0x85, 0x06, 0x0205, 0x0A
_ROW_HEAD, _CELL_ERROR, _FORMULA_ERROR, _BUNDLE = 0, 3, 11, 156

_ROW, _COLUMNS, _FILTERED = 0x0208, 0x7D, 0x9B
_COLUMNS12, _FILTER12 = 60, 163
_NO_HEIGHT, _NO_HEIGHT12, _NO_WIDTH = 0x20, 0x10, 0x01  # what marks a row or columns as hidden


@dataclass(slots=True)
class Odd:
    """Of one sheet: error codes by zero-based row and column, and what Excel does not show."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)  # Excel's numbers
    columns: list[int] = field(default_factory=list)
    filtered: bool = False

    @property
    def hidden(self) -> Hidden:
        """What is hidden."""
        return Hidden(tuple(self.rows), tuple(self.columns), self.filtered)

    def hide_columns(self, first: int, last: int) -> None:
        """Note columns as hidden."""
        self.columns += range(first, min(last + 1, MOST_COLUMNS))


def code(number: int) -> str:
    """Return what Excel shows for an error number."""
    return _CODES.get(number, "#ERROR")


def xls_odd(data: bytes) -> list[Odd]:
    """Return what is odd in each sheet of an old workbook, in its order."""
    try:
        compound = Compound(data)
        name = next((one for one in ("Workbook", "Book") if one in compound.names), "")
        stream = compound.stream(name)
    except (Malformed, KeyError):
        return []
    starts = [
        struct.unpack_from("<I", stream, at)[0]
        for kind, at, length in _records(stream, 0)
        if kind == _BOUND_SHEET and length >= 6
    ]
    return [_xls_sheet(stream, start) for start in starts]


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, at + 4, length
        if kind == _END:
            return
        at += 4 + length


def _xls_sheet(stream: bytes, start: int) -> Odd:
    found = Odd()
    for kind, at, length in _records(stream, start):
        if at + length > len(stream):
            break
        if kind == _ERROR_OR_FLAG and length >= 8 and stream[at + 7] == 1:
            found.errors[struct.unpack_from("<HH", stream, at)] = code(stream[at + 6])
        elif kind == _FORMULA and length >= 14 and _is_error(stream[at + 6 : at + 14]):
            found.errors[struct.unpack_from("<HH", stream, at)] = code(stream[at + 8])
        elif kind == _ROW and length >= 14 and stream[at + 12] & _NO_HEIGHT:
            found.rows.append(struct.unpack_from("<H", stream, at)[0] + 1)
        elif kind == _COLUMNS and length >= 10 and stream[at + 8] & _NO_WIDTH:
            found.hide_columns(*struct.unpack_from("<HH", stream, at))
        elif kind == _FILTERED:
            found.filtered = True
    return found


def _is_error(result: bytes) -> bool:
    return result[0] == 2 and result[6:8] == b"\xff\xff"


def sheet_links(book: bytes) -> list[str]:
    """Return the relation ids of an xlsb workbook's sheets, in order."""
    links = []
    for kind, at, length in _records12(book):
        if kind == _BUNDLE and length > 12:
            size = struct.unpack_from("<I", book, at + 8)[0]
            if 12 + size * 2 <= length:
                links.append(book[at + 12 : at + 12 + size * 2].decode("utf-16-le", "replace"))
    return links


def xlsb_odd(sheet: bytes) -> Odd:
    """Return what is odd in one xlsb sheet."""
    found = Odd()
    row = 0
    for kind, at, length in _records12(sheet):
        if kind == _ROW_HEAD and length >= 4:
            row = struct.unpack_from("<I", sheet, at)[0]
            if length >= 12 and sheet[at + 11] & _NO_HEIGHT12:
                found.rows.append(row + 1)
        elif kind in {_CELL_ERROR, _FORMULA_ERROR} and length >= 9:
            found.errors[row, struct.unpack_from("<I", sheet, at)[0]] = code(sheet[at + 8])
        elif kind == _COLUMNS12 and length >= 17 and sheet[at + 16] & _NO_WIDTH:
            found.hide_columns(*struct.unpack_from("<II", sheet, at))
        elif kind == _FILTER12:
            found.filtered = True
    return found


def _records12(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield (type, start, length); both numbers are written seven bits a byte, low bits first."""
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & 0x80 and at < end:
            kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
            at += 1
        length = shift = 0
        while at < end and shift < 28:
            byte = data[at]
            at += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                break
        if at + length > end:
            return
        yield kind, at, length
        at += length
