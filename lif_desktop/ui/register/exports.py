"""Writing what a register's page shows: an Excel tracker, or the pack of a meeting."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from lif_desktop import clock, registers
from lif_desktop.faults import Fault
from lif_desktop.progress import Cancelled, Report
from lif_desktop.rules.words import counted
from lif_desktop.store.query import View
from lif_desktop.store.records import Record
from lif_desktop.ui.register.progress_strip import ProgressStrip
from lif_desktop.ui.session import Action, Session, Tone

Offer = tuple[str, Callable[[], object]]


class Exports(QObject):
    """Asks where to, writes on a thread, and says what was written."""

    def __init__(self, session: Session, strip: ProgressStrip, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._strip, self._window = session, strip, parent

    def offers(self, view: View, shown: int, whole: int, record: Record | None) -> list[Offer]:
        """Return what can be written: the pack of a meeting in view, what is shown, everything."""
        found: list[Offer] = []
        if record is not None and record.register.key == "meetings":
            text = f"Pack of {record.reference} (PDF)…"
            found.append((text, lambda: self.ask_pack(record)))
        if 0 < shown < whole:
            text = f"Excel tracker of the {shown:,} shown…"
            found.append((text, lambda: self.ask_tracker(view)))
        everything = View(view.register)
        text = f"Excel tracker of all {whole:,}…"
        found.append((text, lambda: self.ask_tracker(everything)))
        return found

    def ask_tracker(self, view: View) -> None:
        """Ask for a file and write the records of a view into it."""
        name = f"{registers.get(view.register).plural} {clock.today():%Y-%m-%d}.xlsx"
        if path := self._ask("Write a tracker", name, "Excel workbooks (*.xlsx)"):
            self.write_tracker(view, path)

    def write_tracker(self, view: View, path: Path) -> None:
        """Write the records of a view as an Excel tracker that can come back."""
        board = self._session.board

        def work(report: Report) -> int:
            from lif_desktop.exporting.workbooks.tracker import (  # noqa: PLC0415 - heavy, and here off the window's thread
                write_tracker,
            )

            return write_tracker(board, view, path, report)

        def done(rows: int) -> None:
            self._end(f"{counted(rows, 'row')} written to {path.name}.", "well", path)

        job = self._session.run(work, done, self._failed, self._strip.progress)
        self._strip.begin(f"Writing {path.name}", job.cancel)

    def ask_pack(self, meeting: Record) -> None:
        """Ask for a file and write a meeting's pack into it."""
        name = f"Pack {meeting.reference}.pdf"
        if path := self._ask("Write the pack", name, "PDF documents (*.pdf)"):
            self.write_pack(meeting, path)

    def write_pack(self, meeting: Record, path: Path) -> None:
        """Write the papers of a meeting as one PDF."""
        board, today = self._session.board, clock.today()

        def work(report: Report) -> tuple[int, tuple[str, ...]]:
            from lif_desktop.exporting.pack import (  # noqa: PLC0415 - heavy, and here off the window's thread
                compose_pack,
                write_pack,
            )

            report(0, 2, "Reading the board")
            pack = compose_pack(board, meeting, today)
            report(1, 2, "Printing")
            printed = write_pack(pack, path)
            return printed.pages, tuple(printed.problems)

        def done(written: tuple[int, tuple[str, ...]]) -> None:
            pages, problems = written
            said = " ".join([f"{counted(pages, 'page')} written to {path.name}.", *problems])
            self._end(said, "due" if problems else "well", path)

        job = self._session.run(work, done, self._failed, self._strip.progress)
        self._strip.begin(f"Writing {path.name}", job.cancel)

    def _ask(self, title: str, name: str, kinds: str) -> Path | None:
        place = QStandardPaths.StandardLocation.DocumentsLocation
        start = Path(QStandardPaths.writableLocation(place)) / name
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(start), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(start.suffix)

    def _failed(self, fault: Fault) -> None:
        self._strip.hide()
        if isinstance(fault, Cancelled):
            self._session.say("Stopped. Nothing was written.")
        else:
            self._session.say_fault(fault)

    def _end(self, said: str, tone: Tone, path: Path) -> None:
        self._strip.hide()
        folder = QUrl.fromLocalFile(str(path.parent))
        self._session.say(said, tone, Action("Open the folder", lambda: _open(folder)))


def _open(folder: QUrl) -> None:
    QDesktopServices.openUrl(folder)
