"""The long pieces of work of the returns page, each run on a thread."""

from dataclasses import replace
from typing import NamedTuple

from lif_desktop.importing.merge import Merged, merge
from lif_desktop.importing.plan import ImportPlan
from lif_desktop.importing.planning import make_plan
from lif_desktop.importing.repeating import decide_again
from lif_desktop.importing.said import Said
from lif_desktop.importing.words import Word, unsettled
from lif_desktop.progress import Report
from lif_desktop.store import backups, receipts
from lif_desktop.store.board import Board
from lif_desktop.store.receipts import Receipt
from lif_desktop.ui.importing.earlier import undone_of
from lif_desktop.ui.importing.readers import Reading
from lif_desktop.ui.importing.seeing import Seen, see


class Listed(NamedTuple):
    """The earlier imports, newest first, and the change sets that stand undone."""

    receipts: list[Receipt]
    undone: set[int | None]


class Read(NamedTuple):
    """A workbook that was read, and the imports of the very same file."""

    seen: Seen
    same: Listed


def list_earlier(board: Board) -> Listed:
    """Return what came in before."""
    return Listed(board.receipts(), undone_of(board))


def read_file(reading: Reading, board: Board, key: str, report: Report) -> Read:
    """Read a workbook and see what a register would read of it.

    Raises:
        Refused: if it cannot or must not be read.
        Cancelled: if it was stopped.
    """
    found = reading.read(report)
    seen = see(found, key, board)
    earlier = list_earlier(board)
    same = [one for one in earlier.receipts if one.sha256 == found.book.sha256]
    return Read(seen, Listed(same, earlier.undone))


class Compared(NamedTuple):
    """A plan, and the words in it that nobody has settled."""

    plan: ImportPlan
    unsettled: list[Word]


def compare(
    board: Board,
    seen: Seen,
    said: Said,
    before: ImportPlan | None,
    report: Report,
) -> Compared:
    """Plan the import with the board as it is now, and repeat what was decided before.

    Raises:
        Fault: if the headings do not fit, or the work was stopped.
    """
    said = replace(said, sheet=seen.sheet, shapes=seen.shapes)
    plan = make_plan(board, seen.inspection, seen.register, said, report=report)
    if before is not None:
        decide_again(before, plan)
    return Compared(plan, unsettled(plan))


def write(board: Board, plan: ImportPlan, report: Report, *, keep_file: bool = False) -> Merged:
    """Merge a plan; the board as it was before is backed up first."""
    if plan.writable:
        report(0, 0, "Backing the board up")
        backups.backup_if_due(board)
    return merge(board, plan, report, keep_file=keep_file)


def read_receipt(board: Board, receipt: Receipt, _report: Report) -> Receipt:
    """Return a receipt with its rows."""
    with board.reading() as connection:
        return receipts.one(connection, receipt.id or 0) or receipt
