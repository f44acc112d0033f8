"""A document becomes a Word file: real styles, page numbers that count, no person's name in it."""

import re
from dataclasses import dataclass
from io import BytesIO

import docx
from docx.document import Document as Paper
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from lif_desktop import clock
from lif_desktop.exporting.papers.content import Bullets, Strong
from lif_desktop.exporting.word.parts import Cell, Document, Grid, Heading, Numbered, Para, Words
from lif_desktop.exporting.word.styles import RED, WIDTH, dress, rule
from lif_desktop.rules.words import counted

# What XML cannot hold; Word would not open the file.
_NOT_XML = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_TITLE = 200


@dataclass
class _Lost:
    """How many characters a Word file could not hold."""

    count: int = 0

    def clean(self, text: str) -> str:
        """Return a text as Word can hold it; what it cannot is counted."""
        found, gone = _NOT_XML.subn("", text.replace("\r\n", "\n").replace("\r", "\n"))
        self.count += gone
        return found


def make_document(document: Document) -> tuple[bytes, tuple[str, ...]]:
    """Return a document as the bytes of a .docx file, and what it could not hold, in sentences."""
    paper, lost = docx.Document(), _Lost()
    dress(paper)
    _describe(paper, document)
    _head_and_foot(paper, document, lost)
    paper.add_paragraph(lost.clean(document.title), "Title")
    for line in document.beneath:
        paper.add_paragraph(lost.clean(line), "Subtitle")
    for part in document.parts:
        match part:
            case Heading():
                paper.add_paragraph(lost.clean(part.text), f"Heading {part.level}")
            case Para():
                _words(paper.add_paragraph("", "Note" if part.soft else "Normal"), part.words, lost)
            case Bullets():
                for one in part.items:
                    _words(paper.add_paragraph("", "List Bullet"), one, lost)
            case Grid():
                _grid(paper, part, lost)
    made = BytesIO()
    paper.save(made)
    return made.getvalue(), _problems(lost)


def _problems(lost: _Lost) -> tuple[str, ...]:
    if not lost.count:
        return ()
    was = "was" if lost.count == 1 else "were"
    left = f"{counted(lost.count, 'character')} that a Word file cannot hold {was} left out."
    return (left,)


def _describe(paper: Paper, document: Document) -> None:
    about, lost = paper.core_properties, _Lost()
    title = f"{document.title}: {document.head}" if document.head else document.title
    about.title = lost.clean(title).replace("\n", " ")[:_LONGEST_TITLE]
    about.author = about.last_modified_by = lost.clean(document.body)[:_LONGEST_TITLE]
    about.comments, about.language = "", "en-GB"
    about.created = about.modified = clock.now().replace(tzinfo=None)


def _head_and_foot(paper: Paper, document: Document, lost: _Lost) -> None:
    page = paper.sections[0]
    head, foot = page.header.paragraphs[0], page.footer.paragraphs[0]
    for line in (head, foot):
        stops = line.paragraph_format.tab_stops
        stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    named = " · ".join(one for one in (document.body, document.head) if one)
    head.add_run(lost.clean(f"{named}\t").replace("\n", " "))
    marked = head.add_run(lost.clean(document.marking).replace("\n", " "))
    marked.bold, marked.font.color.rgb = True, RED
    foot.add_run(lost.clean(f"{document.foot}\tPage ").replace("\n", " "))
    _count(foot, "PAGE")
    foot.add_run(" of ")
    _count(foot, "NUMPAGES")


def _count(line: Paragraph, what: str) -> None:
    """Add a number that Word counts itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), what)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    line._p.append(field)  # noqa: SLF001 - python-docx has no way to say it


def _words(line: Paragraph, words: Words, lost: _Lost) -> None:
    for part in (words,) if isinstance(words, str) else words:
        if isinstance(part, Strong):
            line.add_run(lost.clean(part.text)).bold = True
        else:
            line.add_run(lost.clean(part))


def _grid(paper: Paper, grid: Grid, lost: _Lost) -> None:
    if not grid.rows:
        paper.add_paragraph(lost.clean(grid.empty), "Note")
        return
    table = paper.add_table(rows=1 + len(grid.rows), cols=len(grid.heads))
    rule(table, grid.widths)
    for cell, said in zip(table.rows[0].cells, grid.heads, strict=True):
        cell.paragraphs[0].style = "Table head"
        cell.paragraphs[0].add_run(lost.clean(said))
    for row, cells in zip(table.rows[1:], grid.rows, strict=True):
        for cell, held in zip(row.cells, cells, strict=True):
            _cell(cell, held, lost)
    # Word joins tables that stand next to one another.
    paper.add_paragraph("", "Table text")


def _cell(cell: _Cell, held: Cell, lost: _Lost) -> None:
    first = cell.paragraphs[0]
    if not isinstance(held, Numbered):
        first.style = "Table text"
        _words(first, held, lost)
        return
    first.style = "List Number"
    first.add_run(lost.clean(held.text)).bold = True
    for line in held.beneath:
        cell.add_paragraph(lost.clean(line), "Table note")
