"""When an action that drifts is put before its group, and goes up the line to the chair.

Source of the whole module: Kirklees framework, Driving Improvement: a timescale unmet within two
meeting cycles, or any other drift and delay, is escalated, in the end to the chair.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop.rules import statuses
from lif_desktop.rules.words import counted, day_in_words, listed

MEETINGS_TO_GROUP = 2
MOVES_THAT_DRIFT = 2


@dataclass(frozen=True, slots=True)
class HandOver:
    """An action passed from one group to another on a day; None is nobody."""

    on: date
    from_group: int | None
    to_group: int | None


def counted_from(first_target_on: date | None, minuted_target_on: date | None) -> date | None:
    """Return the date after which meetings count: the first target, or one the group minuted."""
    return minuted_target_on or first_target_on


def owners(
    group: int | None, hand_overs: Iterable[HandOver]
) -> tuple[tuple[date, int | None], ...]:
    """Return who owned an action from when, oldest first, given the group that owns it now.

    The first owner counts from the beginning. The last is always the group of the action itself,
    whatever the newest hand-over says, so that a slip in the record of moves hides no action.
    """
    moved = sorted(
        (one for one in hand_overs if one.from_group != one.to_group), key=lambda one: one.on
    )
    if not moved:
        return ((date.min, group),)
    found = [(date.min, moved[0].from_group), *((one.on, one.to_group) for one in moved)]
    return (*found[:-1], (found[-1][0], group))


def held_while_owned(
    owned: Sequence[tuple[date, int | None]], meetings: Mapping[int, Sequence[date]]
) -> tuple[date, ...]:
    """Return the meetings that count for an action which changed hands between groups.

    `owned` are pairs of the day a group took the action over and the group; the first of them
    counts from the beginning. `meetings` are the meetings held by each group. A meeting counts
    for the group that owned the action on its day.
    """
    return tuple(day for day, _ in meetings_while_owned(owned, meetings))


def meetings_while_owned(
    owned: Sequence[tuple[date, int | None]], meetings: Mapping[int, Sequence[date]]
) -> tuple[tuple[date, int], ...]:
    """Return the meetings that count with the group that held each, earliest first."""
    taken = sorted(owned, key=lambda owner: owner[0])
    found: list[tuple[date, int]] = []
    for index, (_, group) in enumerate(taken):
        if group is None:
            continue
        start = taken[index][0] if index else date.min
        end = taken[index + 1][0] if index + 1 < len(taken) else None
        found += [
            (day, group)
            for day in meetings.get(group, ())
            if start <= day and (end is None or day < end)
        ]
    return tuple(sorted(found))


def missed(from_on: date | None, held: Sequence[date]) -> tuple[date, ...]:
    """Return the meetings held after the date that counts, earliest first.

    `held` are the dates of meetings that took place of the group that owned the action at the
    time. A meeting on the target date itself is not missed, and two on one day are one.
    """
    if from_on is None:
        return ()
    return tuple(sorted({day for day in held if day > from_on}))


def escalates_on(
    status: str | None,
    from_on: date | None,
    held: Sequence[date],
    settled_on: date | None = None,
) -> date | None:
    """Return the date on which an open action came to be put before its group, or None.

    It is the date of the second meeting held after the date that counts, whatever the target was
    moved to since. `settled_on` is when it was last decided that the action goes no further: that
    ends the count which ran at the time, not one that begins from a later target. Stored, as it
    does not depend on today: an action escalates when this date is not after today.
    """
    if not statuses.is_open(status) or from_on is None:
        return None
    if settled_on is not None and settled_on >= from_on:
        return None
    days = missed(from_on, held)
    return days[MEETINGS_TO_GROUP - 1] if len(days) >= MEETINGS_TO_GROUP else None


def reason(
    from_on: date | None, counting: Sequence[tuple[date, str]], group: str | None, *, minuted: bool
) -> str:
    """Return a sentence that names the meetings missed since the date that counts.

    `counting` are the meetings that count with the name of the group that held each; `group` is
    the owner today; `minuted` says that the date is one the group minuted. An action without a
    date or a group says so; see `uncountable` for a group that keeps no calendar.
    """
    if from_on is None:
        return "The action has no target date, so meetings missed cannot be counted."
    since = f"{'the minuted' if minuted else 'the first'} target date, {day_in_words(from_on)}"
    days: dict[str, list[date]] = {}
    for day, name in sorted(counting):
        if day > from_on and day not in days.get(name, ()):
            days.setdefault(name, []).append(day)
    if not days and not group:
        return "No group owns the action, so meetings missed cannot be counted."
    if not days:
        return f"{group} has not met since {since}."
    parts = [f"{counted(len(of), 'meeting')} of {name}" for name, of in days.items()]
    dates = listed(day_in_words(day) for day in sorted(itertools.chain(*days.values())))
    nobody = "" if group else " No group owns it now."
    return f"Unmet after {listed(parts)} since {since}: {dates}.{nobody}"


def uncountable(group: str | None, *, cannot_meet: str | None, held: int, planned: int) -> str:
    """Return why meetings missed cannot be counted for a group, as a question; empty if they can.

    `held` and `planned` count the meetings in its calendar.
    """
    if not group:
        return "No group owns this action, so no meetings count: which group will follow it?"
    if cannot_meet:
        return (
            f"{group} keeps no calendar ({cannot_meet.strip().rstrip('.')}), so two meeting cycles"
            " cannot be counted: when will it be put before somebody?"
        )
    if not held and not planned:
        return (
            f"{group} has no meetings on record, held or planned, so two meeting cycles cannot be"
            " counted: when does it meet?"
        )
    return ""


def drift(targets: Sequence[date], updates: Sequence[date], held: Sequence[date]) -> list[str]:
    """Return the other signs of drift and delay of an open action, as sentences.

    `targets` are the target dates in the order they were set, the first included; `updates` the
    dates of its updates; `held` the meetings of its group since the action was agreed. A cycle
    without an update is the time since the last meeting but one.
    """
    signs = []
    moves = sum(1 for old, new in itertools.pairwise(targets) if new > old)
    if moves >= MOVES_THAT_DRIFT:
        times = "twice" if moves == MOVES_THAT_DRIFT else f"{moves} times"
        signs.append(f"The target date was moved back {times}, from {day_in_words(targets[0])}.")
    meetings = sorted(set(held))
    if len(meetings) >= 2:
        start, end = meetings[-2:]
        if not any(day >= start for day in updates):
            since, until = day_in_words(start), day_in_words(end)
            signs.append(f"No update between the meetings of {since} and {until}, or since.")
    return signs
