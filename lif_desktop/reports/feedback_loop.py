"""The learning ledger: how far each lesson has come by its evidence, and what it changed."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from lif_desktop.reports import cascade, lessons, published, tracked_children, year_on
from lif_desktop.reports.lessons import Lesson
from lif_desktop.reports.shape import (
    About,
    Asked,
    Cell,
    Chart,
    Column,
    Report,
    Row,
    Section,
    Series,
    Table,
)
from lif_desktop.reports.spans import past_year
from lif_desktop.rules.feedback_loop import CLOSED, LABELS, STAGES, STILL_DAYS, Stage
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board

NAME, TITLE = "feedback-loop", "Learning ledger"
BASIS = (
    "Bedford Borough framework, 2, 6 and 7 (feedback loop, tracking of children); West Berkshire"
    " framework, 6 and 7 (lessons passed on, one year following); Kirklees framework, Sharing"
    " Learning"
)
_UNPUBLISHED = (
    "Lessons that were not published for families or the public: they may point to a case. They are"
    " counted by stage."
)
_WORKINGS = "Ledgers, confirmations of agencies, decisions to publish and tracked children's lives."


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw the learning ledger; closed lessons are those of the period, open ones as today."""
    span = past_year(asked, today)
    found = lessons.read(board, today)
    if span.public:
        return _public(board, today, span, found)
    followed = [one for one in found if one.is_open]
    outstanding = cascade.read(board, today)
    sections = (
        _stages(followed),
        _ledger(followed),
        _evidence(found, span),
        _still(followed),
        _questioned(found),
        *cascade.sections(board, outstanding, followed),
        _closed(found, span),
        *tracked_children.sections(board, today),
        *published.sections(board, span, found),
        *year_on.sections(board, today),
    )
    still = sum(one.stands_still for one in followed)
    late = sum(one.standing.state == "late" for one in outstanding)
    return Report(
        NAME, TITLE, today, span, BASIS, tuple(_summary(found, followed, still, late)), sections,
        attention=still + late,
    )  # fmt: skip


def _summary(found: list[Lesson], followed: list[Lesson], still: int, late: int) -> Iterator[str]:
    if not found:
        yield "No lesson is on record yet."
        return
    closed = sum(one.state == CLOSED for one in found)
    proved = Counter(one.standing.stage for one in followed)
    stages = ", ".join(f"{proved[one]} {LABELS[one].lower()}" for one in STAGES)
    yield (
        f"{counted(len(followed), 'lesson')} followed: by their ledgers {stages}."
        f" {counted(closed, 'lesson')} closed with evidence of impact."
    )
    if still:
        yield f"{counted(still, 'lesson')} stood still for more than {STILL_DAYS} days."
    if late:
        yield f"{counted(late, 'confirmation')} of agencies overdue."


def _stages(followed: list[Lesson]) -> Section:
    proved = Counter(one.standing.stage for one in followed)
    claimed = Counter(one.record.values["stage"] or "identified" for one in followed)
    labels = tuple(LABELS[stage] for stage in STAGES)
    chart = Chart(
        "bars",
        "Open lessons by the stage that their ledger proves",
        ", ".join(f"{LABELS[one]} {proved[one]}" for one in STAGES) + ".",
        labels,
        (Series("Lessons", tuple(float(proved[one]) for one in STAGES)),),
    )
    rows = tuple(Row((LABELS[one], claimed[one], proved[one])) for one in STAGES)
    table = Table(
        "Claimed and proved",
        (Column("Stage", 2), Column("Claimed", align="right"), Column("Proved", align="right")),
        rows,
        total=("All open lessons", sum(claimed.values()), sum(proved.values())),
        note="Evidence that something was held or sent proves that a lesson was passed on, never"
        " that practice changed or that children are better off.",
    )
    return Section("Where the lessons stand", tables=(table,), charts=(chart,) if followed else ())


def _ledger(followed: list[Lesson]) -> Section:
    columns = (
        Column("Lesson", 4), *(Column(LABELS[one], 1.2) for one in STAGES),
        Column("Newest evidence of", 1.2), Column("Proved", 1.4),
    )  # fmt: skip
    rows = tuple(Row(tuple(_line(one)), one.about) for one in followed)
    table = Table("Ledger", columns, rows, note="Dates are those of each stage's first evidence.",
                  empty="No lesson is open.")  # fmt: skip
    return Section("The ledger", tables=(table,))


def _line(one: Lesson) -> Iterator[Cell]:
    yield one.title
    for stage in STAGES:
        yield one.standing.reached.get(stage)
    yield one.ledger[-1].text("kind") if one.ledger else ""
    yield one.proved


def _evidence(found: list[Lesson], span: Asked) -> Section:
    """List what came to the ledgers in the period, line by line."""
    came = [(line, one) for one in found for line in one.ledger
            if span.covers(line.values["dated_on"])]  # fmt: skip
    came.sort(key=lambda pair: (pair[0].values["dated_on"], pair[0].reference))
    rows = tuple(
        Row((line.values["dated_on"], one.title, line.text("stage"), line.text("kind"),
             line.values["shows"], line.text("agency")), About("ledger", line.id))
        for line, one in came
    )  # fmt: skip
    columns = (Column("When"), Column("Lesson", 2.4), Column("Stage", 1.2),
               Column("Evidence of", 1.2), Column("What it shows", 2.8), Column("From", 1.4)
               )  # fmt: skip
    table = Table("New evidence", columns, rows, note="Of open and closed lessons.",
                  empty="Nothing came to any ledger in the period.")  # fmt: skip
    return Section("New evidence of the period", tables=(table,))


def _still(followed: list[Lesson]) -> Section:
    slow = [one for one in followed if one.stands_still]
    slow.sort(key=lambda one: -(one.days_still or 99999))
    columns = (Column("Lesson", 3), Column("Group", 1.6), Column("Proved", 1.4),
               Column("Days", align="right"), Column("What comes next", 3))  # fmt: skip
    rows = tuple(
        Row((one.title, one.record.text("group"), one.proved, one.days_still,
             one.standing.next_step), one.about)
        for one in slow
    )  # fmt: skip
    note = f"Open lessons whose ledger had nothing new for more than {STILL_DAYS} days."
    return Section(
        "Standing still",
        tables=(Table("Standing still", columns, rows, note=note, empty="Every lesson moves."),),
    )


def _questioned(found: list[Lesson]) -> Section:
    rows = tuple(Row((one.title, " ".join(one.questions)), one.about)
                 for one in found if one.questions)  # fmt: skip
    table = Table(
        "What the ledger does not bear out",
        (Column("Lesson", 2), Column("Question", 3)),
        rows,
        empty="Every stage and date is borne out by its ledger.",
    )
    return Section("What the ledger does not bear out", tables=(table,))


def _closed(found: list[Lesson], span: Asked) -> Section:
    closed = [one for one in found if one.state == CLOSED and span.covers(_over_on(one))]
    left = [one for one in found if not one.is_open and one.state != CLOSED]
    with_impact = tuple(
        Row((one.title, one.standing.reached.get("evaluated"), one.record.values["closed_on"],
             one.record.values["impact"] or "Not said"), one.about)
        for one in closed
    )  # fmt: skip
    columns = (Column("Lesson", 2.5), Column("Evaluated"), Column("Closed"),
               Column("What difference it made", 3))  # fmt: skip
    reasons = tuple(
        Row((one.title, one.record.values["why_not"] or "No reason given"), one.about)
        for one in left
    )
    return Section(
        "Closed, and with what difference",
        tables=(
            Table("Closed in the period", columns, with_impact, empty="None was closed."),
            Table("Not pursued", (Column("Lesson", 2), Column("Why", 3)), reasons,
                  note="Of the whole record.", empty="None."),
        ),
    )  # fmt: skip


def _over_on(one: Lesson) -> date | None:
    return one.record.values["closed_on"] or one.standing.reached.get("evaluated")


def _by_stage(proved: Counter[Stage]) -> tuple[Chart, ...]:
    said = ", ".join(f"{LABELS[one]} {proved[one]}" for one in STAGES)
    series = (Series("Lessons", tuple(float(proved[one]) for one in STAGES)),)
    labels = tuple(LABELS[one] for one in STAGES)
    return (Chart("bars", "Lessons by the stage that their evidence proves", f"{said}.",
                  labels, series),)  # fmt: skip


def _public(board: Board, today: date, span: Asked, found: list[Lesson]) -> Report:
    out = published.published_lessons(board, today)
    named = [one for one in found if one.record.id in out]
    proved = Counter(one.standing.stage for one in found)
    columns = (Column("Lesson", 4), *(Column(LABELS[one], 1.2) for one in STAGES))
    rows = tuple(
        Row((one.record.title, *(one.standing.reached.get(stage) for stage in STAGES)))
        for one in named
    )
    counts = tuple(Row((LABELS[one], proved[one])) for one in STAGES)
    followed = tracked_children.public(board, span)
    sections = (
        Section("Where the lessons stand", tables=(
            Table("All lessons", (Column("Stage proved", 2), Column("Lessons", align="right")),
                  counts, total=("All", len(found)), note="Open and closed lessons together."),
        ), charts=_by_stage(proved) if found else ()),
        Section("Lessons published", tables=(
            Table("Lessons published", columns, rows, empty="No lesson was published yet."),
        )),
        followed.section,
    )  # fmt: skip
    said = f"{counted(len(found), 'lesson')} on record, {len(named)} of them published."
    return Report(NAME, TITLE, today, span, BASIS, (said,), sections,
                  left_out=(_UNPUBLISHED, _WORKINGS, *followed.left_out),
                  figures=followed.figures)  # fmt: skip
