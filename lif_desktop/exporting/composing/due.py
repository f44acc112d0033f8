"""What a meeting's items are proposed from: the meeting, its group, and one proposal each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lif_desktop import frameworks
from lif_desktop.exporting.papers import catalogue
from lif_desktop.frameworks import Words
from lif_desktop.registers import Filter
from lif_desktop.reports import meetings_held
from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.words import day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

Purpose = Literal["decision", "assurance", "information", "discussion"]
_WHOLE = frozenset({"board", "executive"})
_QUARTER = 3


@dataclass(frozen=True)
class Proposal:
    """An item that a meeting may take: for what, by whom, how long, on which papers, and why.

    `papers` are names of the catalogue; `why` is the reason in words. `carried` is the id of the
    item that it carries on, if it was put off.
    """

    title: str
    purpose: Purpose = "information"
    presenter: str = ""
    minutes: int = 5
    papers: tuple[str, ...] = ()
    why: str = ""
    carried: int | None = None


@dataclass(frozen=True)
class Coming:
    """A meeting to come, its group, the last one held before it, and since when news counts."""

    board: Board
    meeting: Record
    group: Record | None
    last: Record | None
    today: date
    words: Words

    @property
    def since(self) -> date:
        """The day of the last meeting; a quarter before this one where none was held."""
        return self.last.values["meets_on"] if self.last else add_months(self.on, -_QUARTER)

    @property
    def since_words(self) -> str:
        """From when on, as a sentence says it."""
        if self.last:
            return f"since the meeting of {day_in_words(self.since)}"
        return f"since {day_in_words(self.since)}"

    @property
    def on(self) -> date:
        """The day of the meeting."""
        found: date = self.meeting.values["meets_on"] or self.today
        return found

    @property
    def whole(self) -> bool:
        """Whether it looks at the work of the whole board."""
        return self.group is None or self.group.values["kind"] in _WHOLE

    @property
    def top(self) -> bool:
        """Whether it is the board itself."""
        return self.group is None or self.group.values["kind"] == "board"

    @property
    def owner(self) -> int | None:
        """The group whose work alone it looks at; None for the whole board's."""
        return None if self.whole or self.group is None else self.group.id

    @property
    def chair(self) -> str:
        """Who chairs the group."""
        return (self.group.values["chair"] if self.group else None) or ""

    def own(self, key: str = "group") -> tuple[Filter, ...]:
        """Return the condition that a record is this group's; none for the whole board."""
        return () if self.owner is None else (Filter(key, "is", (self.owner,)),)

    def is_new(self, day: date | None) -> bool:
        """Return whether something of that day is news to the meeting."""
        return day is not None and self.since < day <= max(self.today, self.since)

    def deals_with(self, *subjects: str) -> bool:
        """Return whether it is the board, or a group that is named after one of the subjects."""
        if self.whole or self.group is None:
            return True
        named = " ".join(
            self.group.values[key] or "" for key in ("name", "short_name", "standing_items")
        ).casefold()
        return any(one and one.casefold() in named for one in subjects)

    def chair_of(self, *subjects: str) -> str:
        """Return who chairs the group that is named after one of the subjects, else who asks."""
        wanted = [one.casefold() for one in subjects if one]
        for group in self.board.records("groups"):
            named = f"{group.title} {group.values['short_name'] or ''}".casefold()
            if group.values["chair"] and any(one in named for one in wanted):
                return str(group.values["chair"])
        return self.board.who


Due = Callable[[Coming], Iterator[Proposal]]


def coming(board: Board, meeting: Record, today: date) -> Coming:
    """Return a meeting with all that is asked of it when its agenda is proposed."""
    group_id = meeting.values["group"]
    group = board.record("groups", group_id) if group_id else None
    last = meetings_held.last_before(board, meeting)
    return Coming(board, meeting, group, last, today, frameworks.kept(board.settings).words)


def paper(*names: str) -> tuple[str, ...]:
    """Return the first of these papers that the catalogue has, as an item bears it."""
    there = {one.name for one in catalogue.entries()}
    return next(((one,) for one in names if one in there), ())


def records(board: Board, register: str, *filters: Filter) -> list[Record]:
    """Return the records of a register for which all of these hold."""
    return board.records(register, board.ids(View(register, filters=filters)))


def named(found: list[str], most: int = 3) -> str:
    """Return names for a sentence, the first few of many."""
    said = ", ".join(found[:most])
    return f"{said} and {len(found) - most} more" if len(found) > most else said
