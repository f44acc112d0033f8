"""Agencies and kinds of return, sector by sector, in tables that stay on a page."""

from collections.abc import Iterator, Sequence
from datetime import date

from lif_desktop.fields import Shown
from lif_desktop.reports.returns_read import KINDS, NO_AGENCY, Sent
from lif_desktop.reports.sectors import parts
from lif_desktop.reports.shape import About, Cell, Column, Row, Section, Table
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board

_NOTE = (
    "Each cell is the newest return of that kind. Sent and in time count all in the period,"
    " without those withdrawn."
)


def matrix(board: Board, own: Sequence[Sent]) -> Iterator[Section]:
    """Yield the agencies with their newest return of each kind; nothing where none was sent."""
    counting = [one for one in own if one.standing.counts]
    if not counting:
        return
    by_agency: dict[int | None, list[Sent]] = {}
    for one in counting:
        by_agency.setdefault(one.record.values["agency"], []).append(one)
    kinds = [kind for kind in KINDS if any(one.record.values["kind"] == kind for one in counting)]
    known = [one for one in by_agency if one is not None]
    tables = []
    for part in parts(board.records("agencies", known)):
        rows = tuple(
            Row((*part.lead(agency), *_cells(by_agency[agency.id], kinds)),
                About("agencies", agency.id))
            for agency in part.agencies
        )  # fmt: skip
        tables.append(Table(part.caption, (*part.columns, *_columns(kinds)), rows, note=_NOTE))
    said = [
        f"{counted(len(known), 'agency', 'agencies')} were sent a return.",
        *([f"{counted(len(by_agency[None]), 'return')}: {NO_AGENCY.lower()}."]
          if None in by_agency else ()),
    ]  # fmt: skip
    yield Section("Agency by agency", tuple(said), tuple(tables))


def _columns(kinds: Sequence[str]) -> tuple[Column, ...]:
    return (
        *(Column(KINDS[kind], 1.8) for kind in kinds),
        *(Column(one, 0.8, "right") for one in ("Sent", "In time", "Late")),
    )


def _cells(own: Sequence[Sent], kinds: Sequence[str]) -> Iterator[Cell]:
    for kind in kinds:
        newest = max(
            (one for one in own if one.record.values["kind"] == kind),
            key=lambda one: (one.record.values["issued_on"] or date.min, one.record.id),
            default=None,
        )
        stands = newest.standing if newest else None
        yield Shown(stands.word, stands.meaning, stands.shape) if stands else None
    yield len(own)
    yield sum(one.standing.in_time for one in own)
    yield sum(bool(one.days_late) for one in own)
