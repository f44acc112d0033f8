"""What became of every row of an imported workbook, kept with the change set that wrote it."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from lif_desktop import clock
from lif_desktop.fields.reading import clean
from lif_desktop.store import sql

_SOME = 500  # rows
_encode = json.JSONEncoder(default=str).encode


@dataclass(frozen=True, slots=True)
class Receipt:
    """One import: the file, its counts, and the outcome of each row.

    `agencies` are the ids of the agencies whose records the file spoke of; `rows` are plain
    dictionaries as `import --json` prints them, taken one by one when the receipt is kept.
    `details` say how the file was read: columns, rows left out, ranges not read, notes, and what
    a person said. `returned` is the id of the return that came back with it.
    """

    file_name: str
    sha256: str
    register: str
    counts: Mapping[str, int]
    rows: Iterable[Mapping[str, Any]] = ()
    agencies: tuple[int, ...] = ()
    at: datetime | None = None
    who: str = ""
    change: int | None = None
    id: int | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    returned: int | None = None


def keep(connection: Connection, receipt: Receipt, who: str, tick: sql.Tick) -> int:
    """Write a receipt inside the transaction of its import; return its id."""
    row = (
        receipt.change,
        clock.now().isoformat(),
        who,
        receipt.register,
        json.dumps(list(receipt.agencies)),
        clean(receipt.file_name),
        receipt.sha256,
        json.dumps(dict(receipt.counts)),
        _packed(receipt.rows, tick),
        zlib.compress(_encode(dict(receipt.details)).encode(), 1),
        receipt.returned,
    )
    found = connection.exec_driver_sql(
        "INSERT INTO receipts"
        " (change_id, at, who, register, agencies, file_name, sha256, counts, rows,"
        " details, return_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    )
    return int(found.lastrowid or 0)


def _packed(rows: Iterable[Mapping[str, Any]], tick: sql.Tick) -> bytes:
    """Return rows as compressed JSON; nobody holds the words of all of them at once."""
    press = zlib.compressobj(1)
    left, parts, before = iter(rows), [], "["
    while some := list(islice(left, _SOME)):
        tick()
        parts.append(press.compress(f"{before}{','.join(map(_encode, some))}".encode()))
        before = ","
    return b"".join([*parts, press.compress(b"[]" if before == "[" else b"]"), press.flush()])


def newest(connection: Connection) -> list[Receipt]:
    """Return the receipts, newest first, without their rows."""
    found = sql.rows(
        connection,
        "SELECT id, change_id, at, who, register, agencies, file_name, sha256, counts, return_id"
        " FROM receipts ORDER BY id DESC",
    )
    return [_receipt(row) for row in found]


def one(connection: Connection, receipt: int) -> Receipt | None:
    """Return one receipt with the outcome of every row."""
    row = connection.exec_driver_sql(
        "SELECT id, change_id, at, who, register, agencies, file_name, sha256, counts, return_id,"
        " rows, details FROM receipts WHERE id = ?",
        (receipt,),
    ).first()
    return None if row is None else _receipt(tuple(row))


def speaking(connection: Connection) -> dict[int, date]:
    """Return {change set: day} of imports of files that spoke of an earlier day than their own."""
    found = {}
    for change, details in sql.rows(
        connection,
        "SELECT change_id, details FROM receipts"
        " WHERE change_id IS NOT NULL AND details IS NOT NULL",
    ):
        said = json.loads(zlib.decompress(details)).get("said") or {}
        if said.get("as_of"):
            found[change] = date.fromisoformat(said["as_of"])
    return found


def values(connection: Connection, after: int) -> dict[int, str]:
    """Return {receipt: fingerprint of what its file said} of those after one; "" for unknown."""
    return {
        number: json.loads(zlib.decompress(details)).get("values") or "" if details else ""
        for number, details in sql.rows(
            connection, "SELECT id, details FROM receipts WHERE id > ?", (after,)
        )
    }


def kept_files(connection: Connection) -> Iterator[tuple[str, str]]:
    """Yield what each receipt is called whose file was put into the board, with its digest."""
    columns = sql.rows(connection, "SELECT name FROM pragma_table_info('receipts')")
    if ("details",) not in set(columns):
        return  # a backup may be older
    for number, name, digest, details in sql.rows(
        connection, "SELECT id, file_name, sha256, details FROM receipts ORDER BY id"
    ):
        if details and json.loads(zlib.decompress(details)).get("kept"):
            yield f"the import of {name} (receipt {number})", digest


def _receipt(row: tuple[Any, ...]) -> Receipt:
    number, change, at, who, register, agencies, name, sha256, counts, returned, *rest = row
    outcomes, details = (
        json.loads(zlib.decompress(one)) if one else {} for one in rest or (b"", b"")
    )
    return Receipt(
        name, sha256, register, json.loads(counts), outcomes or (),
        tuple(json.loads(agencies or "[]")), datetime.fromisoformat(at), who, change, number,
        details, returned,
    )  # fmt: skip
