"""What the rules say of lessons, their evidence, and of all that is shared and learned outside."""

from collections.abc import Iterator
from datetime import date

from lif_desktop.registers import Filter
from lif_desktop.reports import (
    cascade,
    external,
    lessons,
    practice,
    priorities,
    published,
    revisits,
    tracked_children,
    year_on,
)
from lif_desktop.reports.lessons import Lesson
from lif_desktop.reports.shape import About, Meaning
from lif_desktop.reports.watch import Notice
from lif_desktop.reports.watch.learning_needs import needs
from lif_desktop.rules import feedback_loop
from lif_desktop.rules.answers import says_something
from lif_desktop.rules.owed import Owed
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

__all__ = ["NOTICES", "needs"]

_LOOP = "Bedford Borough framework, 2"
_TRACKING = "Bedford Borough framework, 7"
_PASSED_ON = "West Berkshire framework, 6.3"
_REVISIT = "Bedford Borough framework, 4.2"
_VOICE = "Kirklees framework, Principles and Appendix A"
_PUBLISHING = "Kirklees framework, Appendices B and C"
_OUTSIDE = "Bradford framework, 6; Bedford Borough framework, 12"
_STRONG = "Kirklees framework, Driving Improvement"
_PRIORITY = "Croydon framework, 5.3"
_YEAR_ON = "West Berkshire framework, one year following"


def _of_lesson(board: Board, record: Record, today: date) -> Iterator[Notice]:
    lesson = lessons.read_one(board, record, today)
    for question in lesson.questions:
        yield Notice(question, "due", _LOOP)
    if lesson.stands_still:
        days = lesson.days_still
        since = f"Nothing new in its ledger for {counted(days, 'day')}." if days else ""
        text = since or "Nothing in its ledger yet."
        yield Notice(f"{text} {lesson.standing.next_step}".strip(), "due", _LOOP)
    elif lesson.is_open and lesson.standing.next_step and not lesson.questions:
        proved = feedback_loop.LABELS[lesson.standing.stage]
        text = f"Its ledger proves {proved}. {lesson.standing.next_step}"
        yield Notice(text, "note", _LOOP)
    values = record.values
    if lesson.is_open and lesson.standing.stage == "evaluated":
        yield Notice("Its impact is evaluated: it can be closed.", "well", _LOOP)
    if values["state"] == feedback_loop.CLOSED and not says_something(values["impact"]):
        yield Notice("It is closed: say what difference it made.", "due", _LOOP)
    if values["state"] == "not_pursued" and not says_something(values["why_not"]):
        yield Notice("Say why it is not pursued.", "due", _LOOP)
    yield from _outstanding(board, lesson, today)


def _outstanding(board: Board, lesson: Lesson, today: date) -> Iterator[Notice]:
    own = (Filter("learning", "is", (lesson.record.id,)),)
    asked = board.page(View("confirmations", (("due_on", False),), own), 0, 200)
    waits = [one for one in asked if cascade.standing(one, today).state != "done"]
    if not asked and lesson.is_open and lesson.passed_on and lesson.record.values["multi_agency"]:
        text = "It is for several agencies, and none was asked to confirm passing it on."
        yield Notice(text, "note", _PASSED_ON)
    if waits:
        late = [one for one in waits if cascade.standing(one, today).state == "late"]
        text = f"{counted(len(waits), 'agency has', 'agencies have')} not confirmed passing it on"
        text += f", {len(late)} of them overdue." if late else "."
        about = About("confirmations", waits[0].id)
        yield Notice(text, "late" if late else "note", _PASSED_ON, about)


def _of_entry(_board: Board, record: Record, today: date) -> Iterator[Notice]:
    found, stage = lessons.entry(record), record.values["stage"]
    if stage not in feedback_loop.STAGES or found.proves(stage, today):
        return
    label = feedback_loop.LABELS[stage]
    if found.dated_on is not None and found.dated_on > today:
        yield Notice("It lies in the future and does not count yet.", "due", _LOOP)
    else:
        kind = record.text("kind").lower() or "an unnamed kind"
        yield Notice(f"Evidence of {kind} does not prove {label}.", "due", _LOOP)


def _of_confirmation(_board: Board, record: Record, today: date) -> Iterator[Notice]:
    found = cascade.standing(record, today)
    yield from _of_owed(found, "confirmation", _PASSED_ON)
    if found.state == "done" and not says_something(record.values["how"]):
        yield Notice("Confirmed, but not how it was passed on.", "note", _PASSED_ON)


def _of_child(_board: Board, record: Record, today: date) -> Iterator[Notice]:
    values = record.values
    yield from _of_owed(tracked_children.next_look(record, today), "look", _TRACKING)
    if not says_something(values["would_have"]):
        yield Notice("Say what the lesson would have changed for this child.", "due", _TRACKING)
    if values["checked_on"] and values["difference"] is None:
        yield Notice("Looked at: what difference was made?", "due", _TRACKING)
    if values["learning"] is None:
        yield Notice("Name the lesson whose difference is followed.", "note", _TRACKING)


def _of_owed(found: Owed, what: str, source: str) -> Iterator[Notice]:
    if found.state == "late":
        yield Notice(f"This {what} is overdue by {found.days_in_words}.", "late", source)
    elif found.state == "due":
        yield Notice(f"This {what} is due in {found.days_in_words}.", "due", source)
    elif found.state == "undated":
        yield Notice(f"No date is set for this {what}.", "note", source)


def _of_publication(_board: Board, record: Record, _today: date) -> Iterator[Notice]:
    for question in published.questions(record):
        yield Notice(question, "due", _PUBLISHING)


def _of_external(board: Board, record: Record, today: date) -> Iterator[Notice]:
    values = record.values
    if values["state"] == "closed":
        return
    next_on = values["next_on"]
    if next_on is not None and next_on < today:
        yield Notice(f"To be looked at again since {day_in_words(next_on)}.", "due", _OUTSIDE)
    if values["state"] in {"considered", "acting"} and not says_something(values["means"]):
        yield Notice("Say what it means here.", "due", _OUTSIDE)
    own = View("requirements", filters=(Filter("external", "is", (record.id,)),))
    if not board.count(own):
        yield Notice("None of its recommendations is on record yet.", "note", _OUTSIDE)


def _of_requirement(_board: Board, record: Record, today: date) -> Iterator[Notice]:
    late = external.standing(record, today).state == "late"
    for question in external.questions(record, today):
        meaning: Meaning = "late" if late and "overdue" in question else "due"
        yield Notice(question, meaning, _OUTSIDE)


def _of_practice(_board: Board, record: Record, today: date) -> Iterator[Notice]:
    if practice.is_unreported(record, today):
        yield Notice("It has not stood in a quarterly report yet.", "due", _STRONG)
    for question in practice.questions(record):
        yield Notice(question, "note", _STRONG)


def _of_priority(board: Board, record: Record, today: date) -> Iterator[Notice]:
    tied = int(any(_ties(board, key, record.id) for key in priorities.tying()))
    for question in priorities.questions(record, tied, today):
        yield Notice(question, "due", _PRIORITY)


def _ties(board: Board, key: str, priority: int) -> bool:
    own = (Filter(priorities.PRIORITY, "is", (priority,)),)
    return bool(board.page(View(key, filters=own), 0, 1))


def _of_audit(board: Board, record: Record, today: date) -> Iterator[Notice]:
    if record.values["state"] != "finished":
        return
    stands = revisits.standing(record, today)
    for question in revisits.questions(record, today):
        yield Notice(question, "late" if stands.state == "late" else "due", _REVISIT)
    again = revisits.re_audit(board, record) if stands.state != "done" else None
    if again is not None:
        on = f" on {again.text('finished_on')}" if again.values["finished_on"] else ""
        text = f"{again.label} follows it and was finished{on}: if that was the re-look, enter it."
        yield Notice(text, "note", _REVISIT, About("audits", again.id))
    if why := revisits.voice_question(record):
        yield Notice(why, "due", _VOICE)
    elif open_ones := revisits.unanswered(record):
        text = f"{counted(open_ones, 'standard question')} on the child's voice not answered."
        yield Notice(text, "note", _VOICE)


def _of_review(_board: Board, record: Record, _today: date) -> Iterator[Notice]:
    if why := revisits.review_question(record):
        yield Notice(why, "due", _VOICE)


def _of_plan(board: Board, record: Record, today: date) -> Iterator[Notice]:
    found = _year_of(board, record, today)
    if found is None or found.due_on is None or found.due_on > today:
        return
    about = About("reviews", found.review.id)
    own = year_on.carried(year_on.actions_of(board, (record.id,)))
    if not says_something(record.values["year_on"]):
        due = day_in_words(found.due_on)
        text = f"A year has passed since its review ({due}): say what became of this plan."
        yield Notice(text, "due", _YEAR_ON, about)
    text = (
        f"Of {counted(own.actions, 'action')}: {own.addressed} addressed, {own.verified} verified,"
        f" {own.embedded} embedded; {own.open} open; {own.impact} say what they changed."
    )
    yield Notice(text, "note", _YEAR_ON, about)


def _of_recommendation(board: Board, record: Record, today: date) -> Iterator[Notice]:
    plan = record.values["plan"]
    if plan is None or says_something(record.values["verified"]):
        return
    found = _year_of(board, board.record("plans", plan), today)
    if found is not None and found.due_on is not None and found.due_on <= today:
        text = "A year after its review nothing says that it was carried out and verified."
        yield Notice(text, "due", _YEAR_ON, About("reviews", found.review.id))


def _year_of(board: Board, plan: Record, today: date) -> year_on.Year | None:
    """Return how the review of a plan stands a year on; None where none that ended is behind it."""
    review = plan.values["review"]
    if review is None:
        return None
    found = board.record("reviews", review)
    if found.values["state"] not in year_on.ENDED:
        return None
    return year_on.of_review(found, (), today)


NOTICES = {
    "learning": _of_lesson,
    "ledger": _of_entry,
    "confirmations": _of_confirmation,
    "tracked": _of_child,
    "publications": _of_publication,
    "external": _of_external,
    "requirements": _of_requirement,
    "practice": _of_practice,
    "priorities": _of_priority,
    "audits": _of_audit,
    "reviews": _of_review,
    "plans": _of_plan,
    "recommendations": _of_recommendation,
}
