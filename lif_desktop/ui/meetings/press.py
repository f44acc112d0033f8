"""The packs of a board and their proofs, made on a thread: one page first, the rest in time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from lif_desktop.importing.reading.unhurried import let_stand
from lif_desktop.progress import Report
from lif_desktop.reports.shape import Audience
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record
from lif_desktop.ui.meetings.judging import AUDIENCES, Judged, judge_packs
from lif_desktop.ui.meetings.reading import SET

if TYPE_CHECKING:
    from lif_desktop.exporting.composing.choices import Writer
    from lif_desktop.exporting.papers.catalogue import Call, Entry
    from lif_desktop.exporting.papers.content import Pack, Paper
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
    """What is to be seen: whose pack, which page, at what scale, and what is being typed.

    `edition` rises with every change of the board; for another one the pack is composed anew.
    """

    meeting: int
    audience: Audience
    place: Place
    scale: float
    typed: Typed | None = None
    edition: int = 0


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
    problems: tuple[tuple[str, str], ...]  # each with its paper's key


@dataclass
class _Kept:
    """What is kept of one pack for one audience: of which edition it is, and how it is set."""

    edition: int
    pack: "Pack"
    proof: "Proof | None" = None


class Press:
    """Composes the packs of one board and keeps their proofs.

    A page is shown with the papers that were written before, but for its own, which is written
    anew; the others are when there is time (`judge`). So one edit costs one paper.
    """

    def __init__(self, board: Board, today: Callable[[], date]) -> None:
        self._board, self._today = board, today
        self._lock = Lock()
        self._kept: dict[tuple[int, Audience], _Kept] = {}
        self._written = Written()
        self._stands = False

    def see(self, wish: Wish, report: Report) -> Seen:
        """Return the page that is wished for; only its own paper is written and set again."""
        with self._lock:
            report(0, 0, "Setting")
            key = (wish.meeting, wish.audience)
            kept = self._kept.get(key)
            if kept is None or kept.edition != wish.edition:
                pack = self._compose(wish, self._written.writer(report, self._name(wish.place[0])))
                kept = _Kept(wish.edition, pack, kept.proof if kept else None)
                self._kept[key] = kept
                report(0, 0, "Setting")
            shown = _with_typed(kept.pack, wish.typed)
            proof = _proof(shown, kept.proof, report)
            number, sheet = _sheet(proof, wish)
            kept.proof = proof
            return Seen(wish, shown, sheet, number, proof.pages, dict(proof.starts),
                        dict(proof.counts), proof.noted)  # fmt: skip

    def beside(self, seen: Seen, report: Report) -> list[Seen]:
        """Return the pages before and after one that is seen, as far as their papers are set."""
        found = []
        for number in (seen.number + 1, seen.number - 1):
            with self._lock:
                report(0, 0, "Drawing")
                kept = self._kept[seen.wish.meeting, seen.wish.audience]
                proof = kept.proof
                if (
                    proof is not None
                    and proof.counts == seen.counts
                    and 1 <= number <= proof.pages
                    and proof.part(number) not in proof.waiting
                ):
                    sheet = proof.sheet(number, seen.wish.scale)
                    found.append(replace(seen, sheet=sheet, number=number))
        return found

    def settle(self, wish: Wish, report: Report) -> tuple["Pack", dict[str, int]]:
        """Set whatever waits; return the pack, and how many pages each part takes."""
        with self._lock:
            kept = self._kept[wish.meeting, wish.audience]
            shown = _with_typed(kept.pack, wish.typed)
            kept.proof = _proof(shown, kept.proof, report)
            kept.proof.settle(report)
            if not self._stands:
                self._stands = True
                let_stand()  # once: what is let go later must be found
            return shown, dict(kept.proof.counts)

    def judge(self, wish: Wish, report: Report) -> Judged:
        """Write every paper anew, check the figures, and compare with the public twin."""
        written = Written()
        packs = {
            one: self._compose(replace(wish, audience=one), written.writer(report))
            for one in AUDIENCES
        }
        judged = judge_packs(packs["board"], packs["public"], self._board, report)
        with self._lock:
            now = self._kept.get((wish.meeting, wish.audience))
            if now is not None and now.edition == wish.edition:
                self._written = written
                for audience, pack in packs.items():
                    before = self._kept.get((wish.meeting, audience))
                    proof = before.proof if before else None
                    self._kept[wish.meeting, audience] = _Kept(wish.edition, pack, proof)
        return judged

    def _name(self, key: str) -> str:
        """Return the catalogue's name of the paper with this key in the pack."""
        if not key.startswith(SET):
            return key.partition(":")[0]
        for paper in self._board.records("papers", [int(key.removeprefix(SET))]):
            return paper.values["name"] or ""
        return ""

    def _compose(self, wish: Wish, write: "Writer") -> "Pack":
        from lif_desktop.exporting.composing.compose import Choices, compose_pack  # noqa: PLC0415
        from lif_desktop.exporting.composing.keeping import next_version  # noqa: PLC0415

        meeting: Record = self._board.record("meetings", wish.meeting)
        version = str(next_version(self._board, meeting, wish.audience))
        choices = Choices(audience=wish.audience, version=version, write=write)
        return compose_pack(self._board, meeting, self._today(), choices)


class Written:
    """Papers as they were written, by name and by what they were asked for."""

    def __init__(self) -> None:
        self._papers: dict[tuple[str, Call], Paper] = {}

    def writer(self, report: Report, anew: str = "") -> "Writer":
        """Return what writes a paper unless it was written before; those called `anew` always."""
        done: set[tuple[str, Call]] = set()

        def write(entry: "Entry", board: Board, today: date, call: "Call") -> "Paper":
            report(0, 0, f"Writing {entry.title}")
            key = (entry.name, call)
            if key not in self._papers or (entry.name == anew and key not in done):
                self._papers[key] = entry.write(board, today, call)
                done.add(key)
            return self._papers[key]

        return write


def _proof(pack: "Pack", before: "Proof | None", report: Report) -> "Proof":
    from lif_desktop.exporting.pdf.proof import Proof  # noqa: PLC0415 - ReportLab is heavy

    return Proof(pack, report) if before is None else before.changed(pack)


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
