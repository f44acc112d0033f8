"""What the composer shows of a meeting: its items with the papers beneath, and the packs made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from lif_desktop import clock, frameworks
from lif_desktop.registers import Filter
from lif_desktop.reports.shape import Audience
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record
from lif_desktop.ui.dates import long_words

SET = "papers:"  # before the id in the key of a paper that was set beneath an item


@dataclass(frozen=True)
class Line:
    """One item of a meeting with the papers that were set beneath it."""

    item: Record
    number: int
    papers: tuple[Record, ...]

    @property
    def title(self) -> str:
        """What the item is called."""
        return self.item.values["title"] or ""


@dataclass(frozen=True)
class Composition:
    """A meeting as it is composed: what it is called, its lines in order, the packs made of it."""

    meeting: Record
    title: str
    lines: tuple[Line, ...]
    packs: tuple[Record, ...]

    def line_of(self, item: int) -> Line | None:
        """Return the line of an item, None if it is not (or no longer) there."""
        return next((one for one in self.lines if one.item.id == item), None)


def paper_key(paper: Record) -> str:
    """Return the key by which a pack knows a paper that was set beneath an item."""
    return f"{SET}{paper.id}"


def read(board: Board, meeting_id: int) -> Composition:
    """Read a meeting with its items, their papers, and the packs made of it, newest first.

    Raises:
        NotFound: if there is no such meeting.
    """
    meeting = board.record("meetings", meeting_id)
    items = _below(board, "items", "meeting", (meeting_id,), "position")
    papers = _below(board, "papers", "item", tuple(one.id for one in items), "position")
    lines = tuple(
        Line(one, number, tuple(p for p in papers if p.values["item"] == one.id))
        for number, one in enumerate(items, 1)
    )
    packs = _below(board, "packs", "meeting", (meeting_id,), "reference")
    return Composition(meeting, _title(board, meeting), lines, tuple(reversed(packs)))


def next_version(packs: Iterable[Record], audience: Audience) -> int:
    """Return the number that the next pack for an audience gets; drafts are counted too."""
    own = (one for one in packs if one.values["audience"] == audience)
    return 1 + max((one.values["edition"] or 0 for one in own), default=0)


def next_meeting(board: Board) -> Record | None:
    """Return the next meeting that is planned, else the one held last."""
    planned = Filter("state", "is", ("planned",))
    to_come = Filter("meets_on", "after", (clock.today() - timedelta(days=1),))
    for view in (
        View("meetings", (("meets_on", False),), (planned, to_come)),
        View("meetings", (("meets_on", True),)),
    ):
        for found in board.page(view, 0, 1):
            return found
    return None


def _below(board: Board, register: str, link: str, ids: tuple[int, ...], sort: str) -> list[Record]:
    if not ids:
        return []
    view = View(register, ((sort, False),), (Filter(link, "is", ids),))
    found = {one.id: one for one in board.records(register, board.ids(view))}
    return [found[one] for one in board.ids(view)]


def _title(board: Board, meeting: Record) -> str:
    """Return what the page calls a meeting: Board, Tuesday 24 November 2026."""
    meets_on, group_id = meeting.values["meets_on"], meeting.values["group"]
    name = "Meeting"
    if group_id:
        group = board.record("groups", group_id)
        name = group.values["short_name"] or group.title
        if group.values["kind"] == "board":
            name = frameworks.kept(board.settings).words.body_kind.capitalize()
    return f"{name}, {long_words(meets_on)}" if meets_on else f"{name}, {meeting.reference}"
