"""Rows of a file paired with records of the board, in the order of the file."""

from collections.abc import Iterable, Iterator
from itertools import groupby, repeat
from operator import attrgetter
from typing import Any

from lif_desktop import progress
from lif_desktop.importing.finding.tables import ABOVE
from lif_desktop.importing.meaning.choosing import Choice, Chosen
from lif_desktop.importing.meaning.staging import Staged, is_counting
from lif_desktop.importing.meaning.values import CLEAR
from lif_desktop.importing.merging.rows import PlanRow
from lif_desktop.importing.records.matching import BY_REFERENCE, BY_STAMP, Match, Matcher
from lif_desktop.importing.records.pairs import Pairs
from lif_desktop.registers import Register
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record
from lif_desktop.store.snapshot import Snapshot


def rows_of(staged: list[Staged], choice: Choice, records: Snapshot) -> list[PlanRow]:
    """Return the rows in the order of the file."""
    rows = [
        PlanRow(part.sheet, number, part, at, records)
        for part in staged
        for at, number in enumerate(part.rows)
    ]
    under = _carried(choice.chosen)
    if under:
        for row in rows:
            row.under = under.get((row.sheet, row.number), "")
    return rows


def _carried(chosen: Iterable[Chosen]) -> dict[tuple[str, int], str]:
    """Return the names that rows stand under, but for those that are read as a field."""
    found: dict[tuple[str, int], str] = {}
    for one in chosen:
        for mapped in one.mapping:
            given = one.table.given.get(mapped.column.index, {})
            if mapped.column.letter != ABOVE or (mapped.field and mapped.sure):
                continue
            for number, text in given.items():
                before = found.get((one.table.sheet, number))
                found[one.table.sheet, number] = f"{before} / {text}" if before else str(text)
    return found


def match(
    rows: list[PlanRow], staged: list[Staged], register: Register,
    records: Snapshot, board: Board,
    report: progress.Report, pairs: Pairs | None = None,
) -> None:  # fmt: skip
    """Give every row its match; one that says just what an earlier one said is repeated.

    `pairs` are what a person said of such rows before.
    """
    matcher = Matcher(register, records, board.names)
    pairing = _Pairing(matcher, records, _stamped(staged), pairs)
    left: list[tuple[PlanRow, tuple[Any, ...]]] = []
    for part, own in groupby(rows, key=attrgetter("staged")):
        plain = BY_STAMP if part.stamps else BY_REFERENCE
        for row, one, said in zip(own, matcher.plain(part), _said(part), strict=True):
            if one is None:
                left.append((row, said))
            else:
                row.match, row.record_id = plain, one
                pairing.used.add(one)
    for count, (row, said) in enumerate(left):
        if count % 1000 == 0:
            report(1, 3, f"Finding the records: row {count:,} of {len(left):,}")
        pairing.pair(row, said)


class _Pairing:
    """Pairs the rows that need a closer look."""

    def __init__(
        self, matcher: Matcher, records: Snapshot, stamped: set[int], pairs: Pairs | None
    ) -> None:
        self._matcher, self._records, self._stamped = matcher, records, stamped
        self._pairs = pairs or None
        self._earlier: dict[Any, PlanRow] = {}
        self.used: set[int] = set()

    def pair(self, row: PlanRow, said: tuple[Any, ...]) -> None:
        """Give a row its match by what it says, and its record where that leaves no doubt."""
        staged, at = row.staged, row.at
        if staged.stamps or staged.references[at]:
            row.match = self._named(row, said)
        if row.match.how == "none":
            same = (staged.keys, said, _kept(staged.references[at]), row.under)
            if (first := self._earlier.setdefault(same, row)) is not row:
                row.match = Match("repeat", message=f"Says the same as {first.name}.")
                return
            row.match = self._matcher.by_words(staged.keys, said)
        if self._pairs is not None:
            row.match = self._pairs.settle(row, row.match)
        if row.match.how in {"stamp", "reference", "alike", "partly"}:
            self._take(row)

    def _named(self, row: PlanRow, said: tuple[Any, ...]) -> Match:
        """Return which record a row names by its stamp or its reference."""
        written = row.staged.written(row.at)
        own = written.record_id
        copied = own is not None and not written.reference and own in self._stamped
        return self._matcher.named(written, row.staged.keys, said, copied=copied)

    def _take(self, row: PlanRow) -> None:
        """Give a row its record, where what it says leaves no doubt."""
        found = row.match
        if found.how in {"stamp", "reference"} or (found.how == "alike" and len(found.ids) == 1):
            row.record_id = found.ids[0]
        else:
            # Several records fit, or the row says too little: safe where nothing would change.
            same = [one for one in found.ids if _says_nothing_else(row, self._records[one])]
            free = [one for one in same if one not in self.used] or same
            row.record_id = free[0] if free else None
        if row.record_id is not None:
            self.used.add(row.record_id)


def _said(part: Staged) -> Iterator[tuple[Any, ...]]:
    """Yield what each row says, as `values` has it."""
    return zip(*part.said, strict=True) if part.said else repeat((), len(part.rows))


def _kept(reference: str) -> str:
    """Return what a reference says beyond counting rows."""
    return "" if is_counting(reference) else reference


def _says_nothing_else(row: PlanRow, record: Record) -> bool:
    said = zip(row.staged.keys, row.staged.values(row.at), strict=True)
    return all(
        value is None or value == held or (value is CLEAR and held is None)
        for value, held in ((value, record.values[key]) for key, value in said)
    )


def _stamped(parts: Iterable[Staged]) -> set[int]:
    """Return the records of stamps that a row bears together with a reference."""
    return {
        stamp[0]
        for part in parts
        for stamp, reference in zip(part.stamps, part.references, strict=False)
        if stamp is not None and reference
    }
