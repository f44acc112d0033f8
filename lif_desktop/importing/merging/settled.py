"""What merging settles beside the rows: what was learnt, the return that is back, the file kept."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from lif_desktop import clock
from lif_desktop.importing.merging import outcomes
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.rows import PlanRow
from lif_desktop.importing.receiving import known_forms
from lif_desktop.importing.records import marks
from lif_desktop.store.changes import Change
from lif_desktop.store.faults import CannotKeep

_OUT = (None, "out")


def teach(change: Change, plan: ImportPlan) -> None:
    """Remember the form, and which rows were said to be a record or none of those like them."""
    if not plan.said.remember:
        return
    known_forms.keep(change, plan)
    for values in lessons(plan):
        change.add("readings", values)


def lessons(plan: ImportPlan) -> Iterator[dict[str, Any]]:
    """Yield what a person said of rows that might have meant a record, as readings."""
    plain = outcomes.plainers(plan.register, plan.board.names)
    for row in plan.rows:
        if row.decided is None or row.decided.chosen is None or not row.match.candidates:
            continue
        words = {
            key: outcomes.in_json(value, plain[key])
            for key, value in row.values.items()
            if value is not None
        }
        told = {
            "written": _written(plan, row, words),
            "register": plan.register.key,
            "mark": marks.mark(plan.register, words),
            "agency": plan.said.agency or plan.back.agency,
            "learnt_on": clock.today(),
            "learnt_from": plan.file_name,
        }
        for kind, means in _meant(plan, row):
            yield {**told, "kind": kind, "means": means}


def _meant(plan: ImportPlan, row: PlanRow) -> Iterator[tuple[str, str]]:
    assert row.decided is not None
    if row.decided.chosen:
        yield "same", plan.records[row.decided.chosen].reference
        return
    for one in row.match.candidates:
        yield "other", plan.records[one.record_id].reference


def _written(plan: ImportPlan, row: PlanRow, words: Mapping[str, Any]) -> str:
    said = words.get(plan.register.title)
    return str(said) if said is not None else f"{plan.register.singular} in {row.name}"


def receive(change: Change, plan: ImportPlan) -> None:
    """Note on a return that it came back, unless it is accepted or withdrawn already."""
    record = plan.back.record
    if record is not None and record.values["state"] in _OUT:
        values = {"state": "back", "received_on": record.values["received_on"] or clock.today()}
        change.edit("returns", record.id, values)


def keep_file(change: Change, plan: ImportPlan) -> bool:
    """Put the workbook into the board, which must still be the one that was read.

    Raises:
        CannotKeep: if it cannot be read, is too large, or was changed since.
    """
    path = plan.path
    if path is None:
        return False
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise CannotKeep(path, error.strerror or "it cannot be read") from error
    if digest != plan.sha256:
        raise CannotKeep(path, "it was changed since it was read; read it again")
    change.attach(path)
    return True
