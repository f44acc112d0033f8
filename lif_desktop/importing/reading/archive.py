"""A zipped workbook's directory, judged before anything in it is parsed."""

import codecs
import io
import re
import zipfile
import zlib

from lif_desktop.importing.reading.refusals import (
    Damaged,
    Disguised,
    Empty,
    Encrypted,
    HoldsMacros,
    Hostile,
    TooLarge,
)

MOST_PARTS = 10_000
LARGEST_PART = 512 * 2**20  # bytes; 300,000 formatted blank rows of 50 columns declare 420 MB
LARGEST_WHOLE = 800 * 2**20
_RATIO, _RATIO_FROM = 200, 64 * 2**20  # honest sheets shrink to a tenth or a fiftieth
_PROLOG = 64 * 2**10
_XML = (".xml", ".rels", ".vml")
_SKIPPED = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)

KINDS = {
    "xlsx": "an Excel workbook",
    "xlsm": "an Excel workbook",
    "xlsb": "a binary Excel workbook",
    "ods": "an OpenDocument spreadsheet",
}


def judge(name: str, data: bytes, claimed: str) -> list[str]:
    """Return sentences about what a zipped workbook holds besides cells.

    Raises:
        Refused: if it is damaged, protected, oversized, hostile or not what it claims to be.
    """
    if data.count(b"PK\x01\x02") > MOST_PARTS:
        raise TooLarge(name, f"it is made of more than {MOST_PARTS:,} parts")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _judge_sizes(name, parts)
            names = {part.filename for part in parts}
            _judge_kind(name, archive, names, claimed)
            for part in parts:
                if part.filename.endswith(_XML):
                    _judge_prolog(name, archive, part)
            return _notes(name, names)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as fault:
        raise Damaged(name) from fault
    except (UnicodeDecodeError, RuntimeError, ValueError) as fault:
        raise Damaged(name) from fault


def _judge_sizes(name: str, parts: list[zipfile.ZipInfo]) -> None:
    if not parts:
        raise Empty(name)
    if len({part.filename for part in parts}) != len(parts):
        raise Hostile(name, "two of its parts have the same name")
    if any(part.flag_bits & 0x1 for part in parts):
        raise Encrypted(name)
    for part in parts:
        swollen = part.file_size > _RATIO * max(part.compress_size, 1)
        if part.file_size > LARGEST_PART or (swollen and part.file_size > _RATIO_FROM):
            size = part.file_size / 2**20
            raise TooLarge(name, f"one of its parts would unpack to {size:,.0f} MB")
    whole = sum(part.file_size for part in parts) / 2**20
    if whole > LARGEST_WHOLE / 2**20:
        raise TooLarge(name, f"it would unpack to {whole:,.0f} MB")


def _judge_kind(name: str, archive: zipfile.ZipFile, names: set[str], claimed: str) -> None:
    lowered = {part.lower() for part in names}
    if "xl/workbook.bin" in lowered:
        found = "xlsb"
    elif "xl/workbook.xml" in lowered or any(re.fullmatch(r"xl/\w+\.xml", n) for n in lowered):
        found = "xlsx"
    elif "content.xml" in lowered:
        found = "ods"
        if "META-INF/manifest.xml" in names and b"encryption-data" in _start(
            archive, "META-INF/manifest.xml", 2**20
        ):
            raise Encrypted(name)
    else:
        other = "a Word document" if "word/document.xml" in lowered else "no workbook"
        raise Disguised(name, KINDS.get(claimed, claimed), other)
    if KINDS[found] != KINDS.get(claimed):
        raise Disguised(name, KINDS.get(claimed, claimed), KINDS[found])


def _start(archive: zipfile.ZipFile, part: str | zipfile.ZipInfo, length: int) -> bytes:
    with archive.open(part) as stream:
        return stream.read(length)


def _judge_prolog(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse document types: entity bombs and outside entities need one."""
    head = _start(archive, part, 4096)
    if b"<!DOCTYPE" not in head and _root_starts(head):
        return
    head = _start(archive, part, _PROLOG)
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            head = head[2:].decode(encoding, "replace").encode()
    if head.strip(b"\0\r\n\t ") and not _root_starts(head):
        raise Hostile(name, "one of its parts defines entities or hides where it begins")


def _root_starts(head: bytes) -> bool:
    head = head.removeprefix(codecs.BOM_UTF8)
    at = 0
    while skipped := _SKIPPED.match(head, at):
        at = skipped.end()
    return head[at : at + 1] == b"<" and head[at + 1 : at + 2] not in {b"!", b"\0", b"?", b""}


def _notes(name: str, names: set[str]) -> list[str]:
    notes = []
    lowered = {part.lower() for part in names}
    if any(part.endswith("vbaproject.bin") or part.startswith("basic/") for part in lowered):
        raise HoldsMacros(name)
    if any(part.startswith("xl/externallinks/") for part in lowered):
        notes.append(
            "Some cells may look values up in other workbooks. The values last saved were read; "
            "nothing was fetched."
        )
    if "xl/connections.xml" in lowered:
        notes.append("The workbook is connected to an outside source. Nothing was fetched.")
    if any(re.match(r"xl/(threadedcomments/|comments)", part) for part in lowered):
        notes.append("Comments attached to cells were not read.")
    return notes
