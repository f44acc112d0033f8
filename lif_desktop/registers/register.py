"""What a declaration of a register says."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as _field
from enum import Enum
from functools import cached_property
from typing import Any, Literal

from lif_desktop.fields import Field, Link, Links, Text
from lif_desktop.models.base import Kept

Test = Literal[
    "is", "is_not", "empty", "filled", "before", "after", "past", "reached", "soon", "contains"
]


class Menu(Enum):
    """The named groups of the side bar."""

    IMPROVE = "Improve"
    CASES = "Cases"
    SCRUTINY = "Scrutiny"
    BOARD = "Board"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition on a field.

    "past" is before today, "reached" is today or before, "soon" is from today to 28 days on;
    "contains" holds for a link field with any of the ids.
    """

    key: str
    test: Test
    values: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedView:
    """A named way of looking at a register: what is shown and in which order."""

    name: str
    filters: tuple[Filter, ...] = ()
    sort: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, eq=False)
class Register:
    """A register: its names, its model, its fields; all else follows from these.

    `title` is the key of the field that names a record, `titled_by` all that a label needs where
    one is not enough; `by_name` registers are called by that name alone (agencies, groups), others
    by reference and title. `yearly` references carry the
    year (ACT-2026-014). `alike` are the keys by which rows without a reference are matched.
    `parent` is the link under which records are listed on another record's page.
    """

    key: str
    singular: str
    plural: str
    prefix: str
    model: type[Kept]
    title: str
    fields: tuple[Field, ...]
    titled_by: tuple[str, ...] = ()
    menu: Menu = Menu.NONE
    yearly: bool = True
    by_name: bool = False
    alike: tuple[str, ...] = ()
    parent: str = ""
    empty: str = ""
    views: tuple[SavedView, ...] = _field(default=())

    def __repr__(self) -> str:
        return f"<Register {self.key}>"

    @property
    def table(self) -> str:
        """The name of the table that keeps it."""
        return str(self.model.__tablename__)

    @cached_property
    def reference(self) -> Field:
        """The reference as a field, for headings, sorting and columns."""
        return Text(
            self.model.reference,
            "Reference",
            aliases=("Ref", "Ref no", "Ref.", "Ref number", "ID", "Unique ID",
                     f"{self.singular} ref", f"{self.singular} reference", f"{self.singular} no",
                     f"{self.singular} number", f"{self.singular} ID",
                     f"{self.prefix.capitalize()} no", f"{self.prefix.capitalize()} ref",
                     "Board ref",
                     "Board reference", "Our ref", "Our reference", "Unique ref",
                     "Unique reference", "Unique reference number", "URN", "Item ref",
                     "Reference no", "Reference number"),
            sort=True,
        )  # fmt: skip

    @cached_property
    def by_key(self) -> Mapping[str, Field]:
        """The fields by key, the reference among them."""
        return {field.key: field for field in (self.reference, *self.fields)}

    @cached_property
    def visible(self) -> tuple[Field, ...]:
        """The fields that a person sees."""
        return tuple(field for field in self.fields if not field.quiet)

    def field(self, key: str) -> Field:
        """Return the field called `key`.

        Raises:
            KeyError: if there is none.
        """
        return self.by_key[key]

    @cached_property
    def stored(self) -> tuple[Field, ...]:
        """The fields with a column of their own in the table, in order."""
        return tuple(field for field in self.fields if not isinstance(field, Links))

    @cached_property
    def many(self) -> tuple[Links, ...]:
        """The fields kept in association tables."""
        return tuple(field for field in self.fields if isinstance(field, Links))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The fields that link to one record."""
        return tuple(field for field in self.fields if isinstance(field, Link))
