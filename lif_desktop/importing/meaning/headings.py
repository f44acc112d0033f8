"""From a stranger's headings to a register's fields: by name, by alias, then by likeness."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from rapidfuzz import fuzz

from lif_desktop.fields import Derived, Field
from lif_desktop.importing.finding.wording import folded

ALONE = 95  # accepted without asking from here on
ASKED = 70  # offered from here on, for a person to accept
_REMEMBERED = 2**14  # headings and their comparisons; a workbook has some thousands
_SET_WEIGHT = 0.88  # one heading's words inside another's: likely, never certain
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_MARKS = re.compile(r"[^\w%£#&/ ]+|_+")
# Words that many fields share; two names alike only in these mean different things.
_COMMON = re.compile(
    r"\b(?:date|day|name|number|no|ref|type|status|details?|on|by|for|to|in|and)\b"
)
_EMPTY_WORDS = re.compile(r"\b(?:the|of|a|an|please|state)\b")


class Headed(Protocol):
    """What is needed of a column."""

    @property
    def heading(self) -> str:
        """The heading on one line."""
        ...


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The field a column seems to hold; `how` says why, in words for the user.

    `confidence` is 0-100: from 95 it stands alone, from 70 it needs a person's word.
    """

    column: Headed
    field_key: str | None
    confidence: int
    how: str

    @property
    def certain(self) -> bool:
        """Whether the mapping is accepted without asking."""
        return self.field_key is not None and self.confidence >= ALONE


@dataclass(frozen=True, slots=True)
class _Offer:
    score: int
    rank: int  # label before alias before likeness
    column: int
    field: Field
    how: str


def suggest(columns: Sequence[Headed], fields: Iterable[Field]) -> list[Suggestion]:
    """Return a suggestion for every column, in order; no field is given twice."""
    known = [_Known(field) for field in fields]
    offers = [
        offer
        for at, column in enumerate(columns)
        for names in known
        if (offer := names.offer(at, column.heading)) is not None
    ]
    offers.sort(key=lambda offer: (-offer.score, offer.rank, offer.column))
    given: dict[int, _Offer] = {}
    taken: dict[str, int] = {}
    missed: dict[int, str] = {}
    for offer in offers:
        if offer.column in given:
            continue
        if offer.field.key in taken:
            other = columns[taken[offer.field.key]].heading
            missed.setdefault(offer.column, f"like {offer.field.label}, which is in '{other}'")
            continue
        given[offer.column] = offer
        taken[offer.field.key] = offer.column
    return [
        _suggestion(column, given.get(at), missed.get(at, "no field like it"))
        for at, column in enumerate(columns)
    ]


def _suggestion(column: Headed, offer: _Offer | None, missed: str) -> Suggestion:
    if offer is None:
        return Suggestion(column, None, 0, missed if column.heading else "no heading")
    if isinstance(offer.field, Derived):
        return Suggestion(column, None, 0, "worked out by the board, never read")
    return Suggestion(column, offer.field.key, offer.score, offer.how)


class _Known:
    """One field's names, ready for comparing."""

    def __init__(self, field: Field) -> None:
        self._field = field
        self._label = _even(field.label)
        self._key = _even(field.key)
        self._aliases = [_even(alias) for alias in field.aliases]
        self._never = [_even(never) for never in field.never]

    def offer(self, column: int, heading: str) -> _Offer | None:
        """Return how well a heading names the field, if at all."""
        best: _Offer | None = None
        for text, off in _readings(heading):
            found = self._compare(column, text, off)
            if found is not None and (best is None or found.score > best.score):
                best = found
        return best

    def _compare(self, column: int, text: str, off: int) -> _Offer | None:
        if not text or text in self._never:
            return None
        if text in {self._label, self._key}:
            return _Offer(100 - off, 0, column, self._field, "the field's name")
        if text in self._aliases:
            return _Offer(100 - off, 1, column, self._field, "another name for the field")
        if isinstance(self._field, Derived):
            return None
        likeness = max(_likeness(text, name) for name in (self._label, *self._aliases))
        if likeness < ASKED or any(_likeness(text, never) >= likeness for never in self._never):
            return None
        return _Offer(int(likeness) - off, 2, column, self._field, "likeness")


def _readings(heading: str) -> list[tuple[str, int]]:
    """Return ways to read a heading, with what each costs in confidence."""
    readings = [(_even(heading), 0)]
    without = _BRACKETS.sub(" ", heading)
    if without.strip() and without != heading:
        readings.append((_even(without), 2))
    if " / " in heading:
        readings.append((_even(heading.rpartition(" / ")[2]), 10))
    return readings


# The same headings stand in file after file, and are compared with the same names.
@lru_cache(_REMEMBERED)
def _even(text: str) -> str:
    text = _MARKS.sub(" ", folded(text).replace("'s ", " "))
    shorter = " ".join(_EMPTY_WORDS.sub(" ", text).split())
    return shorter or " ".join(text.split())


@lru_cache(_REMEMBERED)
def _likeness(one: str, other: str) -> float:
    """Return 0-100; short names must be nearly the same, long ones may order words freely."""
    if not _share_sense(one, other):
        return 0
    best = max(
        fuzz.ratio(one, other, score_cutoff=ASKED),
        fuzz.token_sort_ratio(one, other, score_cutoff=ASKED),
    )
    if min(one.count(" "), other.count(" ")) >= 1:
        inside = _SET_WEIGHT * fuzz.token_set_ratio(one, other, score_cutoff=ASKED)
        best = max(best, inside)
    if best < 100 and min(len(one), len(other)) <= 5:
        best -= 10  # "Date" and "Rate" differ by a letter
    return best


def _share_sense(one: str, other: str) -> bool:
    """Say whether two names share more than common words: not "date of birth", "date of death"."""
    mine, theirs = _sense(one), _sense(other)
    if not mine or not theirs:
        return mine == theirs
    return any(fuzz.ratio(a, b) >= 80 for a in mine for b in theirs)


@lru_cache(_REMEMBERED)
def _sense(text: str) -> tuple[str, ...]:
    return tuple(_COMMON.sub(" ", text).split())
