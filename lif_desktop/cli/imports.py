"""Commands on workbooks: inspect and import."""

import json
from pathlib import Path
from typing import Any

import click

from lif_desktop.cli.asking import command, open_board
from lif_desktop.cli.boards import BOARD, JSON, register_called
from lif_desktop.cli.import_options import TABLE, Wanted, shapes, takes_reading
from lif_desktop.cli.receipts import BY, apart, day_of
from lif_desktop.faults import WrongUsage

WORKBOOK = click.argument("workbook", type=click.Path(path_type=Path))
WORKBOOKS = click.argument(
    "workbooks", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)


@click.command()
@WORKBOOK
@click.option("--register", "key", metavar="KEY", help="Suggest this register's fields.")
@click.option(
    "--board", metavar="BOARD", type=click.Path(path_type=Path),
    help="Say what this board would recognise it as.",
)  # fmt: skip
@TABLE
@JSON
@command
def inspect(
    workbook: Path, *, key: str | None, board: Path | None, tables: tuple[str, ...], as_json: bool
) -> int:
    """Say what is in a workbook: sheets, tables, headings, records; nothing is written."""
    from lif_desktop.importing.finding.inspect import inspect_workbook, reshaped  # noqa: PLC0415 - heavy

    register = register_called(key) if key else None
    found = inspect_workbook(workbook, register)
    if tables:
        found = reshaped(found, shapes(tables, found.found), register)
    told, text = found.as_json(), found.as_text()
    if board is not None:
        from lif_desktop.cli import import_work  # noqa: PLC0415 - heavy
        from lif_desktop.importing.receiving.recognising import recognise  # noqa: PLC0415

        with open_board(board) as opened:
            known = recognise(opened, found)
            told["recognised"] = import_work.recognised_as_json(opened, known)
            text = f"{text}\n\n{import_work.recognised_as_text(opened, known)}"
    click.echo(_json(told) if as_json else text)
    return 1 if found.problems else 0


@click.command("import")
@BOARD
@WORKBOOKS
@click.option(
    "--register", "key", metavar="KEY",
    help="Where the rows belong; without it a file must be a return or form known to the board.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@click.option("--keep-file", is_flag=True, help="Keep the workbook inside the board.")
@click.option(
    "--answer", metavar="FILE.xlsx", type=click.Path(path_type=Path),
    help="Write the agency's workbook back, with what is asked beside each row.",
)  # fmt: skip
@BY
@JSON
@command
@takes_reading
def import_(
    board: Path,
    workbooks: tuple[Path, ...],
    *,
    key: str | None,
    dry_run: bool,
    keep_file: bool,
    answer: Path | None,
    by: str | None,
    as_json: bool,
    wanted: Wanted,
) -> int:
    """Read workbooks into a board: new and changed rows are written, the rest waits.

    Several files and folders are read one after another, each as a step of its own.
    """
    from lif_desktop.cli.import_work import Work  # noqa: PLC0415 - heavy

    register = register_called(key) if key else None
    due_on = day_of(by)
    with (
        open_board(board) as opened,
        Work(opened, register, wanted, dry_run=dry_run, keep_file=keep_file) as work,
    ):
        alone = len(workbooks) == 1 and not workbooks[0].is_dir()
        if answer is not None and not alone:
            raise WrongUsage("--answer goes with one workbook.")
        if answer is not None:
            apart(answer, workbooks[0])
        if alone:
            text, told = work.one(workbooks[0], answer, due_on)
            click.echo(_json(told) if as_json else text)
        elif as_json:
            click.echo(_json([told for _, told in work.several(list(workbooks))]))
        else:
            for number, (text, _) in enumerate(work.several(list(workbooks))):
                click.echo(f"\n{text}" if number else text)
    return 1 if work.waits else 0


def _json(found: Any) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1, default=str)
