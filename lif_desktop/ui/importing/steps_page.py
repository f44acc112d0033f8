"""A page that goes in steps, with long work between them that can be stopped at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lif_desktop.faults import Fault
from lif_desktop.progress import Report
from lif_desktop.ui.background import Job
from lif_desktop.ui.importing.steps import NAMES, Steps
from lif_desktop.ui.page import Page
from lif_desktop.ui.session import Session

T = TypeVar("T")


class StepsPage(Page):
    """Shows one step at a time under the line of steps, or what is being worked at."""

    def __init__(self, session: Session, title: str, subtitle: str) -> None:
        super().__init__(session, title, subtitle)
        self.setAcceptDrops(True)
        self.steps = Steps()
        self._pages = QStackedWidget()
        self.body.setSpacing(12)
        self.body.addWidget(self.steps)
        self.body.addWidget(self._pages, 1)
        self._job: Job[Any] | None = None

    def add_steps(self, *pages: QWidget) -> None:
        """Add the steps' widgets, in the order of the steps."""
        for page in pages:
            self._pages.addWidget(page)

    @property
    def step(self) -> int:
        """The step in view."""
        return self._pages.currentIndex()

    @property
    def working(self) -> bool:
        """Whether something is being worked at."""
        return self._job is not None and not self._job.ended

    def show_step(self, step: int) -> None:
        """Show a step; one beyond the line of steps stands without it."""
        self._pages.setCurrentIndex(step)
        self.steps.setVisible(step < len(NAMES))
        self.steps.show_step(min(step, len(NAMES) - 1))

    def work(
        self,
        what: str,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        cancel: Callable[[], object] | None = None,
    ) -> None:
        """Work on a thread and say so; then `done` with what came of it, or `failed`."""
        busy = self.busy(what, cancel)

        def ended(found: T) -> None:
            self.show_content()
            done(found)

        def failed(fault: Fault) -> None:
            self.show_content()
            self.failed(fault)

        self._job = self.session.run(work, ended, failed, busy.progress)

    def failed(self, fault: Fault) -> None:
        """Say what went wrong."""
        self.say(str(fault), "late")

    def ask_to_stop(self) -> None:
        """Ask the work to stop; what came of it is said when it has."""
        if self._job is not None:
            self._job.cancel()

    def leave_work(self) -> None:
        """Stop waiting for the work at once, whatever comes of it."""
        if self._job is not None:
            self._job.forget()
            self._job = None
        self.show_content()

    def take_files(self, paths: list[Path]) -> None:
        """Take files that were dropped."""

    def hold_files(self, *, held: bool) -> None:
        """Show that files are held over the page."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.hold_files(held=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Forget the files that were held over the page."""
        self.hold_files(held=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take every file that was dropped."""
        self.hold_files(held=False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.take_files(paths)
