"""What belongs to the record in the panel, and what happened to it."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.register.history import HistoryView
from lif_desktop.ui.register.record_view import RecordView
from lif_desktop.ui.register.related import Section
from tests.ui.register.acting import click, editor, open_record, press, write
from tests.ui.register.conftest import Pages


def section(view: RecordView, plural: str) -> Section:
    return next(one for one in view.sections if one.register.plural == plural)


def test_lists_the_updates_of_an_action_newest_first(qtbot: QtBot, page_of: Pages) -> None:
    view = open_record(qtbot, page_of("actions"), "ACT-2026-001")
    rows = section(view, "Updates").rows
    assert [row.text() for row in rows] == [
        "2 Oct 2026 Policy drafted, with HR · return R-118, row 14",
        "11 Jul 2026 Working group met · J. Hale",
    ]


def test_adds_a_dated_update_under_the_action(qtbot: QtBot, page_of: Pages, board: Board) -> None:
    page = page_of("actions")
    view = open_record(qtbot, page, "ACT-2026-001")
    write(qtbot, editor(view, "lead"), "K. Dunn")
    section(view, "Updates").add_button.click()
    child = page.panel.view()
    assert isinstance(child, RecordView)
    assert child.head.name.text() == "New update"
    assert editor(child, "made_on").value() == date(2026, 11, 21)
    assert editor(child, "said_by").value() == "J. Hale"
    assert not child.unsaved()
    write(qtbot, editor(child, "done"), "Signed off by the executive")
    click(qtbot, child.foot.save)
    assert page.panel.view() is view
    assert len(section(view, "Updates").rows) == 3
    assert board.record("actions", 1).values["progress"] == "Signed off by the executive"
    assert board.history(limit=1)[0].title == "Add update"
    # What was typed in the action below is still there, and can be saved over the newer state.
    assert view.form.values()["lead"] == "K. Dunn"
    assert view.save()
    assert board.record("actions", 1).values["lead"] == "K. Dunn"


def test_an_update_opens_in_the_panel_and_leads_back(
    qtbot: QtBot, page_of: Pages, board: Board
) -> None:
    page = page_of("actions")
    view = open_record(qtbot, page, "ACT-2026-001")
    qtbot.keyClick(section(view, "Updates").rows[1], Qt.Key.Key_Return)
    child = page.panel.view()
    assert isinstance(child, RecordView)
    assert child.head.name.text() == "UPD-2026-001"
    write(qtbot, editor(child, "next_step"), "Meet again")
    qtbot.keyClick(page.panel, Qt.Key.Key_Escape)
    assert "not saved" in child.strip.text()
    press(qtbot, child.strip.buttons, "Save")
    assert page.panel.view() is view
    assert board.record("updates", 1).values["next_step"] == "Meet again"
    click(qtbot, section(view, "Updates").rows[1])
    child = page.panel.view()
    click(qtbot, child.head.back)
    assert page.panel.view() is view
    click(qtbot, section(view, "Updates").rows[1])
    child = page.panel.view()
    assert isinstance(child, RecordView)
    child.ask_deletion()
    press(qtbot, child.strip.buttons, "Delete")
    assert page.panel.view() is view
    assert len(section(view, "Updates").rows) == 1


def test_unsaved_words_in_an_update_keep_the_page(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    view = open_record(qtbot, page, "ACT-2026-001")
    section(view, "Updates").add_button.click()
    child = page.panel.view()
    assert isinstance(child, RecordView)
    write(qtbot, editor(child, "done"), "Half a senten")
    assert not page.may_leave()
    assert page.panel.view() is child
    press(qtbot, child.strip.buttons, "Discard")
    page.panel.close_record()
    assert page.panel.view() is view


def test_a_plan_lists_and_adds_actions(qtbot: QtBot, page_of: Pages, board: Board) -> None:
    page = page_of("plans")
    view = open_record(qtbot, page, "PLN-2026-001")
    actions = section(view, "Actions")
    assert len(actions.rows) == 4
    assert actions.heading.note() == "10 of 12"
    click(qtbot, actions._more)
    assert len(actions.rows) == 10
    assert actions._more.text() == "Show all 12"
    click(qtbot, actions._more)
    assert len(actions.rows) == 12
    assert actions._more.isHidden()
    actions.add_button.click()
    child = page.panel.view()
    assert isinstance(child, RecordView)
    write(qtbot, editor(child, "activity"), "One more thing")
    assert child.save()
    made = board.find("actions", "ACT-2026-013")
    assert made is not None
    assert made.values["plan"] == 1
    assert made.values["group"] == board.record("plans", 1).values["group"]


def test_an_action_added_to_a_recommendation_joins_its_plan(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("recommendations")
    view = open_record(qtbot, page, "REC-2026-001")
    click(qtbot, section(view, "Actions").add_button)
    child = page.panel.view()
    assert isinstance(child, RecordView)
    assert editor(child, "recommendation").value() == 1
    assert editor(child, "plan").value() == 1


def test_an_audit_lists_its_plan_and_an_agency_what_it_leads(qtbot: QtBot, page_of: Pages) -> None:
    audit = open_record(qtbot, page_of("audits"), "AUD-2026-001")
    assert [row.record.reference for row in section(audit, "Action plans").rows] == ["PLN-2026-001"]
    agencies = page_of("agencies")
    agencies.show_record(3)
    view = agencies.panel.record_view()
    actions = section(view, "Actions")
    assert (actions.heading.note(), actions.rows) == ("3", [])
    click(qtbot, actions.heading)
    assert len(actions.rows) == 2
    assert actions.heading.note() == "2 of 3"
    assert actions.add_button.isHidden()
    assert section(view, "Recommendations").isHidden()


def test_what_there_is_none_of_is_offered_in_few_words(
    qtbot: QtBot, page_of: Pages, board: Board
) -> None:
    page = page_of("audits")
    page.filters.clear()
    view = open_record(qtbot, page, "AUD-2026-001")
    offered = [link.text() for link in view.parts.adds.links]
    assert {"lesson", "publication", "piece of evidence"} <= set(offered)
    assert "action plan" not in offered
    lesson = next(one for one in view.sections if one.register.key == "learning")
    assert lesson.isHidden()
    lesson.add()
    child = page.panel.view()
    assert isinstance(child, RecordView)
    assert editor(child, "audits").value() == (1,)
    write(qtbot, editor(child, "lesson"), "Hear the child")
    assert child.save()
    assert page.panel.view() is view
    assert [row.record.title for row in lesson.rows] == ["Hear the child"]
    assert lesson.register.singular not in [link.text() for link in view.parts.adds.links]
    assert board.records("learning")[0].values["audits"] == (1,)


def test_what_comes_from_one_register_by_several_links_is_told_apart(
    qtbot: QtBot, page_of: Pages
) -> None:
    page = page_of("groups")
    page.show_record(1)
    names = [one.heading.text() for one in page.panel.record_view().sections]
    assert "Meetings" in names
    assert len(set(names)) == len(names)
    page.panel.record_view().sections[0].heading.setFocus()
    qtbot.keyClick(page.panel.record_view().sections[0].heading, Qt.Key.Key_Left)


def test_history_says_who_when_what_and_undoes(qtbot: QtBot, page_of: Pages, board: Board) -> None:
    page = page_of("actions")
    view = open_record(qtbot, page, "ACT-2026-007")
    write(qtbot, editor(view, "lead"), "K. Dunn")
    assert view.save()
    click(qtbot, view.foot.history)
    history = page.panel.view()
    assert isinstance(history, HistoryView)
    texts = [label.text() for label in history.findChildren(type(view.head.name))]
    assert "Edit action ACT-2026-007: lead" in texts
    assert "<b>Lead</b>: <s>L. Park</s> → K. Dunn" in texts
    assert any(text.startswith("today, ") or text.endswith("J. Hale") for text in texts)
    assert history.undo_button.toolTip() == "Undo “Edit action ACT-2026-007: lead”"
    click(qtbot, history.undo_button)
    assert board.record("actions", 7).values["lead"] == "L. Park"
    assert history.undo_button.isHidden()
    click(qtbot, history.head.back)
    assert view.form.values()["lead"] == "L. Park"


def test_an_undo_that_is_refused_says_why(qtbot: QtBot, page_of: Pages, board: Board) -> None:
    page = page_of("groups")
    with board.change("Add two") as change:
        group = change.add("groups", {"name": "Harbour group"})
    with board.change("Add a meeting") as change:
        change.add("meetings", {"group": group, "meets_on": date(2026, 12, 1)})
    page.refresh()
    page.show_record(group)
    page.panel.record_view().foot.history.click()
    history = page.panel.view()
    assert isinstance(history, HistoryView)
    click(qtbot, history.undo_button)
    assert "cannot be undone" in history.strip.text()


def test_history_of_a_record_that_went_closes(qtbot: QtBot, page_of: Pages, board: Board) -> None:
    page = page_of("deaths")
    view = open_record(qtbot, page, "CDR-2026-001")
    click(qtbot, view.foot.history)
    with board.change("Delete") as change:
        change.delete("deaths", 1)
    page.refresh()
    assert page.panel.isHidden()
