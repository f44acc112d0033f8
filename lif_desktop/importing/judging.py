"""What becomes of one row: compared with its record, field by field, in words for the user."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from lif_desktop import registers
from lif_desktop.fields import Field, missing, show
from lif_desktop.fields.reading import clean
from lif_desktop.importing import closing_rows
from lif_desktop.importing.rows import NOTHING, Conflict, Decided, PlanRow
from lif_desktop.importing.staging import is_counting
from lif_desktop.importing.values import ERASE, Clear, Trouble
from lif_desktop.registers import Register
from lif_desktop.rules import numbering
from lif_desktop.store.names import BoardNames
from lif_desktop.store.records import Record

_CLOSING = ("status", "state", "why_not", "done_instead")


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

    def settle(self, row: PlanRow) -> None:
        """Work a row's outcome out from what it says, its match and what was decided."""
        row.changes, row.conflicts, row.problems, row.messages = NOTHING, NOTHING, NOTHING, ()
        if row.decided is not None and row.decided.refused:
            row.outcome, row.messages = "refused", ("Refused: nothing of this row is taken.",)
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
        said = zip(row.staged.keys, row.staged.values(row.at), strict=True)
        return {
            key: None if isinstance(value, Clear) else value
            for key, value in said
            if value is not None and not isinstance(value, Trouble) and refused.get(key) != "ours"
        }

    def _settle_known(self, row: PlanRow, record: Record) -> None:
        held = record.values
        staged, row.reference = row.staged, record.reference
        said = staged.values(row.at)
        differing = [
            (key, new) for key, new in zip(staged.keys, said, strict=True) if new != held[key]
        ]
        base = self.bases.get((record.id, row.version or 0))
        found = _Differences(self, record, base, row.decided)
        for key, new in differing:
            found.take(self.register.field(key), new)
        found.ask()
        found.report(row)

    def _settle_new(self, row: PlanRow) -> None:
        staged = row.staged
        values: dict[str, Any] = {}
        problems: dict[str, str] = {}
        refused = row.decided.fields if row.decided else NOTHING
        for key, new in zip(staged.keys, staged.values(row.at), strict=True):
            if key in refused or new is None or isinstance(new, Clear):
                continue
            if isinstance(new, Trouble):
                problems[key] = new.sentence
            else:
                values[key] = new
        for one in self.register.fields:
            if one.key not in problems and missing(one, values.get(one.key)):
                problems[one.key] = _lacking(one, self.register, unmapped=one.label in self.lacking)
        problems |= closing_rows.problem(self.register, None, values, [])
        row.reference, message = self._kept_reference(row)
        if row.reference and (wrong := self._wrong_kind(row.reference)):
            problems["reference"] = wrong
        row.problems = problems
        row.changes = {key: (None, value) for key, value in values.items()}
        row.outcome = "problem" if problems else "new"
        row.messages = (*problems.values(), *([message] if message else ()))

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


class _Differences:
    """Gathers what differs between a row and its record."""

    def __init__(
        self, judge: Judge, record: Record, base: Mapping[str, Any] | None, decided: Decided | None
    ) -> None:
        self._judge, self._record, self._base = judge, record, base
        self._fields = decided.fields if decided else NOTHING
        self.changes: dict[str, tuple[Any, Any]] = {}
        self.conflicts: dict[str, Conflict] = {}
        self.problems: dict[str, str] = {}
        self._blank: list[str] = []
        self._kept: list[str] = []
        self._refused: list[str] = []

    def take(self, one: Field, new: Any) -> None:
        """Take a field whose cell is not what the board holds."""
        key = one.key
        old = self._record.values[key]
        if new is None:
            self._blank.append(one.label)
            return
        if self._fields.get(key) == "ours":
            self._refused.append(one.label)
            return
        if isinstance(new, Trouble):
            if not self._as_shown(one, new):
                self.problems[key] = new.sentence
            return
        if isinstance(new, Clear):
            if old is None or (isinstance(old, str) and clean(old).casefold() == ERASE):
                return
            if one.required:
                self.problems[key] = f"{one.label} cannot be cleared; every record needs it."
                return
            new = None
        self._compare(one, old, new)

    def _compare(self, one: Field, old: Any, new: Any) -> None:
        sent = old if self._base is None else self._base.get(one.key, old)
        if new == sent and sent != old:
            self._kept.append(one.label)
            return
        self.changes[one.key] = (old, new)
        if sent != old and self._fields.get(one.key) != "theirs":
            self.conflicts[one.key] = Conflict(sent, new, old)

    def _as_shown(self, one: Field, trouble: Trouble) -> bool:
        """Say whether an unreadable cell only repeats what the board shows, or showed when sent."""
        shown = {self._shown(one, self._record.values[one.key])}
        if self._base is not None and one.key in self._base:
            shown.add(self._shown(one, self._base[one.key]))
        return trouble.written in shown

    def _shown(self, one: Field, value: Any) -> str:
        return clean(show(one, value, self._judge.names))

    def ask(self) -> None:
        """Ask what must be answered before the record may become this."""
        if not self.changes.keys().isdisjoint(_CLOSING):
            held = self._record.values
            after = {key: self.changes.get(key, (None, held.get(key)))[1] for key in _CLOSING}
            ledger = self._judge.ledgers.get(self._record.id, [])
            self.problems |= closing_rows.problem(self._judge.register, held, after, ledger)

    def report(self, row: PlanRow) -> None:
        """Write the findings into the row."""
        row.changes, row.conflicts, row.problems = self.changes, self.conflicts, self.problems
        if self.problems:
            row.outcome = "problem"
        elif self.conflicts:
            row.outcome = "conflict"
        elif self.changes:
            row.outcome = "changed"
        else:
            row.outcome = "refused" if self._refused else "same"
        messages = [row.match.message] if row.match.message else []
        messages += self.problems.values()
        messages += [self._both(key, one) for key, one in self.conflicts.items()]
        if self._kept:
            messages.append(
                f"Changed on the board since the workbook was issued, so kept: {_list(self._kept)}."
            )
        if self._blank:
            messages.append(f"Blank in the workbook, so left as it was: {_list(self._blank)}.")
        if self._refused:
            messages.append(f"Refused, so left as it was: {_list(self._refused)}.")
        row.messages = tuple(messages)

    def _both(self, key: str, one: Conflict) -> str:
        declared = self._judge.register.field(key)
        sent, theirs, ours = (
            f"“{self._shown(declared, value)}”" if value is not None else "blank"
            for value in (one.base, one.theirs, one.ours)
        )
        return (
            f"{declared.label} was changed on both sides: sent as {sent}, "
            f"the board now says {ours}, the workbook {theirs}."
        )


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


def _list(labels: list[str]) -> str:
    return ", ".join(labels)
