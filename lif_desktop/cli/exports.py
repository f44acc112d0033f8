"""Commands that write files: tracker, pack, papers, demo."""

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lif_desktop import clock
from lif_desktop.cli import reports
from lif_desktop.cli.asking import command, open_board, say
from lif_desktop.cli.boards import BOARD, JSON, register_called
from lif_desktop.cli.documents import MEETING, OUT, meeting_called
from lif_desktop.faults import WrongUsage
from lif_desktop.rules.words import counted

if TYPE_CHECKING:
    from lif_desktop.exporting.composing.export import Written
    from lif_desktop.exporting.papers.catalogue import Entry
    from lif_desktop.exporting.protecting.leaving import Wanted

_LISTS = {".txt", ".csv"}  # nobody is called so
PROTECT = click.option("--protect", is_flag=True, help="Close it; the passphrase is printed once.")
COPIES = click.option(
    "--copies", default="", metavar="NAME,NAME... | FILE",
    help="A numbered copy for each name; or for each line of a text file.",
)  # fmt: skip


@click.group()
@BOARD
@click.pass_context
def export(context: click.Context, board: Path) -> None:
    """Write a tracker, a board pack or a paper from a board."""
    context.obj = board


@export.command()
@click.option("--register", "key", required=True, metavar="KEY", help="Which register.")
@click.option("--view", default="", metavar="NAME", help="Only one of the register's views.")
@click.option("--plan", default="", metavar="REF", help="Only what belongs to one action plan.")
@click.option("--agency", default="", metavar="NAME", help="Only what is one agency's.")
@click.option("--protect", is_flag=True, help="Close it with a passphrase, which is printed.")
@OUT
@click.pass_obj
@command
def tracker(
    board: Path, key: str, view: str, plan: str, agency: str, protect: bool, out: Path,  # noqa: FBT001
) -> None:  # fmt: skip
    """Write a register as an Excel tracker that can be filled in and imported again."""
    from lif_desktop.exporting.protecting.passphrases import passphrase, telling  # noqa: PLC0415 - heavy
    from lif_desktop.exporting.protecting.workbooks import protect_workbook  # noqa: PLC0415
    from lif_desktop.exporting.workbooks.choosing import wanted  # noqa: PLC0415
    from lif_desktop.exporting.workbooks.tracker import write_tracker  # noqa: PLC0415

    register_called(key)
    words = passphrase() if protect else ""
    seal = partial(protect_workbook, passphrase=words) if words else bytes
    with open_board(board) as opened:
        asked = wanted(opened, key, view=view, plan=plan, agency=agency)
        rows = write_tracker(opened, asked, out, seal=seal)
    click.echo(f"Wrote {counted(rows, 'row')} to {out}.")
    for sentence in telling(out.name, words):
        click.echo(sentence)


@export.command()
@MEETING
@reports.AUDIENCE
@click.option("--draft", is_flag=True, help="Mark every page as a draft.")
@PROTECT
@COPIES
@OUT
@click.pass_obj
@command
def pack(
    board: Path, *, meeting: str, audience: str, draft: bool, protect: bool, copies: str, out: Path
) -> int:  # fmt: skip
    """Write the pack of a meeting as a PDF, for the board or for the public, and keep it."""
    asked, wanted = reports.period(None, None, audience), _leaving(copies, protect=protect)
    from lif_desktop.exporting.composing.choices import Choices  # noqa: PLC0415 - heavy
    from lif_desktop.exporting.composing.export import export_pack  # noqa: PLC0415
    from lif_desktop.exporting.composing.keeping import next_version  # noqa: PLC0415

    with open_board(board) as opened:
        found = meeting_called(opened, meeting)
        version = str(next_version(opened, found, asked.audience))
        written = export_pack(
            opened, found, Choices(asked.audience, version, draft), out, say, wanted
        )
    (kept,) = written.references
    _tell(written, [f" It is kept as {kept}, version {version}."] * len(written.left))
    return 1 if written.problems else 0


@export.command()
@click.argument("name")
@reports.SINCE
@reports.UNTIL
@reports.AUDIENCE
@click.option("--about", default="", metavar="REF", help="The record that the paper is about.")
@click.option("--group", metavar="REF", help="Of what this group alone owns.")
@PROTECT
@COPIES
@OUT
@click.pass_obj
@command
def paper(
    board: Path, *, name: str, since: str | None, until: str | None, audience: str, about: str,
    group: str | None, protect: bool, copies: str, out: Path,
) -> int:  # fmt: skip
    """Write a paper as a PDF on its own; `papers` lists them."""
    asked, wanted = reports.period(since, until, audience), _leaving(copies, protect=protect)
    from lif_desktop.exporting.composing.export import export_paper  # noqa: PLC0415 - heavy
    from lif_desktop.exporting.papers.catalogue import Call  # noqa: PLC0415

    entry = paper_called(name)
    with open_board(board) as opened:
        owner = None if group is None else opened.find("groups", group)
        if group is not None and owner is None:
            raise WrongUsage(f"There is no group {group}; list them with: list BOARD groups.")
        call = Call(asked, owner.id if owner else None, about)
        written = export_paper(opened, entry, call, out, say, wanted)
    _tell(written, [f" It is logged as {one}." for one in written.references])
    return 1 if written.problems else 0


def _leaving(copies: str, *, protect: bool) -> "Wanted":
    """Return how a document is to leave; `copies` are names, or a file that holds them."""
    from lif_desktop.exporting.protecting.copies import recipients  # noqa: PLC0415 - heavy
    from lif_desktop.exporting.protecting.leaving import Wanted  # noqa: PLC0415

    if not copies:
        return Wanted(protect)
    path = Path(copies)
    if path.suffix.lower() in _LISTS and not path.is_file():
        raise WrongUsage(f"There is no file {copies}, so no copies were made.")
    try:
        said = path.read_text(encoding="utf-8-sig") if path.is_file() else copies
    except (OSError, UnicodeDecodeError) as fault:
        raise WrongUsage(f"{path.name} cannot be read as a list of names.") from fault
    return Wanted(protect, recipients(said))


def _tell(written: "Written", kept: list[str]) -> None:
    """Say what was written, where each file is kept or logged, and once what opens it."""
    pages = counted(written.pages, "page")
    for one, where in zip(written.left, kept or [""] * len(written.left), strict=True):
        click.echo(f"Wrote {pages} to {one.path}.{where}")
        for sentence in one.telling:
            click.echo(sentence)


@export.command()
@JSON
@command
def papers(as_json: bool) -> None:  # noqa: FBT001 - click passes by name
    """List the papers that can be written on their own or set beneath an agenda item."""
    from lif_desktop.exporting.papers.catalogue import entries  # noqa: PLC0415 - heavy

    if as_json:
        found = [
            {"name": one.name, "title": one.title, "tells": one.tells, "about": one.about,
             "audiences": list(one.audiences), "of_group": list(one.of_group),
             "own_span": list(one.own_span)}
            for one in entries()
        ]  # fmt: skip
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for one in entries():
        about = f" (--about one of {one.about})" if one.about else ""
        click.echo(f"{one.name:<20} {one.tells}{about}")


def paper_called(name: str) -> "Entry":
    """Return a paper by its name.

    Raises:
        WrongUsage: naming the papers there are.
    """
    from lif_desktop.exporting.papers.catalogue import entries, named  # noqa: PLC0415 - heavy

    found = named(name)
    if found is None:
        names = ", ".join(one.name for one in entries())
        raise WrongUsage(f"There is no paper '{name}'. Choose one of: {names}.")
    return found


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@command
def demo(folder: Path) -> None:
    """Make the sample board, take returns in and send one out, write tracker and pack into DIR."""
    from lif_desktop.sample.demo import run  # noqa: PLC0415 - heavy

    for sentence in run(folder, today=clock.today()):
        click.echo(sentence)
