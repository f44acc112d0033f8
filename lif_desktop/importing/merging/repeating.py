"""Taking the decisions of one plan over into the next: nobody decides the same row twice."""

from contextlib import suppress

from lif_desktop.faults import Fault
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.rows import Decided, PlanRow


def decide_again(before: ImportPlan, now: ImportPlan) -> None:
    """Repeat what was decided in a plan of the same workbook; what no longer fits is left.

    A row that was merged as new means the record that it became.
    """
    if before.register != now.register or before.sha256 != now.sha256:
        return
    earlier = {(row.sheet, row.number): row for row in before.rows if row.decided is not None}
    for row in now.rows:
        was = earlier.get((row.sheet, row.number))
        if was is not None and was.decided is not None:
            with suppress(Fault):
                _repeat(now, row, was, was.decided)


def _repeat(plan: ImportPlan, row: PlanRow, was: PlanRow, decided: Decided) -> None:
    if decided.chosen is not None and row.outcome in {"possible", "repeated"}:
        became = plan.board.find(plan.register.key, was.reference) if was.reference else None
        if decided.chosen:
            plan.choose(row, decided.chosen)
        elif became is not None and was.outcome == "new":
            plan.choose(row, became.id)
        else:
            plan.accept(row)
    if decided.restore and row.match.how == "gone":
        plan.accept(row)
    for key, (typed, _) in decided.right.items():
        plan.put_right(row, key, typed)
    if decided.sure and row.doubt:
        plan.accept(row)
    for key, side in decided.fields.items():
        if key in row.conflicts:
            plan.take(row, key, side)
        elif side == "ours" and (key in row.changes or key in row.problems):
            plan.refuse(row, key)
    if decided.refused:
        plan.refuse(row)
