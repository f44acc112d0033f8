"""One paper on its own, as a file without cover and agenda."""

from dataclasses import replace
from datetime import date

from lif_desktop import frameworks
from lif_desktop.exporting.papers.catalogue import Call, Entry
from lif_desktop.exporting.papers.content import AgendaItem, Pack
from lif_desktop.exporting.papers.from_report import PUBLIC
from lif_desktop.faults import WrongUsage
from lif_desktop.rules.words import day_in_words
from lif_desktop.store.board import Board


def compose_paper(board: Board, entry: Entry, today: date, call: Call) -> Pack:
    """Return a paper as a pack of its own.

    Raises:
        WrongUsage: if the record that it is to be about is not named, or not there, or if it takes
            no heed of something that is asked.
    """
    if wrong := entry.unheeded(call) or entry.unmet(board, call.about):
        raise WrongUsage(wrong)
    paper = replace(entry.write(board, today, call), key=entry.name)
    public, settings = call.asked.public, board.settings
    if public:
        paper = replace(paper, purpose="for publication", presenter="")
    edition = frameworks.edition_on(today)
    return Pack(
        body=settings.get("name") or frameworks.kept(settings).words.body,
        title=paper.title,
        meeting=paper.title,
        when=day_in_words(today),
        marking=PUBLIC if public else settings.get("marking", ""),
        version="",
        data_as_at=day_in_words(today),
        edition=edition.title if edition else "",
        author="" if public else board.who,
        front=False,
        items=(AgendaItem(paper.title, papers=(paper,)),),
        public=public,
    )
