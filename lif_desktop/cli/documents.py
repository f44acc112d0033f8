"""Commands that write a meeting's agenda and minutes as Word documents."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lif_desktop.cli import reports
from lif_desktop.cli.asking import command, open_board, say
from lif_desktop.faults import WrongUsage

if TYPE_CHECKING:
    from lif_desktop.exporting.word.parts import Document
    from lif_desktop.reports.shape import Audience
    from lif_desktop.store.board import Board
    from lif_desktop.store.records import Record

    Compose = Callable[[Board, Record, Audience], Document]

OUT = click.option(
    "-o", "out", required=True, type=click.Path(path_type=Path), metavar="FILE", help="Write here."
)
MEETING = click.option(
    "--meeting", required=True, metavar="REF", help="The meeting's reference."
)  # fmt: skip


@click.command()
@MEETING
@reports.AUDIENCE
@OUT
@click.pass_obj
@command
def agenda(board: Path, meeting: str, audience: str, out: Path) -> int:
    """Write the agenda of a meeting as a Word document."""
    from lif_desktop.exporting.composing.documents import agenda_document  # noqa: PLC0415 - heavy

    return _write(board, meeting, audience, out, agenda_document)


@click.command()
@MEETING
@reports.AUDIENCE
@OUT
@click.pass_obj
@command
def minutes(board: Path, meeting: str, audience: str, out: Path) -> int:
    """Write the minutes of a meeting, with its action sheet, as a Word document."""
    from lif_desktop.exporting.composing.documents import minutes_document  # noqa: PLC0415 - heavy

    return _write(board, meeting, audience, out, minutes_document)


def meeting_called(board: "Board", reference: str) -> "Record":
    """Return a meeting by its reference.

    Raises:
        WrongUsage: if there is none.
    """
    found = board.find("meetings", reference)
    if found is None:
        raise WrongUsage(f"There is no meeting {reference}; list them with: list BOARD meetings.")
    return found


def _write(board: Path, meeting: str, audience: str, out: Path, compose: "Compose") -> int:
    asked = reports.period(None, None, audience)
    from lif_desktop.exporting.composing.documents import write_document  # noqa: PLC0415 - heavy

    with open_board(board) as opened:
        document = compose(opened, meeting_called(opened, meeting), asked.audience)
        logged, problems = write_document(opened, document, out, asked.audience)
    for problem in problems:
        say(problem)
    click.echo(f"Wrote {out}.{f' It is logged as {logged}.' if logged else ''}")
    return 1 if problems else 0
