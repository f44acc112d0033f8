"""A board that is open: everything the screens, imports and papers ask of it."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from lif_desktop import progress, registers
from lif_desktop.store import attachments, check, history, outside, query, receipts, rows, undo
from lif_desktop.store.changes import Change
from lif_desktop.store.check import Check
from lif_desktop.store.door import Door
from lif_desktop.store.faults import CannotUndo, NotFound, OutsideChange
from lif_desktop.store.history import ChangeSet
from lif_desktop.store.lock import BoardLock
from lif_desktop.store.names import BoardNames
from lif_desktop.store.query import View
from lif_desktop.store.records import Record
from lif_desktop.store.snapshot import Snapshot, Snapshots
from lif_desktop.store.undo import Stacks, Undone


class Board:
    """One open board file. Reading is free on any thread; writing happens in `change` blocks.

    `key` opens its copies; it is for this package only, as it is as good as the passphrase.
    """

    def __init__(self, path: Path, key: str, engine: Engine, lock: BoardLock, who: str) -> None:
        self.path, self.who = path, who
        self.names = BoardNames(self.reading)
        self.key, self._engine, self._lock = key, engine, lock
        self._door = Door(path, engine)
        self._copies, self._snapshots = attachments.Copies(), Snapshots()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file, when those who still read or write have ended or been stopped."""
        self._door.close()
        self._copies.forget()
        # The last connection to close writes everything back into the one file.
        self._engine.dispose()
        self._lock.release()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the board; for this package only."""
        with self._door.reading() as connection:
            yield connection

    @contextmanager
    def change(
        self, title: str, *, kind: str = "edit", undoes: int | None = None
    ) -> Iterator[Change]:
        """Collect edits and carry them out as one change set; on an exception nothing happened.

        Raises:
            Fault: for each cause its own; above all CannotWrite, MovedOn, Incomplete, BoardBusy.
        """
        if self._door.mine:
            raise OutsideChange("A change set is open already.")
        with self._door.writing() as connection:
            # Links may point both ways inside a change set; they are checked at its end.
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            change = Change(connection, title, self.who, kind, undoes)
            yield change
            change.finish()
        self.names.forget(change.touched)

    def page(self, view: View, offset: int = 0, limit: int = 100) -> list[Record]:
        """Return one page of a view, in its order."""
        with self.reading() as connection:
            ids = query.ids(connection, view, offset, limit)
            found = self._records(connection, view.register, ids)
        return [found[one] for one in ids if one in found]

    def ids(self, view: View) -> list[int]:
        """Return the ids of a whole view, in its order."""
        with self.reading() as connection:
            return query.ids(connection, view, 0, -1)

    def count(self, view: View) -> int:
        """Return how many records a view has."""
        with self.reading() as connection:
            return query.count(connection, view)

    def records(self, register: str, ids: Sequence[int] | None = None) -> list[Record]:
        """Return the records of a register with these ids (None: all), by id."""
        with self.reading() as connection:
            return list(self._records(connection, register, ids).values())

    def snapshot(self, register: str) -> Snapshot:
        """Return all records of a register at this moment, each made when it is looked at."""
        with self.reading() as connection:
            return self._snapshots.take(connection, registers.get(register), self.names)

    def standing(self, register: str) -> dict[int, tuple[str, int]]:
        """Return {id: (reference, version)} of a whole register, for comparing with a plan."""
        with self.reading() as connection:
            return rows.standing(connection, registers.get(register))

    def as_of(self, register: str, asked: Collection[tuple[int, int]]) -> history.Earlier:
        """Return what records held at earlier versions: {(id, version): {key: value}}.

        Only the fields that changed since are in it; an erased value counts as unchanged.
        """
        with self.reading() as connection:
            return history.as_of(connection, register, asked)

    def speaks_of(self, register: str) -> dict[int, date]:
        """Return the day of which each record's last change speaks: its own, or its file's."""
        with self.reading() as connection:
            days = receipts.speaking(connection)
            return {
                one: days.get(change, at.astimezone().date())
                for one, (change, at) in history.last_changes(connection, register).items()
            }

    def record(self, register: str, record_id: int) -> Record:
        """Return one record.

        Raises:
            NotFound: if it is not, or no longer, there.
        """
        for found in self.records(register, [record_id]):
            return found
        raise NotFound(registers.get(register).plural.lower(), record_id)

    def find(self, register: str, name: str) -> Record | None:
        """Return the record that a reference or name means, or None."""
        found = self.names.resolve(register, name)
        return None if found is None else self.record(register, found)

    def labels(self, register: str) -> dict[int, str]:
        """Return {id: what the record is called} of a whole register."""
        return self.names.labels(register)

    @property
    def settings(self) -> dict[str, str]:
        """The board's settings: name, framework, edition, marking and so on."""
        return {one.reference: one.values["value"] or "" for one in self.records("settings")}

    @property
    def identity(self) -> bytes:
        """What tells this board from every other, alike in all its copies and backups.

        It is the salted digest of the board's first change set, which nothing ever alters.
        """
        with self.reading() as connection:
            return bytes(
                connection.exec_driver_sql(
                    "SELECT digest FROM change_sets ORDER BY id LIMIT 1"
                ).scalar()
                or b""
            )

    def history(self, limit: int = 200) -> list[ChangeSet]:
        """Return the newest change sets, newest first, without their entries."""
        with self.reading() as connection:
            return list(history.newest(connection, limit))

    def change_set(self, change: int) -> ChangeSet:
        """Return one change set with its entries.

        Raises:
            NotFound: if there is none of that number.
        """
        with self.reading() as connection:
            found = history.one(connection, change)
        if found is None:
            raise NotFound("the changes", change)
        return found

    def record_history(self, register: str, record_id: int) -> list[ChangeSet]:
        """Return what happened to one record, newest first."""
        with self.reading() as connection:
            return history.of_record(connection, register, record_id)

    def stacks(self) -> Stacks:
        """Return what undo and redo would take next."""
        with self.reading() as connection:
            return undo.stacks(connection)

    def undo(self, change: int | None = None, report: progress.Report = progress.silent) -> Undone:
        """Take back a change set (None: the newest).

        Raises:
            CannotUndo: if there is nothing to undo or records have moved on.
            NotFound: if there is no such change set.
            Cancelled: if `report` says so; nothing is changed then.
        """
        report(0, 3, "Reading what was written")
        with self.reading() as connection:
            taken = [undo.step(connection, change)]
        return self._take_back(taken, "Undo", report)

    def redo(self) -> Undone:
        """Do again what was undone last.

        Raises:
            CannotUndo: if there is nothing to redo or records have moved on.
        """
        newest = self.stacks().redo
        if newest is None:
            raise CannotUndo("There is nothing to redo.")
        return self._take_back([self.change_set(newest.id)], "Redo")

    def _take_back(
        self, steps: list[ChangeSet], verb: str, report: progress.Report = progress.silent
    ) -> Undone:
        """Take back the one change set of a list, which is emptied: its entries may be many."""
        taken = steps.pop()
        title = f"{verb}: {taken.title.removeprefix('Undo: ').removeprefix('Redo: ')}"
        with self.change(title, kind=verb.lower(), undoes=taken.id) as change:
            change.report = report
            with self.reading() as connection:
                edits, left = undo.reversal(connection, taken, report)
            change.apply(edits)
        # No report from here on: it could say "cancelled" of what is written.
        if change.id is None:
            raise CannotUndo(f"“{taken.title}” left nothing that could be undone.")
        staying = outside.staying(taken) if verb == "Undo" else ""
        entries = list(taken.entries)
        del taken
        progress.let_go(entries)
        progress.let_go(edits)
        with self.reading() as connection:
            written = history.heading(connection, change.id)
        assert written is not None
        return Undone(written, tuple(left), staying)

    def file(self, digest: str) -> bytes:
        """Return the bytes of a file kept in the board.

        Raises:
            NoSuchFile: if it is not, or no longer, there.
        """
        with self.reading() as connection:
            return attachments.content(connection, digest)

    def copy_of(self, digest: str, name: str) -> Path:
        """Return a read-only copy of a kept file for looking at; it goes when the board closes.

        Raises:
            NoSuchFile: if it is not, or no longer, there.
        """
        return self._copies.make(name, self.file(digest))

    def receipt(self, number: int) -> receipts.Receipt:
        """Return one receipt with the outcome of every row.

        Raises:
            NotFound: if there is none of that number.
        """
        with self.reading() as connection:
            found = receipts.one(connection, number)
        if found is None:
            raise NotFound("the receipts", number)
        return found

    def receipts(self) -> list[receipts.Receipt]:
        """Return what was imported, newest first."""
        with self.reading() as connection:
            return receipts.newest(connection)

    def undone(self) -> set[int]:
        """Return the change sets that stand undone."""
        with self.reading() as connection:
            return undo.undone(connection)

    def check(self) -> Check:
        """Examine the file: pages, indexes, links, history, and whether records agree with it."""
        with self.reading() as connection:
            tables = tuple(one.table for one in registers.holding())
            return check.examine(connection, tables, of_today=True)

    def _records(
        self, connection: Connection, register: str, ids: Sequence[int] | None
    ) -> dict[int, Record]:
        declared = registers.get(register)
        return {
            one: Record(declared, one, version, reference, values, self.names)
            for one, (reference, version, values) in rows.fetch(connection, declared, ids).items()
        }
