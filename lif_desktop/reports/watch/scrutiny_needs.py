"""What waits today in scrutiny: reports, answers, looks at risks, figures, highlight reports."""

from collections.abc import Iterator
from datetime import date, timedelta

from lif_desktop.registers import Filter
from lif_desktop.reports.today import Need, Target
from lif_desktop.reports.watch.lines import lines
from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.data_quality import GRACE_DAYS
from lif_desktop.rules.indicators import PICKED
from lif_desktop.rules.participation import TELL_WITHIN_DAYS
from lif_desktop.rules.periods import Period, ended
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_OWED = (Filter("state", "is", ("open", "escalated")), Filter("due_on", "past"))
_NOT_CLOSED = Filter("state", "is_not", ("closed",))
_NOT_IN = (Filter("state", "is", ("due",)), Filter("received_on", "empty"))
_NOT_TOLD = Filter("told_back", "is_not", ("yes", "not_possible"))
_NAMED = 3
# More reports than a year of any board's agencies brings.
_MOST = 800


def needs(board: Board, today: date) -> Iterator[Need]:
    """Yield what waits, the gravest first."""

    def late(due_on: date) -> str:
        return f"{counted((today - due_on).days, 'day')} overdue"

    yield from lines(
        board, View("expected", (("due_on", False),), (*_NOT_IN, Filter("due_on", "past"))),
        "Report", "late", many="reports overdue", saved="Overdue",
        why=lambda one: f"{_from(one)}, {late(one.values['due_on'])}, {_chased(one)}",
    )  # fmt: skip
    yield from lines(
        board, View("challenges", (("due_on", False),), _OWED), "Answer", "late",
        many="challenges without the answer that is due", saved="Answer overdue",
        why=lambda one: _line(one, "to_agency", late(one.values["due_on"])),
    )  # fmt: skip
    yield from lines(
        board, View("risks", (("next_on", False),), (_NOT_CLOSED, Filter("next_on", "past"))),
        "Risk", "late", many="risks to be looked at again", saved="To look at again",
        why=lambda one: f"to be looked at by {day_in_words(one.values['next_on'])}",
    )  # fmt: skip
    yield from _silent(board, today)
    yield from _figures(board, today)
    yield from _picks(board, today)
    yield from lines(
        board, View("expected", (("due_on", False),), (*_NOT_IN, Filter("due_on", "soon"))),
        "Report", "due", many="reports due in 28 days", saved="Outstanding",
        why=lambda one: f"{_from(one)}, due {day_in_words(one.values['due_on'])}",
    )  # fmt: skip
    before = Filter("heard_on", "before", (today - timedelta(days=TELL_WITHIN_DAYS),))
    yield from lines(
        board, View("participation", (("heard_on", False),), (_NOT_TOLD, before)),
        "Tell back", "due", many="voices not told what came of it", saved="Not told back",
        why=lambda one: _line(one, "who", f"heard {day_in_words(one.values['heard_on'])}"),
    )  # fmt: skip


def _from(item: Record) -> str:
    return item.text("agency") or item.values["provider"] or "nobody named"


def _chased(item: Record) -> str:
    chased = item.values["chased_on"]
    return f"chased {day_in_words(chased)}" if chased else "not chased"


def _line(record: Record, key: str, why: str) -> str:
    return ", ".join(text for text in (record.text(key), why) if text)


def _newest_due(today: date) -> Period:
    """Return the last quarter whose figures and reports should be in."""
    until = today - timedelta(days=GRACE_DAYS + 1)
    return ended("quarterly", add_months(until, -6), until)[-1]


def _silent(board: Board, today: date) -> Iterator[Need]:
    """Say which agencies reported in the year before, but not on the newest quarter."""
    quarter = _newest_due(today)
    since = Filter("period_until", "after", (add_months(quarter.first, -9),))
    recent = board.page(View("highlights", (("period_until", True),), (since,)), 0, _MOST)
    known = {one.values["agency"] for one in recent}
    own = {one.values["agency"] for one in recent if one.values["period_until"] in quarter}
    missing = sorted(board.labels("agencies").get(one, "") for one in known - own)
    if missing:
        title = f"Highlight reports on {quarter.label}"
        named = ", ".join(missing[:_NAMED]) + (" and others" if len(missing) > _NAMED else "")
        why = f"{counted(len(missing), 'agency', 'agencies')} to report: {named}"
        yield Need("Highlights", "due", "", title, why, "Open", Target("highlights"))


def _figures(board: Board, today: date) -> Iterator[Need]:
    """Count the quarterly indicators against the figures of the newest quarter that is due."""
    quarter = _newest_due(today)
    kept = (Filter("frequency", "is", ("quarterly",)), Filter("ended_on", "empty"))
    indicators = set(board.ids(View("indicators", filters=kept)))
    last = (
        Filter("period_until", "after", (quarter.last - timedelta(days=1),)),
        Filter("period_until", "before", (quarter.last + timedelta(days=1),)),
    )
    given = board.page(View("values", (("period_until", True),), last), 0, _MOST)
    absent = indicators - {one.values["indicator"] for one in given}
    # A board that keeps no figures of its own is not asked for every one of them.
    if given and absent:
        title = f"Dataset, {quarter.label}"
        why = f"{counted(len(absent), 'figure')} of {len(indicators)} not in"
        yield Need("Figures", "due", "", title, why, "Open", Target("indicators"))


def _picks(board: Board, today: date) -> Iterator[Need]:
    """Ask for the picks of the board's next meeting, on a board that picks indicators at all."""
    if not board.count(View("picks")):
        return
    top = [one.id for one in board.records("groups") if one.values["kind"] == "board"]
    coming = (
        Filter("group", "is", tuple(top)),
        Filter("state", "is", ("planned",)),
        Filter("meets_on", "after", (today - timedelta(days=1),)),
    )
    for meeting in board.page(View("meetings", (("meets_on", False),), coming), 0, 1):
        own = View("picks", filters=(Filter("meeting", "is", (meeting.id,)),))
        lacking = PICKED - board.count(own)
        if lacking > 0:
            why = f"{counted(lacking, 'indicator')} still to be picked, each with a reason"
            target = Target("meetings", meeting.id)
            yield Need("Pick", "due", meeting.reference, meeting.title, why, "Open", target)
