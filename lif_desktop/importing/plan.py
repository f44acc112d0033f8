"""What importing a workbook would do, row by row, and what a person decides of it."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from lif_desktop.faults import Fault
from lif_desktop.fields import show
from lif_desktop.importing.choosing import NotRead
from lif_desktop.importing.rows import OUTCOMES, Decided, PlanRow, Side
from lif_desktop.importing.said import NOTHING, Said
from lif_desktop.importing.settling import Settling
from lif_desktop.importing.staging import ColumnOutcome
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

    `notes` are sentences on how the file was read, `said` is what a person said of it before;
    `counts` always add up to `data_rows`.
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
    said: Said = NOTHING

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


def _decided(row: PlanRow) -> Decided:
    if row.decided is None:
        row.decided = Decided()
    return row.decided
