"""A record as it is read, and edits as they are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from lif_desktop import clock
from lif_desktop.fields import Derived, Names, Shown, show
from lif_desktop.registers import Register

Deed = Literal["new", "edit", "delete"]


@dataclass(frozen=True, eq=False, slots=True)
class Record:
    """One record of a register; `values` by field key, links as ids."""

    register: Register
    id: int
    version: int
    reference: str
    values: Mapping[str, Any]
    names: Names

    @property
    def title(self) -> str:
        """What the record is called, without its reference."""
        keys = self.register.titled_by or (self.register.title,)
        return ", ".join(text for key in keys if (text := self.text(key)))

    @property
    def label(self) -> str:
        """What the record is called where others link to it."""
        return self.names.label(self.register.key, self.id)

    def text(self, key: str) -> str:
        """Return a field as it is shown."""
        if key == "reference":
            return self.reference
        field = self.register.field(key)
        if isinstance(field, Derived):
            return self.shown(key).text
        return show(field, self.values[key], self.names)

    def shown(self, key: str) -> Shown:
        """Return a derived field's words, meaning and shape as of today."""
        field = self.register.field(key)
        if not isinstance(field, Derived):
            return Shown(self.text(key))
        return field.compute(self.values, clock.today())


@dataclass(frozen=True, slots=True)
class Edit:
    """What is asked of one record: new (id given by the change set), edit or delete.

    `values` are typed values by field key; a key that is absent is left as it is.
    """

    register: str
    deed: Deed
    record_id: int
    values: Mapping[str, Any]
    reference: str = ""
    expect_version: int | None = None
