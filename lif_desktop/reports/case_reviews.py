"""Case reviews: every case from its referral to the challenge a year on, and what is asked."""

from collections.abc import Iterator, Sequence
from datetime import date

from lif_desktop import frameworks
from lif_desktop.reports import (
    case_endings,
    case_numbers,
    case_open,
    case_parts,
    clock_tables,
    review_files,
    year_on,
)
from lif_desktop.reports.review_files import CaseFile
from lif_desktop.reports.shape import Asked, Report, Section
from lif_desktop.reports.spans import past_year
from lif_desktop.rules import review_course
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board

NAME, TITLE = "reviews", "Case reviews"
_SOURCES = (
    "Bedford Borough framework, 9; Bradford, 6; Croydon, 5.7-5.8 and Appendix 2; Kirklees,"
    " Principles and Learning from Serious Practice Reviews; West Berkshire, information sources"
    " (one year following)"
)
_LEFT_OUT = (
    (
        "Single cases with their pseudonyms, circumstances, agencies and reviewers, as a child"
        " could be recognised; only what has been published is named."
    ),
)


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw where every case stands; decisions and publication of the period, else a past year."""
    span = past_year(asked, today)
    files = review_files.read(board, today)
    preset = frameworks.kept(board.settings)
    editions = sorted({one.edition.key for one in files if one.edition})
    basis = (
        f"{_SOURCES}. Editions of Working Together: {', '.join(editions) or 'none applies'}; the"
        f" board's framework: {preset.title}."
    )
    if span.public:
        found = case_numbers.numbers(board, files, span)
        return Report(
            NAME, TITLE, today, span, basis, found.said,
            case_endings.for_the_public(files, preset, span, found.table),
            left_out=(*_LEFT_OUT, *found.left_out), figures=found.figures,
        )  # fmt: skip
    lines = [line for one in files if one.is_open for line in one.clocks]
    sections = (
        case_open.open_cases(files, preset),
        case_parts.decisions(files, span),
        Section("Clocks", tables=(clock_tables.waiting(lines), clock_tables.asked_for(lines))),
        case_parts.criteria(files, span),
        case_parts.management_reports(files, today),
        case_parts.independent([one for one in files if _is_recent(one, span)]),
        case_endings.publication(files, span),
        *year_on.sections(board, today),
        case_endings.voice(files),
        case_parts.children(files),
        case_open.questions([one for one in files if _is_recent(one, span)], preset),
        case_open.ways(files, preset),
    )
    return Report(
        NAME, TITLE, today, span, basis, tuple(_summary(files, span, today)), sections,
        attention=sum(map(_waits, files)),
    )  # fmt: skip


def _summary(files: Sequence[CaseFile], span: Asked, today: date) -> Iterator[str]:
    open_ = [one for one in files if one.is_open]
    decided = [
        one for one in files
        if one.record.values["decided_on"] and span.covers(one.record.values["decided_on"])
    ]  # fmt: skip
    yield (
        f"{counted(len(open_), 'case')} {'is' if len(open_) == 1 else 'are'} open;"
        f" {counted(len(decided), 'decision')} {'was' if len(decided) == 1 else 'were'} taken in"
        " the period."
    )
    lines = [line for one in open_ for line in one.clocks]
    states = [line.standing.state for line in lines]
    yield (
        f"Clocks of open cases: {states.count('running')} running, {states.count('overdue')}"
        f" overdue, {states.count('question')} without a date that they need."
    )
    wanted = [row.values for one in files for row in one.parts["management_reports"]]
    due = [one["due_on"] for one in wanted if not one["received_on"] and one["due_on"]]
    late = sum(day < today for day in due)
    missing = sum(not one["received_on"] for one in wanted)
    yield f"Reports asked of agencies: {len(wanted)}; outstanding: {missing}; overdue: {late}."
    asked = sum(len(review_course.questions(one.steps)) for one in files if _is_recent(one, span))
    yield f"{counted(asked, 'question')} on the way of open cases and of those that ended lately."


def _is_recent(one: CaseFile, span: Asked) -> bool:
    values = one.record.values
    days = [values[key] for key in ("decided_on", "completed_on", "published_on")]
    return one.is_open or any(day and span.covers(day) for day in days)


def _waits(one: CaseFile) -> bool:
    """Return whether a clock or an agency's report is overdue, or something grave is asked."""
    if any(step.grave for step in review_course.questions(one.steps)):
        return True
    # A clock that was missed is told; one that is overdue waits for somebody.
    overdue = any(line.standing.state == "overdue" and line.clock.verified for line in one.clocks)
    owed = any(
        row.values["due_on"] and row.values["due_on"] < one.today and not row.values["received_on"]
        for row in one.parts["management_reports"]
    )
    return one.is_open and (overdue or owed)
