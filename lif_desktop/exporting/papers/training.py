"""Training and its impact: from a place taken to changed practice, and what each agency gives."""

from collections.abc import Iterator, Sequence
from datetime import date

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
    Paper,
    Pill,
    Series,
    StackedChart,
    Strong,
    Table,
    Text,
    Words,
)
from lif_desktop.exporting.papers.phrases import DASH, cut, day, is_or_are, state
from lif_desktop.reports import training_agencies
from lif_desktop.reports.spans import past_year
from lif_desktop.reports.training import LEFT_OUT
from lif_desktop.reports.training_read import Course
from lif_desktop.reports.training_year import Given, TrainingYear, read
from lif_desktop.rules.small_numbers import round_half_up
from lif_desktop.rules.training import FOLLOW_UP_MONTHS
from lif_desktop.rules.words import counted, day_in_words, listed
from lif_desktop.store.board import Board

_SAID = 260  # characters of what changed, or is to improve, that a row takes
_NAMED = 5


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper from a board; the public reads it without what people wrote."""
    year = read(board, today, past_year(call.asked, today))
    return paper(year, "" if year.span.public else board.who)


def paper(year: TrainingYear, presenter: str = "") -> Paper:
    """Return the paper on the training of a period."""
    since, until = year.span.since or year.on, year.span.until or year.on
    return Paper(
        title="Training and its impact",
        purpose="for publication" if year.span.public else "for assurance",
        presenter=presenter,
        sentences=tuple(_sentences(year)),
        blocks=tuple(_blocks(year)),
        note=(
            f"Period: {day_in_words(since)} to {day_in_words(until)}; courses by the day on which"
            " they were held. Useful is counted among evaluations, changed practice among answers"
            " to follow-ups; who did not answer is in neither, and confidence is never averaged"
            f" over courses. Without a date of its own a follow-up is due {FOLLOW_UP_MONTHS} months"
            " on. Rules: Bradford framework, 7; West Berkshire framework, 3.1; Bedford Borough"
            " framework, 11.2; Croydon framework, 6; Kirklees framework. Each course date and"
            " agency's needs stand in the report on training."
        ),
        left_out=LEFT_OUT if year.span.public else (),
    )


def _sentences(year: TrainingYear) -> Iterator[Words]:
    if not year.held:
        yield "No course was held in the period."
    else:
        booked, came = year.total_of("booked"), year.total_of("attended")
        verb = "was" if len(year.held) == 1 else "were"
        yield (
            f"{counted(len(year.held), 'course date')} {verb} held; {came:,} of {booked:,} places"
            f" booked were taken{_percent(came, booked)}."
        )
        answers, changed = year.total("followed_up"), year.total("changed_practice")
        if answers:
            yield (
                f"Of {answers:,} who answered a follow-up, ",
                Strong(f"{changed:,} say that their practice changed{_percent(changed, answers)}"),
                ".",
            )
        else:
            yield (Strong("No follow-up has been answered, so nothing is known of impact."),)
    late, owing = len(year.late), len(year.owing)
    if late or owing:
        yield (
            f"{counted(late, 'follow-up')} of impact and"
            f" {counted(owing, 'analysis', 'analyses')} of training needs"
            f" {is_or_are(late + owing)} overdue."
        )


def _percent(part: int, whole: int) -> str:
    return f" ({round_half_up(100 * part, whole)} %)" if whole else ""


def _blocks(year: TrainingYear) -> Iterator[Block]:
    if year.held:
        yield _figures(year)
        yield _pictures(year)
        yield Heading("What changed after the courses")
        yield _changed(year)
    if year.late and not year.span.public:
        yield Heading("Follow-up of impact overdue")
        yield _late(year.late)
    if year.given:
        yield Heading("What each agency takes and gives")
        yield _agencies(year)
    if year.checks:
        yield Heading("Quality of single-agency training")
        yield _checks(year)
    if year.coming:
        yield Heading("To come")
        yield Text(_coming(year.coming))


def _figures(year: TrainingYear) -> KeyFigures:
    evaluations, useful = year.total("evaluations"), year.total("useful")
    answers, changed = year.total("followed_up"), year.total("changed_practice")
    late = len(year.late)
    return KeyFigures(
        (
            KeyFigure(f"{len(year.held)}", "Dates held", f"and {len(year.cancelled)} cancelled"),
            KeyFigure(f"{year.total_of('attended'):,}", "Places taken",
                      f"of {year.total_of('booked'):,} booked"),
            KeyFigure(f"{useful:,}", "Found it useful", f"of {evaluations:,} evaluations"),
            KeyFigure(f"{changed:,}", "Changed practice", f"of {answers:,} follow-up answers",
                      "well"),
            KeyFigure(f"{late}", "Follow-ups overdue", f"of {len(year.held)} dates held",
                      "late" if late else ""),
        )
    )  # fmt: skip


def _pictures(year: TrainingYear) -> Beside:
    quarters = year.quarters
    taken = [sum(one.attended or 0 for one in own) for _, own in quarters]
    empty = [
        max(0, sum((one.booked or 0) - (one.attended or 0) for one in own)) for _, own in quarters
    ]
    places = StackedChart(
        "Places by the quarter of the course",
        tuple(label for label, _ in quarters),
        (
            Series("Taken", tuple(taken), "well"),
            Series("Booked and not taken", tuple(empty), "due"),
        ),
        "Stacked bars of places by quarter: "
        + "; ".join(
            f"{label} {came} taken, {lost} booked and not taken"
            for (label, _), came, lost in zip(quarters, taken, empty, strict=True)
        )
        + ".",
    )
    steps = (
        ("Places taken", year.total_of("attended")),
        ("Evaluated it", year.total("evaluations")),
        ("Found it useful", year.total("useful")),
        ("Answered a follow-up", year.total("followed_up")),
        ("Changed practice", year.total("changed_practice")),
    )
    said = ", ".join(f"{label.lower()} {count}" for label, count in steps)
    chain = BarChart(
        "From a place to changed practice",
        tuple(label for label, _ in steps),
        tuple(count for _, count in steps),
        f"Bars that grow shorter from places taken to changed practice: {said}.",
    )
    return Beside(places, chain, 0.5)


def _changed(year: TrainingYear) -> Table:
    """Return what changed after each course that says so; for the public figures alone."""
    public = year.span.public
    known = [
        one for one in year.held
        if one.record.values["followed_up" if public else "impact"]
    ]  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            (Strong(one.record.values["course"]), f"\n{day(one.record.values['held_on'])}"),
            str(one.attended or 0), _of(one, "useful", "evaluations"),
            _of(one, "changed_practice", "followed_up"),
            *(() if public else (cut(one.record.values["impact"], _SAID),)),
        )
        for one in known
    ]  # fmt: skip
    columns = (
        Column("Course", 1.2), Column("Came", 0, "right"), Column("Useful, of evaluations", 0.5),
        Column("Changed, of answers", 0.5), *(() if public else (Column("What changed", 2),)),
    )  # fmt: skip
    untied = sum(not one.record.values["learning"] for one in year.held)
    what = "were followed up" if public else "say what changed"
    note = (
        f"{len(known)} of {counted(len(year.held), 'date')} held {what}. {untied} of"
        f" {len(year.held)} are tied to no lesson of the ledger."
    )
    return Table(columns, tuple(rows), note=note, empty=f"No course says what changed. {note}")


def _of(one: Course, part: str, whole: str) -> str:
    values = one.record.values
    return f"{values[part] or 0} of {values[whole]}" if values[whole] else DASH


def _late(late: Sequence[Course]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            one.record.values["course"], day(one.record.values["held_on"]), str(one.attended or 0),
            Pill(one.follow_up.pill, one.follow_up.shape, one.follow_up.meaning),
        )
        for one in late
    ]  # fmt: skip
    columns = (Column("Course", 1), Column("Held", 0), Column("Came", 0, "right"),
               Column("Follow-up", 0))  # fmt: skip
    return Table(columns, tuple(rows))


def _agencies(year: TrainingYear) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            one.agency, f"{one.attended} of {one.booked}" if one.booked else "None",
            _in_date(one), _need(year, one),
            str(one.trainers), str(one.auditors), "Yes" if one.representative else "No",
        )
        for one in year.given
    ]  # fmt: skip
    columns = (
        Column("Agency", 1), Column("Places taken, of booked", 0.55), Column("Staff in date", 0),
        Column("Needs analysis", 0), Column("Trainers", 0, "right"),
        Column("Auditors", 0, "right"), Column("Training rep.", 0.4),
    )  # fmt: skip
    none = [one.agency for one in year.given if not one.attended]
    note = (
        f"Staff in date are those of the staff who need training, as the agency said for"
        f" {year.needs_of or 'no year'}. Trainers and auditors are those lent to the pools today;"
        " who is both counts in both."
    )
    if none:
        note += f" Took no place: {listed(none)}."
    return Table(columns, tuple(rows), note=note)


def _in_date(one: Given) -> str:
    if one.need is None or not one.need.values["staff"]:
        return DASH
    return f"{one.need.values['trained'] or 0:,} of {one.need.values['staff']:,}"


def _need(year: TrainingYear, one: Given) -> Cell:
    if one.need is None:
        return "Not asked"
    stands = training_agencies.standing(one.need, year.on)
    return Pill(stands.pill, stands.shape, stands.meaning)


def _checks(year: TrainingYear) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            one.text("agency") or "No agency named", one.values["course"],
            day(one.values["checked_on"]), state("checks", "result", one.values["result"] or ""),
            *(() if year.span.public else (cut(one.values["to_improve"], _SAID),)),
        )
        for one in year.checks
    ]  # fmt: skip
    columns = (
        Column("Agency", 1), Column("Course", 1), Column("Checked", 0), Column("Result", 0),
        *(() if year.span.public else (Column("To improve", 1.4),)),
    )  # fmt: skip
    note = f"Checked in the period; {year.never} of {len(year.given)} agencies were never checked."
    return Table(columns, tuple(rows), note=note)


def _coming(coming: Sequence[Course]) -> str:
    said = [
        f"{one.record.values['course']}, {day(one.record.values['held_on'])}"
        for one in coming[:_NAMED]
    ]
    more = len(coming) - len(said)
    return f"{'; '.join(said)}{f'; and {more} more' if more else ''}."
