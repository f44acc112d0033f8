"""Carrying a plan out: what was accepted becomes one change set with its receipt."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lif_desktop import progress, registers
from lif_desktop.fields import Link, Links
from lif_desktop.importing.history import history_writing
from lif_desktop.importing.meaning import lessons
from lif_desktop.importing.merging import outcomes, settled
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.rows import PlanRow
from lif_desktop.importing.reading.unhurried import collector_at_rest
from lif_desktop.importing.receiving.resaved import values_of
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change
from lif_desktop.store.receipts import Receipt
from lif_desktop.store.records import Edit

_STEPS = 3


@dataclass(frozen=True, slots=True)
class Merged:
    """What was done: the change set's id (None where nothing was written), title and counts."""

    change: int | None
    title: str
    counts: Mapping[str, int]


@collector_at_rest()
def merge(
    board: Board,
    plan: ImportPlan,
    report: progress.Report = progress.silent,
    *,
    keep_file: bool = False,
) -> Merged:
    """Write a plan's new and changed rows as one change set, which one undo takes back.

    A row whose record was changed since the plan was made is not written; it becomes a conflict
    of the plan and waits. What the rows are (the same, not the same) is remembered, a return that
    was out is back, and with `keep_file` the workbook itself is put into the board.

    Raises:
        Cancelled: if `report` says so; nothing is written then.
        CannotKeep: if the workbook cannot be kept, or is no longer the one that was read.
    """
    report(0, _STEPS, "Comparing with the board")
    unnumbered = [row for row in plan.writable if row.outcome == "new" and not row.reference]
    try:
        with board.change("", kind="import") as change:
            change.report = report
            _hold_back_overtaken(board, plan)
            change.title = title_of(plan)
            report(1, _STEPS, "Writing")
            _write(change, plan, plan.writable)
            settled.teach(change, plan)
            lessons.keep(change, plan)
            settled.receive(change, plan)
            kept = keep_file and settled.keep_file(change, plan)
            change.keep(receipt_of(plan, kept=kept))
            report(2, _STEPS, "Writing history")
    except BaseException:
        # The numbers given were never given, since nothing was written.
        for row in unnumbered:
            row.reference = ""
        raise
    # No report from here on: it could say "cancelled" of what is written.
    return Merged(change.id, change.title, plan.counts)


def title_of(plan: ImportPlan) -> str:
    """Return the title of a plan's change set: Import file.xlsx: 3 new, 9 changed actions."""
    counts, register = plan.counts, plan.register
    parts = [f"{counts[one]} {one}" for one in ("new", "changed") if counts[one]]
    many = counts["new"] + counts["changed"] != 1
    noun = register.plural.lower() if many else register.singular
    beside = f", {found}" if (found := history_writing.told(plan.writable)) else ""
    return f"Import {plan.file_name}: {', '.join(parts) or 'no new or changed'} {noun}{beside}"


def _write(change: Change, plan: ImportPlan, rows: Iterable[PlanRow]) -> None:
    register = plan.register
    new = [row for row in rows if row.outcome == "new"]
    # Kept references come first, so that no number given now is one of theirs.
    for row in new:
        if row.reference:
            change.count_in(row.reference)
    ids = change.new_ids(register.key, len(new))
    for row in new:
        row.reference = row.reference or change.next_reference(register)
    change.apply(
        Edit(
            register.key, "new", one, {key: value for key, (_, value) in row.changes.items()},
            row.reference,
        )
        for one, row in zip(ids, new, strict=True)
    )  # fmt: skip
    change.apply(
        Edit(
            register.key, "edit", row.record.id,
            {key: value for key, (_, value) in row.changes.items()},
            expect_version=row.record.version,
        )
        for row in rows
        if row.outcome == "changed" and row.record is not None
    )  # fmt: skip
    known = [(row, row.record.id) for row in rows if row.record is not None]
    owners = [*zip(new, ids, strict=True), *known]
    change.apply(list(history_writing.edits(change, owners)))


def _hold_back_overtaken(board: Board, plan: ImportPlan) -> None:
    """Turn rows that the board has overtaken since the plan was made into conflicts."""
    standing = board.standing(plan.register.key)
    taken = {reference for reference, _ in standing.values()}
    links = [one for one in plan.register.fields if isinstance(one, (Link, Links))]
    there = {one.key: board.standing(one.to).keys() for one in links}
    for row in plan.writable:
        if row.record is not None:
            now = standing.get(row.record.id)
            if now is None:
                plan.hold_back(row, "The record was deleted on the board since this was compared.")
            elif now[1] != row.record.version:
                plan.hold_back(row, "The record was changed on the board since this was compared.")
        elif row.reference in taken:
            plan.hold_back(row, f"{row.reference} was given to another record meanwhile.")
        for key, ids in there.items():
            linked = row.changes.get(key, (None, None))[1]
            if linked is not None and not ids >= set(_each(linked)):
                label = plan.register.field(key).label
                plan.hold_back(row, f"{label}: what it names was deleted since this was compared.")


def _each(linked: int | tuple[int, ...]) -> tuple[int, ...]:
    return linked if isinstance(linked, tuple) else (linked,)


def receipt_of(plan: ImportPlan, *, kept: bool = False) -> Receipt:
    """Return the receipt that merging a plan as it stands would keep."""
    return Receipt(
        plan.file_name, plan.sha256, plan.register.key,
        {**plan.counts, "left_out": sum(one.count for one in plan.left_out)},
        outcomes.rows_as_json(plan), tuple(sorted(set(_agencies(plan)))),
        details=outcomes.reading_as_json(plan) | {
            "said": plan.said.as_json(), "kept": kept,
            "values": values_of(plan.book) if plan.book is not None else "",
        },
        returned=plan.back.record.id if plan.back.record is not None else None,
    )  # fmt: skip


def _agencies(plan: ImportPlan) -> Iterator[int]:
    """Yield the agencies whose records the file spoke of."""
    if plan.register.key == "agencies":
        yield from (row.record_id for row in plan.rows if row.record_id is not None)
    fields = [one for one in plan.register.fields if isinstance(one, (Link, Links))]
    for one in fields:
        if one.to != registers.get("agencies").key:
            continue
        for row in plan.rows:
            if row.record_id is not None:
                yield from plan.records.linked(row.record_id, one.key)
            said = row.changes.get(one.key, (None, None))[1]
            if said is not None:
                yield from _each(said)
