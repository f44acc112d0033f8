"""What the board's records show of each method of learning in a period."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lif_desktop import frameworks, registers
from lif_desktop.fields import Choice, Day, Links
from lif_desktop.frameworks import Counted, Framework
from lif_desktop.frameworks.parts import Method
from lif_desktop.reports.death_cases import REVIEWED
from lif_desktop.reports.shape import Asked
from lif_desktop.reports.year_on import ENDED
from lif_desktop.rules import training
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

# The days on which a record shows that something was done or learned; any of them counts.
_DAYS: Mapping[str, tuple[str, ...]] = {
    "audits": ("finished_on", "revisited_on"),
    "reviews": ("completed_on", "published_on", "learning_event_on"),
    "deaths": ("panel_on",),
    "publications": ("published_on",),
    "learning": ("identified_on", "disseminated_on", "embedded_on", "evaluated_on"),
    "external": ("received_on", "published_on"),
    "challenges": ("raised_on", "answered_on"),
    "escalations": ("raised_on",),
    "tracked": ("checked_on", "since_on"),
    "values": ("received_on", "period_until"),
    "needs": ("received_on",),
    "expected": ("received_on",),
    "practice": ("seen_on", "reported_on"),
    "training": ("held_on", "followed_up_on"),
    "checks": ("checked_on",),
}
# A course that was cancelled, or a panel that is still to come, brought nothing.
_DONE: Mapping[str, frozenset[str | None]] = {
    "training": frozenset({training.HELD, None}),
    "deaths": frozenset({REVIEWED}),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A method and the records of the period that show it at work, by register."""

    method: Method
    records: Mapping[str, tuple[Record, ...]]

    @property
    def count(self) -> int | None:
        """How many records; None where the framework says not which records count."""
        return sum(map(len, self.records.values())) if self.method.counted else None

    @property
    def newest(self) -> Record | None:
        """The newest of them, to be opened from the report."""
        dated = [(day, one.id, one) for own in self.records.values() for one in own
                 if (day := latest(one))]  # fmt: skip
        return max(dated, key=lambda three: three[:2])[2] if dated else None


class Records:
    """The records of a board by register, each read once."""

    def __init__(self, board: Board, span: Asked) -> None:
        self._board, self._span = board, span
        self._read: dict[str, list[Record]] = {}

    def of(self, counted: Counted) -> tuple[Record, ...]:
        """Return the records of the period that a selector names."""
        if counted.register not in self._read:
            records = self._board.records(counted.register)
            self._read[counted.register] = [
                one for one in records if any(self._span.covers(day) for day in days(one))
            ]
        return tuple(one for one in self._read[counted.register] if _holds(one, counted))


def preset_of(board: Board) -> Framework:
    """Return the framework that the board keeps as its own."""
    return frameworks.kept(board.settings)


def find(records: Records, methods: Iterable[Method]) -> list[Found]:
    """Return what the records show of each method, in its order; a record counts once a method."""
    found = []
    for method in methods:
        own: dict[str, dict[int, Record]] = {}
        for text in method.counted:
            counted = frameworks.read_counted(text)
            if _is_known(counted):
                for one in records.of(counted):
                    own.setdefault(counted.register, {})[one.id] = one
        found.append(Found(method, {key: tuple(ones.values()) for key, ones in own.items()}))
    return found


def days(record: Record) -> Iterator[date]:
    """Yield the days on which a record shows something done."""
    register, values = record.register.key, record.values
    if register in _DONE and values["state"] not in _DONE[register]:
        return
    keys = _DAYS.get(register) or tuple(
        field.key for field in record.register.fields if isinstance(field, Day)
    )
    for key in (*keys, *(_decided(record) if register == "reviews" else ())):
        if (day := values[key]) is not None:
            yield day


def _decided(review: Record) -> tuple[str, ...]:
    """Return the days that show what a decision ended; one for a review only begins it.

    A rapid review ends with its decision, and one that ended without another day by then.
    """
    values = review.values
    if values["kind"] == "rapid":
        return ("rapid_review_on", "decided_on")
    if values["state"] in ENDED and not (values["completed_on"] or values["published_on"]):
        return ("decided_on",)
    return ()


def latest(record: Record) -> date | None:
    """Return the last day on which a record shows something done."""
    return max(days(record), default=None)


def _is_known(counted: Counted) -> bool:
    """Say whether this version has such a register and field; a board's preset may be older."""
    known = {one.key: one for one in registers.shown()}
    register = known.get(counted.register)
    return register is not None and (not counted.field or counted.field in register.by_key)


def _holds(record: Record, counted: Counted) -> bool:
    if not counted.field:
        return True
    field, value = record.register.field(counted.field), record.values[counted.field]
    if not counted.options:
        return value not in (None, "", ())
    if isinstance(field, Links):
        return False
    if isinstance(field, Choice):
        return value in counted.options
    return str(value or "").casefold() in {one.casefold() for one in counted.options}
