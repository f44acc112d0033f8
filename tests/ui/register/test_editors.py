"""Each kind of field in the form: typed, chosen, ticked, linked, folded, asked about."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.register.day_editor import DayEditor
from lif_desktop.ui.register.editors import DerivedEditor, FlagEditor, WordsEditor
from lif_desktop.ui.register.link_editors import LinkEditor, LinksEditor
from lif_desktop.ui.session import Place
from tests.ui.register.acting import (
    click,
    editor,
    open_record,
    write,
)
from tests.ui.register.conftest import Pages

CONTROL = Qt.KeyboardModifier.ControlModifier


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
