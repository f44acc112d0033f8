"""The minutes of a meeting: who came, what was said and decided, which actions arose from it."""

from dataclasses import dataclass, replace
from datetime import date

from lif_desktop.registers import Filter
from lif_desktop.reports import meetings_held
from lif_desktop.reports.meetings_held import Held
from lif_desktop.rules import statuses
from lif_desktop.rules.attendance import Quorum
from lif_desktop.rules.lateness import Lateness, lateness
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_WHOLE = frozenset({"board", "executive"})


@dataclass(frozen=True, slots=True)
class Arising:
    """An action that arose at an item: who does what by when, and how it stands today."""

    reference: str
    activity: str
    agency: str
    lead: str
    target_on: date | None
    standing: Lateness
    item: int | None
    met_on: date | None = None


@dataclass(frozen=True, slots=True)
class Minute:
    """One item as it was taken; `arose_from` is the earlier item that it carried on."""

    item: int
    title: str
    presenter: str
    purpose: str
    state: str
    confidential: bool
    discussion: str
    decision: str
    arose_from: str
    actions: tuple[Arising, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided of an action that was put before the meeting."""

    action: str
    ruling: str
    reason: str


@dataclass(frozen=True, slots=True)
class Came:
    """How one agency came, by whom; what is noted of it."""

    agency: str
    how: str
    person: str
    note: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of one meeting, on a day.

    `still_open` are the actions that arose at earlier meetings of the group and are open today;
    `closed` counts items taken in private that are not among `items`. `whole` is said of the board
    and its executive, whose minutes are read by others too.
    """

    meeting: Record
    group: str
    on: date
    meets_on: date | None
    chair: str
    attendance: tuple[Came, ...]
    there: int
    expected: int
    quorum: int | None
    quorate: Quorum
    items: tuple[Minute, ...]
    rulings: tuple[Ruling, ...]
    still_open: tuple[Arising, ...]
    whole: bool = True
    closed: int = 0

    @property
    def actions(self) -> tuple[Arising, ...]:
        """Every action that arose at the meeting, in the order of the agenda."""
        return tuple(one for item in self.items for one in item.actions)

    @property
    def decisions(self) -> int:
        """How many items say what was decided."""
        return sum(bool(one.decision) for one in self.items)

    @property
    def held(self) -> bool:
        """Whether the meeting is on record as held."""
        return bool(self.meeting.values["state"] == "held")

    def in_public(self) -> "Minutes":
        """Return the minutes without what was taken in private and without words on actions.

        What a sub-group or panel deals with may lead to a case, so its items stay away too.
        """
        shown = tuple(one for one in self.items if not one.confidential)
        closed = len(self.items) - len(shown)
        told = tuple(replace(one, actions=()) for one in shown) if self.whole else ()
        return replace(self, items=told, closed=closed, rulings=(), still_open=())


def which(
    board: Board, today: date, about: str = "", meeting: int | None = None,
    group: int | None = None,
) -> Record | None:  # fmt: skip
    """Return the meeting whose minutes are meant.

    The one named; else the last held before `meeting`; else the last one of the group, or of the
    board itself, that was held by today.
    """
    if about.strip():
        return board.find("meetings", about)
    if meeting is not None:
        return meetings_held.last_before(board, board.record("meetings", meeting))
    if group is None:
        tops = View("groups", filters=(Filter("kind", "is", ("board",)),))
        group = next(iter(board.ids(tops)), None)
    if group is None:
        return None
    held = (Filter("group", "is", (group,)), Filter("state", "is", ("held",)))
    ids = board.ids(View("meetings", (("meets_on", True),), held))
    found = {one.id: one for one in board.records("meetings", ids)}
    past = (found[one] for one in ids if (found[one].values["meets_on"] or today) <= today)
    return next(past, None)


def minutes(board: Board, today: date, meeting: Record) -> Minutes:
    """Return the minutes of one meeting as they are on record."""
    held = meetings_held.of_meeting(board, meeting)
    own = View("items", (("position", False),), (Filter("meeting", "is", (meeting.id,)),))
    items = _in_order(board, own)
    arisen = _arisen(board, today)
    seen = {one.id for one in items}
    values = meeting.values
    return Minutes(
        meeting=meeting,
        group=held.group,
        on=today,
        meets_on=values["meets_on"],
        chair=values["chair"] or "",
        attendance=_attendance(board, meeting, held),
        there=held.there,
        expected=len(held.counting),
        quorum=held.quorum,
        quorate=held.quorate,
        items=tuple(
            _minute(board, one, [each for each, _ in arisen if each.item == one.id])
            for one in items
        ),
        rulings=_rulings(board, meeting),
        whole=board.record("groups", values["group"]).values["kind"] in _WHOLE,
        still_open=tuple(
            replace(each, met_on=met_on)
            for each, status in arisen
            if each.item not in seen and statuses.is_open(status)
            and (met_on := _earlier(board, each.item, meeting)) is not None
        ),
    )  # fmt: skip


def _in_order(board: Board, view: View) -> list[Record]:
    ids = board.ids(view)
    found = {one.id: one for one in board.records(view.register, ids)}
    return [found[one] for one in ids if one in found]


def _minute(board: Board, item: Record, actions: list[Arising]) -> Minute:
    values = item.values
    before = values["carried_from"]
    return Minute(
        item=item.id,
        title=item.title,
        presenter=values["presenter"] or "",
        purpose=item.text("purpose"),
        state=values["state"] or "",
        confidential=bool(values["confidential"]),
        discussion=values["discussion"] or "",
        decision=values["decision"] or "",
        arose_from=board.record("items", before).title if before else "",
        actions=tuple(actions),
    )


def _arisen(board: Board, today: date) -> list[tuple[Arising, str | None]]:
    """Return every action that arose at an item, with its status, by reference."""
    view = View("actions", filters=(Filter("item", "filled"),))
    found = []
    for one in board.records("actions", board.ids(view)):
        values = one.values
        arising = Arising(
            reference=one.reference,
            activity=values["activity"] or "",
            agency=one.text("lead_agency"),
            lead=values["lead"] or "",
            target_on=values["target_on"],
            standing=lateness(values["status"], values["target_on"], values["completed_on"], today),
            item=values["item"],
        )
        found.append((arising, values["status"]))
    return sorted(found, key=lambda pair: pair[0].reference)


def _earlier(board: Board, item: int | None, meeting: Record) -> date | None:
    """Return the day of the meeting of the same group at which an item was taken before this."""
    if item is None:
        return None
    of = board.record("items", item).values["meeting"]
    other = board.record("meetings", of).values if of else {}
    same = bool(other) and other["group"] == meeting.values["group"]
    met, on = other.get("meets_on"), meeting.values["meets_on"]
    return met if same and met is not None and on is not None and met < on else None


def _attendance(board: Board, meeting: Record, held: Held) -> tuple[Came, ...]:
    view = View("attendance", filters=(Filter("meeting", "is", (meeting.id,)),))
    found = [
        Came(
            one.text("agency"), one.values["came"] or "", one.values["person"] or "",
            one.values["note"] or "",
        )
        for one in board.records("attendance", board.ids(view))
    ]  # fmt: skip
    silent = held.due - held.came.keys() if held.came else frozenset()
    labels = board.labels("agencies")
    found += [Came(labels.get(one, ""), "", "", "") for one in silent]
    return tuple(sorted(found, key=lambda one: one.agency.casefold()))


def _rulings(board: Board, meeting: Record) -> tuple[Ruling, ...]:
    view = View("escalations", filters=(Filter("meeting", "is", (meeting.id,)),))
    found = board.records("escalations", board.ids(view))
    return tuple(
        Ruling(one.text("action"), one.text("ruling"), one.values["ruling_reason"] or "")
        for one in found
        if one.values["ruling"] not in {None, "awaited"}
    )
