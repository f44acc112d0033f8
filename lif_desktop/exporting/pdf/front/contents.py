"""The contents of a long pack: its papers and what they deal with, each a link with its page."""

from collections.abc import Mapping, Sequence
from typing import Final

from lif_desktop.exporting.pdf import theme
from lif_desktop.exporting.pdf.body.blocks import fitted
from lif_desktop.exporting.pdf.body.paper import Placed, headings
from lif_desktop.exporting.pdf.pages import Anchor, Flow, Link, Page, Print, Rule, baseline
from lif_desktop.exporting.pdf.text import Lost, Run, plain, width
from lif_desktop.exporting.pdf.tree import Node

LONG: Final = 12  # pages of papers: fewer are found by the agenda alone
_NUMBER: Final = 34.0
_RIGHT: Final = 40.0


def set_contents(
    papers: Sequence[Placed], pages: Mapping[str, int], node: Node, lost: Lost
) -> list[Page]:
    """Return the contents, with the page of each paper and heading by its anchor."""
    flow = Flow(lost)
    flow.page.anchors.append(Anchor("contents", 0, "Contents"))
    flow.lines([(Run("Contents", "bold"),)], theme.TITLE, node.add("H1"))
    flow.y += 8
    list_ = node.listed("Decimal")
    for placed in papers:
        item = list_.add("LI")
        below = headings(placed)
        rows = theme.BODY[1] + min(len(below), 2) * theme.SMALL[1]
        flow.need(rows + 12)
        flow.put(Rule(theme.SIDE, flow.y, flow.width))
        flow.y += 5
        lines = fitted(placed.paper.title, flow, theme.BODY, _room(flow), face="strong")[:2]
        number = (Run(f"{placed.number} ", "strong"),)
        y = baseline(flow.y, theme.BODY)
        flow.put(Print(theme.SIDE, y, number, theme.BODY[0], theme.ACCENT), item.add("Lbl"))
        body = item.add("LBody")
        _entry(flow, body, lines, theme.BODY, placed.anchor, pages)
        within = body.add("L") if below else body
        for name, text in below:
            lines = fitted(text, flow, theme.SMALL, _room(flow))[:2]
            row = within.add("LI").add("LBody")
            _entry(flow, row, lines, theme.SMALL, name, pages)
        flow.y += 5
    return flow.pages


def _room(flow: Flow) -> float:
    return flow.width - _NUMBER - _RIGHT


def _entry(
    flow: Flow,
    body: Node,
    lines: list[tuple[Run, ...]],
    type_: tuple[float, float],
    name: str,
    pages: Mapping[str, int],
) -> None:
    """Set a line that leads to an anchor, with its page at the right."""
    flow.need(len(lines) * type_[1])
    node, top = body.add("Link"), flow.y
    y = baseline(flow.y, type_)
    strong = type_ == theme.BODY
    flow.lines(lines, type_, node, theme.INK if strong else theme.SOFT, indent=_NUMBER)
    page = (Run(f" {pages.get(name, 0)}", "strong" if strong else "regular"),)
    x = theme.SIDE + flow.width - width(page) * type_[0]
    flow.put(Print(x, y, page, type_[0], theme.ACCENT), node)
    says = f"{plain(tuple(run for line in lines for run in line)).strip()}, page{plain(page)}"
    area = (theme.SIDE, top, flow.width, flow.y - top)
    flow.page.links.append(Link(*area, name, says, node))
