"""The list of files on the returns page: shown, opened from, merged and taken back."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from lif_desktop.importing.receiving.batch_item import Item
from lif_desktop.rules.words import counted
from lif_desktop.ui.importing.batch_step import BatchStep
from lif_desktop.ui.importing.batch_words import sum_of_batch
from lif_desktop.ui.importing.batch_work import BatchWork
from lif_desktop.ui.importing.saying import kept_of
from lif_desktop.ui.importing.stages import BATCH
from lif_desktop.ui.importing.steps_page import StepsPage
from lif_desktop.ui.session import Action, Tone

_TITLE = "Files brought in together"


class BatchList(QObject):
    """Does what is asked of the list; each file is a step of its own in the history."""

    opened = Signal(object)
    """The `Item` that shall be taken through its steps."""
    left = Signal()
    receipt_asked = Signal(object)
    """The `Item` whose receipt shall be read."""

    def __init__(self, page: StepsPage, work: BatchWork) -> None:
        super().__init__(page)
        self._page, self._work = page, work
        self.step = BatchStep()
        work.changed.connect(self.refresh)
        self.step.merging.connect(self._merge)
        self.step.taking_back.connect(self._take_back)
        self.step.stopping.connect(work.stop)
        self.step.closing.connect(self.left)
        self.step.panel.asked.connect(self._do)
        self.step.panel.register_said.connect(work.say_register)
        self.step.panel.agency_said.connect(work.say_agency)

    def show(self) -> None:
        """Bring the list into view."""
        page = self._page
        page.show_content()
        page.unsay()
        page.set_title(_TITLE)
        page.show_step(BATCH)
        self.step.keep_tick.follow(page.session.preferences)
        self.refresh()
        self.step.table.setFocus()

    def refresh(self) -> None:
        """Show the list as it is now, if it is in view."""
        if self._page.step == BATCH:
            self._page.set_subtitle(sum_of_batch(self._work.batch))
            self.step.show_batch(self._work.batch, reading=self._work.item)

    def _merge(self) -> None:
        if not self._page.working:
            page = self._page
            page.unsay()
            # Asked to stop, not left alone: what was merged by then stays and is said.
            merge = partial(self._work.merge, keep_files=self.step.keep_tick.isChecked())
            page.work("Merging", merge, self._merged, page.ask_to_stop)

    def _merged(self, done: list[Item]) -> None:
        self._page.session.committed()
        self.show()
        waiting = len(self._work.batch.of("asks", "unknown", "before"))
        rows = sum(one.merges[-1].counts["new"] + one.merges[-1].counts["changed"] for one in done)
        said = f"{counted(rows, 'change')} of {counted(len(done), 'file')} merged."
        ready = len(self._work.batch.of("sure"))
        if ready:
            said += f" Stopped before {counted(ready, 'other file')}."
        if waiting:
            are = "waits" if waiting == 1 else "wait"
            said += f" {counted(waiting, 'file')} {are} for you."
        self._page.say(said, "well", Action("Take all back", self._take_back))

    def _take_back(self) -> None:
        work = partial(_taken_back, self._work)
        self._page.work("Taking all back", work, self._taken)

    def _taken(self, left: list[str]) -> None:
        self._page.session.committed()
        self.show()
        tone: Tone = "due" if left else "well"
        self._page.say(f"All that these files wrote was taken back.{kept_of(left)}", tone)

    def _do(self, item: Item, deed: str) -> None:
        work = self._work
        if deed == "open":
            read = item.state == "refused" and item.seen is not None
            if read or item.state in {"unknown", "asks", "sure", "same"}:
                item.stopped = ""
                self.opened.emit(item)
        elif deed == "rows":
            self.receipt_asked.emit(item)
        elif deed == "again":
            work.read_again(item)
        elif deed == "parts":
            work.read_parts(item)
        elif deed == "undo":
            back = partial(_one_taken_back, work, item)
            self._page.work("Taking the import back", back, self._taken_one)
        else:
            work.leave(item, left=deed == "leave")

    def _taken_one(self, left: list[str]) -> None:
        self._page.session.committed()
        self.show()
        self._page.say(
            f"What the file wrote was taken back.{kept_of(left)}", "due" if left else "well"
        )


def _taken_back(work: BatchWork, _report: object) -> list[str]:
    return work.batch.take_back()


def _one_taken_back(work: BatchWork, item: Item, _report: object) -> list[str]:
    return work.batch.take_one_back(item)
