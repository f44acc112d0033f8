"""Who owes returns and is to be asked for them: each agency once, with all that it owes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from lif_desktop.registers import Filter
from lif_desktop.reports.returns_read import Sent
from lif_desktop.reports.watch.returns import waiting
from lif_desktop.rules.chasing import Letter
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_MOST = 500
_GRAVITY: tuple[Letter, ...] = ("coming", "reminder", "second", "member")


@dataclass(frozen=True, slots=True)
class Owing:
    """One agency, the returns that it is asked for, which letter it gets, and its late actions."""

    agency: Record
    sent: tuple[Sent, ...]
    letter: Letter
    actions: tuple[Record, ...] = ()

    @property
    def late(self) -> tuple[Sent, ...]:
        """Return those that are late."""
        return tuple(one for one in self.sent if one.standing.state == "late")

    @property
    def to(self) -> str:
        """Return to whom the letter goes; blank where nobody is named."""
        if self.letter == "member":
            return str(self.agency.values["board_member"] or "")
        named = (one.record.values["recipient"] for one in self.sent)
        keys = ("data_contact", "board_member")
        others = (self.agency.values[key] for key in keys)
        return next(filter(None, (*named, *others)), "")


def owing(
    board: Board,
    today: date,
    *,
    agencies: Collection[int] | None = None,
    kinds: Collection[str] = (),
) -> list[Owing]:
    """Return the agencies that are to be chased today, by name.

    Agencies named on purpose are asked for all that is late, however lately they were chased. A
    return without an agency cannot be chased by letter and is not among them.
    """
    found: dict[int, list[Sent]] = {}
    for one in waiting(board, today):
        agency, kind = one.record.values["agency"], one.record.values["kind"]
        wanted = (agencies is None or agency in agencies) and (not kinds or kind in kinds)
        late = agencies is not None and one.standing.state == "late"
        if agency is not None and wanted and (one.to_chase(today) or late):
            found.setdefault(agency, []).append(one)
    made = [
        Owing(agency, tuple(found[agency.id]), _gravest(found[agency.id], today),
              _late_actions(board, agency.id, found[agency.id]))
        for agency in board.records("agencies", list(found))
    ]  # fmt: skip
    return sorted(made, key=lambda one: one.agency.title.casefold())


def _gravest(sent: Collection[Sent], today: date) -> Letter:
    return max((one.letter(today) for one in sent), key=_GRAVITY.index)


def _late_actions(board: Board, agency: int, sent: Collection[Sent]) -> tuple[Record, ...]:
    """Return the late actions that an agency leads, where it owes an update on its actions."""
    if all(one.record.values["kind"] != "actions" for one in sent):
        return ()
    late = Filter("lead_agency", "is", (agency,)), Filter("late_from", "reached")
    return tuple(board.page(View("actions", (("target_on", False),), late), 0, _MOST))
