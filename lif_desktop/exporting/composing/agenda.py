"""The agenda of a meeting: its own items, else its group's standing ones, each with its papers."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from lif_desktop.exporting.composing.choices import Choices
from lif_desktop.exporting.papers import attached, catalogue, written
from lif_desktop.exporting.papers.catalogue import Call, Entry
from lif_desktop.exporting.papers.content import AgendaItem, File, Paper
from lif_desktop.frameworks import Words
from lif_desktop.registers import Filter
from lif_desktop.store.board import Board
from lif_desktop.store.faults import NoSuchFile
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

STANDING = (
    "Welcome, apologies and declarations of interest",
    "Minutes and matters arising",
    "Actions: late, due and to escalate",
    "Audit record and forward plan",
    "Any other business",
)
_WHOLE = {"board", "executive"}


class Papers:
    """The papers that a meeting's items bear or call for, each written as the pack is wanted."""

    def __init__(
        self, board: Board, meeting: Record, group: Record | None, today: date, choices: Choices
    ) -> None:
        whole = group is None or group.values["kind"] in _WHOLE
        self._group = None if whole or group is None else group.id
        self._board, self._meeting, self._today = board, meeting, today
        self._choices = choices
        self._called: set[str] = set()
        self._keys: Counter[str] = Counter()
        self._figures: list[str] = []

    def of(self, item: Record, words: Words) -> tuple[Paper, ...]:
        """Return the papers set beneath an item, else the one that it calls for."""
        view = View("papers", (("position", False),), (Filter("item", "is", (item.id,)),))
        own = self._board.records("papers", self._board.ids(view))
        if not own:
            return self.called(item.values["title"] or "", item.values["paper"] or "", words)
        made = (self._set(one) for one in own)
        return tuple(one for one in made if one is not None)

    def called(self, title: str, named: str, words: Words) -> tuple[Paper, ...]:
        """Return the paper that an agenda item calls for, once; nothing if it calls for none.

        An item may name a paper (its name or its title); else its own words decide.
        """
        entry = calls_for(named or title, words)
        if entry is None or (entry.about and not entry.usual):
            return ()
        if entry.name in self._called and not named:
            return ()
        self._called.add(entry.name)
        return (self._ours(entry, Call(self._choices.asked, self._group)),)

    def _set(self, record: Record) -> Paper | None:
        """Return a paper that was set beneath an item; None where the public does not see it."""
        values, title = record.values, record.values["title"] or ""
        key = f"papers:{record.id}"
        if values["kind"] == "file":
            return None if self._choices.public else replace(self._file(record), key=key)
        entry = None if values["kind"] == "text" else catalogue.named(values["name"] or "")
        if entry is None:
            return replace(self._written(record), key=key)
        asked = replace(self._choices.asked, since=values["from_on"], until=values["until_on"])
        call = Call(asked, self._group, values["about"] or "")
        if not entry.about:
            self._called.add(entry.name)
        paper = self._ours(entry, call)
        said = entry.unheeded(replace(call, group=None))  # a group's own pack holds whole ones too
        note = " ".join(part for part in (paper.note, said) if part)
        return replace(paper, title=title or entry.title, key=key, note=note)

    def _file(self, record: Record) -> Paper:
        """Return an agency's file behind its title page; or a page that says it is not there."""
        values, agency = record.values, record.text("agency")
        title = values["title"] or values["file_name"] or ""
        try:
            content = self._board.file(values["file_hash"] or "")
        except NoSuchFile:
            by = f" of {agency}" if agency else ""
            said = f"The file{by} is not in the board, so this page stands in its place."
            return Paper(title, sentences=(said,))
        file = File(values["file_name"] or title, content, values["file_hash"], agency)
        return attached.paper(title, file)

    def _written(self, record: Record) -> Paper:
        """Return a paper written here; of one whose name means nothing, a page that says so."""
        values, title = record.values, record.values["title"] or ""
        if values["kind"] != "text" and values["name"]:
            said = f"There is no paper called “{values['name']}”, so this page stands in its place."
            return Paper(title, sentences=(said,))
        if not (values["text"] or "").strip():
            return Paper(title, sentences=("Nothing has been written here yet.",))
        return written.paper(title, values["text"])

    def _ours(self, entry: Entry, call: Call) -> Paper:
        if unmet := entry.unmet(self._board, call.about):
            return Paper(entry.title, sentences=(unmet,), key=self._key(entry))
        # What stands before it in the pack counts as published before it.
        asked = replace(call.asked, earlier=tuple(self._figures))
        call = replace(call, asked=asked, meeting=self._meeting.id)
        paper = self._choices.write(entry, self._board, self._today, call)
        self._figures += [paper.figures] if paper.figures else []
        return replace(paper, key=self._key(entry))

    def _key(self, entry: Entry) -> str:
        """Return what tells a paper from others of its pack, also where it is called twice."""
        self._keys[entry.name] += 1
        times = self._keys[entry.name]
        return entry.name if times == 1 else f"{entry.name}:{times}"


def calls_for(title: str, words: Words) -> Entry | None:
    """Return the paper that an item of this title calls for, by its name or by the words in it."""
    wanted = title.strip().casefold()
    found = (one for one in catalogue.BY_HAND if _calls(wanted, one, words))
    return catalogue.named(wanted) or next(found, None)


def _calls(wanted: str, entry: Entry, words: Words) -> bool:
    own = {
        "case-reviews": (words.case_review.lower(),),
        "child-deaths": (words.child_death_panel_short.lower(),),
    }.get(entry.name, ())
    return any(sign and sign in wanted for sign in (*entry.signs, *own))


def own_items(board: Board, meeting: Record) -> list[Record]:
    """Return the items of a meeting, in order."""
    view = View("items", (("position", False),), (Filter("meeting", "is", (meeting.id,)),))
    return list(board.records("items", board.ids(view)))


def agenda(
    board: Board,
    meeting: Record,
    group: Record | None,
    today: date,
    choices: Choices,
    words: Words,
) -> Iterator[AgendaItem]:
    """Yield the items of a meeting in order, each with its papers and the time it begins.

    The public sees no confidential item.
    """
    papers = Papers(board, meeting, group, today, choices)
    own = own_items(board, meeting)
    if not own:
        starts = meeting.values["starts_at"] or ""
        yield from _standing(board, group, papers, starts, words)
        return
    begins = _clock(meeting.values["starts_at"])
    for item in own:
        values = item.values
        begins = _clock(values["starts_at"]) or begins
        if not (choices.public and values["confidential"]):
            time = f"{begins:%H:%M}" if begins else ""
            yield _item(item, papers.of(item, words), time, board.who)
        # From an item without its minutes on, nobody knows when the next begins.
        minutes = values["minutes"]
        begins = begins + timedelta(minutes=minutes) if begins and minutes else None


def _item(item: Record, papers: tuple[Paper, ...], time: str, who: str) -> AgendaItem:
    """Return an item with its papers, which it presents; what it does not say they say."""
    values = item.values
    purpose = f"for {item.text('purpose').lower()}" if values["purpose"] else ""
    found = tuple(
        replace(
            one,
            presenter=values["presenter"] or one.presenter,
            purpose=purpose or one.purpose,
        )
        for one in papers
    )
    return AgendaItem(
        title=values["title"] or "",
        presenter=values["presenter"] or (who if found else ""),
        purpose=found[0].purpose if found else purpose,
        time=time,
        papers=found,
        record=item.id,
        private=bool(values["confidential"]),
    )


def standing_titles(group: Record | None) -> list[str]:
    """Return what a group always deals with, in order; what is usual where it does not say."""
    own = (group.values["standing_items"] if group else None) or ""
    return [line.strip() for line in own.splitlines() if line.strip()] or list(STANDING)


def _standing(
    board: Board, group: Record | None, papers: Papers, starts: str, words: Words
) -> Iterator[AgendaItem]:
    for index, title in enumerate(standing_titles(group)):
        found = papers.called(title, "", words)
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
