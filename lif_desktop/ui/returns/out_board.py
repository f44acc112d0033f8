"""What is out with the agencies at a glance: round by round, then what is late, due, or back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from lif_desktop import clock
from lif_desktop.faults import Fault
from lif_desktop.reports import returns_read
from lif_desktop.reports.returns_read import Round, Sent
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.ui.background import Job
from lif_desktop.ui.blocks.buttons import Button, LinkButton
from lif_desktop.ui.blocks.cards import Card, hairline
from lif_desktop.ui.blocks.elided import Elided
from lif_desktop.ui.blocks.pill import Pill, PillLabel
from lif_desktop.ui.blocks.text import Words, note_label, small_label
from lif_desktop.ui.returns.asking import chase_returns, judge_return, send_out
from lif_desktop.ui.session import Session

_ROUNDS, _ROWS = 4, 3
_PILL, _BAR = 150, 170
_GROUPS = (
    ("Late", ("late",), "Late"),
    ("Due soon", ("due", "undated"), "Not back yet"),
    ("Came back, to be judged", ("to_judge",), "To be judged"),
)
"""What is shown one by one: its heading, the states, and the saved view with all of them."""
_EMPTY = (
    "Nothing has been sent out from here yet. Send each agency a workbook with its own rows to"
    " fill in; what is due, late and back then stands here."
)


@dataclass(frozen=True, slots=True)
class Out:
    """What was read: the rounds that are under way, every return in them, and whom to chase."""

    on: date
    rounds: tuple[Round, ...]
    sent: tuple[Sent, ...]
    chase: int
    ever: bool


class OutBoard(Card):
    """Reads the board on a thread when it is shown, and after every change."""

    def __init__(self, session: Session) -> None:
        super().__init__("Returns sent out")
        self._session = session
        self._reading: Job[Out] | None = None
        self.send_button = Button("Send out returns…", lambda: send_out(session, self))
        self.chase_button = Button("Chase…", lambda: chase_returns(session, self))
        self.chase_button.setAccessibleName("Chase returns…")
        self.all_button = LinkButton("All returns", lambda: session.navigate("returns"))
        head = QHBoxLayout()
        head.setSpacing(10)
        if self.heading is not None:
            head.addWidget(self.heading)
        head.addStretch(1)
        for button in (self.all_button, self.chase_button, self.send_button):
            head.addWidget(button)
        self.body.addLayout(head)
        self.said: Words = note_label("Reading what is out…", wrap=True)
        self.body.addWidget(self.said)
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self.body.addWidget(self._inside)
        session.changed.connect(self._changed)

    def refresh(self) -> None:
        """Read the board again."""
        board, today = self._session.board, clock.today()
        if self._reading is not None:
            self._reading.forget()

        def read(_report: object) -> Out:
            found = returns_read.read(board, today)
            rounds = returns_read.rounds(found)
            going = [one for one in rounds if one.came < len(one.sent) or one.to_judge]
            going.sort(key=lambda one: one.due_on or date.max)
            chase = sum(one.to_chase(today) for one in found)
            sent = tuple(one for whole in going for one in whole.sent)
            return Out(today, tuple(going), sent, chase, bool(found))

        self._reading = self._session.run(read, self.show_out, self._fail)

    def show_out(self, out: Out) -> None:
        """Show what was read."""
        self._begin_again()
        self.chase_button.setVisible(bool(out.chase))
        self.chase_button.setText(f"Chase {out.chase}…")
        self.all_button.setVisible(out.ever)
        self._say("" if out.rounds else _EMPTY if not out.ever else "All that was sent out is back"
                  " and judged.")  # fmt: skip
        for one in out.rounds[:_ROUNDS]:
            self._lines.addWidget(_round(one))
        more = len(out.rounds) - _ROUNDS
        if more > 0:
            self._lines.addWidget(small_label(f"and {counted(more, 'round')} more"))
        for title, states, view in _GROUPS:
            own = [one for one in out.sent if one.standing.state in states]
            own.sort(key=lambda one: (one.due_on or date.max, one.agency.casefold()))
            if own:
                self._add_group(title, own, view, out.on)
        # Shown once it is whole, so that nothing grows under the eye.
        self._inside.setVisible(bool(out.rounds))

    def showEvent(self, event: QShowEvent) -> None:
        """Read when first seen; what changed meanwhile is read too."""
        super().showEvent(event)
        self.refresh()

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _fail(self, fault: Fault) -> None:
        self._begin_again()
        self._inside.hide()
        self._say(f"{fault} Nothing was changed; press F5 to read again.", "late")

    def _begin_again(self) -> None:
        fresh = QWidget()
        fresh.hide()
        self._lines = QVBoxLayout(fresh)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self.body.replaceWidget(self._inside, fresh)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = fresh

    def _say(self, text: str, meaning: str = "") -> None:
        self.said.set_meaning(meaning)  # type: ignore[arg-type] # literals of ours
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _add_group(self, title: str, own: list[Sent], view: str, today: date) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 10, 0, 2)
        head.addWidget(Words(f"{title} · {len(own)}", "note", soft=True, bold=True))
        head.addStretch(1)
        if len(own) > _ROWS:
            link = LinkButton(f"Show all {len(own)}", partial(self._session.navigate, "returns",
                                                               None, view))  # fmt: skip
            link.setAccessibleName(f"Show all {len(own)}: {title}")
            head.addWidget(link)
        self._lines.addLayout(head)
        for place, one in enumerate(own[:_ROWS]):
            if place:
                self._lines.addWidget(hairline())
            self._lines.addWidget(self._row(one, today))

    def _row(self, one: Sent, today: date) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(10)
        left = QWidget()
        left.setFixedWidth(_PILL)
        pill = QHBoxLayout(left)
        pill.setContentsMargins(0, 0, 0, 0)
        pill.addWidget(PillLabel(Pill(_short(one), one.standing.meaning, one.standing.shape)))
        pill.addStretch(1)
        line.addWidget(left)
        line.addWidget(Elided(one.agency, bold=True), 2)
        line.addWidget(Elided(_about(one, today), soft=True), 3)
        for button in self._buttons(one):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _buttons(self, one: Sent) -> Iterable[Button]:
        record = one.record
        if record.values["file_hash"]:
            button = LinkButton("File", partial(self._open_file, one))
            button.setAccessibleName(f"Open the file of {record.reference}")
            yield button
        if one.standing.state == "to_judge":
            button = LinkButton("Judge…", partial(judge_return, self._session, record, self))
            button.setAccessibleName(f"Judge {record.reference}")
            yield button
        button = LinkButton("Open", partial(self._session.navigate, "returns", record.id))
        button.setAccessibleName(f"Open {record.reference}")
        yield button

    def _open_file(self, one: Sent) -> None:
        board, values = self._session.board, one.record.values
        digest, name = values["file_hash"], values["file_name"] or f"{one.record.reference}.xlsx"
        self._session.run(lambda _report: board.copy_of(digest, name), _show)


def _show(copy: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))


def _short(one: Sent) -> str:
    """Return where a return stands in so few words that the agencies stand under one another."""
    return f"{one.days_late} d late" if one.standing.state == "to_judge" and one.days_late else (
        "In time" if one.standing.state == "to_judge" else one.standing.word
    )  # fmt: skip


def _about(one: Sent, today: date) -> str:
    values = one.record.values
    if one.standing.came:
        received = values["received_on"]
        return f"{one.kind} · came back {day_in_words(received)}" if received else one.kind
    due = f"due {day_in_words(one.due_on)}" if one.due_on else "no due date"
    chased = values["chased_on"]
    said = f"chased {day_in_words(chased)}" if chased else "not chased"
    if one.to_chase(today):
        said += ", to chase today"
    return f"{one.kind}, {due} · {said}"


def _round(one: Round) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 2, 0, 2)
    line.setSpacing(12)
    said = f"{one.came} of {len(one.sent)} back"
    bar = QProgressBar()
    bar.setRange(0, len(one.sent))
    bar.setValue(one.came)
    bar.setTextVisible(False)
    bar.setFixedWidth(_BAR)
    bar.setAccessibleName(f"{one.title}: {said}")
    line.addWidget(Elided(one.title, bold=True), 1)
    late = f", {one.late} late" if one.late else ""
    judge = f", {one.to_judge} to judge" if one.to_judge else ""
    line.addWidget(note_label(f"{said}{late}{judge}"))
    line.addWidget(bar, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
