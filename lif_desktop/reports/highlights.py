"""Highlight reports: who reported each quarter, what they leave open, and what they say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lif_desktop.fields import Shown, show_day
from lif_desktop.registers import Filter
from lif_desktop.registers.dataset import HIGHLIGHTS
from lif_desktop.reports.dataset_quality import Told, story_tables
from lif_desktop.reports.shape import About, Asked, Cell, Column, Report, Row, Section, Table
from lif_desktop.rules import highlight_reports, narrative
from lif_desktop.rules.answers import says_something
from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.highlight_reports import ASKED, PROMPTS
from lif_desktop.rules.periods import Period, ended, placed
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.words import counted, listed
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

NAME, TITLE = "highlights", "Highlight reports"
BASIS = (
    "Bedford Borough framework, 4.3 and Appendix 7 (a single agency highlight report each"
    " quarter), with its top tips for the story behind the data."
)
# Ours: no framework says how soon after the quarter a report is due.
DUE_DAYS = 28
_QUARTERS = 4
# An escalation is often written up in the weeks after the quarter in which it began.
_WRITTEN_UP_DAYS = 90
LEFT_OUT = (
    "What the agencies wrote, and who wrote it: it may speak of single children.",
    "How many reports name an incident, a risk or an escalation.",
)
_MISSING = Shown("Missing", "late", "triangle")
_AWAITED = Shown("Awaited", "due", "dot")
_STORIES = ("story", "difference", "change")


@dataclass(frozen=True, eq=False)
class Reports:
    """The reports of some quarters, by agency and quarter; `expected` agencies report at all.

    `repeated` are reports of a quarter that has a later one of the same agency.
    """

    quarters: tuple[Period, ...]
    found: dict[tuple[int, Period], Record]
    expected: tuple[Record, ...]
    never: tuple[Record, ...]
    repeated: tuple[Record, ...]
    public: bool = False

    @property
    def newest(self) -> Period | None:
        """The last quarter that is over."""
        return self.quarters[-1] if self.quarters else None

    def of(self, quarter: Period) -> list[Record]:
        """Return the reports on a quarter, by the agencies' names."""
        return [
            self.found[one.id, quarter] for one in self.expected if (one.id, quarter) in self.found
        ]

    def missing(self, quarter: Period) -> list[Record]:
        """Return the agencies that report, but not on this quarter."""
        return [one for one in self.expected if (one.id, quarter) not in self.found]


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw the reports of the last four quarters that are over, the newest prompt by prompt."""
    found = read(board, today, asked)
    sections = [_matrix(found, today)]
    newest = found.newest
    own = found.of(newest) if newest else []
    remarked = [(one, remarks(board, one)) for one in own]
    waits = sum(any(one.meaning == "late" for one in said) for _, said in remarked)
    absent = found.missing(newest) if newest and is_due(newest, today) else []
    if not asked.public and newest is not None:
        sections += [_open(remarked, newest), _decisions(own)]
        sections.append(_stories(own, newest))
        sections += [_prompts(one) for one in own]
    return Report(
        NAME, TITLE, today, asked, BASIS, tuple(_summary(found, today)), tuple(sections),
        attention=len(absent) + waits, left_out=LEFT_OUT if asked.public else (),
    )  # fmt: skip


def read(board: Board, today: date, asked: Asked) -> Reports:
    """Return the reports of the quarters asked for, by default of the last four that are over.

    An agency is expected to report once it has reported; those that never did are said.
    """
    until = min(asked.until or today, today)
    since = asked.since or add_months(until, -3 * (_QUARTERS + 1))
    quarters = ended("quarterly", since, until)
    if asked.since is None:
        quarters = quarters[-_QUARTERS:]
    found: dict[tuple[int, Period], Record] = {}
    ever, repeated = set(), []
    for one in board.records("highlights"):
        agency = one.values["agency"]
        ever.add(agency)
        period = placed(quarters, one.values["period"], one.values["period_until"])
        if period is not None:
            if (agency, period) in found:
                repeated.append(found[agency, period])
            found[agency, period] = one
    agencies = sorted(board.records("agencies"), key=lambda one: one.title.casefold())
    return Reports(
        tuple(quarters),
        found,
        tuple(one for one in agencies if one.id in ever),
        tuple(one for one in agencies if one.id not in ever),
        tuple(repeated),
        asked.public,
    )


def is_due(quarter: Period, today: date) -> bool:
    """Return whether the reports on a quarter should be in."""
    return quarter.last + timedelta(days=DUE_DAYS) < today


def remarks(board: Board, report_: Record) -> list[Remark]:
    """Return what to put right about one report, its risks and challenges looked up."""
    values = report_.values
    linked = Filter("highlight", "is", (report_.id,))
    risks = board.count(View("risks", filters=(linked,))) if values["risk"] else 0
    challenges = 0
    if values["escalated"]:
        own = (
            Filter("kind", "is", ("escalation",)),
            Filter("by_agency", "is", (values["agency"],)),
        )
        raised = board.page(View("challenges", filters=own), 0, 100)
        challenges = sum(_belongs(one, report_) for one in raised)
    return highlight_reports.remarks(values, risks_linked=risks, challenges_found=challenges)


def story(report_: Record) -> narrative.Story:
    """Return what story, difference and change needed make of the top tips, read together."""
    values = report_.values
    text = " ".join(values[key] for key in _STORIES if says_something(values[key]))
    return narrative.read(text, period_known=values["period_until"] is not None)


def _belongs(challenge: Record, report_: Record) -> bool:
    raised = challenge.values["raised_on"]
    since, until = report_.values["period_from"], report_.values["period_until"]
    if raised is None or until is None:
        return True
    last = until + timedelta(days=_WRITTEN_UP_DAYS)
    return bool((since or add_months(until, -3)) <= raised <= last)


def _summary(found: Reports, today: date) -> Iterator[str]:
    newest = found.newest
    if newest is None or not found.expected:
        yield "No agency has sent a highlight report yet."
        return
    own, absent = found.of(newest), found.missing(newest)
    yield f"{newest.label}: {len(own)} of {counted(len(found.expected), 'agency', 'agencies')} in."
    if absent:
        word = "Missing" if is_due(newest, today) else "Awaited"
        yield f"{word}: {listed(called(one) for one in absent)}."
    if found.never:
        yield f"Never reported so far: {listed(called(one) for one in found.never)}."
    if found.repeated:
        twice = listed(one.reference for one in found.repeated)
        yield f"Left out, as the same agency sent a later one on that quarter: {twice}."
    # Of so few reports, a number tells which agency had an incident.
    for key, _, what in () if found.public else ASKED:
        count = sum(bool(one.values[key]) for one in own)
        if count:
            yield f"{counted(count, 'report names', 'reports name')} {what}."


def called(agency: Record) -> str:
    """Return an agency's short name where it has one."""
    return agency.values["short_name"] or agency.title


def _matrix(found: Reports, today: date) -> Section:
    columns = (Column("Agency", 2.4), *(Column(one.label, 1.2) for one in found.quarters))
    rows = tuple(
        Row((agency.title, *(_cell(found, agency, one, today) for one in found.quarters)),
            About("agencies", agency.id))
        for agency in found.expected
    )  # fmt: skip
    came = tuple(f"{len(found.of(one))} of {len(found.expected)}" for one in found.quarters)
    table = Table("Who reported", columns, rows, total=("In", *came) if rows else (),
                  note=f"Due {DUE_DAYS} days after the quarter, which is ours; later is said.",
                  empty="No agency has sent a highlight report yet.")  # fmt: skip
    return Section("Who reported", tables=(table,))


def _cell(found: Reports, agency: Record, quarter: Period, today: date) -> Cell:
    one = found.found.get((agency.id, quarter))
    if one is None:
        return _MISSING if is_due(quarter, today) else _AWAITED
    came = one.values["received_on"]
    if came is None:
        return Shown("In, no date", "note", "diamond")
    late = (came - quarter.last).days - DUE_DAYS
    if late > 0:
        return Shown(f"{show_day(came)}, {late} d late", "due", "dot")
    return Shown(show_day(came), "done", "tick")


def _open(remarked: Sequence[tuple[Record, list[Remark]]], quarter: Period) -> Section:
    rows = []
    for one, said in remarked:
        silent = highlight_reports.empty_prompts(one.values)
        if said or silent:
            labels = "; ".join(HIGHLIGHTS.field(key).label for key in silent)
            text = " ".join(remark.text for remark in said)
            rows.append(Row((one.text("agency"), labels, text), About("highlights", one.id)))
    columns = (Column("Agency", 1.6), Column("Prompts without an answer", 2.4),
               Column("To put right or to know", 4))  # fmt: skip
    table = Table(f"Open in the reports on {quarter.label}", columns, tuple(rows),
                  empty="Nothing is open.")  # fmt: skip
    details = tuple(
        Row((what[:1].upper() + what[1:], one.text("agency"), one.values[detail] or "Not said"),
            About("highlights", one.id))
        for key, detail, what in ASKED for one, _ in remarked if one.values[key]
    )  # fmt: skip
    headings = (Column("Reported", 2), Column("Agency", 1.6), Column("What", 4))
    answers = Table(
        "Incidents, risks and escalations", headings, details, empty="None was reported."
    )
    return Section("What is open", tables=(table, answers))


def _decisions(own: Iterable[Record]) -> Section:
    rows = tuple(
        Row((one.text("agency"), one.values["decision_needed"]), About("highlights", one.id))
        for one in own
        if highlight_reports.asks_for_a_decision(one.values["decision_needed"])
    )
    columns = (Column("Agency", 1.6), Column("Decision or action required of the board", 5))
    table = Table("Decisions required", columns, rows, empty="No report asks for a decision.")
    return Section("Decisions required", tables=(table,))


def _stories(own: Iterable[Record], quarter: Period) -> Section:
    told = [
        Told(one.text("agency"), f"Report on {one.values['period']}",
             About("highlights", one.id), story(one))
        for one in own
    ]  # fmt: skip
    said = f"Story, difference and change needed in each report on {quarter.label}, read together."
    return Section("The story behind the data", (said,), story_tables(told))


def _prompts(one: Record) -> Section:
    """Show one report prompt by prompt, as its form has it."""
    keys = [*PROMPTS]
    for key, detail, _ in ASKED:
        keys += [key, detail]
    keys.append("decision_needed")
    rows = tuple(
        Row(
            (HIGHLIGHTS.field(key).label, one.text(key) or "No answer"), About("highlights", one.id)
        )
        for key in keys
        if one.text(key) or key in PROMPTS
    )
    who = one.values["reported_by"] or "nobody named"
    came = one.values["received_on"]
    said = f"By {who}, {'received ' + show_day(came) if came else 'no date of receipt'}."
    table = Table("", (Column("Prompt", 1.6), Column("Answer", 5)), rows)
    return Section(f"{one.text('agency')}, {one.values['period']}", (said,), (table,))
