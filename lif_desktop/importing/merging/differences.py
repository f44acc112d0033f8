"""How a row differs from its record: taken, kept, both, locked or settled, field by field."""

from collections.abc import Collection, Mapping
from typing import Any

from lif_desktop.fields import Choice, Day, Field, show
from lif_desktop.fields.reading import clean
from lif_desktop.importing.meaning.values import ERASE, Clear, Trouble
from lif_desktop.importing.merging import closing_rows
from lif_desktop.importing.merging.rows import NOTHING, Conflict, PlanRow
from lif_desktop.registers import Register
from lif_desktop.rules.feedback_loop import Entry
from lif_desktop.store.names import BoardNames
from lif_desktop.store.records import Record

LOCKED = "Locked in the return, so not taken"
WORKED_OUT = "Filled in by the board, so not taken"
_CLOSING = ("status", "state", "why_not", "done_instead")


class Differences:
    """Gathers what differs between a row and its record.

    `base` is what the record held when it was sent, as far as that differs from now; `locked` are
    the keys of fields that the return let nobody change, `blank` of those it was sent blank in.
    """

    def __init__(
        self, register: Register, names: BoardNames, record: Record,
        base: Mapping[str, Any] | None, row: PlanRow, locked: Collection[str] = (),
        blank: Collection[str] = (),
    ) -> None:  # fmt: skip
        self._register, self._names, self._record = register, names, record
        self._base, self._row, self._locked = base, row, locked
        self._sent_blank = blank
        self._fields = row.decided.fields if row.decided else NOTHING
        self.changes: dict[str, tuple[Any, Any]] = {}
        self.conflicts: dict[str, Conflict] = {}
        self.problems: dict[str, str] = {}
        self._refused: dict[str, Any] = {}
        self._blank: list[str] = []
        self._kept: list[str] = []
        self._aside: list[str] = []
        self._settled: list[str] = []

    def take(self, one: Field, new: Any) -> None:
        """Take a field whose cell is not what the board holds."""
        key = one.key
        old = self._record.values[key]
        if new is None:
            if key not in self._sent_blank:
                self._blank.append(one.label)
            return
        if isinstance(new, Trouble):
            if self._fields.get(key) == "ours":
                self._refused[key] = None
            elif key in self._locked:
                self._aside.append(f"{one.label} (“{new.written}”)")
            elif not self._as_shown(one, new):
                self.problems[key] = new.sentence
            return
        if isinstance(new, Clear):
            if old is None or (isinstance(old, str) and clean(old).casefold() == ERASE):
                return
            if one.required and self._fields.get(key) != "ours":
                self.problems[key] = f"{one.label} cannot be cleared; every record needs it."
                return
            new = None
        self._compare(one, old, new)

    def _compare(self, one: Field, old: Any, new: Any) -> None:
        key = one.key
        sent = old if self._base is None else self._base.get(key, old)
        decided = self._fields.get(key)
        if decided == "ours":
            self._refused[key] = new
        elif new == sent and sent != old:
            self._kept.append(one.label)
        elif key in self._locked:
            self._aside.append(f"{one.label} (“{self._shown(one, new)}”)")
        elif decided is None and key in self._row.settled and self._row.settled[key] == new:
            self._settled.append(one.label)
        else:
            self.changes[key] = (old, new)
            if sent != old and decided != "theirs":
                beside = self._row.version is None
                self.conflicts[key] = Conflict(
                    sent, new, old, beside=beside, again=key in self._row.told
                )
            elif self._is_newer(key) and decided != "theirs" and not self._fills(one, old):
                self.conflicts[key] = Conflict(None, new, old, sent=False)

    def _is_newer(self, key: str) -> bool:
        """Say whether the board speaks of a field at a later day than the file."""
        row = self._row
        return bool(row.newer) and (row.newer_in is None or key in row.newer_in)

    @staticmethod
    def _fills(one: Field, old: Any) -> bool:
        """Say whether an older file only fills a gap; dates and states that are gaps mean much."""
        return old is None and not isinstance(one, (Day, Choice))

    def _as_shown(self, one: Field, trouble: Trouble) -> bool:
        """Say whether an unreadable cell only repeats what the board shows, or showed when sent."""
        shown = {self._shown(one, self._record.values[one.key])}
        if self._base is not None and one.key in self._base:
            shown.add(self._shown(one, self._base[one.key]))
        return trouble.written in shown

    def _shown(self, one: Field, value: Any) -> str:
        return clean(show(one, value, self._names))

    def ask(self, ledger: list[Entry]) -> None:
        """Ask what must be answered before the record may become this."""
        if not self.changes.keys().isdisjoint(_CLOSING):
            held = self._record.values
            after = {key: self.changes.get(key, (None, held.get(key)))[1] for key in _CLOSING}
            self.problems |= closing_rows.problem(self._register, held, after, ledger)

    def report(self) -> None:
        """Write the findings into the row."""
        row = self._row
        row.changes, row.conflicts, row.problems = self.changes, self.conflicts, self.problems
        row.declined = self._refused or NOTHING
        sure = row.decided is not None and row.decided.sure
        doubtful = row.doubt != "" and not sure and bool(self.changes or self.problems)
        if doubtful:
            row.outcome = "conflict"
        elif self.problems:
            row.outcome = "problem"
        elif self.conflicts:
            row.outcome = "conflict"
        elif self.changes:
            row.outcome = "changed"
        else:
            row.outcome = "refused" if self._refused else "same"
        messages = [row.doubt] if doubtful else []
        messages += [row.newer] if row.newer and self.conflicts else []
        messages += [row.match.message] if row.match.message else []
        messages += self.problems.values()
        messages += [self._both(key, one) for key, one in self.conflicts.items()]
        row.messages = (*messages, *self._said_of_the_rest())

    def _said_of_the_rest(self) -> list[str]:
        refused = [self._register.field(key).label for key in self._refused]
        said = (
            ("Changed on the board since the workbook was issued, so kept", self._kept),
            ("Blank in the workbook, so left as it was", self._blank),
            ("Refused, so left as it was", refused),
            ("Said when it came back before, and settled then", self._settled),
            (LOCKED, self._aside),
            (WORKED_OUT, list(self._row.aside)),
        )
        return [f"{why}: {', '.join(labels)}." for why, labels in said if labels]

    def _both(self, key: str, one: Conflict) -> str:
        declared = self._register.field(key)
        sent, theirs, ours = (
            f"“{self._shown(declared, value)}”" if value is not None else "blank"
            for value in (one.base, one.theirs, one.ours)
        )
        if not one.sent:
            return f"{declared.label}: the board says {ours}, the workbook {theirs}."
        if one.beside:
            return (
                f"{declared.label} is said twice: it was {sent}, another file made it {ours}, "
                f"the workbook says {theirs}."
            )
        if one.again:
            return (
                f"{declared.label} was sent as {sent}; when this return came back before it said"
                f" {ours}, which the board holds, and now {theirs}."
            )
        return (
            f"{declared.label} was changed on both sides: sent as {sent}, "
            f"the board now says {ours}, the workbook {theirs}."
        )
