"""A record in the panel: written, saved, refused, left, deleted, brought back."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.register.day_editor import DayEditor
from lif_desktop.ui.register.editors import ChoiceEditor, DerivedEditor, FlagEditor, WordsEditor
from lif_desktop.ui.register.link_editors import LinkEditor, LinksEditor
from lif_desktop.ui.session import Place
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
    assert view.save()
    made = board.find("actions", "ACT-2026-013")
    assert made is not None
    assert made.values["activity"] == "Brief governors on the new form"
    assert made.text("lead_agency") == "Police"
    assert made.values["status"] == "not_started"
    assert made.values["agreed_on"] == date(2026, 11, 21)
    assert newest(board) == "Add action"
    assert view.head.name.text() == "ACT-2026-013"
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


def test_days_are_typed_stepped_and_picked(qtbot: QtBot, page_of: Pages) -> None:
    view = open_record(qtbot, page_of("actions"), "ACT-2026-001")
    day = editor(view, "target_on")
    assert isinstance(day, DayEditor)
    write(qtbot, day, "2026-08-12")
    assert day.line.text() == "12 Aug 2026"
    qtbot.keyClick(day.line, Qt.Key.Key_Up)
    assert day.line.text() == "13 Aug 2026"
    qtbot.keyClick(day.line, Qt.Key.Key_Down)
    qtbot.keyClick(day.line, Qt.Key.Key_Down)
    assert day.value() == date(2026, 8, 11)
    qtbot.keyClick(day.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = day.findChild(QCalendarWidget)
    assert calendar is not None
    calendar.clicked.emit(QDate(2026, 12, 24))
    assert day.line.text() == "24 Dec 2026"
    assert view.unsaved()
    write(qtbot, day, "nonsense")
    qtbot.keyClick(day.line, Qt.Key.Key_Up)
    assert day.value() == date(2026, 11, 21)
    write(qtbot, day, "")
    assert day.value() is None


def test_flags_are_yes_no_or_not_said(qtbot: QtBot, page_of: Pages, board: Board) -> None:
    page = page_of("agencies")
    page.filters.clear()
    view = open_record(qtbot, page, "AGY-001")
    flag = editor(view, "statutory")
    assert isinstance(flag, FlagEditor)
    assert flag.chips[True].isChecked()
    click(qtbot, flag.chips[None])
    assert view.save()
    assert board.record("agencies", 1).values["statutory"] is None
    assert editor(view, "section175").value() is None


def test_links_are_found_by_typing_and_opened(
    qtbot: QtBot, page_of: Pages, board: Board, went: list[Place]
) -> None:
    view = open_record(qtbot, page_of("actions"), "ACT-2026-001")
    link = editor(view, "lead_agency")
    assert isinstance(link, LinkEditor)
    write(qtbot, link, "Nobody here")
    assert not view.save()
    assert "does not name exactly one of agencies" in view.form.boxes["lead_agency"].problem()
    write(qtbot, link, "polic")
    link.line.completer().activated[str].emit("Police")
    assert link.line.text() == "Police"
    assert view.save()
    assert board.record("actions", 1).text("lead_agency") == "Police"
    click(qtbot, link.open_button)
    assert went[-1] == Place("agencies", 4)
    qtbot.keyClick(link.line, Qt.Key.Key_Return, CONTROL)
    assert len(went) in {1, 2}
    view.head.open_asked.emit(("plans", 1))
    assert went[-1] == Place("plans", 1)
    assert 'href="plans/1"' in view.head.belongs_to()
    view.head._follow("plans/1")
    assert went[-1] == Place("plans", 1)


def test_many_links_come_and_go_as_chips(
    qtbot: QtBot, page_of: Pages, board: Board, went: list[Place]
) -> None:
    view = open_record(qtbot, page_of("audits"), "AUD-2026-001")
    links = editor(view, "agencies")
    assert isinstance(links, LinksEditor)
    assert links.value() == (1, 2, 3, 4, 5)
    chip = links._shown[1]
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert went[-1] == Place("agencies", 2)
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    write(qtbot, links, "Probat")
    qtbot.keyClick(links.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: links.line.text() == "")
    assert links.value() == (1, 3, 4, 5, 8)
    write(qtbot, links, "Hous")
    assert links.value() == (1, 3, 4, 5, 6, 8)
    assert view.save()
    assert board.record("audits", 1).values["agencies"] == (1, 3, 4, 5, 6, 8)
    write(qtbot, links, "Nobody here")
    assert not view.save()
    last = links._shown[-1]
    qtbot.mouseClick(
        last, Qt.MouseButton.LeftButton, pos=last.rect().adjusted(0, 0, -8, 0).bottomRight()
    )
    assert len(links._ids) == 5


def test_long_words_wrap_and_keep_to_their_lines(qtbot: QtBot, page_of: Pages) -> None:
    view = open_record(qtbot, page_of("actions"), "ACT-2026-007")
    words = editor(view, "activity")
    assert isinstance(words, WordsEditor)
    low = words.box.height()
    write(qtbot, words, "One referral form " * 8)
    assert words.box.height() > low
    qtbot.keyClick(words.box, Qt.Key.Key_Return)
    assert "\n" not in words.box.toPlainText()
    notes = editor(view, "notes")
    assert isinstance(notes, WordsEditor)
    write(qtbot, notes, "first")
    qtbot.keyClick(notes.box, Qt.Key.Key_Return)
    qtbot.keyClicks(notes.box, "second")
    assert notes.value() == "first\nsecond"


def test_what_is_worked_out_is_only_shown(qtbot: QtBot, page_of: Pages) -> None:
    view = open_record(qtbot, page_of("actions"), "ACT-2026-001")
    lateness = view.form.boxes["late_from"].editor
    assert isinstance(lateness, DerivedEditor)
    assert lateness.pill.pill().text == "Late 101 d"
    assert lateness.value() is None


def test_blank_fields_fold_and_unfold(qtbot: QtBot, page_of: Pages) -> None:
    view = open_record(qtbot, page_of("actions"), "ACT-2026-001")
    folded = view.form.folded()
    assert {"impact", "why_not", "notes", "plan"} <= set(folded)
    assert not {"activity", "lead", "target_on", "status", "resources"} & set(folded)
    view.form._more.click()
    assert view.form.folded() == []
    view.form._more.click()
    assert view.form.folded() == folded


def test_the_rules_ask_and_do_not_block(qtbot: QtBot, page_of: Pages, board: Board) -> None:
    view = open_record(qtbot, page_of("actions"), "ACT-2026-001")
    assert view.asked.text() == ""
    view.form.unfold()
    write(qtbot, editor(view, "progress"), "Ongoing")
    qtbot.waitUntil(lambda: view.asked.text().startswith("“Ongoing” says little"))
    write(qtbot, editor(view, "resources"), "")
    qtbot.waitUntil(lambda: "1 more question" in view.asked.text())
    assert view.save()
    assert board.record("actions", 1).values["progress"] == "Ongoing"


@pytest.mark.parametrize(
    ("text", "value"), [("12", 12), ("1,200", 1200), ("", None)], ids=["plain", "comma", "blank"]
)
def test_figures_are_read_strictly(
    qtbot: QtBot, page_of: Pages, board: Board, text: str, value: int | None
) -> None:
    view = open_record(qtbot, page_of("audits"), "AUD-2026-001")
    write(qtbot, editor(view, "cases"), text)
    assert view.save()
    assert board.record("audits", 1).values["cases"] == value
    assert Decimal(value or 0) == (board.record("audits", 1).values["cases"] or 0)
