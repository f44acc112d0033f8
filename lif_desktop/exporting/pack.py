"""The papers of one meeting, put together from the board."""

from collections.abc import Callable, Iterator
from datetime import date

from lif_desktop import frameworks
from lif_desktop.exporting.papers import action_report, audit_record, deaths, review_status
from lif_desktop.exporting.papers.content import AgendaItem, Pack, Paper
from lif_desktop.exporting.pdf.press import Printed, make_pack, write_pack
from lif_desktop.frameworks import Words
from lif_desktop.reports.actions import actions_report
from lif_desktop.reports.audits import audit_record as read_audits
from lif_desktop.reports.deaths import deaths_summary
from lif_desktop.reports.reviews import review_status as read_reviews
from lif_desktop.rules.words import day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

__all__ = ["Printed", "compose_pack", "make_pack", "write_pack"]

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_STANDING = (
    "Welcome, apologies and declarations of interest",
    "Minutes and matters arising",
    "Actions: late, due and to escalate",
    "Audit record and forward plan",
    "Any other business",
)
_HANDLING = (
    "This pack may hold information about children and families. Keep it as your agency keeps"
    " its own case files, do not pass it on, and destroy it when the meeting no longer needs it."
)
_WHOLE = {"board", "executive"}

Make = Callable[[], Paper]


class _Papers:
    """The papers that a board can write today, each found by the words of an agenda item."""

    def __init__(self, board: Board, group: Record | None, today: date, words: Words) -> None:
        whole = group is None or group.values["kind"] in _WHOLE
        own = None if whole or group is None else group.id
        self._made: list[tuple[tuple[str, ...], Make]] = [
            (
                ("child death", words.child_death_panel_short.lower(), "cdop"),
                lambda: deaths.paper(
                    deaths_summary(board, today), board.who, words.child_death_panel
                ),
            ),
            (
                ("case review", "practice review", words.case_review.lower()),
                lambda: review_status.paper(read_reviews(board, today), board.who),
            ),
            (
                ("audit",),
                lambda: audit_record.paper(read_audits(board, today, own), board.who),
            ),
            (
                ("action", "escalat"),
                lambda: action_report.paper(actions_report(board, today, own), board.who),
            ),
        ]

    def of(self, title: str) -> tuple[Paper, ...]:
        """Return the paper that an agenda item calls for, once; nothing if it calls for none."""
        said = title.lower()
        for index, (signs, make) in enumerate(self._made):
            if any(sign and sign in said for sign in signs):
                del self._made[index]
                return (make(),)
        return ()


def compose_pack(board: Board, meeting: Record, today: date, *, version: str = "1") -> Pack:
    """Return the pack of a meeting: its group's standing items, with the papers they call for.

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
        items=tuple(_items(board, group, today, words, starts)),
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


def _items(
    board: Board, group: Record | None, today: date, words: Words, starts: str
) -> Iterator[AgendaItem]:
    own = (group.values["standing_items"] if group else None) or ""
    titles = [line.strip() for line in own.splitlines() if line.strip()] or list(_STANDING)
    papers = _Papers(board, group, today, words)
    for index, title in enumerate(titles):
        found = papers.of(title)
        yield AgendaItem(
            title=title,
            presenter=board.who if found else "",
            purpose=found[0].purpose if found else "",
            time="" if index else starts,
            papers=found,
        )


def _long(on: date | None) -> str:
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}" if on else ""


def _weekday(on: date | None) -> str:
    return f"{_DAYS[on.weekday()]} {_long(on)}" if on else ""
