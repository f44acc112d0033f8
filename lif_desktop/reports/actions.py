"""How the actions stand on a day: late, due, to be escalated; by agency and month by month."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lif_desktop.registers import Filter
from lif_desktop.reports import calendars
from lif_desktop.reports.ways_up import Way, ways
from lif_desktop.rules import action_quality, months, statuses
from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.escalation_line import CHAIR, Stage, in_words
from lif_desktop.rules.lateness import Lateness, lateness
from lif_desktop.rules.months import Month
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

NO_AGENCY = "No lead agency"
_QUARTER = 3


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action as a paper lists it."""

    reference: str
    activity: str
    agency: str
    lead: str
    group: str
    first_target_on: date | None
    target_on: date | None
    standing: Lateness
    progress: str = ""
    signs: tuple[str, ...] = ()

    @property
    def moved(self) -> bool:
        """Return whether the target date is no longer the first one."""
        return self.first_target_on is not None and self.first_target_on != self.target_on


@dataclass(frozen=True, slots=True)
class Escalation:
    """An action that two meetings passed: why, at which stage of its way up, and what is next."""

    line: ActionLine
    reason: str
    stage: Stage

    @property
    def to_chair(self) -> bool:
        """Return whether it has come to the chair."""
        return self.stage.rung.level == CHAIR

    @property
    def next(self) -> str:
        """What is next and before whom, as a sentence."""
        return in_words(self.stage)


@dataclass(frozen=True, slots=True)
class NotCompleted:
    """An action that was closed as one that cannot be completed."""

    reference: str
    activity: str
    agency: str
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class AgencyCount:
    """How the open actions of one agency stand."""

    agency: str
    late: int
    due: int
    on_track: int
    no_date: int

    @property
    def open(self) -> int:
        """Return how many are open in all."""
        return self.late + self.due + self.on_track + self.no_date


@dataclass(frozen=True, slots=True)
class ActionsReport:
    """The actions of a board, or of one group of it, on a day.

    `questioned` counts open actions that lack something a good action says; `completed` and
    `not_completed` those closed in the three months before.
    """

    on: date
    open: int
    late: tuple[ActionLine, ...]
    due: tuple[ActionLine, ...]
    escalate: tuple[Escalation, ...]
    agencies: tuple[AgencyCount, ...]
    months: tuple[Month, ...]
    no_date: int
    questioned: int
    completed: int
    not_completed: tuple[NotCompleted, ...]
    lines: tuple[tuple[str, ...], ...] = ()

    @property
    def on_track(self) -> int:
        """Return how many have a target date further off than four weeks."""
        return self.open - len(self.late) - len(self.due) - self.no_date


def actions_report(board: Board, today: date, group: int | None = None) -> ActionsReport:
    """Return how the actions stand, of the whole board or of those that one group owns.

    Late actions come the longest late first, due ones the soonest due first.
    """
    filters = () if group is None else (Filter("group", "is", (group,)),)
    records = board.records("actions", board.ids(View("actions", filters=filters)))
    open_records = [one for one in records if statuses.is_open(one.values["status"])]
    found = ways(board, today, open_records)
    lines = [(one.action, _line(one, today)) for one in found]
    since = add_months(today, -_QUARTER)
    return ActionsReport(
        on=today,
        open=len(lines),
        late=_of_state(lines, "late"),
        due=_of_state(lines, "due"),
        escalate=_escalations(found, today),
        agencies=_by_agency(line for _, line in lines),
        months=tuple(months.by_month(map(_span, records), today)) if records else (),
        no_date=sum(line.target_on is None for _, line in lines),
        questioned=sum(bool(_questions(one)) for one in open_records),
        completed=sum(
            one.values["status"] == statuses.COMPLETED
            and one.values["completed_on"] is not None
            and since < one.values["completed_on"] <= today
            for one in records
        ),
        not_completed=tuple(_not_completed(records, since, today)),
        lines=_ways_up(board, today, found),
    )


def _ways_up(board: Board, today: date, found: Iterable[Way]) -> tuple[tuple[str, ...], ...]:
    """Return the ways up of the actions to be escalated, each once, from the group to the chair."""
    groups = dict.fromkeys(
        one.action.values["group"]
        for one in found
        if one.stage is not None and escalates(one.action, today)
    )
    known = calendars.read(board, today, [one for one in groups if one is not None])
    return tuple(dict.fromkeys(tuple(rung.name for rung in known.line(one)) for one in groups))


def _line(way: Way, today: date) -> ActionLine:
    record, values = way.action, way.action.values
    first, target = values["first_target_on"], values["target_on"]
    return ActionLine(
        reference=record.reference,
        activity=values["activity"] or "",
        agency=record.text("lead_agency"),
        lead=values["lead"] or "",
        group=way.group,
        first_target_on=first,
        target_on=target,
        standing=lateness(values["status"], target, values["completed_on"], today),
        progress=values["progress"] or "",
        signs=way.signs,
    )


def _of_state(lines: Iterable[tuple[Record, ActionLine]], state: str) -> tuple[ActionLine, ...]:
    found = [line for _, line in lines if line.standing.state == state]
    return tuple(sorted(found, key=lambda line: (line.target_on or date.max, line.reference)))


def _escalations(found: Iterable[Way], today: date) -> tuple[Escalation, ...]:
    escalated = [
        Escalation(_line(one, today), one.reason, one.stage)
        for one in found
        if one.stage is not None and escalates(one.action, today)
    ]
    return tuple(sorted(escalated, key=lambda one: one.line.first_target_on or date.max))


def escalates(action: Record, today: date) -> bool:
    """Return whether two meetings have passed an action, as the saved view says it."""
    due = action.values["escalates_on"]
    return due is not None and due <= today


def _by_agency(lines: Iterable[ActionLine]) -> tuple[AgencyCount, ...]:
    """Count by lead agency, those with most late first."""
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        state = "no_date" if line.target_on is None else line.standing.state
        tallies[line.agency or NO_AGENCY][state] += 1
    counts = [
        AgencyCount(agency, one["late"], one["due"], one["not_due"], one["no_date"])
        for agency, one in tallies.items()
    ]
    return tuple(sorted(counts, key=lambda one: (-one.late, -one.due, one.agency.casefold())))


def _span(record: Record) -> months.Span:
    values = record.values
    return months.Span(
        values["status"], values["agreed_on"], values["target_on"], values["completed_on"]
    )


def _questions(record: Record) -> list[str]:
    values = record.values
    return action_quality.questions(
        activity=values["activity"],
        lead=values["lead"],
        resources=values["resources"],
        measure=values["success_measure"],
        target_on=values["target_on"],
    )


def _not_completed(records: Iterable[Record], since: date, today: date) -> Iterable[NotCompleted]:
    for one in records:
        closed = one.values["completed_on"]
        if one.values["status"] != statuses.CANNOT_COMPLETE:
            continue
        if closed is None or since < closed <= today:
            yield NotCompleted(
                one.reference,
                one.values["activity"] or "",
                one.text("lead_agency"),
                one.values["why_not"] or "",
                one.values["done_instead"] or "",
            )
