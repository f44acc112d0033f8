"""The learning ledger: how far each lesson has come by its evidence, and what it changed."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop.exporting.papers import from_report
from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    BarChart,
    Beside,
    Block,
    Cell,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Layer,
    Paper,
    RowsChart,
    Strong,
    Table,
    Words,
)
from lif_desktop.exporting.papers.phrases import DASH, cut, day, is_or_are, shown, state
from lif_desktop.registers.evidence import PROOFS
from lif_desktop.reports import cascade, catalogue, lessons, tracked_children
from lif_desktop.reports.cascade import Asked
from lif_desktop.reports.lessons import Lesson
from lif_desktop.reports.shape import Asked as Span
from lif_desktop.reports.spans import past_year
from lif_desktop.rules.feedback_loop import CLOSED, LABELS, STAGES, STILL_DAYS
from lif_desktop.rules.words import counted, day_in_words, listed
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

_SAID = 170  # characters of what evidence shows, or of a child's life, that a row takes
_BEYOND_PROCESS = frozenset(STAGES[2:])


@dataclass(frozen=True)
class Ledger:
    """The lessons of a board or group, what agencies confirmed, and the children followed.

    Lessons that are over count in the `span`, open ones as on the day.
    """

    on: date
    span: Span
    lessons: Sequence[Lesson]
    asked: Sequence[Asked]
    children: Sequence[Record]

    @property
    def open(self) -> list[Lesson]:
        """Return the lessons still followed, those that have come least far first."""
        found = [one for one in self.lessons if one.is_open]
        return sorted(found, key=lambda one: (STAGES.index(one.standing.stage), one.title))

    @property
    def closed(self) -> list[Lesson]:
        """Return the lessons closed in the period."""
        return [
            one for one in self.lessons
            if one.state == CLOSED and self.span.covers(one.record.values["closed_on"])
        ]  # fmt: skip

    @property
    def evidence(self) -> list[Record]:
        """Return what came to the ledgers in the period."""
        return [
            line for one in self.lessons for line in one.ledger
            if self.span.covers(line.values["dated_on"])
        ]  # fmt: skip

    @property
    def overdue(self) -> list[Asked]:
        """Return the confirmations that agencies owe past their date."""
        return [one for one in self.asked if one.standing.state == "late"]


def read(board: Board, today: date, span: Span, group: int | None = None) -> Ledger:
    """Return the ledger of the whole board, or of the lessons that one group owns."""
    found = lessons.read(board, today)
    if group is not None:
        found = [one for one in found if one.record.values["group"] == group]
    own = {one.record.id for one in found}

    def counts(record: Record) -> bool:
        return group is None or record.values["learning"] in own

    return Ledger(
        on=today,
        span=span,
        lessons=found,
        asked=[one for one in cascade.read(board, today) if counts(one.record)],
        children=[one for one in board.records("tracked") if counts(one)],
    )


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper from a board; the public reads the public report on the ledger instead."""
    if call.asked.public:
        return from_report.paper(catalogue.get("feedback-loop").draw(board, today, call.asked))
    return paper(read(board, today, past_year(call.asked, today), call.group), board.who)


def paper(ledger: Ledger, presenter: str = "") -> Paper:
    """Return the paper on the lessons of a board or group."""
    since, until = ledger.span.since or ledger.on, ledger.span.until or ledger.on
    return Paper(
        title="Learning ledger",
        purpose="for information",
        presenter=presenter,
        sentences=tuple(_sentences(ledger)),
        blocks=tuple(_blocks(ledger)) if ledger.lessons else (),
        note=(
            f"Period: {day_in_words(since)} to {day_in_words(until)}. A stage counts as proved by"
            " dated evidence in the ledger alone, and only on the stages before it: that a briefing"
            " was held shows that a lesson was passed on; embedded needs evidence of changed"
            " practice, evaluated evidence of impact on children. Children stand under a pseudonym."
            " Rules: Bedford Borough framework, 2, 6, 7 and 13; West Berkshire framework, 6 and 7."
            " Every line of evidence stands in the report Learning ledger."
        ),
    )


def _sentences(ledger: Ledger) -> Iterator[Words]:
    followed = ledger.open
    if not ledger.lessons:
        yield "No lesson is on record yet."
        return
    changed = [one for one in followed if one.standing.stage in _BEYOND_PROCESS]
    process = len(followed) - len(changed)
    impact = sum(one.standing.stage == STAGES[-1] for one in followed)
    yield (
        f"Of {counted(len(followed), 'open lesson')}, ",
        Strong(f"{len(changed)} {'has' if len(changed) == 1 else 'have'} changed practice"),
        f" by their evidence, {impact} of them with impact on children;"
        f" {process} {'rests' if process == 1 else 'rest'} on process alone.",
    )
    closed = len(ledger.closed)
    yield f"{counted(closed, 'lesson')} {'was' if closed == 1 else 'were'} closed in the period."
    still = sum(one.stands_still for one in followed)
    if still or ledger.overdue:
        yield (
            Strong(f"{still} {'stands' if still == 1 else 'stand'} still"),
            f" for more than {STILL_DAYS} days, and {len(ledger.overdue)} of"
            f" {counted(len(ledger.asked), 'confirmation')} asked of agencies"
            f" {is_or_are(len(ledger.overdue))} overdue.",
        )


def _blocks(ledger: Ledger) -> Iterator[Block]:
    followed = ledger.open
    yield _figures(ledger)
    if followed:
        yield _pictures(ledger)
        yield Heading("Where each open lesson stands")
        yield _standing(followed)
    questioned = [one for one in ledger.lessons if one.questions]
    if questioned:
        yield Heading("Claimed, and not borne out by the ledger")
        yield _questions(questioned)
    if ledger.asked:
        yield Heading("Passed on inside the agencies: who confirmed it")
        yield _cascade(ledger)
    if ledger.children:
        yield Heading("Children followed")
        yield _children(ledger)
    if ledger.closed:
        yield Heading("Closed in the period, and with what difference")
        yield _closed(ledger.closed)


def _figures(ledger: Ledger) -> KeyFigures:
    followed, evidence = ledger.open, ledger.evidence
    changed = sum(one.standing.stage in _BEYOND_PROCESS for one in followed)
    impact = sum(one.values["kind"] == "impact" for one in evidence)
    still = sum(one.stands_still for one in followed)
    return KeyFigures(
        (
            KeyFigure(
                f"{len(followed)}", "Open lessons", f"and {len(ledger.closed)} closed in the period"
            ),
            KeyFigure(
                f"{changed}", "Changed practice", f"proved, of {len(followed)} open", "well"
            ),
            KeyFigure(f"{impact}", "Evidence of impact", f"of {len(evidence)} new entries", "done"),
            KeyFigure(
                f"{still}", "Stand still", f"of {len(followed)} open, over {STILL_DAYS} days",
                "due" if still else "",
            ),
            KeyFigure(
                f"{len(ledger.overdue)}", "Confirmations overdue",
                f"of {len(ledger.asked)} asked of agencies", "late" if ledger.overdue else "",
            ),
        )
    )  # fmt: skip


def _pictures(ledger: Ledger) -> Beside:
    followed = ledger.open
    proved = Counter(one.standing.stage for one in followed)
    claimed = Counter(one.record.values["stage"] or STAGES[0] for one in followed)
    labels = tuple(LABELS[one] for one in STAGES)
    said = "; ".join(
        f"{LABELS[one]}: {claimed[one]} claimed, {proved[one]} proved" for one in STAGES
    )
    stands = RowsChart(
        f"Where {counted(len(followed), 'open lesson')} {'stands' if len(followed) == 1 else 'stand'}",
        labels,
        (
            Layer("Proved by the ledger", tuple(proved[one] for one in STAGES), "well"),
            Layer("Claimed", tuple(claimed[one] for one in STAGES), "note"),
        ),
        f"Open lessons by stage. {said}.",
    )
    kinds = Counter(one.values["kind"] for one in ledger.evidence)
    bars = [(one.label, kinds[one.value]) for one in PROOFS]
    if kinds[None]:
        bars.append(("Not said", kinds[None]))
    listing = ", ".join(f"{label.lower()} {count}" for label, count in bars)
    evidence = BarChart(
        "New evidence of the period",
        tuple(label for label, _ in bars),
        tuple(count for _, count in bars),
        f"Bars of new entries in the ledgers by what they are evidence of: {listing}.",
    )
    return Beside(stands, evidence, 0.58)


def _standing(followed: Sequence[Lesson]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            (Strong(one.record.title), f"\n{one.record.reference}"),
            *(day(one.standing.reached.get(stage)) for stage in STAGES[:-1]),
            _newest(one),
            shown(one.proved),
        )
        for one in followed
    ]
    columns = (
        Column("Lesson", 1.7), Column("Identified", 0), Column("Passed on", 0),
        Column("Embedded", 0), Column("Newest evidence", 1.7), Column("Proved", 0),
    )  # fmt: skip
    slow = [one.record.reference for one in followed if one.stands_still]
    note = f"Nothing new for more than {STILL_DAYS} days: {listed(slow)}." if slow else ""
    return Table(columns, tuple(rows), note=note)


def _newest(one: Lesson) -> str:
    if not one.ledger:
        return "No evidence yet"
    line = one.ledger[-1]
    kind = line.text("kind") or "Kind not said"
    return f"{kind}, {day(line.values['dated_on'])}: {cut(line.values['shows'], _SAID)}"


def _questions(questioned: Sequence[Lesson]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (one.record.reference, one.record.title, " ".join(one.questions)) for one in questioned
    ]
    columns = (Column("Reference", 0), Column("Lesson", 1), Column("Question", 1.5))
    return Table(columns, tuple(rows))


def _cascade(ledger: Ledger) -> Table:
    own: dict[str, list[Asked]] = defaultdict(list)
    for one in ledger.asked:
        own[one.record.text("agency")].append(one)
    rows: list[tuple[Cell, ...]] = []
    for agency, asked in sorted(own.items(), key=lambda pair: (-_late(pair[1]), pair[0])):
        done = [one for one in asked if one.standing.state == "done"]
        reached = [one.record.values["reached"] for one in done]
        known = [one for one in reached if one is not None]
        rows.append((
            agency, f"{len(done)} of {len(asked)}", str(_late(asked)),
            f"{sum(known):,}" if known else DASH, _owed(ledger, asked),
        ))  # fmt: skip
    columns = (
        Column("Agency", 1.2), Column("Confirmed", 0, "right"), Column("Overdue", 0, "right"),
        Column("People reached", 0, "right"), Column("Overdue for", 1.4),
    )  # fmt: skip
    note = (
        "One count is one lesson at one agency. People reached are as the agencies gave them; one"
        " person may be counted for several lessons."
    )
    return Table(columns, tuple(rows), note=note)


def _late(asked: Sequence[Asked]) -> int:
    return sum(one.standing.state == "late" for one in asked)


def _owed(ledger: Ledger, asked: Sequence[Asked]) -> str:
    called = {one.record.id: one.record.reference for one in ledger.lessons}
    late = [
        f"{called.get(one.record.values['learning'], '')} ({one.standing.days_in_words})"
        for one in asked
        if one.standing.state == "late"
    ]
    return ", ".join(late) or DASH


def _children(ledger: Ledger) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            one.values["pseudonym"], cut(one.values["position_then"], _SAID),
            cut(one.values["would_have"], _SAID), cut(one.values["position_now"], _SAID),
            state("tracked", "difference", one.values["difference"] or ""),
            shown(cascade.mark(tracked_children.next_look(one, ledger.on))),
        )
        for one in ledger.children
    ]  # fmt: skip
    columns = (
        Column("Child", 0), Column("Then", 1), Column("The lesson would have changed", 1),
        Column("Now", 1), Column("Difference", 0), Column("Next look", 0),
    )  # fmt: skip
    spread = Counter(one.text("difference") or "not looked at yet" for one in ledger.children)
    said = ", ".join(f"{label.lower()} {count}" for label, count in spread.most_common())
    note = f"{counted(len(ledger.children), 'child', 'children')} followed: {said}."
    return Table(columns, tuple(rows), note=note)


def _closed(closed: Sequence[Lesson]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            one.record.reference, one.record.title, day(one.standing.reached.get(STAGES[-1])),
            cut(one.record.values["impact"], 2 * _SAID),
        )
        for one in closed
    ]  # fmt: skip
    columns = (
        Column("Reference", 0), Column("Lesson", 1), Column("Evaluated", 0),
        Column("What difference it made", 1.5),
    )  # fmt: skip
    return Table(columns, tuple(rows))
