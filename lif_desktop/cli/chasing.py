"""Commands on returns that are out or came back: list, chase, judge."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lif_desktop import clock
from lif_desktop.cli.asking import command, open_board, say
from lif_desktop.cli.boards import BOARD, JSON
from lif_desktop.cli.returns import KINDS, called
from lif_desktop.faults import WrongUsage
from lif_desktop.rules.words import counted, day_in_words

if TYPE_CHECKING:
    from lif_desktop.reports.returns_read import Sent

_KIND = click.option("--kind", metavar="|".join(KINDS), help="Only of this kind.")
_AGENCY = click.option("--agency", "names", multiple=True, metavar="NAME", help="Only of this.")
_ANSWER = click.Choice(("yes", "partly", "no"))


@click.command("list")
@BOARD
@_KIND
@_AGENCY
@click.option("--late", is_flag=True, help="Only what is out and late.")
@JSON
@command
def list_(
    board: Path,
    kind: str | None,
    names: tuple[str, ...],
    late: bool,  # noqa: FBT001 - click passes by name
    as_json: bool,  # noqa: FBT001
) -> None:
    """List what was sent to which agency, and where it stands."""
    wanted = _kinds(kind)
    from lif_desktop.reports import returns_read  # noqa: PLC0415 - heavy

    with open_board(board) as opened:
        agencies = {called(opened, "agencies", "--agency", one) for one in names}
        found = [
            one
            for one in returns_read.read(opened, clock.today())
            if (not wanted or one.record.values["kind"] in wanted)
            and (not agencies or one.record.values["agency"] in agencies)
            and (not late or one.standing.state == "late")
        ]
        if as_json:
            click.echo(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=1))
            return
        for line in _lines(found):
            click.echo(line)
    say(f"{counted(len(found), 'return')}.")


@click.command()
@BOARD
@_KIND
@_AGENCY
@click.option("--only", "parts", multiple=True, metavar="letters|mails|calendar",
              help="Not all three of them.")  # fmt: skip
@click.option(
    "-o", "folder", required=True, type=click.Path(path_type=Path), metavar="DIR",
    help="Write them here.",
)  # fmt: skip
@JSON
@command
def chase(
    board: Path,
    kind: str | None,
    names: tuple[str, ...],
    parts: tuple[str, ...],
    folder: Path,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Write letters, mail drafts and calendars for the agencies that are to be chased today.

    An agency that is named is asked for all that is late, however lately it was chased.
    """
    wanted = _kinds(kind)
    from lif_desktop.exporting.letters import chasing  # noqa: PLC0415 - heavy
    from lif_desktop.exporting.letters.owing import owing  # noqa: PLC0415

    asked = [one for one in chasing.PARTS if one in parts] or chasing.PARTS
    if unknown := [one for one in parts if one not in chasing.PARTS]:
        raise WrongUsage(f"--only '{unknown[0]}': choose one of: {', '.join(chasing.PARTS)}.")
    with open_board(board) as opened:
        agencies = [called(opened, "agencies", "--agency", one) for one in names] or None
        owed = owing(opened, clock.today(), agencies=agencies, kinds=wanted)
        written = chasing.chase(opened, owed, folder, clock.today(), parts=asked)
    if as_json:
        said = [{"agency": one.agency or None, "file": str(one.path)} for one in written]
        click.echo(json.dumps(said, ensure_ascii=False, indent=1))
        return
    for one in written:
        click.echo(one.path.name)
    if not owed:
        say("Nobody is to be chased today.")
    elif {"letters", "mails"} & set(asked):
        returns = counted(sum(len(one.sent) for one in owed), "return")
        to = counted(len(owed), "agency", "agencies")
        say(f"{returns} of {to} recorded as chased; in {folder}. Undo takes the record back.")


@click.command()
@BOARD
@click.argument("reference")
@click.option("--relevant", type=_ANSWER, help="Does it tell what was asked?")
@click.option("--timely", type=_ANSWER, help="Else as its dates say.")
@click.option("--accurate", type=_ANSWER, help="Else as its import says.")
@click.option("--why", "quality", metavar="TEXT", help="What is to be said of its quality.")
@click.option("--accept", is_flag=True, help="Accept it too.")
@command
def judge(
    board: Path,
    reference: str,
    relevant: str | None,
    timely: str | None,
    accurate: str | None,
    quality: str | None,
    accept: bool,  # noqa: FBT001
) -> int:
    """Judge a return that came back: relevant, timely, accurate; what is not said is proposed."""
    from lif_desktop.reports import returns_judged  # noqa: PLC0415 - heavy

    with open_board(board) as opened:
        found = opened.find("returns", reference)
        if found is None:
            raise WrongUsage(f"There is no return {reference}; list them with: returns list BOARD.")
        said = {"relevant": relevant, "timely": timely, "accurate": accurate}
        written = returns_judged.judge(
            opened, found, said, quality, accept=accept, today=clock.today()
        )
    for one in written:
        # Of relevant nothing is proposed, so that a person's answer needs no reason of ours.
        why = one.proposal.why if one.proposal.answer or not one.answer else ""
        click.echo(f"{one.test.capitalize()}: {one.answer or 'not said'}. {why}".rstrip())
    return 0 if all(one.answer for one in written) else 1


def _kinds(kind: str | None) -> tuple[str, ...]:
    if kind is None:
        return ()
    if kind.replace("_", "-") not in KINDS:
        raise WrongUsage(f"--kind '{kind}': choose one of: {', '.join(KINDS)}.")
    return (kind.replace("-", "_"),)


def _lines(found: Iterable["Sent"]) -> list[str]:
    return [
        f"{one.record.reference:<14} {one.kind:<36} {one.agency:<34}"
        f" {_due(one):<17} {one.standing.word}"
        for one in found
    ]


def _due(one: "Sent") -> str:
    return f"due {day_in_words(one.due_on)}" if one.due_on else "no due date"


def _plain(one: "Sent") -> dict[str, Any]:
    values = one.record.values
    days = {key: values[key].isoformat() if values[key] else None
            for key in ("issued_on", "due_on", "received_on", "chased_on")}  # fmt: skip
    return {
        "reference": one.record.reference,
        "kind": (values["kind"] or "").replace("_", "-"),  # as --kind takes it
        "agency": one.record.text("agency") or None,
        "issued_on": days["issued_on"],
        "due_on": days["due_on"],
        "state": values["state"],
        "stands": one.standing.word,
        "received_on": days["received_on"],
        "days_late": one.days_late,
        "chased_on": days["chased_on"],
        "chased_times": values["chased_times"] or 0,
        "chase_next_on": one.chase_on.isoformat() if one.chase_on else None,
        "quality": one.quality(),
        "file": values["file_name"],
    }
