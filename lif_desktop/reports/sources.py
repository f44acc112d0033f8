"""What a board's framework says is due in a period, before anybody has put it in the calendar."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from lif_desktop import frameworks
from lif_desktop.frameworks import ALL_GROUPS, NOT_STATED, Framework, read_after
from lif_desktop.rules.due_items import Event, Item, Wanted, due_items
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record


def items_due(board: Board, start: date, end: date) -> list[Item]:
    """Return what the framework's sources ask for from `start` to `end`, both included.

    What already stands in the scrutiny calendar with the same source and due date is left out.
    Groups are called as the board calls them.
    """
    preset = frameworks.kept(board.settings)
    groups = _groups(board, preset)
    expected = board.records("expected")
    last: dict[str, date] = {}
    standing = {(one.values["source"], one.values["due_on"]) for one in expected}
    for source, due_on in standing:
        if source and due_on:
            last[source] = max(due_on, last.get(source, due_on))
    wanted = [
        Wanted(
            key=one.key,
            title=one.name,
            providers=tuple(who for who in one.providers if who != NOT_STATED),
            groups=_named(one.receives, groups),
            cycle=one.cycle,
            after=one.after,
            last_due_on=last.get(one.key),
        )
        for one in preset.sources
    ]
    found = due_items(wanted, start, end, meetings=_meetings(board), events=_events(board, preset))
    return [one for one in found if one.due_on is None or (one.key, one.due_on) not in standing]


def _groups(board: Board, preset: Framework) -> dict[str, str]:
    """Return the board's own name of each of the preset's groups, by its key there."""
    records = board.records("groups")
    top = next((one.title for one in records if one.values["kind"] == "board"), "")
    return {one.key: top if one.kind == "board" and top else one.name for one in preset.groups}


def _named(receives: Iterable[str], groups: dict[str, str]) -> tuple[str, ...]:
    names: list[str] = []
    for key in receives:
        if key == ALL_GROUPS:
            names.extend(groups.values())
        elif key != NOT_STATED:
            names.append(groups[key])
    return tuple(dict.fromkeys(names))


def _meetings(board: Board) -> dict[str, list[date]]:
    called = board.labels("groups")
    found: dict[str, list[date]] = defaultdict(list)
    for one in board.records("meetings"):
        if one.values["state"] != "cancelled":
            found[called[one.values["group"]]].append(one.values["meets_on"])
    return {name: sorted(days) for name, days in found.items()}


def _events(board: Board, preset: Framework) -> dict[str, Sequence[Event]]:
    return {
        text: _dates(board, text)
        for text in dict.fromkeys(one.after for one in preset.sources if one.after)
    }


def _dates(board: Board, text: str) -> list[Event]:
    after = read_after(text)

    def counts(record: Record) -> bool:
        return not after.of.field or record.values[after.of.field] in after.of.options

    return [
        Event(one.values[after.day], one.title, one.id)
        for one in board.records(after.of.register)
        if one.values[after.day] and counts(one)
    ]
