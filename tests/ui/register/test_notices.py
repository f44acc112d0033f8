"""What rules say of the record in the panel: fetched on a thread, shown under its heading."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lif_desktop.reports.shape import About
from lif_desktop.reports.watch import Notice
from lif_desktop.store.board import Board
from lif_desktop.ui.blocks.buttons import LinkButton
from lif_desktop.ui.blocks.pill import PillLabel
from lif_desktop.ui.register.notices import NoticeRow, Notices
from lif_desktop.ui.session import Place, Session
from tests.ui.register.acting import open_record, references
from tests.ui.register.conftest import Pages

LATE = Notice("Two meetings missed.", "late", "Kirklees LIF", About("meetings", 2))
CHECK = Notice("Say what was done.", "due")


@pytest.fixture
def strip(qtbot: QtBot, session: Session) -> Iterator[Notices]:
    strip = Notices(session)
    qtbot.addWidget(strip)
    yield strip
    strip.show_record(None)


def test_notices_have_word_shape_text_source_and_a_way_on(qtbot: QtBot, strip: Notices) -> None:
    asked: list[tuple[str, int]] = []
    strip.open_asked.connect(asked.append)
    strip.show_notices([(LATE, "MTG-2026-002 Board, 3 Sep 2026"), (CHECK, ""), (CHECK, "")])
    assert [row.notice for row in strip.rows] == [LATE, CHECK]
    first = strip.rows[0]
    assert first.accessibleName() == "Problem: Two meetings missed."
    assert first.findChild(PillLabel).pill().shape_name() == "triangle"
    link = first.findChild(LinkButton)
    assert link.text() == "Open MTG-2026-002"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked == [("meetings", 2)]
    more = next(one for one in strip.findChildren(LinkButton) if "more" in one.text())
    assert more.text() == "1 more of this record"
    more.click()
    assert len(strip.rows) == 3
    assert more.isHidden()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Board", "Open Board"),
        ("Northmoor Children's Social Care", "Open Northmoor Children's So…"),
        ("PLN-2026-001 Neglect", "Open PLN-2026-001"),
    ],
)
def test_long_names_are_shortened(qtbot: QtBot, name: str, short: str) -> None:
    row = NoticeRow(LATE, name)
    qtbot.addWidget(row)
    assert row.findChild(LinkButton).text() == short
    assert row.findChild(LinkButton).accessibleName() == f"Open {name}"


def test_another_record_takes_the_notices_of_the_one_before_away(
    qtbot: QtBot, strip: Notices, board: Board
) -> None:
    first, second = board.records("agencies")[:2]
    strip.show_record(first)
    strip.show_notices([(CHECK, "")])
    strip.show_record(first)
    assert len(strip.rows) == 1
    strip.show_record(second)
    assert strip.rows == []
    assert strip.isHidden()
    qtbot.waitUntil(lambda: strip._job is not None and strip._job.ended)


def test_a_notice_leads_from_the_panel_to_its_record(
    qtbot: QtBot, page_of: Pages, went: list[Place]
) -> None:
    page = page_of("audits")
    page.filters.clear()
    view = open_record(qtbot, page, references(page)[0])
    qtbot.waitUntil(lambda: view.notices._job is not None and view.notices._job.ended)
    view.notices.show_notices([(LATE, "MTG-2026-002")])
    view.notices.rows[0].findChild(LinkButton).click()
    assert went[-1] == Place("meetings", 2)
    page.new()
    assert view.notices.isHidden()
