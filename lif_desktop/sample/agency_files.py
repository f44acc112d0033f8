"""What agencies of the sample sent as papers of their own: a PDF and a Word file, always alike."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from lif_desktop.exporting.pdf import fonts
from lif_desktop.sample.stock import Text

_LINE, _HEAD = HexColor("#8a94a3"), HexColor("#e8ebf0")
_MARGIN = 64
_THEN = (2026, 11, 16, 9, 0, 0)


def made(name: str, text: Text) -> bytes:
    """Return an agency's paper as the bytes of the file that its name calls for."""
    return _pdf(text) if name.endswith(".pdf") else _word(text)


def _pdf(text: Text) -> bytes:
    plain, strong = fonts.load("regular"), fonts.load("bold")
    body = ParagraphStyle("body", fontName=plain, fontSize=11, leading=16, spaceAfter=9)
    head = ParagraphStyle("head", body, fontName=strong, fontSize=13, spaceBefore=10)
    title = ParagraphStyle("title", body, fontName=strong, fontSize=20, leading=26)
    story: list[Flowable] = [
        Paragraph(escape(text["title"]), title), Paragraph(escape(text["by"]), body),
        Spacer(1, 18),
    ]  # fmt: skip
    for part in text["parts"]:
        story += [PageBreak()] if part.get("next_page") else []
        story.append(Paragraph(escape(part["head"]), head))
        story += [Paragraph(escape(one), body) for one in part["says"]]
        if "table" in part:
            story += [_table(part["table"], plain, strong), Spacer(1, 14)]

    def foot(canvas: Any, page: Any) -> None:
        canvas.setFont(plain, 8)
        canvas.drawString(_MARGIN, 34, f"{text['foot']}   {page.page}")

    found = BytesIO()
    paper = SimpleDocTemplate(
        found, pagesize=A4, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN,
        bottomMargin=_MARGIN, title=text["title"], author=text["by"], invariant=1,
    )  # fmt: skip
    paper.build(story, onFirstPage=foot, onLaterPages=foot)
    return found.getvalue()


def _table(rows: list[list[str]], plain: str, strong: str) -> Table:
    wide = [170, *[98] * (len(rows[0]) - 1)]
    return Table(rows, colWidths=wide, hAlign="LEFT", style=[
        ("FONT", (0, 0), (-1, -1), plain, 10), ("FONT", (0, 0), (-1, 0), strong, 10),
        ("FONT", (0, -1), (-1, -1), strong, 10), ("BACKGROUND", (0, 0), (-1, 0), _HEAD),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, _LINE), ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
    ])  # fmt: skip


def _word(text: Text) -> bytes:
    paper = Document()
    about = paper.core_properties
    about.title, about.author, about.comments = text["title"], text["by"], text["foot"]
    about.created = about.modified = datetime(*_THEN, tzinfo=UTC).replace(tzinfo=None)
    about.last_modified_by = text["by"]
    paper.add_heading(text["title"], 0)
    paper.add_paragraph(text["by"])
    for part in text["parts"]:
        paper.add_heading(part["head"], 1)
        for one in part["says"]:
            paper.add_paragraph(one)
    paper.add_paragraph(text["foot"])
    written = BytesIO()
    paper.save(written)
    return _undated(written.getvalue())


def _undated(content: bytes) -> bytes:
    """Return an archive with every part of it dated alike, so that it is the same each time."""
    found = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(found, "w") as new:
        for one in old.infolist():
            part = zipfile.ZipInfo(one.filename, _THEN)
            new.writestr(part, old.read(one), zipfile.ZIP_DEFLATED)
    return found.getvalue()
