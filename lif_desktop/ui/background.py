"""Run long work on a thread and bring its result, its progress or its fault back to the window.

    job = background.run(lambda report: plan(path, report), done=self._show, failed=self._say)
    job.cancel()

`work` gets a `progress.Report`, which raises `progress.Cancelled` once `job.cancel()` was called.
`done`, `failed` and `progressed` are called on the window's thread. `failed` gets the `Fault` (its
text is the sentence to show; `Cancelled` is one too); any other exception is a mistake of ours and
goes to the crash handler, which says so in a sentence and writes the log.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from lif_desktop.faults import Fault
from lif_desktop.progress import Cancelled, Report

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")

_SECONDS_BETWEEN_REPORTS = 0.05
# Python's own 5 ms make a window that asks for its turn many times wait behind two busy threads.
_SECONDS_OF_A_TURN = 0.001
_THREADS = 4


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is: `done` of `total` (total 0: not known), and what is being done."""

    done: int
    total: int
    what: str


class Courier(QObject):
    """Carries errands from the threads to the window's own, in order.

    It lives as long as its window does. A job is a plain object: one that were part of Qt could
    lose its last reference on a thread, and be taken apart there while the window calls it.
    """

    sent = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sent.connect(self._carry_out, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _carry_out(self, errand: Callable[[], None]) -> None:
        errand()


class Job(Generic[T]):
    """One piece of work under way; `cancel()` asks it to stop at its next report."""

    def __init__(
        self,
        courier: Courier,
        done: Callable[[T], None],
        failed: Callable[[Fault], None],
        progressed: Callable[[Progress], None] | None,
        crashed: Callable[[BaseException], None],
        dropped: Callable[[T], None] | None = None,
    ) -> None:
        self._courier = courier
        self._dropped = dropped
        self._future: Future[T] | None = None
        self._done = done
        self._failed = failed
        self._on_progress = progressed
        self._crashed = crashed
        self.ended = False
        self._cancelled = False
        self._forgotten = False
        self._last = 0.0

    def cancel(self) -> None:
        """Ask the work to stop; `failed` is called with `Cancelled` when it has."""
        self._cancelled = True

    def forget(self) -> None:
        """Cancel, and call nobody any more: whoever asked is closing."""
        self._cancelled = True
        self._forgotten = True

    def begin(self, future: "Future[T]") -> None:
        """Wait for what the thread brings."""
        self._future = future
        future.add_done_callback(lambda ended: self._courier.sent.emit(partial(self._end, ended)))

    def drop(self) -> None:
        """Once the threads have ended: give up a result that nobody took."""
        future = self._future
        if self._dropped is None or self.ended or future is None or future.cancelled():
            return
        if future.exception() is None:
            self._dropped(future.result())

    def report(self, done: int, total: int, what: str) -> None:
        """Pass progress on to the window, at most 20 times a second (called by the work)."""
        if self._cancelled:
            raise Cancelled
        now = time.monotonic()
        if self._on_progress and (now - self._last > _SECONDS_BETWEEN_REPORTS or done >= total):
            self._last = now
            self._courier.sent.emit(partial(self._tell, Progress(done, total, what)))

    def _tell(self, progress: Progress) -> None:
        if self._on_progress and not self._forgotten:
            self._on_progress(progress)

    def _end(self, future: "Future[T]") -> None:
        self.ended = True
        if self._forgotten:
            return
        problem = future.exception()
        if problem is None:
            self._done(future.result())
        elif isinstance(problem, Fault):
            self._failed(problem)
        else:
            self._crashed(problem)


class Background:
    """The threads that work for one window, and the jobs they have in hand."""

    def __init__(self, crashed: Callable[[BaseException], None]) -> None:
        self._crashed = crashed
        self._courier = Courier()
        self._pool: ThreadPoolExecutor | None = None
        self._jobs: list[Job[Any]] = []
        sys.setswitchinterval(_SECONDS_OF_A_TURN)

    def run(
        self,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Callable[[Fault], None],
        progressed: Callable[[Progress], None] | None = None,
        dropped: Callable[[T], None] | None = None,
    ) -> Job[T]:
        """Start `work(report)` on a thread; see the module for what is called when.

        `dropped` gets the result if all was stopped before `done` could take it.
        """
        job: Job[T] = Job(self._courier, done, failed, progressed, self._crashed, dropped)
        self._jobs = [earlier for earlier in self._jobs if not earlier.ended]
        self._jobs.append(job)
        job.begin(self._threads().submit(work, job.report))
        return job

    def busy(self) -> bool:
        """Say whether any work is under way."""
        return any(not job.ended for job in self._jobs)

    def stop(self) -> None:
        """Cancel everything, call nobody any more, and wait for the threads to end."""
        for job in self._jobs:
            job.forget()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        for job in self._jobs:
            job.drop()
        self._jobs.clear()

    def _threads(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - not needed at start

        if self._pool is None:
            self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="work")
        return self._pool
