"""The workbook in hand: taken from file to change set, one step after another."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from lif_desktop.importing.meaning.said import Said
from lif_desktop.importing.merging.merge import Merged
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.receiving.batch_item import Item
from lif_desktop.progress import Cancelled
from lif_desktop.ui.importing import jobs
from lif_desktop.ui.importing.asking_again import ask_again
from lif_desktop.ui.importing.batch_work import BatchWork
from lif_desktop.ui.importing.done_step import DoneStep
from lif_desktop.ui.importing.headings_step import HeadingsStep
from lif_desktop.ui.importing.readers import Readers, Reading
from lif_desktop.ui.importing.review_step import ReviewStep
from lif_desktop.ui.importing.saying import above_of, notes_of, sum_of, what_of
from lif_desktop.ui.importing.seeing import Seen, see
from lif_desktop.ui.importing.sending_back import SendingBack
from lif_desktop.ui.importing.stages import DONE, FILE, HEADINGS, REVIEW, VALUES
from lif_desktop.ui.importing.steps_page import StepsPage
from lif_desktop.ui.importing.values_step import ValuesStep
from lif_desktop.ui.session import Action

_WRITTEN = "Written as one step, which one undo takes back"


class InHand(QObject):
    """Leads one workbook through the steps of its page; nothing is written before the merge."""

    left = Signal()
    """The file is put aside: back to the first step."""
    receipt_asked = Signal(object)
    """The `Receipt` of an earlier import of the same file."""
    parts_asked = Signal(object)
    """The `Item` whose tables for other registers shall be read too."""

    def __init__(self, page: StepsPage, readers: Readers, work: BatchWork) -> None:
        super().__init__(page)
        self._page, self._readers, self._work = page, readers, work
        self.headings_step, self.review_step = HeadingsStep(), ReviewStep()
        self.values_step, self.done_step = ValuesStep(), DoneStep()
        self.plan: ImportPlan | None = None
        self.seen: Seen | None = None
        self.item: Item | None = None
        self.asked: jobs.Read | None = None
        self.reading: Reading | None = None
        self._sending = SendingBack(page)
        self._connect()

    @property
    def busy(self) -> bool:
        """Whether a workbook is being taken through the steps."""
        return self.asked is not None or self._page.step in {HEADINGS, VALUES, REVIEW}

    def take(self, item: Item, key: str) -> None:
        """Read a workbook and show its headings; `key` is where it goes if nothing speaks."""
        self._begin(item)
        item.reading = True
        reading = self.reading = Reading(item.path, self._readers)
        work = partial(jobs.read_file, reading, self._work.batch, item, key)
        self._page.work(f"Reading {item.path.name}", work, self.show_read, self.stop)

    def open(self, item: Item, key: str) -> None:
        """Show the rows of a workbook of the list, or its headings where they are not clear."""
        self._begin(item)
        work = partial(jobs.open_item, self._work.batch, item, key)
        self._page.work(f"Opening {item.path.name}", work, self._show_opened, self.stop)

    def put_back(self) -> None:
        """Let the workbook stand in the list as it was left."""
        item, plan = self.item, self.plan
        if item is not None and plan is not None and item.state not in {"merged", "undone"}:
            item.plan, item.told = plan, item.told or self._reviewed

    def show_read(self, found: jobs.Read) -> None:
        """Show the headings, but ask first where the very same file came in before."""
        known, found.item.reading = found.item.recognised, False
        if known is None or not known.before:
            self._show_headings(found.seen)
            return
        self.asked = found
        read = partial(self._show_headings, found.seen)
        ask_again(self._page, found, read, self.receipt_asked.emit, self.left.emit)

    def stop(self) -> None:
        """Stop reading or comparing at once; nothing was written."""
        if self.reading is not None:
            self.reading.stop()
        if self.item is not None and self.item.reading:
            self.item.reading, self.item.left = False, True
        self._page.leave_work()
        self._page.failed(Cancelled())

    def forget(self) -> None:
        """Let the file and its plan go."""
        self.seen = self.plan = self.item = self.asked = None
        self.review_step.drop()
        self.values_step.forget()
        self._by_values = self._reviewed = False
        self._page.steps.show_sum("")
        self._page.steps.show_dates("")

    def _begin(self, item: Item) -> None:
        self.forget()
        page, self.item = self._page, item
        self.headings_step.day_line.show_day(None)
        page.unsay()
        page.show_step(FILE)
        page.set_title(item.path.name)
        page.set_subtitle("")

    def _show_opened(self, found: jobs.Read) -> None:
        self._show_headings(found.seen)
        if found.item.plan is not None and found.seen.fits:
            self.values_step.take_over(found.item.said)
            self.headings_step.day_line.show_day(found.item.said.as_of)
            self._compared(
                jobs.Compared(found.item.plan, found.unsettled),
                ask=not found.item.asked,
                waiting=False,
            )

    def _show_headings(self, seen: Seen) -> None:
        self.asked = None
        page = self._page
        if self.item is not None:
            self.item.again = True
        page.show_content()
        page.unsay()
        self.seen = seen
        self.headings_step.show_seen(seen)
        if self.item is not None:
            labels = page.session.board.labels("agencies")
            self.headings_step.show_agencies(labels, self.item.agency)
        page.show_step(HEADINGS)
        self._tell()
        if not self.headings_step.shows_sheet:
            self.headings_step.compare_button.setFocus()
        self._say_what(seen)

    def _say_what(self, seen: Seen) -> None:
        """Say what the workbook was recognised as, and what else it may be."""
        known = self.item.recognised if self.item is not None else None
        said = what_of(seen, known, planned=self.plan is not None)
        action = None
        if seen.better is not None:
            key = seen.better.key
            name = f"Read into {seen.better.plural.lower()}"
            action = Action(name, lambda: self._look_again(key, None))
        elif known is not None and known.also and seen.fits:
            action = Action("Read them too", lambda: self.parts_asked.emit(self.item))
        if said.sentence:
            self._page.say(said.sentence, said.tone, action)

    def _say_agency(self) -> None:
        """Take a person's word for whose workbook it is."""
        if self.item is not None and self.seen is not None:
            self._work.batch.say_agency(self.item, self.headings_step.agency)
            self._look_again(self.seen.register.key, self.seen.sheet)

    def _look_again(self, key: str, sheet: str | None) -> None:
        """Look at the same workbook as another register, or another sheet of it."""
        if self.seen is None:
            return
        inspection, session, item = self.seen.inspection, self._page.session, self.item
        shapes, agency = self.headings_step.shapes, item.agency if item is not None else None
        session.run(
            lambda _report: see(inspection, key, session.board, sheet, shapes, agency),
            self._show_headings,
        )

    def _compare(
        self, before: ImportPlan | None, *, ask: bool = True, waiting: bool = False
    ) -> None:
        """Compare with the board as it is now, and repeat what was decided before."""
        seen, item, values = self.seen, self.item, self.values_step
        if seen is None or item is None:
            return
        item.plan = before
        item.reopened = bool(item.merges) and not item.undone
        mapping, agency = self.headings_step.mapping(), self.headings_step.agency
        said = Said(
            mapping, agency=agency, words=values.words, orders=values.orders,
            as_of=self.headings_step.day_line.day,
        )  # fmt: skip
        work = partial(jobs.compare, self._work.batch, item, seen, said)
        done = partial(self._compared, ask=ask, waiting=waiting)
        self._page.work("Comparing with the board", work, done, self.stop)

    def _compared(self, found: jobs.Compared, *, ask: bool, waiting: bool) -> None:
        self._page.unsay()
        self.plan = found.plan
        needed = self.values_step.show_plan(*found)
        self._by_values = self._by_values or (needed and ask)
        if needed and ask:
            if self.item is not None:
                self.item.asked = True
            self._page.show_step(VALUES)
            self._tell()
            self._say_notes(found.plan)
            self.values_step.go_button.setFocus()
        else:
            self._review(found.plan, waiting=waiting)

    def _settle(self) -> None:
        """Go on with what was said of words and dates; compare again only if that is news."""
        if self.plan is not None and not self.values_step.take():
            self._review(self.plan, waiting=False)
        else:
            self._compare(self.plan, ask=False)

    def _back_from_review(self) -> None:
        self._page.show_step(VALUES if self._by_values else HEADINGS)

    def _review(self, plan: ImportPlan, *, waiting: bool) -> None:
        page = self._page
        page.show_step(REVIEW)
        self._reviewed = True
        self._tell()
        self.review_step.keep_tick.follow(page.session.preferences)
        self.review_step.show_plan(plan, waiting=waiting)
        self._show_sum()
        self._say_notes(plan)

    def _say_notes(self, plan: ImportPlan) -> None:
        notes = notes_of(plan)
        self._page.steps.show_dates(notes.order, notes.why)
        # The step of values shows itself what there is to know of words and dates.
        if notes.rest and self._page.step == REVIEW:
            dates = bool(self.values_step.orders_read)
            on = Action("How dates are read…", self._show_values) if dates else None
            if notes.unread:
                on = Action("Settle them…", partial(self._page.show_step, HEADINGS))
            self._page.say(notes.rest, "due" if notes.unread else "note", on)

    def _show_values(self) -> None:
        self._by_values = True
        self._page.unsay()
        self._page.show_step(VALUES)

    def _send_back(self) -> None:
        if self.plan is not None:
            book = self.seen.inspection.book if self.seen is not None else None
            self._sending.from_plan(self.plan, book)

    def _merge(self) -> None:
        plan, page = self.plan, self._page
        if plan is None:
            return
        page.unsay()
        board, kept = page.session.board, self.review_step.keep_tick.isChecked()
        write = partial(jobs.write, board, plan, keep_file=kept)
        # Asked to stop, not left alone: whether that was in time only the merge itself can say.
        page.work("Merging", write, self._done, page.ask_to_stop)

    def _done(self, merged: Merged) -> None:
        page, item = self._page, self.item
        if self.plan is not None and item is not None:
            item.plan = self.plan
            self._work.batch.merged(item, merged)
            following = self._work.waiting(item)
            self.done_step.show_result(self.plan, merged, following.path if following else None)
        self._show_sum()
        page.show_step(DONE)
        page.set_subtitle(_WRITTEN if merged.change is not None else "Nothing was written")
        self.done_step.begin()
        page.session.committed()  # also where nothing was written: a receipt was kept

    def _tell(self) -> None:
        """Say above the steps whose workbook it is, and what of it is read."""
        item, page = self.item, self._page
        if self.seen is None or item is None:
            return
        above = above_of(self.seen, item, page.session.board)
        page.set_title(above.title)
        page.set_subtitle(above.subtitle)

    def _show_sum(self) -> None:
        self._page.steps.show_sum(sum_of(self.plan) if self.plan is not None else "")

    def _connect(self) -> None:
        headings, review, done = self.headings_step, self.review_step, self.done_step
        headings.going_back.connect(self.left)
        headings.going_on.connect(lambda: self._compare(self.plan))
        headings.agency_said.connect(self._say_agency)
        headings.changed.connect(lambda: self._look_again(headings.key, headings.sheet))
        self.values_step.going_on.connect(self._settle)
        self.values_step.going_back.connect(lambda: self._page.show_step(HEADINGS))
        review.going_back.connect(self._back_from_review)
        headings.memory_asked.connect(lambda: self._page.session.navigate("readings"))
        review.merging.connect(self._merge)
        review.sending_back.connect(self._send_back)
        review.panel.decided.connect(self._show_sum)
        review.problem.connect(lambda sentence: self._page.say(sentence, "due"))
        # Compared afresh: what was merged is the same now, what waits still waits.
        done.waiting_asked.connect(lambda: self._compare(self.plan, ask=False, waiting=True))
        done.records_asked.connect(lambda: self._page.session.navigate(headings.key))
