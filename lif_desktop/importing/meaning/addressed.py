"""Which columns a heading means: all of them, those of a sheet, or those of one of its tables.

“Status” is meant everywhere, “Closed!Status” on the sheet Closed, and “Closed!B20!Status” in the
table of that sheet whose headings begin in B20.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from lif_desktop.fields.reading import fold
from lif_desktop.importing.finding.table import Table
from lif_desktop.importing.reading.sheets import letter

_T = TypeVar("_T")
SIGN = "!"


def start(table: Table) -> str:
    """Return the cell in which a table begins."""
    first = letter(table.left) if table.form is not None else table.columns[0].letter
    return f"{first}{table.top}"


def addresses(sheet: str, begins: str, heading: str) -> tuple[str, ...]:
    """Return what a heading may be called, folded, the narrowest first."""
    named = (f"{sheet}!{begins}!{heading}", f"'{sheet}'!{heading}", f"{sheet}!{heading}", heading)
    return tuple(fold(one) for one in named)


def of_table(said: Mapping[str, _T], table: Table) -> dict[str, _T]:
    """Return what was said of a table's headings, by folded heading; `said` is by address."""
    found: dict[str, _T] = {}
    for column in table.mappable if said else ():
        if (name := _met(said, table, column.heading)) is not None:
            found[fold(column.heading)] = said[name]
    return found


def met(said: Mapping[str, object], table: Table) -> set[str]:
    """Return those of the addresses that mean a column of a table."""
    return {
        one
        for column in table.mappable
        for one in addresses(table.sheet, start(table), column.heading)
        if one in said
    }  # fmt: skip


def parted(said: Iterable[str], heading: str) -> bool:
    """Say whether a heading was said to mean one thing here and another there."""
    return any(one.endswith(SIGN + fold(heading)) for one in map(fold, said))


def added(earlier: Mapping[str, str], later: Mapping[str, str]) -> dict[str, str]:
    """Return what was said with what was said since: a heading's last word holds everywhere."""
    kept = {
        name: means
        for name, means in earlier.items()
        if not any(fold(name).endswith(SIGN + fold(heading)) for heading in later)
    }
    return {**kept, **later}


def _met(said: Mapping[str, object], table: Table, heading: str) -> str | None:
    named = addresses(table.sheet, start(table), heading)
    return next((one for one in named if one in said), None)
