"""Values as the database and the history keep them, one codec for both."""

from datetime import date
from decimal import Decimal
from typing import Any

from lif_desktop.fields.kinds import Day, Derived, Field, Flag, Links, Money, Number


def encode(field: Field, value: Any) -> Any:
    """Return a value as SQLite and JSON keep it: text, whole number, float, list or None."""
    if value is None:
        return None
    if isinstance(field, (Day, Derived)):
        return value.isoformat()
    if isinstance(field, Flag):
        return int(value)
    if isinstance(field, Money):
        return int(value * 100)
    if isinstance(field, Number):
        return float(value)
    return list(value) if isinstance(field, Links) else value


def decode(field: Field, kept: Any) -> Any:
    """Return the value that `encode` kept."""
    if kept is None:
        return None
    if isinstance(field, (Day, Derived)):
        return date.fromisoformat(kept)
    if isinstance(field, Flag):
        return bool(kept)
    if isinstance(field, Money):
        return Decimal(kept) / 100
    if isinstance(field, Number):
        return Decimal(repr(kept))
    return tuple(kept) if isinstance(field, Links) else kept
