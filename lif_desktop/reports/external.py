"""What others teach: inspections, national reviews, enquiries, and our compliance with each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from lif_desktop.fields import Shown
from lif_desktop.registers.sharing import COMPLIANCE
from lif_desktop.reports import year_on
from lif_desktop.reports.cascade import mark
from lif_desktop.reports.shape import (
    About,
    Asked,
    Chart,
    Column,
    Report,
    Row,
    Section,
    Series,
    Table,
)
from lif_desktop.reports.spans import past_year
from lif_desktop.rules import compliance
from lif_desktop.rules.compliance import Spread
from lif_desktop.rules.owed import Owed
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

NAME, TITLE = "external", "External learning"
BASIS = (
    "Bradford framework, 6 (inspections: progress against plans; national enquiries: compliance"
    " with recommendations); Bedford Borough framework, 12; Croydon framework, 5.10; West Berkshire"
    " framework, external inspections and reviews"
)
_MARKS = {one.value: Shown(one.label, one.meaning, one.shape) for one in COMPLIANCE}
_UNCHECKED = _MARKS["not_checked"]
_SHARES = ("Complies", "In part", "Does not comply", "Not checked yet")
_CLOSED = "closed"
_OWN_WORDS = "How we know, and how far plans have come, in agencies' own words."


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw our compliance as today, and what came in the period."""
    span = past_year(asked, today)
    sources = {one.id: one for one in board.records("external")}
    required = board.records("requirements")
    spread = compliance.spread(one.values["compliance"] for one in required)
    late = sum(standing(one, today).state == "late" for one in required)
    sections = (
        _shares(spread),
        _arrived(sources, required, span),
        _each(sources, required, today, public=span.public),
        _by_agency(required, today),
        *(() if span.public else (_plans(board, required),)),
    )
    return Report(
        NAME, TITLE, today, span, BASIS, tuple(_summary(sources, required, spread, late)),
        sections, attention=late + spread.unchecked,
        left_out=(_OWN_WORDS,) if span.public else (),
    )  # fmt: skip


def standing(requirement: Record, today: date) -> Owed:
    """Return how a recommendation from outside stands against its date."""
    values = requirement.values
    return compliance.standing(values["compliance"], values["checked_on"], values["due_on"], today)


def questions(requirement: Record, today: date) -> list[str]:
    """Return what is still to be said of a recommendation from outside."""
    values = requirement.values
    return compliance.questions(
        compliance=values["compliance"],
        why=values["compliance_why"],
        checked_on=values["checked_on"],
        due_on=values["due_on"],
        has_plan=values["plan"] is not None,
        progress=values["progress"],
        today=today,
    )


def _summary(
    sources: Mapping[int, Record], required: list[Record], spread: Spread, late: int
) -> Iterator[str]:
    if not sources:
        yield "Nothing from outside is on record yet."
        return
    yield (
        f"{counted(len(required), 'recommendation')} from"
        f" {counted(len(sources), 'report or enquiry', 'reports and enquiries')}; of"
        f" {spread.applying} that apply to us we comply with {spread.complies}, with"
        f" {spread.partly} in part, with {spread.does_not} not."
    )
    if spread.unchecked:
        yield f"Whether we comply was not checked yet for {spread.unchecked}."
    if late:
        yield f"{counted(late, 'recommendation')} overdue."
    without = sources.keys() - {one.values["external"] for one in required}
    if without:
        yield f"{len(without)} of the reports and enquiries have no recommendation on record."


def _shares(spread: Spread) -> Section:
    values = (spread.complies, spread.partly, spread.does_not, spread.unchecked)
    words = ", ".join(f"{label} {value}" for label, value in zip(_SHARES, values, strict=True))
    chart = Chart("bars", "Compliance", f"{words}.", _SHARES,
                  (Series("Recommendations", tuple(map(float, values))),))  # fmt: skip
    rows = tuple(Row((label, value)) for label, value in zip(_SHARES, values, strict=True))
    table = Table(
        "Compliance",
        (Column("Standing", 2), Column("Recommendations", align="right")),
        rows,
        total=("All that apply", spread.applying),
        note=f"{spread.not_applicable} more do not apply to us and count nowhere.",
    )
    return Section("Compliance", tables=(table,), charts=(chart,) if spread.applying else ())


def _arrived(sources: Mapping[int, Record], required: list[Record], span: Asked) -> Section:
    of: dict[int, list[Record]] = defaultdict(list)
    for one in required:
        of[one.values["external"]].append(one)
    came = [one for one in sources.values() if span.covers(came_on(one))]
    came.sort(key=lambda one: (came_on(one) or date.min, one.id), reverse=True)
    rows = tuple(
        Row((
            came_on(one), one.title, one.text("kind"), one.values["body"] or "",
            one.text("agency"), one.values["judgement"] or "", one.text("state"),
            _met(of[one.id]),
        ), About("external", one.id))
        for one in came
    )  # fmt: skip
    columns = (Column("When"), Column("What", 2.4), Column("Kind", 1.3), Column("From", 1.4),
               Column("Agency", 1.2), Column("Judgement"), Column("State"),
               Column("Complied with", 1.2))  # fmt: skip
    table = Table("Came in the period", columns, rows, empty="Nothing came in the period.",
                  note="By the day it was received, else published. Complied with: of the"
                  " recommendations that apply.")  # fmt: skip
    return Section("Inspections, reviews and enquiries", tables=(table,))


def came_on(source: Record) -> date | None:
    """Return when a piece of external learning came: received, else published."""
    found: date | None = source.values["received_on"] or source.values["published_on"]
    return found


def _met(required: list[Record]) -> str:
    if not required:
        return "none on record"
    spread = compliance.spread(one.values["compliance"] for one in required)
    return f"{spread.complies} of {spread.applying}"


def _each(
    sources: Mapping[int, Record], required: list[Record], today: date, *, public: bool
) -> Section:
    """List every recommendation that is not settled, source by source, overdue ones first."""
    waits = [(one, standing(one, today)) for one in required]
    waits = [(one, how) for one, how in waits
             if how.state != "done" or one.values["compliance"] is None]  # fmt: skip
    waits.sort(key=lambda pair: (pair[0].values["due_on"] or date.max, pair[0].id))
    head = (Column("Recommendation", 3), Column("From", 2), Column("Agency", 1.2),
            Column("Compliance", 1.2), Column("Due"), Column("State", 1.1))  # fmt: skip
    columns = head if public else (*head, Column("Progress", 2.4), Column("Question", 2))
    rows = []
    for one, how in waits:
        source = sources[one.values["external"]]
        cells = (one.values["wording"], source.title, one.text("agency"),
                 _MARKS.get(one.values["compliance"], _UNCHECKED), one.values["due_on"],
                 mark(how))  # fmt: skip
        own = (one.values["progress"] or "", " ".join(questions(one, today)))
        rows.append(Row(cells if public else cells + own, About("requirements", one.id)))
    table = Table("Not yet settled", columns, tuple(rows), empty="Every recommendation is settled.",
                  note="Settled means that we comply, or that it does not apply.")  # fmt: skip
    return Section("Recommendations not yet settled", tables=(table,))


def _by_agency(required: list[Record], today: date) -> Section:
    of: dict[int | None, list[Record]] = defaultdict(list)
    for one in required:
        of[one.values["agency"]].append(one)
    rows = []
    for agency, own in of.items():
        spread = compliance.spread(one.values["compliance"] for one in own)
        late = sum(standing(one, today).state == "late" for one in own)
        about = About("agencies", agency) if agency else None
        name = own[0].text("agency") or "The board itself"
        rows.append(Row((name, spread.applying, spread.complies, spread.partly, spread.does_not,
                         spread.unchecked, late), about))  # fmt: skip
    rows.sort(key=lambda row: (-int(str(row.cells[6])), str(row.cells[0]).casefold()))
    columns = (Column("Agency", 2), *(Column(one, align="right") for one in (
        "Apply", "Complies", "In part", "Does not", "Not checked", "Overdue")))  # fmt: skip
    table = Table("By agency", columns, tuple(rows), empty="No recommendation is on record.")
    return Section("By agency", tables=(table,))


def _plans(board: Board, required: list[Record]) -> Section:
    """Say how far the plans have come by which recommendations are to be complied with."""
    of: dict[int, list[Record]] = defaultdict(list)
    for one in required:
        if one.values["plan"] is not None:
            of[one.values["plan"]].append(one)
    actions: dict[int, list[Record]] = defaultdict(list)
    for action in year_on.actions_of(board, of):
        actions[action.values["plan"]].append(action)
    rows = []
    for plan in board.records("plans", list(of)):
        went = year_on.carried(actions[plan.id])
        closed = went.actions - went.open
        rows.append(Row((plan.label, plan.text("state"), len(of[plan.id]), went.actions, closed,
                         went.verified + went.embedded), About("plans", plan.id)))  # fmt: skip
    columns = (Column("Plan", 3), Column("State"), *(Column(one, align="right") for one in (
        "Recommendations", "Actions", "Closed", "Verified or embedded")))  # fmt: skip
    table = Table("Progress against the plans", columns, tuple(rows),
                  empty="No recommendation from outside names a plan.")  # fmt: skip
    return Section("Progress against the plans", tables=(table,))
