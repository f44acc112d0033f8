"""How a pack is wanted: for whom, which version, as a draft, as whose copy."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from lif_desktop.exporting.papers.catalogue import Call, Entry
from lif_desktop.exporting.papers.content import Paper
from lif_desktop.reports.shape import Asked, Audience
from lif_desktop.store.board import Board

Writer = Callable[[Entry, Board, date, Call], Paper]


@dataclass(frozen=True)
class Choices:
    """How a pack is wanted; the public twin is made of the same agenda and papers.

    `write` writes a paper from the board; a preview has one that remembers what it wrote.
    """

    audience: Audience = "board"
    version: str = "1"
    draft: bool = False
    copy: str = ""
    write: Writer = field(default=Entry.write, compare=False, repr=False)

    @property
    def public(self) -> bool:
        """Return whether anybody may read it."""
        return self.audience == "public"

    @property
    def asked(self) -> Asked:
        """Return what each paper is asked for where it names no period of its own."""
        return Asked(audience=self.audience)
