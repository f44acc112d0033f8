"""Open cases: the next step and who owes it, what is asked, and the whole way of each."""

from collections.abc import Iterable, Sequence
from datetime import date

from lif_desktop.fields import Shown
from lif_desktop.frameworks import Framework
from lif_desktop.reports.case_words import called, owner
from lif_desktop.reports.review_files import CaseFile
from lif_desktop.reports.shape import Cell, Column, Row, Section, Table
from lif_desktop.rules import review_course
from lif_desktop.rules.review_case import Step

_STATES = {
    "done": Shown("Done", "done", "tick"),
    "open": Shown("Open", "due", "dot"),
    "question": Shown("Question", "note", "diamond"),
    "none": Shown("Does not apply"),
}
_GRAVE = Shown("Question", "late", "triangle")


def open_cases(files: Sequence[CaseFile], preset: Framework) -> Section:
    """Return the open cases with their next step, who owes it, and how many questions wait."""
    found = sorted((one for one in files if one.is_open), key=_since)
    columns = (
        Column("Case", 1.5), Column("Review", 1.5), Column("State"), Column("Referred"),
        Column("Next step", 1.6), Column("Who owes it", 2), Column("Next clock", 1.4),
        Column("Questions", 0.8, "right"),
    )  # fmt: skip
    rows = tuple(Row(_open_cells(one, preset), one.about) for one in found)
    table = Table("Open cases", columns, rows, empty="No case is open.",
                  note="The next step is the first on the case's way that is still to be done. Each"
                  " review is called by the word of its own date.")  # fmt: skip
    return Section("Open cases", tables=(table,))


def questions(files: Iterable[CaseFile], preset: Framework) -> Section:
    """Return what is to be answered on the way of each case, the gravest first."""
    asked = [
        (step, one) for one in files for step in review_course.questions(one.steps)
    ]  # fmt: skip
    asked.sort(key=lambda pair: not pair[0].grave)
    columns = (Column("Case", 1.8), Column("Step", 1.4), Column("Question", 3.5),
               Column("Who answers", 1.4), Column("Source", 2))  # fmt: skip
    rows = tuple(
        Row((one.label, Shown(step.title, *_shape(step)), step.said,
             owner(step.owes, one.record, preset), step.source), one.about)
        for step, one in asked
    )  # fmt: skip
    table = Table("Questions on the way", columns, rows, empty="Nothing is asked.",
                  note="A question is something done or decided of which a reason, a day or a check"
                  " is missing. It never blocks.")  # fmt: skip
    return Section("Questions", tables=(table,))


def ways(files: Iterable[CaseFile], preset: Framework) -> Section:
    """Return the whole way of each open case, one table a case."""
    columns = (Column("Step", 1.6), Column("State"), Column("Date"), Column("What is known", 3.4),
               Column("Whose", 1.6))  # fmt: skip
    tables = tuple(
        Table(
            f"{one.label}: {called(preset, one.record)}, {_guidance(one)}",
            columns,
            tuple(Row(_step_cells(step, one, preset), one.about) for step in one.steps),
        )
        for one in sorted(files, key=_since)
        if one.is_open
    )
    return Section("The way of each open case", tables=tables)


def _guidance(one: CaseFile) -> str:
    return f"under {one.edition.key}" if one.edition else "the guidance of no known date"


def _since(one: CaseFile) -> tuple[date, str]:
    return one.record.values["referred_on"] or date.max, one.record.reference


def _open_cells(one: CaseFile, preset: Framework) -> tuple[Cell, ...]:
    record, step = one.record, one.next_step
    asked = len(review_course.questions(one.steps))
    return (
        one.label, called(preset, record), record.text("state"), record.values["referred_on"],
        step.title if step else "", owed_by(step, one, preset) if step else "", _clock(one), asked,
    )  # fmt: skip


def _clock(one: CaseFile) -> Cell:
    running = [line for line in one.clocks if line.standing.state in {"running", "overdue"}]
    first = min(running, key=lambda line: line.standing.due_on or date.max, default=None)
    if first is None:
        return ""
    return first.mark


def owed_by(step: Step, one: CaseFile, preset: Framework) -> str:
    """Return who owes a step; of reports of the agencies, which ones they are."""
    if step.key == "management_reports":
        rows = one.parts["management_reports"]
        names = [row.text("agency") for row in rows if not row.values["received_on"]]
        if names:
            return ", ".join(dict.fromkeys(names))
    return owner(step.owes, one.record, preset)


def _step_cells(step: Step, one: CaseFile, preset: Framework) -> tuple[Cell, ...]:
    mark = _GRAVE if step.grave and step.state == "question" else _STATES[step.state]
    whose = owed_by(step, one, preset) if step.waits else ""
    return (step.title, mark, step.on, step.said, whose)


def _shape(step: Step) -> tuple[str, str]:
    return ("late", "triangle") if step.grave else ("note", "diamond")
