"""Agencies sector by sector, in so many lines that a table stays on a page."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from lif_desktop.store.records import Record

ON_A_PAGE = 16
NO_SECTOR = "No sector given"


def sector_of(agency: Record) -> str:
    """Return an agency's sector in words."""
    return agency.text("sector") or NO_SECTOR


def in_order(agencies: Sequence[Record]) -> list[Record]:
    """Return agencies by sector, then by name."""
    return sorted(agencies, key=lambda one: (sector_of(one), one.title.casefold()))


def parts(agencies: Sequence[Record]) -> Iterator[tuple[str, Sequence[Record]]]:
    """Yield a caption with its count and the agencies that one table holds, sector by sector.

    The caption reads "Education, 17 to 32 of 80", or "Police, 1" where all stand in one.
    """
    for sector, own in groupby(in_order(agencies), key=sector_of):
        listed = list(own)
        for start in range(0, len(listed), ON_A_PAGE):
            part = listed[start : start + ON_A_PAGE]
            which = f"{start + 1} to {start + len(part)} of {len(listed)}"
            yield f"{sector}, {which if len(part) < len(listed) else len(listed)}", part
