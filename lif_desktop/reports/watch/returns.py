"""What the rules say of a return that was sent out, and what of returns waits today."""

from collections.abc import Iterator
from datetime import date

from lif_desktop.registers import Filter
from lif_desktop.reports import returns_read
from lif_desktop.reports.returns_read import Sent
from lif_desktop.reports.shape import About
from lif_desktop.reports.today import Meaning, Need, Target
from lif_desktop.reports.watch import Notice
from lif_desktop.rules import return_quality, sent_returns
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

LATE, TO_CHASE, TO_JUDGE = "Late", "To chase", "To be judged"
"""What the page of returns is asked to show: the late ones, whom to chase, what to judge."""
_MOST = 2
_OPEN = Filter("state", "is", ("out", "back"))
_WORDS = {"yes": "yes", "partly": "in part", "no": "no"}


def waiting(board: Board, today: date) -> list[Sent]:
    """Return the returns that are out, or back and not accepted, those due first before others."""
    ids = board.ids(View("returns", (("due_on", False),), (_OPEN,)))
    records = {one.id: one for one in board.records("returns", ids)}
    return returns_read.read(board, today, [records[one] for one in ids if one in records])


def needs(board: Board, today: date) -> Iterator[Need]:
    """Yield the returns that are late, those to be chased before they are, and what to judge."""
    found = waiting(board, today)
    late = [one for one in found if one.standing.state == "late"]
    yield from _lines(late, "late", ("return late", "returns late"), "Chase…", TO_CHASE, today)
    soon = [one for one in found if one.standing.state == "due" and one.to_chase(today)]
    yield from _lines(soon, "due", ("return due", "returns due"), "Chase…", TO_CHASE, today)
    back = [one for one in found if one.standing.state == "to_judge"]
    words = "return to be judged", "returns to be judged"
    yield from _lines(back, "due", words, "Judge…", TO_JUDGE, today)


def _lines(
    found: list[Sent], meaning: Meaning, words: tuple[str, str], verb: str, view: str, today: date
) -> Iterator[Need]:
    """Yield a line for each of a few returns, or one for all with the first of them."""
    if len(found) > _MOST:
        first = found[0]
        why = f"first {first.record.title}: {_why(first, today)}"
        title = counted(len(found), *words)
        yield Need("Return", meaning, "", title, why, verb, Target("returns", view=view))
        return
    for one in found:
        target = Target("returns", one.record.id)
        yield Need("Return", meaning, one.record.reference, one.record.title, _why(one, today),
                   "Open", target)  # fmt: skip


def _why(one: Sent, today: date) -> str:
    stands = one.standing
    if stands.came:
        received = one.record.values["received_on"]
        came = f"came back {day_in_words(received)}" if received else "came back"
        late = f", {counted(stands.came_late, 'day')} late" if stands.came_late else ""
        return f"{came}{late}; is it relevant, timely, accurate?"
    days = counted(stands.days or 0, "day")
    when = (
        f"{days} late"
        if stands.state == "late"
        else f"due in {days}"
        if stands.days
        else "due today"
    )
    return f"{when}, {_chased(one)}{'; chase it today' if one.to_chase(today) else ''}"


def _chased(one: Sent) -> str:
    day = one.record.values["chased_on"]
    return f"chased {day_in_words(day)}" if day else "not chased"


def _of_return(board: Board, record: Record, today: date) -> Iterator[Notice]:
    (one,) = returns_read.read(board, today, [record])
    stands = one.standing
    if stands.out:
        yield from _of_what_is_out(one, today)
    if not stands.came:
        return
    if stands.came_late:
        days = counted(stands.came_late, "day")
        yield Notice(f"It came back {days} late.", "note", sent_returns.SOURCE)
    for remark in return_quality.remarks(list(one.judged), record.values["quality"]):
        yield Notice(remark.text, remark.meaning, remark.source)
    for each in one.judged:
        if not each.by_person:
            answer = each.proposal.answer
            said = f"{each.test.capitalize()}: {_WORDS[answer]}, by rule. " if answer else ""
            yield Notice(f"{said}{each.proposal.why}", "note", return_quality.SOURCE)
    if stands.state == "back":
        yield Notice("It has been judged, and is not accepted yet.", "note")


def _of_what_is_out(one: Sent, today: date) -> Iterator[Notice]:
    if one.standing.state == "undated":
        yield Notice("By when is it due?", "due", sent_returns.SOURCE)
    if one.standing.state == "late":
        text = f"Late by {counted(one.standing.days or 0, 'day')}."
        yield Notice(text, "late", sent_returns.SOURCE)
    if one.to_chase(today):
        yield Notice(f"To be chased today; {_chased(one)}.", "due")
    elif one.chase_on is not None:
        yield Notice(f"To be chased next on {day_in_words(one.chase_on)}; {_chased(one)}.", "note")


def _of_agency(board: Board, record: Record, today: date) -> Iterator[Notice]:
    """Say which returns an agency owes, and how many it gave in time."""
    own = View("returns", (("due_on", False),), (Filter("agency", "is", (record.id,)),))
    ids = board.ids(own)
    found = returns_read.read(board, today, board.records("returns", ids))
    late = [one for one in found if one.standing.state == "late"]
    if late:
        first = min(late, key=lambda one: one.due_on or today)
        days = counted(first.days_late, "day")
        text = f"{counted(len(late), 'return')} late, the longest by {days}."
        yield Notice(text, "late", sent_returns.SOURCE, About("returns", first.record.id))
    came = [one for one in found if one.standing.came]
    if came:
        in_time = sum(one.standing.in_time for one in came)
        text = f"Of {counted(len(came), 'return')} that came back, {in_time} came in time."
        yield Notice(text, "note", sent_returns.SOURCE)


NOTICES = {"returns": _of_return, "agencies": _of_agency}
