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


def link(before: bytes, header: bytes, entry: bytes, own: bytes) -> bytes:
    """Return a link: over the one before, the change set's digest, and the entry's own."""
    return hashlib.sha256(before + header + entry + own).digest()


def entry_bytes(register: str, record_id: int, deed: str, version: int) -> bytes:
    """Return what an entry says beside its payload, for its link."""
    return f"{register}|{record_id}|{deed}|{version}|".encode()


def header_text(at: str, who: str, title: str, kind: str, undoes: int | None) -> str:
    """Return what a change set says, for its digest."""
    return pack([at, who, title, kind, undoes])


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
    found = []
    headers: dict[int, bytes] = {}
    for change, at, who, title, kind, undoes, salt, kept in sql.rows(
        connection, "SELECT id, at, who, title, kind, undoes_id, salt, digest FROM change_sets"
    ):
        headers[change] = kept
        if salt is not None and digest(salt, header_text(at, who, title, kind, undoes)) != kept:
            found.append(f"Change {change} no longer says what was written (“{title}”).")
    before = START
    for (
        number,
        change,
        register,
        record,
        deed,
        version,
        text,
        salt,
        own,
        kept,
    ) in sql.rows(
        connection,
        "SELECT id, change_id, register, record_id, deed, version, payload, salt, digest, link"
        " FROM history ORDER BY id",
    ):
        if salt is not None and digest(salt, text or "") != own:
            found.append(f"History entry {number} ({register} {record}) was altered.")
        entry = entry_bytes(register, record, deed, version)
        if link(before, headers.get(change, b""), entry, own) != kept:
            found.append(f"The history chain breaks at entry {number} ({register} {record}).")
        before = kept
    return found
