"""The papers of one meeting, put together from the board, for it or for the public."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from lif_desktop import frameworks
from lif_desktop.exporting.composing.agenda import agenda, own_items
from lif_desktop.exporting.composing.choices import Choices
from lif_desktop.exporting.papers.content import AgendaItem, Pack, Paper
from lif_desktop.exporting.papers.from_report import PUBLIC
from lif_desktop.exporting.pdf.press import Printed, make_pack, write_pack
from lif_desktop.frameworks import Words
from lif_desktop.registers import Filter
from lif_desktop.reports import masking
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

__all__ = ["Choices", "Printed", "compose_pack", "make_pack", "write_pack"]

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_FOR_THE_BOARD = Choices()
_HANDLING = (
    "This pack may hold information about children and families. Keep it as your agency keeps"
    " its own case files, do not pass it on, and destroy it when the meeting no longer needs it."
)


def compose_pack(
    board: Board, meeting: Record, today: date, choices: Choices = _FOR_THE_BOARD
) -> Pack:
    """Return the pack of a meeting: its agenda, with the papers that its items bear or call for.

    A board or executive sees everything, a sub-group the actions and audits that it owns.
    """
    group_id = meeting.values["group"]
    group = board.record("groups", group_id) if group_id else None
    words = frameworks.kept(board.settings).words
    items = tuple(agenda(board, meeting, group, today, choices, words))
    pack = replace(compose_front(board, meeting, today, choices), items=items)
    return _for_the_public(board, meeting, pack) if choices.public else pack


def compose_front(
    board: Board, meeting: Record, today: date, choices: Choices = _FOR_THE_BOARD
) -> Pack:
    """Return the pack of a meeting without any item: what its cover and its pages say."""
    group_id = meeting.values["group"]
    group = board.record("groups", group_id) if group_id else None
    settings = board.settings
    words = frameworks.kept(settings).words
    title, short = _called(group, words)
    meets_on = meeting.values["meets_on"]
    starts = meeting.values["starts_at"] or ""
    edition = frameworks.edition_on(today)
    return Pack(
        body=settings.get("name") or words.body,
        title=title,
        meeting=", ".join(part for part in (short, _long(meets_on)) if part),
        when=", ".join(part for part in (_weekday(meets_on), starts) if part),
        place=meeting.values["place"] or "",
        chair=(group.values["chair"] if group else None) or "",
        marking=PUBLIC if choices.public else settings.get("marking", ""),
        handling="" if choices.public else _HANDLING,
        version=choices.version,
        data_as_at=day_in_words(today),
        edition=edition.title if edition else "",
        author=board.who,
        public=choices.public,
        draft=choices.draft,
        copy=choices.copy,
    )


def _for_the_public(board: Board, meeting: Record, pack: Pack) -> Pack:
    """Return a pack without what identifies, saying what is not in it."""
    left_out = tuple(_private(board, own_items(board, meeting)))
    items = tuple(replace(one, presenter="", papers=_unsigned(one)) for one in pack.items)
    bare = replace(pack, author="", chair="", place="", items=items, left_out=left_out)
    return masking.without_names(board, bare)


def _private(board: Board, items: Sequence[Record]) -> Iterator[str]:
    """Yield, in numbers alone, what of a meeting's agenda the public does not see."""
    open_ = tuple(one.id for one in items if not one.values["confidential"])
    if closed := len(items) - len(open_):
        yield f"{counted(closed, 'item')} taken in private."
    filters = (Filter("item", "is", open_), Filter("kind", "is", ("file",)))
    if files := board.count(View("papers", filters=filters)) if open_ else 0:
        yield f"{counted(files, 'paper')} that agencies brought as files."


def _unsigned(item: AgendaItem) -> tuple[Paper, ...]:
    return tuple(replace(one, presenter="") for one in item.papers)


def _called(group: Record | None, words: Words) -> tuple[str, str]:
    """Return what the cover and the head of a page call the meeting."""
    if group is None:
        return "Meeting", "Meeting"
    if group.values["kind"] == "board":
        kind = words.body_kind.capitalize()
        return f"{kind} meeting", f"{kind} meeting"
    return group.title, group.values["short_name"] or group.title


def _long(on: date | None) -> str:
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}" if on else ""


def _weekday(on: date | None) -> str:
    return f"{_DAYS[on.weekday()]} {_long(on)}" if on else ""
