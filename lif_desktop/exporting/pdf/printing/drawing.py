"""Pages onto the canvas: text, shapes, running head and foot, links and bookmarks."""

from collections.abc import Callable
from functools import singledispatchmethod
from itertools import groupby

from reportlab.graphics import renderPDF
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from lif_desktop.exporting.papers.content import Pack
from lif_desktop.exporting.pdf import fonts, theme
from lif_desktop.exporting.pdf.body.signs import outline
from lif_desktop.exporting.pdf.charts import sparks
from lif_desktop.exporting.pdf.foreign.inlaying import THROUGH, Inlay
from lif_desktop.exporting.pdf.pages import (
    Box,
    Inlaid,
    Page,
    Picture,
    Print,
    Rule,
    Sign,
    Slant,
    Spark,
    Thing,
)
from lif_desktop.exporting.pdf.printing import furniture
from lif_desktop.exporting.pdf.printing.tagging import Tagger
from lif_desktop.exporting.pdf.text import width
from lif_desktop.exporting.pdf.tree import Node

_SLOPE = 38.0  # degrees, of a watermark


class Press:
    """Draws one document's pages, in their final order."""

    def __init__(self, canvas: Canvas, tagger: Tagger, pack: Pack, total: int) -> None:
        self.canvas, self.tagger, self.pack, self.total = canvas, tagger, pack, total
        self.high = 0.0
        self._colours: dict[str, Color] = {}
        self.inlays: list[Inlay] = []

    def page(self, page: Page, number: int, *, alone: bool = False) -> None:
        """Draw a page and close it; one that stands `alone` leads to no other."""
        self.high = page.size[1]
        self.canvas.setPageSize(page.size)
        self.tagger.begin_page()
        pack = self.pack
        around = (*furniture.head(pack, page), *furniture.foot(pack, page, number, self.total))
        marks = (*furniture.watermark(pack, page), *page.marks, *around)
        for (node, kind), same in groupby(marks, lambda mark: (mark.node, mark.artifact)):
            with self.tagger.marked(node, kind):
                for mark in same:
                    self.draw(mark.thing)
                    if node and isinstance(mark.thing, Picture | Spark | Inlaid):
                        self._figure(node, mark.thing)
        if not alone:
            self._ways(page)
        self.canvas.showPage()
        self.tagger.end_page()

    def _ways(self, page: Page) -> None:
        """Draw the links of a page and the places on it that others lead to."""
        for link in page.links:
            self.tagger.link(link, self.high)
        for anchor in page.anchors:
            top = self.high - anchor.y
            self.canvas.bookmarkPage(anchor.name, fit="XYZ", left=0, top=top, zoom=0)
            if anchor.title:
                self.canvas.addOutlineEntry(anchor.title, anchor.name, anchor.level, closed=False)

    def _figure(self, node: Node, thing: Picture | Spark | Inlaid) -> None:
        of = thing.drawing if isinstance(thing, Picture) else thing
        self.tagger.box(node, thing.x, self.high - thing.y - of.height, of.width, of.height)

    def _colour(self, name: str) -> Color:
        if name not in self._colours:
            self._colours[name] = HexColor(name)
        return self._colours[name]

    @singledispatchmethod
    def draw(self, thing: Thing) -> None:
        """Draw a thing where it stands."""
        raise TypeError(f"no way to draw {type(thing).__name__}")

    @draw.register
    def _(self, thing: Print) -> None:
        self._print(thing, self.high - thing.y)

    def _print(self, thing: Print, y: float) -> None:
        if not thing.line:
            return
        text = self.canvas.beginText(thing.x, y)
        text.setFillColor(self._colour(thing.colour))
        for run in thing.line:
            for name, part in fonts.runs(run.text, run.face):
                text.setFont(name, thing.size)
                text.textOut(part)
        self.canvas.drawText(text)

    @draw.register
    def _(self, thing: Slant) -> None:
        self.canvas.saveState()
        self.canvas.translate(thing.x, self.high - thing.y)
        self.canvas.rotate(_SLOPE)
        across = -width(thing.line) * thing.size / 2
        self._print(Print(across, 0, thing.line, thing.size, thing.colour), 0)
        self.canvas.restoreState()

    @draw.register
    def _(self, thing: Rule) -> None:
        self.canvas.setStrokeColor(self._colour(thing.colour))
        self.canvas.setLineWidth(thing.weight)
        y = self.high - thing.y
        self.canvas.line(thing.x, y, thing.x + thing.width, y)

    @draw.register
    def _(self, thing: Box) -> None:
        self.canvas.setFillColor(self._colour(thing.fill))
        if thing.stroke:
            self.canvas.setStrokeColor(self._colour(thing.stroke))
            self.canvas.setLineWidth(0.9)
        draw: Callable[..., None] = self.canvas.rect
        more = {}
        if thing.radius:
            draw, more = self.canvas.roundRect, {"radius": thing.radius}
        bottom = self.high - thing.y - thing.height
        draw(thing.x, bottom, thing.width, thing.height, fill=1, stroke=bool(thing.stroke), **more)

    @draw.register
    def _(self, thing: Sign) -> None:
        ink = self._colour(thing.colour)
        self.canvas.setFillColor(ink)
        corners = outline(thing.shape)
        top = self.high - thing.y
        if not corners:
            half = thing.size / 2
            self.canvas.circle(thing.x + half, top - half, half, stroke=0, fill=1)
            return
        path = self.canvas.beginPath()
        path.moveTo(thing.x + corners[0][0] * thing.size, top - corners[0][1] * thing.size)
        for x, y in corners[1:]:
            path.lineTo(thing.x + x * thing.size, top - y * thing.size)
        if thing.shape == "tick":
            self.canvas.setStrokeColor(ink)
            self.canvas.setLineWidth(thing.size * 0.24)
            self.canvas.drawPath(path, stroke=1, fill=0)
        else:
            path.close()
            self.canvas.drawPath(path, stroke=0, fill=1)

    @draw.register
    def _(self, thing: Spark) -> None:
        colour = self._colour(thing.colour)
        self.canvas.setStrokeColor(colour)
        self.canvas.setFillColor(colour)
        self.canvas.setLineWidth(1.1)
        for run in sparks.strokes(thing):
            path = self.canvas.beginPath()
            path.moveTo(run[0][0], self.high - run[0][1])
            for x, y in run[1:]:
                path.lineTo(x, self.high - y)
            self.canvas.drawPath(path, stroke=1, fill=0)
            if len(run) == 1 or run[-1] == sparks.last(thing):
                self.canvas.circle(run[-1][0], self.high - run[-1][1], 1.7, stroke=0, fill=1)

    @draw.register
    def _(self, thing: Inlaid) -> None:
        """Leave the place for a page that comes in at the end, and draw a frame around it."""
        name = f"Inlay{len(self.inlays) + 1}"
        self.inlays.append(Inlay(self.tagger.page_index + 1, name, thing.found, thing.index))
        bottom = self.high - thing.y - thing.height
        through = f"/{THROUGH} gs " if self.pack.draft or self.pack.copy else ""
        size = f"{thing.scale:.5f} 0 0 {thing.scale:.5f}"
        code: list[str] = vars(self.canvas)["_code"]  # ReportLab has no public way in
        code.append(f"q {through}{size} {thing.x:.3f} {bottom:.3f} cm /{name} Do Q")
        self.canvas.setStrokeColor(self._colour(theme.LINE))
        self.canvas.setLineWidth(0.6)
        self.canvas.rect(thing.x, bottom, thing.width, thing.height, stroke=1, fill=0)

    @draw.register
    def _(self, thing: Picture) -> None:
        renderPDF.draw(
            thing.drawing, self.canvas, thing.x, self.high - thing.y - thing.drawing.height
        )
