"""The page of returns: workbooks go through four steps; nothing is written before the last."""

from functools import partial
from pathlib import Path

from lif_desktop.faults import Fault
from lif_desktop.importing.merge import Merged
from lif_desktop.importing.plan import ImportPlan
from lif_desktop.progress import Cancelled
from lif_desktop.rules.words import counted
from lif_desktop.store.receipts import Receipt
from lif_desktop.store.undo import Undone
from lif_desktop.ui.background import Job
from lif_desktop.ui.importing import jobs
from lif_desktop.ui.importing.done_step import DoneStep
from lif_desktop.ui.importing.file_step import FileStep
from lif_desktop.ui.importing.headings_step import HeadingsStep
from lif_desktop.ui.importing.queue import Queue
from lif_desktop.ui.importing.readers import Readers, Reading
from lif_desktop.ui.importing.receipt_step import ReceiptStep
from lif_desktop.ui.importing.review_step import ReviewStep
from lif_desktop.ui.importing.saying import came_in, moment, notes_of, sum_of, told_of
from lif_desktop.ui.importing.seeing import Seen, see
from lif_desktop.ui.importing.steps_page import StepsPage
from lif_desktop.ui.session import Action, Session, Tone

FILE, HEADINGS, REVIEW, DONE, RECEIPT = range(5)
_SUBTITLE = "Agencies' workbooks in, seen row by row before anything is written"
_WRITTEN = "Written as one step, which one undo takes back"


class ImportPage(StepsPage):
    """Takes workbooks from file to change set."""

    def __init__(self, session: Session) -> None:
        self.file_step, self.headings_step = FileStep(), HeadingsStep()
        self.review_step, self.done_step = ReviewStep(), DoneStep()
        self.receipt_step = ReceiptStep()
        pages = (
            self.file_step, self.headings_step, self.review_step, self.done_step,
            self.receipt_step,
        )  # fmt: skip
        super().__init__(session, "Returns", _SUBTITLE, pages)
        self.queue = Queue()
        self.plan: ImportPlan | None = None
        self._readers = Readers()
        self._reading: Reading | None = None
        self._seen: Seen | None = None
        self._asked: jobs.Read | None = None
        self._merged: Merged | None = None
        self._listing: Job[jobs.Listed] | None = None
        self._connect()
        self.show_step(FILE)

    def refresh(self) -> None:
        """List the earlier imports; have a reading child ready for the next file."""
        board = self.session.board
        if self._listing is not None:
            self._listing.forget()
        self._listing = self.session.run(
            lambda _report: jobs.list_earlier(board),
            lambda found: self.file_step.show_receipts(*found),
        )
        # That a child does not start is said when a file is read, not before.
        self.session.run(lambda _report: self._readers.prepare(), lambda _: None, lambda _: None)

    def close_up(self) -> None:
        """End the reading children and let the plan go, with the board."""
        if self._reading is not None:
            self._reading.stop()
        self._readers.close()
        self.queue.clear()
        self._forget()

    def take_files(self, paths: list[Path]) -> None:
        """Take workbooks one after another; behind the one in hand, if there is one."""
        self.queue.add(paths, self.file_step.key)
        if self.working or self._asked or self.step in (HEADINGS, REVIEW):
            names = paths[0].name if len(paths) == 1 else f"{len(paths)} files"
            self.say(f"{names} will be read after the file in hand.")
        else:
            self._next()

    def hold_files(self, *, held: bool) -> None:
        """Show that files are held over the page."""
        self.file_step.area.hold(held=held)

    def failed(self, fault: Fault) -> None:
        """Say what went wrong; a file that cannot be read gives way to the next."""
        if self.step in (FILE, DONE, RECEIPT) and self._seen is None:
            self._start_again()
        following = self.queue.waiting() if self.step == FILE else None
        on = Action(f"Read {following.name}", self._next) if following else None
        self.say(str(fault), "note" if isinstance(fault, Cancelled) else "late", on)

    def _next(self) -> None:
        following = self.queue.take()
        if following is None:
            self._start_again()
        else:
            self._take(*following)

    def _take(self, path: Path, key: str) -> None:
        """Read a workbook for a register and show its headings."""
        self._forget()
        self.unsay()
        self.show_step(FILE)
        self.set_title(path.name)
        self.set_subtitle(self.queue.place.capitalize())
        reading = self._reading = Reading(path, self._readers)
        work = partial(jobs.read_file, reading, self.session.board, key)
        self.work(f"Reading {path.name}", work, self._read, self._stop)

    def _read(self, found: jobs.Read) -> None:
        """Show the headings, but ask first where the very same file came in before."""
        if not found.same.receipts:
            self._show_headings(found.seen)
            return
        self._asked = found
        before = found.same.receipts[0]
        self.set_title(found.seen.inspection.book.name)
        self.empty(
            "This file came in before",
            f"{came_in(before, undone=before.change in found.same.undone)} It can be read again:"
            " what the board has already counts as the same.",
            Action("Read it again", partial(self._show_headings, found.seen)),
            Action("Show its rows", partial(self._open_receipt, before)),
            Action("Leave it", self._next),
            icon="history",
        )

    def _show_headings(self, seen: Seen) -> None:
        self._asked = None
        self.show_content()
        self.unsay()
        self._seen = seen
        self.headings_step.show_seen(seen)
        self.show_step(HEADINGS)
        self._tell()
        self.headings_step.compare_button.setFocus()
        if seen.better is not None:
            plural, mine = seen.better.plural.lower(), seen.register.plural.lower()
            key = seen.better.key
            on = Action(f"Read into {plural}", lambda: self._look_again(key, None))
            self.say(f"This looks like {plural}, not {mine}.", "due", on)
        elif not seen.fits:
            self.say(seen.sentence, "due")

    def _look_again(self, key: str, sheet: str | None) -> None:
        """Look at the same workbook as another register, or another sheet of it."""
        if self._seen is None:
            return
        inspection, board = self._seen.inspection, self.session.board.identity
        self.session.run(lambda _report: see(inspection, key, board, sheet), self._show_headings)

    def _compare(self, before: ImportPlan | None, *, waiting: bool = False) -> None:
        """Compare with the board as it is now, and repeat what was decided before."""
        seen, mapping = self._seen, self.headings_step.mapping()
        if seen is None:
            return
        work = partial(jobs.compare, self.session.board, seen, mapping, before)
        done = partial(self._compared, waiting=waiting)
        self.work("Comparing with the board", work, done, self._stop)

    def _compared(self, plan: ImportPlan, *, waiting: bool) -> None:
        self.unsay()
        self.plan = plan
        self.show_step(REVIEW)
        self._tell()
        self.review_step.show_plan(plan, waiting=waiting)
        self._show_sum()
        notes = notes_of(plan)
        self.steps.show_dates(notes.order, notes.why)
        if notes.rest:
            self.say(notes.rest)

    def _merge(self) -> None:
        plan, board = self.plan, self.session.board
        if plan is None:
            return
        self.unsay()
        # Asked to stop, not left alone: whether that was in time only the merge itself can say.
        self.work(
            "Merging", lambda report: jobs.write(board, plan, report), self._done, self.ask_to_stop
        )

    def _done(self, merged: Merged) -> None:
        self._merged = merged
        if self.plan is not None:
            self.done_step.show_result(self.plan, merged, self.queue.waiting())
        self._show_sum()
        self.show_step(DONE)
        self.set_subtitle(_WRITTEN if merged.change is not None else "Nothing was written")
        self.done_step.begin()
        # Also where nothing was written: a receipt was kept.
        self.session.committed()

    def _undo(self, change: int | None) -> None:
        if change is not None:
            board = self.session.board
            self.work("Taking the import back", lambda _: board.undo(change), self._undone)

    def _undone(self, undone: Undone) -> None:
        left = ", ".join(undone.left[:5])
        kept = f" Edited since, so left as they are: {left}." if left else ""
        self._start_again()
        self.session.committed()
        tone: Tone = "due" if left else "well"
        self.say(f"{undone.change.title}.{kept}", tone, Action("Redo", self.session.redo))

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

    def _leave_receipt(self) -> None:
        if self._asked is not None:
            self.show_step(FILE)
            self._read(self._asked)
        else:
            self._start_again()

    def _stop(self) -> None:
        """Stop reading or comparing at once; nothing was written."""
        if self._reading is not None:
            self._reading.stop()
        self.leave_work()
        self.failed(Cancelled())

    def _start_again(self) -> None:
        self._forget()
        self.queue.rest()
        self.show_content()
        self.set_title("Returns")
        self.set_subtitle(_SUBTITLE)
        self.unsay()
        self.show_step(FILE)
        self.refresh()
        self.file_step.choose_button.setFocus()
        if following := self.queue.waiting():
            wait = f"{counted(len(self.queue), 'file')} you dropped still to be read."
            self.say(wait, "note", Action(f"Read {following.name}", self._next))

    def _forget(self) -> None:
        self._seen = self.plan = self._merged = self._asked = None
        self.review_step.drop()
        self.steps.show_sum("")
        self.steps.show_dates("")

    def _tell(self) -> None:
        if self._seen is not None:
            told = [self.queue.place, told_of(self._seen)]
            line = " · ".join(part for part in told if part)
            self.set_subtitle(line[:1].upper() + line[1:])

    def _show_sum(self) -> None:
        self.steps.show_sum(sum_of(self.plan) if self.plan is not None else "")

    def _connect(self) -> None:
        headings, review, done = self.headings_step, self.review_step, self.done_step
        self.file_step.chosen.connect(self.take_files)
        self.file_step.undo_asked.connect(lambda receipt: self._undo(receipt.change))
        self.file_step.receipt_asked.connect(self._open_receipt)
        headings.going_back.connect(self._start_again)
        headings.going_on.connect(lambda: self._compare(self.plan))
        headings.changed.connect(lambda: self._look_again(headings.key, headings.sheet))
        review.going_back.connect(lambda: self.show_step(HEADINGS))
        review.merging.connect(self._merge)
        review.panel.decided.connect(self._show_sum)
        review.problem.connect(lambda sentence: self.say(sentence, "due"))
        done.another_asked.connect(self._next)
        # Compared afresh: what was merged is the same now, what waits still waits.
        done.waiting_asked.connect(lambda: self._compare(self.plan, waiting=True))
        done.records_asked.connect(lambda: self.session.navigate(self.headings_step.key))
        done.undo_asked.connect(lambda: self._undo(self._merged.change if self._merged else None))
        self.receipt_step.going_back.connect(self._leave_receipt)
        self.receipt_step.record_asked.connect(self._open_record)
