"""What a change made in a form is called in the history and in the undo command."""

from collections.abc import Iterable, Mapping
from typing import Any

from lif_desktop.registers import Register
from lif_desktop.rules import statuses
from lif_desktop.store.records import Record

_MOST_NAMED = 4


def of_edit(record: Record, changed: Mapping[str, Any]) -> str:
    """Return “Edit action ACT-2026-014: target, status”, or what it comes to in one word."""
    verb = "Edit"
    if record.register.key == "actions" and "status" in changed:
        was_open = statuses.is_open(record.values["status"])
        now_open = statuses.is_open(changed["status"])
        verb = {(True, False): "Close", (False, True): "Reopen"}.get((was_open, now_open), "Edit")
    name = f"{verb} {record.register.singular} {record.reference}"
    return name if verb != "Edit" else f"{name}: {_labels(record.register, changed)}"


def of_new(register: Register) -> str:
    """Return “Add action”."""
    return f"Add {register.singular}"


def of_deletion(record: Record) -> str:
    """Return “Delete action ACT-2026-014”."""
    return f"Delete {record.register.singular} {record.reference}"


def of_many(register: Register, key: str, count: int) -> str:
    """Return “Edit 12 actions: lead agency”."""
    return f"Edit {count:,} {register.plural.lower()}: {_lowered(register.field(key).label)}"


def _labels(register: Register, keys: Iterable[str]) -> str:
    labels = [field.label for field in register.visible if field.key in set(keys)]
    named = ", ".join(_lowered(label) for label in labels[:_MOST_NAMED])
    more = len(labels) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


def _lowered(label: str) -> str:
    """Return a label as it stands inside a sentence; abbreviations keep their capitals."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
