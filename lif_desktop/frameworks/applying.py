"""Which edition of the guidance applies to a record, and what that edition asks of it."""

from datetime import date

from lif_desktop.frameworks.guidance import Criteria, criteria
from lif_desktop.frameworks.packs import Edition, edition_on, editions


def edition_called(text: str | None) -> Edition | None:
    """Return the edition that a text names by its key, its title or its year; None if none does."""
    asked = _bare(text)
    if not asked:
        return None
    for one in editions():
        key = _bare(one.key)
        if asked in {key, key.removeprefix("wt"), _bare(one.title), f"workingtogether{key[2:]}"}:
            return one
    return None


def edition_for(named: str | None, *days: date | None) -> Edition | None:
    """Return the edition set by hand, else the one in force on the first of the days known.

    None where no date is known, or where no edition kept here was in force.
    """
    by_hand = edition_called(named)
    if by_hand is not None:
        return by_hand
    first = next((day for day in days if day is not None), None)
    return edition_on(first) if first else None


def criteria_of(edition: Edition | None) -> Criteria | None:
    """Return the criteria by which that edition considers a case; None if it has none."""
    return next((one for one in criteria() if edition and one.key == edition.key), None)


def _bare(text: str | None) -> str:
    return "".join(one for one in (text or "").casefold() if one.isalnum())
