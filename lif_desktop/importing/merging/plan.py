"""What importing a workbook would do, row by row, and what a person decides of it."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lif_desktop.faults import Fault
from lif_desktop.fields import Derived, Unreadable, read, show
from lif_desktop.importing.history.dated import Split
from lif_desktop.importing.meaning.choosing import NotRead
from lif_desktop.importing.meaning.said import NOTHING, Said
from lif_desktop.importing.meaning.staging import ColumnOutcome, Staged
from lif_desktop.importing.merging.accounts import SheetAccount
from lif_desktop.importing.merging.returned import NO_RETURN, CameBack
from lif_desktop.importing.merging.rows import OUTCOMES, Decided, PlanRow, Side
from lif_desktop.importing.merging.settling import Settling
from lif_desktop.importing.reading.sheets import Workbook
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
    `counts` always add up to `data_rows`. `back` is what is to know of a return that came back.
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
    path: Path | None = None
    sheets: tuple[SheetAccount, ...] = ()
    back: CameBack = NO_RETURN
    staged: tuple[Staged, ...] = field(default=(), repr=False)
    book: Workbook | None = field(default=None, repr=False)

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
            for one in row.updates if key is None else ():
                one.outcome = "new" if one.outcome == "refused" else one.outcome
        elif row.doubt and row.outcome == "conflict" and row.messages[:1] == (row.doubt,):
            decided.sure = True
        elif row.outcome == "problem":
            raise CannotDecide(
                f"{row.name.capitalize()} cannot be taken as it is: {' '.join(row.messages)} "
                "Put it right here or in the workbook, or refuse the field."
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

    def take_all(self, side: Side, row: PlanRow | None = None) -> int:
        """Settle every conflict of a row, or of the whole import; return how many there were."""
        rows = [row] if row is not None else [one for one in self.rows if one.conflicts]
        settled = 0
        for one in rows:
            settled += len(one.conflicts)
            for key in list(one.conflicts):
                # Settling one of two rows that disagree settles the other.
                if key in one.conflicts:
                    self.take(one, key, side)
        return settled

    def put_right(self, row: PlanRow, key: str, text: str) -> None:
        """Take what a person typed in place of a cell; blank takes the cell as it is again.

        Raises:
            CannotDecide: if it is no value of the field either.
        """
        declared, decided = self.register.field(key), _decided(row)
        if isinstance(declared, Derived) or key == "reference":
            raise CannotDecide(f"{declared.label} is not for typing in.")
        if not text.strip():
            decided.right.pop(key, None)
        else:
            try:
                value = read(declared, text, self.board.names)
            except Unreadable as fault:
                raise CannotDecide(str(fault)) from fault
            decided.right[key] = (text.strip(), value)
            decided.fields.pop(key, None)
        self._settling.again(row)

    def refuse_update(self, row: PlanRow, one: Split) -> None:
        """Leave one update of a row out; the rest of it stays as it was decided."""
        one.outcome = "refused"
        self._settling.again(row)

    def take_update(self, row: PlanRow, one: Split) -> None:
        """Take an update after all.

        Raises:
            CannotDecide: if it cannot be taken as it stands.
        """
        if one.outcome == "problem":
            raise CannotDecide(f"The update in {one.cell} cannot be taken: {one.message}.")
        one.outcome = "new"
        self._settling.again(row)

    def tell(self, row: PlanRow, one: Split) -> None:
        """Give a row an update beside those that its cells say."""
        row.updates = (*row.updates, one)
        self._settling.again(row)

    def leave_whole(self, row: PlanRow) -> None:
        """Take a cell that was split as it stands in the workbook, undivided."""
        row.updates = tuple(one for one in row.updates if not one.split)
        row.apart = frozenset()
        self._settling.again(row)

    def take_home(self, row: PlanRow, key: str) -> None:
        """Keep words that stand in a column of dates in the field that is proposed for them.

        Raises:
            CannotDecide: if none is proposed.
        """
        if key not in row.homes:
            label = self.register.field(key).label
            raise CannotDecide(f"{label} in {row.name} has no words that another field could keep.")
        _decided(row).homes.add(key)
        self._settling.again(row)

    def hold_back(self, row: PlanRow, why: str) -> None:
        """Make a row wait: the board moved on since the plan was made."""
        row.outcome = "conflict"
        row.messages = (*row.messages, f"{why} Not written; import the workbook again.")


def _decided(row: PlanRow) -> Decided:
    if row.decided is None:
        row.decided = Decided()
    return row.decided
