"""Reports on the command line: what the window and the papers say, as text or JSON."""

import json
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lif_desktop import clock
from lif_desktop.cli.asking import command, open_board
from lif_desktop.cli.boards import BOARD, JSON
from lif_desktop.faults import WrongUsage
from lif_desktop.fields import read_day, show_day

if TYPE_CHECKING:
    from lif_desktop.reports.catalogue import Entry
    from lif_desktop.reports.shape import Asked

SINCE = click.option("--from", "since", metavar="DATE", help="The first day of the period.")
UNTIL = click.option("--to", "until", metavar="DATE", help="The last day of the period.")
AUDIENCE = click.option(
    "--audience", metavar="board|public", default="board", help="Who will read it."
)


@click.command("report")
@BOARD
@click.argument("name", required=False)
@click.option("--list", "names", is_flag=True, help="List the reports there are.")
@SINCE
@UNTIL
@AUDIENCE
@JSON
@command
def report_(
    board: Path,
    name: str | None,
    names: bool,  # noqa: FBT001 - click passes by name
    since: str | None,
    until: str | None,
    audience: str,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Print a report on a board; without a name, list the reports there are."""
    if name is None or names:
        click.echo(listing(as_json=as_json))
        return
    entry, asked = called(name), period(since, until, audience)
    from lif_desktop.reports import shape  # noqa: PLC0415 - heavy

    with open_board(board) as opened:
        drawn = entry.draw(opened, clock.today(), asked)
    if as_json:
        click.echo(json.dumps(shape.as_json(drawn), ensure_ascii=False, indent=1))
        return
    from lif_desktop.cli import layout  # noqa: PLC0415 - heavy

    wide = shutil.get_terminal_size().columns if sys.stdout.isatty() else layout.WIDTH
    click.echo(layout.as_text(drawn, max(wide, 60)))


def listing(*, as_json: bool) -> str:
    """Return the reports there are, with what each answers."""
    from lif_desktop.reports.catalogue import REPORTS  # noqa: PLC0415 - heavy

    if as_json:
        found = [{"name": one.name, "title": one.title, "answers": one.answers} for one in REPORTS]
        return json.dumps(found, ensure_ascii=False, indent=1)
    return "\n".join(f"{one.name:<16} {one.answers}" for one in REPORTS)


def called(name: str) -> "Entry":
    """Return a report by its name.

    Raises:
        WrongUsage: naming the reports there are.
    """
    from lif_desktop.reports.catalogue import REPORTS, get  # noqa: PLC0415 - heavy

    try:
        return get(name)
    except KeyError:
        names = ", ".join(one.name for one in REPORTS)
        raise WrongUsage(f"There is no report '{name}'. Choose one of: {names}.") from None


def period(since: str | None, until: str | None, audience: str) -> "Asked":
    """Return what is asked of a report.

    Raises:
        WrongUsage: if a date is none, the period ends before it begins, or nobody reads it.
    """
    from lif_desktop.reports.shape import Asked  # noqa: PLC0415 - heavy

    if audience not in ("board", "public"):
        raise WrongUsage(f"--audience '{audience}': a report is for the board or the public.")
    first, last = _day("--from", since), _day("--to", until)
    if first and last and first > last:
        raise WrongUsage(
            f"The period would end ({show_day(last)}) before it begins ({show_day(first)})."
        )
    return Asked(first, last, "public" if audience == "public" else "board")


def _day(option: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return read_day(text)
    except ValueError:
        raise WrongUsage(
            f"{option} '{text}' is not a date; write it as 2026-04-01 or 01/04/2026."
        ) from None
