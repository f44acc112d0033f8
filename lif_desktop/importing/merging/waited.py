"""Rows that an agency sent before, that waited then and are neither records yet nor here again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from lif_desktop.fields import Memo, Text
from lif_desktop.fields.reading import fold
from lif_desktop.importing.merging.rows import WAITING, PlanRow
from lif_desktop.registers import Register
from lif_desktop.rules.words import counted, listed
from lif_desktop.store.board import Board
from lif_desktop.store.receipts import Receipt
from lif_desktop.store.records import Record
from lif_desktop.store.snapshot import Snapshot

_NAMED, _LONGEST = 5, 60  # rows in a sentence, letters of each
_SAME = 88  # of 100: titles so like are one row, a slip put right


@dataclass(frozen=True, slots=True)
class _Waited:
    """A row of an earlier receipt that became no record."""

    title: str
    file_name: str


def gone(
    board: Board, register: Register, record: Record, rows: Iterable[PlanRow], records: Snapshot
) -> Iterator[str]:
    """Yield that rows are missing that came before, waited and became no record.

    Asked are the receipts of this return, and those of the one that the agency sent before it.
    """
    if not isinstance(register.field(register.title), (Text, Memo)):
        return  # what names another record does not tell one row from the next
    waited = _waited(board, register, record, records)
    if not waited:
        return
    held = {fold(one) for one in _titles(records, register)}
    # Of a row that is a record's own, a like title says nothing: it may be what it was like.
    said = [(row, fold(str(title))) for row in rows if (title := row.values.get(register.title))]
    held |= {title for _, title in said}
    here = [title for row, title in said if row.record_id is None]
    left = [
        one
        for key, one in waited.items()
        if key not in held and not any(fuzz.ratio(key, title) >= _SAME for title in here)
    ]
    if left:
        shown = [f"“{_short(one.title)}” (in {one.file_name})" for one in left[:_NAMED]]
        named = listed([*shown, *([f"{len(left) - _NAMED} more"] if len(left) > _NAMED else [])])
        it, is_ = ("it", "is") if len(left) == 1 else ("they", "are")
        yield (
            f"{counted(len(left), 'row')} that came before and waited {is_} not in this workbook,"
            f" and became no record: {named}. Ask whether {it} still {_count(left)}."
        )


def _count(left: list[_Waited]) -> str:
    return "counts" if len(left) == 1 else "count"


def _waited(
    board: Board, register: Register, record: Record, records: Snapshot
) -> dict[str, _Waited]:
    """Return the rows that waited last, by folded title; later receipts settle earlier ones."""
    waited: dict[str, _Waited] = {}
    for receipt in _receipts(board, register, record):
        for row in board.receipt(receipt.id or 0).rows:
            title = named(row, register)
            known = (row["reference"] or "") in records.by_reference
            if row["outcome"] in WAITING and not known and title:
                waited[fold(title)] = _Waited(title, receipt.file_name)
            elif known or row["outcome"] == "refused":
                waited.pop(fold(title), None)
    return waited


def _receipts(board: Board, register: Register, record: Record) -> list[Receipt]:
    """Return the receipts of a return and of its agency's one before, the oldest first."""
    agency, undone = record.values["agency"], board.undone()
    returns = board.snapshot("returns")
    at = returns.place["agency"]
    own = {one for one, row in returns.kept.items() if agency is not None and row[at] == agency}
    found: list[Receipt] = []
    before: int | None = None
    for receipt in board.receipts():
        came = receipt.returned
        if came is None or receipt.register != register.key or receipt.change in undone:
            continue
        if came != record.id and came in own:
            before = before or came
        if receipt.id is not None and came in {record.id, before}:
            found.append(receipt)
    return found[::-1]


def named(row: Mapping[str, Any], register: Register) -> str:
    """Return what a row of a receipt calls its record; "" where the receipt does not tell."""
    if row.get("named"):
        return str(row["named"])
    declined = (row.get("declined") or {}).get(register.title)
    said = declined or (row["changes"].get(register.title) or (None, None))[1]
    return str(said) if said is not None else ""


def _titles(records: Snapshot, register: Register) -> Iterator[str]:
    at = records.place[register.title]
    yield from (str(row[at]) for row in records.kept.values() if row[at] is not None)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
