"""Tab through the panel: as it is read, out at its ends, and past pieces that come and go."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lif_desktop.ui.blocks.text import Words
from lif_desktop.ui.register.page import RegisterPage
from lif_desktop.ui.register.record_view import RecordView
from tests.ui.register.acting import open_record, references
from tests.ui.register.conftest import Pages

TAB, BACK = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
ENOUGH = 120  # times Tab is pressed before it counts as a trap


def press(qtbot: QtBot, page: RegisterPage, key: Qt.Key) -> QWidget:
    """Press a key where the keyboard is; return where it is then."""
    before = page.window().focusWidget()
    assert before is not None
    qtbot.keyClick(before, key)
    after = page.window().focusWidget()
    assert after is not None
    return after


def walked(qtbot: QtBot, page: RegisterPage, view: RecordView, key: Qt.Key) -> list[QWidget]:
    """Walk until the keyboard leaves the panel; return what it came to, links once each."""
    found: list[QWidget] = []
    for _ in range(ENOUGH):
        now = press(qtbot, page, key)
        if not view.isAncestorOf(now):
            return found
        if now not in found:
            found.append(now)
    raise AssertionError("Tab does not leave the panel")


def first_action(qtbot: QtBot, page_of: Pages) -> tuple[RegisterPage, RecordView]:
    page = page_of("actions")
    view = open_record(qtbot, page, references(page)[0])
    qtbot.waitUntil(view.isVisible)
    return page, view


def test_tab_walks_down_the_form_as_it_stands_and_leaves_it(qtbot: QtBot, page_of: Pages) -> None:
    page, view = first_action(qtbot, page_of)
    view.head.widen.setFocus()
    found = walked(qtbot, page, view, TAB)
    inside = view.area.widget()
    fields = [one for one in found if inside.isAncestorOf(one) and not isinstance(one, Words)]
    tops = [one.mapTo(inside, QPoint(0, 0)).y() // 12 for one in fields]
    assert len(fields) > 6
    assert tops == sorted(tops)
    names = [one.accessibleName() for one in found]
    assert names.index("Action") < names.index("Lead agency") < names.index("Target")
    assert names.index("Target") < names.index(view.form._more.accessibleName())
    assert found[-1] is view.foot.delete


def test_back_from_the_foot_walks_up_again(qtbot: QtBot, page_of: Pages) -> None:
    page, view = first_action(qtbot, page_of)
    view.head.widen.setFocus()
    down = walked(qtbot, page, view, TAB)
    view.foot.delete.setFocus()
    up = walked(qtbot, page, view, BACK)
    assert up[::-1][1:] == down[:-1]


def test_the_form_of_a_new_record_ends_with_saving_it(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    page.new_button.click()
    view = page.panel.record_view()
    qtbot.waitUntil(view.isVisible)
    view.form.focus_first()
    found = walked(qtbot, page, view, TAB)
    assert found[-2:] == [view.foot.save, view.foot.discard]
    assert view.form._more in found


def test_filters_are_reached_where_they_stand(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    bar = page.filters
    (chip,) = bar.chips.values()
    last = next(one for one in bar.views.values() if one.isChecked())
    last.setFocus()
    assert press(qtbot, page, TAB) is chip
    assert press(qtbot, page, TAB) is bar.add_button
    assert press(qtbot, page, TAB) is bar.find_box
