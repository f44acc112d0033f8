from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from lif_desktop.ui.finder import Finder, Found


@pytest.fixture
def went() -> list[str]:
    return []


@pytest.fixture
def finder(qtbot: QtBot, went: list[str]) -> Iterator[Finder]:
    names = ["Actions", "Action plans", "Audits"]

    def sources(typed: str) -> Sequence[Found]:
        return [
            Found(name, "Page", lambda name=name: went.append(name))
            for name in names
            if typed.lower() in name.lower()
        ]

    window = QMainWindow()
    qtbot.addWidget(window)
    finder = Finder(sources)
    window.setCentralWidget(finder)
    window.resize(600, 400)
    window.show()
    qtbot.waitExposed(window)
    yield finder
    window.close()


def test_typing_lists_and_enter_goes_to_the_first(
    qtbot: QtBot, finder: Finder, went: list[str]
) -> None:
    finder.grab()
    qtbot.keyClicks(finder, "act")
    assert finder.results() == ["Actions", "Action plans"]
    finder.window().grab()
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert went == ["Actions"]
    assert (finder.text(), finder.results()) == ("", [])


def test_the_arrows_walk_the_list_round(qtbot: QtBot, finder: Finder, went: list[str]) -> None:
    qtbot.keyClicks(finder, "a")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(finder, key)
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert went == ["Action plans"]


def test_slower_results_are_added_while_they_still_fit(
    qtbot: QtBot, finder: Finder, went: list[str]
) -> None:
    with qtbot.waitSignal(finder.asked) as asked:
        qtbot.keyClicks(finder, "aud")
    assert asked.args == ["aud"]
    finder.add("aud", [Found("AUD-2026-001 Neglect", "Audit", lambda: went.append("record"))])
    finder.add("au", [Found("too late", "Audit", lambda: None)])
    assert finder.results() == ["Audits", "AUD-2026-001 Neglect"]
    qtbot.keyClick(finder, Qt.Key.Key_Down)
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert went == ["record"]


def test_nothing_found_is_said_until_something_is(
    qtbot: QtBot, finder: Finder, went: list[str]
) -> None:
    qtbot.keyClicks(finder, "zebra")
    assert finder.results() == ["Nothing of that name"]
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert not went
    finder.add("zebra", [Found("ACT-2026-001 Zebra crossing", "Action", lambda: None)])
    assert finder.results() == ["ACT-2026-001 Zebra crossing"]


def test_escape_and_an_empty_box_take_the_list_away(qtbot: QtBot, finder: Finder) -> None:
    qtbot.keyClicks(finder, "act")
    qtbot.keyClick(finder, Qt.Key.Key_Escape)
    assert (finder.text(), finder.results()) == ("", [])
    qtbot.keyClicks(finder, "a")
    qtbot.keyClick(finder, Qt.Key.Key_Backspace)
    assert finder.results() == []
    qtbot.keyClick(finder, Qt.Key.Key_Return)


def test_a_click_goes_there_and_one_elsewhere_takes_the_list_away(
    qtbot: QtBot, finder: Finder, went: list[str]
) -> None:
    qtbot.keyClicks(finder, "act")
    found = finder._list._list
    middle = found.visualItemRect(found.item(1)).center()
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert went == ["Action plans"]
    qtbot.keyClicks(finder, "act")
    finder.window().resize(700, 400)
    assert finder.results() == []
    qtbot.keyClicks(finder, "x")
    qtbot.mousePress(finder.window(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert finder.results() == []
