"""References such as ACT-2026-014: the next one, and how a typed one is read.

A number once given is never given again, so the next is after the highest ever given, whatever
has been deleted since; the store keeps that highest number for each prefix and year.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_DIGITS = 3
# People type spaces, slashes, dots, and the dashes that word processors make of hyphens.
_MARKS = r"[\s/._:‐‑‒–—−-]"
_TYPED = re.compile(
    rf"(?P<prefix>[A-Za-z]{{2,6}}){_MARKS}*"
    rf"(?:(?P<year>[12][0-9]{{3}}){_MARKS}+)?(?P<number>[0-9]{{1,9}})",
)


@dataclass(frozen=True, order=True)
class Reference:
    """A reference taken apart; `year` is None where a register numbers without years."""

    prefix: str
    year: int | None
    number: int

    def __str__(self) -> str:
        """Return the reference as it is written: ACT-2026-014, AGY-003."""
        year = "" if self.year is None else f"{self.year}-"
        return f"{self.prefix}-{year}{self.number:0{_DIGITS}d}"


def next_reference(prefix: str, last_number: int, year: int | None = None) -> str:
    """Return the reference after the highest number ever given for this prefix and year.

    `last_number` is 0 where none was given yet.
    """
    return str(Reference(prefix, year, last_number + 1))


def parse(text: str) -> Reference | None:
    """Return the reference somebody typed, or None if it is none.

    Case, spaces and the marks between the parts do not matter, nor do noughts in front:
    "act 2026/14" and "ACT-2026-14 " are both ACT-2026-014.
    """
    found = _TYPED.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None or int(found["number"]) == 0:
        return None
    year = int(found["year"]) if found["year"] else None
    return Reference(found["prefix"].upper(), year, int(found["number"]))


def normalise(text: str) -> str:
    """Return a typed reference as it is written here, or the text trimmed if it is none."""
    reference = parse(text)
    return text.strip() if reference is None else str(reference)


def highest(references: Iterable[str], prefix: str, year: int | None = None) -> int:
    """Return the highest number among references of this prefix and year, or 0."""
    read = (parse(text) for text in references)
    return max(
        (one.number for one in read if one and (one.prefix, one.year) == (prefix, year)),
        default=0,
    )
