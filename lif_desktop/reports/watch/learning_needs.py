"""What waits in learning today: re-looks, answers, confirmations, children, lessons, priorities."""

from collections.abc import Iterator
from datetime import date

from lif_desktop.registers import Filter, get
from lif_desktop.reports.shape import Meaning
from lif_desktop.reports.today import Need, Target
from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.periods import period_of
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.query import View

_QUARTER = 3
_MOST = 2
_OPEN_LESSON = Filter("state", "is_not", ("closed", "not_pursued"))
_UNSETTLED = Filter("compliance", "is_not", ("complies", "not_applicable"))


def needs(board: Board, today: date) -> Iterator[Need]:
    """Yield what waits in learning: first what is overdue, then what is to be looked at."""
    reached, undone = Filter("revisit_on", "past"), Filter("revisited_on", "empty")
    finished = Filter("state", "is", ("finished",))
    yield from _lines(board, View("audits", (("revisit_on", False),), (finished, reached, undone)),
                      "Re-look", "late", "to be looked at again since", "To revisit")  # fmt: skip
    late = (Filter("due_on", "past"), _UNSETTLED)
    yield from _lines(board, View("requirements", (("due_on", False),), late), "Outside", "late",
                      "recommendation from outside due", "Not yet complied with")  # fmt: skip
    yield from _confirmations(board)
    followed = (Filter("next_on", "reached"), Filter("ended_on", "empty"))
    yield from _lines(board, View("tracked", (("next_on", False),), followed), "Child", "due",
                      "next look due", "Followed now")  # fmt: skip
    again = (Filter("look_again_on", "reached"), _OPEN_LESSON)
    yield from _lines(board, View("learning", (("look_again_on", False),), again), "Lesson", "due",
                      "to be looked at again since", "To look at again")  # fmt: skip
    yield from _priorities(board, today)
    yield from _practice(board, today)


def _lines(
    board: Board, view: View, word: str, meaning: Meaning, why: str, saved: str
) -> Iterator[Need]:
    """Yield a line each for the first few of a view, or one for all where there are many."""
    count, register = board.count(view), get(view.register)
    if count > _MOST:
        title = f"{count:,} {register.plural.lower()}"
        yield Need(word, meaning, "", title, f"{why} …", "Open",
                   Target(view.register, view=saved))  # fmt: skip
        return
    key = view.sort[0][0]
    for one in board.page(view, 0, _MOST):
        said = f"{why} {day_in_words(one.values[key])}"
        yield Need(word, meaning, one.reference, one.title, said, "Open",
                   Target(view.register, one.id))  # fmt: skip


def _confirmations(board: Board) -> Iterator[Need]:
    late = (Filter("due_on", "past"), Filter("confirmed_on", "empty"))
    waits = board.page(View("confirmations", (("due_on", False),), late), 0, 200)
    if waits:
        lessons_asked = {one.values["learning"] for one in waits}
        agencies = {one.values["agency"] for one in waits}
        title = f"{counted(len(waits), 'confirmation')} of lessons passed on"
        why = (
            f"owed by {counted(len(agencies), 'agency', 'agencies')} for"
            f" {counted(len(lessons_asked), 'lesson')}"
        )
        target = Target("confirmations", view="Outstanding")
        yield Need("Confirm", "late", "", title, why, "Open", target)


def _priorities(board: Board, today: date) -> Iterator[Need]:
    """Yield live priorities that began over a quarter ago and had no news for as long."""
    live = Filter("state", "is_not", ("achieved", "dropped", "carried"))
    before = add_months(today, -_QUARTER)
    silent = (live, Filter("progress_on", "empty"), Filter("from_on", "before", (before,)))
    old = (live, Filter("progress_on", "before", (before,)))
    for asked in (silent, old):
        for one in board.page(View("priorities", (("progress_on", False),), asked), 0, _MOST):
            told = one.text("progress_on")
            why = f"no progress recorded since {told}" if told else "no progress recorded"
            yield Need("Priority", "due", one.reference, one.title, why, "Open",
                       Target("priorities", one.id))  # fmt: skip


def _practice(board: Board, today: date) -> Iterator[Need]:
    first = period_of("quarterly", today).first
    owed = (Filter("reported_on", "empty"), Filter("seen_on", "before", (first,)))
    count = board.count(View("practice", filters=owed))
    if count:
        title = counted(count, "example of strong practice", "examples of strong practice")
        yield Need("Practice", "note", "", title, "not in a quarterly report yet", "Open",
                   Target("practice", view="Not yet reported"))  # fmt: skip
