"""The page of returns: a workbook goes through four steps; nothing is written before the last."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget

from lif_desktop import progress, registers
from lif_desktop.faults import Fault
from lif_desktop.importing.choosing import Choice, choose
from lif_desktop.importing.inspect import Inspection, inspect_workbook
from lif_desktop.importing.merge import Merged, merge
from lif_desktop.importing.plan import ImportPlan, make_plan
from lif_desktop.importing.reader import Reader
from lif_desktop.progress import Cancelled
from lif_desktop.store.receipts import Receipt
from lif_desktop.ui.background import Job
from lif_desktop.ui.importing.done_step import DoneStep
from lif_desktop.ui.importing.file_step import FileStep
from lif_desktop.ui.importing.headings_step import HeadingsStep
from lif_desktop.ui.importing.review_step import ReviewStep
from lif_desktop.ui.importing.steps import Steps
from lif_desktop.ui.page import Page
from lif_desktop.ui.session import Action, Session, Tone

FILE, HEADINGS, REVIEW, DONE = range(4)
_SUBTITLE = "Agencies' workbooks in, seen row by row before anything is written"


class ImportPage(Page):
    """Takes a workbook from file to change set."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Returns", _SUBTITLE)
        self.setAcceptDrops(True)
        self.steps = Steps()
        self.file_step, self.headings_step = FileStep(), HeadingsStep()
        self.review_step, self.done_step = ReviewStep(), DoneStep()
        self._pages = QStackedWidget()
        for step in (self.file_step, self.headings_step, self.review_step, self.done_step):
            self._pages.addWidget(step)
        self.body.setSpacing(12)
        self.body.addWidget(self.steps)
        self.body.addWidget(self._pages, 1)
        self._reader = Reader()
        self._key = "actions"
        self._inspection: Inspection | None = None
        self._plan: ImportPlan | None = None
        self._merged: Merged | None = None
        self._job: Job[object] | None = None
        self._connect()
        self._show_step(FILE)

    def refresh(self) -> None:
        """List the earlier imports; have a reading child ready for the next file."""
        undone: set[int | None] = set()
        taken = {}
        for one in reversed(self.session.board.history(1000)):
            taken[one.id] = one.undoes
            if one.kind == "undo":
                undone.add(one.undoes)
            elif one.kind == "redo":
                undone.discard(taken.get(one.undoes or 0))
        self.file_step.show_receipts(self.session.board.receipts(), undone)
        self.session.run(lambda _report: self._reader.start(), lambda _reader: None)

    def close_up(self) -> None:
        """End the reading child with the board."""
        self._reader.close()

    def take(self, path: Path, key: str) -> None:
        """Read a workbook for a register and show its headings."""
        self._key = key
        self.unsay()

        def work(report: progress.Report) -> tuple[Inspection, Choice]:
            found = inspect_workbook(path, registers.get(key), report=report, reader=self._reader)
            return found, choose(found.found, registers.get(key))

        self._work(f"Reading {path.name}", work, self._read)

    def _read(self, found: tuple[Inspection, Choice]) -> None:
        self._inspection, choice = found
        self.set_title(self._inspection.book.name)
        self.headings_step.show_choice(self._inspection, choice, registers.get(self._key))
        self._show_step(HEADINGS)

    def _compare(self) -> None:
        inspection, mapping, key = self._inspection, self.headings_step.mapping(), self._key
        if inspection is None:
            return
        board = self.session.board

        def work(report: progress.Report) -> ImportPlan:
            return make_plan(board, inspection, key, mapping=mapping, report=report)

        self._work("Comparing with the board", work, self._compared)

    def _compared(self, plan: ImportPlan) -> None:
        self._plan = plan
        self.review_step.show_plan(plan)
        self._show_sum()
        self._show_step(REVIEW)
        if plan.notes:
            self.say(" ".join(plan.notes[:3]))

    def _merge(self) -> None:
        plan, board = self._plan, self.session.board
        if plan is None:
            return
        self.unsay()
        self._work("Merging", lambda report: merge(board, plan, report), self._done)

    def _done(self, merged: Merged) -> None:
        self._merged = merged
        self.session.committed()
        if self._plan is not None:
            self.done_step.show_result(self._plan, merged)
        self._show_step(DONE)

    def _undo(self, change: int | None) -> None:
        if change is None:
            return
        try:
            undone = self.session.board.undo(change)
        except Fault as fault:
            self.say(str(fault), "late")
            return
        self.session.committed()
        left = ", ".join(undone.left[:5])
        kept = f" Edited since, so left as they are: {left}." if left else ""
        self._start_again()
        tone: Tone = "due" if left else "well"
        self.say(f"{undone.change.title}.{kept}", tone, Action("Redo", self.session.redo))

    def _start_again(self) -> None:
        self._inspection = self._plan = self._merged = None
        self.set_title("Returns")
        self.unsay()
        self.steps.show_sum("")
        self._show_step(FILE)
        self.refresh()

    def _review_again(self) -> None:
        """Compare afresh: what was merged is the same now, what waits still waits."""
        self._compare()

    def _work(self, what: str, work: object, done: object) -> None:
        self.set_subtitle("Nothing has been written yet")
        busy = self.busy(what, self._cancel)
        self._job = self.session.run(work, lambda found: self._ended(done, found),  # type: ignore[arg-type]
                                     self._failed, busy.progress)  # fmt: skip

    def _ended(self, done: object, found: object) -> None:
        self.show_content()
        done(found)  # type: ignore[operator]

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._reader.close()

    def _failed(self, fault: Fault) -> None:
        self.show_content()
        self.say(str(fault), "note" if isinstance(fault, Cancelled) else "late")

    def _show_step(self, step: int) -> None:
        self._pages.setCurrentIndex(step)
        self.steps.show_step(step)
        subtitles = {FILE: _SUBTITLE, DONE: "Written as one step, which one undo takes back"}
        self.set_subtitle(subtitles.get(step, "Nothing has been written yet"))

    def _show_sum(self) -> None:
        if self._plan is None:
            return
        counts = [count for count in self._plan.counts.values() if count]
        added = " + ".join(str(count) for count in counts) or "0"
        self.steps.show_sum(f"{added} = {self._plan.data_rows} rows of the file")

    def _connect(self) -> None:
        self.file_step.chosen.connect(self.take)
        self.file_step.undo_asked.connect(self._undo_receipt)
        self.headings_step.going_back.connect(self._start_again)
        self.headings_step.going_on.connect(self._compare)
        self.review_step.going_back.connect(lambda: self._show_step(HEADINGS))
        self.review_step.merging.connect(self._merge)
        self.review_step.panel.decided.connect(self._show_sum)
        self.review_step.problem.connect(lambda sentence: self.say(sentence, "due"))
        self.done_step.another_asked.connect(self._start_again)
        self.done_step.waiting_asked.connect(self._review_again)
        self.done_step.records_asked.connect(lambda: self.session.navigate(self._key))
        self.done_step.undo_asked.connect(
            lambda: self._undo(self._merged.change if self._merged else None)
        )

    def _undo_receipt(self, receipt: Receipt) -> None:
        self._undo(receipt.change)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the first file that was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self._start_again()
            self.file_step.choose(paths[0])
            if len(paths) > 1:
                self.say(f"{len(paths)} files were dropped; {paths[0].name} comes first.")
