"""When an action that drifts is put before its group, and goes up the line to the chair.

Source of the whole module: Kirklees framework, Driving Improvement: a timescale unmet within two
meeting cycles, or any other drift and delay, is escalated, in the end to the chair.
"""

import itertools
from collections.abc import Mapping, Sequence
from datetime import date

from lif_desktop.rules import statuses
from lif_desktop.rules.words import counted, day_in_words, listed

MEETINGS_TO_GROUP = 2
MEETINGS_TO_CHAIR = 3
MOVES_THAT_DRIFT = 2


def missed(first_target_on: date | None, held: Sequence[date]) -> tuple[date, ...]:
    """Return the meetings held after the first target date, earliest first.

    `held` are the dates of meetings that took place of the group that owned the action at the
    time. A meeting on the target date itself is not missed, and two on one day are one.
    """
    if first_target_on is None:
        return ()
    return tuple(sorted({day for day in held if day > first_target_on}))


def held_while_owned(
    owners: Sequence[tuple[date, int]], meetings: Mapping[int, Sequence[date]]
) -> tuple[date, ...]:
    """Return the meetings that count for an action which changed hands between groups.

    `owners` are pairs of the day a group took the action over and the group; the first of them
    counts from the beginning. `meetings` are the meetings held by each group. A meeting counts
    for the group that owned the action on its day.
    """
    taken = sorted(owners, key=lambda owner: owner[0])
    found: list[date] = []
    for index, (_, group) in enumerate(taken):
        start = taken[index][0] if index else date.min
        end = taken[index + 1][0] if index + 1 < len(taken) else None
        found += [
            day for day in meetings.get(group, ()) if start <= day and (end is None or day < end)
        ]
    return tuple(sorted(found))


def escalates_on(
    status: str | None,
    first_target_on: date | None,
    held: Sequence[date],
) -> date | None:
    """Return the date on which an open action came to be put before its group, or None.

    It is the date of the second meeting held after the first target date, whatever the target
    was moved to since, unless the group minuted a new one (which is then the first). Stored, as
    it does not depend on today: an action escalates when this date is not after today.
    """
    return _nth_missed(MEETINGS_TO_GROUP, status, first_target_on, held)


def chair_on(
    status: str | None,
    first_target_on: date | None,
    held: Sequence[date],
) -> date | None:
    """Return the date on which it goes up the line unasked: the third meeting missed, or None."""
    return _nth_missed(MEETINGS_TO_CHAIR, status, first_target_on, held)


def _nth_missed(
    count: int, status: str | None, first_target_on: date | None, held: Sequence[date]
) -> date | None:
    if not statuses.is_open(status):
        return None
    days = missed(first_target_on, held)
    return days[count - 1] if len(days) >= count else None


def reason(first_target_on: date | None, held: Sequence[date], group: str | None) -> str:
    """Return a sentence that names the meetings missed since the first target date.

    `held` are all meetings of the group that took place; a group that has none on record, an
    action without a group and one without a date each say so.
    """
    if first_target_on is None:
        return "The action has no target date, so meetings missed cannot be counted."
    if not group:
        return "No group owns the action, so meetings missed cannot be counted."
    if not held:
        return f"{group} has no meetings on record, so meetings missed cannot be counted."
    days = missed(first_target_on, held)
    target = day_in_words(first_target_on)
    if not days:
        return f"{group} has not met since the target date, {target}."
    meetings = counted(len(days), "meeting")
    dates = listed(day_in_words(day) for day in days)
    return f"Unmet after {meetings} of {group} since the target date, {target}: {dates}."


def drift(targets: Sequence[date], updates: Sequence[date], held: Sequence[date]) -> list[str]:
    """Return the other signs of drift and delay of an open action, as sentences.

    `targets` are the target dates in the order they were set, the first included; `updates` the
    dates of its updates; `held` the meetings of its group since the action was agreed. A cycle
    without an update is the time between the last two meetings held.
    """
    signs = []
    moves = sum(1 for old, new in itertools.pairwise(targets) if new > old)
    if moves >= MOVES_THAT_DRIFT:
        times = "twice" if moves == MOVES_THAT_DRIFT else f"{moves} times"
        signs.append(f"The target date was moved back {times}, from {day_in_words(targets[0])}.")
    meetings = sorted(set(held))
    if len(meetings) >= 2:
        start, end = meetings[-2:]
        if not any(start <= day <= end for day in updates):
            since, until = day_in_words(start), day_in_words(end)
            signs.append(f"No update between the meetings of {since} and {until}.")
    return signs
