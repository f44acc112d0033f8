"""What importing a workbook would do, row by row; it writes nothing."""

from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lif_desktop import identity, progress, registers
from lif_desktop.faults import Fault
from lif_desktop.fields import missing, show
from lif_desktop.importing import closing_rows
from lif_desktop.importing.choosing import Choice, NotRead, choose
from lif_desktop.importing.inspect import Inspection, inspect_workbook, problems_of
from lif_desktop.importing.judging import Judge
from lif_desktop.importing.pairing import match, rows_of
from lif_desktop.importing.reader import Reader
from lif_desktop.importing.rows import OUTCOMES, Decided, PlanRow, Side
from lif_desktop.importing.settling import Settling
from lif_desktop.importing.sheets import Workbook
from lif_desktop.importing.staging import ColumnOutcome, Staged, orders_of, stage
from lif_desktop.importing.tables import tables_of
from lif_desktop.importing.unhurried import collector_at_rest
from lif_desktop.registers import Register
from lif_desktop.store.board import Board
from lif_desktop.store.snapshot import Snapshot


class CannotDecide(Fault):
    """A decision that does not fit the row."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows of a table that are no records, and why; counted beside the data rows."""

    sheet: str
    rows: str
    count: int
    reason: str


@dataclass(slots=True)
class ImportPlan:
    """Every row of a workbook with its outcome; decisions change outcomes, never the board.

    `notes` are sentences on how the file was read; `counts` always add up to `data_rows`.
    """

    register: Register
    file_name: str
    sha256: str
    rows: list[PlanRow]
    columns: list[ColumnOutcome]
    left_out: list[LeftOut]
    not_read: list[NotRead]
    notes: list[str]
    board: Board = field(repr=False)
    records: Snapshot = field(repr=False)
    _settling: Settling = field(repr=False)

    @property
    def data_rows(self) -> int:
        """How many rows a person would call a record."""
        return len(self.rows)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows have each outcome, all eight in order."""
        counted = Counter(row.outcome for row in self.rows)
        return {outcome: counted[outcome] for outcome in OUTCOMES}

    @property
    def writable(self) -> list[PlanRow]:
        """The rows that merging would write: new and changed ones."""
        return [row for row in self.rows if row.outcome in {"new", "changed"}]

    def show(self, key: str, value: Any) -> str:
        """Return a value as the screen shows it."""
        return show(self.register.field(key), value, self.board.names)

    def refuse(self, row: PlanRow, key: str | None = None) -> None:
        """Take nothing of a row, or nothing of one field; what the board holds stays."""
        decided = _decided(row)
        if key is None:
            decided.refused = True
        else:
            decided.fields[key] = "ours"
        self._settling.again(row)

    def accept(self, row: PlanRow, key: str | None = None) -> None:
        """Take a row or a field after all.

        A possible or repeated row that is accepted is a new record; a row whose record was
        deleted is brought in anew; a conflict takes what the workbook says.

        Raises:
            CannotDecide: if the row has a problem, which must be put right in the workbook.
        """
        decided = _decided(row)
        if row.outcome == "refused" or key is not None:
            decided.refused = False
            self._take_again(decided, key)
        elif row.outcome == "problem":
            raise CannotDecide(
                f"{row.name.capitalize()} cannot be taken as it is: {' '.join(row.messages)} "
                "Put it right in the workbook, or refuse the field."
            )
        elif row.match.how == "gone":
            decided.restore = True
        elif row.outcome == "conflict":
            for conflicting in list(row.conflicts):
                self._settling.side(row, conflicting, "theirs")
        elif row.outcome in {"possible", "repeated"} and row.record_id is None:
            decided.chosen = 0
        self._settling.again(row)

    @staticmethod
    def _take_again(decided: Decided, key: str | None) -> None:
        if key is None:
            decided.fields.clear()
        else:
            decided.fields.pop(key, None)

    def choose(self, row: PlanRow, record_id: int | None) -> None:
        """Say which record a possible row means; None for a new one.

        Raises:
            CannotDecide: if the row is not one that may mean several records.
            NotFound: if there is no such record.
        """
        if not row.match.ids:
            raise CannotDecide(f"{row.name.capitalize()} is not like any record of the board.")
        _decided(row).chosen = record_id or 0
        row.record_id = None if record_id is None else self._settling.check(record_id)
        self._settling.moved(row)

    def take(self, row: PlanRow, key: str, side: Side) -> None:
        """Settle a conflict: what the workbook says ("theirs") or what the board holds ("ours").

        Raises:
            CannotDecide: if the field is not in conflict.
        """
        if key not in row.conflicts:
            label = self.register.field(key).label
            raise CannotDecide(f"{label} in {row.name} is not in conflict.")
        self._settling.side(row, key, side)
        self._settling.again(row)

    def hold_back(self, row: PlanRow, why: str) -> None:
        """Make a row wait: the board moved on since the plan was made."""
        row.outcome = "conflict"
        row.messages = (*row.messages, f"{why} Not written; import the workbook again.")


@collector_at_rest()
def make_plan(
    board: Board,
    workbook: Path | str | Workbook | Inspection,
    register: Register | str,
    *,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
    report: progress.Report = progress.silent,
    reader: Reader | None = None,
) -> ImportPlan:
    """Plan the import of a workbook into a register; `mapping` is {heading: field key}.

    A file is read in the reading child (`reader`, started ahead) while the board's records load.

    Raises:
        Refused: if the file cannot or must not be read.
        WrongUsage: if a sheet, heading or field that was named does not exist.
        NothingFits: if no table looks like the register.
        Cancelled: if `report` says so.
    """
    declared = registers.get(register) if isinstance(register, str) else register
    with ThreadPoolExecutor(1) as pool:
        loading = pool.submit(board.snapshot, declared.key)
        seen = _inspected(workbook, report, reader)
        choice = choose(seen.found, declared, mapping, sheet)
        report(0, 3, "Reading values")
        staged = _staged(choice, declared, board)
        records = loading.result()
    report(1, 3, "Finding the records")
    rows = rows_of(staged, choice, records)
    match(rows, staged, declared, records, board, report)
    report(2, 3, "Comparing")
    lacking = _lacking(staged, declared)
    settling = Settling(_judge(board, declared, rows, records, lacking), rows, records)
    return ImportPlan(
        declared, seen.book.name, seen.book.sha256, rows,
        [column for one in staged for column in one.columns],
        _left_out(choice), choice.not_read, _notes(seen, staged, rows, lacking, declared),
        board, records, settling,
    )  # fmt: skip


def _decided(row: PlanRow) -> Decided:
    if row.decided is None:
        row.decided = Decided()
    return row.decided


def _inspected(
    workbook: Path | str | Workbook | Inspection, report: progress.Report, reader: Reader | None
) -> Inspection:
    if isinstance(workbook, Inspection):
        return workbook
    if isinstance(workbook, Workbook):
        found = tables_of(workbook)
        return Inspection(workbook, found, {}, problems_of(workbook, found))
    return inspect_workbook(workbook, report=report, reader=reader)


def _staged(choice: Choice, register: Register, board: Board) -> list[Staged]:
    own = identity.mark(board.identity, register.key)
    parts = [(one.table, one.sheet, one.mapping) for one in choice.chosen]
    orders = orders_of(parts, register)
    return [
        stage(table, sheet, mapping, register, board.names, own, orders.get(table.sheet, {}))
        for table, sheet, mapping in parts
    ]


def _judge(
    board: Board,
    register: Register,
    rows: list[PlanRow],
    records: Snapshot,
    lacking: tuple[str, ...],
) -> Judge:
    stale = {pair for row in rows if (pair := _stale(row, records))}
    bases = board.as_of(register.key, stale)
    ledgers = closing_rows.ledgers(board, register)
    return Judge(register, board.names, bases, records.by_reference, lacking, ledgers)


def _stale(row: PlanRow, records: Snapshot) -> tuple[int, int] | None:
    if row.record_id is None or not row.staged.stamps:
        return None
    now = records.version(row.record_id)
    version = row.version or now
    return (row.record_id, version) if version < now else None


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
    notes = [*seen.problems]
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
