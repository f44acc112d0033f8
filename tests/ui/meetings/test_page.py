"""The meetings page: whose pack is offered, and where Today leads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.background import Background
from lif_desktop.ui.blocks.buttons import Button
from lif_desktop.ui.main_window import MainWindow
from lif_desktop.ui.meetings.composer import ComposerPage
from lif_desktop.ui.meetings.page import MeetingsPage
from lif_desktop.ui.session import Place, Session
from tests import boards

LONG = 30_000  # milliseconds


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as board:
        yield board


@pytest.fixture
def page(qtbot: QtBot, board: Board, background: Background) -> MeetingsPage:
    page = MeetingsPage(Session(board, background=background))
    qtbot.addWidget(page)
    page.resize(1162, 680)
    page.show()
    page.refresh()
    return page


def test_the_pack_of_the_next_meeting_is_offered_first(qtbot: QtBot, page: MeetingsPage) -> None:
    meeting = page.meeting()
    assert meeting is not None
    assert meeting.reference == "MTG-2026-003"
    assert meeting.title in page.pack_button.accessibleName()
    went: list[Place] = []
    page.session.navigated.connect(went.append)
    qtbot.mouseClick(page.pack_button, Qt.MouseButton.LeftButton)
    assert went == [Place("composer", meeting.id)]


def test_tab_leads_from_the_pack_to_the_buttons_beside_it(page: MeetingsPage) -> None:
    after = page.pack_button.nextInFocusChain()
    assert isinstance(after, Button)
    assert after.text() == "Columns"


def test_the_pack_of_an_opened_meeting_is_offered_even_where_a_filter_hides_it(
    page: MeetingsPage, board: Board
) -> None:
    held = board.find("meetings", "MTG-2026-001")
    assert held is not None
    page.show_record(held.id)
    meeting = page.meeting()
    assert meeting is not None
    assert meeting.id == held.id
    assert held.title in page.pack_button.accessibleName()


def test_without_a_meeting_to_come_the_page_says_so(
    qtbot: QtBot, page: MeetingsPage, board: Board
) -> None:
    coming = board.find("meetings", "MTG-2026-003")
    assert coming is not None
    with board.change("Hold the meeting") as change:
        change.edit("meetings", coming.id, {"state": "held"}, expect_version=coming.version)
    page.refresh()
    assert page.meeting() is None
    went: list[Place] = []
    page.session.navigated.connect(went.append)
    qtbot.mouseClick(page.pack_button, Qt.MouseButton.LeftButton)
    assert "no meeting to come" in page._strip.text()
    assert went == []


def test_today_leads_to_the_pack_of_the_next_meeting(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.desk().enter(boards.small(tmp_path, "Window.lif"))

    def opening() -> list[Button]:
        found = window.findChildren(Button)
        return [one for one in found if one.text() == "Open pack" and one.isVisible()]

    qtbot.waitUntil(lambda: len(opening()) == 1, timeout=LONG)
    qtbot.mouseClick(opening()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.findChildren(ComposerPage)), timeout=LONG)
    (page,) = window.findChildren(ComposerPage)
    assert page.title() == "Partnership, Tuesday 24 November 2026"
    qtbot.waitUntil(lambda: page.preview.seen is not None, timeout=LONG)
