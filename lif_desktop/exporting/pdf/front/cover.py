"""The cover: whose meeting it is, when, and what the pack is."""

from lif_desktop.exporting.papers.content import Pack
from lif_desktop.exporting.pdf import theme
from lif_desktop.exporting.pdf.body.blocks import fitted
from lif_desktop.exporting.pdf.pages import Anchor, Box, Flow, Page, Print, Rule, baseline
from lif_desktop.exporting.pdf.text import Lost, as_runs, width
from lif_desktop.exporting.pdf.tree import Node

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
    colour = theme.marking(public=pack.public)
    flow.put(Box(x, flow.y - 3, wide, 20, theme.WHITE, colour, 3))
    y = baseline(flow.y, theme.BODY)
    flow.put(Print(x + 8, y, line, theme.BODY[0], colour), node.add("P"))


def _known(pack: Pack, pages: int, papers: int) -> list[tuple[str, str]]:
    number = "1 paper" if papers == 1 else f"{papers} papers"
    length = "1 page" if pages == 1 else f"{pages} pages"
    facts = (
        ("Place", pack.place),
        ("Chair", pack.chair),
        ("In this pack", f"{number}, {length}"),
        ("Version", f"{pack.version}, a draft" if pack.draft else pack.version),
        ("Copy", pack.copy),
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
