"""Writing what rows say beside themselves, each part a record of its own, once."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from lif_desktop import registers
from lif_desktop.fields import encode
from lif_desktop.rules.words import counted
from lif_desktop.store.records import Edit

if TYPE_CHECKING:
    from lif_desktop.importing.history.dated import Split
    from lif_desktop.importing.merging.rows import PlanRow
    from lif_desktop.store.changes import Change


def edits(change: "Change", owners: Iterable[tuple["PlanRow", int]]) -> Iterator[Edit]:
    """Yield the new records that rows become beside their own; `owners` are rows with their ids.

    What two rows say of one record is written once.
    """
    written: set[Any] = set()
    for row, owner in owners:
        for one in row.updates:
            same = (one.register, owner, one.on, one.text)
            if one.outcome != "new" or same in written:
                continue
            written.add(same)
            register = registers.get(one.register)
            yield Edit(
                register.key, "new", change.next_id(register), {**one.values, one.link: owner}
            )


def as_json(row: "PlanRow") -> list[dict[str, Any]]:
    """Return a row's parts as the command line and the receipt tell them."""
    return [
        {
            "register": one.register, "on": one.on.isoformat() if one.on else None,
            "text": one.text, "cell": one.cell, "heading": one.heading,
            "outcome": one.outcome, "message": one.message,
            "values": _plain(one),
        }
        for one in row.updates
    ]  # fmt: skip


def as_text(row: "PlanRow") -> list[str]:
    """Return a row's parts for a terminal."""
    return [f"{one.name} · {one.outcome}: {one.shown}" for one in row.updates]


def told(rows: Iterable["PlanRow"]) -> str:
    """Return how many parts rows would write: 37 updates; nothing where there are none."""
    found: dict[str, int] = {}
    for row in rows:
        for one in row.updates:
            if one.outcome == "new":
                found[one.register] = found.get(one.register, 0) + 1
    return ", ".join(
        counted(many, registers.get(key).singular, registers.get(key).plural.lower())
        for key, many in found.items()
    )


def _plain(one: "Split") -> dict[str, Any]:
    register = registers.get(one.register)
    return {
        key: value if isinstance(value, str) else encode(register.field(key), value)
        for key, value in one.values.items()
    }
