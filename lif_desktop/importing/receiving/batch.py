"""Workbooks that came together: each recognised and planned, merged one by one when it is sure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lif_desktop import progress
from lif_desktop.faults import CannotOpen, Fault
from lif_desktop.importing.finding.inspect import Inspection, inspect_workbook
from lif_desktop.importing.meaning.choosing import NothingFits
from lif_desktop.importing.meaning.said import NOTHING, Said
from lif_desktop.importing.merging.merge import Merged, merge
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.merging.repeating import decide_again
from lif_desktop.importing.reading.reader import Reader
from lif_desktop.importing.receiving.batch_item import Item, State
from lif_desktop.importing.receiving.recognising import recognise
from lif_desktop.registers import Register
from lif_desktop.store import backups
from lif_desktop.store.board import Board

_OPEN = frozenset({"unknown", "asks", "sure", "same"})


@dataclass(slots=True)
class Batch:
    """The workbooks of one drop, or several; what was not read stands beside them, with why."""

    board: Board
    items: list[Item] = field(default_factory=list)
    passed_over: list[tuple[Path, str]] = field(default_factory=list)
    _before: dict[str, dict[int, dict[str, Any]]] = field(default_factory=dict)
    _added: set[str] = field(default_factory=set)

    def add(self, paths: Iterable[Path], register: Register | None = None) -> list[Item]:
        """Put workbooks behind the others, to be read into a register that a person said."""
        new = [Item(path, register, told=register is not None) for path in paths]
        self.items += new
        return new

    def following(self) -> Item | None:
        """Return the next workbook to be read."""
        return next((one for one in self.items if one.state == "waiting"), None)

    def of(self, *states: State) -> list[Item]:
        """Return the workbooks that stand so."""
        return [one for one in self.items if one.state in states]

    def counts(self) -> dict[State, int]:
        """Return how many workbooks stand how."""
        return Counter(one.state for one in self.items)

    def read(
        self,
        item: Item,
        report: progress.Report = progress.silent,
        reader: Reader | None = None,
    ) -> None:
        """Read, recognise and plan one workbook; what cannot be read says so in `stopped`.

        Raises:
            Cancelled: if `report` says so.
        """
        try:
            if item.seen is None:
                item.seen = inspect_workbook(item.path, report=report, reader=reader)
            self.take_in(item, item.seen, report)
        except progress.Cancelled:
            raise
        except Fault as fault:
            item.stopped = str(fault)

    def take_in(
        self, item: Item, seen: Inspection, report: progress.Report = progress.silent
    ) -> None:
        """Recognise and plan a workbook that was read.

        Raises:
            Cancelled: if `report` says so.
        """
        self.know(item, seen)
        if item.state != "before":
            self.plan(item, report)

    def know(self, item: Item, seen: Inspection) -> None:
        """Recognise a workbook that was read."""
        item.seen, item.stopped = seen, ""
        item.recognised = recognise(self.board, seen)
        item.register = item.register or item.recognised.register

    def plan(self, item: Item, report: progress.Report = progress.silent) -> None:
        """Plan a workbook as it is recognised; where nothing fits, that is said in `stopped`.

        Raises:
            Cancelled: if `report` says so.
        """
        if item.register is None:
            item.plan = None
            return
        try:
            self.plan_as(item, item.register, replace(item.said, agency=item.agency), report)
        except NothingFits as fault:
            item.plan, item.stopped = None, str(fault)

    def plan_as(
        self, item: Item, register: Register, said: Said, report: progress.Report = progress.silent
    ) -> ImportPlan:
        """Plan a workbook with the board as it is now, and repeat what was decided before.

        Raises:
            Fault: if the headings do not fit, or the work was stopped.
        """
        if item.seen is None:
            raise CannotOpen(f"'{item.path.name}' was not read yet.")
        since = self._before.get(register.key, {})
        plan = make_plan(self.board, item.seen, register, said, report=report, since=since)
        if item.plan is not None:
            decide_again(item.plan, plan)
        item.register, item.said, item.plan, item.stopped = register, said, plan, ""
        return plan

    def say_agency(self, item: Item, agency: int | None) -> None:
        """Take a person's word for whose workbook it is; None for nobody's."""
        item.said = replace(item.said, agency=agency)
        if item.recognised is not None:
            item.recognised = replace(item.recognised, agency=agency)

    def parts_of(self, item: Item) -> list[Item]:
        """Put the parts of a workbook that are for other registers behind it, and return them.

        Those that stand in the list already are not put there twice.
        """
        if item.recognised is None or item.seen is None:
            return []
        there = [one.register for one in self.items if one is not item and one.path == item.path]
        new = [
            Item(
                item.path, one.register, replace(NOTHING, sheet=one.sheet, agency=item.said.agency),
                seen=item.seen, recognised=item.recognised.part(one),
            )
            for one in item.recognised.also
            if one.register not in there
        ]  # fmt: skip
        item.recognised = replace(item.recognised, also=())
        place = self.items.index(item) + 1
        self.items[place:place] = new
        return new

    def merge_sure(
        self, report: progress.Report = progress.silent, chosen: Sequence[Item] | None = None,
        *, keep_files: bool = False,
    ) -> list[Item]:  # fmt: skip
        """Merge every workbook that needs no word, each as a change set of its own.

        One that others overtook is planned again first, and waits if it now has something to ask.
        With `keep_files` the workbooks themselves are kept inside the board.

        Asked to stop, it stops between two workbooks and returns those that were merged.
        """
        sure = [one for one in self.items if one.state == "sure"] if chosen is None else chosen
        done: list[Item] = []
        with suppress(progress.Cancelled):
            if sure:
                report(0, len(sure), "Backing the board up")
                backups.backup_if_due(self.board)
            for number, item in enumerate(sure):
                report(number, len(sure), item.path.name)
                if self.overtaken(item):
                    self.plan(item)
                if item.state == "sure" and item.plan is not None:
                    self.merged(item, merge(self.board, item.plan, keep_file=keep_files))
                    done.append(item)
        return done

    def merged(self, item: Item, merged: Merged) -> None:
        """Note what a merge wrote, for the workbooks that speak of the same records."""
        plan = item.plan
        item.merges.append(merged)
        item.reopened = item.undone = False
        if plan is None or merged.change is None:
            return
        held = self._before.setdefault(plan.register.key, {})
        for row in plan.rows:
            if row.outcome == "changed" and row.record_id is not None:
                was = held.setdefault(row.record_id, {})
                for key, (old, _) in row.changes.items():
                    was.setdefault(key, old)
            elif row.outcome == "new":
                self._added.add(plan.register.key)

    def overtaken(self, item: Item) -> bool:
        """Say whether a workbook merged meanwhile wrote what this one's plan speaks of."""
        plan = item.plan
        if plan is None or item.state not in _OPEN:
            return False
        held = self._before.get(plan.register.key, {})
        news = plan.register.key in self._added and any(one.record_id is None for one in plan.rows)
        return news or any(row.record_id in held for row in plan.rows)

    def plan_overtaken(self, report: progress.Report = progress.silent) -> None:
        """Plan again whatever was overtaken by those that were merged.

        Raises:
            Cancelled: if `report` says so.
        """
        for item in self.items:
            if self.overtaken(item):
                report(0, 0, item.path.name)
                self.plan(item)

    def take_back(self) -> list[str]:
        """Undo every merge of the batch, the last one first; return what was left as edited since.

        Raises:
            Fault: if one cannot be undone; those before it are.
        """
        left: list[str] = []
        written = [one for one in self.items if one.changes and not one.undone]
        for item in sorted(written, key=lambda one: -one.changes[-1]):
            left += self.take_one_back(item)
        return left

    def take_one_back(self, item: Item) -> list[str]:
        """Undo what one workbook wrote; return what was left as edited since.

        Raises:
            Fault: if it cannot be undone.
        """
        left: list[str] = []
        for change in reversed(item.changes):
            left += self.board.undo(change).left
        item.undone, item.reopened = True, False
        if not any(one.changes and not one.undone for one in self.items):
            self._before.clear()
            self._added.clear()
        return left
