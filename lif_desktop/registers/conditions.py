"""What narrows a register: all conditions on one field together, and the words for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lif_desktop.fields import Derived, Field, Names, show, show_day
from lif_desktop.registers.register import Filter, Register, Test
from lif_desktop.rules.lateness import DUE_WITHIN_DAYS
from lif_desktop.rules.words import listed

_ONE_DAY = timedelta(days=1)
_MOST_NAMED = 3
_PLAIN = {
    "empty": "blank",
    "filled": "given",
    "past": "in the past",
    "reached": "today or before",
    "soon": f"within {DUE_WITHIN_DAYS} days",
}
# A derived date is a day in the file and a state on the screen.
_DERIVED = {
    ("late_from", "reached"): "late",
    ("late_from", "soon"): f"late within {DUE_WITHIN_DAYS} days",
    ("escalates_on", "reached"): "to escalate",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """The filters on one field; all of them hold."""

    key: str
    filters: tuple[Filter, ...]


def grouped(filters: Iterable[Filter]) -> tuple[Condition, ...]:
    """Return filters field by field, in the order in which the fields first occur."""
    found: dict[str, list[Filter]] = {}
    for one in filters:
        found.setdefault(one.key, []).append(one)
    return tuple(Condition(key, tuple(some)) for key, some in found.items())


def flat(conditions: Iterable[Condition]) -> tuple[Filter, ...]:
    """Return the filters of conditions as a view takes them."""
    return tuple(one for condition in conditions for one in condition.filters)


def replaced(conditions: Sequence[Condition], new: Condition) -> tuple[Condition, ...]:
    """Return the conditions with `new` in the place of the one on its field, or without both."""
    keys = [condition.key for condition in conditions]
    found = [new if condition.key == new.key else condition for condition in conditions]
    if new.key not in keys:
        found.append(new)
    return tuple(condition for condition in found if condition.filters)


def one_of(key: str, values: Sequence[Any], *, negated: bool = False) -> Condition:
    """Return the condition that a field is (or is not) one of these values; none: no condition."""
    test: Test = "is_not" if negated else "is"
    return Condition(key, (Filter(key, test, tuple(values)),) if values else ())


def linked_to(key: str, ids: Sequence[int]) -> Condition:
    """Return the condition that a many-link holds any of these records."""
    return Condition(key, (Filter(key, "contains", tuple(ids)),) if ids else ())


def between(key: str, first: date | None, last: date | None) -> Condition:
    """Return the condition that a day lies from `first` to `last`, both included."""
    filters = []
    if first is not None:
        filters.append(Filter(key, "after", (first - _ONE_DAY,)))
    if last is not None:
        filters.append(Filter(key, "before", (last + _ONE_DAY,)))
    return Condition(key, tuple(filters))


def span(condition: Condition) -> tuple[date | None, date | None]:
    """Return the days between which a condition made by `between` holds."""
    first = last = None
    for one in condition.filters:
        if one.test == "after":
            first = one.values[0] + _ONE_DAY
        elif one.test == "before":
            last = one.values[0] - _ONE_DAY
    return first, last


def words(register: Register, condition: Condition, names: Names) -> str:
    """Return what a condition asks, as its chip says after the field's name."""
    field = register.field(condition.key)
    first, last = span(condition)
    if first and last:
        return f"{show_day(first)} to {show_day(last)}"
    if first:
        return f"from {show_day(first)}"
    if last:
        return f"up to {show_day(last)}"
    return listed(_said(field, one, names) for one in condition.filters)


def _said(field: Field, one: Filter, names: Names) -> str:
    if one.test in _PLAIN:
        special = _DERIVED.get((field.key, one.test)) if isinstance(field, Derived) else None
        return special or _PLAIN[one.test]
    shown = [_shown(field, value, names) for value in one.values]
    named = ", ".join(shown[:_MOST_NAMED])
    if len(shown) > _MOST_NAMED:
        named += f" and {len(shown) - _MOST_NAMED} more"
    return f"not {named}" if one.test == "is_not" else named


def _shown(field: Field, value: Any, names: Names) -> str:
    # A many-link is shown by tuples, one of its records by itself.
    return names.label(field.to, value) if hasattr(field, "to") else show(field, value, names)
