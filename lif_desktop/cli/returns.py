"""Commands on returns: those sent out to agencies to be filled in."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lif_desktop import clock
from lif_desktop.cli.asking import command, open_board, say
from lif_desktop.cli.boards import BOARD, JSON
from lif_desktop.faults import WrongUsage
from lif_desktop.fields import read_day, show_day
from lif_desktop.rules.words import counted

if TYPE_CHECKING:
    from datetime import date

    from lif_desktop.exporting.returns.issuing import Issued
    from lif_desktop.rules.periods import Period
    from lif_desktop.store.board import Board

KINDS = ("actions", "section11", "highlight", "dataset", "training-needs")


@click.group("returns")
def returns_() -> None:
    """Send returns out to agencies, and see what came back."""


@returns_.command()
@BOARD
@click.option("--kind", required=True, metavar="|".join(KINDS), help="What is asked.")
@click.option("--agency", "names", multiple=True, metavar="NAME", help="Only of this agency.")
@click.option("--due", metavar="DATE", help="By when; else three weeks on, a working day.")
@click.option("--cycle", metavar="REF", help="Which cycle of standards; else the newest open.")
@click.option("--period", "words", metavar="PERIOD", help="Which quarter, month or year.")
@click.option(
    "-o", "folder", required=True, type=click.Path(path_type=Path), metavar="DIR",
    help="Write the workbooks here.",
)  # fmt: skip
@JSON
@command
def issue(
    board: Path,
    kind: str,
    names: tuple[str, ...],
    due: str | None,
    cycle: str | None,
    words: str | None,
    folder: Path,
    as_json: bool,  # noqa: FBT001 - click passes by name
) -> int:
    """Write a workbook for each agency to fill in, and record that it was sent."""
    if kind.replace("_", "-") not in KINDS:
        raise WrongUsage(f"--kind '{kind}': choose one of: {', '.join(KINDS)}.")
    from lif_desktop.exporting.returns.issuing import issue as issued  # noqa: PLC0415 - heavy

    with open_board(board) as opened:
        found = issued(
            opened,
            kind.replace("-", "_"),
            [called(opened, "agencies", "--agency", one) for one in names] or None,
            _day(due),
            folder,
            audit=called(opened, "audits", "--cycle", cycle) if cycle else None,
            period=_period(words) if words else None,
        )
    if as_json:
        click.echo(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=1))
    else:
        _tell(found, folder)
    return 0 if any(one.path for one in found) else 1


def _tell(found: "list[Issued]", folder: Path) -> None:
    for one in found:
        if one.path:
            click.echo(f"{one.reference}  {one.path.name}: {one.holds}.{one.again}")
    for one in found:
        if not one.path:
            say(f"{one.name} was passed over: {one.passed_over}")
    sent = [one for one in found if one.path]
    if sent and sent[0].due_on:
        due = show_day(sent[0].due_on)
        what = counted(len(sent), "return")
        say(f"{what} in {folder}, due {due}. Undo takes the record back; the files stay.")
    else:
        say("Nothing was sent out, and nothing was recorded.")


def _plain(one: "Issued") -> dict[str, Any]:
    return {
        "agency": one.name,
        "reference": one.reference,
        "file": str(one.path) if one.path else None,
        "rows": one.rows,
        "due_on": one.due_on.isoformat() if one.due_on else None,
        "replaces": list(one.replaced),
        "passed_over": one.passed_over,
    }


def called(board: "Board", register: str, option: str, name: str) -> int:
    """Return the id of the record that an option names.

    Raises:
        WrongUsage: if there is none.
    """
    found = board.find(register, name)
    if found is None:
        raise WrongUsage(f"{option} '{name}': the board has none of that name.")
    return found.id


def _day(text: str | None) -> "date | None":
    try:
        return read_day(text) if text else None
    except ValueError:
        raise WrongUsage(
            f"--due '{text}' is not a date; write it as 2026-04-01 or 01/04/2026."
        ) from None


def _period(words: str) -> "Period":
    from lif_desktop.rules.periods import called  # noqa: PLC0415

    found = called(words, clock.today())
    if found is None:
        raise WrongUsage(f"--period '{words}': write it as 'Q2 2026/27', 'Sep 2026' or '2026/27'.")
    return found
