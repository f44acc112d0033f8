"""Today: five figures, what needs the user, the next meeting, and a year of lateness."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from lif_desktop import clock
from lif_desktop.reports.today import Need, NextMeeting, Stat, Target, TodayView
from lif_desktop.reports.today_read import read
from lif_desktop.rules.months import Month
from lif_desktop.rules.words import counted
from lif_desktop.ui.background import Job
from lif_desktop.ui.blocks.buttons import PrimaryButton
from lif_desktop.ui.blocks.cards import Card, StatCard
from lif_desktop.ui.blocks.pill import Pill, PillLabel
from lif_desktop.ui.blocks.text import note_label
from lif_desktop.ui.dates import day_and_month, long_words, weekday_words
from lif_desktop.ui.page import Page
from lif_desktop.ui.session import Action, Session
from lif_desktop.ui.today.chart import LatenessChart
from lif_desktop.ui.today.needs import NeedsCard

_SIDE_LEAST = 288


class TodayPage(Page):
    """The first page of an open board."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Today")
        self._reading: Job[TodayView] | None = None
        self._shown: tuple[list[int], date] | None = None
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._scroll)

    def refresh(self) -> None:
        """Read the board and show how it stands today."""
        board, today = self.session.board, clock.today()
        newest = [change.id for change in board.history(limit=1)]
        if self._shown == (newest, today):
            return
        if self._reading is not None:
            self._reading.forget()

        def show(view: TodayView) -> None:
            self._shown = (newest, today)
            self.show_today(view)

        self._reading = self.session.run(lambda _report: read(board, today), show)

    def show_today(self, view: TodayView) -> None:
        """Show what was read."""
        self.set_subtitle(long_words(view.on) + (_meets(view.meeting) if view.meeting else ""))
        if not view.begun:
            self.empty(
                "A new board",
                "What is late, due or waiting shows here once there are actions. Bring in an "
                "agency’s workbook, or write the first action by hand.",
                Action("Import a workbook", lambda: self.session.navigate("imports")),
                Action("Write an action", lambda: self.session.navigate("actions")),
                icon="calendar-days",
            )
            return
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(16)
        rows.addLayout(self._stats(view.stats))
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(NeedsCard(view.needs, self._begin), 2, Qt.AlignmentFlag.AlignTop)
        columns.addWidget(self._side(view), 1)
        rows.addLayout(columns)
        rows.addStretch(1)
        self._scroll.setWidget(whole)
        self.show_content()

    def _stats(self, stats: tuple[Stat, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for stat in stats:
            card = StatCard(stat.label, str(stat.figure), stat.note, stat.meaning)
            card.clicked.connect(lambda _checked=False, target=stat.target: self._go(target))
            row.addWidget(card, 1)
        return row

    def _side(self, view: TodayView) -> QWidget:
        whole = QWidget()
        whole.setMinimumWidth(_SIDE_LEAST)
        side = QVBoxLayout(whole)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(14)
        if view.meeting is not None:
            side.addWidget(self._meeting(view.meeting))
        if view.months:
            side.addWidget(_lateness(view.months))
        side.addStretch(1)
        return whole

    def _meeting(self, meeting: NextMeeting) -> Card:
        card = Card(f"{meeting.title}, {day_and_month(meeting.meets_on)}")
        card.body.setContentsMargins(16, 15, 16, 14)
        words = counted(meeting.items, "item") if meeting.items else "No agenda yet"
        if meeting.ready is not None:
            waiting = meeting.items - meeting.ready
            words = f"{words} · {counted(meeting.ready, 'paper')} ready · {waiting} waiting"
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        go = self.session.navigate
        buttons.addWidget(PrimaryButton("Open pack", lambda: go("composer", meeting.record_id)))
        buttons.addStretch(1)
        card.body.addWidget(note_label(words))
        if meeting.ready is not None:
            card.body.addSpacing(2)
            card.body.addWidget(_bar(meeting.ready, meeting.items, words))
        card.body.addSpacing(2)
        card.body.addLayout(buttons)
        return card

    def _begin(self, need: Need) -> None:
        self._go(need.target)

    def _go(self, target: Target) -> None:
        self.session.navigate(target.register, target.record_id, target.view)


def _bar(ready: int, items: int, words: str) -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, max(1, items))
    bar.setValue(ready)
    bar.setTextVisible(False)
    bar.setAccessibleName(words)
    return bar


def _meets(meeting: NextMeeting) -> str:
    at = f", {meeting.starts_at}" if meeting.starts_at else ""
    return f" · {meeting.title} meets {weekday_words(meeting.meets_on)}{at}"


def _lateness(months: tuple[Month, ...]) -> Card:
    card = Card("Actions by lateness, last 12 months")
    card.body.setContentsMargins(16, 15, 16, 12)
    card.body.addWidget(LatenessChart(months))
    last = months[-1]
    legend = QHBoxLayout()
    legend.setSpacing(8)
    for words, count, meaning in (
        ("Late", last.late, "late"),
        ("Due", last.due, "due"),
        ("On track", last.on_track, "well"),
    ):
        legend.addWidget(PillLabel(Pill(f"{words} {count}", meaning)))  # type: ignore[arg-type] # literals above
    legend.addStretch(1)
    card.body.addLayout(legend)
    return card
