"""An escalation is drafted from the record where a rule asks for one."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.register.drafting import add_at_once, values, wish
from lif_desktop.ui.register.record_view import RecordView
from tests.ui.register.acting import click, editor, open_record
from tests.ui.register.conftest import Pages

TODAY = date(2026, 11, 21)


def _miss_two_meetings(board: Board) -> None:
    group = next(one.id for one in board.records("groups") if one.values["kind"] == "sub_group")
    with board.change("Hold two meetings") as change:
        change.edit("actions", 1, {"group": group})
        for days in (60, 20):
            met = {"group": group, "meets_on": TODAY - timedelta(days=days), "state": "held"}
            change.add("meetings", met)


def test_the_rule_asks_for_an_escalation_and_its_note_is_drafted(
    qtbot: QtBot, page_of: Pages, board: Board
) -> None:
    _miss_two_meetings(board)
    page = page_of("actions")
    view = open_record(qtbot, page, "ACT-2026-001")
    qtbot.waitUntil(lambda: any(row.notice.adds for row in view.notices.rows))
    row = next(row for row in view.notices.rows if row.notice.adds)
    assert row.add_button.text() == "Add escalation"
    qtbot.mouseClick(row.add_button, Qt.MouseButton.LeftButton)
    child = page.panel.view()
    assert isinstance(child, RecordView)
    assert child.head.name.text() == "New escalation"
    assert editor(child, "raised_on").value() == TODAY
    assert "Unmet at 2 meetings since" in editor(child, "note").value()
    click(qtbot, child.foot.save)
    (made,) = board.records("escalations")
    assert (made.values["action"], made.values["level"]) == (1, "group")
    assert made.values["ruling"] == "awaited"


def test_nothing_is_drafted_for_other_records(board: Board) -> None:
    adding = wish(board.record("actions", 1), "updates")
    assert (adding.register.key, adding.link.key, adding.parent.id) == ("updates", "action", 1)
    assert values(board, adding) == {}


def test_the_criteria_of_a_review_are_added_at_once_and_taken_back_in_one_step(
    qtbot: QtBot, page_of: Pages, board: Board
) -> None:
    page = page_of("reviews")
    view = open_record(qtbot, page, "REV-2026-001")
    qtbot.waitUntil(lambda: view.notices._job is not None and view.notices._job.ended)
    view.notices._show_whole()
    row = next(row for row in view.notices.rows if row.notice.adds)
    assert row.add_button.text() == "Add the criteria of WT2023"
    qtbot.mouseClick(row.add_button, Qt.MouseButton.LeftButton)
    made = board.records("criteria")
    assert {one.values["review"] for one in made} == {view.record.id if view.record else 0}
    assert len(made) > 8
    assert board.history(1)[0].title == "Add the criteria of WT2023 to REV-2026-001"
    assert add_at_once(board, board.record("reviews", 1), "criteria") == 0
    board.undo()
    assert board.records("criteria") == []
