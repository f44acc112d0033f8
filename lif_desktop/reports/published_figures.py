"""What earlier public papers showed of child deaths, as the log of disclosures keeps it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from lif_desktop.registers import Filter
from lif_desktop.rules import publication
from lif_desktop.rules.public_tables import Earlier
from lif_desktop.rules.publication import Publication
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

CDOP = "cdop"
_MOST = 1_000
_PUBLIC = Filter("audience", "is", ("public",))


@dataclass(frozen=True)
class Published:
    """Earlier papers with their entries, and those whose figures cannot be read, by reference."""

    papers: tuple[Earlier, ...]
    records: tuple[Record, ...]
    unread: tuple[str, ...]


def published(board: Board) -> Published:
    """Return what the log of disclosures says was published of child deaths, oldest first."""
    papers: list[Earlier] = []
    records: list[Record] = []
    unread: list[str] = []
    view = View("disclosures", (("made_on", False),), (_PUBLIC,))
    for one in board.page(view, 0, _MOST):
        if not one.values["figures"]:
            continue
        try:
            kept = json.loads(one.values["figures"])
            if kept["report"] == CDOP:
                papers.append(publication.from_json(kept))
                records.append(one)
        except (ValueError, KeyError, TypeError, AttributeError):
            unread.append(one.reference)
    return Published(tuple(papers), tuple(records), tuple(unread))


def as_text(made: Publication) -> str:
    """Return the figures of a public paper as the log keeps them; they never leave the board."""
    return json.dumps({"report": CDOP, **publication.as_json(made)}, separators=(",", ":"))


def unread_words(references: Sequence[str]) -> str:
    """Return a warning about figures that could not be compared."""
    return (
        f"The figures kept with {', '.join(references)} cannot be read, so this paper was not"
        " compared with them. Do not publish it before they are mended."
    )
