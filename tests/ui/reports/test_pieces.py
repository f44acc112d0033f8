"""The pieces of a report on the page: periods, tables, charts, the bar of what is asked."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from lif_desktop.reports.shape import About, Asked, Chart, Column, Row, Series, Table
from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.text import Words
from lif_desktop.ui.reports.asking import AskingBar
from lif_desktop.ui.reports.chart import ChartBox, said
from lif_desktop.ui.reports.model import ABOUT, AT_FIRST, PILL, TOTAL, ReportModel
from lif_desktop.ui.reports.periods import bounds
from lif_desktop.ui.reports.table import ReportTable
from lif_desktop.ui.reports.upright import scale
from lif_desktop.ui.reports.view import ReportView
from tests.reports.made import EMPTY, LATE, REPORT

CHARTS = REPORT.sections[0].charts
MANY = Table("Many", (Column("Number", align="right"),), tuple(Row((n,)) for n in range(60)), (60,))


@pytest.mark.parametrize(
    ("period", "today", "first", "last"),
    [
        ("quarter", date(2026, 11, 21), date(2026, 10, 1), date(2026, 12, 31)),
        ("quarter", date(2026, 4, 1), date(2026, 4, 1), date(2026, 6, 30)),
        ("year", date(2026, 11, 21), date(2026, 4, 1), date(2027, 3, 31)),
        ("year", date(2027, 3, 31), date(2026, 4, 1), date(2027, 3, 31)),
        ("last year", date(2026, 11, 21), date(2025, 4, 1), date(2026, 3, 31)),
        ("usual", date(2026, 11, 21), None, None),
        ("own", date(2026, 11, 21), None, None),
    ],
)
def test_periods_are_those_of_the_financial_year(
    period: str, today: date, first: date | None, last: date | None
) -> None:
    assert bounds(period, today) == (first, last)  # type: ignore[arg-type]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_today_lies_in_this_quarter_and_this_year(today: date) -> None:
    for period in ("quarter", "year"):
        first, last = bounds(period, today)  # type: ignore[arg-type]
        assert first is not None
        assert last is not None
        assert first <= today <= last
        assert bounds(period, last + timedelta(days=1))[0] == last + timedelta(days=1)  # type: ignore[arg-type]


@pytest.mark.usefixtures("qtbot")
def test_the_model_behaves_as_qt_asks() -> None:
    model = ReportModel(MANY)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tester.model() is model
    assert (model.rowCount(), model.left) == (AT_FIRST, 60 - AT_FIRST)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert model.index(0, 0).data() == "59"
    model.show_all()
    model.show_all()
    assert (model.rowCount(), model.left) == (61, 0)
    assert model.index(60, 0).data() == "60"
    assert model.index(60, 0).data(TOTAL)
    model.sort(7)
    assert model.headerData(3, Qt.Orientation.Horizontal) is None


def test_cells_are_words_pills_and_what_they_are_about() -> None:
    model = ReportModel(LATE)
    assert model.index(0, 1).data(PILL).text == "Late"
    assert model.index(0, 2).data() == "12 Aug 2026"
    assert model.index(0, 0).data(ABOUT) == About("actions", 1)
    assert model.index(2, 0).data(ABOUT) is None
    assert model.index(3, 3).data() == "108"
    assert model.data(model.index(-1, -1)) is None
    assert model.headerData(3, Qt.Orientation.Horizontal) == "Days late"


def test_rows_order_by_value_with_blanks_and_the_total_last() -> None:
    model = ReportModel(LATE)
    keep = model.index(0, 0)
    for order, expected in (
        (Qt.SortOrder.AscendingOrder, ["7", "101", "", "108"]),
        (Qt.SortOrder.DescendingOrder, ["101", "7", "", "108"]),
    ):
        model.sort(3, order)
        assert [model.index(row, 3).data() for row in range(4)] == expected
    model.sort(2)
    assert [model.index(row, 2).data() for row in range(3)] == ["12 Aug 2026", "1 Dec 2026", ""]
    assert keep.isValid()


@pytest.fixture
def table(qtbot: QtBot) -> ReportTable:
    table = ReportTable(ReportModel(LATE), LATE.title)
    qtbot.addWidget(table)
    table.resize(600, table.height())
    table.show()
    table.setFocus()
    return table


def test_a_row_leads_to_its_record_by_click_and_enter(qtbot: QtBot, table: ReportTable) -> None:
    opened: list[About] = []
    table.opened.connect(opened.append)
    where = table.visualRect(table.rows.index(1, 0)).center()
    qtbot.mouseMove(table.viewport(), where)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened == [About("actions", 2)]
    qtbot.keyClick(table, Qt.Key.Key_Up)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened[1:] == [About("actions", 1)]
    table.selectRow(2)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert len(opened) == 2


def test_headings_order_the_table_both_ways(qtbot: QtBot, table: ReportTable) -> None:
    table.sort_section(3)
    assert table.rows.index(0, 3).data() == "7"
    table.setCurrentIndex(table.rows.index(0, 3))
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert table.rows.index(0, 3).data() == "101"


def test_a_table_is_as_high_as_its_rows_and_wraps_in_little_room(table: ReportTable) -> None:
    table.grab()
    high = table.height()
    assert high >= 4 * 33
    table.resize(380, high)
    assert table.height() > high
    narrow = table.grab()
    assert not narrow.isNull()


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("series", [0, 1])
def test_a_chart_says_its_figures_to_everybody(qtbot: QtBot, chart: Chart, series: int) -> None:
    if series:
        two = (
            Series("A", tuple(1.0 for _ in chart.labels)),
            Series("B", (None,) * len(chart.labels)),
        )
        chart = Chart(chart.kind, chart.title, chart.sentence, chart.labels, two)
    box = ChartBox(chart)
    qtbot.addWidget(box)
    box.resize(500, 300)
    box.show()
    assert not box.grab().isNull()
    assert chart.sentence in box.picture.accessibleDescription()
    assert chart.labels[0] in box.picture.accessibleDescription()
    area, place = next(box.picture.areas())
    point = area.center().toPoint()
    tip = QHelpEvent(QHelpEvent.Type.ToolTip, point, box.picture.mapToGlobal(point))
    QApplication.sendEvent(box.picture, tip)
    assert QToolTip.text().startswith(chart.labels[place])
    away = QPoint(-20, -20)
    QApplication.sendEvent(box.picture, QHelpEvent(QHelpEvent.Type.ToolTip, away, away))


def test_parts_that_are_no_periods_lie_across(qtbot: QtBot) -> None:
    chart = Chart("stacked", "Grades", "", ("Health", "Police"), (Series("Good", (30, 2.5)),))
    box = ChartBox(chart)
    qtbot.addWidget(box)
    assert type(box.picture).__name__ == "RowsPicture"
    assert not box.grab().isNull()
    assert said(chart) == "Health: Good 30. Police: Good 2.5"


@pytest.mark.parametrize("largest", [0, 0.4, 7, 26, 123_456])
def test_the_axis_reaches_over_the_largest(largest: float) -> None:
    top, marks = scale(largest)
    assert marks[0] == 0
    assert top >= largest


def test_a_report_shows_everything_it_says(qtbot: QtBot) -> None:
    view = ReportView(REPORT, lambda _about: None)
    qtbot.addWidget(view)
    words = [one.text() for one in view.findChildren(Words)]
    for text in (
        "One of three actions is late.", "How late they are", "Lateness is counted in days.",
        "Late by agency", "Late actions", LATE.note, "Handed over", "Nothing to report.",
        "• Names of leads, as the public reads this.", "Basis: Kirklees LIF, Driving Improvement",
    ):  # fmt: skip
        assert text in words
    assert len(view.tables) == 1
    empty = ReportView(EMPTY, lambda _about: None)
    qtbot.addWidget(empty)
    assert "Nothing is late." in [one.text() for one in empty.findChildren(Words)]


def test_many_rows_are_shown_when_asked_for(qtbot: QtBot) -> None:
    report = replace(REPORT, sections=(replace(REPORT.sections[0], tables=(MANY,)),))
    view = ReportView(report, lambda _about: None)
    qtbot.addWidget(view)
    view.show()
    (more,) = view.findChildren(LinkButton)
    assert more.text() == "Show all 60 rows"
    more.click()
    assert view.tables[0].rows.rowCount() == 61
    assert more.isHidden()


def test_what_is_asked_follows_the_pickers(qtbot: QtBot) -> None:
    bar = AskingBar()
    qtbot.addWidget(bar)
    bar.show()
    changes: list[int] = []
    bar.changed.connect(lambda: changes.append(1))
    assert bar.asked() == Asked()
    bar.period.setCurrentIndex(1)
    bar.period.activated.emit(1)
    assert bar.asked() == Asked(date(2026, 10, 1), date(2026, 12, 31))
    bar.chips["public"].click()
    assert bar.asked().public
    bar.period.setCurrentIndex(4)
    bar.period.activated.emit(4)
    assert bar.since.text() == "1 Apr 2026"
    bar.since.clear()
    qtbot.keyClicks(bar.since, "1/7/2026")
    qtbot.keyClick(bar.since, Qt.Key.Key_Return)
    assert bar.asked() == Asked(date(2026, 7, 1), date(2027, 3, 31), "public")
    for typed, sentence in (
        ("31/2/2026", "‘31/2/2026’ is not a date."),
        ("1/1/2030", "ends before"),
    ):
        bar.since.setText(typed)
        assert bar.asked().since == date(2026, 7, 1)
        assert sentence in bar.problem.text()
    bar.since.clear()
    assert bar.asked() == Asked(None, date(2027, 3, 31), "public")
    assert bar.problem.isHidden()
    assert len(changes) == 4
