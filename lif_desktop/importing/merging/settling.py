"""All rows of a plan settled together: two of them may mean one record, or want one reference."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any

from lif_desktop import progress
from lif_desktop.importing.merging.judging import Judge
from lif_desktop.importing.merging.rows import Conflict, Decided, PlanRow, Side
from lif_desktop.store.faults import NotFound
from lif_desktop.store.snapshot import Snapshot

_UNSAID = object()
_SOME = 1000  # rows between two reports


class Settling:
    """Settles rows and settles them again when something was decided."""

    def __init__(
        self, judge: Judge, rows: list[PlanRow], records: Snapshot,
        report: progress.Report = progress.silent,
    ) -> None:  # fmt: skip
        self._judge, self._rows, self._records = judge, rows, records
        self._wanting: set[int] = set()  # numbers in `rows` of those whose reference is another's
        # Only these can ever be new; a decision on one row must not cost a look at all.
        self._loose = [at for at, row in enumerate(rows) if row.record_id is None]
        self._settle_all(report)
        self._groups = self._fellows()
        for group in self._groups.values():
            self._reconcile(group)
        self._part_references()

    def _settle_all(self, report: progress.Report) -> None:
        kept, place = self._records.kept, self._records.place
        afresh = self._judge.settle_afresh
        for staged, rows in groupby(self._rows, key=attrgetter("staged")):
            take = staged.taking(place)
            doubtful = self._judge.doubtful(staged) if self._loose else ()
            for at, (row, said) in enumerate(zip(rows, staged.kept_rows(), strict=True)):
                if at % _SOME == 0:
                    report(2, 3, f"Comparing: row {at:,}")
                # Most rows say just what the board holds: seen without making records of either.
                if row.record_id is not None and take and not (row.match.message or row.updates):
                    held = kept[row.record_id]
                    if take(held) == said:
                        row.reference = held[1]
                        continue
                elif row.record_id is None and row.at not in doubtful and afresh(row):
                    continue
                self._judge.settle(row)

    def _fellows(self) -> dict[int, list[PlanRow]]:
        """Return the rows of each record that has several."""
        first: dict[int, PlanRow] = {}
        found: dict[int, list[PlanRow]] = {}
        for row in self._rows:
            if row.record_id is not None:
                one = first.setdefault(row.record_id, row)
                if one is not row:
                    found.setdefault(row.record_id, [one]).append(row)
        return found

    def check(self, record_id: int) -> int:
        """Return the id of a record that was there when the plan was made.

        Raises:
            NotFound: if there was none.
        """
        if record_id not in self._records:
            raise NotFound(self._judge.register.plural.lower(), record_id)
        return record_id

    def again(self, row: PlanRow) -> None:
        """Settle a row, and those it stands together with, after a decision."""
        group = self._group(row)
        for one in group:
            self._judge.settle(one)
        if len(group) > 1:
            self._reconcile(group)
        self._part_references()

    def _group(self, row: PlanRow) -> list[PlanRow]:
        return [row] if row.record_id is None else self._groups.get(row.record_id, [row])

    def moved(self, row: PlanRow) -> None:
        """Settle a row that was given another record, and those it leaves."""
        for group in self._groups.values():
            if row in group:
                group.remove(row)
                self.again(group[0])
        if row.record_id is not None:
            fellows = [one for one in self._rows if one.record_id == row.record_id]
            if len(fellows) > 1:
                self._groups[row.record_id] = fellows
        self.again(row)

    def side(self, row: PlanRow, key: str, side: Side) -> None:
        """Settle a conflict over a field; what other rows say of it is then not taken."""
        for one in self._group(row):
            if one is row or key in self._judge.claims(one):
                if one.decided is None:
                    one.decided = Decided()
                one.decided.fields[key] = side if one is row else "ours"

    def _reconcile(self, group: list[PlanRow]) -> None:
        """Compare the rows of one record: contradictions are conflicts, echoes are repeated."""
        claims: dict[str, dict[Any, PlanRow]] = defaultdict(dict)
        for row in group:
            for key, value in self._judge.claims(row).items():
                claims[key].setdefault(value, row)
        contested = {key: said for key, said in claims.items() if len(said) > 1}
        first: PlanRow | None = None
        told: dict[str, Any] = {}
        for row in group:
            if row.outcome in {"refused", "problem"}:
                continue
            if contested.keys() & row.changes.keys():
                self._contest(row, contested)
            elif first is not None and _echoes(row, told):
                row.outcome, row.changes = "repeated", {}
                said = f"The same record as {_beside(first, row)}; nothing further is said of it."
                row.messages = (*row.messages, said)
            first = first or row
            told |= {key: new for key, (_, new) in row.changes.items()}

    def _contest(self, row: PlanRow, contested: Mapping[str, Mapping[Any, PlanRow]]) -> None:
        conflicts, messages = dict(row.conflicts), list(row.messages)
        for key, said in contested.items():
            if key not in row.changes:
                continue
            old, new = row.changes[key]
            others = [_beside(other, row) for value, other in said.items() if value != new]
            label = self._judge.register.field(key).label
            conflicts.setdefault(key, Conflict(None, new, old, sent=False))
            messages.append(f"{label}: {' and '.join(others)} of the workbook says otherwise.")
        row.outcome, row.conflicts, row.messages = "conflict", conflicts, tuple(messages)

    def _part_references(self) -> None:
        """Let no two new records want one reference."""
        for at in self._wanting:
            self._judge.settle(self._rows[at])
        self._wanting.clear()
        first: dict[str, PlanRow] = {}
        for at in self._loose:
            row = self._rows[at]
            if row.outcome == "new" and row.reference:
                other = first.setdefault(row.reference, row)
                if other is not row:
                    said = (
                        f"{row.reference} stands in {other.name} too, which says something else; "
                        "two records cannot share a reference."
                    )
                    if other.sheet != row.sheet:
                        said += " Bring in one sheet at a time, the oldest first."
                    row.outcome, row.problems = "problem", {"reference": said}
                    row.messages = (said,)
                    self._wanting.add(at)


def _beside(other: PlanRow, row: PlanRow) -> str:
    """Return a row as it is pointed at from another: with its sheet where that is another."""
    return other.name if other.sheet == row.sheet else f"{other.name} of sheet “{other.sheet}”"


def _echoes(row: PlanRow, told: Mapping[str, Any]) -> bool:
    if any(one.outcome == "new" for one in row.updates):
        return False
    return row.outcome in {"same", "changed"} and all(
        told.get(key, _UNSAID) == new for key, (_, new) in row.changes.items()
    )
