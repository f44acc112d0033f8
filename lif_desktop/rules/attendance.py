"""Who is expected at a meeting, who came, and whether it had its quorum.

Source: Kirklees framework (attendance and participation by agencies is reported); Croydon
framework, 3.1 and Bedford Borough framework, 3 (membership of the board and its groups). None of
them states a least attendance, so the one used here is ours.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

LEAST_PERCENT = 75
_COUNTED = frozenset({"chair", "vice_chair", "member", "deputy", "lay", None})
_PRESENT = frozenset({"yes", "deputy"})
# Of two people of one agency the one who came speaks for it.
_BEST = ("yes", "deputy", "apologies", "no", None)

Quorum = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class Seat:
    """One agency's seat on a group for a time; without dates it always was, and still is."""

    agency: int
    role: str | None = None
    from_on: date | None = None
    until_on: date | None = None

    def holds(self, day: date) -> bool:
        """Return whether the seat was filled on a day; an adviser fills none."""
        return (
            self.role in _COUNTED
            and (self.from_on is None or self.from_on <= day)
            and (self.until_on is None or day <= self.until_on)
        )


def expected(seats: Iterable[Seat], day: date) -> frozenset[int]:
    """Return the agencies with a member or deputy on the day: what attendance is counted by."""
    return frozenset(seat.agency for seat in seats if seat.holds(day))


def present(came: Mapping[int, str | None]) -> frozenset[int]:
    """Return the agencies that came, by their member or a deputy."""
    return frozenset(agency for agency, how in came.items() if how in _PRESENT)


def by_agency(answers: Iterable[tuple[int, str | None]]) -> dict[int, str | None]:
    """Return {agency: how it came}, of several of its people the best; None where none is said."""
    found: dict[int, str | None] = {}
    for agency, how in answers:
        found[agency] = min(found.get(agency), how, key=_BEST.index)
    return found


def quorate(
    minuted: bool | None,  # noqa: FBT001 - three answers, as minutes give them
    quorum: int | None,
    came: Mapping[int, str | None],
    due: frozenset[int],
) -> Quorum:
    """Return whether a meeting had its quorum: as minuted, else by the agencies that came.

    Only agencies with a seat count (all, where no seats are on record). Unknown without a quorum
    or without attendance.
    """
    if minuted is not None:
        return "yes" if minuted else "no"
    if quorum is None or not came:
        return "unknown"
    there = present(came)
    return "yes" if len(there & due if due else there) >= quorum else "no"


def disagrees(
    minuted: bool | None,  # noqa: FBT001 - three answers, as minutes give them
    quorum: int | None,
    came: Mapping[int, str | None],
    due: frozenset[int],
) -> bool:
    """Return whether the minutes say another thing of the quorum than the attendance on record."""
    counted = quorate(None, quorum, came, due)
    return minuted is not None and counted != "unknown" and (counted == "yes") != minuted


@dataclass(frozen=True, slots=True)
class Tally:
    """How often an agency came, of the meetings it was expected at."""

    itself: int = 0
    deputy: int = 0
    apologies: int = 0
    absent: int = 0
    unrecorded: int = 0

    @property
    def of(self) -> int:
        """The meetings of which its attendance is on record."""
        return self.itself + self.deputy + self.apologies + self.absent

    @property
    def came(self) -> int:
        """How often it came, by its member or a deputy."""
        return self.itself + self.deputy

    @property
    def is_low(self) -> bool:
        """Return whether it came to fewer than three of four."""
        return self.of > 0 and self.came * 100 < LEAST_PERCENT * self.of


def tally(answers: Sequence[str | None]) -> Tally:
    """Count one agency's answers, one for each meeting it was expected at; None is not recorded."""
    return Tally(*(answers.count(one) for one in ("yes", "deputy", "apologies", "no", None)))


def added(tallies: Iterable[Tally]) -> Tally:
    """Add up tallies."""
    listed = list(tallies)
    return Tally(
        *(
            sum(getattr(one, key) for one in listed)
            for key in ("itself", "deputy", "apologies", "absent", "unrecorded")
        )
    )
