"""The kinds of field a register may declare: a closed set, so that every layer knows them all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as _field
from datetime import date
from functools import cached_property
from typing import Any, Protocol


class Attribute(Protocol):
    """What a field needs of a mapped attribute: its name."""

    @property
    def key(self) -> str:
        """The attribute's name in its model."""
        ...


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice: what is stored, what is shown, and what its colour means.

    `meaning` is one of "", "late", "due", "well", "note", "done"; `shape` one of "", "triangle",
    "dot", "square", "diamond", "tick". Colour never stands alone (look: meaning).
    """

    value: str
    label: str
    meaning: str = ""
    shape: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A derived value as it is shown: words, meaning and shape."""

    text: str
    meaning: str = ""
    shape: str = ""


# A mapped attribute's `==` builds SQL, so fields compare by identity.
@dataclass(frozen=True, eq=False)
class Field:
    """One field of a register: where it lives, what it is called, how it is recognised.

    `aliases` are other headings seen in returns; `never` are headings that look alike but mean
    something else. `sort` and `filter` promise an index. `width` is in characters.
    A `quiet` field is the product's own: in history and undo, but in no form, list, workbook or
    search.
    """

    attribute: Attribute
    label: str
    aliases: tuple[str, ...] = _field(default=(), kw_only=True)
    never: tuple[str, ...] = _field(default=(), kw_only=True)
    required: bool = _field(default=False, kw_only=True)
    help: str = _field(default="", kw_only=True)
    sort: bool = _field(default=False, kw_only=True)
    filter: bool = _field(default=False, kw_only=True)
    width: int = _field(default=14, kw_only=True)
    column: bool = _field(default=True, kw_only=True)
    personal: bool = _field(default=False, kw_only=True)
    section: str = _field(default="", kw_only=True)
    quiet: bool = _field(default=False, kw_only=True)

    @property
    def name(self) -> str:
        """The attribute's (and column's) name in the model."""
        return self.attribute.key

    @cached_property
    def key(self) -> str:
        """The name used everywhere outside the model: the attribute's, without a trailing _id."""
        return self.attribute.key.removesuffix("_id")


@dataclass(frozen=True, eq=False)
class Text(Field):
    """One line of text."""


@dataclass(frozen=True, eq=False)
class Memo(Field):
    """Text of several lines; `longest` in characters, or None for what a workbook's cell holds."""

    width: int = _field(default=40, kw_only=True)
    longest: int | None = _field(default=None, kw_only=True)


@dataclass(frozen=True, eq=False)
class Count(Field):
    """A whole number, zero or more."""


@dataclass(frozen=True, eq=False)
class Number(Field):
    """A decimal number."""


@dataclass(frozen=True, eq=False)
class Money(Field):
    """Pounds and pence."""


@dataclass(frozen=True, eq=False)
class Day(Field):
    """A date; `late(values, today)` says of something owed by it that it is overdue."""

    late: Callable[[Mapping[str, Any], date], bool] = _field(
        default=lambda _values, _today: False, kw_only=True
    )


@dataclass(frozen=True, eq=False)
class Choice(Field):
    """One of the options; the option's value is stored."""

    options: tuple[Option, ...] = _field(default=(), kw_only=True)

    def option(self, value: str | None) -> Option | None:
        """Return the option stored as `value`, or None."""
        return next((option for option in self.options if option.value == value), None)


@dataclass(frozen=True, eq=False)
class Flag(Field):
    """Yes or no; blank is neither."""


@dataclass(frozen=True, eq=False)
class Link(Field):
    """One record of the register `to`."""

    to: str = _field(default="", kw_only=True)


@dataclass(frozen=True, eq=False)
class Links(Field):
    """Any number of records of the register `to`, kept in an association table."""

    to: str = _field(default="", kw_only=True)


@dataclass(frozen=True, eq=False)
class Derived(Field):
    """A stored date that a pure rule works out; shown by `compute(values, today)`, never typed."""

    compute: Callable[[Mapping[str, Any], date], Shown] = _field(
        default=lambda _values, _today: Shown(""), kw_only=True
    )
