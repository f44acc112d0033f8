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


def find(session: Session, typed: str) -> list[Found]:
    """Return a few records of each register that hold every word typed; runs on a thread."""
    from lif_desktop import registers  # noqa: PLC0415 - heavy; loaded after the first paint

    return [
        Found(_name(record), register.singular.capitalize(), _way(session, record))
        for register in registers.shown()
        for record in _records(session.board, register.key, typed)
    ]


def _records(board: "Board", register: str, typed: str) -> "list[Record]":
    from lif_desktop.store.query import View  # noqa: PLC0415 - heavy; loaded after the first paint

    named = board.find(register, typed)
    found = board.page(View(register, text=typed), 0, _EACH)
    others = [record for record in found if named is None or record.id != named.id]
    return ([named] if named else []) + others[:_EACH]


def _name(record: "Record") -> str:
    return record.title if record.register.by_name else f"{record.reference} {record.title}"


def _way(session: Session, record: "Record") -> Callable[[], None]:
    """Go to the record; one without a page of its own is found on its parent's."""
    register = record.register
    if register.parent and not register.menu.value:
        link = next(link for link in register.links if link.key == register.parent)
        return partial(session.navigate, link.to, record.values[link.key])
    return partial(session.navigate, register.key, record.id)
