"""Pages under construction: what stands where, and where the next thing goes.

Distances are points from the top left corner of the page, downwards.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal

from reportlab.graphics.shapes import Drawing

from lif_desktop.exporting.pdf import theme
from lif_desktop.exporting.pdf.foreign.looking import Foreign
from lif_desktop.exporting.pdf.text import Line, Lost
from lif_desktop.exporting.pdf.tree import Node

Size = tuple[float, float]


@dataclass(slots=True)
class Print:
    """A line of text on its baseline."""

    x: float
    y: float
    line: Line
    size: float
    colour: str = theme.INK


@dataclass(slots=True)
class Rule:
    """A horizontal hairline."""

    x: float
    y: float
    width: float
    colour: str = theme.LINE
    weight: float = 0.6


@dataclass(slots=True)
class Box:
    """A filled area with round corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str = ""
    radius: float = 0.0


@dataclass(slots=True)
class Sign:
    """A shape that carries a meaning beside its word; `x`, `y` is its top left corner."""

    shape: str
    x: float
    y: float
    size: float
    colour: str


@dataclass(slots=True)
class Picture:
    """A vector drawing; `x`, `y` is its top left corner."""

    x: float
    y: float
    drawing: Drawing


@dataclass(slots=True)
class Inlaid:
    """A page of an agency's file, `scale` of its size; `x`, `y` is its top left corner."""

    x: float
    y: float
    width: float
    height: float
    scale: float
    found: Foreign
    index: int


@dataclass(slots=True)
class Spark:
    """A small line through figures, with a gap where one is not known; `x`, `y` is top left."""

    x: float
    y: float
    width: float
    height: float
    values: tuple[float | None, ...]
    colour: str = theme.ACCENT


@dataclass(slots=True)
class Slant:
    """A text that rises across the page, centred on `x`, `y`."""

    x: float
    y: float
    line: Line
    size: float
    colour: str


Artifact = Literal["", "Header", "Footer", "Watermark"]

Thing = Slant | Print | Rule | Box | Sign | Picture | Spark | Inlaid


@dataclass(slots=True)
class Mark:
    """A thing on a page; without a node it is an artifact that readers pass over."""

    thing: Thing
    node: Node | None
    artifact: Artifact = ""


@dataclass(slots=True)
class Link:
    """An area that leads to an anchor."""

    x: float
    y: float
    width: float
    height: float
    target: str
    says: str
    node: Node


@dataclass(slots=True)
class Anchor:
    """A place that links and bookmarks lead to; without a title it is no bookmark."""

    name: str
    y: float
    title: str = ""
    level: int = 0


@dataclass
class Page:
    """One page and all that stands on it; `private` ones bear a marking more."""

    size: Size
    headed: bool = True
    private: bool = False
    marks: list[Mark] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)

    @property
    def width(self) -> float:
        """Return the width between the margins."""
        return self.size[0] - 2 * theme.SIDE

    @property
    def bottom(self) -> float:
        """Return where the body ends."""
        return self.size[1] - theme.BODY_BOTTOM


_CLOSE: Final = 0.01
_LITTLE: Final = 300.0  # down the page: one that holds no more may still be turned


class Flow:
    """Fills pages from the top down, one after another."""

    def __init__(
        self,
        lost: Lost,
        each_page: Callable[[], None] = lambda: None,
        base: Size = theme.PORTRAIT,
        *,
        private: bool = False,
    ) -> None:
        """Begin with one page; `each_page` is called at every further one and may raise.

        Pages are of the size `base` but where a table needs a wider one.
        """
        self.lost, self.each_page, self.base, self.private = lost, each_page, base, private
        self.pages: list[Page] = [Page(base, private=private)]
        self.wanted = base  # the size of the next page
        self.y = theme.BODY_TOP
        self.tail = 0.0  # the height of the note that must not go to a page alone
        self.close = False  # whether gaps are halved

    @property
    def page(self) -> Page:
        """Return the page being filled."""
        return self.pages[-1]

    @property
    def width(self) -> float:
        """Return the width that text takes, the same on pages that were turned."""
        return self.base[0] - 2 * theme.SIDE

    @property
    def room(self) -> float:
        """Return the height left on the page being filled."""
        return self.page.bottom - self.y

    @property
    def fresh(self) -> bool:
        """Return whether nothing stands on the page yet."""
        return self.y <= theme.BODY_TOP

    def next_page(self, size: Size | None = None) -> None:
        """Go to the top of a new page."""
        self.each_page()
        self.pages.append(Page(size or self.wanted, private=self.private))
        self.y = theme.BODY_TOP

    def need(self, height: float) -> None:
        """Go to a new page where `height` does not fit on this one."""
        if height > self.room + _CLOSE and not self.fresh:
            self.next_page()

    def turn(self, size: Size) -> None:
        """Have what comes next stand on pages of this size, or on what is left of a wider one.

        A page with little on it is turned itself, so that it does not stay half empty.
        """
        self.wanted = size
        if size[0] <= self.page.size[0]:
            return
        if self.y <= _LITTLE:
            self.page.size = size
        else:
            self.next_page()

    def space(self, height: float) -> None:
        """Leave a gap, but never at the top of a page."""
        if not self.fresh:
            self.y += height / 2 if self.close else height

    def put(self, thing: Thing, node: Node | None = None) -> None:
        """Set a thing on the page."""
        self.page.marks.append(Mark(thing, node))

    def lines(
        self,
        lines: list[Line],
        type_: tuple[float, float],
        node: Node,
        colour: str = theme.INK,
        indent: float = 0.0,
        after: float = 0.0,
    ) -> None:
        """Print lines, going over pages without leaving one line alone at either end.

        `after` is the height of what must stay with the last ones.
        """
        size, leading = type_
        left = len(lines)
        for line in lines:
            alone = left == len(lines) > 1 or left == 2
            last = left == 2 or left == len(lines) == 1
            self.need(leading * (2 if alone else 1) + (after if last else 0.0))
            self.put(Print(theme.SIDE + indent, baseline(self.y, type_), line, size, colour), node)
            self.y += leading
            left -= 1


def baseline(top: float, type_: tuple[float, float]) -> float:
    """Return the baseline of a line whose box starts at `top`."""
    size, leading = type_
    return top + (leading - size) / 2 + 0.86 * size
