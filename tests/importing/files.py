"""Workbooks made byte by byte: what no library writes, honest and hostile."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

SHEET = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

Part = str | bytes | Callable[[IO[bytes]], None]

_PARTS: dict[str, Part] = {
    "[Content_Types].xml": (
        f'<?xml version="1.0"?><Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}/relationships"><Relationship '
        f'Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<?xml version="1.0"?><workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Only" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}/relationships"><Relationship '
        f'Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


def sheet_xml(rows: str, *, before: str = "", after: str = "") -> str:
    """Return a sheet's XML around its rows."""
    return (
        f'<?xml version="1.0"?><worksheet xmlns="{_MAIN}">{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def around(rows: str = "@@") -> tuple[bytes, bytes]:
    """Return what stands before and after the rows in a sheet's XML."""
    before, after = sheet_xml(rows).split(rows)
    return before.encode(), after.encode()


def text_cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def xlsx(path: Path, rows: str | Part, **parts: Part) -> Path:
    """Write a workbook of one sheet; `parts` are named with `__` for `/` and `_dot_` for `.`."""
    sheet = sheet_xml(rows) if isinstance(rows, str) and "<worksheet" not in rows else rows
    named = {k.replace("__", "/").replace("_dot_", "."): v for k, v in parts.items()}
    return zipped(path, _PARTS | {SHEET: sheet} | named)


def zipped(path: Path, parts: dict[str, Part]) -> Path:
    """Write a zip of parts; a part may be a function that writes itself."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if callable(content):
                with archive.open(name, "w", force_zip64=True) as stream:
                    content(stream)
            else:
                archive.writestr(name, content)
    return path


def declaring(path: Path, part: str, size: int) -> Path:
    """Make a zip's directory lie about the size of a part."""
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        length = struct.unpack_from("<H", data, at + 28)[0]
        if data[at + 46 : at + 46 + length] == part.encode():
            struct.pack_into("<I", data, at + 24, size)
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(data)
    return path


_TABLE = "urn:oasis:names:tc:opendocument:xmlns"


def ods(path: Path, tables: str) -> Path:
    """Write an OpenDocument spreadsheet around its tables."""
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{_TABLE}:office:1.0" '
        f'xmlns:table="{_TABLE}:table:1.0" xmlns:text="{_TABLE}:text:1.0" xmlns:calcext='
        '"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return zipped(
        path,
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": "<?xml version='1.0'?><manifest/>",
        },
    )


def _record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = b"", len(body)
    while True:
        low, size = size & 0x7F, size >> 7
        length += bytes([low | (0x80 if size else 0)])
        if not size:
            return head + length + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(
    path: Path, rows: Iterable[Iterable[str | float | int | None]], *,
    hidden: tuple[int, ...] = (), columns: tuple[int, int] | None = None, filtered: bool = False,
) -> Path:  # fmt: skip
    """Write a binary workbook (BIFF12); whole numbers stand for error codes, 42 for #N/A.

    `hidden` are zero-based rows, `columns` the first and last that are hidden.
    """
    sheet = io.BytesIO()
    listed = [list(row) for row in rows]
    width = max(map(len, listed), default=1)
    sheet.write(_record(129) + _record(148, struct.pack("<IIII", 0, len(listed) - 1, 0, width - 1)))
    if columns is not None:
        body = struct.pack("<IIIIH", *columns, 2560, 0, 1)
        sheet.write(_record(390) + _record(60, body) + _record(391))
    sheet.write(_record(145))
    for number, row in enumerate(listed):
        sheet.write(
            _record(
                0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0x10 if number in hidden else 0, 0, 0)
            )
        )
        for column, cell in enumerate(row):
            head = struct.pack("<II", column, 0)
            if isinstance(cell, str):
                sheet.write(_record(6, head + _wide(cell)))
            elif isinstance(cell, float):
                sheet.write(_record(5, head + struct.pack("<d", cell)))
            elif cell is not None:
                sheet.write(_record(3, head + bytes([cell])))
    sheet.write(_record(146))
    if filtered:
        sheet.write(_record(161, bytes(16)) + _record(163, bytes(8)) + _record(164) + _record(162))
    sheet.write(_record(130))
    bundle = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Only")
    book = _record(131) + _record(143) + _record(156, bundle) + _record(144) + _record(132)
    links = str(_PARTS["xl/_rels/workbook.xml.rels"]).replace("sheet1.xml", "sheet1.bin")
    return zipped(
        path,
        {
            "[Content_Types].xml": _PARTS["[Content_Types].xml"],
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": links,
            "xl/worksheets/sheet1.bin": sheet.getvalue(),
        },
    )


def ole(names: Iterable[str] = (), *, loop: bool = False, stream: bytes = b"") -> bytes:
    """Return a small OLE file with streams of these names, all of the same bytes."""
    end, fat_mark, free = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
    body = stream.ljust(4096, b"\0")
    sectors = len(body) // 512
    table = [fat_mark, 1 if loop else end, *range(3, 2 + sectors), end]
    table += [free] * (128 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<I", 0) + b"\xff" * 432
    entries = _entry("Root Entry", 5, end, 0)
    for name in names:
        entries += _entry(name, 2, 2, len(body))
    return header + struct.pack("<128I", *table) + entries.ljust(512, b"\0")[:512] + body


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    head = encoded.ljust(64, b"\0") + struct.pack("<HB", len(encoded) + 2, kind)
    return (head.ljust(116, b"\0") + struct.pack("<IQ", start, size)).ljust(128, b"\0")
