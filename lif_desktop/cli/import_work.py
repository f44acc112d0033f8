"""Workbooks into a board from the command line: one, or several that came together."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from lif_desktop.cli.asking import say
from lif_desktop.cli.meanings import ask
from lif_desktop.cli.receipts import answer
from lif_desktop.faults import Fault, WrongUsage
from lif_desktop.fields.reading import fold
from lif_desktop.importing.finding.inspect import inspect_workbook
from lif_desktop.importing.merging.merge import Merged, merge
from lif_desktop.importing.merging.outcomes import as_json, as_text
from lif_desktop.importing.reading.gathering import gather
from lif_desktop.importing.reading.readers import Readers
from lif_desktop.importing.receiving.batch import Batch
from lif_desktop.importing.receiving.batch_item import Item, came_before
from lif_desktop.importing.receiving.recognising import Recognised
from lif_desktop.store import backups

if TYPE_CHECKING:
    from lif_desktop.cli.import_options import Wanted
    from lif_desktop.importing.merging.plan import ImportPlan
    from lif_desktop.registers import Register
    from lif_desktop.store.board import Board

# What still needs a person's word after an import; the command line never gives it.
WAITING = ("possible", "conflict", "problem")


class Work:
    """Takes workbooks into one board as they were said to be read."""

    def __init__(
        self, board: "Board", register: "Register | None", wanted: "Wanted", *, dry_run: bool,
        keep_file: bool = False,
    ) -> None:  # fmt: skip
        self._board, self._register, self._wanted = board, register, wanted
        self._dry_run, self._keep_file = dry_run, keep_file
        self._batch = Batch(board)
        self._said = wanted.said(board)
        self._readers, self._to_come = Readers(), 0
        self.waits = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._readers.close()

    def one(
        self, path: Path, place: Path | None = None, due_on: date | None = None
    ) -> tuple[str, dict[str, Any]]:
        """Take one workbook; return what became of it as text and for JSON.

        With a `place` its agency's workbook is written there with what waits, for `due_on`.

        Raises:
            Fault: if it cannot be read, or its register is neither said nor certain.
        """
        (item,) = self._batch.add([path], self._register)
        plan = self._planned(item)
        others = self._others(item)
        text, told = self._written(item, plan, place, due_on)
        for part, planned in others:
            more, also = self._written(part, planned)
            text = f"{text}\n\n{more}"
            told.setdefault("others", []).append(also)
        return text, told

    def _others(self, item: Item) -> "list[tuple[Item, ImportPlan]]":
        """Plan the other sheets of a return of ours, each for the register it was sent for."""
        known = item.recognised
        if known is None or known.issued is None or self._said.sheet is not None:
            return []
        found = []
        for part in self._batch.parts_of(item):
            assert part.register is not None
            said = replace(part.said, agency=item.agency, as_of=self._said.as_of)
            found.append((part, self._batch.plan_as(part, part.register, said)))
        return found

    def _written(
        self, item: Item, plan: "ImportPlan", place: Path | None = None,
        due_on: date | None = None,
    ) -> tuple[str, dict[str, Any]]:  # fmt: skip
        """Merge a plan unless nothing is to be written, and tell what became of it."""
        if not self._dry_run and plan.writable:
            backups.backup_if_due(self._board)
        keep = self._keep_file
        merged = None if self._dry_run else merge(self._board, plan, keep_file=keep)
        if merged is not None:
            self._batch.merged(item, merged)
        told = self._told(item, plan, merged)
        if place is not None and item.seen is not None:
            try:
                answer(self._board, plan, item.seen.book, place, due_on)
            except Fault as fault:  # what was written stands, and is still told
                self.waits = True
                say(f"{fault}{_answer_later(plan, merged)}")
        return as_text(plan, merged), told

    def several(self, paths: list[Path]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Take workbooks and folders one after another; what cannot be taken says why."""
        found = gather(paths)
        for number, path in enumerate(found.files, 1):
            self._to_come = len(found.files) - number
            say(f"{path.name}:")
            try:
                yield self.one(path)
            except Fault as fault:
                self.waits = True
                said = str(fault)
                yield f"{path.name}: not imported. {said}", {"file": path.name, "error": said}
        for path, reason in found.passed_over:
            yield f"{path.name}: passed over, {reason}.", {"file": path.name, "error": reason}

    def _planned(self, item: Item) -> "ImportPlan":
        with self._readers.hand_out() as reader:
            seen = inspect_workbook(item.path, reader=reader)
        # The next children start while this workbook is planned and written.
        self._readers.prepare(self._to_come)
        said = self._wanted.drawn(self._said, seen.found)
        item.said = said
        if self._register is None:
            self._batch.know(item, seen)
            register = _certain(self._board, item)
            said = replace(said, agency=item.agency)
        else:
            item.seen, register = seen, self._register
        return self._batch.plan_as(item, register, said)

    def _told(self, item: Item, plan: "ImportPlan", merged: Merged | None) -> dict[str, Any]:
        ask(plan)
        found = as_json(plan, merged)
        if item.recognised is not None:
            found["recognised"] = recognised_as_json(self._board, item.recognised)
            for part in item.recognised.also:
                say(
                    f"{item.path.name} also holds {part.register.plural.lower()}: import it again "
                    f'with --register {part.register.key} --sheet "{part.sheet}".'
                )
        asked = [one for one in plan.columns if one.became == "suggested"]
        for column in asked:
            field = plan.register.field(column.field).label if column.field else "history"
            key = column.field or f"+{column.becomes}"
            alike = {one.sheet for one in plan.columns if fold(one.heading) == fold(column.heading)}
            named = f"{column.sheet}!{column.heading}" if len(alike) > 1 else column.heading
            say(
                f"Column {column.letter} “{column.heading}” was not read; perhaps it is “{field}”."
                f' Say so with --map "{named}={key}", or --map "{named}=-" to leave it.'
            )
        waiting = sum(found[outcome] for outcome in WAITING)
        if waiting:
            plural = plan.register.plural.lower()
            say(f"{waiting} of the {plural} wait for your decision; see above.")
        self.waits = self.waits or bool(waiting or asked)
        return found


def _answer_later(plan: "ImportPlan", merged: Merged | None) -> str:
    if merged is None:
        return ""
    return (
        f" The import of {plan.file_name} stands all the same; its answer can be written at any"
        " time with “receipt”."
    )


def _certain(board: "Board", item: Item) -> "Register":
    """Return the register that a workbook is for, where that is certain."""
    known = item.recognised
    assert known is not None
    if known.certain and known.register is not None:
        if known.stands:
            say(f"{item.path.name}: {came_before(item)}")
        return known.register
    name = item.path.name
    if known.register is None:
        raise WrongUsage(
            f"'{name}': {known.reason} Say which register it is for with --register KEY. Nothing "
            "of it was imported."
        )
    whose = f" of {board.names.label('agencies', known.agency)}" if known.agency else ""
    raise WrongUsage(
        f"'{name}' looks like {known.register.plural.lower()}{whose}, but that is not certain. "
        f"{known.reason} Say so with --register {known.register.key}. Nothing of it was imported."
    )


def recognised_as_json(board: "Board", known: Recognised) -> dict[str, Any]:
    """Return what a workbook was recognised as, for scripts."""
    return {
        "how": known.how,
        "register": known.register.key if known.register is not None else None,
        "agency": board.names.label("agencies", known.agency) if known.agency else None,
        "return": known.issued.reference if known.issued is not None else None,
        "form": known.form or None,
        "form_title": known.form_title or None,
        "reason": known.reason,
        "resaved": known.resaved,
        "before": [
            {
                "file": one.file_name, "at": one.at.isoformat() if one.at else None,
                "who": one.who, "register": one.register, "change": one.change,
                "undone": one.change in known.undone, "counts": dict(one.counts),
            }
            for one in known.before
        ],
        "also": [
            {"register": one.register.key, "sheet": one.sheet, "rows": one.rows}
            for one in known.also
        ],
    }  # fmt: skip


def recognised_as_text(board: "Board", known: Recognised) -> str:
    """Return what a workbook was recognised as, for reading in a terminal."""
    what = known.register.plural if known.register is not None else "Not recognised"
    whose = f", {board.names.label('agencies', known.agency)}" if known.agency else ""
    lines = [f"Recognised ({known.how}): {what}{whose}. {known.reason}"]
    lines += [
        f"  also holds {one.register.plural.lower()}: sheet “{one.sheet}”, {one.rows} rows"
        for one in known.also
    ]
    lines += [
        f"  {'the same content ' if known.resaved else ''}came in before"
        f"{f' as {one.file_name}' if known.resaved else ''}: {one.at:%Y-%m-%d %H:%M}"
        f" by {one.who}, change {one.change or 'none'}"
        f"{', undone' if one.change in known.undone else ''}"
        for one in known.before
    ]
    return "\n".join(lines)
