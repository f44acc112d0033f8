"""The change sets by which a meeting's items and their papers are edited: one undo step each."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lif_desktop.store.changes import Change
from lif_desktop.store.records import Record
from lif_desktop.ui.meetings.reading import Composition, Line
from lif_desktop.ui.session import Session

NEW_ITEM = "New item"
NO_PAPER = "none"
"""What an item names as its paper where its own words shall call for none."""


def add_item(session: Session, composition: Composition) -> int:
    """Add an item at the end of the agenda; return its id."""
    with session.change("Add an item to the agenda") as change:
        return change.add("items", {
            "title": NEW_ITEM, "meeting": composition.meeting.id,
            "position": _last(line.item for line in composition.lines) + 1, "state": "planned",
        })  # fmt: skip


def edit_item(session: Session, line: Line, values: Mapping[str, Any], what: str) -> None:
    """Change what an item says; `what` names the fields in the title of the change."""
    with session.change(f"Item {line.number}, “{line.title}”: {what}") as change:
        change.edit("items", line.item.id, values, expect_version=line.item.version)


def move_item(session: Session, lines: Sequence[Line], old: int, new: int) -> None:
    """Put the item in place `old` (from 0) into place `new`, and number all anew."""
    ordered = list(lines)
    moved = ordered.pop(old)
    ordered.insert(new, moved)
    with session.change(f"Move “{moved.title}” to place {new + 1} of the agenda") as change:
        _number(change, [one.item for one in ordered])


def remove_item(session: Session, line: Line) -> None:
    """Take an item off the agenda, with the papers beneath it."""
    with session.change(f"Take “{line.title}” off the agenda") as change:
        for paper in line.papers:
            change.delete("papers", paper.id)
        change.delete("items", line.item.id)


def add_paper(
    session: Session, line: Line, values: Mapping[str, Any], called: Mapping[str, Any] | None
) -> int:
    """Set a paper beneath an item; return its id.

    `called` names the paper that the item's own words called for, which is set there with it, as
    it would be gone otherwise.
    """
    with session.change(f"Add “{values['title']}” to “{line.title}”") as change:
        keep_called(change, line, called)
        return change.add("papers", {
            **values, "item": line.item.id, "position": _next(line, called),
        })  # fmt: skip


def add_files(
    change: Change, line: Line, paths: Sequence[Path], called: Mapping[str, Any] | None
) -> None:
    """Set agencies' own files beneath an item, in their order."""
    keep_called(change, line, called)
    for place, path in enumerate(paths, _next(line, called)):
        change.add("papers", {
            "title": path.stem, "item": line.item.id, "kind": "file", "position": place,
            **change.attach(path),
        })  # fmt: skip


def edit_paper(session: Session, paper: Record, values: Mapping[str, Any], what: str) -> None:
    """Change a paper; `what` says in the title of the change what of it."""
    with session.change(f"Paper “{paper.values['title']}”: {what}") as change:
        change.edit("papers", paper.id, values, expect_version=paper.version)


def move_paper(session: Session, line: Line, old: int, new: int) -> None:
    """Put the paper in place `old` (from 0) of its item into place `new`."""
    ordered = list(line.papers)
    moved = ordered.pop(old)
    ordered.insert(new, moved)
    with session.change(f"Move the paper “{moved.values['title']}”") as change:
        _number(change, ordered)


def remove_paper(session: Session, paper: Record) -> None:
    """Take a paper away from its item."""
    with session.change(f"Take the paper “{paper.values['title']}” out") as change:
        change.delete("papers", paper.id)


def call_for_none(session: Session, line: Line) -> None:
    """Let an item's own words call for no paper any more."""
    edit_item(session, line, {"paper": NO_PAPER}, "no paper")


def mark_sent(session: Session, pack: Record, sent_on: object, recipients: str) -> None:
    """Remember when a pack was sent, and to whom."""
    with session.change(f"Mark “{pack.values['title']}” as sent") as change:
        values = {"state": "sent", "sent_on": sent_on, "recipients": recipients or None}
        change.edit("packs", pack.id, values, expect_version=pack.version)


def keep_called(change: Change, line: Line, called: Mapping[str, Any] | None) -> None:
    """Set the paper that an item called for beneath it, where none is set yet."""
    if called and not line.papers:
        change.add("papers", {**called, "item": line.item.id, "kind": "ours", "position": 1})


def _next(line: Line, called: Mapping[str, Any] | None) -> int:
    return _last(line.papers) + 1 + bool(called and not line.papers)


def _last(records: Any) -> int:
    return max((one.values["position"] or 0 for one in records), default=0)


def _number(change: Change, records: Sequence[Record]) -> None:
    for place, one in enumerate(records, 1):
        if one.values["position"] != place:
            values = {"position": place}
            change.edit(one.register.key, one.id, values, expect_version=one.version)
