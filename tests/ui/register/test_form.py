"""A record in the panel: written, saved, refused, left, deleted, brought back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lif_desktop import registers
from lif_desktop.store.board import Board
from lif_desktop.ui.register.editors import ChoiceEditor
from lif_desktop.ui.register.form import Form
from lif_desktop.ui.register.panel import WIDTH
from tests.ui.register.acting import (
    click,
    click_row,
    editor,
    open_record,
    press,
    references,
    write,
)
from tests.ui.register.conftest import Pages

CONTROL = Qt.KeyboardModifier.ControlModifier


def newest(board: Board) -> str:
    return board.history(limit=1)[0].title


def test_saves_what_was_typed_under_the_managers_words(
    qtbot: QtBot, page_of: Pages, board: Board
) -> None:
    page = page_of("actions")
    view = open_record(qtbot, page, "ACT-2026-001")
    assert view.foot.save.isHidden()
    write(qtbot, editor(view, "lead"), "B. Moss")
    write(qtbot, editor(view, "target_on"), "14/9/26")
    assert view.foot.save.isVisible()
    click(qtbot, view.foot.save)
    saved = board.record("actions", 1)
    assert (saved.values["lead"], saved.values["target_on"]) == ("B. Moss", date(2026, 9, 14))
    assert newest(board) == "Edit action ACT-2026-001: lead, target"
    assert view.foot.save.isHidden()
    row = references(page).index("ACT-2026-001")
    assert page.model.record_at(row).text("lead") == "B. Moss"  # type: ignore[union-attr]
    assert [one.reference for one in page.table.chosen()] == ["ACT-2026-001"]


def test_control_s_saves_and_names_a_closing(qtbot: QtBot, page_of: Pages, board: Board) -> None:
    page = page_of("actions")
    view = open_record(qtbot, page, "ACT-2026-001")
    status = editor(view, "status")
    assert isinstance(status, ChoiceEditor)
    status.combo.setFocus()
    qtbot.keyClick(status.combo, Qt.Key.Key_Down)
    assert view.unsaved()
    qtbot.keyClick(status.combo, Qt.Key.Key_S, CONTROL)
    assert board.record("actions", 1).values["status"] == "completed"
    assert newest(board) == "Close action ACT-2026-001"
    status.set_value("in_hand")
    status.changed.emit()
    page.panel.save()
    assert newest(board) == "Reopen action ACT-2026-001"


def test_a_rule_of_the_board_stands_in_its_own_words(
    qtbot: QtBot, page_of: Pages, board: Board
) -> None:
    view = open_record(qtbot, page_of("actions"), "ACT-2026-001")
    editor(view, "status").set_value("cannot_complete")
    editor(view, "status").changed.emit()
    assert not view.save()
    assert "Say why the action cannot be completed" in view.strip.text()
    assert board.record("actions", 1).values["status"] == "in_hand"
    write(qtbot, editor(view, "why_not"), "The supplier withdrew")
    write(qtbot, editor(view, "done_instead"), "Nothing")
    assert view.save()
    assert newest(board) == "Close action ACT-2026-001"


def test_what_cannot_be_read_is_said_under_its_field(
    qtbot: QtBot, page_of: Pages, board: Board
) -> None:
    view = open_record(qtbot, page_of("audits"), "AUD-2026-001")
    write(qtbot, editor(view, "revisit_on"), "31 Feb 2026")
    write(qtbot, editor(view, "cases"), "twenty")
    write(qtbot, editor(view, "title"), "")
    assert not view.save()
    boxes = view.form.boxes
    assert boxes["revisit_on"].problem() == "Revisit: '31 Feb 2026' is not a date."
    assert boxes["cases"].problem() == "Cases: 'twenty' is not a number."
    assert boxes["title"].problem() == "Title is needed."
    assert "see the fields marked" in view.strip.text()
    write(qtbot, editor(view, "title"), "Neglect again")
    assert boxes["title"].problem() == ""
    click(qtbot, view.foot.discard)
    assert boxes["cases"].problem() == ""
    assert not view.unsaved()
    assert board.record("audits", 1).values["cases"] == 20


def test_another_row_waits_until_the_typing_is_settled(
    qtbot: QtBot, page_of: Pages, board: Board
) -> None:
    page = page_of("actions")
    view = open_record(qtbot, page, "ACT-2026-007")
    write(qtbot, editor(view, "lead"), "K. Dunn")
    click_row(qtbot, page, 1)
    assert view.head.name.text() == "ACT-2026-007"
    assert "changes that are not saved" in view.strip.text()
    assert view.foot.isHidden()
    press(qtbot, view.strip.buttons, "Keep editing")
    assert [one.reference for one in page.table.chosen()] == ["ACT-2026-007"]
    assert view.form.values()["lead"] == "K. Dunn"
    click_row(qtbot, page, 1)
    press(qtbot, view.strip.buttons, "Discard")
    assert view.head.name.text() == "ACT-2026-001"
    assert board.record("actions", 7).values["lead"] == "L. Park"
    write(qtbot, editor(view, "lead"), "K. Dunn")
    click_row(qtbot, page, 0)
    press(qtbot, view.strip.buttons, "Save")
    assert board.record("actions", 1).values["lead"] == "K. Dunn"
    assert view.head.name.text() == "ACT-2026-007"


def test_the_page_and_the_panel_ask_before_they_go(qtbot: QtBot, page_of: Pages) -> None:
    page = page_of("actions")
    view = open_record(qtbot, page, "ACT-2026-007")
    assert page.may_leave()
    write(qtbot, editor(view, "lead"), "K. Dunn")
    assert not page.may_leave()
    press(qtbot, view.strip.buttons, "Keep editing")
    qtbot.keyClick(page.panel, Qt.Key.Key_Escape)
    assert page.panel.isVisible()
    press(qtbot, view.strip.buttons, "Discard")
    assert page.panel.isHidden()
    assert page.may_leave()


def test_a_record_that_moved_on_is_explained_and_kept(
    qtbot: QtBot, page_of: Pages, board: Board
) -> None:
    page = page_of("actions")
    view = open_record(qtbot, page, "ACT-2026-007")
    write(qtbot, editor(view, "lead"), "K. Dunn")
    with board.change("Elsewhere") as change:
        change.edit("actions", 7, {"lead": "Somebody", "resources": "Half a day"})
    page.refresh()
    assert not view.save()
    assert "was changed since you opened it" in view.strip.text()
    press(qtbot, view.strip.buttons, "Put my changes on top")
    assert view.form.values()["lead"] == "K. Dunn"
    assert view.form.values()["resources"] == "Half a day"
    assert view.save()
    assert board.record("actions", 7).values["lead"] == "K. Dunn"
    assert board.record("actions", 7).values["resources"] == "Half a day"


def test_the_newer_record_can_be_taken_instead(qtbot: QtBot, page_of: Pages, board: Board) -> None:
    view = open_record(qtbot, page_of("actions"), "ACT-2026-007")
    write(qtbot, editor(view, "lead"), "K. Dunn")
    with board.change("Elsewhere") as change:
        change.edit("actions", 7, {"lead": "Somebody"})
    assert not view.save()
    press(qtbot, view.strip.buttons, "Take the newer record")
    assert view.form.values()["lead"] == "Somebody"
    assert not view.unsaved()


def test_a_change_elsewhere_slips_under_what_is_typed(
    qtbot: QtBot, page_of: Pages, board: Board
) -> None:
    page = page_of("actions")
    view = open_record(qtbot, page, "ACT-2026-007")
    write(qtbot, editor(view, "lead"), "K. Dunn")
    with board.change("Elsewhere") as change:
        change.edit("actions", 7, {"resources": "Half a day"})
    page.refresh()
    assert view.form.values()["resources"] == "Half a day"
    assert view.save()
    assert board.record("actions", 7).values["lead"] == "K. Dunn"


def test_makes_a_new_record(qtbot: QtBot, page_of: Pages, board: Board) -> None:
    page = page_of("actions")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_N, CONTROL)
    view = page.panel.record_view()
    assert view.head.name.text() == "New action"
    assert not view.unsaved()
    assert not view.save()
    assert view.form.boxes["activity"].problem() == "Action is needed."
    write(qtbot, editor(view, "activity"), "Brief governors on the new form")
    agency = editor(view, "lead_agency")
    write(qtbot, agency, "Polic")
    qtbot.keyPress(agency.focusProxy(), Qt.Key.Key_S, CONTROL)
    made = board.find("actions", "ACT-2026-013")
    assert made is not None
    assert made.values["activity"] == "Brief governors on the new form"
    assert made.text("lead_agency") == "Police"
    assert made.values["status"] == "not_started"
    assert made.values["agreed_on"] == date(2026, 11, 21)
    assert newest(board) == "Add action"
    assert view.head.name.text() == "ACT-2026-013"
    # Ctrl is still held while the page marks the row of what was saved.
    assert QApplication.keyboardModifiers() == CONTROL
    assert [one.reference for one in page.table.chosen()] == ["ACT-2026-013"]


def test_a_new_record_can_be_given_up(qtbot: QtBot, page_of: Pages, board: Board) -> None:
    page = page_of("plans")
    page.new()
    view = page.panel.record_view()
    write(qtbot, editor(view, "title"), "Never mind")
    assert not page.may_leave()
    press(qtbot, view.strip.buttons, "Discard")
    assert page.panel.isHidden()
    assert board.find("plans", "Never mind") is None
    page.new()
    click(qtbot, view.foot.discard)
    assert page.panel.isHidden()


def test_deletes_after_asking_and_undo_brings_back(
    qtbot: QtBot, page_of: Pages, board: Board
) -> None:
    page = page_of("deaths")
    view = open_record(qtbot, page, "CDR-2026-001")
    click(qtbot, view.foot.delete)
    assert view.strip.text().startswith("Delete CDR-2026-001?")
    press(qtbot, view.strip.buttons, "Keep it")
    assert view.foot.isVisible()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    press(qtbot, view.strip.buttons, "Delete")
    assert page.panel.isHidden()
    assert board.records("deaths") == []
    assert newest(board) == "Delete child death CDR-2026-001"
    page.session.undo()
    assert references(page) == ["CDR-2026-001"]


def test_what_others_belong_to_cannot_be_deleted(
    qtbot: QtBot, page_of: Pages, board: Board
) -> None:
    view = open_record(qtbot, page_of("plans"), "PLN-2026-001")
    view.ask_deletion()
    press(qtbot, view.strip.buttons, "Delete")
    assert "cannot be deleted" in view.strip.text()
    assert board.record("plans", 1)


def test_a_record_undone_away_leaves_the_panel(qtbot: QtBot, page_of: Pages, board: Board) -> None:
    page = page_of("deaths")
    page.new()
    view = page.panel.record_view()
    write(qtbot, editor(view, "external_number"), "NM-26-08")
    assert view.save()
    page.session.undo()
    assert page.panel.isHidden()
    assert len(board.records("deaths")) == 1


@pytest.mark.parametrize("key", [register.key for register in registers.shown()])
def test_no_label_makes_a_form_wider_than_its_panel(qtbot: QtBot, board: Board, key: str) -> None:
    form = Form(board, registers.get(key))
    qtbot.addWidget(form)
    form.show_new({})
    form.unfold()
    form.show()
    # The panel's own margins and scroll bar stand beside the form.
    assert form.minimumSizeHint().width() <= WIDTH - 48


def test_what_a_figure_is_counted_in_is_asked_for_at_once(page_of: Pages) -> None:
    page = page_of("indicators")
    page.new()
    assert not {"unit", "frequency", "target"} & set(page.panel.record_view().form.folded())
    shown = [field.key for field in page.register.fields if field.column]
    assert "unit" not in shown  # the table needs the room for the target
