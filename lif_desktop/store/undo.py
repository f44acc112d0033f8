"""Taking a change set back: itself a change set, refused where a record has moved on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from lif_desktop import registers
from lif_desktop.store import history, rows
from lif_desktop.store.faults import CannotUndo
from lif_desktop.store.history import ChangeSet, Entry
from lif_desktop.store.records import Edit

# How far back the undo stack is followed; older steps are undone by number.
REMEMBERED = 1000
_TAKEN_BACK = {"undo", "redo"}


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did; `left` names what was edited since and stays as it is."""

    change: ChangeSet
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stacks:
    """What can be undone and what can be redone next; redo carries the undo it takes back."""

    undo: ChangeSet | None
    redo: ChangeSet | None


def stacks(connection: Connection) -> Stacks:
    """Follow the change sets in order, as any editor does: a new step ends what could be redone."""
    done: list[ChangeSet] = []
    undone: list[ChangeSet] = []
    for change in reversed(history.newest(connection, REMEMBERED)):
        if change.kind == "undo":
            done = [one for one in done if one.id != change.undoes]
            undone.append(change)
        elif change.kind == "redo":
            undone = [one for one in undone if one.id != change.undoes]
            done.append(change)
        elif change.kind != "setup":
            done.append(change)
            undone.clear()
    return Stacks(done[-1] if done else None, undone[-1] if undone else None)


def reversal(connection: Connection, change: ChangeSet) -> tuple[list[Edit], list[str]]:
    """Return the edits that take a change set back, and the names of what has moved on.

    An import is taken back as far as nothing was edited since; anything else wholly or not at all.

    Raises:
        CannotUndo: naming the records that have moved on.
    """
    edits: list[Edit] = []
    left: list[str] = []
    ids: dict[str, list[int]] = {}
    for entry in change.entries:
        ids.setdefault(entry.register, []).append(entry.record_id)
    now = {key: rows.fetch(connection, registers.get(key), found) for key, found in ids.items()}
    for entry in reversed(change.entries):
        edit = _reversed(entry, now[entry.register].get(entry.record_id))
        if edit is None:
            left.append(entry.reference or f"{entry.register} {entry.record_id}")
        else:
            edits.append(edit)
    edits, kept = _without_children(connection, edits)
    left += kept
    if left and (change.kind != "import" or not edits):
        shown = ", ".join(left[:5]) + (" and more" if len(left) > 5 else "")
        raise CannotUndo(
            f"“{change.title}” cannot be undone: {shown} changed since. Nothing was changed;"
            " undo the later steps first."
        )
    return edits, left


def _reversed(entry: Entry, now: tuple[str, int, dict[str, Any]] | None) -> Edit | None:
    before = {key: old for key, (old, _) in entry.values.items()}
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
    if any(now.get(key) != after for key, (_, after) in entry.values.items()):
        return False
    if entry.deed == "edit":
        return True
    kept = registers.get(entry.register)
    derived = {"late_from", "escalates_on"}
    return all(
        value is None
        for key, value in now.items()
        if key in kept.by_key and key not in entry.values and key not in derived
    )


def _without_children(connection: Connection, edits: list[Edit]) -> tuple[list[Edit], list[str]]:
    """Leave out deletions of records to which something has been linked since."""
    gone = {(edit.register, edit.record_id) for edit in edits if edit.deed == "delete"}
    kept: dict[tuple[str, int], str] = {}
    for key, record_id in gone:
        for other in registers.holding():
            for link in other.links:
                if link.to != key:
                    continue
                for (one,) in connection.exec_driver_sql(
                    f"SELECT id FROM {other.table} WHERE {link.name} = ?",
                    (record_id,),
                ):
                    if (other.key, one) not in gone:
                        kept[key, record_id] = registers.get(key).singular
    names = []
    for key, record_id in kept:
        table = registers.get(key).table
        names.append(
            str(
                connection.exec_driver_sql(
                    f"SELECT reference FROM {table} WHERE id = ?",
                    (record_id,),
                ).scalar()
            )
        )
    return [e for e in edits if (e.register, e.record_id) not in kept], names
