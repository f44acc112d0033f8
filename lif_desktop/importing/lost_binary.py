"""Error cells of the binary formats, xls (BIFF8) and xlsb (BIFF12), found record by record."""

import struct
from collections.abc import Iterator

from lif_desktop.importing.ole import Compound, Malformed

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

Errors = dict[tuple[int, int], str]


def code(number: int) -> str:
    """Return what Excel shows for an error number."""
    return _CODES.get(number, "#ERROR")


def xls_errors(data: bytes) -> list[Errors]:
    """Return the error cells of each sheet of an old workbook, in its order."""
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


def _xls_sheet(stream: bytes, start: int) -> Errors:
    found: Errors = {}
    for kind, at, length in _records(stream, start):
        if at + length > len(stream):
            break
        if kind == _ERROR_OR_FLAG and length >= 8 and stream[at + 7] == 1:
            found[struct.unpack_from("<HH", stream, at)] = code(stream[at + 6])
        elif kind == _FORMULA and length >= 14 and _is_error(stream[at + 6 : at + 14]):
            found[struct.unpack_from("<HH", stream, at)] = code(stream[at + 8])
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


def xlsb_errors(sheet: bytes) -> Errors:
    """Return the error cells of one xlsb sheet."""
    found: Errors = {}
    row = 0
    for kind, at, length in _records12(sheet):
        if kind == _ROW_HEAD and length >= 4:
            row = struct.unpack_from("<I", sheet, at)[0]
        elif kind in {_CELL_ERROR, _FORMULA_ERROR} and length >= 9:
            found[row, struct.unpack_from("<I", sheet, at)[0]] = code(sheet[at + 8])
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
