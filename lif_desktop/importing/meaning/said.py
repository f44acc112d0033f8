"""What a person said of how a workbook is to be read, before any of its rows is judged."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Shape:
    """A table as a person drew it: Excel's row numbers and zero-based columns, all included.

    `last_row` None goes down as far as the table does by itself.
    """

    first_heading: int
    last_heading: int
    first_column: int
    last_column: int
    last_row: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """How a workbook is to be read.

    `mapping` is {heading: field key}, with "" for a column to be left, and "+" before a register's
    key for one whose cells are records of that register ("+updates": the column is history); a
    heading may be that of one sheet or table ("Closed!Status", see `addressed`).
    `words` is {field key: {as written: as the board says it}}, with "" for a word to be left, and
    "keep in ..." for one of a column of dates that a field of words takes; `orders` is {field key:
    "day", "month" or "turned"} for columns of dates (see `date_orders.WAYS`);
    `shapes` are the tables of a sheet in place of those found by themselves; `agency` is the id of
    whose return it is; `as_of` is the day of which the file speaks, where that is not today. With
    `remember` what earlier imports taught is used, and what this one teaches is kept.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    agency: int | None = None
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    shapes: Mapping[str, tuple[Shape, ...]] = field(default_factory=dict)
    remember: bool = True
    as_of: date | None = None
    orders: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return it as a receipt keeps it."""
        return {
            "mapping": dict(self.mapping),
            "sheet": self.sheet,
            "agency": self.agency,
            "words": {key: dict(said) for key, said in self.words.items()},
            "shapes": {name: [asdict(one) for one in drawn] for name, drawn in self.shapes.items()},
            "remember": self.remember,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "orders": dict(self.orders),
        }


NOTHING = Said()


def from_json(kept: Mapping[str, Any]) -> Said:
    """Return what `as_json` wrote.

    Raises:
        KeyError, TypeError: if it was not written by `as_json`.
    """
    drawn = {name: tuple(Shape(**one) for one in shapes) for name, shapes in kept["shapes"].items()}
    as_of = kept.get("as_of")
    return Said(
        kept["mapping"], kept["sheet"], kept["agency"], kept["words"], drawn, kept["remember"],
        date.fromisoformat(as_of) if as_of else None, kept.get("orders", {}),
    )  # fmt: skip
