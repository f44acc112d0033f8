"""One paper on its pages: item line, title, sentences, evidence, note."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from lif_desktop.exporting.papers.content import (
    AgendaItem,
    Beside,
    Block,
    Bullets,
    Caption,
    Heading,
    Pack,
    Paper,
    Picture,
    Strong,
    Text,
    Words,
)
from lif_desktop.exporting.pdf import theme
from lif_desktop.exporting.pdf.body.blocks import BULLET, fitted, paragraph, prepare
from lif_desktop.exporting.pdf.foreign import merging
from lif_desktop.exporting.pdf.foreign.looking import Foreign, look_at
from lif_desktop.exporting.pdf.pages import Anchor, Flow
from lif_desktop.exporting.pdf.text import Lost, clean
from lif_desktop.exporting.pdf.tree import Node

_MOST_SAID = 0.4  # of a page: more of what is said at the end may go over to the next


@dataclass(frozen=True)
class Placed:
    """A paper with its number (3.1; blank on its own), and what is said of its item.

    Its pages depend on nothing else. The `key` tells it from all others of its pack.
    """

    key: str
    paper: Paper
    number: str
    item_number: int
    item: AgendaItem  # without its papers
    level: int

    @property
    def anchor(self) -> str:
        """Return the name that links to it use."""
        return f"paper-{self.number}"

    # Its pages are looked up by it; the words of a whole paper take long to hash.
    def __hash__(self) -> int:
        return hash(self.key)


def papers(pack: Pack) -> Iterator[Placed]:
    """Yield the papers of a pack in order; an item's only paper stands for it as bookmark."""
    keys: set[str] = set()
    for index, item in enumerate(pack.items, 1):
        bare = replace(item, papers=(), time="", record=None)
        # The public gets no agency's file, whoever put the pack together.
        own = [one for one in item.papers if not (pack.public and one.file)]
        level = 1 if pack.front and len(own) > 1 else 0
        for count, paper in enumerate(own, 1):
            number = f"{index}.{count}" if pack.front else ""
            key = paper.key if paper.key and paper.key not in keys else f"paper-{index}.{count}"
            keys.add(key)
            yield Placed(key, paper, number, index if pack.front else 0, bare, level)


def headings(placed: Placed) -> list[tuple[str, str]]:
    """Return the anchor and the numbered words of each heading of a paper."""
    found = [one for one in _all_blocks(placed.paper) if isinstance(one, Heading)]
    numbers = (_number(placed, index) for index in range(1, len(found) + 1))
    return [
        (f"heading-{number}", f"{number} {one.text}".replace("\n", " "))
        for number, one in zip(numbers, found, strict=True)
    ]


def _number(placed: Placed, index: int) -> str:
    return f"{placed.number}.{index}" if placed.number else f"{index}"


def _all_blocks(paper: Paper) -> tuple[Block, ...]:
    """Return the blocks of a paper, and at its end what the public does not see of it."""
    said = (block for one in _withheld(paper) for block in one)
    return (*paper.blocks, *said)


def _withheld(paper: Paper) -> Iterator[tuple[Caption, Bullets]]:
    for title, said in (("Left out", paper.left_out), ("Reworded", paper.reworded)):
        if said:
            yield Caption(title), Bullets(said, small=True)


def set_paper(placed: Placed, node: Node, flow: Flow) -> None:
    """Set one paper from the top of a page; an agency's file behind its title page."""
    file = placed.paper.file
    found = look_at(file) if file else None
    if file and found:
        titled = merging.title_page(placed.paper, file, found, flow.lost)
        placed = replace(placed, paper=titled)
    _opening(placed, flow, node)
    _sentences(placed.paper.sentences, flow, node)
    _blocks(placed, flow, node)
    if not (placed.paper.sentences or placed.paper.blocks):
        paragraph("This paper says nothing yet.", flow, node.add("P"), soft=True)
    _close(placed.paper, flow, node)
    if file and isinstance(found, Foreign):
        merging.lay(file, found, flow, node)


def _opening(placed: Placed, flow: Flow, node: Node) -> None:
    paper, item = placed.paper, placed.item
    purpose = paper.purpose or item.purpose
    numbers = (
        (f"Item {placed.item_number}", f"paper {placed.number}") if placed.number else ("", "")
    )
    parts = (numbers[0], purpose, numbers[1])
    line = " · ".join(part for part in parts if part)
    lines = fitted(line, flow, theme.SMALL, flow.width, face="strong")
    flow.lines(lines, theme.SMALL, node.add("P"), theme.ACCENT)
    flow.y += 2
    title = clean(paper.title, flow.lost).replace("\n", " ")
    number = str(placed.item_number) if placed.level == 0 else placed.number
    if placed.level and placed.number.endswith(".1"):
        above = f"{placed.item_number} {clean(item.title, flow.lost)}".replace("\n", " ")
        flow.page.anchors.append(Anchor(f"item-{placed.item_number}", 0, above))
    named = f"{number} {title}" if placed.number else title
    flow.page.anchors.append(Anchor(placed.anchor, 0, named, placed.level))
    heading = fitted(title, flow, theme.TITLE, flow.width, face="bold")
    flow.lines(heading, theme.TITLE, node.add("H1"))
    if presenter := paper.presenter or item.presenter:
        flow.y += 1
        paragraph(presenter, flow, node.add("P"), soft=True, type_=theme.SMALL)
    flow.y += 9


def _sentences(sentences: tuple[Words, ...], flow: Flow, node: Node) -> None:
    """Set the sentences that say what the paper says, as one paragraph."""
    parts = [part for words in sentences for part in (*_parts(words), " ")]
    if parts:
        paragraph(tuple(parts[:-1]), flow, node.add("P"), type_=theme.BODY)
        flow.space(14)


def _parts(words: Words) -> tuple[str | Strong, ...]:
    return (words,) if isinstance(words, str) else words


def _blocks(placed: Placed, flow: Flow, node: Node) -> None:
    heads = _Heads(placed, flow, node)
    blocks, own = _all_blocks(placed.paper), len(placed.paper.blocks)
    for at, (block, after) in enumerate(zip_longest(blocks, blocks[1:]), 1):
        if isinstance(block, Heading | Caption):
            heads.waiting.append(block)
            continue
        flow.tail = _tail(placed.paper, flow, at == own) if at in {own, len(blocks)} else 0.0
        least, page, set_ = prepare(block, flow, node)
        flow.turn(page or flow.base)
        if heads.waiting and isinstance(block, Text) and isinstance(after, Picture | Beside):
            # A sentence under a heading goes with the picture that it speaks of.
            least += prepare(after, flow, node)[0]
        flow.need(least + heads.height)
        heads.set()
        set_()
    heads.set()


class _Heads:
    """The headings that wait for the block they stand over."""

    def __init__(self, placed: Placed, flow: Flow, node: Node) -> None:
        self.placed, self.flow, self.node = placed, flow, node
        self.waiting: list[Heading | Caption] = []
        self.number = 0

    @property
    def height(self) -> float:
        """Return the height of what waits."""
        return sum(
            theme.SECTION[1] + 14 if isinstance(one, Heading) else theme.BODY[1] + 6
            for one in self.waiting
        )

    def set(self) -> None:
        """Set what waits."""
        for one in self.waiting:
            if isinstance(one, Heading):
                self.number += 1
                number = _number(self.placed, self.number)
                _heading(one, number, self.placed, self.flow, self.node)
            else:
                _caption(one, self.flow, self.node.add("H3" if self.number else "H2"))
        self.waiting.clear()


def _caption(caption: Caption, flow: Flow, node: Node) -> None:
    flow.space(2)
    lines = fitted(caption.text, flow, theme.BODY, flow.width, face="strong")
    flow.lines(lines, theme.BODY, node)
    flow.y += 3


def _tail(paper: Paper, flow: Flow, whole: bool) -> float:  # noqa: FBT001 - of two heights
    """Return the height of the note, or of the `whole` of what is said at the end.

    What is said there is no page of its own: the end of the paper's own words goes with it.
    """
    note = _note_height(paper, flow)
    if not whole:
        return note
    aside = Flow(Lost(), base=flow.base)
    said = sum(
        theme.BODY[1] + 11 + sum(
            1 + theme.SMALL[1] * len(fitted(one, aside, theme.SMALL, flow.width - BULLET))
            for one in bullets.items
        )
        for _, bullets in _withheld(paper)
    )  # fmt: skip
    return min(note + said, _MOST_SAID * (flow.base[1] - theme.BODY_BOTTOM - theme.BODY_TOP))


def _note_height(paper: Paper, flow: Flow) -> float:
    if not paper.note:
        return 0.0
    lines = fitted(paper.note, Flow(Lost()), theme.SMALL, flow.width)
    return 14 + min(len(lines), 6) * theme.SMALL[1]


def _heading(heading: Heading, number: str, placed: Placed, flow: Flow, node: Node) -> None:
    flow.space(6)
    text = f"{number} {clean(heading.text, flow.lost)}".replace("\n", " ")
    flow.need(theme.SECTION[1])
    flow.page.anchors.append(Anchor(f"heading-{number}", flow.y - 8, text, placed.level + 1))
    lines = fitted(text, flow, theme.SECTION, flow.width, face="bold")
    flow.lines(lines, theme.SECTION, node.add("H2"))
    flow.y += 5


def _close(paper: Paper, flow: Flow, node: Node) -> None:
    """Set the note on rule and denominator, and what could not be printed as typed."""
    for sentence in (paper.note, *flow.lost.sentences()):
        if sentence:
            flow.space(2)
            paragraph(sentence, flow, node.add("P"), soft=True, type_=theme.SMALL)
