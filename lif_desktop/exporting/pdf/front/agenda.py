"""The agenda, which says on which page each paper starts, and what the public does not see."""

from collections.abc import Mapping, Sequence

from lif_desktop.exporting.papers.content import AgendaItem, Pack, Strong, Words
from lif_desktop.exporting.pdf import theme
from lif_desktop.exporting.pdf.body.blocks import fitted, paragraph
from lif_desktop.exporting.pdf.body.paper import Placed
from lif_desktop.exporting.pdf.pages import Anchor, Flow, Link, Page, Print, Rule, baseline
from lif_desktop.exporting.pdf.text import Lost, Run, as_runs, plain, width
from lif_desktop.exporting.pdf.tree import Node

_NUMBER = 30.0  # the column of item numbers
_RIGHT = 96.0  # the columns of time and page


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
    list_ = node.listed("Decimal")
    for number, item in enumerate(pack.items, 1):
        own = [placed for placed in papers if placed.item_number == number]
        _Entry(flow, list_.add("LI"), first_pages).set(number, item, own)
    if not pack.items:
        paragraph("Nothing on the agenda yet.", flow, list_.add("LI").add("LBody"), soft=True)
    if pack.left_out:
        flow.y += 16
        said = " ".join(("Not in this pack:", *pack.left_out))
        paragraph(said, flow, node.add("P"), soft=True, type_=theme.SMALL)
    return flow.pages


def _who(item: AgendaItem) -> Words:
    """Return who presents an item and what for; one that is confidential says so."""
    said = " · ".join(part for part in (item.presenter, item.purpose) if part)
    if not item.private:
        return said
    return (f"{said} · " if said else "", Strong("Confidential item"))


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
        under = fitted(_who(item), flow, theme.SMALL, room)[:3]
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
