"""The side bar with all its registers: groups that fold, what is remembered, what leads on."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.blocks.fold import FoldHeading
from lif_desktop.ui.main_window import MainWindow
from lif_desktop.ui.pages import entries
from lif_desktop.ui.preferences import Preferences
from lif_desktop.ui.side_bar import SideBar

LONG = 20_000


def test_a_group_folds_and_says_how_many_lines_it_hides(qtbot: QtBot) -> None:
    side = SideBar(entries())
    qtbot.addWidget(side)
    side.show()
    side.set_counts({"actions": "220"})
    heading = side.headings["Improve"]
    told: list[list[str]] = []
    side.folded.connect(told.append)
    heading.click()
    assert side.entry("actions").isHidden()
    assert heading.note() == str(len([one for one in entries() if one.group == "Improve"]))
    assert heading.accessibleName() == f"Improve, {heading.note()}, folded"
    heading.setFocus()
    qtbot.keyClick(heading, Qt.Key.Key_Right)
    qtbot.keyClick(heading, Qt.Key.Key_Right)
    assert not side.entry("actions").isHidden()
    qtbot.keyClick(heading, Qt.Key.Key_Left)
    qtbot.keyClick(heading, Qt.Key.Key_Return)
    assert told == [["Improve"], [], ["Improve"], []]
    assert not side.grab().isNull()


def test_a_page_in_a_folded_group_unfolds_it(qtbot: QtBot) -> None:
    side = SideBar(entries(), folded=["Board", "Nothing of ours"])
    qtbot.addWidget(side)
    side.show()
    assert side.entry("agencies").isHidden()
    side.select("agencies")
    assert side.entry("agencies").isVisible()
    assert side.entry("agencies").isChecked()
    side.headings["Board"].click()
    side.take_focus()
    assert side.entry("agencies").isVisible()


def test_the_arrows_walk_over_headings_and_lines(qtbot: QtBot) -> None:
    side = SideBar(entries())
    qtbot.addWidget(side)
    with qtbot.waitActive(side):
        side.show()
        side.activateWindow()
    heading = side.headings["Improve"]
    heading.setFocus()
    qtbot.keyClick(heading, Qt.Key.Key_Down)
    assert side.entry("actions").hasFocus()
    qtbot.keyClick(side.entry("actions"), Qt.Key.Key_Up)
    assert heading.hasFocus()
    qtbot.keyClick(heading, Qt.Key.Key_Up)
    assert side.entry("reports").hasFocus()


def test_no_line_moves_sideways_under_tab(qtbot: QtBot) -> None:
    side = SideBar(entries())
    qtbot.addWidget(side)
    side.resize(side.width(), 300)
    side.show()
    side.set_counts({one.key: "12,345" for one in entries()})
    bar = side._scroll.horizontalScrollBar()
    assert bar.maximum() == 0
    for line in side._lines:
        side._scroll.ensureWidgetVisible(line)
        assert bar.value() == 0


def test_what_is_folded_stays_so_and_parts_are_reached_by_name(
    qtbot: QtBot, window: MainWindow, board: Board, preferences: Preferences
) -> None:
    window.desk().enter(board)
    frame = window.page()
    frame.side.headings["Scrutiny"].click()
    assert preferences.kept("side-bar") == "Scrutiny"
    session = window.desk().session()
    session.navigate("updates")
    assert frame.page().title() == "Updates"
    assert frame.side.entry("actions").isChecked()
    assert "Updates" in [one.text for one in frame._find("updates")]
    found = {one.text: one.kind for one in frame._find("coverage")}
    assert found["Coverage of the methods"] == "Report"
    qtbot.waitUntil(lambda: not window.desk().background.busy(), timeout=LONG)


def test_a_heading_names_itself(qtbot: QtBot) -> None:
    heading = FoldHeading("Publication")
    qtbot.addWidget(heading)
    heading.resize(120, 26)
    heading.set_note("2 of 3")
    assert heading.accessibleName() == "Publication, 2 of 3, open"
    heading.setFocus()
    assert not heading.grab().isNull()
    assert heading.sizeHint().width() > heading.minimumSizeHint().width()
