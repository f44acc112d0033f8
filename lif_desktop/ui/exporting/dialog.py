"""The one dialog for everything that leaves the board as a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from lif_desktop.faults import Fault
from lif_desktop.progress import Cancelled, Report
from lif_desktop.ui.background import Job, Progress
from lif_desktop.ui.blocks.buttons import Button, PrimaryButton
from lif_desktop.ui.blocks.text import Words, field_label, note_label, section_label
from lif_desktop.ui.exporting.names import file_name, keep_folder, usual_folder
from lif_desktop.ui.session import Session

_WIDTH = 540


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be written: what it is called, and the work that writes it.

    `write(path, report)` returns a sentence on what was written; `logs` if it also writes to the
    board that it did; `marked` if it bears the board's protective marking.
    """

    label: str
    write: Callable[[Path, Report], str]
    logs: bool = False
    marked: bool = True


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its ending and what the file dialog calls it."""

    ending: str
    words: str


class ExportDialog(QDialog):
    """Asks what and where, writes it on a thread, and says what was written."""

    def __init__(
        self,
        session: Session,
        title: str,
        note: str,
        offers: Sequence[Offer],
        suggested: str,
        kind: Kind,
        parent: QWidget | None = None,
        middle: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._middle = middle  # what else is asked before the place
        self._session, self._offers, self._kind = session, offers, kind
        self._job: Job[str] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self._group = QButtonGroup(self)
        self._written = Path()
        self._marking = session.board.settings.get("marking", "")
        self.place = QLineEdit(str(usual_folder(session) / f"{file_name(suggested)}{kind.ending}"))
        self._browse = Button("Choose…", self._choose_place)
        self._browse.setAccessibleName("Choose where to write")
        self._replaces = Words("", wrap=True, meaning="due")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.said: Words = note_label("", wrap=True)
        self.stop_button = Button("Cancel", self.reject)
        self.folder_button = Button("Show in folder", self._open_folder)
        self.open_button = Button("Open", self._open)
        self.go_button = PrimaryButton("Export", self.export)
        self.place.textChanged.connect(self._look)
        self._assemble(title, note)
        self._look()

    def export(self) -> None:
        """Write what is chosen to the place given."""
        path = self._path()
        if path is None:
            return
        offer = self._offers[max(0, self._group.checkedId())]
        self._show_state(busy=True)
        self.said.set_meaning("")
        self.said.setText("Writing…")
        self.stop_button.setFocus()
        self._written = path
        self._job = self._session.run(
            lambda report: offer.write(path, report), self._done, self._failed, self._progressed
        )

    def reject(self) -> None:
        """Stop the work, or close."""
        if self._job is not None and not self._job.ended:
            self._job.cancel()
            self.said.setText("Stopping…")
            return
        super().reject()

    def _done(self, sentence: str) -> None:
        self._show_state(busy=False)
        if self._offers[max(0, self._group.checkedId())].logs:
            self._session.committed()
        self.said.set_meaning("well")
        self.said.setText(sentence)
        keep_folder(self._session, self._written.parent)
        self.open_button.show()
        self.folder_button.show()
        self.go_button.hide()
        self._replaces.hide()
        self.stop_button.setText("Close")
        self.open_button.setDefault(True)
        self.open_button.setFocus()

    def _failed(self, fault: Fault) -> None:
        self._show_state(busy=False)
        cancelled = isinstance(fault, Cancelled)
        self.said.set_meaning("" if cancelled else "late")
        self.said.setText("Cancelled. No file was written." if cancelled else str(fault))
        self.place.setFocus()

    def _progressed(self, progress: Progress) -> None:
        self.progress.setRange(0, progress.total)
        self.progress.setValue(progress.done)
        self.said.setText(progress.what)

    def _show_state(self, *, busy: bool) -> None:
        self.progress.setVisible(busy)
        for widget in (self.place, self._browse, self.go_button, *self._group.buttons()):
            widget.setEnabled(not busy)
        if self._middle is not None:
            self._middle.setEnabled(not busy)

    def _path(self) -> Path | None:
        """Return where to write, with the kind's ending; None where no file is named."""
        path = Path(self.place.text().strip())
        if not path.name:
            return None
        if not path.is_absolute():
            path = usual_folder(self._session) / path
        named = path.suffix.lower() == self._kind.ending
        return path if named else path.with_name(path.name + self._kind.ending)

    def _look(self) -> None:
        path = self._path()
        self.go_button.setEnabled(path is not None)
        there = path is not None and path.is_file()
        self._replaces.setText(f"{path.name} is there and will be replaced." if path else "")
        self._replaces.setVisible(there)
        self.said.setText("")

    def _choose_place(self) -> None:
        words = f"{self._kind.words} (*{self._kind.ending})"
        path, _ = QFileDialog.getSaveFileName(self, "Write to", self.place.text(), words)
        if path:
            self.place.setText(path)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def _assemble(self, title: str, note: str) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 18, 22, 18)
        whole.setSpacing(12)
        whole.addWidget(section_label(title))
        whole.addWidget(note_label(note, wrap=True))
        for index, offer in enumerate(self._offers):
            choice = QRadioButton(offer.label)
            choice.setChecked(index == 0)
            self._group.addButton(choice, index)
            if len(self._offers) > 1:
                whole.addWidget(choice)
        if self._middle is not None:
            whole.addWidget(self._middle)
        place = QVBoxLayout()
        place.setSpacing(4)
        place.addWidget(field_label("Write to", self.place))
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(self._browse)
        place.addLayout(row)
        whole.addLayout(place)
        whole.addWidget(self._replaces)
        if self._marking and any(offer.marked for offer in self._offers):
            whole.addWidget(note_label(f"Marked {self._marking} on every page and sheet."))
        whole.addWidget(self.progress)
        whole.addWidget(self.said)
        whole.addStretch(1)
        whole.addLayout(self._foot())
        self.progress.hide()
        self.progress.setAccessibleName("How far the writing is")
        self.go_button.setDefault(True)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        for button in (self.stop_button, self.folder_button, self.open_button, self.go_button):
            foot.addWidget(button)
        self.open_button.hide()
        self.folder_button.hide()
        return foot
