from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from lif_desktop.reports.today import Need, NextMeeting, Stat, Target, TodayView
from lif_desktop.rules.months import Month
from lif_desktop.store.board import Board
from lif_desktop.ui import theme
from lif_desktop.ui.background import Background
from lif_desktop.ui.blocks.cards import StatCard
from lif_desktop.ui.blocks.elided import Elided
from lif_desktop.ui.blocks.pill import PillLabel
from lif_desktop.ui.blocks.text import Words
from lif_desktop.ui.session import Place, Session
from lif_desktop.ui.today.chart import LatenessChart
from lif_desktop.ui.today.needs import AT_FIRST, NeedRow, NeedsCard
from lif_desktop.ui.today.page import TodayPage
from tests.ui.boards import TODAY

LONG = 20_000
MONTHS = tuple(Month(date(2026, month, 28), month, 6, 40, 0) for month in range(1, 12))
VIEW = TodayView(
    on=TODAY,
    stats=(Stat("Late actions", 12, "oldest 143 days", "late", Target("actions", view="Late")),),
    needs=(
        Need(
            "Escalate",
            "late",
            "ACT-2026-031",
            "Supervision policy for agency staff",
            "Health · two meetings missed",
            "Draft note",
            Target("actions", 31),
        ),
    ),
    meeting=NextMeeting(7, "Board", date(2026, 11, 24), "09:30", items=11, ready=9),
    months=MONTHS,
)


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> TodayPage:
    page = TodayPage(session)
    qtbot.addWidget(page)
    page.resize(1160, 690)
    page.show()
    return page


@pytest.fixture
def went(session: Session) -> list[Place]:
    places: list[Place] = []
    session.navigated.connect(places.append)
    return places


def button(page: TodayPage, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text)


def test_the_board_is_read_and_shown(qtbot: QtBot, page: TodayPage) -> None:
    page.refresh()
    page.refresh()
    qtbot.waitUntil(lambda: bool(page.findChildren(StatCard)), timeout=LONG)
    assert page._subtitle.text() == (
        "Saturday 21 November 2026 · Board meets Tuesday 24 November, 09:30"
    )
    names = [card.accessibleName() for card in page.findChildren(StatCard)]
    assert names == [
        "Late actions: 10, oldest 143 days",
        "Due in 28 days: 5, next: 24 Nov 2026",
        "To escalate: 3, unmet after two meetings",
        "Returns missing: 4, of 4 agencies with open actions",
        "Clocks running: 1, next: 26 Nov 2026",
    ]
    page.grab()


def test_a_board_without_records_says_what_belongs_here(
    qtbot: QtBot, bare_board: Board, background: Background
) -> None:
    session = Session(bare_board, background=background)
    places: list[Place] = []
    session.navigated.connect(places.append)
    page = TodayPage(session)
    qtbot.addWidget(page)
    page.refresh()
    qtbot.waitUntil(lambda: bool(page.findChildren(QPushButton)), timeout=LONG)
    qtbot.waitUntil(lambda: page._state is not None, timeout=LONG)
    button(page, "Import a workbook").click()
    button(page, "Write an action").click()
    assert places == [Place("imports"), Place("actions")]


def test_figures_needs_and_meeting_lead_where_they_say(
    qtbot: QtBot, page: TodayPage, went: list[Place]
) -> None:
    page.show_today(VIEW)
    qtbot.mouseClick(page.findChildren(StatCard)[0], Qt.MouseButton.LeftButton)
    button(page, "Draft note").click()
    button(page, "Open pack").click()
    assert went == [Place("actions", view="Late"), Place("actions", 31), Place("composer", 7)]
    bar = page.findChildren(QProgressBar)[0]
    assert (bar.value(), bar.maximum()) == (9, 11)
    assert bar.accessibleName() == "11 items · 9 papers ready · 2 waiting"


def test_nothing_waiting_is_said_honestly(qtbot: QtBot) -> None:
    card = NeedsCard((), print)
    qtbot.addWidget(card)
    assert card.body.itemAt(1).widget().text() == "Nothing is late and nothing waits for you."


def test_more_than_a_screen_of_them_is_shown_when_asked_for(page: TodayPage) -> None:
    page.show_today(TodayView(on=TODAY, needs=VIEW.needs * 23))
    assert len(page.findChildren(NeedRow)) == AT_FIRST
    more = button(page, "Show all 23")
    more.click()
    assert len(page.findChildren(NeedRow)) == 23
    assert more.isHidden()


def test_without_a_meeting_or_months_their_cards_are_left_out(page: TodayPage) -> None:
    page.show_today(TodayView(on=TODAY, needs=VIEW.needs))
    assert page._subtitle.text() == "Saturday 21 November 2026"
    assert not page.findChildren(LatenessChart)


def test_a_meeting_without_an_agenda_says_so(page: TodayPage) -> None:
    page.show_today(TodayView(on=TODAY, meeting=NextMeeting(7, "Board", date(2026, 11, 24))))
    assert page._subtitle.text().endswith("Board meets Tuesday 24 November")
    assert "No agenda yet" in [one.text() for one in page.findChildren(Words)]


def test_the_legend_has_shape_and_figure_of_the_last_month(page: TodayPage) -> None:
    page.show_today(VIEW)
    pills = [one.pill() for one in page.findChildren(PillLabel)]
    assert [(one.text, one.shape_name()) for one in pills[-3:]] == [
        ("Late 11", "triangle"),
        ("Due 6", "dot"),
        ("On track 40", "square"),
    ]


def test_the_chart_draws_what_it_says(qtbot: QtBot, dressed: QApplication) -> None:
    chart = LatenessChart(MONTHS)
    qtbot.addWidget(chart)
    chart.resize(chart.sizeHint())
    assert "Nov 2026: 11 late, 6 due, 40 on track" in chart.accessibleDescription()
    image = chart.grab().toImage()
    last = chart._bars()[-1].center()
    column = [image.pixelColor(int(last.x()), y).name() for y in range(114)]
    assert column[0] == theme.LIGHT.late
    assert len(set(column)) == 3
    theme.apply(dressed, dark=True)
    chart.grab()


def test_the_chart_tells_a_months_figures_under_the_pointer(qtbot: QtBot) -> None:
    chart = LatenessChart(MONTHS)
    qtbot.addWidget(chart)
    chart.resize(chart.sizeHint())
    for x, told in ((3, True), (-20, False)):
        event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(x, 20), QPoint(x, 20))
        assert chart.event(event) is told or not told


def test_no_months_draw_an_empty_axis(qtbot: QtBot) -> None:
    chart = LatenessChart(())
    qtbot.addWidget(chart)
    chart.grab()


def test_long_words_are_cut_and_whole_in_their_tip(qtbot: QtBot) -> None:
    words = Elided("A title that is far too long for the room there is", bold=True)
    qtbot.addWidget(words)
    words.resize(120, 20)
    words.show()
    assert words.text().endswith("…")
    assert words.toolTip().startswith("A title that is far too long")
    words.resize(900, 20)
    qtbot.waitUntil(lambda: words.toolTip() == "")
    assert words.minimumSizeHint().width() == 60


def test_nothing_is_read_again_until_something_changed(
    qtbot: QtBot, page: TodayPage, session: Session, background: Background
) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: bool(page.findChildren(StatCard)), timeout=LONG)
    page.refresh()
    assert not background.busy()
    with session.change("Add agency") as change:
        change.add("agencies", {"name": "Northmoor Youth Council"})
    page.refresh()
    assert background.busy()
    qtbot.waitUntil(lambda: not background.busy(), timeout=LONG)
