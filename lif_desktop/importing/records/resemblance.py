"""How like a record a row is beyond its title: dates near each other, people, agencies, groups."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from rapidfuzz import fuzz

from lif_desktop.fields import Choice, Day, Field, Link, Memo, Text, show
from lif_desktop.fields.reading import fold
from lif_desktop.importing.meaning.likeness import person_likeness
from lif_desktop.importing.meaning.values import CLEAR, Trouble
from lif_desktop.registers import Register
from lif_desktop.rules.words import counted
from lif_desktop.store.names import BoardNames
from lif_desktop.store.snapshot import Snapshot

_NEAR = 7  # days between two dates that may be one, mistyped or moved
_PERSON, _WORDS = 85, 75  # of 100, from which names and texts are alike
_NUMBERS, _YEAR = re.compile(r"\d+"), 4
_COMMON = 500  # records under one agency or group; more tell nothing


@dataclass(frozen=True, slots=True)
class Trait:
    """How one field of a row stands to a record's: of 100, and in words."""

    score: int
    words: str

    @property
    def agrees(self) -> bool:
        """Whether both say the same."""
        return self.score == 100


class Resemblance:
    """Compares rows with the records of a register, field by field."""

    def __init__(self, register: Register, records: Snapshot, names: BoardNames) -> None:
        self._register, self._records, self._names = register, records, names
        self._alike = tuple(register.field(key) for key in register.alike)
        apart = {one.key for one in self._alike} | {register.title}
        self.beside = tuple(one for one in register.visible if one.key not in apart and _tells(one))

    def of(self, one: Field, said: Any, held: Any) -> Trait | None:
        """Return how two values of a field stand to each other; None where one is not stated."""
        if not stated(said) or held is None:
            return None
        label = one.label.lower()
        if agrees(held, said):
            return Trait(100, f"the same {label}")
        shown = show(one, held, self._names)
        if isinstance(one, Day) and isinstance(held, date) and isinstance(said, date):
            days = abs((held - said).days)
            if days <= _NEAR:
                return Trait(99 - 2 * days, f"{label} {counted(days, 'day')} apart")
        elif isinstance(one, (Text, Memo)):
            names = one.personal and isinstance(one, Text)
            like = person_likeness(said, held) if names else _wording(one, said, held)
            if like >= (_PERSON if names else _WORDS):
                return Trait(min(99, round(like)), f"{label} much the same ({_short(shown)})")
        return Trait(0, f"another {label} ({_short(shown)})")

    def near(self, said: Mapping[str, Any]) -> Iterator[tuple[int, int, list[str]]]:
        """Yield records that nothing but a near date or a like text tells from a row.

        As (id, likeness of 100, reasons), for registers whose records no text names.
        """
        known = [one for one in self._alike if stated(said.get(one.key))]
        if len(known) < 2:
            return
        for record in self._block(known, said):
            values = self._records[record].values
            traits = [self.of(one, said[one.key], values[one.key]) for one in known]
            stood = [one for one in traits if one is not None]
            if len(stood) >= 2 and all(one.score for one in stood):
                score = round(sum(one.score for one in stood) / len(stood))
                yield record, score, [one.words for one in stood]

    def _block(self, known: list[Field], said: Mapping[str, Any]) -> list[int]:
        """Return the fewest records that agree on a link or a choice with a row."""
        found = [
            self._by_value[one.key].get(said[one.key], [])
            for one in known
            if isinstance(one, (Link, Choice))
        ]
        fewest = min(found, key=len, default=[])
        return fewest if len(fewest) <= _COMMON else []

    @cached_property
    def _by_value(self) -> Mapping[str, Mapping[Any, list[int]]]:
        found: dict[str, dict[Any, list[int]]] = {}
        for one in self._alike:
            if isinstance(one, (Link, Choice)):
                by: dict[Any, list[int]] = defaultdict(list)
                for record_id, record in self._records.items():
                    by[record.values[one.key]].append(record_id)
                found[one.key] = by
        return found


def stated(value: Any) -> bool:
    """Say whether a row states a value."""
    return value is not None and value is not CLEAR and not isinstance(value, Trouble)


def agrees(held: Any, said: Any) -> bool:
    """Say whether two values are the same, whatever their case and spaces."""
    return bool(held == said or _folded(held) == _folded(said))


def _tells(one: Field) -> bool:
    """Say whether a field helps to tell records apart: who, whose, and when."""
    if isinstance(one, Link):
        return one.to in {"agencies", "groups"}
    return isinstance(one, Day) or (isinstance(one, Text) and one.personal)


def _wording(one: Field, said: Any, held: Any) -> float:
    if not isinstance(said, str) or not isinstance(held, str):
        return 0
    # "Q1 2026/27" and "Q2 2026/27" are two periods, however like they read.
    if isinstance(one, Text) and _numbers(said) != _numbers(held):
        return 0
    return float(fuzz.token_sort_ratio(fold(said), fold(held)))


def _numbers(text: str) -> list[str]:
    """Return the numbers of a text, years without their century."""
    return [one[-2:] if len(one) == _YEAR else one for one in _NUMBERS.findall(text)]


def _folded(value: Any) -> Any:
    return fold(value) if isinstance(value, str) else value


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
