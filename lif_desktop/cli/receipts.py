"""The command on receipts: what became of a workbook that came in, and what its agency is asked."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lif_desktop import registers
from lif_desktop.cli.asking import command, open_board, say
from lif_desktop.cli.boards import BOARD, JSON
from lif_desktop.faults import Fault, WrongUsage
from lif_desktop.rules.words import counted

if TYPE_CHECKING:
    from lif_desktop.importing.merging.plan import ImportPlan
    from lif_desktop.importing.reading.sheets import Workbook
    from lif_desktop.store.board import Board
    from lif_desktop.store.receipts import Receipt

BY = click.option("--by", metavar="DATE", help="By when an answer is asked for; in two weeks.")


@click.command("receipt")
@BOARD
@click.argument("number", type=int, required=False)
@JSON
@click.option(
    "-o", "place", metavar="FILE.xlsx", type=click.Path(path_type=Path),
    help="Write the agency's workbook with what is asked beside each row.",
)  # fmt: skip
@click.option(
    "--file",
    "source",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The workbook as it came, where the board did not keep it.",
)
@BY
@command
def receipt(
    board: Path, *, number: int | None, as_json: bool, place: Path | None, source: Path | None,
    by: str | None,
) -> int:  # fmt: skip
    """Show what became of a workbook that came in, row by row; without a number, list them all."""
    with open_board(board) as opened:
        if number is None:
            found = [_heading(one) for one in opened.receipts()]
            click.echo(_json(found) if as_json else "\n".join(map(_line, found)))
            return 0
        one = opened.receipt(number)
        if place is not None:
            apart(place, source)
            content = _given(source, one) if source is not None else _kept(opened, one)
            asked = send(opened, one, place, content, _sheets(source), day_of(by))
            say(f"{place.name} asks about {counted(asked, 'row')}.")
        told = _heading(one) | dict(one.details) | {"rows": list(one.rows)}
        click.echo(_json(told) if as_json else _text(one))
    return 0


def send(
    board: "Board", one: "Receipt", place: Path, source: bytes | None,
    sheets: list[tuple[str, Any]], due_on: date | None, agency: int | None = None,
) -> int:  # fmt: skip
    """Write an agency's workbook with what is asked; return about how many rows."""
    from lif_desktop.exporting.workbooks.answer import write_answer  # noqa: PLC0415 - heavy
    from lif_desktop.exporting.workbooks.answer_front import letter_for  # noqa: PLC0415

    letter = letter_for(board, one, agency, due_on)
    return write_answer(one, letter, place, source=source, sheets=sheets)


def answer(
    board: "Board", plan: "ImportPlan", book: "Workbook", place: Path, due_on: date | None
) -> None:
    """Write what waits of an import beside the rows of its own workbook, and say so."""
    from lif_desktop.importing.merging.merge import receipt_of  # noqa: PLC0415 - heavy

    sheets = [(one.name, one.rows) for one in book.sheets]
    source = plan.path.read_bytes() if plan.path is not None else None
    asked = send(board, receipt_of(plan), place, source, sheets, due_on, plan.back.agency)
    say(f"{place.name} asks about {counted(asked, 'row')}.")


def apart(place: Path, source: Path | None) -> None:
    """Refuse to write an answer over the workbook that it answers.

    Raises:
        WrongUsage: if both are the same file.
    """
    if source is not None and place.resolve() == source.resolve():
        raise WrongUsage(
            f"'{place.name}' is the workbook that came in; the answer would take its place."
            " Choose another name; nothing was written."
        )


def _given(source: Path, one: "Receipt") -> bytes:
    """Return a workbook that was said to be the one of a receipt; no other is ever answered on."""
    from lif_desktop.importing.reading.gate import admit  # noqa: PLC0415 - heavy

    found = admit(source)
    if found.sha256 != one.sha256:
        raise WrongUsage(
            f"'{source.name}' is not {one.file_name} as it came in: its content is another."
            " Nothing was written."
        )
    return found.data


def _kept(board: "Board", one: "Receipt") -> bytes:
    from lif_desktop.store.faults import NoSuchFile  # noqa: PLC0415 - heavy

    try:
        return board.file(one.sha256)
    except NoSuchFile as fault:
        raise Fault(
            f"The board did not keep {one.file_name}. Say where it is with --file FILE."
        ) from fault


def _sheets(source: Path | None) -> list[tuple[str, Any]]:
    if source is None:
        return []
    from lif_desktop.importing.reading.reader import read_workbook  # noqa: PLC0415 - heavy

    return [(one.name, one.rows) for one in read_workbook(source).sheets]


def day_of(text: str | None) -> date | None:
    """Return the day by which an answer is asked for.

    Raises:
        WrongUsage: if it is no date.
    """
    if text is None:
        return None
    from lif_desktop.fields import read_day  # noqa: PLC0415 - heavy

    try:
        return read_day(text)
    except ValueError as fault:
        raise WrongUsage(f"--by '{text}' is not a date.") from fault


def _heading(one: "Receipt") -> dict[str, Any]:
    return {
        "receipt": one.id,
        "file": one.file_name,
        "sha256": one.sha256,
        "at": one.at.isoformat() if one.at else None,
        "who": one.who,
        "register": one.register,
        "change": one.change,
        "return": one.returned,
        "counts": dict(one.counts),
    }


def _line(told: dict[str, Any]) -> str:
    counts = ", ".join(f"{many} {what}" for what, many in told["counts"].items() if many)
    change = f"change {told['change']}" if told["change"] else "nothing written"
    return f"{told['receipt']}  {(told['at'] or '')[:16]}  {told['file']}: {counts}; {change}"


def _text(one: "Receipt") -> str:
    details = one.details
    lines = [_line(_heading(one)), f"Taken in by {one.who}. SHA-256 {one.sha256}"]
    lines += details.get("odd", ())
    lines += details.get("notes", ())
    for sheet in details.get("sheets", ()):
        lines.append(
            f"  {sheet['name']}: {sheet['outcome']}; {sheet['headings']} heading"
            f" + {sheet['records']} records + {sheet['left_out']} left out + {sheet['outside']}"
            f" outside + {sheet['blank']} blank = {sheet['rows']} rows"
        )
    declared = registers.get(one.register).by_key
    for row in one.rows:
        if row["outcome"] == "same" and not row["messages"]:
            continue
        called = row["reference"] or "no reference"
        lines.append(f"  {row['sheet']}, row {row['row']}: {row['outcome']}, {called}")
        for key, (old, new) in row["changes"].items():
            label = declared[key].label if key in declared else key
            lines.append(f"      {label}: {old if old is not None else 'blank'} -> {new}")
        lines += [f"      {message}" for message in row["messages"]]
    return "\n".join(lines)


def _json(found: Any) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1, default=str)
