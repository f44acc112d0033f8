"""What the rules say of meetings and groups: calendars, quorum, attendance, the way up."""

from collections.abc import Iterator, Mapping
from datetime import date

from lif_desktop.registers import Filter
from lif_desktop.reports import calendars, meetings_held
from lif_desktop.reports.action_rows import KIRKLEES, OPEN
from lif_desktop.reports.shape import About
from lif_desktop.reports.today import Need, Target
from lif_desktop.reports.watch import Notice
from lif_desktop.rules import attendance, calendar_questions
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_MEMBERS = "Croydon framework, 3.1; Bedford Borough framework, 3"
_EACH = 2
_PLANNED = Filter("state", "is_not", ("held", "cancelled"))
_LATE = Filter("late_from", "reached")
_ESCALATE = Filter("escalates_on", "reached")


def _of_meeting(board: Board, record: Record, today: date) -> Iterator[Notice]:
    values = record.values
    for question in calendar_questions.of_meeting(
        state=values["state"],
        meets_on=values["meets_on"],
        moved_from_on=values["moved_from_on"],
        why_not_held=values["why_not_held"],
        says_something=bool(values["decisions"]) or _decided(board, record),
        today=today,
    ):
        yield Notice(question, "due", KIRKLEES)
    if values["state"] == "held":
        yield from _of_held(board, record)
    elif values["state"] in {None, "planned"} and values["meets_on"] >= today:
        yield from _coming(board, record)


def _decided(board: Board, meeting: Record) -> bool:
    filters = (Filter("meeting", "is", (meeting.id,)),)
    items = board.records("items", board.ids(View("items", filters=filters)))
    return any(one.values["decision"] for one in items)


def _of_held(board: Board, record: Record) -> Iterator[Notice]:
    found = meetings_held.of_meeting(board, record)
    if found.quorate == "no":
        yield Notice(
            f"It had no quorum: {found.there} of {found.quorum or 'the'} agencies needed came."
            " Its decisions may have to be confirmed.", "late", _MEMBERS,
        )  # fmt: skip
    for question in meetings_held.questions(found):
        yield Notice(question, "note", _MEMBERS)


def _coming(board: Board, record: Record) -> Iterator[Notice]:
    own = Filter("group", "is", (record.values["group"],))
    put = board.count(View("actions", filters=(own, _ESCALATE)))
    late = board.count(View("actions", filters=(own, _LATE)))
    if put:
        verb = "asks" if put == 1 else "ask"
        yield Notice(
            f"{counted(put, 'action')} of this group {verb} to be put before it: unmet after two"
            f" meetings. {late} of its actions are late in all.", "due", KIRKLEES,
            About("groups", record.values["group"]),
        )  # fmt: skip


def _of_group(board: Board, record: Record, today: date) -> Iterator[Notice]:
    known = calendars.read(board, today, [record.id])
    if ring := calendars.ring_of(known.groups, record.id):
        other = next((one for one in ring if one != record.id), record.id)
        yield Notice(f"{_said_of(known.groups, ring)}.", "late", KIRKLEES, About("groups", other))
    seats = meetings_held.seats_of(board, record.id)
    for question in calendar_questions.of_group(
        top=record.values["kind"] == "board",
        goes_up=record.values["escalates_to"] is not None,
        quorum=record.values["quorum"],
        seats=len(attendance.expected(seats, today)),
    ):
        yield Notice(question, "note", KIRKLEES)
    own = Filter("group", "is", (record.id,))
    open_ = board.count(View("actions", filters=(own, OPEN)))
    if open_ and (question := known.question(record.id)):
        yield Notice(f"{question} It owns {counted(open_, 'open action')}.", "due", KIRKLEES)
    elif open_ and known.next_on(record.id) is None:
        yield Notice(
            f"It owns {counted(open_, 'open action')}, and no next meeting is planned.", "due",
            KIRKLEES,
        )  # fmt: skip


def _said_of(groups: Mapping[int, Record], ring: tuple[int, ...]) -> str:
    return calendar_questions.of_ring(
        [groups[one].title for one in ring],
        with_board=any(groups[one].values["kind"] == "board" for one in ring),
    )


NOTICES = {"meetings": _of_meeting, "groups": _of_group}


def needs(board: Board, today: date) -> Iterator[Need]:
    """Yield rings of groups, meetings passed and still called planned, and groups without days."""
    yield from _in_rings(board)
    passed = Filter("meets_on", "before", (today,))
    view = View("meetings", (("meets_on", False),), (_PLANNED, passed))
    count = board.count(view)
    for meeting in board.page(view, 0, _EACH):
        day = day_in_words(meeting.values["meets_on"])
        more = f"; {count - 1} more have passed" if count > _EACH else ""
        yield Need("Held?", "due", meeting.reference, meeting.text("group"), f"planned for {day}"
                   f" and not said to be held{more}", "Open",
                   Target("meetings", meeting.id))  # fmt: skip
        if more:
            break
    yield from _without_calendar(board, today)


def _in_rings(board: Board) -> Iterator[Need]:
    groups = {one.id: one for one in board.records("groups")}
    rings = sorted({ring for one in groups if (ring := calendars.ring_of(groups, one))})
    if rings:
        first = groups[rings[0][0]]
        more = f"; {counted(len(rings) - 1, 'more ring')}" if len(rings) > 1 else ""
        yield Need("Way up", "late", first.reference, first.title,
                   f"{_said_of(groups, rings[0])}{more}", "Open",
                   Target("groups", first.id))  # fmt: skip


def _without_calendar(board: Board, today: date) -> Iterator[Need]:
    for group in board.records("groups"):
        own = Filter("group", "is", (group.id,))
        late = board.count(View("actions", filters=(own, _LATE)))
        if late and calendars.read(board, today, [group.id]).question(group.id):
            verb = "belongs" if late == 1 else "belong"
            why = f"{counted(late, 'late action')} {verb} to it, but it has no calendar to count by"
            yield Need("Calendar", "due", group.reference, group.title, why, "Open",
                       Target("groups", group.id))  # fmt: skip
