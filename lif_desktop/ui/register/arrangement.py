"""How the user has arranged a register's table: columns, widths, density; kept between sessions."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from lif_desktop.fields import Field
from lif_desktop.registers import Register
from lif_desktop.ui.preferences import Preferences


@dataclass
class Arrangement:
    """The keys of the columns shown, widths set by hand (pixels), and whether rows are narrow."""

    columns: list[str] = field(default_factory=list)
    widths: dict[str, int] = field(default_factory=dict)
    compact: bool = False


def offered(register: Register) -> tuple[Field, ...]:
    """Return the fields that can be columns, in order."""
    return (register.reference, *register.visible)


def usual(register: Register) -> list[str]:
    """Return the keys of the columns that the declaration asks for.

    Registers known by name alone do not need their references in sight.
    """
    keys = [one.key for one in register.visible if one.column]
    return keys if register.by_name else [register.reference.key, *keys]


class Keeper:
    """Reads and writes the arrangement of one register; without preferences nothing is kept."""

    def __init__(self, preferences: Preferences | None, register: Register) -> None:
        self._preferences = preferences
        self._name = f"register/{register.key}"
        self._register = register

    def load(self) -> Arrangement:
        """Return the arrangement kept, or the declaration's own."""
        kept = self._preferences.kept(self._name) if self._preferences else ""
        return _read(kept, self._register)

    def save(self, arrangement: Arrangement) -> None:
        """Keep an arrangement."""
        if self._preferences is not None:
            self._preferences.keep(self._name, json.dumps(asdict(arrangement)))


def _read(kept: str, register: Register) -> Arrangement:
    found = Arrangement(usual(register))
    try:
        read: Any = json.loads(kept or "null")
    except ValueError:
        return found
    # Written by another version perhaps: what no longer fits is passed over.
    if isinstance(read, dict):
        keys = {one.key for one in offered(register)}
        columns = [key for key in read.get("columns", ()) if key in keys]
        widths = {k: w for k, w in read.get("widths", {}).items() if k in keys and type(w) is int}
        found = Arrangement(columns or found.columns, widths, read.get("compact") is True)
    return found
