"""What waits in learning today: re-looks, answers, confirmations, children, lessons, priorities."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lif_desktop.registers import Filter
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


@dataclass(frozen=True, slots=True)
class _Line:
    """How the records of a view are called on Today: alone, together, and why they wait."""

    word: str
    meaning: Meaning
    nouns: tuple[str, str]
    why: str
    saved: str


_RELOOK = _Line("Re-look", "late", ("audit", "audits"), "to be looked at again since", "To revisit")
_OUTSIDE = _Line("Outside", "late", ("recommendation from outside", "recommendations from outside"),
                 "due", "Not yet complied with")  # fmt: skip
_CHILD = _Line("Child", "due", ("tracked child", "tracked children"), "next look due",
               "Followed now")  # fmt: skip
_LESSON = _Line("Lesson", "due", ("lesson", "lessons"), "to be looked at again since",
                "To look at again")  # fmt: skip


def needs(board: Board, today: date) -> Iterator[Need]:
    """Yield what waits in learning: first what is overdue, then what is to be looked at."""
    looks = (Filter("state", "is", ("finished",)), Filter("revisit_on", "past"),
             Filter("revisited_on", "empty"))  # fmt: skip
    yield from _lines(board, View("audits", (("revisit_on", False),), looks), _RELOOK)
    late = (Filter("due_on", "past"), _UNSETTLED)
    yield from _lines(board, View("requirements", (("due_on", False),), late), _OUTSIDE)
    yield from _confirmations(board)
    followed = (Filter("next_on", "reached"), Filter("ended_on", "empty"))
    yield from _lines(board, View("tracked", (("next_on", False),), followed), _CHILD)
    again = (Filter("look_again_on", "reached"), _OPEN_LESSON)
    yield from _lines(board, View("learning", (("look_again_on", False),), again), _LESSON)
    yield from _priorities(board, today)
    yield from _practice(board, today)


def _lines(board: Board, view: View, line: _Line) -> Iterator[Need]:
    """Yield a line each for the first few of a view, or one for all where there are many."""
    count, key = board.count(view), view.sort[0][0]
    found = board.page(view, 0, _MOST)
    if count > _MOST:
        title, first = counted(count, *line.nouns), day_in_words(found[0].values[key])
        yield Need(line.word, line.meaning, "", title, f"the first {line.why} {first}", "Open",
                   Target(view.register, view=line.saved))  # fmt: skip
        return
    for one in found:
        yield Need(line.word, line.meaning, one.reference, one.title,
                   f"{line.why} {day_in_words(one.values[key])}", "Open",
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
