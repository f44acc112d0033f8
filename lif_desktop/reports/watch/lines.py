"""Lines of Today: one for each of a few records that wait, or one for all where they are many."""

from collections.abc import Callable, Iterator

from lif_desktop.reports.today import Meaning, Need, Target
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

MOST = 2


def lines(
    board: Board,
    view: View,
    word: str,
    meaning: Meaning,
    *,
    many: str,
    saved: str,
    why: Callable[[Record], str],
) -> Iterator[Need]:
    """Yield what waits of a view: its records, or one line with their number and the first.

    `many` says what they are ("reports overdue"), `saved` is the view of the register that holds
    them, `why` what a line says of one record.
    """
    found = board.page(view, 0, MOST + 1)
    if len(found) <= MOST:
        for one in found:
            target = Target(view.register, one.id)
            yield Need(word, meaning, one.reference, one.title, why(one), "Open", target)
        return
    first = found[0]
    title = f"{board.count(view):,} {many}"
    said = f"first {first.title}: {why(first)}"
    yield Need(word, meaning, "", title, said, "Open", Target(view.register, view=saved))
