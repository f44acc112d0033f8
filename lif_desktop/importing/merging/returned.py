"""What came back against what was sent: rows and columns added or gone, and whose row it is."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lif_desktop import identity
from lif_desktop.fields.reading import fold
from lif_desktop.importing.finding.tables import Table
from lif_desktop.importing.meaning.choosing import Choice, Chosen
from lif_desktop.importing.meaning.staging import Mapped
from lif_desktop.importing.merging import oddities, waited
from lif_desktop.importing.merging.before import Before, read_before
from lif_desktop.importing.merging.kept_return import NOT_KEPT, KeptReturn, in_words, read_kept
from lif_desktop.importing.merging.rows import Decided, PlanRow
from lif_desktop.importing.records.matching import Match
from lif_desktop.registers import Register
from lif_desktop.store.board import Board
from lif_desktop.store.faults import NoSuchFile
from lif_desktop.store.records import Record
from lif_desktop.store.snapshot import Snapshot

_UNKNOWN = (
    "The workbook says that it is a return, but this board holds none of its identity: it may be"
    " another board's, or was taken back. It is read as any other workbook."
)
_WHOSE = ("lead_agency", "agency")  # the fields that say which agency a record is of


@dataclass(frozen=True, slots=True)
class CameBack:
    """What is to know of a workbook that says it is a return.

    `record` is the return, None where this board sent none of that identity; `odd` are sentences
    for the person who takes it in; `missing` are the references of rows that did not come back,
    from which nothing follows. `locked` and `blank` are the keys of
    fields that nobody could change, and that every row was sent blank in.
    """

    token: str = ""
    record: Record | None = None
    odd: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    locked: frozenset[str] = frozenset()
    blank: frozenset[str] = frozenset()
    sent_ids: frozenset[int] = field(default=frozenset(), repr=False)

    @property
    def agency(self) -> int | None:
        """The id of the agency it was sent to."""
        return None if self.record is None else self.record.values["agency"]


NO_RETURN = CameBack()


def find(board: Board, token: str) -> Record | None:
    """Return the return that a workbook's identity names, or None if none was sent with it."""
    returns = board.snapshot("returns")
    at = returns.place["token"]
    found = [one for one, row in returns.kept.items() if row[at] == token]
    return returns[found[-1]] if found else None


def came_back(
    board: Board, register: Register, rows: list[PlanRow], choice: Choice, records: Snapshot,
    every: Iterable[Table],
) -> CameBack:  # fmt: skip
    """Compare matched rows with what was sent, and mark those that must wait.

    `every` are all the tables of the workbook, read or not.

    Every row is given the version its record was sent at, and what it said when the same return
    came back before; a row that was not sent to this agency, or at no version that ever was,
    is given its doubt.
    """
    doubt_versions(rows, records)
    # A column taken out may part a table in two, and the identity stands in the other part.
    tokens = {one.sheet: token for one in every if (token := _token(one))}
    if not tokens:
        return NO_RETURN
    found = [one for one in choice.chosen if one.table.sheet in tokens]
    token = next(iter(tokens.values()))
    record = find(board, token)
    if record is None:
        return CameBack(token, odd=(_UNKNOWN,))
    sent = _sent(record)
    ours = [(one, version) for key, one, version in sent.get("rows", []) if key == register.key]
    _mark(rows, dict(ours), record, board, records)
    before = read_before(board, register, record.id)
    _settled_before(rows, before, records)
    kept = _kept(board, record, register)
    _mark_worked_out(rows, choice, kept)
    told = (
        *oddities.state(record, list(tokens.values())),
        *oddities.rows(rows, [one for one, _ in ours], records),
        *oddities.added(rows, found, sent, register.key),
        *waited.gone(board, register, record, rows, records),
        *oddities.columns(found, _headings(sent, register)),
    )
    missing = _missing(rows, [one for one, _ in ours], records)
    locked = _under(found, kept.locked or _shut(sent, register))
    blank = _under(found, kept.blank)
    return CameBack(token, record, told, missing, locked, blank, frozenset(dict(ours)))


def doubt_versions(rows: Iterable[PlanRow], records: Snapshot) -> None:
    """Let rows wait that bear a version which their record never had."""
    for row in rows:
        version = row.version
        if row.record_id is None or version is None:
            continue
        now = records.version(row.record_id)
        if version > now:
            row.doubt = (
                f"The row bears version {version}, which the board never issued: the record is at"
                f" version {now}. A backup may have been put back, or the hidden columns changed."
                " Nothing of it is taken before you say so."
            )


def _token(one: Table) -> str | None:
    return identity.return_token([column.heading for column in one.columns])


def _headings(sent: Mapping[str, Any], register: Register) -> Sequence[str]:
    """Return the headings that were sent: those of this register's sheet, where it had several."""
    headings: Sequence[str] = sent.get("of", {}).get(register.key) or sent.get("headings", [])
    return headings


def _sent(record: Record) -> Mapping[str, Any]:
    kept = record.values["sent"]
    said = json.loads(kept) if kept else {}
    return said if isinstance(said, dict) else {}


def _mark(
    rows: Iterable[PlanRow], sent: Mapping[int, int], record: Record, board: Board,
    records: Snapshot,
) -> None:  # fmt: skip
    """Give rows the version they were sent at, and doubt those of other agencies."""
    for row in rows:
        if row.record_id is None:
            continue
        version = sent.get(row.record_id)
        if version is None:
            if not _theirs(records[row.record_id], record):
                row.doubt = _not_sent(row, record, board, records)
            continue
        if row.version is not None and row.version != version:
            row.doubt = row.doubt or (
                f"The row bears version {row.version}, but was sent at version {version}: its"
                " hidden columns were changed. Nothing of it is taken before you say so."
            )
        row.sent = min(version, records.version(row.record_id))


def _theirs(held: Record, record: Record) -> bool:
    """Say whether a record is of the agency that a return was sent to, whatever was sent."""
    agency = record.values["agency"]
    return agency is not None and any(held.values.get(key) == agency for key in _WHOSE)


def _not_sent(row: PlanRow, record: Record, board: Board, records: Snapshot) -> str:
    assert row.record_id is not None
    held = records[row.record_id]
    to = record.text("agency") or "this agency"
    with_whom = ""
    for key in _WHOSE:
        if held.values.get(key) is not None:
            with_whom = f" It is with {board.names.label('agencies', held.values[key])}."
    return (
        f"{held.reference} was not sent to {to} in this return.{with_whom}"
        " Nothing of it is taken before you say so."
    )


def _settled_before(rows: Iterable[PlanRow], before: Before, records: Snapshot) -> None:
    """Let only what is new since the return came back before count."""
    if not before:
        return
    for row in rows:
        if row.record_id is None and row.match.how != "gone":
            words = before.words(row)
            if reference := before.became(words):
                row.record_id = records.by_reference.get(reference)
                said = f"Taken as {reference} when this return came back before."
                if row.record_id is not None:
                    row.match = Match("alike", (row.record_id,), message=said)
            elif before.left_out(words):
                row.decided = Decided(refused=True)
                row.match = Match("none", message="It was when this return came back before.")
        if row.record_id is not None:
            record = records[row.record_id]
            row.settled, row.told = before.settled(row, record.reference), before.told(record)


def _mark_worked_out(rows: Iterable[PlanRow], choice: Choice, kept: KeptReturn) -> None:
    """Note the cells that were typed over although the board works them out, or only shows them."""
    columns = {
        id(one.sheet): (one.sheet, [m.column for m in one.mapping if _is_ours(m, kept)])
        for one in choice.chosen
    }
    by_sheet = {sheet.name: (sheet, wanted) for sheet, wanted in columns.values() if wanted}
    for row in rows:
        if row.sheet not in by_sheet or row.record_id is None:
            continue
        sheet, wanted = by_sheet[row.sheet]
        sent = kept.cells.get(row.record_id, {})
        cells = sheet.rows[row.number - 1]
        row.aside = tuple(
            f"{column.heading} (“{said}”)"
            for column in wanted
            if column.index < len(cells)
            and (said := in_words(cells[column.index]))
            and said != sent.get(fold(column.heading), said)
        )


def _is_ours(one: Mapped, kept: KeptReturn) -> bool:
    """Say whether a column is the board's own, so that nothing of it is ever taken."""
    read = one.sure and (one.field or one.becomes)
    return one.field in kept.worked_out or (not read and fold(one.column.heading) in kept.locked)


def _missing(rows: Iterable[PlanRow], sent: Sequence[int], records: Snapshot) -> tuple[str, ...]:
    there = oddities.came(rows)
    return tuple(records[one].reference for one in sent if one in records and one not in there)


def _kept(board: Board, record: Record, register: Register) -> KeptReturn:
    """Read the very file that was sent, if the board kept it."""
    digest = record.values["file_hash"]
    if not digest:
        return NOT_KEPT
    try:
        return read_kept(board.file(digest), register, identity.mark(board.identity, register.key))
    except NoSuchFile:
        return NOT_KEPT


def _shut(sent: Mapping[str, Any], register: Register) -> frozenset[str]:
    """Return the folded headings that were not asked for, where the return says which were."""
    asked = frozenset(map(fold, sent.get("asked", ())))
    return frozenset(map(fold, _headings(sent, register))) - asked if asked else asked


def _under(tables: Iterable[Chosen], headings: frozenset[str]) -> frozenset[str]:
    """Return the keys of the fields that stand under some headings."""
    return frozenset(
        mapped.field
        for one in tables
        for mapped in one.mapping
        if mapped.field and mapped.sure and fold(mapped.column.heading) in headings
    )
