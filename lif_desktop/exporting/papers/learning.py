"""The learning ledger: how far each lesson has come by its evidence, and what it changed."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    BarChart,
    Beside,
    Block,
    Caption,
    Cell,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Layer,
    Paper,
    Pill,
    RowsChart,
    Strong,
    Table,
    Words,
)
from lif_desktop.exporting.papers.phrases import NO_BREAK, cut, day, is_or_are, state
from lif_desktop.registers.evidence import PROOFS
from lif_desktop.reports import tracked_children
from lif_desktop.reports.cascade import Asked
from lif_desktop.reports.ledger import Ledger, read
from lif_desktop.reports.lessons import Lesson
from lif_desktop.reports.spans import past_year
from lif_desktop.rules.feedback_loop import LABELS, STAGES, STILL_DAYS, Stage
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

_SAID = 110  # characters of what evidence shows, or of a child's life, that a row takes


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper from a board."""
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
            " practice, evaluated of impact on children. Rules: Bedford Borough framework, 2, 6, 7"
            " and 13; West Berkshire framework, 6 and 7. The report Learning ledger has every line."
        ),
    )


def _sentences(ledger: Ledger) -> Iterator[Words]:
    followed = ledger.open
    if not ledger.lessons:
        yield "No lesson is on record yet."
        return
    changed, still = ledger.changed, len(ledger.still)
    process = len(followed) - len(changed)
    impact = sum(one.standing.stage == STAGES[-1] for one in followed)
    yield (
        f"Of {counted(len(followed), 'open lesson')}, ",
        Strong(f"{len(changed)} {'has' if len(changed) == 1 else 'have'} changed practice"),
        (
            f" by their evidence, {impact} of them with impact on children;"
            f" {process} {'rests' if process == 1 else 'rest'} on process alone."
        ),
    )
    closed = len(ledger.closed)
    yield f"{counted(closed, 'lesson')} {'was' if closed == 1 else 'were'} closed in the period."
    if still or ledger.overdue:
        yield (
            Strong(f"{still} {'stands' if still == 1 else 'stand'} still"),
            (
                f" for more than {STILL_DAYS} days, and {len(ledger.overdue)} of"
                f" {counted(len(ledger.asked), 'confirmation')} asked of agencies"
                f" {is_or_are(len(ledger.overdue))} overdue."
            ),
        )


def _blocks(ledger: Ledger) -> Iterator[Block]:
    yield _figures(ledger)
    if ledger.open:
        yield _pictures(ledger)
        yield Heading("Where each open lesson stands")
        yield from _standing(ledger.open)
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
    impact = sum(one.values["kind"] == "impact" for one in evidence)
    still = len(ledger.still)
    over = f"and {len(ledger.closed)} closed in the period"
    return KeyFigures(
        (
            KeyFigure(f"{len(followed)}", "Open lessons", over),
            KeyFigure(
                f"{len(ledger.changed)}", "Changed practice", f"of {len(followed)} open", "well"
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
    said = "; ".join(
        f"{LABELS[one]}: {claimed[one]} claimed, {proved[one]} proved" for one in STAGES
    )
    stands = RowsChart(
        f"How far {counted(len(followed), 'open lesson')} came",
        tuple(LABELS[one] for one in STAGES),
        (
            Layer("Proved by the ledger", tuple(proved[one] for one in STAGES), "well"),
            Layer("Claimed", tuple(claimed[one] for one in STAGES), "note"),
        ),
        f"Open lessons by stage. {said}.",
    )
    kinds = Counter(one.text("kind") or "Not said" for one in ledger.evidence)
    bars = [(one, kinds[one]) for one in dict.fromkeys((*(one.label for one in PROOFS), *kinds))]
    listing = ", ".join(f"{label.lower()} {count}" for label, count in bars)
    evidence = BarChart(
        "New evidence of the period",
        tuple(label for label, _ in bars),
        tuple(count for _, count in bars),
        f"Bars of new entries in the ledgers by what they are evidence of: {listing}.",
    )
    return Beside(stands, evidence, 0.58)


def _standing(followed: Sequence[Lesson]) -> Iterator[Block]:
    """Yield a table for each stage that is proved: since when, by what, and what comes next."""
    for stage in STAGES:
        own = [one for one in followed if one.standing.stage == stage]
        if own:
            yield Caption(f"{LABELS[stage]}: {len(own)} of {counted(len(followed), 'open lesson')}")
            yield _of_stage(own, stage)


def _of_stage(own: Sequence[Lesson], stage: Stage) -> Table:
    past = STAGES[: STAGES.index(stage) + 1]
    rows: list[tuple[Cell, ...]] = [
        (
            (Strong(one.record.title), f" {one.record.reference}"),
            "\n".join(_reached(one, step) for step in past), _newest(one), _quiet(one),
        )
        for one in own
    ]  # fmt: skip
    columns = (
        Column("Lesson", 1.1), Column("Proved since", 0), Column("Newest evidence", 1.3),
        Column("Quiet for", 0),
    )  # fmt: skip
    return Table(columns, tuple(rows), note=own[0].standing.next_step)


def _reached(one: Lesson, stage: Stage) -> str:
    on = one.standing.reached.get(stage)
    return f"{LABELS[stage].split()[0]}{NO_BREAK}{day(on)}" if on else f"{LABELS[stage]}, no date"


def _quiet(one: Lesson) -> Cell:
    days = one.days_still
    said = "No date" if days is None else counted(days, "day")
    return Pill(said, "dot", "due") if one.stands_still else said


def _newest(one: Lesson) -> str:
    if not one.ledger:
        return "No evidence yet"
    line = one.ledger[-1]
    kind = line.text("kind") or "Kind not said"
    return f"{kind}, {day(line.values['dated_on'])}: {cut(line.values['shows'], _SAID)}"


def _questions(questioned: Sequence[Lesson]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (one.record.reference, " ".join(said.split(" Next: ")[0] for said in one.questions))
        for one in questioned
    ]
    columns = (Column("Lesson", 0), Column("Question", 1))
    return Table(columns, tuple(rows))


def _cascade(ledger: Ledger) -> Table:
    """List the agencies that still owe a word; who confirmed all that was asked stands below."""
    own: dict[str, list[Asked]] = defaultdict(list)
    for one in ledger.asked:
        own[one.record.text("agency")].append(one)
    rows: list[tuple[Cell, ...]] = []
    whole = []
    for agency, asked in sorted(own.items(), key=lambda pair: (-_late(pair[1]), pair[0])):
        done = sum(one.standing.state == "done" for one in asked)
        if done == len(asked):
            whole.append(f"{agency} ({done} of {done})")
        else:
            rows.append(
                (agency, f"{done} of {len(asked)}", str(_late(asked)), _owed(ledger, asked))
            )
    columns = (
        Column("Agency", 1), Column("Confirmed", 0, "right"), Column("Overdue", 0, "right"),
        Column("Still to confirm", 1.6),
    )  # fmt: skip
    note = f"Confirmed all that was asked: {'; '.join(whole)}." if whole else ""
    return Table(
        columns, tuple(rows), note=f"One count is one lesson at one agency. {note}".strip(),
        empty="Every agency confirmed every lesson that it was asked about.",
    )  # fmt: skip


def _late(asked: Sequence[Asked]) -> int:
    return sum(one.standing.state == "late" for one in asked)


def _owed(ledger: Ledger, asked: Sequence[Asked]) -> str:
    called = {one.record.id: one.record.reference for one in ledger.lessons}
    return ", ".join(
        f"{called[one.record.values['learning']]} ({one.standing.pill.lower()})"
        for one in asked
        if one.standing.state != "done"
    )


def _children(ledger: Ledger) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            _child(one, ledger.on), cut(one.values["position_then"], _SAID),
            cut(one.values["would_have"], _SAID), cut(one.values["position_now"], _SAID),
            state("tracked", "difference", one.values["difference"] or ""),
        )
        for one in ledger.children
    ]  # fmt: skip
    columns = (
        Column("Child", 0.62), Column("Then", 1), Column("Would have changed", 1),
        Column("Now", 1), Column("Difference", 0),
    )  # fmt: skip
    spread = Counter(one.text("difference") or "not looked at yet" for one in ledger.children)
    said = ", ".join(f"{label.lower()} {count}" for label, count in spread.most_common())
    note = f"{counted(len(ledger.children), 'child', 'children')} followed: {said}."
    return Table(columns, tuple(rows), note=note)


def _child(child: Record, today: date) -> Cell:
    look = tracked_children.next_look(child, today)
    said = {"late": "Next look overdue", "undated": "No next look", "done": "No longer followed"}
    later = f"Next look {day(child.values['next_on'])}"
    return (Strong(child.values["pseudonym"]), f"\n{said.get(look.state, later)}")


def _closed(closed: Sequence[Lesson]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            one.record.reference, one.record.title, day(one.standing.reached.get(STAGES[-1])),
            cut(one.record.values["impact"], 3 * _SAID),
        )
        for one in closed
    ]  # fmt: skip
    columns = (
        Column("Reference", 0), Column("Lesson", 1), Column("Evaluated", 0),
        Column("What difference it made", 1.5),
    )  # fmt: skip
    return Table(columns, tuple(rows))
