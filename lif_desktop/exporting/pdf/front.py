"""What stands before the papers: the cover, and the agenda that is also the contents."""

from collections.abc import Mapping, Sequence

from lif_desktop.exporting.papers.content import AgendaItem, Pack
from lif_desktop.exporting.pdf import theme
from lif_desktop.exporting.pdf.blocks import fitted, paragraph
from lif_desktop.exporting.pdf.pages import Anchor, Box, Flow, Link, Page, Print, Rule, baseline
from lif_desktop.exporting.pdf.paper import Placed
from lif_desktop.exporting.pdf.text import Lost, Run, as_runs, plain, width
from lif_desktop.exporting.pdf.tree import Node

_NUMBER = 30.0  # the column of item numbers
_RIGHT = 96.0  # the columns of time and page
_COVER_TOP = 232.0


def set_cover(pack: Pack, pages: int, papers: int, node: Node, lost: Lost) -> list[Page]:
    """Return the cover, which knows how long the pack is."""
    flow = Flow(lost)
    flow.page.headed = False
    flow.page.anchors.append(Anchor("cover", 0, "Cover"))
    flow.put(Box(0, 0, flow.page.size[0], 6, theme.ACCENT))
    flow.y = 60
    _marking(pack, flow, node)
    lines = fitted(pack.body, flow, theme.SECTION, flow.width * 0.6, face="strong")
    flow.lines(lines, theme.SECTION, node.add("P"), theme.ACCENT)
    flow.y = _COVER_TOP
    title = fitted(pack.title, flow, theme.DISPLAY, flow.width, face="bold")[:6]
    flow.lines(title, theme.DISPLAY, node.add("H1"))
    flow.y += 4
    when = fitted(pack.when, flow, theme.TITLE, flow.width)[:4]
    flow.lines(when, theme.TITLE, node.add("P"), theme.SOFT)
    flow.y += 28
    _facts(_known(pack, pages, papers), flow, node)
    if pack.handling:
        lines = fitted(pack.handling, flow, theme.SMALL, flow.width * 0.72)[:12]
        flow.y = max(flow.y + 12, flow.page.bottom - len(lines) * theme.SMALL[1])
        flow.lines(lines, theme.SMALL, node.add("P"), theme.SOFT)
    return flow.pages


def _marking(pack: Pack, flow: Flow, node: Node) -> None:
    if not pack.marking:
        return
    line = fitted(pack.marking, flow, theme.BODY, flow.width * 0.36, face="bold")[0]
    wide = width(line) * theme.BODY[0] + 16
    x = theme.SIDE + flow.width - wide
    flow.put(Box(x, flow.y - 3, wide, 20, theme.WHITE, theme.MARKING, 3))
    y = baseline(flow.y, theme.BODY)
    flow.put(Print(x + 8, y, line, theme.BODY[0], theme.MARKING), node.add("P"))


def _known(pack: Pack, pages: int, papers: int) -> list[tuple[str, str]]:
    number = "1 paper" if papers == 1 else f"{papers} papers"
    length = "1 page" if pages == 1 else f"{pages} pages"
    facts = (
        ("Place", pack.place),
        ("Chair", pack.chair),
        ("In this pack", f"{number}, {length}"),
        ("Version", pack.version),
        ("Data as at", pack.data_as_at),
        ("Guidance", pack.edition),
        ("Prepared by", pack.author),
    )
    return [(name, value) for name, value in facts if value]


def _facts(facts: list[tuple[str, str]], flow: Flow, node: Node) -> None:
    label = 108.0
    for name, value in facts:
        flow.put(Rule(theme.SIDE, flow.y, flow.width))
        flow.y += 6
        paragraph_node = node.add("P")
        y = baseline(flow.y, theme.BODY)
        head = as_runs(f"{name} ", flow.lost)
        flow.put(Print(theme.SIDE, y, head, theme.BODY[0], theme.SOFT), paragraph_node)
        lines = fitted(value, flow, theme.BODY, flow.width - label)[:6]
        flow.lines(lines, theme.BODY, paragraph_node, indent=label)
        flow.y += 6
    flow.put(Rule(theme.SIDE, flow.y, flow.width))
    flow.y += 6


def set_agenda(
    pack: Pack, papers: Sequence[Placed], first_pages: Mapping[str, int], node: Node, lost: Lost
) -> list[Page]:
    """Return the agenda with the page on which each paper starts, by the paper's anchor."""
    flow = Flow(lost)
    flow.page.anchors.append(Anchor("agenda", 0, "Agenda"))
    when = " · ".join(part for part in (pack.when, pack.place) if part)
    flow.lines([(Run("Agenda", "bold"),)], theme.TITLE, node.add("H1"))
    flow.y += 1
    paragraph(when, flow, node.add("P"), soft=True, type_=theme.BODY)
    flow.y += 12
    _heads(flow, timed=any(item.time for item in pack.items))
    list_ = node.add("L")
    for number, item in enumerate(pack.items, 1):
        own = [placed for placed in papers if placed.item_number == number]
        _Entry(flow, list_.add("LI"), first_pages).set(number, item, own)
    if not pack.items:
        paragraph("Nothing on the agenda yet.", flow, list_.add("LI").add("LBody"), soft=True)
    return flow.pages


def _heads(flow: Flow, *, timed: bool) -> None:
    y = baseline(flow.y, theme.SMALL)
    right = theme.SIDE + flow.width
    for text, x in (("Item", theme.SIDE), ("Business", theme.SIDE + _NUMBER)):
        flow.put(Print(x, y, (Run(text, "strong"),), theme.SMALL[0], theme.SOFT))
    for text, end in (("Time" if timed else "", right - 48), ("Page", right)):
        line = (Run(text, "strong"),)
        x = end - width(line) * theme.SMALL[0]
        flow.put(Print(x, y, line, theme.SMALL[0], theme.SOFT))
    flow.y += theme.SMALL[1] + 5
    flow.put(Rule(theme.SIDE, flow.y, flow.width, theme.INK, 0.9))


class _Entry:
    """One item of the agenda."""

    def __init__(self, flow: Flow, node: Node, first_pages: Mapping[str, int]) -> None:
        self.flow, self.node, self.first_pages = flow, node, first_pages

    def set(self, number: int, item: AgendaItem, papers: Sequence[Placed]) -> None:
        flow = self.flow
        room = flow.width - _NUMBER - _RIGHT
        title = fitted(item.title, flow, theme.BODY, room, face="strong")[:4]
        who = " · ".join(part for part in (item.presenter, item.purpose) if part)
        under = fitted(who, flow, theme.SMALL, room)[:3] if who else []
        several = papers if len(papers) > 1 else []
        listed = [
            fitted(f"{one.number}  {one.paper.title}", flow, theme.SMALL, room)[:2]
            for one in several
        ]
        high = 14 + len(title) * theme.BODY[1] + len(under) * theme.SMALL[1]
        high += sum(len(lines) * theme.SMALL[1] + 2 for lines in listed)
        flow.need(high)
        top = flow.y
        flow.y += 7
        y = baseline(flow.y, theme.BODY)
        label = (Run(str(number), "strong"),)
        flow.put(Print(theme.SIDE, y, label, theme.BODY[0]), self.node.add("Lbl"))
        body = self.node.add("LBody")
        target = body.add("Link") if len(papers) == 1 else body.add("P")
        flow.lines(title, theme.BODY, target, indent=_NUMBER)
        flow.lines(under, theme.SMALL, body.add("P"), theme.SOFT, indent=_NUMBER)
        self._time(item.time, y, body)
        if len(papers) == 1:
            self._page(papers[0], y, target, (top, flow.y + 7))
        for one, lines in zip(several, listed, strict=True):
            flow.y += 2
            target, start = body.add("Link"), flow.y
            y = baseline(flow.y, theme.SMALL)
            flow.lines(lines, theme.SMALL, target, theme.ACCENT, indent=_NUMBER)
            self._page(one, y, target, (start, flow.y))
        flow.y += 7
        flow.put(Rule(theme.SIDE, flow.y, flow.width))

    def _page(self, placed: Placed, y: float, node: Node, span: tuple[float, float]) -> None:
        """Write where a paper starts, and make its line lead there."""
        flow = self.flow
        page = self.first_pages.get(placed.anchor, 0)
        line = (Run(f" {page}", "strong"),)
        x = theme.SIDE + flow.width - width(line) * theme.BODY[0]
        flow.put(Print(x, y, line, theme.BODY[0], theme.ACCENT), node)
        says = f"Paper {placed.number}, {placed.paper.title}, page {page}"
        top, bottom = span
        flow.page.links.append(
            Link(
                theme.SIDE + _NUMBER, top, flow.width - _NUMBER, bottom - top,
                placed.anchor, says, node,
            )
        )  # fmt: skip

    def _time(self, text: str, y: float, body: Node) -> None:
        line = as_runs(text.replace("\n", " "), self.flow.lost)
        if plain(line):
            x = theme.SIDE + self.flow.width - 48 - width(line) * theme.BODY[0]
            self.flow.put(Print(x, y, line, theme.BODY[0]), body.add("P"))
