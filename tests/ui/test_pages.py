import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lif_desktop.progress import Cancelled
from lif_desktop.ui.background import Background, Progress
from lif_desktop.ui.blocks.buttons import Button
from lif_desktop.ui.page import Page
from lif_desktop.ui.pages import GROUPS, Entry, beneath, entries
from lif_desktop.ui.session import Action, Session
from lif_desktop.ui.standing import read


def test_the_side_bar_has_today_and_four_groups_in_order() -> None:
    groups = list(dict.fromkeys(entry.group for entry in entries()))
    assert groups == ["", *(group for group in GROUPS if group in groups)]
    assert entries()[0].title == "Today"
    board = [entry.title for entry in entries() if entry.group == "Board"]
    assert board[:5] == ["Meetings and papers", "Priorities", "Returns", "Agencies", "Groups"]
    assert [entry.title for entry in entries()[:2]] == ["Today", "Reports"]


def test_what_has_no_line_stands_beneath_what_it_is_part_of() -> None:
    lines = {entry.key for entry in entries()}
    under = {entry.key: entry.beneath for entry in beneath()}
    assert not lines & set(under)
    assert set(under.values()) <= lines
    assert under["updates"] == "actions"
    assert under["factors"] == "deaths"
    assert under["readings"] == "imports"


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.key)
def test_every_entry_opens_its_page(
    qtbot: QtBot, session: Session, background: Background, entry: Entry
) -> None:
    page = entry.make(session)
    qtbot.addWidget(page)
    page.refresh()
    assert page.title()
    assert page.may_leave()
    qtbot.waitUntil(lambda: not background.busy(), timeout=20_000)
    page.close_up()


def test_buttons_without_room_beside_the_title_stand_beneath_it_and_are_not_cut(
    qtbot: QtBot, session: Session
) -> None:
    window = QWidget()  # a page in a window of its own would not let itself be made too narrow
    qtbot.addWidget(window)
    page = Page(session, "Returns sent out")
    page.setParent(window)
    buttons = [Button(f"Button number {number}") for number in range(4)]
    for button in buttons[:3]:
        page.add_button(button)
    page.resize(900, 400)
    window.show()
    qtbot.waitUntil(lambda: buttons[0].y() < page._title.geometry().bottom())
    page.resize(520, 400)
    qtbot.waitUntil(lambda: buttons[0].y() > page._title.geometry().bottom())
    assert all(one.width() >= one.sizeHint().width() for one in buttons[:3])
    page.resize(720, 400)
    qtbot.waitUntil(lambda: buttons[0].y() < page._title.geometry().bottom())
    page.add_button(buttons[3])
    qtbot.waitUntil(lambda: buttons[0].y() > page._title.geometry().bottom())


def test_a_page_has_content_and_three_other_states(qtbot: QtBot, session: Session) -> None:
    page = Page(session, "Actions", "64 of 214")
    qtbot.addWidget(page)
    page.show()
    page.empty("No actions yet", "Add one.", Action("New action", print))
    assert page._states.currentWidget().accessibleName() == "No actions yet Add one."
    state = page.busy("Reading the workbook", print)
    state.progress(Progress(1, 0, "sheet 1"))
    assert page._states.currentWidget() is state
    page.problem("The disk is full.", "Nothing was lost.", "Free some space.")
    assert "Free some space." in page._states.currentWidget().accessibleName()
    page.show_content()
    assert page._states.currentWidget() is page._content
    page.set_title("Audits")
    page.set_subtitle("")
    assert page.accessibleName() == page.title() == "Audits"
    page.refresh()
    page.show_record(1)
    page.show_view("Late")


def test_what_undo_did_is_said_even_where_part_of_an_import_stays(
    session: Session, qtbot: QtBot
) -> None:
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    with session.board.change("Import health-actions.xlsx", kind="import") as change:
        first = change.add("agencies", {"name": "Northmoor Youth Council"})
        change.add("agencies", {"name": "Northmoor Carers"})
    with session.change("Rename agency") as change:
        change.edit("agencies", first, {"name": "Youth Council"})
    imported = session.board.history(2)[1]
    with qtbot.waitSignal(session.changed):
        session._take_back(lambda: session.board.undo(imported.id), Action("Redo", session.redo))
    assert said[0].startswith("Undone: Import health-actions.xlsx. Edited since, so left as they")


def test_a_change_written_elsewhere_is_told(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed):
        session.committed()


def test_work_without_a_plan_for_faults_says_them(session: Session, qtbot: QtBot) -> None:
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))

    def work(_report: object) -> None:
        raise Cancelled

    session.run(work, print)
    qtbot.waitUntil(lambda: said == ["Cancelled. Nothing was changed."])


def test_a_change_of_another_day_is_dated(session: Session) -> None:
    assert "“Close action ACT-2026-014”" in read(session.board, ["actions"]).last
