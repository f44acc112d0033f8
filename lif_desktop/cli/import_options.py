"""How a workbook is to be read, as it is said on the command line."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lif_desktop import clock
from lif_desktop.cli.meanings import Meant, takes_meanings
from lif_desktop.faults import WrongUsage

if TYPE_CHECKING:
    from datetime import date

    from lif_desktop.importing.finding.tables import Found
    from lif_desktop.importing.meaning.said import Said, Shape
    from lif_desktop.store.board import Board

_T = TypeVar("_T")
TABLE = click.option(
    "--table", "tables", multiple=True, metavar="SHEET!B10:P58",
    help="Read this table of a sheet, in place of those found; its heading is in the first row.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was said of how workbooks are to be read."""

    pairs: tuple[str, ...]
    sheet: str | None
    tables: tuple[str, ...]
    as_of: str | None
    agency: str | None
    meant: Meant

    def said(self, board: "Board") -> "Said":
        """Return it as the plan takes it, but for tables, which need the workbook.

        Raises:
            WrongUsage: if something of it cannot be.
        """
        from lif_desktop.importing.meaning.said import Said  # noqa: PLC0415 - heavy

        agency = None
        if self.agency is not None:
            agency = board.names.resolve("agencies", self.agency)
            if agency is None:
                raise WrongUsage(f"--agency '{self.agency}': the board has no agency of that name.")
        said = Said(_mapping(self.pairs), self.sheet, agency, as_of=_day(self.as_of))
        return self.meant.into(said)

    def drawn(self, said: "Said", found: list["Found"]) -> "Said":
        """Return it with the tables that were drawn on this workbook."""
        return replace(said, shapes=shapes(self.tables, found)) if self.tables else said


def takes_reading(run: Callable[..., _T]) -> Callable[..., _T]:
    """Give a command the options on how workbooks are read; it gets them as `wanted`."""

    @click.option(
        "--map", "pairs", multiple=True, metavar="[SHEET!]HEADING=FIELD",
        help="Map a heading, everywhere or on one sheet.",
    )  # fmt: skip
    @click.option("--sheet", metavar="NAME", help="Read this sheet only.")
    @TABLE
    @click.option(
        "--as-of", metavar="DATE", help="The day of which the file speaks; today if not said."
    )
    @click.option("--agency", metavar="A", help="Whose return it is: name, alias or reference.")
    @takes_meanings
    @functools.wraps(run)
    def with_reading(
        *args: Any, pairs: tuple[str, ...], sheet: str | None, tables: tuple[str, ...],
        as_of: str | None, agency: str | None, meant: Meant, **more: Any,
    ) -> _T:  # fmt: skip
        return run(*args, wanted=Wanted(pairs, sheet, tables, as_of, agency, meant), **more)

    return with_reading


def shapes(tables: tuple[str, ...], found: list["Found"]) -> dict[str, tuple["Shape", ...]]:
    """Return the tables that were drawn, by sheet.

    Raises:
        WrongUsage: if one of them is no range of the workbook.
    """
    from lif_desktop.importing.finding.shaping import drawn  # noqa: PLC0415 - heavy

    found_: dict[str, tuple[Shape, ...]] = {}
    for text in tables:
        name, shape = drawn(text, found)
        found_[name] = (*found_.get(name, ()), shape)
    return found_


def _day(text: str | None) -> "date | None":
    from lif_desktop.fields import read_day  # noqa: PLC0415 - heavy

    if text is None:
        return None
    try:
        found = read_day(text)
    except ValueError:
        raise WrongUsage(
            f"--as-of '{text}' is not a date; write it as 2024-03-31 or 31/03/2024."
        ) from None
    if found > clock.today():
        raise WrongUsage(f"--as-of '{text}' lies ahead; no file speaks of a day to come.")
    return found


def _mapping(pairs: tuple[str, ...]) -> dict[str, str]:
    mapping = {}
    for pair in pairs:
        heading, sign, field = pair.rpartition("=")
        if not sign or not heading.strip() or not field.strip():
            raise WrongUsage(
                f"--map '{pair}': write it as --map \"Heading=field\", or as"
                ' --map "Sheet!Heading=field" for one sheet.'
            )
        mapping[heading.strip()] = field.strip()
    return mapping
