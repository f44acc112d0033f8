"""What the rules say of one record, and what waits for the user today, area by area.

Every area is a module of this package that offers either or both of

    NOTICES: dict[str, Callable[[Board, Record, date], Iterable[Notice]]]     by register
    def needs(board: Board, today: date) -> Iterable[Need]                    what waits today
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module

from lif_desktop.reports.shape import About, Meaning
from lif_desktop.reports.today import Need
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

AREAS: tuple[str, ...] = (
    "actions", "returns", "meetings", "standards", "reviews", "deaths", "learning", "scrutiny",
    "training",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing a rule says of a record: what it is, what to do, and which source asks for it.

    `about` is another record that it speaks of, opened by a click; `adds` a register of which a
    record is to be added below this one, and `offer` what its button says if not the usual.
    """

    text: str
    meaning: Meaning = "note"
    source: str = ""
    about: About | None = None
    adds: str = ""
    offer: str = ""


Notices = Callable[[Board, Record, date], Iterable[Notice]]


def notices(board: Board, record: Record, today: date) -> tuple[Notice, ...]:
    """Return what the rules say of a record, the gravest first."""
    order = ("late", "due", "note", "", "well", "done")
    own = About(record.register.key, record.id)
    found = [
        replace(notice, about=None) if notice.about == own else notice
        for area in AREAS
        if record.register.key in (said := _said(area))
        for notice in said[record.register.key](board, record, today)
    ]
    return tuple(sorted(found, key=lambda one: order.index(one.meaning)))


def needs(board: Board, today: date) -> tuple[Need, ...]:
    """Return what waits for the user today in every area."""
    return tuple(need for area in AREAS for need in _asked(area)(board, today))


def _said(area: str) -> Mapping[str, Notices]:
    found: Mapping[str, Notices] = getattr(_module(area), "NOTICES", {})
    return found


def _asked(area: str) -> Callable[[Board, date], Iterable[Need]]:
    found: Callable[[Board, date], Iterable[Need]] = getattr(
        _module(area), "needs", lambda _board, _today: ()
    )
    return found


def _module(area: str) -> object:
    return import_module(f"lif_desktop.reports.watch.{area}")
