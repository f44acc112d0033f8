"""What records are called, and which record a name means."""

from collections.abc import Iterable

from sqlalchemy import Connection, Engine

from lif_desktop import registers
from lif_desktop.fields import show
from lif_desktop.fields.reading import fold
from lif_desktop.registers import Register
from lif_desktop.rules import numbering
from lif_desktop.store import rows

_LONGEST = 80


class BoardNames:
    """Labels and look-ups of every register, remembered until a change touches the register."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._labels: dict[str, dict[int, str]] = {}
        self._meanings: dict[str, dict[str, int | None]] = {}

    def forget(self, changed: Iterable[str]) -> None:
        """Drop what is remembered of changed registers, and of those titled by them."""
        changed = set(changed)
        for register in registers.shown():
            titled_by = {link.to for link in register.links if link.key in register.titled_by}
            if register.key in changed or titled_by & changed:
                self._labels.pop(register.key, None)
                self._meanings.pop(register.key, None)

    def label(self, register: str, record_id: int) -> str:
        """Return what a record is called; a deleted one by its number."""
        if record_id not in self._labels.get(register, {}):
            self.prime(register, [record_id])
        return self._labels[register].get(record_id, f"{register} {record_id}")

    def labels(self, register: str) -> dict[int, str]:
        """Return what every record of a register is called."""
        self.prime(register, None)
        return dict(self._labels[register])

    def prime(self, register: str, ids: Iterable[int] | None) -> None:
        """Load the labels of these records (None: all) in one go."""
        known = self._labels.setdefault(register, {})
        wanted = None if ids is None else sorted({one for one in ids if one not in known})
        if wanted == []:
            return
        declared = registers.get(register)
        with self._engine.connect() as connection:
            found = _titles(connection, declared, wanted)
        for record_id, reference, values in found:
            known[record_id] = self._made(declared, reference, values)

    def _made(self, register: Register, reference: str, values: list[object]) -> str:
        keys = register.titled_by or (register.title,)
        shown = (
            show(register.field(key), value, self) for key, value in zip(keys, values, strict=True)
        )
        title = ", ".join(text for text in shown if text)
        if register.by_name:
            return title or reference
        title = title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
        return f"{reference} {title}".strip()

    def resolve(self, register: str, text: str) -> int | None:
        """Return the id of the one record that `text` names, or None.

        Tried in order: a name, alias or title that only one record bears; a reference, alone or
        with the title behind it.
        """
        meanings = self._meanings.get(register)
        if meanings is None:
            meanings = self._meanings[register] = self._learn(registers.get(register))
        if (found := meanings.get(fold(text))) is not None:
            return found
        for part in (text, text.split(maxsplit=1)[0] if text.split() else ""):
            if numbering.parse(part) and (found := meanings.get(fold(numbering.normalise(part)))):
                return found
        return None

    def _learn(self, register: Register) -> dict[str, int | None]:
        meanings: dict[str, int | None] = {}

        def means(text: str | None, record_id: int) -> None:
            if text and (key := fold(text)):
                meanings[key] = record_id if meanings.get(key, record_id) == record_id else None

        with self._engine.connect() as connection:
            for record_id, (reference, _, values) in rows.fetch(connection, register).items():
                means(reference, record_id)
                if isinstance(title := values[register.title], str):
                    means(title, record_id)
                means(values.get("short_name"), record_id)
                for alias in (values.get("aliases") or "").split(";"):
                    means(alias, record_id)
        return meanings


def _titles(
    connection: Connection, register: Register, ids: list[int] | None
) -> list[tuple[int, str, list[object]]]:
    keys = register.titled_by or (register.title,)
    if ids is None or len(ids) > rows.CHUNK:
        found = rows.fetch(connection, register)
    else:
        found = rows.fetch(connection, register, ids)
    return [
        (record_id, reference, [values[key] for key in keys])
        for record_id, (reference, _, values) in found.items()
    ]
