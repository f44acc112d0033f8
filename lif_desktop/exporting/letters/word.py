"""A letter as a Word document: the fonts of the house, real styles, British paper."""

import re
from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Cell

from lif_desktop import clock
from lif_desktop.exporting.letters.wording import Lines, Wording
from lif_desktop.exporting.word.styles import SOFT, speak_english, style

_LINE = "DFE4EA"
_WIDTHS = {4: (5.4, 3.6, 3.6, 3.4)}
_WIDE_SECOND = (3.0, 7.4, 2.9, 2.7)
# What XML cannot hold; Word would not open the file.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def letter(words: Wording) -> bytes:
    """Return a letter as the bytes of a .docx file."""
    paper = Document()
    _dress(paper)
    _properties(paper, words)
    _head_and_foot(paper, words)
    for line in words.to:
        _line(paper, line, "Address")
    _line(paper, words.on, "Letter date")
    _line(paper, words.greeting)
    _line(paper, words.subject, "Heading 1")
    for said in words.opening:
        _line(paper, said)
    _table(paper, words.returns)
    if words.actions:
        _line(paper, words.actions_said)
        _table(paper, words.actions, _WIDE_SECOND)
    for said in words.closing:
        _line(paper, said)
    _line(paper, "Yours sincerely", "Signature line")
    for place, said in enumerate(words.signed):
        _line(paper, said, "Signed" if place else "Signed first")
    made = BytesIO()
    paper.save(made)
    return made.getvalue()


def plain(text: str) -> str:
    """Return a text without what a Word file cannot hold."""
    return _NOT_XML.sub("", text)


def _dress(paper: Paper) -> None:
    """Set the page and the styles; every paragraph has one, so that a person can restyle all."""
    page = paper.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    page.top_margin, page.bottom_margin = Cm(2.8), Cm(2.2)
    style(paper, "Normal", 10.5, after=8)
    style(paper, "Heading 1", 11.5, bold=True, before=4, after=8, follows=True)
    style(paper, "Address", 10.5)
    style(paper, "Letter date", 10.5, before=14, after=14)
    style(paper, "Signature line", 10.5, before=6, after=40, follows=True)
    style(paper, "Signed first", 10.5, bold=True, follows=True)
    style(paper, "Signed", 10.5, follows=True)
    style(paper, "Letter head", 15, bold=True)
    style(paper, "Table head", 9, bold=True, before=3, after=3, follows=True)
    style(paper, "Table text", 9.5, before=3, after=3)
    for name in ("Header", "Footer"):
        style(paper, name, 8.5, colour=SOFT)
    speak_english(paper)


def _properties(paper: Paper, words: Wording) -> None:
    about = paper.core_properties
    about.title = plain(f"{words.name}: {words.subject}")[:200]
    about.author = about.last_modified_by = plain(words.sender.body)[:200]
    about.comments, about.language = "", "en-GB"
    about.created = about.modified = clock.now().replace(tzinfo=None)


def _head_and_foot(paper: Paper, words: Wording) -> None:
    page = paper.sections[0]
    page.different_first_page_header_footer = True
    first = page.first_page_header.paragraphs[0]
    first.style = "Letter head"
    first.add_run(plain(words.sender.body))
    if words.sender.marking:
        marked = page.first_page_header.add_paragraph(plain(words.sender.marking), "Header")
        marked.runs[0].bold = True
    page.header.paragraphs[0].text = plain(f"{words.sender.body} · {words.on}")
    said = " · ".join(filter(None, (words.sender.marking, words.subject)))
    for foot in (page.first_page_footer, page.footer):
        line = foot.paragraphs[0]
        line.style = "Footer"
        line.alignment = WD_ALIGN_PARAGRAPH.LEFT
        line.add_run(plain(said))


def _line(paper: Paper, text: str, style: str = "Normal") -> None:
    paper.add_paragraph(plain(text), style)


def _table(paper: Paper, lines: Lines, widths: tuple[float, ...] = ()) -> None:
    head, *rows = lines
    widths = widths or _WIDTHS[len(head)]
    table = paper.add_table(rows=len(lines), cols=len(head))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    _rules(table)
    for number, line in enumerate((head, *rows)):
        for place, text in enumerate(line):
            cell = table.cell(number, place)
            cell.width = Cm(widths[place])
            said = cell.paragraphs[0]
            said.style = "Table text" if number else "Table head"
            said.add_run(plain(text))
            if not number:
                _shade(cell)
        _whole(table, number)
    paper.add_paragraph("", "Table text")


def _rules(table: Table) -> None:
    """Draw a hairline under each row, and none between columns."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _LINE)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    # Word refuses a file whose parts stand in another order: borders come before the layout.
    own = table._tbl.tblPr  # noqa: SLF001 - python-docx has no way to say it
    own.find(qn("w:tblLayout")).addprevious(borders)


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", "E3F0F5")):
        shade.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - as above


def _whole(table: Table, number: int) -> None:
    """Keep a row on one page, and repeat the heading row on the next."""
    own = table.rows[number]._tr.get_or_add_trPr()  # noqa: SLF001 - as above
    own.append(OxmlElement("w:cantSplit"))
    if not number:
        own.append(OxmlElement("w:tblHeader"))
