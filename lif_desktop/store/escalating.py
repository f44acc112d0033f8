"""Keeps the stored day on which an action escalates equal to the rule, whatever was changed.

The rule counts the meetings held by whichever group owned the action at the time, so hand-overs,
minuted targets, meetings and decisions all bear on it; each is read for many actions at once.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection

from lif_desktop.rules import escalation, statuses
from lif_desktop.rules.escalation import HandOver
from lif_desktop.rules.escalation_line import NO_FURTHER
from lif_desktop.store import sql
from lif_desktop.store.rows import chunks
from lif_desktop.store.writing import Deed

Held = Mapping[int, tuple[date, ...]]


class Standing(NamedTuple):
    """What of an action bears on its escalation."""

    status: str | None
    first_target_on: date | None
    minuted_target_on: date | None
    group: int | None

    @property
    def from_on(self) -> date | None:
        """The date after which meetings count; None where none does."""
        if not statuses.is_open(self.status):
            return None
        return escalation.counted_from(self.first_target_on, self.minuted_target_on)


def standing(values: Mapping[str, Any]) -> Standing:
    """Return what of an action's values bears on its escalation."""
    return Standing(
        values["status"], values["first_target_on"], values["minuted_target_on"], values["group"]
    )


def days(
    connection: Connection, asked: Mapping[int, Standing], kept: Collection[int]
) -> dict[int, date | None]:
    """Return {action: the day on which it escalates}; those that cannot are left out.

    `kept` are the actions that are in the board already: only they can have been handed over.
    """
    counting = {one: what for one, what in asked.items() if what.from_on is not None}
    known = [one for one in kept if one in counting]
    moved, settled = _hand_overs(connection, known), _settled(connection, known)
    groups = {what.group for what in counting.values()}
    for own in moved.values():
        groups.update(group for one in own for group in (one.from_group, one.to_group))
    held = held_meetings(connection, groups)
    return {
        one: escalation.escalates_on(
            what.status, what.from_on, _owned(what.group, moved.get(one), held), settled.get(one)
        )
        for one, what in counting.items()
    }


def _owned(group: int | None, moved: list[HandOver] | None, held: Held) -> tuple[date, ...]:
    if moved is None:
        return held.get(group or 0, ())
    return escalation.held_while_owned(escalation.owners(group, moved), held)


def held_meetings(connection: Connection, groups: Iterable[int | None]) -> Held:
    """Return {group: dates of its meetings that were held}, oldest first."""
    found: dict[int, list[date]] = {}
    for chunk in chunks({one for one in groups if one is not None}):
        for group, met in sql.rows(
            connection,
            "SELECT group_id, meets_on FROM meetings WHERE state = 'held' AND meets_on IS NOT NULL"
            f" AND group_id IN ({_marks(chunk)}) ORDER BY meets_on",
            chunk,
        ):
            found.setdefault(group, []).append(date.fromisoformat(met))
    return {group: tuple(of) for group, of in found.items()}


def _hand_overs(connection: Connection, actions: Iterable[int]) -> dict[int, list[HandOver]]:
    found: dict[int, list[HandOver]] = {}
    for chunk in chunks(actions):
        for action, day, source, target in sql.rows(
            connection,
            "SELECT action_id, moved_on, from_group_id, to_group_id FROM moves"
            f" WHERE action_id IN ({_marks(chunk)}) AND moved_on IS NOT NULL"
            " AND from_group_id IS NOT to_group_id ORDER BY moved_on, id",
            chunk,
        ):
            one = HandOver(date.fromisoformat(day), source, target)
            found.setdefault(action, []).append(one)
    return found


def _settled(connection: Connection, actions: Iterable[int]) -> dict[int, date]:
    """Return {action: the day of the decision that it goes no further}, where that came last."""
    last: dict[int, tuple[str | None, str]] = {}
    for chunk in chunks(actions):
        for action, ruling, day in sql.rows(
            connection,
            "SELECT action_id, ruling, coalesce(decided_on, raised_on) FROM escalations"
            f" WHERE action_id IN ({_marks(chunk)}) ORDER BY raised_on, id",
            chunk,
        ):
            last[action] = ruling, day
    return {
        action: date.fromisoformat(day)
        for action, (ruling, day) in last.items()
        if ruling == NO_FURTHER
    }


def refresh(connection: Connection, deeds: Iterable[Deed]) -> None:
    """Work out again when actions escalate, after meetings, moves or decisions changed."""
    groups, actions = set(), set()
    for deed in deeds:
        key = deed.register.key
        if key not in {"meetings", "moves", "escalations"}:
            continue
        for state in (deed.before, deed.after):
            if state is None:
                continue
            if key == "meetings":
                groups.add(state["group"])
            elif key == "escalations" or state["from_group"] != state["to_group"]:
                actions.add(state["action"])
    actions |= _of_groups(connection, groups)
    for chunk in chunks(actions):
        _refresh(connection, chunk)


def _of_groups(connection: Connection, groups: Iterable[int | None]) -> set[int]:
    """Return the actions that these groups own or have owned."""
    found: set[int] = set()
    for chunk in chunks({one for one in groups if one is not None}):
        marks = _marks(chunk)
        for select in (
            f"SELECT id FROM actions WHERE group_id IN ({marks})",
            f"SELECT action_id FROM moves WHERE from_group_id IN ({marks})",
            f"SELECT action_id FROM moves WHERE to_group_id IN ({marks})",
        ):
            found.update(one for (one,) in sql.rows(connection, select, chunk))
    return found


def _refresh(connection: Connection, actions: tuple[int, ...]) -> None:
    asked, stored = {}, {}
    for action, status, first, minuted, group, kept in sql.rows(
        connection,
        "SELECT id, status, first_target_on, minuted_target_on, group_id, escalates_on FROM actions"
        f" WHERE id IN ({_marks(actions)})",
        actions,
    ):
        asked[action] = Standing(status, _day(first), _day(minuted), group)
        stored[action] = _day(kept)
    found = days(connection, asked, asked)
    changed = [
        (day.isoformat() if day else None, action)
        for action, kept in stored.items()
        if (day := found.get(action)) != kept
    ]
    if changed:
        connection.exec_driver_sql("UPDATE actions SET escalates_on = ? WHERE id = ?", changed)


def _marks(values: tuple[int, ...]) -> str:
    return ",".join("?" * len(values))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
