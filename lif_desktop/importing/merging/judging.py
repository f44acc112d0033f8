"""What becomes of one row: compared with its record, field by field, in words for the user."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from lif_desktop import registers
from lif_desktop.fields import Field, missing
from lif_desktop.importing.meaning.staging import Staged, is_counting
from lif_desktop.importing.meaning.values import Clear, Trouble
from lif_desktop.importing.merging import afresh, closing_rows
from lif_desktop.importing.merging.differences import Differences
from lif_desktop.importing.merging.new_numbers import made_up
from lif_desktop.importing.merging.rows import NOTHING, PlanRow
from lif_desktop.importing.records.matching import NONE
from lif_desktop.registers import Register
from lif_desktop.rules import numbering
from lif_desktop.store.names import BoardNames
from lif_desktop.store.records import Record


@dataclass(slots=True)
class Judge:
    """Settles rows of one register.

    `bases` are, by record and version, the values of records changed since a workbook was issued.
    """

    register: Register
    names: BoardNames
    bases: Mapping[tuple[int, int], Mapping[str, Any]]
    references: Collection[str] = ()  # of the register's records
    lacking: tuple[str, ...] = ()  # labels of required fields that no column gives
    ledgers: closing_rows.Ledgers = field(default_factory=dict)  # by which lessons are closed
    locked: Collection[str] = ()  # keys of the fields that the return let nobody change
    blank: Collection[str] = ()  # keys of the fields that the return was sent blank in
    issued: bool = False  # a return that the board sent: it numbers what is new itself
    history: Callable[[PlanRow], None] | None = None  # says which updates the board holds

    _needed: tuple[Field, ...] = field(init=False)  # of a new record

    def __post_init__(self) -> None:
        self._needed = tuple(one for one in self.register.fields if missing(one, None))

    def settle(self, row: PlanRow) -> None:
        """Work a row's outcome out from what it says, its match and what was decided."""
        self._settle(row)
        if row.updates and self.history is not None:
            self.history(row)
            beside = {one.outcome for one in row.updates}
            if row.outcome == "same" and beside & {"new", "refused"}:
                row.outcome = "changed" if "new" in beside else "refused"

    def doubtful(self, staged: Staged) -> Collection[int]:
        """Return the numbers of the rows that need a look of their own if they are new."""
        return afresh.doubtful(staged, self.register, self._needed)

    @staticmethod
    def settle_afresh(row: PlanRow) -> bool:
        """Settle a row of a new record for the first time; False where it needs a look."""
        if row.match is not NONE or row.decided is not None or row.updates or row.apart:
            return False
        row.changes, row.outcome = afresh.Fresh(row.staged, row.at), "new"
        return True

    def _settle(self, row: PlanRow) -> None:
        row.changes, row.conflicts, row.problems, row.messages = NOTHING, NOTHING, NOTHING, ()
        row.declined = NOTHING
        if row.decided is not None and row.decided.refused:
            row.outcome, row.declined = "refused", _all_said(row)
            said = f" {row.match.message}" if row.match.message else ""
            row.messages = (f"Refused: nothing of this row is taken.{said}",)
        elif row.record is not None:
            self._settle_known(row, row.record)
        elif row.match.how == "gone" and not (row.decided and row.decided.restore):
            row.outcome = "conflict"
            row.messages = (row.match.message, "Accept the row to bring it in as a new record.")
        elif row.match.how == "repeat" and not _as_new(row):
            row.outcome, row.messages = "repeated", (row.match.message,)
        elif row.match.how in {"likely", "partly", "alike"} and not _as_new(row):
            row.outcome, row.messages = "possible", _possible(row)
        else:
            self._settle_new(row)

    @staticmethod
    def claims(row: PlanRow) -> dict[str, Any]:
        """Return what a row says of its record: all it states, or what changed since it was sent.

        Without a version nobody can tell what was typed from what merely stood there.
        """
        if row.outcome in {"refused", "problem"}:
            return {}
        if row.version is not None:
            return {key: new for key, (_, new) in row.changes.items()}
        refused = row.decided.fields if row.decided else NOTHING
        return {
            key: None if isinstance(value, Clear) else value
            for key, value in row.said
            if value is not None and not isinstance(value, Trouble) and refused.get(key) != "ours"
        }

    def _settle_known(self, row: PlanRow, record: Record) -> None:
        held = record.values
        row.reference = record.reference
        differing = [(key, new) for key, new in row.said if new != held[key]]
        base = self.bases.get((record.id, row.version or 0))
        found = Differences(self.register, self.names, record, base, row, *self._of_return(row))
        for key, new in differing:
            found.take(self.register.field(key), new)
        found.ask(self.ledgers.get(record.id, []))
        found.report()

    def _of_return(self, row: PlanRow) -> tuple[Collection[str], Collection[str]]:
        # What stands in locked cells of a row that was put in says nothing of the record it is.
        return self.locked, self.blank if row.sent is not None else ()

    def _settle_new(self, row: PlanRow) -> None:
        values: dict[str, Any] = {}
        problems: dict[str, str] = {}
        refused = row.decided.fields if row.decided else NOTHING
        for key, new in row.said:
            if new is None or key in refused:
                continue
            kind = type(new)
            if kind is Trouble:
                problems[key] = new.sentence
            elif kind is not Clear:
                values[key] = new
        for one in self._needed:
            if one.key not in problems and missing(one, values.get(one.key)):
                problems[one.key] = _lacking(one, self.register, unmapped=one.label in self.lacking)
        if stands := closing_rows.problem(self.register, None, values, []):
            problems |= stands
        row.reference, message = self._kept_reference(row)
        if row.reference and (wrong := self._wrong_kind(row.reference)):
            problems["reference"] = wrong
        row.problems = problems
        row.changes = {key: (None, value) for key, value in values.items()}
        row.outcome = "problem" if problems else "new"
        about = (message, row.match.message if row.match.how == "none" else "")
        row.messages = (*problems.values(), *(one for one in about if one))

    def _kept_reference(self, row: PlanRow) -> tuple[str, str]:
        """Return the reference that a new record keeps, and a sentence about it."""
        typed = row.staged.references[row.at]
        if not typed:
            return "", ""
        if is_counting(typed):
            return "", f"“{typed}” only numbers the row; the board gives its own reference."
        if not any(map(str.isdigit, typed)):
            return "", f"“{typed}” is no reference; the board gives its own."
        if typed in self.references:
            return "", f"{typed} is another record's; the board gives the new one its own."
        if row.match.how == "gone":
            return typed, f"{typed} was deleted on the board; the new record keeps that reference."
        if self.issued and made_up(typed, self.register):
            return "", f"{typed} is no reference that the board gave; the new record gets the next."
        return typed, f"The board does not know {typed}; the new record keeps that reference."

    def _wrong_kind(self, reference: str) -> str:
        from_another = numbering.parse(reference)
        for other in registers.shown():
            if from_another and other.prefix == from_another.prefix and other != self.register:
                return (
                    f"{reference} is the reference of {_a(other.singular)}, "
                    f"not of {_a(self.register.singular)}."
                )
        return ""


def _as_new(row: PlanRow) -> bool:
    return row.decided is not None and row.decided.chosen == 0


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _possible(row: PlanRow) -> tuple[str, ...]:
    said = [row.match.message] if row.match.message else []
    said += [f"May be {one.label}: {one.why}." for one in row.candidates]
    return tuple(said)


def _lacking(one: Field, register: Register, *, unmapped: bool) -> str:
    if unmapped:
        return f"{one.label}: no column gives it, and a new {register.singular} needs it."
    return f"{one.label} is blank; a new {register.singular} needs it."


def _all_said(row: PlanRow) -> dict[str, Any]:
    return {
        key: None if isinstance(value, Clear) else value
        for key, value in row.said
        if value is not None and not isinstance(value, Trouble)
    }
