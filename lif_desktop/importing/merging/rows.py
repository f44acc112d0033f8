"""One data row of an import: what it means, what would become of it, and what was decided."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from lif_desktop.importing.history.dated import Split
from lif_desktop.importing.meaning import homes
from lif_desktop.importing.meaning.staging import Staged
from lif_desktop.importing.meaning.values import Clear, Trouble
from lif_desktop.importing.records.matching import NONE, Candidate, Match
from lif_desktop.store.records import Record

Outcome = Literal[
    "new", "changed", "same", "repeated", "possible", "conflict", "problem", "refused"
]
OUTCOMES: tuple[Outcome, ...] = (
    "new", "changed", "same", "repeated", "possible", "conflict", "problem", "refused",
)  # fmt: skip
WAITING: frozenset[Outcome] = frozenset({"possible", "conflict", "problem"})
Side = Literal["theirs", "ours"]
NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both sides hold differently; `base` is what the workbook was issued with.

    `base` means nothing where `sent` is False: two rows of the workbook contradict each other.
    With `beside` it is what the board held before another file of the same list was merged; with
    `again` the board holds what this very return said when it came before.
    """

    base: Any
    theirs: Any
    ours: Any
    sent: bool = True
    beside: bool = False
    again: bool = False


@dataclass(slots=True)
class Decided:
    """What a person said of a row; `chosen` is a record's id, 0 for a new record.

    `sure` takes a doubtful row all the same; `right` is {field key: (as typed, value)} of cells
    that were put right here. `homes` are the fields of dates whose words another field keeps.
    """

    refused: bool = False
    fields: dict[str, Side] = field(default_factory=dict)
    chosen: int | None = None
    restore: bool = False
    sure: bool = False
    right: dict[str, tuple[str, Any]] = field(default_factory=dict)
    homes: set[str] = field(default_factory=set)


@dataclass(slots=True, eq=False)
class PlanRow:
    """One data row: what it means, what would be done with it, and why.

    `changes` is {field key: (value on the board, value in the workbook)}, conflicts among them;
    `number` is Excel's row number. `declined` is {field key: value} of what it said and a person
    did not take. Of a row of a return, `sent` is the version its record was sent at, `doubt` why
    its changes wait though its record is known, `settled` what it said when it came before, and
    `told` the fields in which the board holds just that.
    """

    sheet: str
    number: int
    staged: Staged
    at: int
    records: Mapping[int, Record]
    under: str = ""  # the heading of its own that it stands under, which is not read
    match: Match = NONE
    record_id: int | None = None
    outcome: Outcome = "same"
    reference: str = ""
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=lambda: NOTHING)
    conflicts: Mapping[str, Conflict] = field(default_factory=lambda: NOTHING)
    problems: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    messages: tuple[str, ...] = ()
    decided: Decided | None = None
    updates: tuple[Split, ...] = ()  # what becomes records of their own beside it
    apart: frozenset[str] = frozenset()  # fields whose cells are said by `updates` alone
    declined: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    sent: int | None = None
    doubt: str = ""
    settled: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    told: frozenset[str] = frozenset()
    aside: tuple[str, ...] = ()  # cells that are never taken, in words
    newer: str = ""  # why the board's values stand against an older file's, in words
    newer_in: frozenset[str] | None = None  # the fields of which that is so; None for all

    @property
    def record(self) -> Record | None:
        """The record it means, as it was when the plan was made; None for a new one."""
        return None if self.record_id is None else self.records[self.record_id]

    @property
    def version(self) -> int | None:
        """The record's version when the workbook was issued, where that is known."""
        if self.sent is not None:
            return self.sent
        stamp = self.staged.stamps[self.at] if self.staged.stamps else None
        return stamp[1] if stamp is not None and self.match.how == "stamp" else None

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The records it may mean, most like first."""
        return self.match.candidates

    @property
    def said(self) -> Iterable[tuple[str, Any]]:
        """What the row says as (field key, value), with what was put right here in its place.

        A value may be None (blank), a `Trouble` or `CLEAR`.
        """
        written: Iterable[tuple[str, Any]]
        written = zip(self.staged.keys, self.staged.values(self.at), strict=True)
        if self.staged.homeless:
            held = NOTHING if self.record is None else self.record.values
            written = homes.moved(written, self._at_home, self.staged.labels, held)
        if self.apart:
            written = (one for one in written if one[0] not in self.apart)
        if self.decided is None or not self.decided.right:
            return written
        right = {key: value for key, (_, value) in self.decided.right.items()}
        return ({**dict(written), **right}).items()

    @property
    def homes(self) -> dict[str, Trouble]:
        """The words in columns of dates that another field could keep, by field: see `home`."""
        return homes.proposed(self.said, ()) if self.staged.homeless else {}

    @property
    def _at_home(self) -> Collection[str]:
        return self.decided.homes if self.decided is not None else ()

    @property
    def values(self) -> dict[str, Any]:
        """What the row says: values by field key; a blank is None."""
        return {
            key: None if isinstance(value, (Trouble, Clear)) else value for key, value in self.said
        }

    @property
    def name(self) -> str:
        """The row as a person would point at it."""
        letters = self.staged.letters
        return f"row {self.number}" + (f", column {letters[self.at]}" if letters else "")
