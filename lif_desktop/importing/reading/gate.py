"""The gate before the reader: what a file is, judged from its name, first bytes and directory."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from lif_desktop.importing.reading import archive
from lif_desktop.importing.reading.ole import MAGIC as OLE
from lif_desktop.importing.reading.ole import Compound, Malformed
from lif_desktop.importing.reading.refusals import (
    NOTHING,
    Changed,
    Damaged,
    Disguised,
    Empty,
    Encrypted,
    HoldsMacros,
    LockFile,
    NotThere,
    TooLarge,
    Unknown,
)

FORMATS = ("xlsx", "xlsm", "xls", "xlsb", "ods", "csv")
LARGEST_FILE = 100 * 2**20  # bytes
_FILEPASS, _BOF = 0x2F, 0x0809
_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a Word document"),
    (b"<!DOCTYPE html", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML file"),
    (b"MZ", "a program"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)


@dataclass(frozen=True, slots=True)
class Admitted:
    """A file that may go to the reader: its bytes as they were hashed, and what to know of it."""

    path: Path
    name: str
    data: bytes
    sha256: str
    format: str
    problems: tuple[str, ...]


def admit(path: Path) -> Admitted:
    """Read a file once and judge it.

    Raises:
        Refused: with one sentence, if it is not a workbook that can be read safely.
    """
    name = path.name
    if name.startswith(("~$", ".~lock.")):
        raise LockFile(name)
    claimed = path.suffix.lower().removeprefix(".")
    data = _bytes_of(path)
    if claimed not in FORMATS:
        raise Unknown(
            f"'{name}' is not a workbook that can be read. "
            f"Choose a file ending in {', '.join('.' + one for one in FORMATS)}. {NOTHING}"
        )
    if not data.strip(b"\0\r\n\t "):
        raise Empty(name)
    problems = _judge(name, data, claimed)
    return Admitted(path, name, data, hashlib.sha256(data).hexdigest(), claimed, tuple(problems))


def _bytes_of(path: Path) -> bytes:
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise NotThere(f"'{name}' is a folder. Choose a workbook in it. {NOTHING}")
        if not path.is_file():
            raise NotThere(f"There is no file '{path}'. {NOTHING}")
        before = path.stat()
        if before.st_size > LARGEST_FILE:
            raise TooLarge(name, f"it is larger than {LARGEST_FILE // 2**20} MB")
        data = path.read_bytes()
        after = path.stat()
    except (OSError, ValueError) as fault:
        raise NotThere(f"'{name}' could not be opened. Is it open elsewhere? {NOTHING}") from fault
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or (
        len(data) != after.st_size
    ):
        raise Changed(name)
    return data


def _judge(name: str, data: bytes, claimed: str) -> list[str]:
    if data[:4] in {b"PK\x03\x04", b"PK\x05\x06"}:
        return archive.judge(name, data, claimed)
    if data[:8] == OLE:
        return _judge_ole(name, data, claimed)
    if claimed == "csv":
        return _judge_text(name, data)
    found = next((what for mark, what in _OTHERS if data.lstrip()[: len(mark)] == mark), None)
    if found is None and claimed == "xls" and data[:2] in {b"\x09\x00", b"\x09\x02", b"\x09\x04"}:
        found = "a workbook of before 1995"
    if found:
        raise Disguised(name, archive.KINDS.get(claimed, "an old Excel workbook"), found)
    raise Damaged(name)


def _judge_text(name: str, data: bytes) -> list[str]:
    found = next((what for mark, what in _OTHERS if data.lstrip()[: len(mark)] == mark), None)
    if found is None and data[:2] not in {b"\xff\xfe", b"\xfe\xff"} and b"\0" in data:
        found = "something that is not text"
    if found:
        raise Disguised(name, "a CSV file", found)
    return []


def _judge_ole(name: str, data: bytes, claimed: str) -> list[str]:
    try:
        compound = Compound(data)
        names = set(compound.names)
        if {"EncryptedPackage", "EncryptionInfo"} & names:
            raise Encrypted(name)
        book = next((stream for stream in ("Workbook", "Book") if stream in names), None)
        if claimed != "xls" or book is None:
            what = "an old Excel workbook" if book else "another kind of document"
            raise Disguised(name, archive.KINDS.get(claimed, "an old Excel workbook"), what)
        if _protected(compound.stream(book)):
            raise Encrypted(name)
    except Malformed as fault:
        raise Damaged(name) from fault
    if any(one.startswith("_VBA_PROJECT") for one in names):
        raise HoldsMacros(name)
    return []


def _protected(stream: bytes) -> bool:
    """Say whether a record among the first globals encrypts the rest (FILEPASS)."""
    at = 0
    for _ in range(64):
        kind = int.from_bytes(stream[at : at + 2], "little")
        if kind == _FILEPASS:
            return True
        if at + 4 > len(stream) or (at == 0 and kind != _BOF):
            return False
        at += 4 + int.from_bytes(stream[at + 2 : at + 4], "little")
    return False
