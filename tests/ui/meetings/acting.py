"""What tests of the composer do again and again."""

from pytestqt.qtbot import QtBot

from lif_desktop.ui.meetings.composer import ComposerPage
from lif_desktop.ui.meetings.press import Seen

LONG = 60_000  # milliseconds


def drawn(qtbot: QtBot, page: ComposerPage) -> Seen:
    """Wait until the page in view is drawn as the board is now."""
    proofing = page.proofing

    def ready() -> bool:
        at_rest = proofing._wanted is None and (proofing._page is None or proofing._page.ended)
        return at_rest and page.preview.seen is not None and proofing._read == proofing._edition

    qtbot.waitUntil(lambda: ready() and not proofing._soon.isActive(), timeout=LONG)
    seen = page.preview.seen
    assert seen is not None
    return seen


def judged(qtbot: QtBot, page: ComposerPage) -> None:
    """Wait until figures and public twin were looked at."""
    drawn(qtbot, page)
    qtbot.waitUntil(lambda: page.proofing._judged == page.proofing._edition, timeout=LONG)


def titles(page: ComposerPage) -> list[str]:
    """Return the titles of the agenda in order."""
    return [row.line.title for row in page.model.rows]


def pills(page: ComposerPage) -> list[str]:
    """Return what stands on the pills."""
    return [row.pill.text for row in page.model.rows]


def words(page: ComposerPage) -> str:
    """Return the words on the page in view."""
    seen = page.preview.seen
    assert seen is not None
    return seen.sheet.words
