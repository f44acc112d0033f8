"""Each kind of block set on the page, and the least of it that must stand together."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from lif_desktop.exporting.papers.content import (
    BarChart,
    Beside,
    Bullets,
    Grid,
    KeyFigure,
    KeyFigures,
    LineChart,
    NewPage,
    RowsChart,
    Shelf,
    StackedChart,
    Table,
    Text,
    Words,
)
from lif_desktop.exporting.papers.content import Picture as Chart
from lif_desktop.exporting.pdf import theme
from lif_desktop.exporting.pdf.body.pictures import Pictures
from lif_desktop.exporting.pdf.body.tables import TableSetter
from lif_desktop.exporting.pdf.fonts import Face
from lif_desktop.exporting.pdf.pages import Flow, Print, Rule, baseline
from lif_desktop.exporting.pdf.text import Line, Lost, as_runs, broken, spaced
from lif_desktop.exporting.pdf.tree import Node

Set = Callable[[], None]
Prepared = tuple[float, tuple[float, float] | None, Set]
"""The least height that keeps a heading company, the page it needs if any, and how to set it."""

_MEASURE = 96.0  # the longest line of running text, in units of its size
BULLET = 12.0
_WIDE = theme.PORTRAIT[0] - 2 * theme.SIDE  # pictures always stand on upright pages


@singledispatch
def prepare(block: Any, flow: Flow, parent: Node) -> Prepared:  # noqa: ARG001 - by kind of block
    """Measure a block; nothing stands on the page until the result's last part is called."""
    raise TypeError(f"no way to set {type(block).__name__}")


def fitted(
    words: Words, flow: Flow, type_: tuple[float, float], wide: float, **faces: Any
) -> list[Line]:
    """Return words as lines for a width in points."""
    return broken(as_runs(words, flow.lost, **faces), wide / type_[0])


def paragraph(
    words: Words,
    flow: Flow,
    node: Node,
    *,
    soft: bool = False,
    type_: tuple[float, float] = theme.BODY,
    after: float = 0.0,
) -> None:
    """Set a paragraph; `after` is the height of what must stay with its end."""
    lines = fitted(words, flow, type_, min(flow.width, _MEASURE * type_[0]))
    flow.lines(lines, type_, node, theme.SOFT if soft else theme.INK, after=after)


@prepare.register
def _(block: NewPage, flow: Flow, parent: Node) -> Prepared:  # noqa: ARG001 - as every kind
    def set_() -> None:
        if not flow.fresh:
            flow.next_page()

    return 0.0, None, set_


@prepare.register
def _(block: Text, flow: Flow, parent: Node) -> Prepared:
    type_ = theme.LARGE if block.large else theme.SMALL if block.soft else theme.BODY

    def set_() -> None:
        node = parent.add("P")
        paragraph(block.words, flow, node, soft=block.soft, type_=type_, after=flow.tail)
        flow.space(8)

    return 2 * type_[1], None, set_


@prepare.register
def _(block: Bullets, flow: Flow, parent: Node) -> Prepared:
    type_ = theme.LARGE if block.large else theme.SMALL if block.small else theme.BODY

    def set_() -> None:
        list_ = parent.listed("Disc")
        for words in block.items:
            item = list_.add("LI")
            wide = min(flow.width, _MEASURE * type_[0]) - BULLET
            lines = fitted(words, flow, type_, wide)
            tail = flow.tail if words is block.items[-1] else 0.0
            flow.need(type_[1] * min(len(lines), 2) + (tail if len(lines) < 3 else 0.0))
            dot = as_runs("•", flow.lost)
            y = baseline(flow.y, type_)
            flow.put(Print(theme.SIDE, y, dot, type_[0], theme.ACCENT), item.add("Lbl"))
            ink = theme.SOFT if block.small else theme.INK
            flow.lines(lines, type_, item.add("LBody"), ink, indent=BULLET, after=tail)
            flow.y += 1 if block.small else 3
        flow.space(6)

    return 2 * type_[1], None, set_


@prepare.register
def _(block: Table, flow: Flow, parent: Node) -> Prepared:
    if not block.rows:
        return prepare(Text(block.empty, soft=True), flow, parent)
    home = len(parent.children)
    note = len(fitted(block.note, Flow(Lost()), theme.SMALL, flow.width)) if block.note else 0
    setter = TableSetter(block, flow, parent, flow.tail + 6 + note * theme.SMALL[1])
    parent.children.pop(home)

    def set_() -> None:
        parent.children.append(setter.node)
        setter.set()
        flow.space(6)
        if block.note:
            paragraph(block.note, flow, parent.add("P"), soft=True, type_=theme.SMALL)
        flow.space(12)

    return setter.least, setter.page, set_


@prepare.register(StackedChart)
@prepare.register(BarChart)
@prepare.register(LineChart)
@prepare.register(RowsChart)
@prepare.register(Shelf)
@prepare.register(Grid)
def _(block: Chart, flow: Flow, parent: Node) -> Prepared:
    wide = _WIDE * (theme.SHARE if isinstance(block, BarChart) else 1)
    pictures = Pictures([(block, theme.SIDE, wide)], flow, parent)
    return pictures.least, None, pictures.set


@prepare.register
def _(block: Beside, flow: Flow, parent: Node) -> Prepared:
    first = (_WIDE - theme.GUTTER) * block.share
    second = _WIDE - theme.GUTTER - first
    places = (theme.SIDE, first), (theme.SIDE + first + theme.GUTTER, second)
    both = zip((block.first, block.second), places, strict=True)
    pictures = Pictures([(one, *place) for one, place in both], flow, parent)
    return pictures.least, None, pictures.set


@prepare.register
def _(block: KeyFigures, flow: Flow, parent: Node) -> Prepared:
    def step() -> float:
        return (flow.width + theme.GUTTER) / max(len(block.figures), 1)

    def lines(texts: list[str], lost: Lost, face: Face) -> list[list[Line]]:
        room = (step() - theme.GUTTER) / theme.SMALL[0]
        return [broken(as_runs(text, lost, face), room) for text in texts]

    labels, notes = [one.label for one in block.figures], [one.note for one in block.figures]
    # Measured first with a count of its own, so that what is lost is counted once.
    over = max(map(len, lines(labels, Lost(), "strong")), default=0)
    under = max(map(len, lines(notes, Lost(), "regular")), default=0)
    high = 10 + theme.TITLE[1] + theme.SMALL[1] * (over + under)

    def set_() -> None:
        flow.need(high)
        heads = lines(labels, flow.lost, "strong")
        feet = lines(notes, flow.lost, "regular")
        for index, one in enumerate(block.figures):
            x = theme.SIDE + step() * index
            figure = _Figure(flow, parent.add("P"), x, step() - theme.GUTTER)
            figure.set(one, heads[index], feet[index], over)
        flow.y += high
        flow.space(14)

    return high, None, set_


@dataclass(frozen=True)
class _Figure:
    """Where one key figure stands."""

    flow: Flow
    node: Node
    x: float
    wide: float

    def set(self, one: KeyFigure, label: list[Line], note: list[Line], over: int) -> None:
        """Set a figure under a label of up to `over` lines, so that all figures align."""
        colour = theme.ink(one.meaning) if one.meaning else theme.INK
        top = self.flow.y
        self.flow.put(Rule(self.x, top, self.wide, colour, 1.4))
        self._lines(label, top + 6 + (over - len(label)) * theme.SMALL[1], theme.INK)
        top += 7 + over * theme.SMALL[1]
        number = spaced(as_runs(one.number.replace("\n", " "), self.flow.lost, "bold"))
        y = baseline(top, theme.TITLE)
        self.flow.put(Print(self.x, y, number, theme.TITLE[0], colour), self.node)
        self._lines(note, top + theme.TITLE[1], theme.SOFT)

    def _lines(self, lines: list[Line], top: float, colour: str) -> None:
        for line in lines:
            y = baseline(top, theme.SMALL)
            self.flow.put(Print(self.x, y, spaced(line), theme.SMALL[0], colour), self.node)
            top += theme.SMALL[1]
