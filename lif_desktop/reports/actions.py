"""How the actions stand on a day: late, due, to be escalated; by agency and month by month."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lif_desktop.registers import Filter
from lif_desktop.rules import action_quality, escalation, months, statuses
from lif_desktop.rules.clocks import add_months
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
    """An action to be put before its group, or up the line, and why."""

    line: ActionLine
    reason: str
    to_chair: bool


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
    held = held_meetings(board)
    open_records = [one for one in records if statuses.is_open(one.values["status"])]
    said = _updates(board, open_records)
    lines = [(one, _line(one, today, held, said)) for one in open_records]
    since = add_months(today, -_QUARTER)
    return ActionsReport(
        on=today,
        open=len(lines),
        late=_of_state(lines, "late"),
        due=_of_state(lines, "due"),
        escalate=_escalations(lines, today, held),
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
    )


def held_meetings(board: Board) -> dict[int, list[date]]:
    """Return the days on which each group met."""
    held = defaultdict(list)
    view = View("meetings", filters=(Filter("state", "is", ("held",)),))
    for meeting in board.records("meetings", board.ids(view)):
        held[meeting.values["group"]].append(meeting.values["meets_on"])
    return {group: sorted(days) for group, days in held.items()}


def _updates(board: Board, records: list[Record]) -> Mapping[int, list[date]]:
    """Return the days on which something was said of each open action."""
    wanted = {one.id for one in records}
    days = defaultdict(list)
    for update in board.records("updates") if wanted else ():
        action, made = update.values["action"], update.values["made_on"]
        if action in wanted and made:
            days[action].append(made)
    return days


def _line(
    record: Record, today: date, held: Mapping[int, list[date]], said: Mapping[int, list[date]]
) -> ActionLine:
    values = record.values
    first, target = values["first_target_on"], values["target_on"]
    agreed = values["agreed_on"] or date.min
    meetings = [day for day in held.get(values["group"], []) if agreed <= day <= today]
    targets = [day for day in (first, target) if day]
    return ActionLine(
        reference=record.reference,
        activity=values["activity"] or "",
        agency=record.text("lead_agency"),
        lead=values["lead"] or "",
        group=record.text("group"),
        first_target_on=first,
        target_on=target,
        standing=lateness(values["status"], target, values["completed_on"], today),
        progress=values["progress"] or "",
        signs=tuple(escalation.drift(targets, said.get(record.id, []), meetings)),
    )


def _of_state(lines: Iterable[tuple[Record, ActionLine]], state: str) -> tuple[ActionLine, ...]:
    found = [line for _, line in lines if line.standing.state == state]
    return tuple(sorted(found, key=lambda line: (line.target_on or date.max, line.reference)))


def _escalations(
    lines: Iterable[tuple[Record, ActionLine]], today: date, held: Mapping[int, list[date]]
) -> tuple[Escalation, ...]:
    found = []
    for record, line in lines:
        on = record.values["escalates_on"]
        if on is None or on > today:
            continue
        meetings = [day for day in held.get(record.values["group"], []) if day <= today]
        first = line.first_target_on
        reason = escalation.reason(first, meetings, line.group)
        chair = escalation.chair_on(record.values["status"], first, meetings)
        found.append(Escalation(line, reason, to_chair=chair is not None and chair <= today))
    order = (one.line.first_target_on or date.max for one in found)
    return tuple(one for _, _, one in sorted(zip(order, range(len(found)), found, strict=True)))


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
