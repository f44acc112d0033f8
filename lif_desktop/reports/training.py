"""Training: courses, places by agency, evaluation and impact, needs, checks and pools."""

from collections.abc import Iterator, Sequence
from datetime import date

from lif_desktop.fields import Shown
from lif_desktop.reports import training_agencies
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
from lif_desktop.reports.training_read import Course, courses
from lif_desktop.rules import training
from lif_desktop.rules.periods import Period, period_of
from lif_desktop.rules.small_numbers import round_half_up
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board

NAME, TITLE = "training", "Training"
BASIS = (
    "Bradford framework, 7; West Berkshire framework, 3.1 and training representative; Bedford"
    " Borough framework, 11.2 (quarterly impact report); Croydon framework, 6; Kirklees framework,"
    " audits of single agency training."
)
LEFT_OUT = (
    "Names of trainers, representatives and members of the pools.",
    "What people wrote of a course's impact, and why a course was cancelled.",
)


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw the training of a period, by default of the last twelve months, and what is to come."""
    span = past_year(asked, today)
    records = board.records("training")
    records.sort(key=lambda one: (one.values["held_on"] or date.max, one.id))
    every = courses(board, records, today)
    own = [one for one in every if span.covers(one.record.values["held_on"])]
    held = [one for one in own if one.held]
    sections = [_impact(held), _courses(own, span), training_agencies.places(board, own)]
    sections += [
        _follow_up(held, span),
        _confidence(held),
        _lessons(own),
        _not_held(own, every, today, span),
    ]
    owing = training_agencies.owing(board, today)
    sections += training_agencies.sections(board, today, span)
    late = sum(one.follow_up.state == "late" for one in every if one.held)
    return Report(
        NAME, TITLE, today, span, BASIS, tuple(_summary(own, held, late, len(owing))),
        tuple(sections), attention=late + len(owing), left_out=LEFT_OUT if span.public else (),
    )  # fmt: skip


def _summary(own: list[Course], held: list[Course], late: int, owing: int) -> Iterator[str]:
    came = sum(one.attended or 0 for one in held)
    booked = sum(one.booked or 0 for one in held)
    off = sum(one.record.values["state"] == training.CANCELLED for one in own)
    yield (
        f"{counted(len(held), 'course date')} held in the period, {off} cancelled; {came:,} places"
        f" taken of {booked:,} booked."
    )
    answers = sum(one.record.values["followed_up"] or 0 for one in held)
    changed = sum(one.record.values["changed_practice"] or 0 for one in held)
    if answers:
        yield f"Of {answers:,} who answered a follow-up, {changed:,} say that practice changed."
    if late:
        yield f"{counted(late, 'follow-up')} of impact overdue."
    if owing:
        yield f"{counted(owing, 'analysis', 'analyses')} of training needs outstanding."


def _share(part: int, whole: int) -> str:
    return f"{round_half_up(100 * part, whole)} %" if whole else ""


def _impact(held: list[Course]) -> Section:
    """Show, quarter by quarter, what was held, how it was found, and whether practice changed."""
    by_quarter: dict[Period, list[Course]] = {}
    for one in held:
        by_quarter.setdefault(period_of("quarterly", one.record.values["held_on"]), []).append(one)
    quarters = sorted(by_quarter)
    columns = (Column("Quarter", 1.4), Column("Dates held", align="right"),
               Column("Places taken", align="right"), Column("Evaluations", align="right"),
               Column("Useful", align="right"), Column("Followed up", align="right"),
               Column("Answers", align="right"), Column("Changed practice", align="right"),
               Column("Of answers", align="right"))  # fmt: skip
    rows = tuple(Row((one.label, *_figures(by_quarter[one]))) for one in quarters)
    total: tuple[Cell, ...] = ("All", *_figures(held)) if rows else ()
    note = (
        "By the quarter in which a course was held. Useful is counted among evaluations, changed"
        " practice among the answers to follow-ups; who did not answer is in neither."
    )
    table = Table("Impact by quarter", columns, rows, total=total, note=note,
                  empty="No course was held.")  # fmt: skip
    return Section("Quarterly impact report", tables=(table,), charts=_chart(quarters, by_quarter))


def _figures(held: Sequence[Course]) -> tuple[Cell, ...]:
    def total(key: str) -> int:
        return sum(one.record.values[key] or 0 for one in held)

    answers, changed = total("followed_up"), total("changed_practice")
    done = sum(one.follow_up.state == "done" for one in held)
    return (len(held), sum(one.attended or 0 for one in held), total("evaluations"),
            total("useful"), done, answers, changed, _share(changed, answers))  # fmt: skip


def _chart(quarters: list[Period], by_quarter: dict[Period, list[Course]]) -> tuple[Chart, ...]:
    if not quarters:
        return ()
    came = tuple(float(sum(one.attended or 0 for one in by_quarter[at])) for at in quarters)
    lost = tuple(
        float(max(0, sum((one.booked or 0) - (one.attended or 0) for one in by_quarter[at])))
        for at in quarters
    )
    sentence = f"{sum(came):,.0f} places were taken and {sum(lost):,.0f} stayed empty."
    series = (Series("Taken", came, "well"), Series("Booked and not taken", lost, "due"))
    labels = tuple(one.label for one in quarters)
    return (Chart("stacked", "Places booked, by quarter", sentence, labels, series),)


def _courses(own: list[Course], span: Asked) -> Section:
    columns = [Column("Course", 2.6), Column("Date"), Column("How", 1.1), Column("State", 1),
               Column("Places", align="right"), Column("Booked", align="right"),
               Column("Came", align="right"), Column("Evaluations", align="right"),
               Column("Useful", align="right")]  # fmt: skip
    if not span.public:
        columns.append(Column("To put right", 2.4))
    rows = []
    for one in own:
        values = one.record.values
        cells: list[Cell] = [
            one.record.values["course"], values["held_on"], one.record.text("mode"),
            one.record.text("state"), values["capacity"], one.booked, one.attended,
            values["evaluations"], values["useful"],
        ]  # fmt: skip
        if not span.public:
            cells.append(" ".join(remark.text for remark in one.remarks))
        rows.append(Row(tuple(cells), About("training", one.record.id)))
    table = Table("Course dates", tuple(columns), tuple(rows), empty="No course was planned.")
    return Section("Courses", tables=(table,))


def _follow_up(held: list[Course], span: Asked) -> Section:
    columns = (Column("Course", 2.4), Column("Held"), Column("Follow-up", 1.2),
               Column("Answers", align="right"), Column("Practice changed", align="right"),
               Column("Impact on practice", 3.4))  # fmt: skip
    rows = tuple(
        Row((one.record.values["course"], one.record.values["held_on"],
             Shown(one.follow_up.pill, one.follow_up.meaning, one.follow_up.shape),
             one.record.values["followed_up"], one.record.values["changed_practice"],
             "" if span.public else one.record.values["impact"] or ""),
            About("training", one.record.id))
        for one in held
    )  # fmt: skip
    note = f"Without a date of its own a follow-up is due {training.FOLLOW_UP_MONTHS} months on."
    table = Table("Follow-up of impact", columns, rows, note=note, empty="No course was held.")
    return Section("Impact on practice", tables=(table,))


def _confidence(held: list[Course]) -> Section:
    """Show confidence as each course gave it; courses are not averaged."""
    columns = (Column("Course", 3), Column("Held"), Column("Before", align="right"),
               Column("After", align="right"))  # fmt: skip
    rows = tuple(
        Row((one.record.values["course"], one.record.values["held_on"],
             one.record.values["confidence_before"], one.record.values["confidence_after"]),
            About("training", one.record.id))
        for one in held
        if one.record.values["confidence_before"] is not None
        or one.record.values["confidence_after"] is not None
    )  # fmt: skip
    note = "As each course gave it, on its own scale; never averaged over courses."
    table = Table("Confidence before and after", columns, rows, note=note,
                  empty="No course measured it.")  # fmt: skip
    return Section("Confidence", tables=(table,))


def _lessons(own: list[Course]) -> Section:
    columns = (Column("Lesson or priority", 3), Column("Course", 2.4), Column("Date"),
               Column("State"))  # fmt: skip
    tied = [(one.record.text(key), one) for one in own for key in ("learning", "priority")]
    rows = tuple(
        Row((lesson, one.record.values["course"], one.record.values["held_on"],
             one.record.text("state")), About("training", one.record.id))
        for lesson, one in sorted(tied, key=lambda pair: pair[0]) if lesson
    )  # fmt: skip
    none = sum(not one.record.values["learning"] for one in own)
    note = f"{counted(none, 'course date')} of {len(own)} tied to no lesson of the ledger."
    table = Table("Lessons and priorities in training", columns, rows, note=note,
                  empty="No course is tied to a lesson or a priority.")  # fmt: skip
    return Section("Lessons in training", tables=(table,))


def _not_held(own: list[Course], every: list[Course], today: date, span: Asked) -> Section:
    off = [one for one in own if one.record.values["state"] == training.CANCELLED]
    columns = (Column("Course", 3), Column("Date"), Column("Why", 4))
    rows = tuple(
        Row((one.record.values["course"], one.record.values["held_on"],
             "" if span.public else one.record.values["notes"] or "Not said"),
            About("training", one.record.id))
        for one in off
    )  # fmt: skip
    cancelled = Table("Cancelled", columns, rows, empty="No course was cancelled.")
    coming = [one for one in every if one.record.values["state"] == training.PLANNED
              and (one.record.values["held_on"] or today) >= today]  # fmt: skip
    ahead = tuple(
        Row((one.record.values["course"], one.record.values["held_on"],
             one.record.values["capacity"], one.booked), About("training", one.record.id))
        for one in coming
    )  # fmt: skip
    headings = (Column("Course", 4), Column("Date"), Column("Places", align="right"),
                Column("Booked", align="right"))  # fmt: skip
    planned = Table("To come", headings, ahead, empty="No course is planned.")
    return Section("Cancelled and to come", tables=(cancelled, planned))
