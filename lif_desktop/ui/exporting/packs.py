"""Offering a meeting's pack as a PDF: for whom, how protected, what is to be known before."""

from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from lif_desktop import clock
from lif_desktop.progress import Report
from lif_desktop.reports.shape import Audience
from lif_desktop.store.records import Record
from lif_desktop.ui.blocks.buttons import Button
from lif_desktop.ui.blocks.text import Words, field_label, note_label
from lif_desktop.ui.exporting.dialog import ExportDialog, Kind, Offer
from lif_desktop.ui.exporting.pack_options import PackOptions
from lif_desktop.ui.exporting.pack_writing import Asked, Made, write
from lif_desktop.ui.meetings import reading
from lif_desktop.ui.meetings.judging import Judged, judge
from lif_desktop.ui.session import Session

PAPER = Kind(".pdf", "PDF document")
_IN_WORD = {
    "agenda": "The items in order with times, presenters and papers, to be edited in Word.",
    "minutes": "Attendance, discussion, decisions and the action sheet, to be edited in Word.",
}
_OUTCOME = 260  # pixels; of more copies the list scrolls
WORD = Kind(".docx", "Word document")
_NOTE = (
    "The pack as it is shown beside the agenda. The very file is kept in the board with its version"
    " and digest; what goes to the public, or to somebody named, is logged."
)
_APART = "Give the passphrase by another way than the file: by telephone, or in person."


class PackDialog(ExportDialog):
    """Asks how a pack is wanted, says what is to be known of it, then writes and keeps it."""

    def __init__(
        self,
        session: Session,
        meeting: Record,
        parent: QWidget | None,
        audience: Audience,
        judged: Judged | None,
    ) -> None:
        self._meeting, self._board = meeting, session.board
        self.options = PackOptions(audience, _said_of(session, meeting))
        self.outcome = Outcome()
        self._asked = Asked()
        self._judged: Judged | None = None
        self._made: Made | None = None
        offers = [Offer("Pack", self._write, logs=True, marked=False)]
        super().__init__(
            session, f"Board pack: {meeting.title}", _NOTE, offers, _suggested(session, meeting),
            PAPER, parent, self.options,
        )  # fmt: skip
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.said) + 1, self.outcome)
        self.outcome.hide()
        self.go_button.setText("Export PDF")
        self.options.changed.connect(self._asked_anew)
        self._asked_anew()
        self._hold(ready=False)
        if judged is not None:
            self._judge(judged)
        else:
            today = clock.today()
            session.run(lambda report: judge(self._board, meeting, today, report), self._judge)

    def export(self) -> None:
        """Write the pack as it is asked for."""
        self._asked = self.options.asked()
        super().export()

    def _asked_anew(self) -> None:
        asked = self.options.asked()
        stem, mark = Path(self.place.text()), " public"
        name = stem.stem.removesuffix(mark) + (mark if asked.audience == "public" else "")
        self.place.setText(str(stem.with_name(f"{name}{stem.suffix}")))

    def _judge(self, judged: Judged) -> None:
        self._judged = judged
        self.options.show_judged(judged)
        self._hold(ready=True)

    def _hold(self, *, ready: bool) -> None:
        """Let nothing be written before it is known what is withheld and in question."""
        self.go_button.setEnabled(ready and self._path() is not None)

    def _look(self) -> None:
        super()._look()
        if self._judged is None:
            self.go_button.setEnabled(False)

    def _write(self, path: Path, report: Report) -> str:
        assert self._judged is not None
        self._made = write(self._board, self._meeting, self._asked, self._judged, path, report)
        return self._made.said

    def _done(self, sentence: str) -> None:
        super()._done(sentence)
        self.options.hide()
        if self._made is not None:
            self.outcome.show_made(self._made)
            # Of numbered copies none bears the name that was given.
            self.open_button.setVisible(self._made.files[0].name == self._written.name)


class Outcome(QScrollArea):
    """What whoever sends the pack needs: digest, passphrase, and the line for the message."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName("What was written")
        self.lines: list[tuple[str, str]] = []
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 4, 8, 4)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.setWidget(self._inside)

    def show_made(self, made: Made) -> None:
        """Show each file that was made, each line with a button that copies it."""
        for file in made.files:
            if file.copy:
                self._grid.addWidget(Words(file.copy, bold=True), self._next(), 0, 1, 3)
            self._add("Digest (SHA-256)", file.sha256)
            self._add("Passphrase", file.passphrase)
            self._add("For the message", file.covering)
        if any(file.passphrase for file in made.files):
            self._grid.addWidget(note_label(_APART, wrap=True), self._next(), 0, 1, 3)
        self._grid.setRowStretch(self._next(), 1)
        self.setFixedHeight(min(_OUTCOME, self._inside.sizeHint().height() + 8))
        self.show()

    def _add(self, name: str, text: str) -> None:
        if not text:
            return
        row = self._next()
        # A digest has no spaces at which it could wrap.
        shown = f"{text[:32]}\n{text[32:]}" if name == "Digest (SHA-256)" else text
        words = Words(shown, wrap=True)
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        copy = Button("Copy", lambda: QGuiApplication.clipboard().setText(text))
        copy.setAccessibleName(f"Copy: {name}")
        self.lines.append((name, text))
        self._grid.addWidget(field_label(name, words), row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, row, 1)
        self._grid.addWidget(copy, row, 2, Qt.AlignmentFlag.AlignTop)

    def _next(self) -> int:
        return self._grid.rowCount()


def offer_pack(
    session: Session,
    meeting: Record,
    parent: QWidget | None = None,
    audience: Audience = "board",
    judged: Judged | None = None,
) -> PackDialog:
    """Return the dialog that writes a meeting's pack; what is `judged` already is not again."""
    return PackDialog(session, meeting, parent, audience, judged)


def offer_word(
    session: Session,
    meeting: Record,
    which: Literal["agenda", "minutes"],
    parent: QWidget | None = None,
) -> ExportDialog:
    """Return the dialog that writes a meeting's agenda or minutes for Word."""
    day = meeting.values["meets_on"]
    name = f"{session.path.stem} {which} {day.isoformat() if day else meeting.reference}"
    title = f"{which.capitalize()} in Word: {meeting.title}"
    offers = [
        Offer("For the board", partial(_write_word, session, meeting, which, "board")),
        Offer(
            "For the public",
            partial(_write_word, session, meeting, which, "public"),
            logs=True,
            marked=False,
        ),
    ]
    return ExportDialog(session, title, _IN_WORD[which], offers, name, WORD, parent)


def _write_word(
    session: Session,
    meeting: Record,
    which: Literal["agenda", "minutes"],
    audience: Audience,
    path: Path,
    report: Report,
) -> str:
    """Write a document on the thread; return a sentence on it."""
    from lif_desktop.exporting.composing import documents  # noqa: PLC0415 - on the thread

    report(0, 0, "Writing")
    board = session.board
    made = documents.agenda_document if which == "agenda" else documents.minutes_document
    document = made(board, meeting, audience)
    logged, problems = documents.write_document(board, document, path, audience)
    said = [f"The {which} {'was' if which == 'agenda' else 'were'} written to {path.name}."]
    said += [f"It is logged as {logged}."] if logged else []
    return " ".join([*said, *problems])


def _said_of(session: Session, meeting: Record) -> dict[Audience, str]:
    """Return which version a pack would be for each audience, and how it would be marked."""
    packs = reading.read(session.board, meeting.id).packs
    marking = session.board.settings.get("marking", "")
    marked = f"Marked {marking} on every page." if marking else "It bears no marking."
    return {
        "board": f"Version {reading.next_version(packs, 'board')}. {marked}",
        "public": f"Version {reading.next_version(packs, 'public')}. Marked for publication;"
        " nobody is named in it.",
    }


def _suggested(session: Session, meeting: Record) -> str:
    day = meeting.values["meets_on"]
    return f"{session.path.stem} pack {day.isoformat() if day else meeting.reference}"
