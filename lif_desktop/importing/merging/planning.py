"""Making the plan of an import: read, find, map, stage, match, compare; it writes nothing."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lif_desktop import clock, progress, registers
from lif_desktop.fields import missing
from lif_desktop.importing.finding.inspect import (
    Inspection,
    inspect_workbook,
    problems_of,
    reshaped,
)
from lif_desktop.importing.finding.tables import tables_of
from lif_desktop.importing.history import undivided
from lif_desktop.importing.history.histories import Histories, file_day, look_back
from lif_desktop.importing.meaning import elsewhere, scored
from lif_desktop.importing.meaning.choosing import Choice, choose
from lif_desktop.importing.meaning.learnt import Learnt
from lif_desktop.importing.meaning.said import NOTHING, Said
from lif_desktop.importing.meaning.staging import Staged
from lif_desktop.importing.merging import closing_rows, oddities, returned
from lif_desktop.importing.merging.accounts import SheetAccount, accounts
from lif_desktop.importing.merging.as_sent import as_sent
from lif_desktop.importing.merging.judging import Judge
from lif_desktop.importing.merging.new_numbers import counting_on
from lif_desktop.importing.merging.plan import ImportPlan, LeftOut
from lif_desktop.importing.merging.returned import CameBack
from lif_desktop.importing.merging.rows import PlanRow
from lif_desktop.importing.merging.settling import Settling
from lif_desktop.importing.reading.reader import Reader
from lif_desktop.importing.reading.sheets import Workbook
from lif_desktop.importing.reading.unhurried import collector_at_rest
from lif_desktop.importing.records.pairing import match, rows_of
from lif_desktop.importing.records.pairs import Pairs
from lif_desktop.registers import Register
from lif_desktop.store.board import Board
from lif_desktop.store.snapshot import Snapshot

Since = Mapping[int, Mapping[str, Any]]
NOBODY: Since = {}


@collector_at_rest()
def make_plan(
    board: Board,
    workbook: Path | str | Workbook | Inspection,
    register: Register | str,
    said: Said = NOTHING,
    *,
    report: progress.Report = progress.silent,
    reader: Reader | None = None,
    since: Since = NOBODY,
) -> ImportPlan:
    """Plan the import of a workbook into a register, read as a person said.

    `since` is what records held, by id and field, before others of the same batch were merged:
    where this workbook says otherwise than they did, both sides are shown. A file is read in the
    reading child (`reader`, started ahead) while the board's records load.

    Raises:
        Refused: if the file cannot or must not be read.
        WrongUsage: if a sheet, heading or field that was named does not exist.
        NothingFits: if no table looks like the register.
        Cancelled: if `report` says so.
    """
    declared = registers.get(register) if isinstance(register, str) else register
    read = _read(board, workbook, declared, said, report, reader)
    report(1, 3, "Finding the records")
    rows = rows_of(read.staged, read.choice, read.records)
    pairs = Pairs(board, declared, read.records) if said.remember else None
    match(rows, read.staged, declared, read.records, board, report, pairs)
    report(2, 3, "Comparing")
    return _compared(board, declared, said, since, read, rows, report)


@dataclass(frozen=True, slots=True)
class _Read:
    """A workbook as it was read for a register, beside the board's records."""

    seen: Inspection
    choice: Choice
    staged: list[Staged]
    records: Snapshot
    learnt: Learnt


def _read(
    board: Board, workbook: Path | str | Workbook | Inspection, register: Register, said: Said,
    report: progress.Report, reader: Reader | None,
) -> _Read:  # fmt: skip
    with ThreadPoolExecutor(1) as pool:
        loading = pool.submit(board.snapshot, register.key)
        seen = reshaped(_inspected(workbook, report, reader), said.shapes)
        learnt = Learnt(board, register, said)
        choice = choose(seen.found, register, said.mapping, said.sheet, board.names, learnt.of)
        asked = as_sent(board, register, choice)
        choice = asked.without_blank(choice)
        report(0, 3, "Reading values")
        staged = learnt.staged(choice)
        staged = asked.completed(staged, loading.result().by_reference)
        elsewhere.fill(staged, register, board)
        scored.hold(staged, register, board, loading.result())
        return _Read(seen, choice, staged, loading.result(), learnt)


def _compared(
    board: Board, register: Register, said: Said, since: Since, read: _Read, rows: list[PlanRow],
    report: progress.Report,
) -> ImportPlan:  # fmt: skip
    seen, choice, staged, records = read.seen, read.choice, read.staged, read.records
    histories = Histories(board, register, file_day(said.as_of, seen.book.name), seen.book.name)
    histories.attach(rows, choice, staged, report)
    look_back(rows, board, register, said.as_of)
    lacking = _lacking(staged, register)
    every = [table for one in seen.found for table in one.tables]
    back = returned.came_back(board, register, rows, choice, records, every)
    judge = _judge(board, register, rows, records, lacking, back)
    judge.bases = {**judge.bases, **{(one, 0): held for one, held in since.items()}}
    judge.history = histories.again
    settling = Settling(judge, rows, records, report)
    whose = oddities.whose(back.record, said.agency, board.names)
    back = replace(back, odd=(*whose, *back.odd, *oddities.cells(rows)))
    return ImportPlan(
        register, seen.book.name, seen.book.sha256, rows,
        [column for one in staged for column in one.columns],
        _left_out(choice), choice.not_read,
        [*_notes(seen, staged, rows, lacking, register), *read.learnt.notes, *histories.notes,
         *undivided.told(choice, register, clock.today()), *elsewhere.to_come(rows, register),
         *counting_on(rows, register, records.by_reference)],
        board, records, settling, said, seen.book.path, _accounts(seen, choice), back,
        tuple(staged), seen.book,
    )  # fmt: skip


def _inspected(
    workbook: Path | str | Workbook | Inspection, report: progress.Report, reader: Reader | None
) -> Inspection:
    if isinstance(workbook, Inspection):
        return workbook
    if isinstance(workbook, Workbook):
        found = tables_of(workbook)
        return Inspection(workbook, found, {}, problems_of(workbook, found))
    return inspect_workbook(workbook, report=report, reader=reader)


def _judge(
    board: Board,
    register: Register,
    rows: list[PlanRow],
    records: Snapshot,
    lacking: tuple[str, ...],
    back: CameBack,
) -> Judge:
    stale = {pair for row in rows if (pair := _stale(row, records))}
    bases = board.as_of(register.key, stale)
    ledgers = closing_rows.ledgers(board, register)
    return Judge(
        register,
        board.names,
        bases,
        records.by_reference,
        lacking,
        ledgers,
        back.locked,
        back.blank,
        issued=back.record is not None,
    )


def _stale(row: PlanRow, records: Snapshot) -> tuple[int, int] | None:
    version = row.version
    if row.record_id is None or version is None:
        return None
    return (row.record_id, version) if version < records.version(row.record_id) else None


def _accounts(seen: Inspection, choice: Choice) -> tuple[SheetAccount, ...]:
    reasons = {one.sheet: one.reason for one in choice.not_read if not one.range}
    return accounts(seen.found, [one.table for one in choice.chosen], reasons)


def _lacking(staged: list[Staged], register: Register) -> tuple[str, ...]:
    given = {key for part in staged for key in part.keys}
    return tuple(
        one.label for one in register.fields if missing(one, None) and one.key not in given
    )


def _left_out(choice: Choice) -> list[LeftOut]:
    return [
        LeftOut(one.table.sheet, part.rows, _how_many(part.rows), part.reason)
        for one in choice.chosen
        for part in one.table.left_out
    ]


def _how_many(rows: str) -> int:
    """Return how many rows "12-14,39" are."""
    parts = [part.split("-") for part in rows.split(",") if part]
    return sum(int(part[-1]) - int(part[0]) + 1 for part in parts)


def _notes(
    seen: Inspection, staged: list[Staged], rows: list[PlanRow], lacking: tuple[str, ...],
    register: Register,
) -> list[str]:  # fmt: skip
    notes, read = [*seen.problems], {part.sheet for part in staged}
    notes += [
        f"Sheet “{one.sheet.name}” is hidden; it was read all the same."
        for one in seen.found
        if not one.sheet.visible and one.sheet.name in read
    ]
    notes += dict.fromkeys(note for part in staged for note in part.notes)
    if lacking and any(row.record_id is None for row in rows):
        notes.append(
            f"No column gives {', '.join(lacking)}, which a new {register.singular} needs."
        )
    headed = {row.under: None for row in rows if row.under}
    if headed:
        shown = "; ".join(list(headed)[:5]) + (" and others" if len(headed) > 5 else "")
        notes.append(f"Rows stand under headings of their own, which were not read: {shown}.")
    return notes
