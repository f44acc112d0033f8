"""Whether the records are what their history says: nothing was changed past it."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from lif_desktop import registers
from lif_desktop.fields import Derived
from lif_desktop.registers import Register
from lif_desktop.rules.words import listed
from lif_desktop.store import rows, sql

_MOST = 20  # sentences
_ERASED = "\0erased"


def problems(connection: Connection) -> list[str]:
    """Return a sentence for each record that is not what its history left in it."""
    found = [
        sentence
        for register in registers.holding()
        for sentence in _of_register(connection, register)
    ]
    more = len(found) - _MOST
    return found[:_MOST] + ([f"So it is with {more:,} more records."] if more > 0 else [])


def _of_register(connection: Connection, register: Register) -> Iterator[str]:
    told = _told(connection, register.key)
    kept = rows.kept(connection, register)
    many = {one.key: rows.linked(connection, one, list(kept)) for one in register.many}
    stored = [
        (at, field.key, field.label)
        for at, field in enumerate(register.stored, 3)
        if not isinstance(field, Derived)
    ]
    labels = {one.key: one.label for one in register.many}
    for one, row in kept.items():
        name = f"{row[1]} ({register.plural.lower()})"
        if (said := told.pop(one, None)) is None:
            yield f"{name} stands in no history."
            continue
        version, reference, values = said
        if _ERASED in values:
            continue
        wrong = [label for at, key, label in stored if row[at] != values.get(key)]
        wrong += [
            labels[key]
            for key, of in many.items()
            if tuple(sorted(values.get(key) or ())) != (of.get(one) or ())
        ]
        if row[2] != version or row[1] != reference or wrong:
            what = listed(wrong) or ("another version" if row[1] == reference else "its reference")
            yield f"{name} is not what its history says: {what}."
    for one, (_, reference, _values) in told.items():
        name = reference or f"{register.singular} {one}"
        yield f"{name} ({register.plural.lower()}) is gone, and its history does not say so."


def _told(connection: Connection, register: str) -> dict[int, tuple[int, str, dict[str, Any]]]:
    """Return {id: (version, reference, values as kept)} of the records that history left there."""
    told: dict[int, tuple[int, str, dict[str, Any]]] = {}
    entries = sql.rows(
        connection,
        "SELECT record_id, deed, version, payload FROM history WHERE register = ? ORDER BY id",
        (register,),
    )
    for one, deed, version, text in entries:
        if deed == "delete":
            told.pop(one, None)
            continue
        _, reference, values = told.get(one, (0, "", {}))
        if deed == "new":
            values = {}
        if text is None:
            values[_ERASED] = True
        else:
            payload = json.loads(text)
            if named := payload.pop("reference", None):
                reference = named[1]
            values.update((key, new) for key, (_, new) in payload.items())
        told[one] = version, reference, values
    return told
