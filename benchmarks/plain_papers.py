"""The same papers from ReportLab's own page templates, without tags, contents or bookmarks."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as PlainTable

from lif_desktop.exporting.papers.content import (
    BarChart,
    Beside,
    Bullets,
    Caption,
    Cell,
    Heading,
    KeyFigures,
    Pack,
    Picture,
    Pill,
    Sparkline,
    Strong,
    Table,
    Text,
    Words,
)
from lif_desktop.exporting.pdf import fonts, theme
from lif_desktop.exporting.pdf.body.chart_tables import figures
from lif_desktop.exporting.pdf.charts import drawings as charts
from lif_desktop.exporting.pdf.text import Lost

WIDE = theme.PORTRAIT[0] - 2 * theme.SIDE
_PAD = 5.0


def _style(type_: tuple[float, float], face: fonts.Face, colour: str) -> ParagraphStyle:
    size, leading = type_
    name = fonts.load(face)
    return ParagraphStyle(
        f"{name}{size}{colour}", fontName=name, fontSize=size, leading=leading, textColor=colour
    )


def plain_pack(pack: Pack) -> bytes:
    """Return the pack as a PDF file of the same texts, tables, rules and charts."""
    body = _style(theme.BODY, "regular", theme.INK)
    small = _style(theme.SMALL, "regular", theme.SOFT)
    title = _style(theme.TITLE, "bold", theme.INK)
    section = _style(theme.SECTION, "bold", theme.INK)
    story: list[Any] = []
    for item in pack.items:
        for paper in item.papers:
            story.append(Paragraph(escape(paper.title), title))
            story.append(Paragraph(escape(item.presenter), small))
            story.append(Paragraph(" ".join(map(_marked, paper.sentences)), body))
            for block in paper.blocks:
                if isinstance(block, Heading | Caption):
                    story.append(Paragraph(escape(block.text), section))
                elif isinstance(block, Text):
                    story.append(Paragraph(_marked(block.words), body))
                else:
                    story.extend(_flowables(block))
                story.append(Spacer(1, 10))
            story += [Paragraph(escape(paper.note), small), PageBreak()]
    return _built(story, pack)


def _flowables(block: Any) -> Iterator[Any]:
    if isinstance(block, Bullets):
        for words in block.items:
            yield Paragraph(_marked(words), _style(theme.BODY, "regular", theme.INK), "•")
    elif isinstance(block, Table):
        yield _table(block)
    elif isinstance(block, KeyFigures):
        columns = [(one.label, one.number, one.note) for one in block.figures]
        yield PlainTable(
            list(zip(*columns, strict=True)), style=[("FONT", (0, 0), (-1, -1), *_face())]
        )
    elif isinstance(block, Beside):
        first = (WIDE - theme.GUTTER) * block.share
        pair = [_chart(block.first, first), _chart(block.second, WIDE - theme.GUTTER - first)]
        yield PlainTable([pair])
        for one in (block.first, block.second):
            yield from _figures(one, first)
    else:
        yield _chart(block, WIDE * (theme.SHARE if isinstance(block, BarChart) else 1))
        yield from _figures(block, WIDE)


def _chart(chart: Picture, wide: float) -> Any:
    return charts.drawing(chart, wide, Lost())


def _figures(chart: Picture, wide: float) -> Iterator[Any]:
    if found := figures(chart, wide):
        yield _table(found)


def _table(table: Table) -> PlainTable:
    """Return a table as a careful hand makes one: paragraphs only where a text must wrap."""
    weights = [column.weight or 0.8 for column in table.columns]
    widths = [WIDE * weight / sum(weights) for weight in weights]
    rows = [table.columns, *table.rows, *([table.total] if table.total else [])]
    data = [
        [
            _cell(one.head if one in table.columns else one, wide)
            for one, wide in zip(row, widths, strict=True)
        ]
        for row in rows
    ]
    style = [
        ("FONT", (0, 0), (-1, -1), *_face()),
        ("BACKGROUND", (0, 0), (-1, 0), HexColor(theme.ACCENT)),
        ("TEXTCOLOR", (0, 0), (-1, 0), HexColor(theme.WHITE)),
        ("LINEBELOW", (0, 1), (-1, -1), 0.6, HexColor(theme.LINE)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), _PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), _PAD),
    ]
    return PlainTable(data, widths, repeatRows=1, style=style)


def _cell(cell: Cell, wide: float) -> Any:
    if isinstance(cell, Pill):
        return cell.word
    if isinstance(cell, Sparkline):
        return cell.sentence
    text = _marked(cell)
    if isinstance(cell, str) and fonts.width(cell, "regular") * theme.SMALL[0] <= wide - 2 * _PAD:
        return cell
    return Paragraph(text, _style(theme.SMALL, "regular", theme.INK))


def _marked(words: Words) -> str:
    parts = (words,) if isinstance(words, str) else words
    said = (
        f"<font name='{fonts.load('strong')}'>{escape(one.text)}</font>"
        if isinstance(one, Strong)
        else escape(one)
        for one in parts
    )
    return "".join(said).replace("\n", "<br/>")


def _face() -> tuple[str, float, float]:
    return fonts.load("regular"), *theme.SMALL


def _built(story: list[Any], pack: Pack) -> bytes:
    def furniture(canvas: Any, document: Any) -> None:
        canvas.setFont(fonts.load("regular"), theme.SMALL[0])
        canvas.drawString(theme.SIDE, 805, f"{pack.body} · {pack.meeting}")
        canvas.drawRightString(theme.PORTRAIT[0] - theme.SIDE, 805, pack.marking)
        canvas.line(theme.SIDE, 798, theme.PORTRAIT[0] - theme.SIDE, 798)
        canvas.line(theme.SIDE, 42, theme.PORTRAIT[0] - theme.SIDE, 42)
        canvas.drawString(theme.SIDE, 28, f"Data as at {pack.data_as_at} · version {pack.version}")
        canvas.drawRightString(theme.PORTRAIT[0] - theme.SIDE, 28, f"Page {document.page}")

    buffer = BytesIO()
    document = SimpleDocTemplate(
        buffer, pagesize=theme.PORTRAIT, leftMargin=theme.SIDE, rightMargin=theme.SIDE,
        topMargin=theme.BODY_TOP, bottomMargin=theme.BODY_BOTTOM, pageCompression=1,
        initialFontName=fonts.load("regular"),
    )  # fmt: skip
    document.build(story, onFirstPage=furniture, onLaterPages=furniture)
    return buffer.getvalue()
