"""The styles of a Word document: the fonts and colours of the house under Word's own names."""

from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table

FONT = "Noto Sans"
INK, SOFT, ACCENT = RGBColor(0x17, 0x21, 0x2B), RGBColor(0x5A, 0x67, 0x75), RGBColor(11, 95, 125)
RED = RGBColor(0xA3, 0x21, 0x1B)
TABLE = "LIF table"
WIDTH = 17.0
"""Centimetres of a page between its margins."""
WHITE = RGBColor(0xFF, 0xFF, 0xFF)
_HANGING = Cm(1)
_TABLE = """
<w:style {ns} w:type="table" w:customStyle="1" w:styleId="LIFtable">
  <w:name w:val="LIF table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>
  <w:qFormat/>
  <w:tblPr><w:tblBorders>
    <w:bottom w:val="single" w:sz="4" w:space="0" w:color="DFE4EA"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="DFE4EA"/>
  </w:tblBorders><w:tblCellMar>
    <w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>
    <w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
  </w:tblCellMar></w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="0B5F7D"/></w:tcPr>
  </w:tblStylePr>
</w:style>
"""


def dress(paper: Paper) -> None:
    """Set the page and the styles; every paragraph has one, so that a person can restyle all."""
    page = paper.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm((21 - WIDTH) / 2)
    page.top_margin, page.bottom_margin = Cm(2.6), Cm(2.2)
    page.header_distance = page.footer_distance = Cm(1.1)
    style(paper, "Normal", 10.5, after=6)
    style(paper, "Title", 22, bold=True, after=2, follows=True)
    style(paper, "Subtitle", 11, after=2, colour=SOFT, follows=True)
    style(paper, "Heading 1", 14, bold=True, before=16, after=6, follows=True)
    style(paper, "Heading 2", 11.5, bold=True, before=10, after=3, follows=True)
    style(paper, "Heading 3", 10.5, bold=True, before=4, after=2, colour=ACCENT, follows=True)
    style(paper, "List Bullet", 10.5, after=3)
    style(paper, "List Number", 10.5)
    style(paper, "Note", 9.5, after=4, colour=SOFT)
    style(paper, "Table head", 9.5, bold=True, colour=WHITE, follows=True)
    style(paper, "Table text", 9.5)
    style(paper, "Table note", 9, colour=SOFT)
    for name in ("Header", "Footer"):
        style(paper, name, 8.5, colour=SOFT)
    for name in ("List Number", "List Bullet"):
        hanging = _paragraph(paper, name).paragraph_format
        hanging.left_indent, hanging.first_line_indent = _HANGING, -_HANGING
    _paragraph(paper, "Table note").paragraph_format.left_indent = _HANGING
    paper.styles.element.append(parse_xml(_TABLE.format(ns=nsdecls("w"))))
    speak_english(paper)


def _paragraph(paper: Paper, name: str) -> ParagraphStyle:
    found = paper.styles[name]
    assert isinstance(found, ParagraphStyle)
    return found


def style(
    paper: Paper,
    name: str,
    size: float,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    colour: RGBColor = INK,
    follows: bool = False,
) -> None:
    """Set a paragraph's style, one of Word's own or a new one; sizes and gaps in points."""
    if name not in paper.styles:
        added = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style = paper.styles["Normal"]
    found = _paragraph(paper, name)
    font = found.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, False
    own = found.element.get_or_add_rPr()
    font.color.rgb = colour
    for key in ("w:themeColor", "w:themeShade"):
        own.find(qn("w:color")).attrib.pop(qn(key), None)
    fonts = own.find(qn("w:rFonts"))
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), FONT)
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(kind), None)
    # What Word's own styles bring along: lines, stretched letters, stops in the middle of a line.
    for path in ("w:pPr/w:pBdr", "w:pPr/w:tabs", "w:rPr/w:spacing", "w:rPr/w:kern"):
        for brought in found.element.findall(path, found.element.nsmap):
            brought.getparent().remove(brought)
    spacing = found.paragraph_format
    spacing.space_before, spacing.space_after = Pt(before), Pt(after)
    spacing.line_spacing = 1.15
    spacing.keep_with_next = follows


def speak_english(paper: Paper) -> None:
    """Set British English as the language of all that says nothing else."""
    for language in paper.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:eastAsia"), "en-GB")


def rule(table: Table, widths: tuple[float, ...]) -> None:
    """Give a table its style, fixed widths (cm), and a heading row that Word repeats."""
    table.style = TABLE
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for place, row in enumerate(table.rows):
        own = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no way to say it
        if not place:
            own.append(OxmlElement("w:cantSplit"))
            own.append(OxmlElement("w:tblHeader"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
