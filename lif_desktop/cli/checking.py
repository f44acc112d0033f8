"""The command that says whether a PDF file can be read by those who do not see it."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from lif_desktop.cli.asking import command
from lif_desktop.cli.boards import JSON
from lif_desktop.faults import CannotOpen
from lif_desktop.rules.words import counted


@click.command("check-pdf")
@click.argument("path", metavar="FILE.pdf", type=click.Path(path_type=Path))
@JSON
@command
def check_pdf(path: Path, as_json: bool) -> int:  # noqa: FBT001 - click passes by name
    """Look at a PDF file by the machine-checkable rules of PDF/UA-1."""
    from lif_desktop.exporting.pdf.checking import check  # noqa: PLC0415 - heavy

    try:
        content = path.read_bytes()
    except OSError as fault:
        raise CannotOpen(
            f"{path} cannot be read: {fault.strerror}. Choose another file."
        ) from fault
    found = check(content)
    if as_json:
        click.echo(json.dumps(asdict(found), indent=2, ensure_ascii=False))
        return 1 if found.problems else 0
    for one in found.problems:
        where = f"page {one.page}: " if one.page else ""
        click.echo(f"{one.rule}: {where}{one.said}")
    looked = f"{found.rules} rules, {counted(found.pages, 'page')}"
    click.echo(f"{looked}: {counted(len(found.problems), 'problem')}.")
    if found.not_checked:
        pages = ", ".join(map(str, found.not_checked))
        click.echo(f"Not checked, because they are an agency's own: pages {pages}.")
    return 1 if found.problems else 0
