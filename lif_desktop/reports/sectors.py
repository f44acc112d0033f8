"""Agencies sector by sector, in so many lines that a table stays on a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lif_desktop.reports.shape import Column
from lif_desktop.store.records import Record

ON_A_PAGE = 16
NO_SECTOR = "No sector given"


def sector_of(agency: Record) -> str:
    """Return an agency's sector in words."""
    return agency.text("sector") or NO_SECTOR


def in_order(agencies: Sequence[Record]) -> list[Record]:
    """Return agencies by sector, then by name."""
    return sorted(agencies, key=lambda one: (sector_of(one), one.title.casefold()))


@dataclass(frozen=True, slots=True)
class Part:
    """The agencies of one table; the sector stands on each line where there are several."""

    caption: str
    agencies: tuple[Record, ...]

    @property
    def several(self) -> bool:
        """Return whether agencies of more than one sector stand in it."""
        return len({sector_of(one) for one in self.agencies}) > 1

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns that lead each line."""
        sector = (Column("Sector", 2),) if self.several else ()
        return (*sector, Column("Agency", 4))

    def lead(self, agency: Record) -> tuple[str, ...]:
        """Return the cells that lead an agency's line."""
        return (*((sector_of(agency),) if self.several else ()), agency.title)


def parts(agencies: Sequence[Record]) -> Iterator[Part]:
    """Yield the agencies in tables that stay on a page: small sectors together, large ones parted.

    Captions read "Council to Police, 12" or "Education, 17 to 32 of 80".
    """
    page: list[Record] = []
    for sector, own in groupby(in_order(agencies), key=sector_of):
        listed = list(own)
        if page and len(page) + len(listed) > ON_A_PAGE:
            yield _together(page)
            page = []
        if len(listed) <= ON_A_PAGE:
            page += listed
            continue
        for start in range(0, len(listed), ON_A_PAGE):
            part = tuple(listed[start : start + ON_A_PAGE])
            yield Part(f"{sector}, {start + 1} to {start + len(part)} of {len(listed)}", part)
    if page:
        yield _together(page)


def _together(page: Sequence[Record]) -> Part:
    sectors = list(dict.fromkeys(map(sector_of, page)))
    named = sectors[0] if len(sectors) == 1 else f"{sectors[0]} to {sectors[-1]}"
    return Part(f"{named}, {len(page)}", tuple(page))
