"""The quarter of one group: its actions and strong practice, side by side, and all around them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lif_desktop.reports import audits, lessons, practice, risks
from lif_desktop.reports.actions import ActionsReport, actions_report
from lif_desktop.reports.audits import AuditLine
from lif_desktop.reports.lessons import Lesson
from lif_desktop.reports.meetings_held import Held, held
from lif_desktop.reports.risks import answer_of
from lif_desktop.reports.shape import Asked
from lif_desktop.rules import attendance
from lif_desktop.rules.attendance import Tally
from lif_desktop.rules.periods import before, period_of
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record


@dataclass(frozen=True)
class Quarter:
    """What a group reports of a quarter.

    Actions, risks and what is owed stand as on the day; strong practice, audits, lessons that
    moved, challenges and meetings are those of the period.
    """

    group: Record
    on: date
    span: Asked
    actions: ActionsReport
    done: int
    practice: Sequence[Record]
    unreported: Sequence[Record]
    finished: Sequence[AuditLine]
    coming: Sequence[AuditLine]
    relook: Sequence[AuditLine]
    moved: Sequence[Lesson]
    still: Sequence[Lesson]
    risks: Sequence[Record]
    challenges: Sequence[Record]
    unanswered: Sequence[Record]
    meetings: Sequence[Held]
    absent: Sequence[str]

    @property
    def label(self) -> str:
        """Return what the period is called: the quarter in which it ends."""
        return period_of("quarterly", self.span.until or self.on).label

    @property
    def came(self) -> Tally:
        """Return how often agencies came to the meetings of which attendance is on record."""
        answers = [
            one.came.get(agency) for one in self.meetings if one.came for agency in one.counting
        ]
        return attendance.tally(answers)

    @property
    def quorate(self) -> int:
        """Return how many of the meetings had their quorum."""
        return sum(one.quorate == "yes" for one in self.meetings)


def quarter_of(asked: Asked, today: date) -> Asked:
    """Return what was asked, with the last quarter that is over where a bound was left open.

    The report of a quarter comes after its end (Kirklees framework, Driving Improvement).
    """
    if asked.until is None and asked.since is None:
        over = before("quarterly", today)
        return replace(asked, since=over.first, until=over.last)
    until = asked.until or today
    return replace(asked, since=asked.since or period_of("quarterly", until).first, until=until)


def read(board: Board, group: Record, today: date, span: Asked) -> Quarter:
    """Return the quarter of one group (Kirklees framework, Driving Improvement)."""
    record = audits.audit_record(board, today, group.id)
    log = risks.read(board, Asked())
    own = [one for one in lessons.read(board, today) if one.record.values["group"] == group.id]
    raised = [one for one in log.challenges if one.values["group"] == group.id]
    examples = [one for one in board.records("practice") if one.values["group"] == group.id]
    met = [one for one in held(board, today, span) if one.meeting.values["group"] == group.id]
    return Quarter(
        group=group,
        on=today,
        span=span,
        actions=actions_report(board, today, group.id),
        done=_done(board, group, span),
        practice=[one for one in examples if span.covers(one.values["seen_on"])],
        unreported=[
            one
            for one in examples
            if practice.is_unreported(one, today) and not span.covers(one.values["seen_on"])
        ],
        finished=[one for one in record.finished if span.covers(one.finished_on)],
        coming=record.forward,
        relook=record.revisit,
        moved=[one for one in own if _moved(one, span)],
        still=[one for one in own if one.stands_still],
        risks=[one for one in log.risks if one.values["group"] == group.id],
        challenges=[one for one in raised if span.covers(one.values["raised_on"])],
        unanswered=[one for one in raised if answer_of(one, today).state == "late"],
        meetings=met,
        absent=_absent(board, met),
    )


def _absent(board: Board, met: Sequence[Held]) -> list[str]:
    """Return the agencies that came to none of the meetings of which attendance is on record."""
    names = board.labels("agencies")
    known = [one for one in met if one.came]
    due = {agency for one in known for agency in one.counting}
    there = {agency for one in known for agency in attendance.present(one.came)}
    return sorted(names[agency] for agency in due - there)


def _done(board: Board, group: Record, span: Asked) -> int:
    return sum(
        one.values["group"] == group.id
        and one.values["status"] == "completed"
        and one.values["completed_on"] is not None
        and span.covers(one.values["completed_on"])
        for one in board.records("actions")
    )


def _moved(lesson: Lesson, span: Asked) -> bool:
    return any(span.covers(day) for day in lesson.standing.reached.values())
