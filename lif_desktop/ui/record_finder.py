"""Records for the search box: by reference, name or any word in them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from lif_desktop.ui.finder import Found
from lif_desktop.ui.session import Session

if TYPE_CHECKING:
    from lif_desktop.store.board import Board
    from lif_desktop.store.records import Record

_EACH = 4
_MOST = 60


def find(session: Session, typed: str) -> list[Found]:
    """Return records that hold every word typed, a few of each register; runs on a thread.

    Those that bear the name or reference come first, then those of the registers in the menu.
    """
    from lif_desktop import registers  # noqa: PLC0415 - heavy; loaded after the first paint

    named: list[Record] = []
    others: list[Record] = []
    parts: list[Record] = []
    for register in registers.shown():
        exact, found = _records(session.board, register.key, typed)
        named += exact
        (others if register.menu.value else parts).extend(found)
    return [
        Found(_name(one), one.register.singular.capitalize(), _way(session, one))
        for one in (*named, *others, *parts)[:_MOST]
    ]


def _records(board: "Board", register: str, typed: str) -> "tuple[list[Record], list[Record]]":
    """Return the record of that name, if there is one, and a few others with the words."""
    from lif_desktop.store.query import View  # noqa: PLC0415 - heavy; loaded after the first paint

    named = board.find(register, typed)
    found = board.page(View(register, text=typed), 0, _EACH)
    others = [record for record in found if named is None or record.id != named.id]
    return ([named] if named else []), others[:_EACH]


def _name(record: "Record") -> str:
    return record.title if record.register.by_name else f"{record.reference} {record.title}"


def _way(session: Session, record: "Record") -> Callable[[], None]:
    return partial(session.navigate, record.register.key, record.id)
