"""The meetings that were held, who was expected at each and who came."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop.registers import Filter
from lif_desktop.reports.shape import Asked
from lif_desktop.rules import attendance as rule
from lif_desktop.rules.attendance import Seat
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record


@dataclass(frozen=True, slots=True)
class Held:
    """One meeting that was held, with the agencies expected and what each answered."""

    meeting: Record
    group: str
    on: date
    due: frozenset[int]
    came: Mapping[int, str | None]
    quorum: int | None

    @property
    def quorate(self) -> rule.Quorum:
        """Whether it had its quorum."""
        return rule.quorate(self.meeting.values["quorate"], self.quorum, self.came, self.due)

    @property
    def disagrees(self) -> bool:
        """Whether the minutes say another thing of the quorum than the attendance."""
        return rule.disagrees(self.meeting.values["quorate"], self.quorum, self.came, self.due)

    @property
    def counting(self) -> frozenset[int]:
        """The agencies whose attendance counts."""
        return self.due or frozenset(self.came)

    @property
    def there(self) -> int:
        """How many of them came."""
        return len(rule.present(self.came) & self.counting)


def held(board: Board, today: date, asked: Asked) -> list[Held]:
    """Return the meetings held in a period up to today, oldest first."""
    view = View("meetings", (("meets_on", False),), (Filter("state", "is", ("held",)),))
    meetings = [
        one for one in board.records("meetings", board.ids(view))
        if one.values["meets_on"] <= today and asked.covers(one.values["meets_on"])
    ]  # fmt: skip
    seats = _seats(board)
    answers: dict[int, list[Record]] = {}
    for one in board.records("attendance"):
        answers.setdefault(one.values["meeting"], []).append(one)
    came = {meeting: _came(own) for meeting, own in answers.items()}
    quorums = {one.id: (one.title, one.values["quorum"]) for one in board.records("groups")}
    return [_held(one, seats, came.get(one.id, {}), quorums) for one in meetings]


def last_before(board: Board, meeting: Record) -> Record | None:
    """Return the last meeting of the same group that was held before this one."""
    group, on = meeting.values["group"], meeting.values["meets_on"]
    if group is None or on is None:
        return None
    filters = (
        Filter("group", "is", (group,)), Filter("state", "is", ("held",)),
        Filter("meets_on", "before", (on,)),
    )  # fmt: skip
    found = board.page(View("meetings", (("meets_on", True),), filters), 0, 1)
    return found[0] if found else None


def of_meeting(board: Board, meeting: Record) -> Held:
    """Return one meeting with its attendance."""
    seats = _seats(board, meeting.values["group"])
    view = View("attendance", filters=(Filter("meeting", "is", (meeting.id,)),))
    came = _came(board.records("attendance", board.ids(view)))
    group = board.record("groups", meeting.values["group"])
    return _held(meeting, seats, came, {group.id: (group.title, group.values["quorum"])})


def seats_of(board: Board, group: int) -> list[Seat]:
    """Return the seats on one group."""
    return _seats(board, group).get(group, [])


def _seats(board: Board, group: int | None = None) -> dict[int, list[Seat]]:
    filters = () if group is None else (Filter("group", "is", (group,)),)
    found: dict[int, list[Seat]] = {}
    for one in board.records("members", board.ids(View("members", filters=filters))):
        values = one.values
        if values["agency"] is not None:
            seat = Seat(*(values[key] for key in ("agency", "role", "from_on", "until_on")))
            found.setdefault(values["group"], []).append(seat)
    return found


def _came(answers: Iterable[Record]) -> dict[int, str | None]:
    """Return how each agency came, of which it is on record."""
    said = [one.values for one in answers if one.values["came"] is not None]
    return rule.by_agency((values["agency"], values["came"]) for values in said)


def _held(
    meeting: Record, seats: Mapping[int, Sequence[Seat]], came: Mapping[int, str | None],
    quorums: Mapping[int, tuple[str, int | None]],
) -> Held:  # fmt: skip
    group, on = meeting.values["group"], meeting.values["meets_on"]
    name, quorum = quorums.get(group, ("", None))
    return Held(meeting, name, on, rule.expected(seats.get(group, ()), on), came, quorum)


def questions(one: Held) -> list[str]:
    """Return what is to be asked of the attendance on record of one meeting."""
    if not one.came:
        return ["No attendance is on record: who came?"]
    asked = []
    silent = len(one.due - one.came.keys())
    if silent:
        asked.append(f"Nothing is on record of {counted(silent, 'agency', 'agencies')} expected.")
    if one.disagrees:
        counted_as = (
            "was" if rule.quorate(None, one.quorum, one.came, one.due) == "yes" else "was not"
        )
        asked.append(
            f"By the attendance on record, {day_in_words(one.on)} {counted_as} quorate; the minutes"
            " say otherwise."
        )
    if one.quorum is None:
        asked.append("The group has no quorum on record.")
    return asked
