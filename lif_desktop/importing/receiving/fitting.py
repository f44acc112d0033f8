"""Which register a table's headings, or the marks beside its rows, speak for."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from lif_desktop import identity, registers
from lif_desktop.fields import Derived
from lif_desktop.fields.reading import fold
from lif_desktop.importing.finding.tables import Found, Table
from lif_desktop.importing.meaning.staging import REFERENCE
from lif_desktop.registers import Register

_LEAST = 2  # fields from which a table may be a register's at all
_SAID = 4  # fields from which a table is said to be a register's, whatever else it holds
_SHARE = 0.5  # of a small table's headings
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_MARKS = re.compile(r"[^\w%£#&/ ]+")
_LOOKED_AT = 20  # rows whose marks are looked at


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a table fits a register: `fields` of its `headings` are the register's.

    `next_best` is the register that fits it second best, with the fields it has.
    """

    register: Register
    table: Table
    fields: int
    headings: int
    next_best: Register | None = None
    next_fields: int = 0

    @property
    def proposed(self) -> bool:
        """Whether that is enough to propose the register."""
        clearly = self.fields - self.next_fields >= (1 if self.fields == self.headings else 2)
        return self.fields >= _SAID or (self.fields >= self.headings * _SHARE and clearly)


def tables_with_records(found: Iterable[Found]) -> list[Table]:
    """Return the tables of visible sheets that hold records."""
    return [
        table
        for one in found
        if one.sheet.visible and one.sheet.name not in identity.OURS
        for table in one.tables
        if table.record_rows
    ]


def fits(found: Iterable[Found]) -> list[Fit]:
    """Return for each table with records the register that its headings fit best."""
    return [one for table in tables_with_records(found) if (one := fit(table)) is not None]


def fit(table: Table) -> Fit | None:
    """Return the register that a table's headings fit best, or None if they fit none."""
    headings = _headings(table)
    scores, alone = _scores(headings), _alone(headings)
    # Of two that fit alike, that whose own words are there; else the menu's order holds.
    ranked = sorted(registers.shown(), key=lambda one: (-scores[one.key], -alone[one.key]))
    first, second = ranked[:2]
    if scores[first.key] < _LEAST:
        return None
    lesser = scores[second.key]
    return Fit(first, table, scores[first.key], len(headings), second if lesser else None, lesser)


def fields_of(table: Table, register: Register) -> int:
    """Return how many of a table's headings are certainly fields of a register."""
    return _scores(_headings(table))[register.key]


def _headings(table: Table) -> tuple[str, ...]:
    return tuple(
        column.heading
        for column in table.columns
        if column.heading and not identity.is_identity(column.heading)
    )


@lru_cache(maxsize=256)
def _scores(headings: tuple[str, ...]) -> dict[str, int]:
    """Return how many of the headings are certainly fields of each register."""
    read = {one.key: set[str]() for one in registers.shown()}
    for heading in headings:
        for key, field in _named(heading):
            read[key].add(field)
    titles = {one.key: {REFERENCE, one.title} for one in registers.shown()}
    # Without reference and title nothing would tell one record from another.
    return {key: len(fields) if fields & titles[key] else 0 for key, fields in read.items()}


def _alone(headings: tuple[str, ...]) -> Counter[str]:
    """Return how many of the headings are the words of one register and of no other."""
    named = (_named(heading) for heading in headings)
    return Counter(found[0][0] for found in named if len(found) == 1)


def _named(heading: str) -> list[tuple[str, str]]:
    """Return which fields of which registers a heading certainly names."""
    known = _known_names()
    return known.get(_even(heading)) or known.get(_without(heading)) or []


@cache
def _known_names() -> dict[str, list[tuple[str, str]]]:
    """Return which fields of which registers a heading names: by name, key or alias."""
    known: dict[str, list[tuple[str, str]]] = {}
    for register in registers.shown():
        for field in (register.reference, *register.visible):
            if not isinstance(field, Derived):
                names = {_even(one) for one in (field.label, field.key, *field.aliases)}
                for name in names - {_even(one) for one in field.never}:
                    known.setdefault(name, []).append((register.key, field.key))
    return known


def _even(heading: str) -> str:
    return " ".join(_MARKS.sub(" ", fold(heading)).split())


def _without(heading: str) -> str:
    """Return a heading without what it says in brackets: "RAG (red, amber, green)"."""
    return _even(_BRACKETS.sub(" ", heading))


def stamped(found: Iterable[Found], board: bytes) -> Counter[str]:
    """Return by register how many rows bear its marks; "" counts those of other boards."""
    marks = {identity.mark(board, one.key): one.key for one in registers.holding()}
    counts: Counter[str] = Counter()
    for one in found:
        for table in one.tables:
            place = identity.recognise([column.heading for column in table.columns])
            if place is None:
                continue
            at = table.columns[place.record].index
            for number in table.record_rows[:_LOOKED_AT]:
                stamp = identity.read_stamp(table.cell(one.sheet, number, at))
                if stamp is not None:
                    counts[marks.get(stamp[0], "")] += 1
    return counts


def token(found: Iterable[Found]) -> str | None:
    """Return the identity of the return that a workbook is, or None."""
    for one in found:
        for table in one.tables:
            if known := identity.return_token([column.heading for column in table.columns]):
                return known
    return None
