"""The pack as it stands and its proof, made on a thread: what waits is set when it is looked at."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from lif_desktop.progress import Report
from lif_desktop.reports.shape import Audience
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record
from lif_desktop.ui.meetings.judging import Judged, judge

if TYPE_CHECKING:
    from lif_desktop.exporting.papers.content import Pack
    from lif_desktop.exporting.pdf.proof import Proof, Sheet

Place = tuple[str, int]
"""A page by the part of the pack that it belongs to, and its number within it from 0."""


@dataclass(frozen=True)
class Typed:
    """What is being typed into a paper and not saved yet."""

    key: str
    title: str
    text: str


@dataclass(frozen=True)
class Wish:
    """What is to be seen: whose pack, which page, at what scale; `afresh` reads the board again."""

    meeting: int
    audience: Audience
    place: Place
    scale: float
    typed: Typed | None = None
    afresh: bool = True


@dataclass(frozen=True)
class Seen:
    """A page as it will be printed, and how the pack was counted when it was drawn."""

    wish: Wish
    pack: "Pack"
    sheet: "Sheet"
    number: int
    pages: int
    starts: dict[str, int]
    counts: dict[str, int]
    problems: tuple[str, ...]


class Press:
    """Composes the packs of one board and keeps their proofs; used by one thread at a time."""

    def __init__(self, board: Board, today: Callable[[], date]) -> None:
        self._board, self._today = board, today
        self._lock = Lock()
        self._proofs: dict[tuple[int, Audience], Proof] = {}
        self._packs: dict[tuple[int, Audience], Pack] = {}

    def see(self, wish: Wish, report: Report) -> Seen:
        """Return the page that is wished for; only its own paper is set again."""
        with self._lock:
            report(0, 0, "Setting")
            key = (wish.meeting, wish.audience)
            proof = self._proofs.get(key)
            pack = self._packs.get(key)
            if pack is None or wish.afresh:
                pack = self._packs[key] = self._compose(wish)
                report(0, 0, "Setting")
            shown = _with_typed(pack, wish.typed)
            proof = _proof(shown, report) if proof is None else proof.changed(shown)
            number, sheet = _sheet(proof, wish)
            self._proofs[key] = proof
            return Seen(wish, shown, sheet, number, proof.pages, dict(proof.starts),
                        dict(proof.counts), tuple(proof.problems))  # fmt: skip

    def settle(self, meeting: int, audience: Audience, report: Report) -> dict[str, int]:
        """Set whatever waits; return how many pages each part takes."""
        with self._lock:
            proof = self._proofs[meeting, audience]
            proof.settle(report)
            return dict(proof.counts)

    def judge(self, wish: Wish, report: Report) -> Judged:
        """Check the figures of the board's pack, and compare it with its public twin."""
        meeting = self._board.record("meetings", wish.meeting)
        return judge(self._board, meeting, self._today(), report)

    def forget(self) -> None:
        """Let go of every proof."""
        with self._lock:
            self._proofs.clear()
            self._packs.clear()

    def _compose(self, wish: Wish) -> "Pack":
        from lif_desktop.exporting.composing.compose import Choices, compose_pack  # noqa: PLC0415
        from lif_desktop.exporting.composing.keeping import next_version  # noqa: PLC0415

        meeting: Record = self._board.record("meetings", wish.meeting)
        version = next_version(self._board, meeting, wish.audience)
        choices = Choices(audience=wish.audience, version=str(version))
        return compose_pack(self._board, meeting, self._today(), choices)


def _proof(pack: "Pack", report: Report) -> "Proof":
    from lif_desktop.exporting.pdf.proof import Proof  # noqa: PLC0415 - ReportLab is heavy

    return Proof(pack, report)


def _sheet(proof: "Proof", wish: Wish) -> tuple[int, "Sheet"]:
    """Return a page with its number, which may be another once its paper is set and counted."""
    number = _number(proof, wish.place)
    while True:
        sheet = proof.sheet(number, wish.scale)
        settled = _number(proof, wish.place)
        if settled == number:
            return number, sheet
        number = settled


def _number(proof: "Proof", place: Place) -> int:
    """Return the number of a page from 1; where its part is gone, the first."""
    key, within = place
    if key not in proof.starts:
        return 1
    return proof.starts[key] + max(0, min(within, proof.counts[key] - 1))


def _with_typed(pack: "Pack", typed: Typed | None) -> "Pack":
    """Return a pack in which one written paper says what is being typed."""
    if typed is None:
        return pack
    from lif_desktop.exporting.papers import written  # noqa: PLC0415 - only off the window's thread

    items = tuple(
        replace(item, papers=tuple(
            replace(written.paper(typed.title, typed.text), purpose=paper.purpose,
                    presenter=paper.presenter, key=paper.key)
            if paper.key == typed.key else paper
            for paper in item.papers
        ))
        for item in pack.items
    )  # fmt: skip
    return replace(pack, items=items)
