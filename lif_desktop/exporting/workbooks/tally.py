"""Counting what a tracker holds while its rows are written: by state, by agency, late."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from lif_desktop.exporting.workbooks.rules import late_by
from lif_desktop.fields import Choice, Derived, Field, Link, Links
from lif_desktop.registers import Register
from lif_desktop.store.records import Record

# A field by one of these names says how a record stands; else the first choice that is filtered.
_STATES = (
    "state", "status", "compliance", "met", "came", "told_back", "answer", "training_updated",
    "updated", "changed", "response", "result", "ruling", "improved", "stage", "decision",
)  # fmt: skip
_DAYS = re.compile(r" \d+ d$")
_FIRST = ("Late", "Due", "On track", "No target date", "Cannot complete", "Done late", "Done")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many records bear a word, and what its colour means."""

    word: str
    number: int
    meaning: str


class Tally:
    """Counts records one by one, as of a day."""

    def __init__(self, register: Register, today: date) -> None:
        self.register, self._today = register, today
        self._lateness = next(
            (one for one in register.visible if isinstance(one, Derived) and one.sort), None
        )
        self.state = _state(register)
        self.agency = next((one for one in register.visible if _is_agency(one)), None)
        self._rules = [rule for one in register.visible if (rule := late_by(register, one))]
        self.total = self.late = 0
        self._shown: Counter[tuple[str, str]] = Counter()
        self._states: Counter[str | None] = Counter()
        self._agencies: Counter[int | None] = Counter()
        self._late_of: Counter[int | None] = Counter()

    @property
    def counts_late(self) -> bool:
        """Return whether anything of the register can be late."""
        return bool(self._rules)

    def add(self, record: Record) -> None:
        """Count a record."""
        values = record.values
        self.total += 1
        late = any(rule(values, self._today) for rule in self._rules)
        self.late += late
        if self._lateness is not None:
            shown = record.shown(self._lateness.key)
            self._shown[_DAYS.sub("", shown.text), shown.meaning] += 1
        if self.state is not None:
            self._states[values[self.state.key]] += 1
        if self.agency is not None:
            held = values[self.agency.key]
            for one in held if isinstance(held, tuple) and held else (held or None,):
                self._agencies[one] += 1
                self._late_of[one] += late

    def lateness(self) -> list[Counted]:
        """Return how many stand how against their dates, the latest first."""
        order = {word: at for at, word in enumerate(_FIRST)}
        found = [Counted(word, n, meaning) for (word, meaning), n in self._shown.items() if word]
        return sorted(found, key=lambda one: order.get(one.word, len(order)))

    def states(self) -> list[Counted]:
        """Return how many stand in each state that occurs, in the states' own order."""
        if self.state is None:
            return []
        found = [
            Counted(one.label, self._states[one.value], one.meaning)
            for one in self.state.options
            if self._states[one.value]
        ]
        if blank := self._states[None]:
            found.append(Counted("Not said", blank, ""))
        return found

    def agencies(self) -> list[tuple[int | None, int, int]]:
        """Return each agency with its records and how many of them are late, most first."""
        return [(one, n, self._late_of[one]) for one, n in self._agencies.most_common()]


def _is_agency(field: Field) -> bool:
    return isinstance(field, (Link, Links)) and field.to == "agencies"


def _state(register: Register) -> Choice | None:
    choices = {one.key: one for one in register.visible if isinstance(one, Choice)}
    named = (choices[key] for key in _STATES if key in choices)
    return next(named, None) or next((one for one in choices.values() if one.filter), None)
