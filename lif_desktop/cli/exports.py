"""Commands that write files: tracker, pack, demo."""

from pathlib import Path

import click

from lif_desktop import clock
from lif_desktop.cli import reports
from lif_desktop.cli.asking import command, open_board, say
from lif_desktop.cli.boards import BOARD, JSON, register_called
from lif_desktop.faults import WrongUsage
from lif_desktop.rules.words import counted

OUT = click.option(
    "-o", "out", required=True, type=click.Path(path_type=Path), metavar="FILE", help="Write here."
)


@click.group()
@BOARD
@click.pass_context
def export(context: click.Context, board: Path) -> None:
    """Write a tracker, a board pack or a paper from a board."""
    context.obj = board


@export.command()
@click.option("--register", "key", required=True, metavar="KEY", help="Which register.")
@OUT
@click.pass_obj
@command
def tracker(board: Path, key: str, out: Path) -> None:
    """Write a register as an Excel tracker that can be filled in and imported again."""
    from lif_desktop.exporting.workbooks.tracker import write_tracker  # noqa: PLC0415 - heavy
    from lif_desktop.store.query import View  # noqa: PLC0415

    register_called(key)
    with open_board(board) as opened:
        rows = write_tracker(opened, View(key), out)
    click.echo(f"Wrote {rows} rows to {out}.")


@export.command()
@click.option("--meeting", required=True, metavar="REF", help="The meeting's reference.")
@OUT
@click.pass_obj
@command
def pack(board: Path, meeting: str, out: Path) -> int:
    """Write the board pack of a meeting as a PDF."""
    from lif_desktop.exporting.composing.compose import compose_pack, write_pack  # noqa: PLC0415 - heavy

    with open_board(board) as opened:
        found = opened.find("meetings", meeting)
        if found is None:
            raise WrongUsage(f"There is no meeting {meeting}; list them with: list BOARD meetings.")
        printed = write_pack(compose_pack(opened, found, clock.today()), out)
    for problem in printed.problems:
        say(problem)
    click.echo(f"Wrote {printed.pages} pages to {out}.")
    return 1 if printed.problems else 0


@export.command()
@click.argument("name")
@reports.SINCE
@reports.UNTIL
@reports.AUDIENCE
@OUT
@click.pass_obj
@command
def paper(
    board: Path, name: str, since: str | None, until: str | None, audience: str, out: Path
) -> int:
    """Write a report as a PDF on its own; `papers` lists them."""
    entry, asked = reports.called(name), reports.period(since, until, audience)
    from lif_desktop.exporting.papers.from_report import pack_of  # noqa: PLC0415 - heavy
    from lif_desktop.exporting.pdf.press import write_pack  # noqa: PLC0415
    from lif_desktop.reports.disclosing import log_file  # noqa: PLC0415 - heavy

    with open_board(board) as opened:
        drawn = entry.draw(opened, clock.today(), asked)
        printed = write_pack(pack_of(opened, drawn), out)
        logged = log_file(opened, drawn, out)
    for problem in printed.problems:
        say(problem)
    click.echo(f"Wrote {counted(printed.pages, 'page')} to {out}. {logged}".strip())
    return 1 if printed.problems else 0


@export.command()
@JSON
@command
def papers(as_json: bool) -> None:  # noqa: FBT001 - click passes by name
    """List the papers that can be written on their own."""
    click.echo(reports.listing(as_json=as_json))


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@command
def demo(folder: Path) -> None:
    """Make the sample board, take returns in and send one out, write tracker and pack into DIR."""
    from lif_desktop.sample.demo import run  # noqa: PLC0415 - heavy

    for sentence in run(folder, today=clock.today()):
        click.echo(sentence)
