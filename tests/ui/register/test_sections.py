"""Long forms are cut into sections that fold while they say nothing."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from lif_desktop.store.board import Board
from lif_desktop.ui.register.record_view import RecordView
from tests.ui.register.acting import click, open_record, write
from tests.ui.register.conftest import Pages


@pytest.fixture
def view(qtbot: QtBot, page_of: Pages, board: Board) -> RecordView:
    with board.change("Say how it was reviewed") as change:
        change.edit("reviews", 1, {"terms": "From birth to the incident", "family": "Invited"})
    return open_record(qtbot, page_of("reviews"), "REV-2026-001")


def shown(view: RecordView, section: str) -> list[str]:
    return [
        key
        for key, box in view.form.boxes.items()
        if box.field.section == section and not box.isHidden()
    ]


def test_a_section_shows_what_it_says_and_the_rest_when_asked(
    qtbot: QtBot, view: RecordView
) -> None:
    part = view.form.parts["The review"]
    assert part.heading.isChecked()
    assert part.heading.note().startswith("2 of ")
    assert shown(view, "The review") == ["terms", "family"]
    click(qtbot, part.more)
    assert "reviewer" in shown(view, "The review")
    assert part.more.isHidden()


def test_a_section_that_says_nothing_is_folded_until_it_is_opened(
    qtbot: QtBot, view: RecordView
) -> None:
    part = view.form.parts["A year on"]
    assert not part.heading.isChecked()
    assert part.heading.note() == "nothing yet"
    assert shown(view, "A year on") == []
    click(qtbot, part.heading)
    assert "year_on_found" in shown(view, "A year on")
    write(qtbot, view.form.boxes["year_on_found"].editor, "Practice had changed")
    assert view.save()
    assert part.heading.note().startswith("1 of ")
    click(qtbot, part.heading)
    assert shown(view, "A year on") == []


def test_what_is_wrong_in_a_folded_section_is_brought_into_view(
    qtbot: QtBot, view: RecordView, board: Board
) -> None:
    part = view.form.parts["A year on"]
    click(qtbot, part.heading)
    write(qtbot, view.form.boxes["year_on_on"].editor, "31 February 2026")
    click(qtbot, part.heading)
    assert not view.save()
    assert part.heading.isChecked()
    assert "year_on_on" in shown(view, "A year on")
    write(qtbot, view.form.boxes["year_on_on"].editor, "12 March 2026")
    assert view.save()
    assert board.record("reviews", 1).values["year_on_on"] == date(2026, 3, 12)


def test_a_new_record_begins_with_its_sections_folded(page_of: Pages) -> None:
    page = page_of("reviews")
    page.filters.clear()
    page.new()
    form = page.panel.record_view().form
    assert form.parts
    assert not any(part.heading.isChecked() for part in form.parts.values())
    form.unfold()
    assert form.folded() == []
