"""The lines of a review: one for each change, conflict or message of a row of the workbook."""

from collections.abc import Iterator
from dataclasses import dataclass

from lif_desktop.importing.plan import ImportPlan
from lif_desktop.importing.rows import PlanRow
from lif_desktop.ui.importing.outcomes import OUTCOMES

_RANK = {outcome: rank for rank, outcome in enumerate(OUTCOMES)}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `old` is struck out, `new` is taken; `plain` is neither."""

    row: PlanRow
    key: str | None
    record: str
    field: str
    old: str = ""
    new: str = ""
    plain: str = ""
    why: str = ""


def lines_of(plan: ImportPlan, outcome: str | None) -> list[Line]:
    """Return the lines of rows with an outcome; None for all that are not simply the same."""
    rows = [
        row
        for row in plan.rows
        if (row.outcome == outcome if outcome else row.outcome != "same" or row.messages)
    ]
    rows.sort(key=lambda row: (_RANK[row.outcome], row.sheet, row.number))
    return [line for row in rows for line in _of(plan, row)]


def _of(plan: ImportPlan, row: PlanRow) -> Iterator[Line]:
    record = row.reference or "new"
    title = plan.register.field(plan.register.title)
    why = " ".join(row.messages)
    if row.outcome == "new":
        said = row.changes.get(title.key, (None, None))[1]
        shown = "" if said is None else plan.show(title.key, said)
        yield Line(row, None, record, title.label, new=_one(shown), why=why)
        return
    yield from _fields(plan, row, record)
    for key, sentence in row.problems.items():
        label = plan.register.field(key).label
        said = _one(sentence).removeprefix(f"{label}: ")
        yield Line(row, key, record, label, plain=said, why="left as it was")
    if not row.changes and not row.problems:
        yield Line(row, None, record, "", plain=_one(_summary(plan, row)), why=_one(why))


def _fields(plan: ImportPlan, row: PlanRow, record: str) -> Iterator[Line]:
    for key, (old, new) in row.changes.items():
        label = plan.register.field(key).label
        before = "blank" if old is None else plan.show(key, old)
        after = "erased" if new is None else plan.show(key, new)
        conflict = row.conflicts.get(key)
        if conflict is None:
            yield Line(row, key, record, label, old=_one(before), new=_one(after))
        else:
            sent = plan.show(key, conflict.base) if conflict.base is not None else "blank"
            why = f"sent {_one(sent)}" if conflict.sent else "two rows disagree"
            said = f"yours {_one(before)} · theirs {_one(after)}"
            yield Line(row, key, record, label, plain=said, why=why)


def _summary(plan: ImportPlan, row: PlanRow) -> str:
    said = row.values.get(plan.register.title)
    return "" if said is None else plan.show(plan.register.title, said)


def _one(text: str) -> str:
    return " ".join(text.split())
