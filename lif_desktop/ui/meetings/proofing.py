"""Asks for pages off the window's thread: one at a time, the newest first, old ones dropped."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lif_desktop import clock
from lif_desktop.faults import Fault
from lif_desktop.importing.reading.unhurried import walk_all
from lif_desktop.progress import Cancelled, Report
from lif_desktop.ui.background import Job
from lif_desktop.ui.meetings.judging import Judged
from lif_desktop.ui.meetings.press import Press, Seen, Wish
from lif_desktop.ui.session import Session

if TYPE_CHECKING:
    from lif_desktop.exporting.papers.content import Pack

_TOGETHER = 25  # milliseconds: what is asked within them is one wish
_BESIDE = 30  # milliseconds after a page, in which nobody wants another, to draw those beside it
_QUIET = 500  # milliseconds without a wish, after which the rest is set
_AT_REST = 1500  # milliseconds more, after which everything is written anew and checked


@dataclass(frozen=True)
class Rest:
    """What was done while nobody asked for a page: all counted, and perhaps judged."""

    pack: "Pack"
    counts: dict[str, int]
    judged: Judged | None = None


class Proofing(QObject):
    """The pages of the packs of one board, as the composer wants to see them."""

    seen = Signal(object)
    """A page was drawn (a `Seen`)."""
    beside = Signal(object)
    """The page before or after the one in view was drawn (a `Seen`)."""
    judged = Signal(object)
    """Figures and public twin were looked at (a `Judged`)."""
    busy = Signal(bool)
    """A page is being set, or no longer."""
    recounted = Signal()
    """Papers that nobody had looked at turned out longer or shorter; the page has other numbers."""
    failed = Signal(str)
    """A page could not be set, and why."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.press = Press(session.board, clock.today)
        self._wanted: Wish | None = None
        self._shown: Seen | None = None
        self._page: Job[Seen] | None = None
        self._rest: Job[Rest] | None = None
        self._beside: Job[list[Seen]] | None = None
        self._edition, self._read, self._judged = 1, 0, 0
        self._soon = _timer(self, _TOGETHER, self._start)
        self._near = _timer(self, _BESIDE, self._start_beside)
        self._idle = _timer(self, _QUIET, self._start_rest)
        self.at_rest = _AT_REST
        self._later = _timer(self, self.at_rest, self._start_judging)

    def ask(self, wish: Wish) -> None:
        """Ask for a page; what was asked before and is not drawn yet is dropped."""
        self._wanted = wish
        self._stop_rest()
        if self._page is not None and not self._page.ended:
            self._page.cancel()
        elif not self._soon.isActive():
            self._soon.start()
        self.busy.emit(True)

    def board_changed(self) -> None:
        """Read the board again before the next page."""
        self._edition += 1

    def hurry(self) -> None:
        """Check at once: somebody is waiting for it."""
        self._later.setInterval(0)
        if self._later.isActive():
            self._later.start()

    def judged_now(self, judged: Judged | None) -> Judged | None:
        """Return what was found, unless the board has changed since."""
        return judged if self._judged == self._edition else None

    def close_up(self) -> None:
        """Stop, and call nobody any more."""
        self._soon.stop()
        self._stop_rest()
        if self._page is not None:
            self._page.forget()
        walk_all()

    def _start(self) -> None:
        if self._wanted is None:
            return
        wish = replace(self._wanted, edition=self._edition)
        self._wanted = None

        def done(seen: Seen) -> None:
            self._read = wish.edition
            self._shown = seen
            self.seen.emit(seen)
            self._go_on()

        def failed(fault: Fault) -> None:
            if not isinstance(fault, Cancelled):
                self.failed.emit(str(fault))
            self._go_on()

        self._page = self._session.run(lambda report: self.press.see(wish, report), done, failed)

    def _go_on(self) -> None:
        if self._wanted is not None:
            self._start()
        else:
            self.busy.emit(False)
            self._idle.start()
            if self._shown is not None and self._shown.wish.typed is None:
                self._near.start()  # while somebody types, only the page in view counts

    def _start_beside(self) -> None:
        """Draw the pages before and after the one in view, so that it can be scrolled past."""
        seen = self._shown
        if seen is None or self._wanted is not None:
            return

        def done(found: list[Seen]) -> None:
            if seen is self._shown and self._wanted is None:
                for one in found:
                    self.beside.emit(one)

        def work(report: Report) -> list[Seen]:
            return self.press.beside(seen, report)

        self._beside = self._session.run(work, done, self._rest_failed)

    def _start_rest(self) -> None:
        """Set the papers that nobody has looked at yet."""
        seen = self._shown
        if seen is None or self._wanted is not None:
            return

        def work(report: Report) -> Rest:
            return Rest(*self.press.settle(seen.wish, report))

        def done(rest: Rest) -> None:
            self._rested(seen, rest)
            if seen.wish.edition != self._judged:
                self._later.start()

        self._rest = self._session.run(work, done, self._rest_failed)

    def _start_judging(self) -> None:
        """Write every paper anew, and check them: once an edition, as it takes a while."""
        seen = self._shown
        if seen is None or self._wanted is not None:
            return
        wish = seen.wish

        def work(report: Report) -> Rest:
            judged = self.press.judge(wish, report)
            return Rest(*self.press.settle(wish, report), judged)

        def done(rest: Rest) -> None:
            self._judged = wish.edition
            self._later.setInterval(self.at_rest)
            self.judged.emit(rest.judged)
            self._rested(seen, rest)

        self._rest = self._session.run(work, done, self._rest_failed)

    def _rested(self, seen: Seen, rest: Rest) -> None:
        if seen is self._shown and (rest.counts != seen.counts or rest.pack != seen.pack):
            self.recounted.emit()
        elif rest.judged is None:
            self._near.start()  # papers that were not set then are now

    def _rest_failed(self, fault: Fault) -> None:
        if not isinstance(fault, Cancelled):
            self.failed.emit(str(fault))

    def _stop_rest(self) -> None:
        for timer in (self._near, self._idle, self._later):
            timer.stop()
        for job in (self._rest, self._beside):
            if job is not None and not job.ended:
                job.cancel()


def _timer(parent: QObject, after: int, run: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after)
    timer.timeout.connect(run)
    return timer
