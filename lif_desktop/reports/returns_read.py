"""The returns sent out, each with where it stands, when it is chased and how good it was."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop.registers import Filter
from lif_desktop.registers.returning import RETURN_KINDS
from lif_desktop.rules import chasing, return_quality, sent_returns
from lif_desktop.rules.chasing import Letter, Schedule
from lif_desktop.rules.return_quality import Judged
from lif_desktop.rules.sent_returns import Standing
from lif_desktop.rules.words import day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

KINDS = {one.value: one.label for one in RETURN_KINDS}
NO_AGENCY = "No agency named"
NO_KIND = "Another kind"

_Round = tuple[str, int | None, date | None, date | None, date | None]


@dataclass(frozen=True, slots=True)
class Sent:
    """One return with what the rules say of it; `round` tells with which others it was sent."""

    record: Record
    standing: Standing
    chase_on: date | None
    judged: tuple[Judged, ...]
    round: _Round

    @property
    def kind(self) -> str:
        """Return the kind of return in words."""
        return self.record.text("kind") or NO_KIND

    @property
    def agency(self) -> str:
        """Return to whom it went."""
        return self.record.text("agency") or NO_AGENCY

    @property
    def due_on(self) -> date | None:
        """Return by when it is due."""
        due: date | None = self.record.values["due_on"]
        return due

    @property
    def days_late(self) -> int:
        """Return by how many days it is, or came back, late; 0 if it is not, or not known."""
        stands = self.standing
        return (stands.days or 0) if stands.state == "late" else stands.came_late or 0

    def to_chase(self, today: date) -> bool:
        """Return whether it is to be chased today."""
        return self.chase_on is not None and self.chase_on <= today

    def letter(self, today: date) -> Letter:
        """Return which letter its agency is to have."""
        return chasing.letter(self.due_on, self.record.values["chased_times"] or 0, today)

    def quality(self) -> dict[str, str | None]:
        """Return what a person said of each test."""
        return {test: self.record.values[test] for test in return_quality.TESTS}


@dataclass(frozen=True, slots=True)
class Round:
    """The returns of one kind that were sent out together, without those withdrawn or replaced."""

    kind: str
    what: str
    issued_on: date | None
    sent: tuple[Sent, ...]

    @property
    def due_on(self) -> date | None:
        """Return when most of them are due."""
        days = Counter(one.due_on for one in self.sent if one.due_on)
        return days.most_common(1)[0][0] if days else None

    @property
    def title(self) -> str:
        """Return the kind, what it is about, and when it is due."""
        due = self.due_on
        when = f"due {day_in_words(due)}" if due else "no due date"
        return ", ".join(part for part in (self.kind, self.what, when) if part)

    def count(self, holds: Callable[[Standing], object]) -> int:
        """Return of how many standings something holds."""
        return sum(bool(holds(one.standing)) for one in self.sent)

    @property
    def came(self) -> int:
        """Return how many came back."""
        return self.count(lambda one: one.came)

    @property
    def in_time(self) -> int:
        """Return how many came back in time."""
        return self.count(lambda one: one.in_time)

    @property
    def late(self) -> int:
        """Return how many are out and late."""
        return self.count(lambda one: one.state == "late")

    @property
    def to_judge(self) -> int:
        """Return how many came back and wait to be judged."""
        return self.count(lambda one: one.state == "to_judge")


def plan_of(board: Board) -> Schedule:
    """Return when this board chases."""
    return chasing.schedule(board.settings.get(chasing.SETTING, ""))


def ever(board: Board) -> bool:
    """Return whether the board keeps what it sends out at all."""
    return bool(board.page(View("returns"), 0, 1))


def read(board: Board, today: date, records: Sequence[Record] | None = None) -> list[Sent]:
    """Return the returns (None: all of them) as they stand, in the order they were made."""
    every = board.records("returns") if records is None else list(records)
    by_id = {one.id: one for one in every}
    replaced = {
        one.values["replaces"]
        for one in (every if records is None else _replacing(board, every))
        if one.values["state"] != "withdrawn"
    }
    counts = _counts(board) if every else {}
    plan = plan_of(board) if every else chasing.OURS
    return [
        _sent(one, by_id, counts.get(one.id), plan, today, replaced=one.id in replaced)
        for one in every
    ]


def rounds(found: Iterable[Sent]) -> list[Round]:
    """Return what was sent out together, the newest first."""
    groups: dict[_Round, list[Sent]] = {}
    for one in found:
        if one.standing.counts:
            groups.setdefault(one.round, []).append(one)
    made = [Round(own[0].kind, _what(own[0].record), key[-1], tuple(own))
            for key, own in groups.items()]  # fmt: skip
    order = list(KINDS.values())
    return sorted(
        made,
        key=lambda one: (-(one.issued_on or date.min).toordinal(),
                         order.index(one.kind) if one.kind in order else len(order), one.what),
    )  # fmt: skip


def _replacing(board: Board, records: Sequence[Record]) -> list[Record]:
    if not records:
        return []
    view = View("returns", filters=(Filter("replaces", "is", tuple(one.id for one in records)),))
    return board.records("returns", board.ids(view))


def _counts(board: Board) -> dict[int, Mapping[str, int]]:
    """Return the outcomes of the newest import of each return."""
    found: dict[int, Mapping[str, int]] = {}
    for receipt in board.receipts():
        if receipt.returned is not None:
            found.setdefault(receipt.returned, receipt.counts)
    return found


def _sent(
    record: Record,
    by_id: Mapping[int, Record],
    counts: Mapping[str, int] | None,
    plan: Schedule,
    today: date,
    *,
    replaced: bool,
) -> Sent:
    values = record.values
    said = {test: values[test] for test in return_quality.TESTS}
    stands = sent_returns.standing(
        state=values["state"],
        due_on=values["due_on"],
        received_on=values["received_on"],
        replaced=replaced,
        judged=all(said.values()),
        today=today,
    )
    dates = values["due_on"], values["received_on"]
    proposals = {
        "relevant": return_quality.relevant(),
        "timely": return_quality.timely(*dates),
        "accurate": return_quality.accurate(counts),
    }
    chase = (
        chasing.next_on(values["issued_on"], values["due_on"], values["chased_on"], plan)
        if stands.out
        else None
    )
    judged = tuple(return_quality.judged(said, proposals)) if stands.came else ()
    return Sent(record, stands, chase, judged, _round(record, by_id))


def _round(record: Record, by_id: Mapping[int, Record]) -> _Round:
    """Return with which others a return was sent; one sent again belongs to the first."""
    seen = {record.id}
    while (before := record.values["replaces"]) in by_id and before not in seen:
        seen.add(before)
        record = by_id[before]
    values = record.values
    return (
        values["kind"] or "", values["audit"], values["period_from"], values["period_until"],
        values["issued_on"],
    )  # fmt: skip


def _what(record: Record) -> str:
    """Return the cycle or the period that a return is about, if it has one."""
    if cycle := record.text("audit"):
        return cycle
    since, until = record.values["period_from"], record.values["period_until"]
    if since and until:
        return f"{day_in_words(since)} to {day_in_words(until)}"
    return f"until {day_in_words(until)}" if until else ""
