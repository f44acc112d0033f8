"""Taking a change set back: itself a change set, refused where a record has moved on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import Connection

from lif_desktop import progress, registers
from lif_desktop.fields import Derived
from lif_desktop.store import history, rows, sql
from lif_desktop.store.faults import CannotUndo, NotFound
from lif_desktop.store.history import ChangeSet, Entry
from lif_desktop.store.pointing import Place, pointing_at, present
from lif_desktop.store.records import Edit

_MOVED, _NEEDED, _LOOSE, _ERASED = (
    "changed since", "linked to since", "linked to what was deleted since", "erased since",
)  # fmt: skip
_SOME = 1000  # entries between two reports


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did, without entries; `left` names what was edited since and stays.

    `staying` says which files stay that were written outside the board.
    """

    change: ChangeSet
    left: tuple[str, ...] = ()
    staying: str = ""


@dataclass(frozen=True, slots=True)
class Stacks:
    """What can be undone and what can be redone next; redo carries the undo it takes back."""

    undo: ChangeSet | None
    redo: ChangeSet | None


def stacks(connection: Connection) -> Stacks:
    """Follow the change sets backwards, as any editor does: a new step ends what could be redone.

    Stops as soon as both are known, which is nearly always after one or two steps.
    """
    undo: ChangeSet | None = None
    redo: ChangeSet | None = None
    gone: set[int | None] = set()
    may_redo = True
    for change in history.newest(connection, -1):
        if change.kind in {"undo", "redo"}:
            gone.add(change.undoes)
        stands = change.id not in gone
        if change.kind == "undo":
            redo = change if stands and may_redo and redo is None else redo
        elif change.kind != "setup":
            undo = change if stands and undo is None else undo
            may_redo = may_redo and change.kind == "redo"
        if undo and (redo or not may_redo):
            break
    return Stacks(undo, redo)


def undone(connection: Connection) -> set[int]:
    """Return the change sets that stand undone."""
    found: set[int] = set()
    taken: dict[int, int | None] = {}
    for number, kind, undoes in sql.rows(
        connection,
        "SELECT id, kind, undoes_id FROM change_sets WHERE kind IN ('undo', 'redo') ORDER BY id",
    ):
        taken[number] = undoes
        if kind == "undo":
            found.add(undoes)
        else:
            found.discard(taken.get(undoes) or 0)
    return found


def step(connection: Connection, change: int | None) -> ChangeSet:
    """Return the change set to take back (None: the newest), with its entries.

    A step that was undone and done again stands there as the redo that did it.

    Raises:
        CannotUndo: if there is nothing to undo, or it is undone already.
        NotFound: if there is no such change set.
    """
    if change is None:
        newest = stacks(connection).undo
        if newest is None:
            raise CannotUndo("There is nothing to undo.")
        change = newest.id
    found = history.heading(connection, change)
    if found is None:
        raise NotFound("the changes", change)
    if found.kind in {"undo", "setup"}:
        raise CannotUndo(f"“{found.title}” is not a step that can be undone.")
    title = found.title
    while undone := _answer(connection, found.id, "undo"):
        redone = _answer(connection, undone, "redo")
        found = history.heading(connection, redone) if redone else None
        if found is None:
            raise CannotUndo(f"“{title}” is undone already.")
    return replace(found, entries=history.entries(connection, "change_id = ?", (found.id,)))


def _answer(connection: Connection, change: int, kind: str) -> int | None:
    return connection.exec_driver_sql(
        "SELECT max(id) FROM change_sets WHERE undoes_id = ? AND kind = ?", (change, kind)
    ).scalar()


def reversal(
    connection: Connection, change: ChangeSet, report: progress.Report = progress.silent
) -> tuple[list[Edit], list[str]]:
    """Return the edits that take a change set back, and the names of what has moved on.

    An import is taken back as far as nothing was edited since; anything else wholly or not at all.

    Raises:
        CannotUndo: naming the records that have moved on.
    """
    plan = _Reversal(connection, change, report)
    plan.settle()
    if plan.left and (change.kind != "import" or not plan.edits):
        said = "; ".join(
            f"{', '.join(names[:5])}{' and more' if len(names) > 5 else ''}"
            f" {'was' if len(names) == 1 else 'were'} {why}"
            for why in (_MOVED, _NEEDED, _LOOSE, _ERASED)
            if (names := [name for name, reason in plan.left.values() if reason == why])
        )
        raise CannotUndo(
            f"“{change.title}” cannot be undone: {said}. Nothing was changed; undo the later steps"
            " first."
        )
    found = list(plan.edits.values()), [name for name, _ in plan.left.values()]
    plan.let_go()
    return found


class _Reversal:
    """Edits backwards, less those that no longer fit; `left` is {record: (name, why)}."""

    def __init__(self, connection: Connection, change: ChangeSet, report: progress.Report) -> None:
        self._connection = connection
        self.edits: dict[Place, Edit] = {}
        self.left: dict[Place, tuple[str, str]] = {}
        ids: dict[str, list[int]] = {}
        for entry in change.entries:
            ids.setdefault(entry.register, []).append(entry.record_id)
        self._now = {
            key: rows.fetch(connection, registers.get(key), found) for key, found in ids.items()
        }
        for at, entry in enumerate(reversed(change.entries)):
            if at % _SOME == 0:
                report(1, 3, f"Comparing with the board: {at:,} of {len(change.entries):,}")
            place = (entry.register, entry.record_id)
            edit = _reversed(entry, self._now[entry.register].get(entry.record_id))
            if not entry.values and not entry.reference:
                self._leave(place, _ERASED)
            elif edit is None:
                self._leave(place, _MOVED)
            else:
                self.edits[place] = edit

    def settle(self) -> None:
        """Drop what would break a link, and what that in turn would break."""
        while True:
            before = len(self.left)
            self._keep_what_is_linked_to()
            self._keep_what_links_nowhere()
            if len(self.left) == before:
                return

    def let_go(self) -> None:
        """Let go of the records as they are now."""
        held = [one for found in self._now.values() for one in found.values()]
        self._now.clear()
        progress.let_go(held)

    def _keep_what_is_linked_to(self) -> None:
        gone = [place for place, edit in self.edits.items() if edit.deed == "delete"]
        for pointer in pointing_at(self._connection, gone):
            edit = self.edits.get(pointer.place)
            goes = edit is not None and (
                edit.deed == "delete"
                or (
                    pointer.key in edit.values
                    and not _holds(edit.values[pointer.key], pointer.target[1])
                )
            )
            if not goes and pointer.target in self.edits:
                self._leave(pointer.target, _NEEDED)

    def _keep_what_links_nowhere(self) -> None:
        wanted: dict[str, set[int]] = {}
        for edit in self.edits.values():
            for to, one in _targets(edit):
                wanted.setdefault(to, set()).add(one)
        there = {
            (key, one)
            for key, ids in wanted.items()
            for one in present(self._connection, registers.get(key), ids)
        }
        for place, edit in self.edits.items():
            if edit.deed == "new":
                there.add(place)
            elif edit.deed == "delete":
                there.discard(place)
        for place, edit in list(self.edits.items()):
            if any(target not in there for target in _targets(edit)):
                self._leave(place, _LOOSE)

    def _leave(self, place: Place, why: str) -> None:
        self.edits.pop(place, None)
        self.left[place] = (self._called(place), why)

    def _called(self, place: Place) -> str:
        now = self._now[place[0]].get(place[1])
        if now is not None:
            return now[0]
        told = history.of_record(self._connection, *place)
        names = (entry.reference for step in told for entry in step.entries if entry.reference)
        return next(names, f"{registers.get(place[0]).singular} {place[1]}")


def _targets(edit: Edit) -> list[Place]:
    declared = registers.get(edit.register)
    found = [
        (link.to, edit.values[link.key])
        for link in declared.links
        if edit.values.get(link.key) is not None
    ]
    for many in declared.many:
        found += [(many.to, one) for one in edit.values.get(many.key) or ()]
    return found


def _holds(value: Any, record_id: int) -> bool:
    return value == record_id or (isinstance(value, tuple) and record_id in value)


def _reversed(entry: Entry, now: tuple[str, int, dict[str, Any]] | None) -> Edit | None:
    fields = registers.get(entry.register).by_key
    # A field that a later version dropped has nowhere to go back to.
    before = {key: old for key, (old, _) in entry.values.items() if key in fields}
    if entry.deed == "delete":
        if now is not None:
            return None
        return Edit(
            entry.register, "new", entry.record_id, before, entry.reference, entry.version + 1
        )
    if now is None or not _as_left(entry, now[2]):
        return None
    if entry.deed == "new":
        return Edit(entry.register, "delete", entry.record_id, {})
    return Edit(entry.register, "edit", entry.record_id, before)


def _as_left(entry: Entry, now: Mapping[str, Any]) -> bool:
    """Say whether a record still holds what the change set left in it."""
    if any(now[key] != after for key, (_, after) in entry.values.items() if key in now):
        return False
    if entry.deed == "edit":
        return True
    derived = _derived(entry.register)
    return all(
        value is None
        for key, value in now.items()
        if key not in entry.values and key not in derived
    )


@cache
def _derived(register: str) -> frozenset[str]:
    return frozenset(one.key for one in registers.get(register).stored if isinstance(one, Derived))
