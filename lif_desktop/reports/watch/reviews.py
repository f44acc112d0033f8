"""What the rules say of case reviews, their parts and their clocks, and of retention."""

from collections.abc import Iterable, Iterator
from datetime import date

from lif_desktop import frameworks
from lif_desktop.registers import Filter
from lif_desktop.reports import case_criteria, case_open, review_clocks, review_files
from lif_desktop.reports.calendar import bank_holidays
from lif_desktop.reports.case_words import edition_of, misnamed
from lif_desktop.reports.review_clocks import ClockLine
from lif_desktop.reports.review_files import CaseFile
from lif_desktop.reports.shape import About, Meaning
from lif_desktop.reports.watch import Notice
from lif_desktop.reports.watch.review_needs import needs
from lif_desktop.rules import retention, review_course
from lif_desktop.rules.answers import says_something
from lif_desktop.rules.owed import Owed, owed
from lif_desktop.rules.time_limits import SERIOUS
from lif_desktop.rules.words import counted, day_in_words, listed
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

__all__ = ["NOTICES", "needs"]

_BEDFORD = "Bedford Borough framework, 9.1"
_FEW = 3
# Said by the notices on plans and on the child's voice.
_ELSEWHERE = frozenset({"plan", "family"})


def _of_review(board: Board, record: Record, today: date) -> Iterator[Notice]:
    one = review_files.one_file(board, record, today)
    running = tuple(_clocks(one.clocks))
    yield from running
    # A date that a clock asks for need not be asked for a second time.
    yield from (
        step
        for step in _steps(one)
        if not any(said.text.endswith(step.text.partition(": ")[2]) for said in running)
    )
    yield from _of_criteria(board, one)
    named = record.values["edition"]
    if named and frameworks.edition_called(named) is None:
        known = listed(each.key for each in frameworks.editions())
        text = f"“{named}” is no edition kept here ({known}); the one of its date is used."
        yield Notice(text, "due", "Working Together, editions")
    if word := misnamed(record):
        yield Notice(word, "note", "Working Together, editions")
    yield from _reports(one)
    yield from _next(board, one)
    yield from _held(board, record, today)


def _clocks(lines: Iterable[ClockLine]) -> Iterator[Notice]:
    for line in lines:
        found = line.standing
        if found.state in review_clocks.WAITING:
            by = f" ({day_in_words(found.due_on)})" if found.due_on else ""
            text = f"{line.name}{by}: {found.said}"
            ends = "" if text.endswith("?") else "."
            meaning: Meaning = "late" if line.mark.meaning == "late" else "due"
            yield Notice(f"{text}{ends}", meaning, line.clock.source)


def _steps(one: CaseFile) -> Iterator[Notice]:
    asked = [
        step for step in review_course.questions(one.steps) if step.key not in _ELSEWHERE
    ]  # fmt: skip
    for step in asked:
        if step.grave:
            yield Notice(f"{step.title}: {step.said}", "late", step.source)
    rest = [step for step in asked if not step.grave]
    if one.is_open or len(rest) <= _FEW:
        for step in rest:
            yield Notice(f"{step.title}: {step.said}", "due", step.source)
    else:
        names = ", ".join(step.title.lower() for step in rest)
        text = f"Its way leaves {counted(len(rest), 'question')}: {names}."
        yield Notice(text, "note", "The report on case reviews lists them")


def _of_criteria(board: Board, one: CaseFile) -> Iterator[Notice]:
    for remark in case_criteria.remarks(one):
        # Without a why, each criterion says so itself, and the step does.
        if not remark.text.startswith("Met, but"):
            yield Notice(remark.text, remark.meaning, _BEDFORD)
    lacking = len(case_criteria.propose_criteria(board, one.record)) if one.is_open else 0
    if lacking and one.edition and one.record.values["kind"] != "single_agency":
        edition = one.edition.key
        text = f"{counted(lacking, 'criterion', 'criteria')} of {edition} not on record."
        meaning: Meaning = "due" if one.record.values["kind"] in SERIOUS else "note"
        offer = f"Add the criteria of {edition}"
        yield Notice(text, meaning, _BEDFORD, adds="criteria", offer=offer)


def _reports(one: CaseFile) -> Iterator[Notice]:
    for row in one.parts["management_reports"]:
        found = _standing(row, one.today)
        if found.state == "late" and one.is_open:
            text = f"{row.text('agency')} owes its report: overdue by {found.days_in_words}."
            yield Notice(text, "late", _BEDFORD, About("management_reports", row.id))


def _next(board: Board, one: CaseFile) -> Iterator[Notice]:
    step = one.next_step
    if one.is_open and step is not None:
        who = case_open.owed_by(step, one, frameworks.kept(board.settings))
        said = f" {step.said}" if step.said else ""
        yield Notice(f"Next: {step.title.lower()}, owed by {who}.{said}", "note", step.source)


def _held(board: Board, record: Record, today: date) -> Iterator[Notice]:
    """Yield what was decided on keeping a record: a look at one indexed column."""
    view = View("holds", filters=(Filter("record", "is", (record.reference,)),))
    for hold in board.records("holds", board.ids(view)):
        yield from _of_hold(board, hold, today)


def _of_hold(_board: Board, record: Record, today: date) -> Iterator[Notice]:
    values = record.values
    keys = ("legal_hold", "look_on", "reason", "decision", "decided_on", "decided_by")
    for remark in retention.remarks(**{key: values[key] for key in keys}, today=today):
        yield Notice(remark.text, remark.meaning, remark.source, About("holds", record.id))


def _of_death(board: Board, record: Record, today: date) -> Iterator[Notice]:
    yield from _clocks(review_clocks.of_death(record, bank_holidays(board), today))
    yield from _held(board, record, today)


def _of_criterion(board: Board, record: Record, _today: date) -> Iterator[Notice]:
    values = record.values
    if values["met"] == "met" and not says_something(values["why"]):
        yield Notice("It is met: say why.", "due", _BEDFORD)
    if values["met"] == "met" and values["always"]:
        text = "Such a case is always reviewed, even if no other criterion is met."
        yield Notice(text, "late", _BEDFORD)
    if values["met"] is None:
        yield Notice("Not considered yet: is it met?", "due", _BEDFORD)
    if "(unverified)" in (values["paragraph"] or ""):
        yield Notice("Written from memory: check it against the guidance.", "note")
    if values["edition"] and values["review"]:
        review = board.record("reviews", values["review"])
        applies, named = edition_of(review), frameworks.edition_called(values["edition"])
        if applies and named != applies:
            text = f"The review falls under {applies.key}, not under {values['edition']}."
            yield Notice(text, "due", "", About("reviews", review.id))


def _of_report(_board: Board, record: Record, today: date) -> Iterator[Notice]:
    values, found = record.values, _standing(record, today)
    if found.state == "late":
        chased = values["chased_on"]
        last = f", last chased {day_in_words(chased)}" if chased else ", not chased yet"
        yield Notice(f"Overdue by {found.days_in_words}{last}.", "late", _BEDFORD)
    elif found.state == "due":
        yield Notice(f"Due in {found.days_in_words}.", "due", _BEDFORD)
    elif found.state == "undated":
        yield Notice("By when is the report due?", "due", _BEDFORD)
    elif found.state == "done":
        if values["quality"] is None:
            yield Notice("It came: is it good enough?", "due", _BEDFORD)
        elif values["quality"] != "yes" and not says_something(values["quality_note"]):
            yield Notice("Not good enough: say what is missing.", "due", _BEDFORD)
    if values["independent"] is False and values["kind"] == "imr":
        text = "The author is not independent of the case."
        yield Notice(text, "due", "Working Together, principles for reviews")


def _of_notification(_board: Board, record: Record, today: date) -> Iterator[Notice]:
    values = record.values
    found = owed(values["due_on"], values["sent_on"], today, done="Sent")
    if found.state == "late":
        yield Notice(f"Not sent, overdue by {found.days_in_words}.", "late", _BEDFORD)
    elif found.state != "done":
        when = f"; due {day_in_words(values['due_on'])}" if values["due_on"] else ""
        yield Notice(f"Not sent yet{when}.", "due", _BEDFORD)
    if not says_something(values["about"]):
        yield Notice("Of what was it told?", "note", _BEDFORD)


def _of_subject(_board: Board, record: Record, _today: date) -> Iterator[Notice]:
    values = record.values
    if values["harm"] == "died" and values["death"] is None:
        yield Notice("The child died: link the child death, if the panel has it.", "note",
                     "Bedford Borough framework, 9.4")  # fmt: skip
    if values["harm"] is None:
        yield Notice("What harm came to this child?", "note", _BEDFORD)


def _of_proceeding(_board: Board, record: Record, today: date) -> Iterator[Notice]:
    values = record.values
    if values["state"] == "ended":
        return
    if values["ends_on"] and values["ends_on"] < today:
        day = day_in_words(values["ends_on"])
        yield Notice(f"It was expected to end on {day}: has it?", "due", _BEDFORD)
    if not says_something(values["effect"]):
        text = "What does it hold up: speaking to witnesses, the family, publication?"
        yield Notice(text, "due", _BEDFORD)


def _standing(row: Record, today: date) -> Owed:
    return owed(row.values["due_on"], row.values["received_on"], today, done="Received")


NOTICES = {
    "reviews": _of_review,
    "deaths": _of_death,
    "actions": _held,
    "holds": _of_hold,
    "criteria": _of_criterion,
    "management_reports": _of_report,
    "notifications": _of_notification,
    "subjects": _of_subject,
    "proceedings": _of_proceeding,
}
