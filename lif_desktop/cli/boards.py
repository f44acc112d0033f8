"""Commands on a board itself: new, list, registers, history, undo, check."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lif_desktop.cli.asking import command, open_board, passphrase, say, who
from lif_desktop.faults import WrongUsage

if TYPE_CHECKING:
    from lif_desktop.registers import Register
    from lif_desktop.store.history import ChangeSet
    from lif_desktop.store.records import Record

BOARD = click.argument("board", type=click.Path(path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command()
@BOARD
@click.option("--framework", required=True, metavar="NAME", help="A preset, or a preset's file.")
@click.option("--name", default="", help="What the board is called.")
@command
def new(board: Path, framework: str, name: str) -> None:
    """Make a new board from a framework preset."""
    from lif_desktop import frameworks  # noqa: PLC0415 - parsed only when asked for
    from lif_desktop.store.opening import create  # noqa: PLC0415 - heavy

    preset = frameworks.load_named(framework)
    with create(board, passphrase(twice=True), preset, name=name, who=who()) as made:
        click.echo(f"Made {made.path} from “{preset.title}”.")


@click.command("frameworks")
@click.argument("name", required=False)
@command
def frameworks_(name: str | None) -> None:
    """List the presets, or print one, so that an edited copy can start a board."""
    from lif_desktop import frameworks  # noqa: PLC0415 - parsed only when asked for

    if name:
        click.echo(frameworks.text_of(name), nl=False)
        return
    for one in frameworks.names():
        click.echo(f"{one.id:<15} {one.title}")


@click.command("adopt")
@BOARD
@click.option("--framework", required=True, metavar="NAME", help="A preset, or a preset's file.")
@command
def take_up(board: Path, framework: str) -> None:
    """Replace a board's framework by another or an edited one; groups and records stay."""
    from lif_desktop import frameworks  # noqa: PLC0415 - parsed only when asked for
    from lif_desktop.store import founding  # noqa: PLC0415 - heavy

    preset = frameworks.load_named(framework)
    with open_board(board) as opened:
        founding.take_up(opened, preset)
        say(f"{opened.path.name} now runs “{preset.title}”. Undo returns to the one before.")


@click.command("list")
@BOARD
@click.argument("key")
@JSON
@command
def list_(board: Path, key: str, as_json: bool) -> None:  # noqa: FBT001 - click passes by name
    """List every record of a register."""
    register = register_called(key)
    with open_board(board) as opened:
        opened.names.prime(key, None)
        records = opened.records(key)
        if as_json:
            click.echo(json.dumps([_plain(one) for one in records], ensure_ascii=False, indent=1))
            return
        for one in records:
            click.echo(f"{one.reference:<14} {one.title}")
        noun = register.singular if len(records) == 1 else register.plural.lower()
        say(f"{len(records)} {noun}.")


@click.command("registers")
@JSON
@command
def registers_(as_json: bool) -> None:  # noqa: FBT001
    """Say which registers there are, with their fields."""
    from lif_desktop import registers  # noqa: PLC0415 - heavy

    found = [_declared(one) for one in registers.shown()]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for one in found:
        click.echo(f"{one['key']}: {one['plural']}")
        for field in one["fields"]:
            click.echo(f"    {field['key']:<24} {field['kind']:<9} {field['label']}")


@click.command()
@BOARD
@JSON
@command
def history(board: Path, as_json: bool) -> None:  # noqa: FBT001
    """Show what was changed, by whom and when, newest first."""
    with open_board(board) as opened:
        changes = opened.history(1_000_000)
        if as_json:
            whole = [_step(opened.change_set(one.id)) for one in changes]
            click.echo(json.dumps(whole, ensure_ascii=False, indent=1, default=str))
            return
    for one in changes:
        click.echo(f"{one.id:>5}  {one.at:%d %b %Y %H:%M}  {one.who:<14} {one.title}")


@click.command()
@BOARD
@click.option("--change", type=int, metavar="ID", help="This step instead of the newest.")
@command
def undo(board: Path, change: int | None) -> int:
    """Take back the newest step, or the one asked for."""
    with open_board(board) as opened:
        undone = opened.undo(change)
    click.echo(f"{undone.change.title} (change {undone.change.id}).")
    if undone.staying:
        say(undone.staying)
    if undone.left:
        say(f"Left as they are, since they were edited after it: {', '.join(undone.left)}.")
    return 1 if undone.left else 0


@click.command()
@BOARD
@JSON
@command
def check(board: Path, as_json: bool) -> int:  # noqa: FBT001
    """Examine a board: pages, links between records, history chain."""
    with open_board(board) as opened:
        found = opened.check()
    if as_json:
        click.echo(
            json.dumps(
                {
                    "whole": found.whole,
                    "records": found.records,
                    "changes": found.changes,
                    "entries": found.entries,
                    "problems": list(found.problems),
                },
                ensure_ascii=False,
            )
        )
    else:
        counts = f"{found.records} records, {found.changes} changes, {found.entries} entries"
        click.echo(f"{'Whole' if found.whole else 'Not whole'}: {counts}.")
        for problem in found.problems:
            say(problem)
    return 0 if found.whole else 1


def register_called(key: str) -> "Register":
    """Return a register by its key.

    Raises:
        WrongUsage: naming the keys there are.
    """
    from lif_desktop import registers  # noqa: PLC0415 - heavy

    keys = [one.key for one in registers.shown()]
    if key not in keys:
        raise WrongUsage(f"There is no register '{key}'. Choose one of: {', '.join(keys)}.")
    return registers.get(key)


def _plain(record: "Record") -> dict[str, Any]:
    """Return a record for JSON: dates as ISO, links and choices in words, amounts as text."""
    from datetime import date  # noqa: PLC0415
    from decimal import Decimal  # noqa: PLC0415

    from lif_desktop.fields import Choice, Link, Links  # noqa: PLC0415

    plain: dict[str, Any] = {
        "id": record.id,
        "reference": record.reference,
        "version": record.version,
    }
    for field in record.register.visible:
        value = record.values[field.key]
        if isinstance(field, Links):
            value = [record.names.label(field.to, one) for one in value or ()]
        elif isinstance(field, (Link, Choice)):
            value = record.text(field.key) or None
        elif isinstance(value, date):
            value = value.isoformat()
        elif isinstance(value, Decimal):
            value = str(value)
        plain[field.key] = value
    return plain


def _declared(register: "Register") -> dict[str, Any]:
    fields = []
    for field in (register.reference, *register.visible):
        said: dict[str, Any] = {
            "key": field.key,
            "label": field.label,
            "kind": type(field).__name__,
            "required": field.required,
            "aliases": list(field.aliases),
        }
        if options := getattr(field, "options", None):
            said["options"] = [{"value": one.value, "label": one.label} for one in options]
        if to := getattr(field, "to", None):
            said["to"] = to
        fields.append(said)
    return {
        "key": register.key,
        "singular": register.singular,
        "plural": register.plural,
        "fields": fields,
    }


def _step(change: "ChangeSet") -> dict[str, Any]:
    return {
        "id": change.id,
        "at": change.at.isoformat(),
        "who": change.who,
        "title": change.title,
        "kind": change.kind,
        "undoes": change.undoes,
        "entries": [
            {
                "register": entry.register,
                "id": entry.record_id,
                "deed": entry.deed,
                "changes": {key: list(pair) for key, pair in entry.values.items()},
            }
            for entry in change.entries
        ],
    }
