"""What follows from an edit of an action, an update or a meeting.

Three things, so that no screen and no import can forget them: a new progress text is kept as a
dated update; the first target date is remembered; and the stored dates by which actions sort as
late or to be escalated are worked out again by the pure rules.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection

from lif_desktop import clock
from lif_desktop.faults import Fault
from lif_desktop.rules import closing, escalation, lateness
from lif_desktop.store import sql
from lif_desktop.store.records import Edit
from lif_desktop.store.rows import chunks

Held = Mapping[int, tuple[date, ...]]
Add = Callable[[str, dict[str, Any]], int] | None


def of_action(
    before: Mapping[str, Any] | None, after: dict[str, Any], action: int, who: str, add: Add
) -> None:
    """Complete an action's values in place and add the update that a new progress text is.

    `add` is None where the progress came from an update in the first place.
    """
    if after.get("first_target_on") is None and after.get("target_on") is not None:
        after["first_target_on"] = after["target_on"]
    progress = after.get("progress")
    if add and progress and progress != (before or {}).get("progress"):
        said = {"action": action, "made_on": clock.today(), "done": progress, "said_by": who}
        add("updates", said)


def closing_question(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> None:
    """Refuse to close an action as not completable without why and what was done instead.

    Raises:
        Fault: with the rule's own sentence (Kirklees framework, Driving Improvement).
    """
    if before is not None and before["status"] == after["status"]:
        return
    questions = closing.questions(after["status"], after["why_not"], after["done_instead"])
    if questions:
        raise Fault(" ".join(questions))


def latest_progress(connection: Connection, updates: Iterable[Edit]) -> dict[int, str]:
    """Return {action: text} of actions whose newest update is among these new ones."""
    newest: dict[int, tuple[date, int, str]] = {}
    for edit in updates:
        action, made, done = (edit.values.get(key) for key in ("action", "made_on", "done"))
        if action and made and done:
            newest[action] = max(newest.get(action, (made, 0, "")), (made, edit.record_id, done))
    for chunk in chunks(newest):
        marks = ",".join("?" * len(chunk))
        for action, made in sql.rows(
            connection,
            f"SELECT action_id, max(made_on) FROM updates WHERE action_id IN ({marks})"
            " GROUP BY action_id",
            chunk,
        ):
            if made and date.fromisoformat(made) > newest[action][0]:
                del newest[action]
    return {action: text for action, (_, _, text) in newest.items()}


def held_meetings(connection: Connection, groups: Iterable[int]) -> Held:
    """Return {group: dates of its meetings that were held}, oldest first."""
    found: dict[int, list[date]] = {}
    for chunk in chunks(set(groups)):
        marks = ",".join("?" * len(chunk))
        for group, met in sql.rows(
            connection,
            "SELECT group_id, meets_on FROM meetings WHERE state = 'held' AND meets_on IS NOT NULL"
            f" AND group_id IN ({marks}) ORDER BY meets_on",
            chunk,
        ):
            found.setdefault(group, []).append(date.fromisoformat(met))
    return {group: tuple(days) for group, days in found.items()}


def stored_dates(values: Mapping[str, Any], held: Held) -> dict[str, date | None]:
    """Return the dates kept beside an action so that sorting need not know today."""
    meetings = held.get(values["group"] or 0, ())
    return {
        "late_from": lateness.late_from(values["status"], values["target_on"]),
        "escalates_on": escalation.escalates_on(
            values["status"], values["first_target_on"], meetings
        ),
    }


def refresh_groups(connection: Connection, groups: Iterable[int]) -> None:
    """Work out again when the open actions of these groups escalate, after meetings changed."""
    groups = {group for group in groups if group}
    held = held_meetings(connection, groups)
    changed = []
    for group in groups:
        for action, status, first, kept in sql.rows(
            connection,
            "SELECT id, status, first_target_on, escalates_on FROM actions WHERE group_id = ?",
            (group,),
        ):
            target = date.fromisoformat(first) if first else None
            day = escalation.escalates_on(status, target, held.get(group, ()))
            text = day.isoformat() if day else None
            if text != kept:
                changed.append((text, action))
    if changed:
        connection.exec_driver_sql("UPDATE actions SET escalates_on = ? WHERE id = ?", changed)
