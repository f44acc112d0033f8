"""What follows from an edit of an action, an update or a meeting.

So that no screen and no import can forget them: a new progress text is kept as a dated update; a
moved target date and a hand-over to another group are kept as moves; the first target date is
remembered; and a new target that was decided on an escalation counts as minuted.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection

from lif_desktop import clock, registers
from lif_desktop.faults import Fault
from lif_desktop.rules import closing
from lif_desktop.rules.escalation_line import NEW_TARGET
from lif_desktop.store import rows, sql
from lif_desktop.store.records import Edit
from lif_desktop.store.rows import chunks

Add = Callable[[str, dict[str, Any]], int] | None
# Actions, each with the part (target_on or group) that something is said of.
Told = Container[tuple[int | None, str]]
_RULED = {"ruling", "new_target_on"}


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


def moves_of(
    before: Mapping[str, Any], after: Mapping[str, Any], action: int, who: str, told: Told
) -> dict[str, Any] | None:
    """Return the move that an edit of an action's target date or owning group is, or None.

    What an action had not before is completed, not moved. `told` are the parts of which the same
    change set speaks for itself.
    """
    values: dict[str, Any] = {}
    for part in ("target_on", "group"):
        old, new = before[part], after[part]
        if old is not None and old != new and (action, part) not in told:
            values |= {f"from_{part}": old, f"to_{part}": new}
    if not values:
        return None
    minuted = after["minuted_target_on"]
    if minuted is not None and minuted == values.get("to_target_on"):
        values["meeting"] = after["minuted_at"]
    return {"action": action, "moved_on": clock.today(), "said_by": who, **values}


def told_by_moves(moves: Iterable[Edit]) -> Told:
    """Return the actions, and which part of each, of which new moves of a change set speak."""
    return {
        (edit.values.get("action"), part)
        for edit in moves
        if edit.deed == "new"
        for part in ("target_on", "group")
        if edit.values.get(f"from_{part}") is not None or edit.values.get(f"to_{part}") is not None
    }


def targets_ruled(connection: Connection, escalations: Iterable[Edit]) -> dict[int, dict[str, Any]]:
    """Return {action: values} where a decision gave a new target: it counts as minuted.

    The newest word counts, be it later or sooner; an older decision, entered late, never takes
    back what the action says today.
    """
    ruled: dict[int, dict[str, Any]] = {}
    register = registers.get("escalations")
    edits = [edit for edit in escalations if _RULED & edit.values.keys()]
    known = rows.fetch(connection, register, [one.record_id for one in edits if one.deed == "edit"])
    for edit in edits:
        before = known[edit.record_id][2] if edit.record_id in known else {}
        now = {**before, **edit.values}
        if now.get("ruling") == NEW_TARGET and now.get("new_target_on") and now.get("action"):
            known_before = ruled.get(now["action"])
            if known_before is None or _decided_on(now) >= _decided_on(known_before):
                ruled[now["action"]] = now
    last = _last_set(connection, ruled, {edit.record_id for edit in edits})
    found = {}
    for action, (_, _, values) in rows.fetch(
        connection, registers.get("actions"), list(ruled)
    ).items():
        newest = _decided_on(ruled[action]) >= last.get(action, date.min)
        given = _target_given(values, ruled[action], newest=newest)
        if given:
            found[action] = given
    return found


def _target_given(
    values: Mapping[str, Any], ruled: Mapping[str, Any], *, newest: bool
) -> dict[str, Any]:
    """Return what of an action follows from the target that a decision gave."""
    day, given = ruled["new_target_on"], {}
    minuted, target = values["minuted_target_on"], values["target_on"]
    if minuted is None or minuted < day or (newest and minuted != day):
        given = {"minuted_target_on": day, "minuted_at": ruled.get("meeting")}
    if target is None or target < day or (newest and target != day):
        given["target_on"] = day
    return given


def _decided_on(escalation: Mapping[str, Any]) -> date:
    return escalation.get("decided_on") or escalation.get("raised_on") or date.min


def _last_set(
    connection: Connection, actions: Iterable[int], but: Container[int]
) -> dict[int, date]:
    """Return {action: when its target was last set}, by moves and by decisions but for some.

    A move that a decision brought about bears the day on which it was entered, so the day of the
    decision stands for it.
    """
    last: dict[int, date] = {}
    for chunk in chunks(actions):
        marks = ",".join("?" * len(chunk))
        found = list(sql.rows(
            connection,
            f"SELECT action_id, moved_on, 0 FROM moves AS one WHERE action_id IN ({marks})"
            " AND moved_on IS NOT NULL AND to_target_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM"
            " escalations WHERE action_id = one.action_id AND ruling = 'new_target'"
            " AND new_target_on = one.to_target_on)",
            chunk,
        ))  # fmt: skip
        found += sql.rows(
            connection,
            f"SELECT action_id, coalesce(decided_on, raised_on), id FROM escalations"
            f" WHERE action_id IN ({marks}) AND ruling = 'new_target' AND new_target_on IS NOT NULL"
            " AND coalesce(decided_on, raised_on) IS NOT NULL",
            chunk,
        )
        for action, day, decision in found:
            if not decision or decision not in but:
                last[action] = max(date.fromisoformat(day), last.get(action, date.min))
    return last
