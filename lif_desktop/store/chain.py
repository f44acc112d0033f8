"""The chain that makes a changed past show: salted digests, linked one to the next."""

import hashlib
import json
import os
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from lif_desktop.store import sql

SALT = 16
START = bytes(32)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def pack(payload: Any) -> str:
    """Return a payload as the one text that is kept and digested."""
    return _encode(payload)


def digest(salt: bytes, text: str) -> bytes:
    """Return the salted digest that stands for a payload, also after the payload is erased."""
    return hashlib.sha256(salt + text.encode()).digest()


def link(before: bytes, heading: bytes, entry: bytes, own: bytes) -> bytes:
    """Return a link: over the one before, the change set's heading, and the entry's own."""
    return hashlib.sha256(before + heading + entry + own).digest()


def entry_bytes(register: str, record_id: int, deed: str, version: int) -> bytes:
    """Return what an entry says beside its payload, for its link."""
    return f"{register}|{record_id}|{deed}|{version}|".encode()


def heading(at: str, who: str, kind: str, undoes: int | None, title: bytes) -> bytes:
    """Return what a change set says, for the links of its entries; `title` is its digest."""
    return hashlib.sha256(title + pack([at, who, kind, undoes]).encode()).digest()


def last(connection: Connection) -> bytes:
    """Return the newest link, or the start of the chain."""
    row = connection.exec_driver_sql("SELECT link FROM history ORDER BY id DESC LIMIT 1").first()
    return row[0] if row else START


def salts(count: int) -> Iterator[bytes]:
    """Yield random salts, drawn together because drawing singly costs more than hashing."""
    drawn = os.urandom(SALT * count)
    return (drawn[at : at + SALT] for at in range(0, len(drawn), SALT))


def problems(connection: Connection) -> list[str]:
    """Return a sentence for every break: an entry or heading that is not what was written."""
    headings, found = _headings(connection)
    silent = set(headings)
    before = START
    entries = sql.rows(
        connection,
        "SELECT id, change_id, register, record_id, deed, version, payload, salt, digest, link"
        " FROM history ORDER BY id",
    )
    for number, change, register, record, deed, version, text, salt, own, kept in entries:
        silent.discard(change)
        if not _says(salt, text, own):
            found.append(f"History entry {number} ({register} {record}) was altered.")
        entry = entry_bytes(register, record, deed, version)
        if link(before, headings.get(change, b""), entry, own) != kept:
            found.append(f"The history chain breaks at entry {number} ({register} {record}).")
        before = kept
    return found + [f"Change {change} has lost what it did." for change in sorted(silent)]


def _headings(connection: Connection) -> tuple[dict[int, bytes], list[str]]:
    headings: dict[int, bytes] = {}
    found = []
    for change, at, who, title, kind, undoes, salt, own in sql.rows(
        connection, "SELECT id, at, who, title, kind, undoes_id, salt, digest FROM change_sets"
    ):
        headings[change] = heading(at, who, kind, undoes, own)
        if not _says(salt, title, own):
            found.append(f"The title of change {change} (“{title}”) was altered.")
    return headings, found


def _says(salt: bytes | None, text: str | None, own: bytes) -> bool:
    """Say whether a text is what was digested, or was erased together with its salt."""
    if salt is None:
        return text is None
    return digest(salt, text or "") == own
