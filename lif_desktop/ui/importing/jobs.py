"""The long pieces of work of the returns page, each run on a thread."""

from dataclasses import replace
from typing import NamedTuple

from lif_desktop.faults import CannotOpen
from lif_desktop.importing.meaning import addressed
from lif_desktop.importing.meaning.said import Said
from lif_desktop.importing.meaning.words import Word, unsettled
from lif_desktop.importing.merging.merge import Merged, merge
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.reading.unhurried import collector_at_rest
from lif_desktop.importing.receiving.batch import Batch
from lif_desktop.importing.receiving.batch_item import Item
from lif_desktop.importing.receiving.recognising import undone_of
from lif_desktop.progress import Report
from lif_desktop.store import backups, receipts
from lif_desktop.store.board import Board
from lif_desktop.store.receipts import Receipt
from lif_desktop.store.undo import Undone
from lif_desktop.ui.importing.readers import Reading
from lif_desktop.ui.importing.seeing import Seen, see


class Listed(NamedTuple):
    """The earlier imports, newest first, and the change sets that stand undone."""

    receipts: list[Receipt]
    undone: set[int | None]


class Read(NamedTuple):
    """A workbook that was recognised, what its register would read of it, and unsettled words."""

    item: Item
    seen: Seen
    unsettled: list[Word]


def list_earlier(board: Board) -> Listed:
    """Return what came in before."""
    return Listed(board.receipts(), undone_of(board))


def read_file(reading: Reading, batch: Batch, item: Item, key: str, report: Report) -> Read:
    """Read and recognise a workbook; what nothing speaks for is seen as the register `key`.

    Raises:
        Refused: if it cannot or must not be read.
        Cancelled: if it was stopped.
    """
    batch.know(item, reading.read(report))
    return _seen(batch, item, key)


def open_item(batch: Batch, item: Item, key: str, report: Report) -> Read:
    """See a workbook of a list as it stands; one that others overtook is planned again.

    Raises:
        Cancelled: if it was stopped.
    """
    if batch.overtaken(item):
        batch.plan(item, report)
    return _seen(batch, item, key)


def _seen(batch: Batch, item: Item, key: str) -> Read:
    if item.seen is None:
        raise CannotOpen(f"'{item.path.name}' was not read yet.")
    register = item.register.key if item.register is not None else key
    said = item.said
    seen = see(item.seen, register, batch.board, said.sheet, said.shapes, item.agency, said.mapping)
    return Read(item, seen, unsettled(item.plan) if item.plan is not None else [])


class Compared(NamedTuple):
    """A plan, and the words in it that nobody has settled."""

    plan: ImportPlan
    unsettled: list[Word]


def compare(batch: Batch, item: Item, seen: Seen, said: Said, report: Report) -> Compared:
    """Plan the import with the board as it is now, and repeat what was decided before.

    Raises:
        Fault: if the headings do not fit, or the work was stopped.
    """
    earlier = item.said.mapping if item.register == seen.register else {}
    mapping = addressed.added(earlier, said.mapping)
    said = replace(said, mapping=mapping, sheet=seen.sheet, shapes=seen.shapes)
    plan = batch.plan_as(item, seen.register, said, report)
    return Compared(plan, unsettled(plan))


def write(board: Board, plan: ImportPlan, report: Report, *, keep_file: bool = False) -> Merged:
    """Merge a plan; the board as it was before is backed up first."""
    if plan.writable:
        report(0, 0, "Backing the board up")
        backups.backup_if_due(board)
    return merge(board, plan, report, keep_file=keep_file)


def take_back(board: Board, change: int, report: Report) -> Undone:
    """Undo an import.

    Raises:
        Cancelled: if it was stopped; nothing is changed then.
        CannotUndo: naming what has moved on, where nothing of it can be taken back.
    """
    with collector_at_rest():
        return board.undo(change, report)


def read_receipt(board: Board, receipt: Receipt, _report: Report) -> Receipt:
    """Return a receipt with its rows."""
    with board.reading() as connection:
        return receipts.one(connection, receipt.id or 0) or receipt
