"""The page of returns: workbooks go through five steps; nothing is written before the last."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from lif_desktop.faults import Fault
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.reading.gathering import Gathered, gather
from lif_desktop.importing.receiving.batch_item import Item, State
from lif_desktop.progress import Cancelled
from lif_desktop.rules.words import counted
from lif_desktop.store.receipts import Receipt
from lif_desktop.store.undo import Undone
from lif_desktop.ui.background import Job
from lif_desktop.ui.importing import jobs
from lif_desktop.ui.importing.batch_list import BatchList
from lif_desktop.ui.importing.batch_work import BatchWork
from lif_desktop.ui.importing.file_step import FileStep
from lif_desktop.ui.importing.in_hand import InHand
from lif_desktop.ui.importing.readers import Readers
from lif_desktop.ui.importing.receipt_step import ReceiptStep
from lif_desktop.ui.importing.saying import kept_of, moment
from lif_desktop.ui.importing.sending_back import SendingBack
from lif_desktop.ui.importing.stages import (
    BATCH,
    DONE,
    FILE,
    HEADINGS,
    RECEIPT,
    REVIEW,
    VALUES,
)
from lif_desktop.ui.importing.steps_page import StepsPage
from lif_desktop.ui.returns.out_board import OutBoard
from lif_desktop.ui.session import Action, Session, Tone

__all__ = ("BATCH", "DONE", "FILE", "HEADINGS", "RECEIPT", "REVIEW", "VALUES", "ImportPage")
_FIRST = "actions"  # where a file is read into that nothing speaks for
_WAITING: tuple[State, ...] = ("waiting", "reading", "before", "unknown", "asks", "sure")
_SUBTITLE = "Agencies' workbooks in, seen row by row before anything is written"


class ImportPage(StepsPage):
    """Takes workbooks from file to change set."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Returns", _SUBTITLE)
        self._readers = Readers()
        self.files = BatchWork(session, self._readers)
        self.in_hand = InHand(self, self._readers, self.files)
        self.list = BatchList(self, self.files)
        self.headings_step, self.review_step = self.in_hand.headings_step, self.in_hand.review_step
        self.done_step = self.in_hand.done_step
        self.file_step, self.receipt_step = FileStep(), ReceiptStep()
        self.file_step.put_between(OutBoard(session))
        self.add_steps(
            self.file_step, self.headings_step, self.in_hand.values_step, self.review_step,
            self.done_step, self.receipt_step, self.list.step,
        )  # fmt: skip
        self._listing: Job[jobs.Listed] | None = None
        self._connect()
        self.show_step(FILE)

    @property
    def plan(self) -> ImportPlan | None:
        """The plan of the file in hand."""
        return self.in_hand.plan

    def refresh(self) -> None:
        """List the earlier imports; have a reading child ready for the next file."""
        board = self.session.board
        if self._listing is not None:
            self._listing.forget()
        self._listing = self.session.run(
            lambda _report: jobs.list_earlier(board),
            self._listed,
        )
        # That a child does not start is said when a file is read, not before.
        self.session.run(lambda _report: self._readers.prepare(), lambda _: None, lambda _: None)

    def close_up(self) -> None:
        """End the reading children and let the plan go, with the board."""
        if self.in_hand.reading is not None:
            self.in_hand.reading.stop()
        self.files.clear()
        self._readers.close()
        self.in_hand.forget()

    def take_files(self, paths: list[Path]) -> None:
        """Take one workbook through its steps; several, or folders, make a list."""
        if len(paths) == 1 and not paths[0].is_dir():
            self._gathered(Gathered([paths[0]]))
        else:
            self.session.run(lambda _report: gather(paths), self._gathered, self.failed)

    def hold_files(self, *, held: bool) -> None:
        """Show that files are held over the page."""
        self.file_step.area.hold(held=held)

    def failed(self, fault: Fault) -> None:
        """Say what went wrong; a file that cannot be read stays in the list, if there is one."""
        item = self.in_hand.item
        if self.step in (FILE, DONE, RECEIPT) and self.in_hand.seen is None:
            if item is not None and not isinstance(fault, Cancelled):
                item.stopped, item.reading = str(fault), False
            self._go_back()
        self.list.refresh()
        self.say(str(fault), "note" if isinstance(fault, Cancelled) else "late")

    def _listed(self, found: jobs.Listed) -> None:
        self.file_step.show_receipts(*found)
        self.files.see_undone(found.undone)
        self.list.refresh()

    def _gathered(self, found: Gathered) -> None:
        busy = self.working or self.in_hand.busy
        beside = self.files.add(found, self.file_step.key, beside=busy)
        if busy:
            names = beside[0].path.name if len(beside) == 1 else f"{len(beside)} files"
            reads = "is" if len(beside) == 1 else "are"
            self.say(f"{names} {reads} read meanwhile, and will stand in the list.")
        elif len(self.files.batch.items) == 1 and beside and not found.passed_over:
            self.in_hand.take(beside[0], self.file_step.key or _FIRST)
            return
        else:
            self.list.show()
        self.files.start()

    def _open(self, item: Item) -> None:
        self.in_hand.open(item, self.file_step.key or _FIRST)

    def _next(self) -> None:
        """Open the next file of the list that waits; else go back to where it came from."""
        following = self.files.waiting(self.in_hand.item)
        if following is not None and following.state != "before":
            self._open(following)
        else:
            self._go_back()

    def _parts(self, item: Item) -> None:
        self.in_hand.put_back()
        self.in_hand.forget()
        self.files.plan_in_list(item)
        self.files.read_parts(item)
        self.list.show()

    def _show_rows(self, item: Item) -> None:
        """Show the receipt of what a file of the list wrote, or wrote before."""
        receipts = self.session.board.receipts()
        own = [one for one in receipts if one.change in item.changes and one.change is not None]
        known = item.recognised.before if item.recognised is not None else ()
        for receipt in (*own, *known)[:1]:
            self._open_receipt(receipt)

    def _undo(self, change: int | None) -> None:
        if change is not None:
            board = self.session.board
            self.work(
                "Taking the import back", partial(jobs.take_back, board, change), self._undone
            )

    def _undone(self, undone: Undone) -> None:
        self._go_back()
        self.session.committed()
        tone: Tone = "due" if undone.left else "well"
        said = f"{undone.change.title}.{kept_of(undone.left)}"
        self.say(said, tone, Action("Redo", self.session.redo))

    def _open_receipt(self, receipt: Receipt) -> None:
        work = partial(jobs.read_receipt, self.session.board, receipt)
        self.work("Opening the receipt", work, self._show_receipt)

    def _show_receipt(self, receipt: Receipt) -> None:
        self.unsay()
        self.set_title(receipt.file_name)
        self.show_step(RECEIPT)
        self.set_subtitle(f"Came in {moment(receipt)}, by {receipt.who}")
        self.receipt_step.show_receipt(receipt)

    def _open_record(self, reference: str) -> None:
        register = self.receipt_step.register
        record = self.session.board.find(register, reference)
        if record is None:
            self.say(f"{reference} is no longer on the board.", "due")
        else:
            self.session.navigate(register, record.id)

    def _open_file(self, receipt: Receipt) -> None:
        """Show a read-only copy of the file that came in."""
        board = self.session.board
        self.session.run(
            lambda _report: board.copy_of(receipt.sha256, receipt.file_name),
            self._view,
            self.failed,
        )

    def _view(self, copy: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            self.say(f"This computer has no program for {copy.name}.", "due")

    def _leave_receipt(self) -> None:
        if self.in_hand.asked is not None:
            self.show_step(FILE)
            self.in_hand.show_read(self.in_hand.asked)
        else:
            self._go_back()

    def _go_back(self) -> None:
        """Go back to the list, or to the beginning where only one file came."""
        item, batch = self.in_hand.item, self.files.batch
        self.in_hand.put_back()
        self.in_hand.forget()
        if len(batch.items) > 1 or batch.passed_over:
            if item is not None:
                self.files.plan_in_list(item)
            self.list.show()
            self.files.start()
        else:
            self.files.clear()
            self._start_again()

    def _start_again(self) -> None:
        self.in_hand.forget()
        self.show_content()
        self.set_title("Returns")
        self.set_subtitle(_SUBTITLE)
        self.unsay()
        self.show_step(FILE)
        self.refresh()
        self.file_step.choose_button.setFocus()
        batch = self.files.batch
        if waits := len(batch.of(*_WAITING)):
            wait = f"{counted(waits, 'file')} of {len(batch.items)} in the list are not merged yet."
            self.say(wait, "note", Action("Show the list", self.list.show))

    def _connect(self) -> None:
        in_hand = self.in_hand
        self.file_step.chosen.connect(self.take_files)
        self.file_step.undo_asked.connect(lambda receipt: self._undo(receipt.change))
        self.file_step.receipt_asked.connect(self._open_receipt)
        in_hand.left.connect(self._go_back)
        in_hand.parts_asked.connect(self._parts)
        self.list.opened.connect(self._open)
        self.list.left.connect(self._start_again)
        self.list.receipt_asked.connect(self._show_rows)
        in_hand.receipt_asked.connect(self._open_receipt)
        self.done_step.another_asked.connect(self._next)
        self.done_step.undo_asked.connect(
            lambda: self._undo(in_hand.item.changes[-1] if in_hand.item else None)
        )
        self.receipt_step.going_back.connect(self._leave_receipt)
        self.receipt_step.record_asked.connect(self._open_record)
        self.receipt_step.file_asked.connect(self._open_file)
        self.receipt_step.sending_back.connect(SendingBack(self).from_receipt)
