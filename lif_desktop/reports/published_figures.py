"""What earlier public papers showed of children and cases, as the log of disclosures keeps it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lif_desktop.registers import Filter
from lif_desktop.rules import publication
from lif_desktop.rules.public_tables import Earlier
from lif_desktop.rules.publication import Publication
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

CDOP = "cdop"
_MOST = 1_000  # entries read at once
_PUBLIC = Filter("audience", "is", ("public",))


@dataclass(frozen=True)
class Published:
    """Earlier papers with their entries, and those whose figures cannot be read, by reference."""

    papers: tuple[Earlier, ...]
    records: tuple[Record, ...]
    unread: tuple[str, ...]


def published(board: Board, earlier: Sequence[str] = (), report: str = CDOP) -> Published:
    """Return what the log of disclosures says a report published, oldest first.

    `earlier` are the figures of papers that stand before this one in the same pack: they count as
    published, though they have no entry yet.
    """
    papers: list[Earlier] = []
    records: list[Record] = []
    unread: list[str] = []
    for one in _logged(board):
        try:
            kept = json.loads(one.values["figures"])
            if kept["report"] == report:
                papers.append(publication.from_json(kept))
                records.append(one)
        except (ValueError, KeyError, TypeError, AttributeError):
            unread.append(one.reference)
    beside = (json.loads(one) for one in earlier)
    papers += [publication.from_json(one) for one in beside if one["report"] == report]
    return Published(tuple(papers), tuple(records), tuple(unread))


def counts(
    board: Board, report: str, earlier: Sequence[str] = ()
) -> tuple[tuple[Mapping[str, int], ...], tuple[str, ...]]:
    """Return the plain counts that a report published, by label, and what cannot be read.

    They are as `counts_text` keeps them; `earlier` as in `published`.
    """
    found: list[Mapping[str, int]] = []
    unread: list[str] = []
    for one in _logged(board):
        try:
            kept = json.loads(one.values["figures"])
            if kept["report"] == report:
                found.append({label: int(number) for label, number in kept["counts"].items()})
        except (ValueError, KeyError, TypeError, AttributeError):
            unread.append(one.reference)
    beside = (json.loads(one) for one in earlier)
    found += [one["counts"] for one in beside if one["report"] == report]
    return tuple(found), tuple(unread)


def _logged(board: Board) -> Iterator[Record]:
    view = View("disclosures", (("made_on", False),), (_PUBLIC,))
    at = 0
    while found := board.page(view, at, _MOST):
        yield from (one for one in found if one.values["figures"])
        at += _MOST


def counts_text(made: Mapping[str, int], report: str) -> str:
    """Return plain counts that a paper shows as the log keeps them; nothing if it shows none."""
    kept = {"report": report, "counts": dict(made)}
    return json.dumps(kept, separators=(",", ":")) if made else ""


def as_text(made: Publication, report: str = CDOP) -> str:
    """Return the figures of a public paper as the log keeps them; they never leave the board."""
    return json.dumps({"report": report, **publication.as_json(made)}, separators=(",", ":"))


def unread_words(references: Sequence[str]) -> str:
    """Return a warning about figures that could not be compared."""
    return (
        f"The figures kept with {', '.join(references)} cannot be read, so this paper was not"
        " compared with them. Do not publish it before they are mended."
    )
