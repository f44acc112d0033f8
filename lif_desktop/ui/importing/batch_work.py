"""The work on a batch: files are read and planned one after another, behind the window's back."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from lif_desktop import registers
from lif_desktop.faults import Fault
from lif_desktop.importing.reading.gathering import Gathered
from lif_desktop.importing.receiving.batch import Batch
from lif_desktop.importing.receiving.batch_item import Item, State
from lif_desktop.progress import Cancelled, Report
from lif_desktop.ui.background import Job
from lif_desktop.ui.importing.readers import Readers, Reading
from lif_desktop.ui.session import Session

_OPEN: tuple[State, ...] = ("waiting", "reading", "before", "unknown", "asks", "sure")


class BatchWork(QObject):
    """Holds the batch of a page and reads it; nothing is written but by `merge` and `take_back`."""

    changed = Signal()
    """Something of the batch is other than it was."""

    def __init__(self, session: Session, readers: Readers) -> None:
        super().__init__()
        self._session, self._readers = session, readers
        self.batch = Batch(session.board)
        self.item: Item | None = None
        self._reading: Reading | None = None
        self._job: Job[Any] | None = None

    def add(self, found: Gathered, key: str, *, beside: bool) -> list[Item]:
        """Put workbooks behind those that wait; a list whose work is all done makes room first.

        `beside` says that a file is in hand, whose list stays.
        """
        if not beside and not self.batch.of(*_OPEN):
            self.clear()
        self.batch.passed_over += found.passed_over
        return self.batch.add(found.files, registers.get(key) if key else None)

    def start(self) -> None:
        """Read the next workbook, unless one is being read."""
        if self.item is not None:
            return
        item = self.item = self.batch.following()
        if item is None:
            self.changed.emit()
            return
        item.reading = True
        reading = self._reading = Reading(item.path, self._readers)
        work = partial(_read, self.batch, item, reading, self._readers)
        self._job = self._session.run(work, self._read, self._failed)
        self.changed.emit()

    def stop(self) -> None:
        """Stop reading at once; what is read stays, the rest waits."""
        if self._reading is not None:
            self._reading.stop()
        if self._job is not None:
            self._job.forget()
        if self.item is not None:
            self.item.reading = False
        self.item = self._reading = self._job = None
        self.changed.emit()

    def clear(self) -> None:
        """Let the whole batch go; what was written stays written."""
        self.stop()
        self.batch = Batch(self._session.board)

    def say_register(self, item: Item, key: str) -> None:
        """Take a person's word for the register, and plan the workbook anew."""
        item.register, item.told, item.plan = registers.get(key), True, None
        item.stopped = ""
        item.said = replace(item.said, mapping={}, words={})
        self._again(item)

    def say_agency(self, item: Item, agency: int | None) -> None:
        """Take a person's word for whose workbook it is, and plan it anew."""
        self.batch.say_agency(item, agency)
        self._again(item)

    def read_again(self, item: Item) -> None:
        """Read a workbook after all, or once more."""
        item.again, item.stopped, item.left = True, "", False
        item.merges, item.reopened, item.undone = [], False, False
        item.recognised = item.seen = item.plan = None
        self.start()

    def leave(self, item: Item, *, left: bool) -> None:
        """Leave a workbook out, or take it after all."""
        item.left = left
        self.changed.emit()

    def read_parts(self, item: Item) -> None:
        """Take the tables for other registers as workbooks of their own."""
        for part in self.batch.parts_of(item):
            self._again(part)

    def merge(self, report: Report, *, keep_files: bool = False) -> list[Item]:
        """Merge all that is sure; plan again what that overtook. Called on a thread."""
        done = self.batch.merge_sure(report, keep_files=keep_files)
        self.batch.plan_overtaken()
        return done

    def waiting(self, beside: Item | None) -> Item | None:
        """Return the first other workbook that waits for a person."""
        waits = self.batch.of("asks", "unknown", "before")
        return next((one for one in waits if one is not beside), None)

    def plan_in_list(self, item: Item) -> None:
        """Plan a workbook that was only looked at, so that it can stand in the list."""
        if item.plan is None and item.seen is not None:
            self._again(item)

    def see_undone(self, undone: set[int | None]) -> None:
        """Note which of the batch's change sets stand undone, by whatever way."""
        for item in self.batch.items:
            if item.changes:
                item.undone = all(change in undone for change in item.changes)

    def _again(self, item: Item) -> None:
        self._session.run(
            partial(_plan, self.batch, item), lambda _: self.changed.emit(), self._failed
        )
        self.changed.emit()

    def _read(self, _: None) -> None:
        item = self.item
        self._end()
        if item is not None and item.recognised is not None and item.recognised.issued is not None:
            self.read_parts(item)  # a return of ours says itself which sheet is for which register
        self.start()

    def _failed(self, fault: Fault) -> None:
        if self.item is not None:
            self.item.stopped = str(fault)
        self._end()
        self.start()

    def _end(self) -> None:
        if self.item is not None:
            self.item.reading = False
        self.item = self._reading = self._job = None


def _read(batch: Batch, item: Item, reading: Reading, readers: Readers, report: Report) -> None:
    try:
        seen = item.seen or reading.read(report)
        # The next children start while this workbook is planned.
        readers.prepare(len(batch.of("waiting")))
        batch.take_in(item, seen, report)
    except Cancelled:
        raise
    except Fault as fault:
        item.stopped = str(fault)


def _plan(batch: Batch, item: Item, report: Report) -> None:
    batch.plan(item, report)
