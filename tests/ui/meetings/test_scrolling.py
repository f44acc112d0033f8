"""The preview is scrolled through: one page follows another, by wheel, key and bar."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lif_desktop.ui.meetings.composer import ComposerPage
from lif_desktop.ui.meetings.page_view import PageView
from lif_desktop.ui.meetings.preview import Preview
from tests.ui.meetings.acting import LONG, drawn

NOTCH = 120


def ready(qtbot: QtBot, page: ComposerPage) -> Preview:
    """Wait until the page in view and those beside it are drawn as large as there is room."""
    preview = page.preview

    def beside() -> bool:
        seen = preview.seen
        if seen is None or abs(preview.scale() - seen.wish.scale) > 0.02 * seen.wish.scale:
            return False
        numbers = {one.number for one in preview._beside.values()}
        wanted = {seen.number - 1, seen.number + 1} & set(range(1, seen.pages + 1))
        return numbers == wanted and not preview._rest.isActive()

    qtbot.waitUntil(beside, timeout=LONG)
    drawn(qtbot, page)
    qtbot.waitUntil(beside, timeout=LONG)
    return preview


def turn_wheel(view: PageView, notches: int) -> None:
    """Turn the wheel towards oneself, or away from oneself where there are less than none."""
    way = QPoint(0, -NOTCH if notches > 0 else NOTCH)
    none, middle = Qt.KeyboardModifier.NoModifier, QPointF(view.viewport().rect().center())
    phase, button = Qt.ScrollPhase.NoScrollPhase, Qt.MouseButton.NoButton
    for _ in range(abs(notches)):
        event = QWheelEvent(
            middle, view.mapToGlobal(middle), QPoint(), way, button, none, phase, False
        )
        QApplication.sendEvent(view.viewport(), event)


def picture(view: PageView) -> QImage:
    return view.viewport().grab().toImage()


def number(preview: Preview) -> int:
    assert preview.seen is not None
    return preview.seen.number


def test_the_wheel_goes_on_into_the_next_page_and_back(qtbot: QtBot, page: ComposerPage) -> None:
    preview = ready(qtbot, page)
    view = preview.view
    bar = view.verticalScrollBar()
    turn_wheel(view, 1)
    step = bar.value()
    assert step > 0
    bar.setValue(view._pitch() - view.viewport().height() // 2)
    assert number(preview) == 1
    before = picture(view)
    turn_wheel(view, 1)
    assert number(preview) == 2
    assert preview.number.text() == "2"
    room = QRect(0, 0, before.width(), before.height() - step)
    assert picture(view).copy(room) == before.copy(room.translated(0, step))
    ready(qtbot, page)
    assert picture(view).copy(room) == before.copy(room.translated(0, step))
    turn_wheel(view, -1)
    assert picture(view) == before
    turn_wheel(view, -1)
    assert number(preview) == 1
    ready(qtbot, page)


def test_page_down_and_up_walk_through_the_pack(qtbot: QtBot, page: ComposerPage) -> None:
    view = ready(qtbot, page).view
    pages = page.preview.seen.pages
    seen = [1]
    for key, last in ((Qt.Key.Key_PageDown, pages), (Qt.Key.Key_PageUp, 1)):
        for _ in range(5 * pages):
            QTest.keyClick(view, key)
            if number(ready(qtbot, page)) != seen[-1]:
                seen.append(number(page.preview))
            if seen[-1] == last and len(seen) > 1:
                break
    assert seen == [*range(1, pages + 1), *range(pages - 1, 0, -1)]


def test_where_the_next_page_is_not_drawn_yet_it_is_turned_to(
    qtbot: QtBot, page: ComposerPage
) -> None:
    preview = ready(qtbot, page)
    for way in list(preview._beside):
        preview.view.show_beside(way, None)
    preview._beside.clear()
    bar = preview.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() == preview.view._end()
    turn_wheel(preview.view, 1)
    assert drawn(qtbot, page).number == 2
    assert bar.value() == 0
    for way in list(preview._beside):
        preview.view.show_beside(way, None)
    turn_wheel(preview.view, -1)
    assert drawn(qtbot, page).number == 1
    assert bar.value() == preview.view._end()


def test_a_bar_that_is_held_crosses_once_it_is_let_go(qtbot: QtBot, page: ComposerPage) -> None:
    preview = ready(qtbot, page)
    bar = preview.view.verticalScrollBar()
    bar.setSliderDown(True)
    bar.setValue(bar.maximum())
    assert number(preview) == 1
    bar.setSliderDown(False)
    assert number(preview) == 2
    assert bar.value() == 0
    ready(qtbot, page)


def test_whole_pages_are_turned_and_nothing_is_seen_of_those_beside(
    qtbot: QtBot, page: ComposerPage
) -> None:
    preview = ready(qtbot, page)
    qtbot.mouseClick(preview.whole, Qt.MouseButton.LeftButton)
    ready(qtbot, page)
    bar = preview.view.verticalScrollBar()
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    turn_wheel(preview.view, 1)
    assert drawn(qtbot, page).number == 2


@pytest.mark.parametrize("public", [True, False])
def test_pages_beside_are_of_the_pack_in_view(
    qtbot: QtBot,
    page: ComposerPage,
    public: bool,  # noqa: FBT001 - a parameter
) -> None:
    preview = ready(qtbot, page)
    if public:
        page.public_button.click()
        ready(qtbot, page)
    assert {one.pack.public for one in preview._beside.values()} == {public}
    preview.wait("Setting the pack…")
    assert preview.view.verticalScrollBar().maximum() == preview.view._end()
