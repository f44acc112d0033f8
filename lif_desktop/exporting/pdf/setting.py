"""A pack set on pages: every paper on its own, then what stands before them, from their counts.

How a paper is set depends on the paper and its number alone, so one that is the same in the next
pack is not set again.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from lif_desktop import progress
from lif_desktop.exporting.papers.content import Pack
from lif_desktop.exporting.pdf import theme
from lif_desktop.exporting.pdf.body.paper import Placed, headings, papers, set_paper
from lif_desktop.exporting.pdf.front.agenda import set_agenda
from lif_desktop.exporting.pdf.front.contents import LONG, set_contents
from lif_desktop.exporting.pdf.front.cover import set_cover
from lif_desktop.exporting.pdf.pages import Flow, Page, Size
from lif_desktop.exporting.pdf.text import Lost
from lif_desktop.exporting.pdf.tree import Node

COVER, AGENDA = "cover", "agenda"


@dataclass(frozen=True)
class Laid:
    """A paper, or a part of the front, on its pages."""

    pages: tuple[Page, ...]
    node: Node
    problems: tuple[str, ...]


class Setting:
    """The pages of a pack; papers that are `waiting` have as many as they had before."""

    def __init__(self, pack: Pack, before: "Setting | None" = None) -> None:
        """Take over from the setting `before` what is the same; set nothing yet."""
        self.pack = pack
        self.placed = tuple(papers(pack))
        laid = before.laid if before else {}
        self.laid: dict[Placed, Laid] = {one: laid[one] for one in self.placed if one in laid}
        self._last = before.counts if before else {}
        self._front: dict[str, Laid] = {}
        self._front_of: tuple[int, ...] | None = None  # the counts it was set from

    @property
    def waiting(self) -> tuple[Placed, ...]:
        """Return the papers that are not set yet, in order."""
        return tuple(one for one in self.placed if one not in self.laid)

    def set(self, some: Iterable[Placed], report: progress.Report = progress.silent) -> None:
        """Set some of the papers; raises `Cancelled` when the user stops it."""
        wanted = [one for one in some if one not in self.laid]
        for index, one in enumerate(wanted):
            told = partial(report, index, 2 * len(wanted), f"Setting {one.paper.title}")
            self.laid[one] = _laid(one, told)

    @property
    def counts(self) -> dict[str, int]:
        """Return how many pages each part takes, by its key, in order."""
        found = {key: len(one.pages) for key, one in self.front().items()}
        found.update((one.key, self._count(one)) for one in self.placed)
        return found

    @property
    def starts(self) -> dict[str, int]:
        """Return on which page each part begins, by its key, in order."""
        page, found = 1, {}
        for key, count in self.counts.items():
            found[key] = page
            page += count
        return found

    def front(self) -> dict[str, Laid]:
        """Return what stands before the papers, set again only where their pages changed."""
        state = (len(self.laid), *map(self._count, self.placed))
        if self._front_of != state:
            self._front = self._set_front() if self.pack.front else {}
            self._front_of = state
        return self._front

    def _set_front(self) -> dict[str, Laid]:
        body = sum(map(self._count, self.placed))
        # Both are as long with noughts for page numbers as with the numbers.
        ahead = 1 + len(self._agenda({}, body).pages)
        node, lost = Node("Sect"), Lost()
        cover = set_cover(self.pack, ahead + body, len(self.placed), node, lost)
        agenda = self._agenda(self._anchors(ahead), body)
        return {COVER: _part(cover, node, lost), AGENDA: agenda}

    def _agenda(self, pages: Mapping[str, int], body: int) -> Laid:
        """Set the agenda, and behind it the contents where there is much to look through."""
        node, lost = Node("Sect"), Lost()
        found = set_agenda(self.pack, self.placed, pages, node, lost)
        if body > LONG:
            found += set_contents(self.placed, pages, node, lost)
        return _part(found, node, lost)

    def _anchors(self, ahead: int) -> dict[str, int]:
        """Return the page of each paper and each heading, by its anchor."""
        found: dict[str, int] = {}
        page = ahead + 1
        for one in self.placed:
            found.update((name, page) for name, _ in headings(one))  # until it is set
            found[one.anchor] = page
            if one in self.laid:
                for number, each in enumerate(self.laid[one].pages, page):
                    found.update((anchor.name, number) for anchor in each.anchors)
            page += self._count(one)
        return found

    def _count(self, one: Placed) -> int:
        return len(self.laid[one].pages) if one in self.laid else self._last.get(one.key, 1)

    def parts(self) -> Iterator[tuple[str, Laid]]:
        """Yield each part by its key, in order; every paper must be set."""
        yield from self.front().items()
        yield from ((one.key, self.laid[one]) for one in self.placed)

    @property
    def noted(self) -> tuple[tuple[str, str], ...]:
        """Return what could not be printed of the papers as typed, each with the paper's key."""
        return tuple(
            (one.key, sentence)
            for one in self.placed
            if one in self.laid
            for sentence in self.laid[one].problems
        )

    @property
    def problems(self) -> tuple[str, ...]:
        """Return what could not be printed as typed, one sentence each."""
        titles = Counter(one.paper.title for one in self.placed)
        # Papers of one title are told apart by their numbers.
        called = {
            one.key: f"{one.paper.title} ({one.number})"
            if one.number and titles[one.paper.title] > 1 else one.paper.title
            for one in self.placed
        }  # fmt: skip
        found = [f"{called[key]}: {sentence}" for key, sentence in self.noted]
        ahead = (sentence for part in self.front().values() for sentence in part.problems)
        return (*found, *(f"Cover and agenda: {sentence}" for sentence in ahead))


_LITTLE = 0.2  # of a page: what is no more is drawn up to the pages before it, if it can be


def _laid(one: Placed, told: Callable[[], None]) -> Laid:
    """Set a paper, on wide pages throughout where most of them would be."""
    told()
    found = _drawn_up(one, theme.PORTRAIT, told)
    wide = [page.size == theme.LANDSCAPE for page in found.pages]
    if any(wide) and (not one.number or 2 * sum(wide) > len(wide)):
        return _drawn_up(one, theme.LANDSCAPE, told)
    return found


def _drawn_up(one: Placed, base: Size, told: Callable[[], None]) -> Laid:
    """Set a paper, closer where a few lines would stand on its last page alone."""
    found, left = _set_on(one, base, told)
    if len(found.pages) > 1 and left > 1 - _LITTLE:
        close, _ = _set_on(one, base, told, close=True)
        if len(close.pages) < len(found.pages):
            return close
    return found


def _set_on(
    one: Placed, base: Size, told: Callable[[], None], *, close: bool = False
) -> tuple[Laid, float]:
    """Return a paper set, and which share of its last page is left empty."""
    flow = Flow(Lost(), told, base, private=one.item.private)
    flow.close = close
    node = Node("Sect")
    set_paper(one, node, flow)
    left = flow.room / (flow.page.bottom - theme.BODY_TOP)
    return _part(flow.pages, node, flow.lost), left


def _part(pages: list[Page], node: Node, lost: Lost) -> Laid:
    return Laid(tuple(pages), node, (*lost.sentences(), *lost.others))
