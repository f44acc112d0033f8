"""What waits in standards returns and assurances today: late returns, cycles, gaps."""

from collections.abc import Iterator
from datetime import date

from lif_desktop.registers import Filter
from lif_desktop.reports.standards_answers import KINDS
from lif_desktop.reports.today import Need, Target
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.query import View

_MOST = 2


def needs(board: Board, today: date) -> Iterator[Need]:
    """Yield what is late of returns and of gaps, and cycles for which nobody was asked."""
    yield from _late_returns(board, today)
    kinds = Filter("kind", "is", tuple(one.audit for one in KINDS))
    begun = View("audits", filters=(kinds, Filter("state", "is", ("under_way",))))
    cycles = board.records("audits", board.ids(begun))
    for cycle in cycles:
        own = View("submissions", filters=(Filter("audit", "is", (cycle.id,)),))
        if not board.count(own):
            why = "the cycle has begun and nobody was asked for a return"
            yield Need("Cycle", "due", cycle.reference, cycle.title, why, "Open",
                       Target("audits", cycle.id))  # fmt: skip
    if cycles:
        of = Filter("audit", "is", tuple(one.id for one in cycles))
        yield from _gaps(board, "standards", "deadline_on", of, "gap in a standards return")
    short = Filter("answer", "is", ("partly", "not_met"))
    yield from _gaps(board, "assurances", "gap_by", short, "gap in an assurance")


def _late_returns(board: Board, today: date) -> Iterator[Need]:
    filters = (Filter("state", "is", ("asked",)), Filter("due_on", "past"))
    view = View("submissions", (("due_on", False),), filters)
    late = board.count(view)
    if late > _MOST:
        oldest = board.page(view, 0, 1)[0].values["due_on"]
        why = f"the longest {counted((today - oldest).days, 'day')} late"
        title = counted(late, "standards return")
        yield Need("Return", "late", "", title, why, "Open", Target("submissions", view="Late"))
        return
    for one in board.page(view, 0, _MOST):
        why = f"standards return {counted((today - one.values['due_on']).days, 'day')} late"
        yield Need("Return", "late", one.reference, one.title, why, "Open",
                   Target("submissions", one.id))  # fmt: skip


def _gaps(board: Board, register: str, key: str, among: Filter, what: str) -> Iterator[Need]:
    view = View(register, ((key, False),), (among, Filter(key, "past")))
    named = [one for one in board.records(register, board.ids(view)) if one.values["gap"]]
    for one in named[:1]:
        why = f"{what} to be closed by {day_in_words(one.values[key])}"
        if len(named) > 1:
            why += f", and {len(named) - 1} more"
        yield Need("Gap", "late", one.reference, one.title, why, "Open", Target(register, one.id))
