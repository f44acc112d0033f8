"""Holds lessons to their ledger: none is closed, or left closed, without evidence of its impact.

It looks at what a whole change set leaves behind, so that form, import, undo and redo are held to
the same, and a lesson may come with its evidence in one step.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection

from lif_desktop import clock
from lif_desktop.faults import Fault
from lif_desktop.rules import feedback_loop
from lif_desktop.rules.feedback_loop import Entry, Standing
from lif_desktop.store import sql
from lif_desktop.store.rows import chunks
from lif_desktop.store.writing import Deed

_LEDGER = "SELECT id, learning_id, stage, kind, dated_on FROM ledger_entries WHERE learning_id"
_LESSONS = "SELECT id, reference FROM lessons WHERE state = ? AND id"
# Entries of ledgers by their id, each with its lesson.
_Ledger = dict[int, tuple[int | None, Entry]]


def refuse_unproven(connection: Connection, deeds: Iterable[Deed]) -> None:
    """Refuse to close a lesson, or to take evidence from a closed one, against its ledger.

    Raises:
        Fault: with the rule's own sentence (Bedford Borough framework, 2).
    """
    lessons, entries = {}, {}
    for deed in deeds:
        if deed.register.key == "learning":
            lessons[deed.id] = deed
        elif deed.register.key == "ledger":
            entries[deed.id] = deed
    closing = {one for one, deed in lessons.items() if _closes(deed)}
    losing = {deed.before["learning"] for deed in entries.values() if deed.before} - {None}
    closed = _closed(connection, losing, lessons)
    if not closing and not closed:
        return
    before = _kept(connection, closing | closed.keys())
    after = before | {one: _entry(deed.after) for one, deed in entries.items()}
    for lesson in sorted(closing):
        found = _standing(after, lesson)
        _refuse(feedback_loop.closing_question(found, lessons[lesson].reference))
    for lesson, name in sorted(closed.items()):
        if not feedback_loop.closing_question(_standing(before, lesson)):
            _refuse(feedback_loop.losing_question(_standing(after, lesson), name))


def _closes(deed: Deed) -> bool:
    return _is_closed(deed.after) and not _is_closed(deed.before)


def _is_closed(values: Mapping[str, Any] | None) -> bool:
    return values is not None and values["state"] == feedback_loop.CLOSED


def _closed(
    connection: Connection, losing: set[int], lessons: Mapping[int, Deed]
) -> dict[int, str]:
    """Return {lesson: reference} of those that were closed and stay so."""
    found: dict[int, str] = {}
    for chunk in chunks(losing):
        marks = ",".join("?" * len(chunk))
        asked = (feedback_loop.CLOSED, *chunk)
        found.update(sql.rows(connection, f"{_LESSONS} IN ({marks})", asked))
    return {
        one: reference
        for one, reference in found.items()
        if one not in lessons or _is_closed(lessons[one].after)
    }


def _kept(connection: Connection, lessons: Iterable[int]) -> _Ledger:
    found: _Ledger = {}
    for chunk in chunks(lessons):
        marks = ",".join("?" * len(chunk))
        for one, lesson, stage, kind, day in sql.rows(connection, f"{_LEDGER} IN ({marks})", chunk):
            dated = date.fromisoformat(day) if day else None
            found[one] = (lesson, Entry(stage, kind, dated))
    return found


def _entry(values: Mapping[str, Any] | None) -> tuple[int | None, Entry]:
    """Return an entry as a change leaves it; a deleted one belongs to no lesson."""
    if values is None:
        return None, Entry(None, None, None)
    return values["learning"], Entry(values["stage"], values["kind"], values["dated_on"])


def _standing(ledger: _Ledger, lesson: int) -> Standing:
    own = [entry for of, entry in ledger.values() if of == lesson]
    return feedback_loop.standing(own, None, clock.today())


def _refuse(why: str) -> None:
    if why:
        raise Fault(why)
