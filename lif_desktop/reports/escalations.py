"""What two meetings have missed, where it stands on its way up, and what was decided."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from lif_desktop.fields import Shown
from lif_desktop.reports import calendars
from lif_desktop.reports.action_rows import (
    KIRKLEES,
    NO_GROUP,
    about,
    by_target,
    lead,
    named,
    open_actions,
    shown,
    standing,
)
from lif_desktop.reports.shape import About, Asked, Column, Report, Row, Section, Table
from lif_desktop.reports.ways_up import Way, move_in_words, way, ways
from lif_desktop.rules import escalation_note
from lif_desktop.rules.escalation_line import CHAIR, GROUP, NEXT, Rung
from lif_desktop.rules.escalation_note import Facts
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

_MARKS = {
    GROUP: Shown("Owning group", "due", "dot"),
    NEXT: Shown("Group above", "late", "triangle"),
    CHAIR: Shown("Chair", "late", "triangle"),
}
_ORDER = (CHAIR, NEXT, GROUP)
_LEFT_OUT = (
    "Single actions, their leads, notes and decisions: their words were written for the board and"
    " may lead to a person or a case. The counts are complete."
)
_RULE = (
    "An action goes before its group when it is unmet after two meetings held by whichever group"
    " owned it at the time, counted from its first target, or from one that the group minuted; it"
    " goes up the line when the group says so or the next meeting passes too."
)


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw where escalations stand; a period keeps to the decisions and moves that fall in it."""
    found = ways(board, today, by_target(open_actions(board, Asked())))
    up = _on_the_way(found)
    waiting = [one for one in up if one.stage is not None and one.stage.waits]
    drifting = [one for one in found if one.stage is None and one.signs]
    puzzling = [
        one for one in found if one.question and standing(one.action, today).state == "late"
    ]
    steps = [one for one in board.records("escalations") if asked.covers(one.values["raised_on"])]
    sections: list[Section] = [_by_group(up)]
    if not asked.public:
        sections = [
            _stages(up), _drift(drifting, today), _uncounted(puzzling, today), _moves(found, asked),
            _decisions(steps), *sections,
        ]  # fmt: skip
    return Report(
        name="escalations",
        title="Escalations",
        on=today,
        asked=asked,
        basis=KIRKLEES,
        summary=(*_summary(up, drifting, puzzling, steps), _RULE),
        sections=tuple(sections),
        attention=len(waiting),
        left_out=(_LEFT_OUT,) if asked.public else (),
    )  # fmt: skip


def _on_the_way(found: Iterable[Way]) -> list[Way]:
    """Return the actions that are on their way up, those that came furthest first."""
    up = [(_ORDER.index(one.stage.rung.level), one.stage.since, one) for one in found if one.stage]
    return [one for *_, one in sorted(up, key=lambda part: part[:2])]


def _summary(
    up: Sequence[Way], drifting: Sequence[Way], puzzling: Sequence[Way], steps: Sequence[Record]
) -> Iterator[str]:
    if not up:
        yield "No action is to be escalated."
    else:
        levels = Counter(one.stage.rung.level for one in up if one.stage)
        yield (
            f"{counted(len(up), 'action is', 'actions are')} on the way up: {levels[GROUP]} before"
            f" the owning group, {levels[NEXT]} before a group above it, {levels[CHAIR]} before the"
            " chair."
        )
    waits = sum(one.values["ruling"] in {None, "awaited"} for one in steps)
    if waits:
        yield f"{counted(waits, 'escalation')} on record without a decision."
    if drifting:
        more = counted(len(drifting), "more action shows", "more actions show")
        yield f"{more} other drift and delay."
    if puzzling:
        yield (
            f"Meetings cannot be counted for {counted(len(puzzling), 'late action')}: a group"
            " without a calendar, or no group at all."
        )


def _stages(up: Sequence[Way]) -> Section:
    columns = (
        Column("Action", 2.4), Column("Lead", 1.4), Column("Stage", 1.2), Column("Since", 0.9),
        Column("Why", 2.6), Column("What is next", 2.4),
    )  # fmt: skip
    rows = tuple(
        Row(
            (
                named(one.action), lead(one.action), _MARKS[one.stage.rung.level],
                one.stage.since, _why(one), one.next,
            ),
            about(one.action),
        )
        for one in up
        if one.stage
    )  # fmt: skip
    table = Table("On the way up", columns, rows, empty="No action is to be escalated.")
    return Section("Where each stands", tables=(table,))


def _why(one: Way) -> str:
    """Return why an action is on its way: the meetings missed, or why somebody raised it."""
    if len(one.missed) > 1 or not one.signs:
        return one.reason
    return " ".join((one.reason, *one.signs))


def _drift(drifting: Sequence[Way], today: date) -> Section:
    columns = (
        Column("Action", 3), Column("Lead", 1.6), Column("Owning group", 1.6), Column("Lateness"),
        Column("Sign of drift", 3),
    )  # fmt: skip
    rows = tuple(
        Row(
            (
                named(one.action), lead(one.action), one.group or NO_GROUP,
                shown(one.action, today), " ".join(one.signs),
            ),
            about(one.action),
        )
        for one in drifting
    )  # fmt: skip
    note = "A target moved back twice, or no update in a cycle of meetings, asks for the same."
    empty = "No other open action drifts."
    table = Table("Other drift and delay", columns, rows, note=note, empty=empty)
    return Section("Other drift and delay", tables=(table,))


def _uncounted(puzzling: Sequence[Way], today: date) -> Section:
    columns = (
        Column("Action", 3), Column("Lead", 1.6), Column("Lateness"), Column("Question", 3.4),
    )  # fmt: skip
    rows = tuple(
        Row(
            (named(one.action), lead(one.action), shown(one.action, today), one.question),
            about(one.action),
        )
        for one in puzzling
    )
    empty = "Every late action belongs to a group with a calendar."
    table = Table("Meetings cannot be counted", columns, rows, empty=empty)
    return Section("A question first", tables=(table,))


def _moves(found: Sequence[Way], asked: Asked) -> Section:
    columns = (Column("Action", 3), Column("What moved", 4), Column("Minuted at", 2))
    rows = tuple(
        Row((named(one.action), move_in_words(move), move.text("meeting")), About("moves", move.id))
        for one in found
        for move in one.moves
        if asked.covers(move.values["moved_on"])
    )
    empty = "No target was moved and no action handed over."
    note = "Open actions only; a first target or first group is not a move."
    table = Table("Moves", columns, rows, note=note, empty=empty)
    return Section("Moved targets and hand-overs", tables=(table,))


def _decisions(steps: Sequence[Record]) -> Section:
    columns = (
        Column("Action", 2.6), Column("Raised", 0.9), Column("Before", 1.6),
        Column("Decision", 1.4), Column("Decided", 0.9), Column("By"), Column("Reason", 2.4),
        Column("New target", 0.9),
    )  # fmt: skip
    ordered = sorted(steps, key=lambda one: one.values["raised_on"] or date.min, reverse=True)
    rows = tuple(
        Row(
            (
                one.text("action"), one.values["raised_on"],
                one.text("group") or one.text("level"), _ruling(one), one.values["decided_on"],
                one.values["decided_by"], one.values["ruling_reason"], one.values["new_target_on"],
            ),
            About("escalations", one.id),
        )
        for one in ordered
    )  # fmt: skip
    note = "Closed actions included; newest first."
    table = Table("Put before, and decided", columns, rows, note=note,
                  empty="Nothing was put before anybody in the period.")  # fmt: skip
    return Section("Decisions", tables=(table,))


def _ruling(step: Record) -> Shown:
    option = step.register.field("ruling").option(step.values["ruling"] or "awaited")  # type: ignore[attr-defined]
    return Shown(option.label, option.meaning, option.shape)


def _by_group(up: Sequence[Way]) -> Section:
    tallies: dict[str, Counter[str]] = {}
    for one in up:
        if one.stage:
            tallies.setdefault(one.group or NO_GROUP, Counter())[one.stage.rung.level] += 1
    columns = (
        Column("Owning group", 3), Column("Before it", align="right"),
        Column("Before a group above", align="right"), Column("Before the chair", align="right"),
    )  # fmt: skip
    rows = tuple(
        Row((name, *(tallies[name][level] for level in (GROUP, NEXT, CHAIR))))
        for name in sorted(tallies)
    )
    note = "Open actions on their way up, by the group that owns them today."
    table = Table("By owning group", columns, rows, note=note, empty="None.")
    return Section("By owning group", tables=(table,))


def draft(board: Board, action: int, level: str | None, today: date) -> dict[str, Any]:
    """Return values for a new escalation of an action, its note drafted from the record.

    Without a level it is the stage at which the action stands; before two meetings were missed,
    that is its owning group.

    Raises:
        NotFound: if there is no such action.
    """
    found = way(board, today, board.record("actions", action))
    rung = _rung(board, found, level, today)
    return {
        "action": action,
        "raised_on": today,
        "level": rung.level,
        "group": rung.group,
        "note": escalation_note.draft(_facts(found, today), rung.name, rung.level, today),
        "ruling": "awaited",
    }


def _rung(board: Board, found: Way, level: str | None, today: date) -> Rung:
    if level is None and found.stage is not None:
        return found.stage.rung
    group = found.action.values["group"]
    line = calendars.read(board, today, [group] if group else []).line(group)
    wanted = [one for one in line if one.level == level]
    if wanted:
        return wanted[0]
    return line[-1] if level == NEXT else line[0]


def _facts(found: Way, on: date) -> Facts:
    """Return what was known of an action on a day."""
    values = found.action.values
    return Facts(
        reference=found.action.reference,
        activity=values["activity"] or "",
        plan=found.action.text("plan"),
        agency=found.action.text("lead_agency"),
        lead=values["lead"] or "",
        group=found.group,
        from_on=found.from_on,
        minuted=found.minuted,
        target_on=values["target_on"],
        missed=found.missed,
        moves=[move_in_words(one) for one in found.moves if one.values["moved_on"] <= on],
        updates=[
            (one.values["made_on"], one.values["done"] or "")
            for one in found.updates
            if one.values["made_on"] <= on
        ],
        signs=found.signs,
        before=[_earlier(one) for one in found.steps if one.values["raised_on"] < on],
    )


def _earlier(step: Record) -> str:
    values = step.values
    before = step.text("group") or step.text("level") or "its group"
    ruling = step.text("ruling") or "Awaited"
    on = values["decided_on"] or values["raised_on"]
    why = f" ({values['ruling_reason'].strip().rstrip('.')})" if values["ruling_reason"] else ""
    return f"{before}, {day_in_words(on)}: {ruling.lower()}{why}."
