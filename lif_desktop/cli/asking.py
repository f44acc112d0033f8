"""What every command needs: the board opened, the date set, faults said as exit codes."""

import functools
import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lif_desktop import clock
from lif_desktop.faults import Fault, WrongUsage

if TYPE_CHECKING:
    from lif_desktop.store.board import Board

F = TypeVar("F", bound=Callable[..., Any])

PASSPHRASE = "LIF_PASSPHRASE"  # noqa: S105 - the variable's name
_USER = "LIF_USER"


def command(function: F) -> F:
    """Add `--today` to a command, and say faults as one sentence with the right exit code."""

    @click.option("--today", metavar="YYYY-MM-DD", help="Count from this date.")
    @functools.wraps(function)
    def run(*args: Any, today: str | None, **kwargs: Any) -> None:
        try:
            if today is not None:
                clock.set_today(today)
            code = function(*args, **kwargs)
        except Fault as fault:
            say(str(fault))
            code = fault.exit_code
        except BrokenPipeError:
            # The reader of our output went away (`| head`); that is its right.
            sys.stderr.close()
            code = 0
        sys.exit(code or 0)

    return run  # type: ignore[return-value]


def say(sentence: str) -> None:
    """Say something to the person; results go to standard output, this goes to standard error."""
    click.echo(sentence, err=True)


def who() -> str:
    """Return the name that history records."""
    return os.environ.get(_USER) or getpass.getuser()


def passphrase(*, twice: bool = False) -> str:
    """Return the passphrase from the environment or the prompt; never from the command line.

    Raises:
        WrongUsage: if there is neither.
    """
    if given := os.environ.get(PASSPHRASE):
        return given
    if not sys.stdin.isatty():
        raise WrongUsage(f"No passphrase: set {PASSPHRASE}, or run this at a prompt.")
    first = getpass.getpass("Passphrase: ")
    if twice and getpass.getpass("Once more: ") != first:
        raise WrongUsage("The two passphrases differ. Nothing was made.")
    return first


def open_board(path: Path) -> "Board":
    """Open a board with the passphrase of whoever asks."""
    from lif_desktop.store.opening import open_board as opened  # noqa: PLC0415 - heavy

    return opened(path, passphrase(), who=who())
