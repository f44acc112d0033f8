"""The agencies' highlight reports on a quarter, one after the other, prompt by prompt."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    Block,
    Cell,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    Series,
    StackedChart,
    Strong,
    Table,
    Words,
)
from lif_desktop.registers.dataset import HIGHLIGHTS
from lif_desktop.reports import highlights as highlights_report
from lif_desktop.reports.highlights import DUE_DAYS, LEFT_OUT, Reports, called, is_due, story
from lif_desktop.reports.shape import Asked
from lif_desktop.rules.answers import says_something
from lif_desktop.rules.highlight_reports import ASKED, PROMPTS, asks_for_a_decision
from lif_desktop.rules.periods import Period
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.words import counted, day_in_words, listed
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

TITLE = "Agencies' highlight reports"


@dataclass(frozen=True)
class Highlights:
    """The reports of the last quarters, and what is to be put right in the newest, by report."""

    reports: Reports
    remarks: Mapping[int, Sequence[Remark]]

    @property
    def newest(self) -> list[Record]:
        """The reports on the last quarter that is over."""
        quarter = self.reports.newest
        return self.reports.of(quarter) if quarter else []


def read(board: Board, today: date, asked: Asked) -> Highlights:
    """Return the reports of the last four quarters, with what the newest leave open."""
    reports = highlights_report.read(board, today, asked)
    found = Highlights(reports, {})
    open_ = {one.id: highlights_report.remarks(board, one) for one in found.newest}
    return Highlights(reports, open_)


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper from a board: of all agencies, or of the one that it is about."""
    about = board.find("agencies", call.about) if call.about else None
    found = read(board, today, call.asked)
    return paper(found, today, about.id if about else None, board.who)


def paper(found: Highlights, today: date, agency: int | None = None, presenter: str = "") -> Paper:
    """Return the paper on the newest reports; the public sees who reported and no word of it."""
    public = found.reports.public
    blocks: list[Block] = []
    if found.reports.newest and found.reports.expected:
        blocks = [figures(found, today), by_quarter(found.reports, today)]
        if not public:
            for one in found.newest:
                if agency in {None, one.values["agency"]}:
                    blocks += _one(one, found.remarks[one.id])
    return Paper(
        title=TITLE,
        presenter="" if public else presenter,
        sentences=tuple(sentences(found, today)),
        blocks=tuple(blocks),
        note="An agency is expected to report once it has reported; a report is due"
        f" {DUE_DAYS} days after the quarter, which is ours. Basis: {highlights_report.BASIS}",
        left_out=LEFT_OUT if public else (),
    )


def sentences(found: Highlights, today: date) -> Iterator[Words]:
    """Yield what the newest reports say in sum: who reported, what they name, what they ask."""
    reports, newest = found.reports, found.reports.newest
    if newest is None or not reports.expected:
        yield "No agency has sent a highlight report yet."
        return
    own, absent = found.newest, reports.missing(newest)
    of = counted(len(reports.expected), "agency", "agencies")
    word = "missing" if is_due(newest, today) else "awaited"
    rest = f"; {word}: {listed(called(one) for one in absent)}." if absent else "."
    yield (Strong(f"{len(own)} of {of} reported on {newest.label}"), rest)
    if reports.public:
        return
    named = [
        f"{what} in {count}"
        for key, _, what in ASKED
        if (count := sum(bool(one.values[key]) for one in own))
    ]
    if named:
        yield f"They name {listed(named)}."
    deciding = sum(asks_for_a_decision(one.values["decision_needed"]) for one in own)
    if own:
        asks = "asks" if deciding < 2 else "ask"
        yield f"{deciding or 'None'} {asks} the board to decide or act."


def figures(found: Highlights, today: date) -> KeyFigures:
    """Return what the newest reports hold, in figures; the public sees who reported alone."""
    reports, newest = found.reports, found.reports.newest
    assert newest is not None
    own, absent = found.newest, reports.missing(newest)
    late = is_due(newest, today)
    word = "Missing" if late else "Awaited"
    of = f"of {counted(len(reports.expected), 'agency', 'agencies')}"
    made = [
        KeyFigure(str(len(own)), "Reported", of, "done"),
        KeyFigure(str(len(absent)), word, of, "late" if absent and late else ""),
    ]
    if not reports.public:
        among = f"of {counted(len(own), 'report')}"
        deciding = sum(asks_for_a_decision(one.values["decision_needed"]) for one in own)
        risks = sum(bool(one.values["risk"]) for one in own)
        open_ = sum(any(each.meaning in {"late", "due"} for each in said)
                    for said in found.remarks.values())  # fmt: skip
        made += [
            KeyFigure(str(deciding), "Ask for a decision", among, "due" if deciding else ""),
            KeyFigure(str(risks), "Name a risk", among, "due" if risks else ""),
            KeyFigure(str(open_), "To put right", among, "due" if open_ else ""),
        ]
    return KeyFigures(tuple(made))


def by_quarter(reports: Reports, today: date) -> StackedChart:
    """Return how many agencies reported each quarter: in time, late, not at all."""
    states = [[_how(reports, one, quarter, today) for one in reports.expected]
              for quarter in reports.quarters]  # fmt: skip
    names = (("In, in time", "well"), ("In, late", "due"), ("Missing", "late"),
             ("Awaited", "note"))  # fmt: skip
    series = tuple(
        Series(name, tuple(own.count(name) for own in states), meaning)
        for name, meaning in names
        if name != "Awaited" or any(name in own for own in states)
    )
    newest = states[-1]
    said = ", ".join(f"{name.lower()} {newest.count(name)}" for name, _ in names)
    agencies = counted(len(reports.expected), "agency", "agencies")
    return StackedChart(
        f"Reports of {agencies}, by quarter",
        tuple(one.label for one in reports.quarters),
        series,
        f"Stacked bars by quarter. Of {agencies} on {reports.quarters[-1].label}: {said}.",
    )


def _how(reports: Reports, agency: Record, quarter: Period, today: date) -> str:
    one = reports.found.get((agency.id, quarter))
    if one is None:
        return "Missing" if is_due(quarter, today) else "Awaited"
    came = one.values["received_on"]
    late = came is not None and (came - quarter.last).days > DUE_DAYS
    return "In, late" if late else "In, in time"


def _one(report: Record, remarks: Sequence[Remark]) -> list[Block]:
    """Set one report in the order of its form; what it leaves open stands beneath."""
    values = report.values
    came = values["received_on"]
    by = values["reported_by"] or "nobody named"
    received = f"received {day_in_words(came)}" if came else "no date of receipt"
    rows: list[tuple[Cell, ...]] = [("Reported by", f"{by}, {received}")]
    rows += [
        (HIGHLIGHTS.field(key).label,
         values[key] if says_something(values[key]) else "No answer")
        for key in PROMPTS
    ]  # fmt: skip
    rows += [(HIGHLIGHTS.field(key).label, _answer(report, key, detail))
             for key, detail, _ in ASKED]  # fmt: skip
    decision = values["decision_needed"]
    asks = asks_for_a_decision(decision)
    rows.append((HIGHLIGHTS.field("decision_needed").label,
                 (Strong(decision),) if asks else "None"))  # fmt: skip
    asked = [one.text for one in remarks if one.meaning in {"late", "due"}]
    asked += story(report).questions
    return [
        Heading(f"{report.text('agency')}, {values['period']}"),
        Table(
            (Column("Prompt", 0.34), Column("Answer", 1)),
            tuple(rows),
            note=f"{counted(len(asked), 'thing')} to ask or put right: {' '.join(asked)}"
            if asked else "",
        ),
    ]  # fmt: skip


def _answer(report: Record, key: str, detail: str) -> str:
    said = report.values[key]
    if said is None:
        return "No answer"
    more = report.values[detail] if said and says_something(report.values[detail]) else ""
    return f"Yes. {more}".strip() if said else "No"
