"""The commands' common stem."""

import sys

import click

from lif_desktop import __version__, clock
from lif_desktop.cli import (
    boards,
    chasing,
    checking,
    documents,
    exports,
    imports,
    receipts,
    reports,
    returns,
)
from lif_desktop.cli.asking import say
from lif_desktop.faults import Fault


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="LIF Desktop")
@click.option("--doctor", is_flag=True, help="Say what this computer lacks, and end.")
@click.option("--today", metavar="YYYY-MM-DD", help="Count from this date (also LIF_TODAY).")
def stem(today: str | None, doctor: bool) -> None:  # noqa: ARG001, FBT001 - see `cli.main`
    """Run a Learning and Improvement Framework from one encrypted file.

    With a board file, or nothing, the window opens: lif-desktop [BOARD].
    """
    try:
        clock.set_today(today)
    except Fault as fault:
        say(str(fault))
        sys.exit(fault.exit_code)


for one in (
    exports.demo,
    boards.frameworks_,
    boards.new,
    boards.take_up,
    imports.inspect,
    imports.import_,
    receipts.receipt,
    boards.undo,
    boards.list_,
    boards.registers_,
    boards.history,
    exports.export,
    reports.report_,
    returns.returns_,
    boards.check,
    checking.check_pdf,
):
    stem.add_command(one)
for one in (chasing.list_, chasing.chase, chasing.judge):
    returns.returns_.add_command(one)
for one in (documents.agenda, documents.minutes):
    exports.export.add_command(one)
