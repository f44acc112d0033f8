"""The lines of a review: one for each change, conflict or message of a row of the workbook."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from lif_desktop.importing.history.dated import Split
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.rows import PlanRow
from lif_desktop.ui.importing.outcomes import OUTCOMES
from lif_desktop.ui.importing.parts import Mark, Part
from lif_desktop.ui.importing.word_marks import word_parts

_Place = tuple[PlanRow, str | Split | None, bool]
__all__ = ("Line", "Mark", "Part", "PlanLines", "one_line", "shown_as")


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `row` is the plan's row, None where a receipt is read."""

    number: int
    outcome: str
    record: str
    field: str = ""
    parts: tuple[Part, ...] = ()
    why: str = ""
    key: str | None = None
    row: PlanRow | None = None
    part: Split | None = None
    plain: str = ""  # the change in words, where the parts leave some out

    @property
    def change(self) -> str:
        """The change in words."""
        if self.plain:
            return self.plain
        if [part.mark for part in self.parts] == ["old", "new"]:
            return " → ".join(part.text for part in self.parts)
        return " ".join(part.text for part in self.parts)


class PlanLines(Sequence[Line]):
    """The lines of a plan's rows, each put in words when it comes into view."""

    def __init__(self, plan: ImportPlan, outcomes: Collection[str] | None = None) -> None:
        """Take the rows with these outcomes; None for all that are not simply the same."""
        wanted = outcomes if outcomes is not None else [one for one in OUTCOMES if one != "same"]
        rows: dict[str, list[PlanRow]] = {outcome: [] for outcome in OUTCOMES}
        for row in plan.rows:
            rows[row.outcome].append(row)
        self._plan = plan
        self._places: list[_Place] = []
        for outcome in OUTCOMES:
            if outcome in wanted:
                self._places += _places(rows[outcome])
        self._made: dict[int, Line] = {}

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        if index not in self._made:
            row, key, first = self._places[index]
            if isinstance(key, Split):
                self._made[index] = _part_line(row, key)
            else:
                self._made[index] = _line(self._plan, row, key, first=first)
        return self._made[index]


def _places(rows: Iterable[PlanRow]) -> Iterator[_Place]:
    """Yield what each row's lines are about; what the board holds of its history is not shown."""
    for row in rows:
        if row.outcome == "new" and not row.problems and not row.updates:
            yield row, None, True  # most of a long file are so, and are all gone through here
            continue
        for key, first in _keys(row):
            yield row, key, first
        for part in row.updates:
            if part.outcome != "same":
                yield row, part, False


def _keys(row: PlanRow) -> Iterator[tuple[str | None, bool]]:
    if row.outcome == "new" or row.record is None:
        keys: list[str] = list(row.problems)
    else:
        keys = list(dict.fromkeys([*row.problems, *row.changes]))
    if not keys:
        yield None, True
    for at, key in enumerate(keys):
        yield key, not at


def _line(plan: ImportPlan, row: PlanRow, key: str | None, *, first: bool) -> Line:
    record, said = _record(row), one_line(" ".join(row.messages)) if first else ""
    if key is None:
        title = plan.register.field(plan.register.title)
        value = row.values.get(title.key)
        shown = one_line(plan.show(title.key, value)) if value is not None else ""
        mark: Mark = "new" if row.outcome == "new" else ""
        parts: tuple[Part, ...] = (Part(shown, mark),) if shown else ()
        return Line(row.number, row.outcome, record, title.label, parts, said, None, row)
    label = plan.register.field(key).label
    if key in row.problems:
        sentence = one_line(row.problems[key]).removeprefix(f"{label}: ")
        why = "left as it was" if row.record is not None else "the row waits"
        return Line(row.number, row.outcome, record, label, (Part(sentence),), why, key, row)
    conflict = row.conflicts.get(key)
    old, new = (shown_as(plan, key, value) for value in row.changes[key])
    if conflict is None:
        parts, whole = word_parts(old, new), f"{old} → {new}"
        return Line(row.number, row.outcome, record, label, parts, said, key, row, plain=whole)
    word = "it was" if conflict.beside else "sent"
    why = f"{word} {shown_as(plan, key, conflict.base)}" if conflict.sent else _apart(row)
    parts = (Part("yours"), Part(old, "new"), Part("· theirs"), Part(new, "old"))
    return Line(row.number, row.outcome, record, label, parts, why, key, row)


def _apart(row: PlanRow) -> str:
    return "the board’s is newer" if row.newer else "two rows disagree"


def _part_line(row: PlanRow, part: Split) -> Line:
    """Return the line of an update: Update 14 Mar 2025, done, split from “Progress”."""
    outcome = row.outcome if part.outcome == "new" and row.outcome != "new" else part.outcome
    why = ". ".join(one for one in (part.origin, part.message) if one)
    mark: Mark = "new" if part.outcome == "new" else ""
    said = Part(one_line(part.said), mark)
    return Line(row.number, outcome, _record(row), part.name, (said,), why, None, row, part)


def _record(row: PlanRow) -> str:
    if row.outcome == "possible" and row.candidates:
        return f"{row.candidates[0].label.split()[0]}?"
    return row.reference or "new"


def shown_as(plan: ImportPlan, key: str, value: object) -> str:
    """Return a value in one line as the screen shows it; "blank" where there is none."""
    return "blank" if value is None else one_line(plan.show(key, value))


def one_line(text: str) -> str:
    """Return a text with its breaks and runs of spaces as single spaces."""
    return " ".join(text.split())
