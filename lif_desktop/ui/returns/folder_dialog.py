"""A dialog that writes files into a folder and records it in the board, as one step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from lif_desktop.faults import Fault
from lif_desktop.progress import Cancelled, Report
from lif_desktop.ui.background import Job, Progress
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.text import Words, field_label, note_label, section_label
from lif_desktop.ui.exporting.names import keep_folder, usual_folder
from lif_desktop.ui.session import Session

_WIDTH, _HEIGHT = 760, 600
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the work: a sentence, how many files, and the change set it wrote, if any."""

    said: str
    files: int
    change: int | None


class FolderDialog(QDialog):
    """Asks and shows in `body`, which the one who makes it fills; below stand folder and foot."""

    def __init__(
        self, session: Session, title: str, note: str, folder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._job: Job[Any] | None = None
        self._change: int | None = None
        self._writing = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(_WIDTH, _HEIGHT)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.place = QLineEdit(str(usual_folder(session) / folder))
        self._browse = Button("Choose…", self._choose_folder)
        self._browse.setAccessibleName("Choose the folder")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("How far the work is")
        self.said: Words = note_label("", wrap=True)
        self.stop_button = Button("Cancel", self.reject)
        self.undo_button = Button("Undo", self.undo)
        self.folder_button = PrimaryButton("Open folder", self.open_folder)
        self.go_button = PrimaryButton("", self.go)
        self._assemble(title, note)
        self.place.textChanged.connect(lambda _text: self.look())

    def go(self) -> None:
        """Do the work; each dialog says what it is."""
        raise NotImplementedError

    def ready(self) -> str:
        """Return what the button that begins says, or nothing while there is nothing to do."""
        raise NotImplementedError

    def missing(self) -> str:
        """Return what the button says while there is nothing to do."""
        return "Nothing to write"

    def hold(self, *, busy: bool) -> None:
        """Let nothing of the body be changed while the work is under way, or afterwards."""
        raise NotImplementedError

    def folder(self) -> Path:
        """Return the folder that is named."""
        path = Path(self.place.text().strip())
        return path if path.is_absolute() else usual_folder(self.session) / path

    def look(self) -> None:
        """Say on the button what would be done now."""
        words = self.ready()
        self.go_button.setText(words or self.missing())
        self.go_button.setEnabled(bool(words) and bool(self.place.text().strip()))

    def work(self, what: Callable[[Report], T], done: Callable[[T], object], said: str) -> None:
        """Run something on a thread, with its progress; Cancel stops it."""
        if self._job is not None:
            self._job.forget()
        self._show_busy(busy=True)
        self.tell(said)

        def ended(found: T) -> None:
            self._show_busy(busy=False)
            done(found)

        self._job = self.session.run(what, ended, self._failed, self._progressed)

    def write(self, what: Callable[[Report], Outcome]) -> None:
        """Write the files and the record on a thread, and say what was written."""
        folder = self.folder()
        self._writing = True

        def done(outcome: Outcome) -> None:
            self._change, self._writing = outcome.change, False
            if outcome.change is not None:
                self.session.committed()
            self.tell(outcome.said, "well" if outcome.files else "due")
            self._finish(folder, outcome)

        self.work(what, done, "Writing…")

    def tell(self, text: str, meaning: str = "") -> None:
        """Say something above the foot."""
        self.said.set_meaning(meaning)  # type: ignore[arg-type] # literals of ours
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def undo(self) -> None:
        """Take the record back; the files stay where they are."""
        newest = self.session.board.history(1)
        if not newest or newest[0].id != self._change:
            self.tell("Something was changed since, so undo it from the record's history.", "due")
            return
        self.session.undo()
        self.undo_button.hide()
        self.tell("The record was taken back. The files are still in the folder: do not send them.",
                  "due")  # fmt: skip

    def open_folder(self) -> None:
        """Show the folder in the system's own window."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder())))

    def reject(self) -> None:
        """Ask the writing to stop; close, if nothing is being written."""
        if self._job is not None and not self._job.ended:
            if self._writing:
                self._job.cancel()
                self.tell("Stopping…")
                return
            self._job.forget()
        super().reject()

    def _failed(self, fault: Fault) -> None:
        self._writing = False
        self._show_busy(busy=False)
        if isinstance(fault, Cancelled):
            self.tell("Cancelled. Nothing was written.")
        else:
            self.tell(str(fault), "late")
        self.look()

    def _progressed(self, progress: Progress) -> None:
        self.progress.setRange(0, progress.total)
        self.progress.setValue(progress.done)
        self.tell(progress.what)

    def _show_busy(self, *, busy: bool) -> None:
        self.progress.setRange(0, 0)
        self.progress.setVisible(busy)
        for widget in (self.place, self._browse, self.go_button):
            widget.setEnabled(not busy)
        self.hold(busy=busy)

    def _finish(self, folder: Path, outcome: Outcome) -> None:
        if not outcome.files:
            self.look()
            return
        keep_folder(self.session, folder.parent if folder.parent.is_dir() else folder)
        self.hold(busy=True)
        for widget in (self.place, self._browse):
            widget.setEnabled(False)
        self.go_button.hide()
        self.folder_button.show()
        self.undo_button.setVisible(outcome.change is not None)
        self.stop_button.setText("Close")
        self.folder_button.setDefault(True)
        self.folder_button.setFocus()

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, "Write into", str(usual_folder(self.session)))
        if path:
            self.place.setText(path)

    def _assemble(self, title: str, note: str) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 18, 22, 18)
        whole.setSpacing(12)
        whole.addWidget(section_label(title))
        whole.addWidget(note_label(note, wrap=True))
        whole.addLayout(self.body, 1)
        part = QVBoxLayout()
        part.setSpacing(4)
        part.addWidget(field_label("Write into the folder", self.place))
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(self._browse)
        part.addLayout(row)
        whole.addLayout(part)
        whole.addWidget(self.progress)
        whole.addWidget(self.said)
        whole.addLayout(_foot((self.stop_button, self.undo_button, self.folder_button,
                               self.go_button)))  # fmt: skip
        for widget in (self.progress, self.said, self.undo_button, self.folder_button):
            widget.hide()
        self.go_button.setDefault(True)


def _foot(buttons: Sequence[QWidget]) -> QHBoxLayout:
    foot = QHBoxLayout()
    foot.setSpacing(10)
    foot.addStretch(1)
    for button in buttons:
        foot.addWidget(button)
    return foot
