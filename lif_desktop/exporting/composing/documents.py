"""The agenda and the minutes of a meeting as Word files, for the board or for the public."""

from dataclasses import replace
from pathlib import Path

from lif_desktop import clock
from lif_desktop.exporting.composing import keeping
from lif_desktop.exporting.composing.choices import Choices
from lif_desktop.exporting.composing.compose import compose_front, compose_pack
from lif_desktop.exporting.files import replace_file
from lif_desktop.exporting.word import agenda as agenda_words
from lif_desktop.exporting.word import minutes as minutes_words
from lif_desktop.exporting.word.parts import Document
from lif_desktop.exporting.word.press import make_document
from lif_desktop.reports import masking
from lif_desktop.reports import minutes as report
from lif_desktop.reports.shape import Audience
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record


def agenda_document(board: Board, meeting: Record, audience: Audience = "board") -> Document:
    """Return the agenda of a meeting; for the public without what is taken in private."""
    pack = compose_pack(board, meeting, clock.today(), Choices(audience))
    return _shown(board, agenda_words.agenda(pack), audience)


def minutes_document(board: Board, meeting: Record, audience: Audience = "board") -> Document:
    """Return the minutes of a meeting; for the public its decisions and actions without names."""
    today, public = clock.today(), audience == "public"
    front = compose_front(board, meeting, today, Choices(audience))
    found = report.minutes(board, today, meeting)
    if public:
        front = replace(front, place="")
    return _shown(board, minutes_words.minutes(found, front, public=public), audience)


def write_document(
    board: Board, document: Document, path: Path, audience: Audience
) -> tuple[str, tuple[str, ...]]:
    """Write a document as a Word file.

    Return the reference under which a public one is logged, and what could not be written.
    """
    content, problems = make_document(document)
    replace_file(path, content)
    if audience != "public":
        return "", problems
    title = f"{document.title}: {document.head}"
    return keeping.log_published(board, title, path), problems


def _shown(board: Board, document: Document, audience: Audience) -> Document:
    return masking.without_names(board, document) if audience == "public" else document
