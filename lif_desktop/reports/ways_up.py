"""How each open action stands on its way up: what was missed, moved, said, put before whom.

One reading for Today, the papers, the reports and the notices, so that none says another thing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lif_desktop.registers import Filter
from lif_desktop.reports import calendars
from lif_desktop.reports.calendars import Calendars
from lif_desktop.rules import escalation, escalation_line
from lif_desktop.rules.escalation import HandOver
from lif_desktop.rules.escalation_line import Stage, Step
from lif_desktop.rules.words import day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

# Up to so many actions what belongs to them is asked for by name; beyond, all of it is read.
_MOST_NAMED = 400


@dataclass(frozen=True, slots=True)
class Way:
    """One open action on its way up.

    `missed` are the meetings that count, each with the group that held it, after the date from
    which they count; `reason` says so in a sentence. `question` says why nothing can be counted,
    `signs` are other drift. Moves and steps come oldest first, updates newest first.
    """

    action: Record
    group: str
    from_on: date | None
    minuted: bool
    missed: tuple[tuple[date, str], ...]
    reason: str
    question: str
    stage: Stage | None
    signs: tuple[str, ...]
    moves: tuple[Record, ...]
    updates: tuple[Record, ...]
    steps: tuple[Record, ...]

    @property
    def next(self) -> str:
        """What is next and before whom, as a sentence; empty while nothing asks for it."""
        return escalation_line.in_words(self.stage) if self.stage else ""


def ways(board: Board, today: date, actions: Sequence[Record]) -> list[Way]:
    """Return how these open actions stand, in their order."""
    ids = [one.id for one in actions]
    moves = _under(board, "moves", ids, "moved_on")
    steps = _under(board, "escalations", ids, "raised_on")
    updates = _under(board, "updates", ids, "made_on")
    owned = {
        one.id: escalation.owners(one.values["group"], map(_hand_over, moves.get(one.id, ())))
        for one in actions
    }
    groups = {group for of in owned.values() for _, group in of if group is not None}
    known = calendars.read(board, today, groups)
    return [
        _way(
            one, owned[one.id], known, today,
            (moves.get(one.id, ()), steps.get(one.id, ()), updates.get(one.id, ())),
        )
        for one in actions
    ]  # fmt: skip


def way(board: Board, today: date, action: Record) -> Way:
    """Return how one open action stands."""
    return ways(board, today, [action])[0]


def newest_updates(board: Board, actions: list[int]) -> dict[int, Record]:
    """Return {action: its newest update}."""
    return {one: of[-1] for one, of in _under(board, "updates", actions, "made_on").items()}


def _under(
    board: Board, register: str, actions: list[int], by: str
) -> dict[int, tuple[Record, ...]]:
    """Return what belongs to each action, in the order of its dates."""
    few = len(actions) <= _MOST_NAMED
    filters = (Filter("action", "is", tuple(actions)),) if few else ()
    found: dict[int, list[Record]] = {}
    wanted = set(actions)
    for one in board.records(register, board.ids(View(register, filters=filters))):
        if one.values["action"] in wanted and one.values[by] is not None:
            found.setdefault(one.values["action"], []).append(one)
    return {
        action: tuple(sorted(of, key=lambda one: (one.values[by], one.id)))
        for action, of in found.items()
    }


def _hand_over(move: Record) -> HandOver:
    values = move.values
    return HandOver(values["moved_on"], values["from_group"], values["to_group"])


def _step(record: Record) -> Step:
    values = record.values
    return Step(
        values["level"], values["group"], values["raised_on"], values["ruling"],
        values["decided_on"],
    )  # fmt: skip


def _way(
    action: Record,
    owned: Sequence[tuple[date, int | None]],
    known: Calendars,
    today: date,
    belongs: tuple[tuple[Record, ...], tuple[Record, ...], tuple[Record, ...]],
) -> Way:
    moves, steps, updates = belongs
    values = action.values
    from_on = escalation.counted_from(values["first_target_on"], values["minuted_target_on"])
    minuted = values["minuted_target_on"] is not None
    met = escalation.meetings_while_owned(owned, known.held)
    counting = tuple((day, known.name(group)) for day, group in met)
    days = tuple(day for day, _ in met)
    group = known.name(values["group"])
    return Way(
        action=action,
        group=group,
        from_on=from_on,
        minuted=minuted,
        missed=tuple(one for one in counting if from_on is not None and one[0] > from_on),
        reason=escalation.reason(from_on, counting, group, minuted=minuted),
        question=known.question(values["group"]),
        stage=escalation_line.stage(
            values["escalates_on"], from_on, known.line(values["group"], days),
            [_step(one) for one in steps], today,
        ),
        signs=tuple(_signs(values, days, moves, updates)),
        moves=moves,
        updates=tuple(reversed(updates)),
        steps=steps,
    )  # fmt: skip


def _signs(
    values: Any, days: Iterable[date], moves: Iterable[Record], updates: Iterable[Record]
) -> list[str]:
    agreed = values["agreed_on"] or date.min
    return escalation.drift(
        targets(values, moves),
        [one.values["made_on"] for one in updates],
        [day for day in days if day >= agreed],
    )


def targets(values: Any, moves: Iterable[Record]) -> list[date]:
    """Return the target dates of an action in the order they were set, as far as is on record."""
    said = [values["first_target_on"], *(one.values["to_target_on"] for one in moves)]
    found: list[date] = []
    for day in (*said, values["target_on"]):
        if day is not None and (not found or found[-1] != day):
            found.append(day)
    return found


def move_in_words(move: Record) -> str:
    """Return a move as a sentence: what moved, from what to what, where it was minuted, why."""
    values = move.values
    parts = []
    if values["from_target_on"] != values["to_target_on"]:
        parts.append(f"target {_from_to(move, 'from_target_on', 'to_target_on')}")
    if values["from_group"] != values["to_group"]:
        parts.append(f"handed over {_from_to(move, 'from_group', 'to_group')}")
    what = " and ".join(parts) or "moved"
    minuted = ", minuted" if values["meeting"] else ""
    why = f": {values['reason'].strip().rstrip('.')}" if values["reason"] else ""
    return f"{day_in_words(values['moved_on'])}, {what}{minuted}{why}."


def _from_to(move: Record, source: str, target: str) -> str:
    old, new = (move.text(key) or "none" for key in (source, target))
    return f"from {old} to {new}"
