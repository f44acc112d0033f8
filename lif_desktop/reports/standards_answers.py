"""One answer to a standard beside the last one, one return, one cycle, and their scales."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop import frameworks
from lif_desktop.frameworks import Scale
from lif_desktop.reports.shape import About
from lif_desktop.rules import returns, scales
from lif_desktop.rules.returns import Standing
from lif_desktop.rules.scales import Move
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record


@dataclass(frozen=True, slots=True)
class Kind:
    """One duty in law that is self-assessed: its kind of audit, its set of standards, its names."""

    audit: str
    standards: str
    name: str
    one: str
    many: str

    @property
    def flag(self) -> str:
        """The field of an agency that says whether it has the duty."""
        return self.audit


KINDS = (
    Kind("section11", "s11", "Section 11", "agency", "agencies"),
    Kind("section175", "s175", "Section 175/157", "school", "schools and colleges"),
)
BY_AUDIT = {one.audit: one for one in KINDS}


@dataclass(frozen=True, slots=True)
class Answer:
    """One agency's answer to one standard, on its own scale, and what it answered last time."""

    record: Record
    agency: int
    key: str
    scale: Scale | None
    move: Move | None = None
    question: str = ""

    @property
    def own(self) -> str | None:
        """The agency's own score as it was written."""
        score: str | None = self.record.values["own_score"]
        return score

    @property
    def moderated(self) -> str | None:
        """The panel's score as it was written."""
        score: str | None = self.record.values["moderated_score"]
        return score

    @property
    def about(self) -> About:
        """Where a click leads."""
        return About("standards", self.record.id)


@dataclass(frozen=True, slots=True)
class Return:
    """One agency's return in a cycle, or that it has none; `record` is None if nobody asked it."""

    agency: Record
    standing: Standing
    record: Record | None = None

    @property
    def about(self) -> About:
        """Where a click leads: to the return, or to the agency that was not asked."""
        if self.record is None:
            return About("agencies", self.agency.id)
        return About("submissions", self.record.id)

    def text(self, key: str) -> str:
        """Return a field of the return as it is shown, nothing where there is none."""
        return self.record.text(key) if self.record else ""


@dataclass(frozen=True, slots=True)
class Cycle:
    """One cycle: its audit, its returns by agency, their answers.

    `waiting` counts answers carried into returns that have not come back; they count nowhere yet.
    """

    audit: Record
    returns: tuple[Return, ...]
    answers: tuple[Answer, ...]
    waiting: int = 0

    @property
    def name(self) -> str:
        """What the cycle is called: its years, else its title."""
        return self.audit.values["cycle"] or self.audit.title

    def of(self, agency: int) -> Return | None:
        """Return an agency's return, or None."""
        return next((one for one in self.returns if one.agency.id == agency), None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A cycle beside the one before, with the names of its standards in their order."""

    kind: Kind
    now: Cycle
    then: Cycle | None
    standards: Mapping[str, str]
    months: int


def scales_of(board: Board) -> tuple[Scale, ...]:
    """Return the board's scales: its framework's own, then the shipped ones that these leave."""
    own = frameworks.kept(board.settings).scales
    keys = {one.key for one in own}
    return (*own, *(one for one in frameworks.scales() if one.key not in keys))


def scale_of(
    answer: Record, audit: Record | None, known: Sequence[Scale]
) -> tuple[Scale | None, str]:
    """Return the scale of an answer and the name under which it stands: its own, else its cycle's.

    The scale is None where none is named or where the board has none of that name.
    """
    name = answer.values["scale"] or (audit.values["scale"] if audit else None)
    return scales.find(name, known), name or ""


def kind_of(audit: Record) -> Kind | None:
    """Return which duty an audit is a cycle of, or None."""
    return BY_AUDIT.get(audit.values["kind"])


def months_of(board: Board, kind: Kind) -> int:
    """Return how many months a cycle lasts by the board's framework, a year if it does not say."""
    stated = {one.key: one.cycle for one in frameworks.kept(board.settings).standards}
    return returns.months_of(stated.get(kind.standards, ""))


def standard_key(name: str | None) -> str:
    """Return what makes two spellings of a standard one."""
    return " ".join((name or "").casefold().split())


def started_on(audit: Record) -> date | None:
    """Return the day by which cycles follow one another."""
    values = audit.values
    day: date | None = (
        values["started_on"] or values["due_on"] or values["finished_on"] or values["planned_on"]
    )
    return day


def beside(answers: Iterable[Answer], earlier: Cycle | None) -> tuple[Answer, ...]:
    """Return answers with how each moved since the last cycle, and what contradicts that."""
    before = earlier.answers if earlier else ()
    by_id = {one.record.id: one for one in before}
    by_place = {(one.agency, one.key): one for one in before}
    found = []
    for one in answers:
        last = by_id.get(one.record.values["previous"] or 0) or by_place.get((one.agency, one.key))
        move = scales.move(last.scale, last.own, one.scale, one.own) if last else None
        found.append(
            Answer(one.record, one.agency, one.key, one.scale, move, question(one, last, move))
        )
    return tuple(found)


def question(answer: Answer, last: Answer | None, move: Move | None) -> str:
    """Return what contradicts the change that an answer claims, or nothing."""
    values = answer.record.values
    return returns.change_question(
        values["changed"],
        move,
        evidence_same=last is not None and values["evidence"] == last.record.values["evidence"],
        first=last is None,
    )
