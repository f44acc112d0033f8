"""The papers of one meeting, put together from the board."""

from datetime import date

from lif_desktop import frameworks
from lif_desktop.exporting.agenda import agenda
from lif_desktop.exporting.papers.content import Pack
from lif_desktop.exporting.pdf.press import Printed, make_pack, write_pack
from lif_desktop.frameworks import Words
from lif_desktop.rules.words import day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

__all__ = ["Printed", "compose_pack", "make_pack", "write_pack"]

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_HANDLING = (
    "This pack may hold information about children and families. Keep it as your agency keeps"
    " its own case files, do not pass it on, and destroy it when the meeting no longer needs it."
)


def compose_pack(board: Board, meeting: Record, today: date, *, version: str = "1") -> Pack:
    """Return the pack of a meeting: its agenda, with the papers that its items call for.

    A board or executive sees everything, a sub-group the actions and audits that it owns.
    """
    group_id = meeting.values["group"]
    group = board.record("groups", group_id) if group_id else None
    settings = board.settings
    words = _words(settings)
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
        marking=settings.get("marking", ""),
        handling=_HANDLING,
        version=version,
        data_as_at=day_in_words(today),
        edition=edition.title if edition else "",
        author=board.who,
        items=tuple(agenda(board, meeting, group, today, words)),
    )


def _called(group: Record | None, words: Words) -> tuple[str, str]:
    """Return what the cover and the head of a page call the meeting."""
    if group is None:
        return "Meeting", "Meeting"
    if group.values["kind"] == "board":
        kind = words.body_kind.capitalize()
        return f"{kind} meeting", f"{kind} meeting"
    return group.title, group.values["short_name"] or group.title


def _words(settings: dict[str, str]) -> Words:
    kept = settings.get("preset")
    return (frameworks.from_json(kept) if kept else frameworks.load("blank")).words


def _long(on: date | None) -> str:
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}" if on else ""


def _weekday(on: date | None) -> str:
    return f"{_DAYS[on.weekday()]} {_long(on)}" if on else ""
