"""Commands on workbooks: inspect and import."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lif_desktop import clock
from lif_desktop.cli.asking import command, open_board, say
from lif_desktop.cli.boards import BOARD, JSON, register_called
from lif_desktop.cli.meanings import Meant, ask, takes_meanings
from lif_desktop.faults import WrongUsage

if TYPE_CHECKING:
    from datetime import date

    from lif_desktop.importing.said import Shape
    from lif_desktop.importing.tables import Found

WORKBOOK = click.argument("workbook", type=click.Path(path_type=Path))
TABLE = click.option(
    "--table", "tables", multiple=True, metavar="SHEET!B10:P58",
    help="Read this table of a sheet, in place of those found; its heading is in the first row.",
)  # fmt: skip
# What still needs a person's word after an import; the command line never gives it.
WAITING = ("possible", "conflict", "problem")


@click.command()
@WORKBOOK
@click.option("--register", "key", metavar="KEY", help="Suggest this register's fields.")
@TABLE
@JSON
@command
def inspect(workbook: Path, key: str | None, tables: tuple[str, ...], as_json: bool) -> int:  # noqa: FBT001
    """Say what is in a workbook: sheets, tables, headings, records; nothing is written."""
    from lif_desktop.importing.inspect import inspect_workbook  # noqa: PLC0415 - heavy

    register = register_called(key) if key else None
    found = inspect_workbook(workbook, register)
    if tables:
        from lif_desktop.importing.inspect import reshaped  # noqa: PLC0415 - heavy

        found = reshaped(found, _shapes(tables, found.found), register)
    click.echo(
        json.dumps(found.as_json(), ensure_ascii=False, indent=1) if as_json else found.as_text()
    )
    return 1 if found.problems else 0


@click.command("import")
@BOARD
@WORKBOOK
@click.option("--register", "key", required=True, metavar="KEY", help="Where the rows belong.")
@click.option("--map", "pairs", multiple=True, metavar="HEADING=FIELD", help="Map a heading.")
@click.option("--sheet", metavar="NAME", help="Read this sheet only.")
@TABLE
@click.option(
    "--as-of", metavar="DATE", help="The day of which the file speaks; today if not said."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@JSON
@command
@takes_meanings
def import_(
    board: Path,
    workbook: Path,
    *,
    key: str,
    pairs: tuple[str, ...],
    sheet: str | None,
    tables: tuple[str, ...],
    as_of: str | None,
    dry_run: bool,
    as_json: bool,
    meant: Meant,
) -> int:
    """Read a workbook into a register: new and changed rows are written, the rest waits."""
    from lif_desktop.importing.inspect import Inspection, inspect_workbook  # noqa: PLC0415 - heavy
    from lif_desktop.importing.merge import merge  # noqa: PLC0415
    from lif_desktop.importing.outcomes import as_json as told  # noqa: PLC0415
    from lif_desktop.importing.outcomes import as_text  # noqa: PLC0415
    from lif_desktop.importing.planning import make_plan  # noqa: PLC0415
    from lif_desktop.importing.said import Said  # noqa: PLC0415
    from lif_desktop.store import backups  # noqa: PLC0415

    register = register_called(key)
    with open_board(board) as opened:
        said = meant.into(Said(_mapping(pairs), sheet, as_of=_day(as_of)))
        source: Path | Inspection = workbook
        if tables:
            source = inspect_workbook(workbook)
            said = replace(said, shapes=_shapes(tables, source.found))
        plan = make_plan(opened, source, key, said)
        if not dry_run and plan.writable:
            backups.backup_if_due(opened)
        merged = None if dry_run else merge(opened, plan)
        ask(plan)
    found = told(plan, merged)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1, default=str))
    else:
        click.echo(as_text(plan, merged))
    asked = [one for one in plan.columns if one.became == "suggested"]
    for column in asked:
        field = register.field(column.field).label if column.field else "history"
        key = column.field or f"+{column.becomes}"
        say(
            f"Column {column.letter} “{column.heading}” was not read; perhaps it is “{field}”."
            f' Say so with --map "{column.heading}={key}", or --map'
            f' "{column.heading}=-" to leave it.'
        )
    waiting = sum(found[outcome] for outcome in WAITING)
    if waiting:
        say(f"{waiting} of the {register.plural.lower()} wait for your decision; see above.")
    return 1 if waiting or asked else 0


def _shapes(tables: tuple[str, ...], found: list["Found"]) -> dict[str, tuple["Shape", ...]]:
    """Return what was drawn, by sheet."""
    from lif_desktop.importing.shaping import drawn  # noqa: PLC0415 - heavy

    shapes: dict[str, tuple[Shape, ...]] = {}
    for text in tables:
        name, shape = drawn(text, found)
        shapes[name] = (*shapes.get(name, ()), shape)
    return shapes


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
            raise WrongUsage(f"--map '{pair}': write it as --map \"Heading=field\".")
        mapping[heading.strip()] = field.strip()
    return mapping
