"""The agenda of a meeting: its own items, else its group's standing ones, each with its paper."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from lif_desktop.exporting.papers import (
    action_report,
    audit_record,
    deaths,
    from_report,
    review_status,
)
from lif_desktop.exporting.papers.content import AgendaItem, Paper
from lif_desktop.frameworks import Words
from lif_desktop.registers import Filter
from lif_desktop.reports import catalogue
from lif_desktop.reports.actions import actions_report
from lif_desktop.reports.audits import audit_record as read_audits
from lif_desktop.reports.deaths import deaths_summary
from lif_desktop.reports.reviews import review_status as read_reviews
from lif_desktop.reports.shape import Asked
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_STANDING = (
    "Welcome, apologies and declarations of interest",
    "Minutes and matters arising",
    "Actions: late, due and to escalate",
    "Audit record and forward plan",
    "Any other business",
)
_WHOLE = {"board", "executive"}

Make = Callable[[], Paper]


class Papers:
    """The papers that a board can write today, each found by the words of an agenda item."""

    def __init__(self, board: Board, group: Record | None, today: date, words: Words) -> None:
        whole = group is None or group.values["kind"] in _WHOLE
        own = None if whole or group is None else group.id
        self._board, self._today = board, today
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

    def of(self, title: str, named: str = "") -> tuple[Paper, ...]:
        """Return the paper that an agenda item calls for, once; nothing if it calls for none.

        An item may name a report (its name or its title) as its paper; else its own words decide.
        """
        wanted = (named or title).strip().casefold()
        for entry in catalogue.REPORTS:
            if wanted in {entry.name, entry.title.casefold()}:
                drawn = entry.draw(self._board, self._today, Asked())
                return (from_report.paper(drawn, self._board.who),)
        for index, (signs, make) in enumerate(self._made):
            if any(sign and sign in wanted for sign in signs):
                del self._made[index]
                return (make(),)
        return ()


def agenda(
    board: Board, meeting: Record, group: Record | None, today: date, words: Words
) -> Iterator[AgendaItem]:
    """Yield the items of a meeting in order, each with its paper and the time it begins."""
    papers = Papers(board, group, today, words)
    view = View("items", (("position", False),), (Filter("meeting", "is", (meeting.id,)),))
    own = board.records("items", board.ids(view))
    if not own:
        yield from _standing(board, group, papers, meeting.values["starts_at"] or "")
        return
    begins = _clock(meeting.values["starts_at"])
    for item in own:
        values = item.values
        found = papers.of(values["title"] or "", values["paper"] or "")
        purpose = item.text("purpose").lower()
        yield AgendaItem(
            title=values["title"] or "",
            presenter=values["presenter"] or (board.who if found else ""),
            purpose=f"for {purpose}" if purpose else (found[0].purpose if found else ""),
            time=f"{begins:%H:%M}" if begins else "",
            papers=found,
        )
        # From an item without its minutes on, nobody knows when the next begins.
        minutes = values["minutes"]
        begins = begins + timedelta(minutes=minutes) if begins and minutes else None


def _standing(
    board: Board, group: Record | None, papers: Papers, starts: str
) -> Iterator[AgendaItem]:
    own = (group.values["standing_items"] if group else None) or ""
    titles = [line.strip() for line in own.splitlines() if line.strip()] or list(_STANDING)
    for index, title in enumerate(titles):
        found = papers.of(title)
        yield AgendaItem(
            title=title,
            presenter=board.who if found else "",
            purpose=found[0].purpose if found else "",
            time="" if index else starts,
            papers=found,
        )


def _clock(starts: str | None) -> datetime | None:
    """Return the time of day that is written there, on any day; None if it is not one."""
    for form in ("%H:%M", "%H.%M", "%I:%M%p", "%I%p", "%I.%M%p"):
        try:
            return datetime.strptime((starts or "").replace(" ", "").upper(), form)  # noqa: DTZ007 - a time of day
        except ValueError:
            continue
    return None
