"""The audit record on a day: what was found, what is planned, what waits for its re-look."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lif_desktop.registers import Filter
from lif_desktop.reports.unplanned import unplanned
from lif_desktop.rules import child_voice, plan_due
from lif_desktop.rules.clocks import add_months
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_YEAR = 12


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One audit as a paper lists it; `improved` is yes, partly, no or blank."""

    reference: str
    title: str
    kind: str
    state: str
    agencies: str
    cases: int | None
    strengths: str
    development: str
    grade: str
    finished_on: date | None
    revisit_on: date | None
    revisited_on: date | None
    improved: str
    has_plan: bool
    has_voice: bool
    planned_on: date | None = None
    started_on: date | None = None
    found_now: str = ""
    shared_with: str = ""


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """The audit record on a day; `finished` covers the twelve months before it, newest first.

    `coming` are the re-looks that are not due yet, soonest first.
    """

    on: date
    since: date
    finished: tuple[AuditLine, ...]
    forward: tuple[AuditLine, ...]
    revisit: tuple[AuditLine, ...]
    revisited: tuple[AuditLine, ...]
    without_plan: tuple[AuditLine, ...]
    without_voice: tuple[AuditLine, ...]
    kinds: tuple[tuple[str, int], ...]
    coming: tuple[AuditLine, ...] = ()


def audit_record(board: Board, today: date, group: int | None = None) -> AuditRecord:
    """Return the audit record of the whole board, or of the audits that one group owns.

    Source: Bedford Borough framework, 4.2 (central record, re-look); Kirklees framework
    (standard questions on the voice of the child; every audit has an action plan).
    """
    filters = () if group is None else (Filter("group", "is", (group,)),)
    records = board.records("audits", board.ids(View("audits", filters=filters)))
    ended = [one for one in records if plan_due.is_finished("audits", one.values["state"])]
    lacking = {one.record.id for one in unplanned(board, {"audits": ended})}
    lines = [_line(one, lacking) for one in records]
    since = add_months(today, -_YEAR)
    done = [one for one in lines if one.state == "finished"]
    recent = [one for one in done if one.finished_on and since < one.finished_on <= today]
    recent.sort(key=lambda one: (one.finished_on or date.min, one.reference), reverse=True)
    due = [one for one in done if one.revisit_on and not one.revisited_on]
    looked = [one for one in done if one.revisited_on and since < one.revisited_on <= today]
    return AuditRecord(
        on=today,
        since=since,
        finished=tuple(recent),
        forward=tuple(one for one in lines if one.state != "finished"),
        revisit=tuple(sorted(_reached(due, today), key=lambda one: one.revisit_on or date.max)),
        revisited=tuple(looked),
        without_plan=tuple(one for one in recent if not one.has_plan),
        without_voice=tuple(one for one in recent if not one.has_voice),
        kinds=tuple(Counter(one.kind or "Type not recorded" for one in recent).most_common()),
        coming=tuple(
            sorted(
                (one for one in due if one.revisit_on and one.revisit_on > today),
                key=lambda one: (one.revisit_on or date.max, one.reference),
            )
        ),
    )


def _reached(lines: Iterable[AuditLine], today: date) -> list[AuditLine]:
    return [one for one in lines if one.revisit_on and one.revisit_on <= today]


def _line(record: Record, lacking: set[int]) -> AuditLine:
    values = record.values
    return AuditLine(
        reference=record.reference,
        title=values["title"] or "",
        kind=record.text("kind"),
        state=values["state"] or "planned",
        agencies=record.text("agencies"),
        cases=values["cases"],
        strengths=values["strengths"] or "",
        development=values["development"] or "",
        grade=values["moderated_grade"] or values["own_grade"] or "",
        finished_on=values["finished_on"],
        revisit_on=values["revisit_on"],
        revisited_on=values["revisited_on"],
        improved=values["improved"] or "",
        has_plan=record.id not in lacking,
        planned_on=values["planned_on"],
        started_on=values["started_on"],
        found_now=values["found_now"] or values["evidence_of_change"] or "",
        shared_with=values["shared_with"] or "",
        has_voice=not child_voice.lacking_in_audit(
            kind=values["kind"],
            voice=values["voice"],
            said=values["voice_of_child"],
            why_not=values["voice_why_not"],
        ),
    )
