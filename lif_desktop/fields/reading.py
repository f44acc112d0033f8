"""From a cell to a value: strict, in sentences, never guessing."""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import singledispatch
from typing import Any, Protocol, cast

from lif_desktop.faults import Fault
from lif_desktop.fields.days import read_day, show_day, within_reason
from lif_desktop.fields.kinds import (
    Choice,
    Count,
    Day,
    Derived,
    Field,
    Flag,
    Link,
    Links,
    Memo,
    Money,
    Number,
)

LONGEST = 32_767  # characters an Excel cell can hold; longer text could not come back
LARGEST = Decimal(10) ** 12  # beyond, it is a slip of the keyboard, and no figure of a board
# Marks that nobody sees would keep two words from being the same: zero widths, soft hyphens.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
# In words people write no exponents and no underscores; commas stand between thousands only.
_FIGURES = re.compile(
    r"[-+]?(?:[0-9]{1,400}|[0-9]{1,3}(?:,[0-9]{3}){1,9})?(?:\.[0-9]{1,400})?(?<=[0-9])"
)
_YES = {"yes", "y", "true", "1", "✓", "✔"}
_NO = {"no", "n", "false", "0"}


class Unreadable(Fault):
    """A cell that does not state a value of its field."""


class Names(Protocol):
    """Finds linked records by what people call them."""

    def resolve(self, register: str, text: str) -> int | None:
        """Return the id of the one record that `text` names, or None."""
        ...

    def label(self, register: str, record_id: int) -> str:
        """Return what a record is called."""
        ...


def read(field: Field, cell: Any, names: Names, *, day_first: bool = True) -> Any:
    """Return the value that `cell` states for `field`; None for a blank cell.

    Raises:
        Unreadable: with a sentence that names the field and quotes the cell.
    """
    if cell is None or (isinstance(cell, str) and not clean(cell)):
        return None
    return _read(field, cell, names, day_first)


def accept(field: Field, value: Any) -> Any:
    """Return a typed value (from a form or a rule) as it will be kept.

    Raises:
        Unreadable: if the value is not of the field's kind.
    """
    if value is None:
        return None
    if isinstance(field, (Link, Links, Choice, Day, Derived)):
        return _accept_typed(field, value)
    if isinstance(value, str) and not clean(value):
        return None
    return _read(field, value, _NOBODY, True)


def clean(text: str) -> str:
    """Return text without control characters, odd spaces or Windows line ends, trimmed."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip()


def as_text(cell: Any) -> str:
    """Return any cell as the text a person sees in it."""
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}" if cell.time() != cell.time().min else f"{cell:%d/%m/%Y}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return clean(str(cell))


# Typed values name nothing, so accepting them looks nothing up.
_NOBODY = cast("Names", None)


def _refuse(field: Field, cell: Any, what: str) -> Unreadable:
    shown = as_text(cell)
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    return Unreadable(f"{field.label}: '{shown}' {what}.")


@singledispatch
def _read(field: Field, cell: Any, _names: Names, _day_first: bool) -> Any:  # noqa: FBT001 - dispatch is positional
    text = as_text(cell).replace("\n", " ")
    if len(text) > LONGEST:
        raise Unreadable(f"{field.label}: the text is longer than {LONGEST:,} characters.")
    return text or None


@_read.register
def _(field: Memo, cell: Any, _names: Names, _day_first: bool) -> Any:  # noqa: FBT001
    text, longest = as_text(cell), field.longest or LONGEST
    if len(text) > longest:
        raise Unreadable(f"{field.label}: the text is longer than {longest:,} characters.")
    return text or None


@_read.register
def _(field: Count, cell: Any, _names: Names, _day_first: bool) -> int:  # noqa: FBT001
    number = _decimal(field, cell)
    if number != number.to_integral_value() or number < 0:
        raise _refuse(field, cell, "is not a whole number, zero or more")
    return int(number)


@_read.register
def _(field: Number, cell: Any, _names: Names, _day_first: bool) -> Decimal:  # noqa: FBT001
    # As the board keeps it, so that what is read equals what comes back.
    return Decimal(repr(float(_decimal(field, cell))))


@_read.register
def _(field: Money, cell: Any, _names: Names, _day_first: bool) -> Decimal:  # noqa: FBT001
    pounds = _decimal(field, cell)
    if pounds != round(pounds, 2):
        raise _refuse(field, cell, "is not an amount in pounds and pence")
    return pounds


@_read.register
def _(field: Day, cell: Any, _names: Names, day_first: bool) -> date:  # noqa: FBT001
    try:
        if isinstance(cell, datetime):
            return within_reason(cell.date())
        if isinstance(cell, date):
            return within_reason(cell)
        if isinstance(cell, str):
            return read_day(clean(cell), day_first=day_first)
    except ValueError:
        pass
    raise _refuse(field, cell, "is not a date")


@_read.register
def _(field: Flag, cell: Any, _names: Names, _day_first: bool) -> bool:  # noqa: FBT001
    word = as_text(cell).casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise _refuse(field, cell, "is neither yes nor no")


@_read.register
def _(field: Choice, cell: Any, _names: Names, _day_first: bool) -> str:  # noqa: FBT001
    word = fold(as_text(cell))
    for option in field.options:
        if word in {fold(option.value), fold(option.label), *map(fold, option.aliases)}:
            return option.value
    choices = ", ".join(option.label for option in field.options)
    raise _refuse(field, cell, f"is not one of: {choices}")


@_read.register
def _(field: Link, cell: Any, names: Names, _day_first: bool) -> int:  # noqa: FBT001
    found = names.resolve(field.to, as_text(cell))
    if found is None:
        raise _refuse(field, cell, f"does not name exactly one of the {field.to}")
    return found


@_read.register
def _(field: Links, cell: Any, names: Names, _day_first: bool) -> tuple[int, ...]:  # noqa: FBT001
    parts = [part.strip() for part in re.split(r"[;\n]", as_text(cell)) if part.strip()]
    found = [names.resolve(field.to, part) for part in parts]
    for part, record_id in zip(parts, found, strict=True):
        if record_id is None:
            raise _refuse(field, part, f"does not name exactly one of the {field.to}")
    return tuple(sorted({record_id for record_id in found if record_id is not None}))


@_read.register
def _(field: Derived, cell: Any, _names: Names, _day_first: bool) -> Any:  # noqa: FBT001
    raise _refuse(field, cell, "is worked out by the board and is never read")


def fold(text: str) -> str:
    """Return text for comparing words: case, spaces, dashes and apostrophes evened out."""
    text = text.replace("_", " ").replace("’", "'").replace("–", "-").replace("-", " ")
    return " ".join(text.casefold().split())


def _decimal(field: Field, cell: Any) -> Decimal:
    text = as_text(cell) if not isinstance(cell, float) else repr(cell)
    text = text.replace("£", "").strip()
    if not isinstance(cell, (float, Decimal)) and not _FIGURES.fullmatch(text):
        raise _refuse(field, cell, "is not a number")
    number = Decimal(text.replace(",", ""))
    if not number.is_finite():
        raise _refuse(field, cell, "is not a number")
    if abs(number) >= LARGEST:
        raise _refuse(field, cell, "is too large")
    return number


def _accept_typed(field: Field, value: Any) -> Any:
    if isinstance(field, Links):
        if isinstance(value, (tuple, list)) and all(type(part) is int for part in value):
            return tuple(sorted(set(value))) or None
    elif isinstance(field, Link):
        if type(value) is int:
            return value
    elif isinstance(field, Choice):
        if field.option(value) is not None:
            return value
    elif type(value) is date:
        try:
            return within_reason(value)
        except ValueError:
            raise _refuse(field, value, "is outside the years 1900 to 2199") from None
    raise Unreadable(f"{field.label}: {show_value(value)} does not belong here.")


def show_value(value: Any) -> str:
    """Return a value quoted for a sentence."""
    return show_day(value) if isinstance(value, date) else f"'{value}'"
