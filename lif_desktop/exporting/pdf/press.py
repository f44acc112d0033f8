"""A pack of papers becomes one PDF file: set once, drawn in order, written whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from lif_desktop import progress
from lif_desktop.exporting.files import replace_file
from lif_desktop.exporting.papers.content import Pack
from lif_desktop.exporting.pdf import theme
from lif_desktop.exporting.pdf.drawing import Press
from lif_desktop.exporting.pdf.fonts import load
from lif_desktop.exporting.pdf.front import set_agenda, set_cover
from lif_desktop.exporting.pdf.pages import Flow, Page
from lif_desktop.exporting.pdf.paper import base_of, papers, set_paper
from lif_desktop.exporting.pdf.tagging import Tagger
from lif_desktop.exporting.pdf.text import Lost, clean
from lif_desktop.exporting.pdf.tree import Node

LANGUAGE = "en-GB"


@dataclass(frozen=True)
class Printed:
    """A finished pack: how many pages, where each paper starts, and what could not be printed."""

    pages: int
    starts: dict[str, int]
    problems: tuple[str, ...] = ()


@dataclass
class _Set:
    """A pack set on pages, not yet drawn."""

    pages: list[Page]
    root: Node
    starts: dict[str, int]
    problems: list[str]


def write_pack(pack: Pack, path: Path, report: progress.Report = progress.silent) -> Printed:
    """Write a pack to a PDF file; an existing file is replaced only by a finished one.

    Raises `Fault` where the file cannot be written and `Cancelled` when the user stops it; no
    half-written file is left in either case.
    """
    content, printed = make_pack(pack, report)
    replace_file(path, content)
    return printed


def make_pack(pack: Pack, report: progress.Report = progress.silent) -> tuple[bytes, Printed]:
    """Return a pack as the bytes of a PDF file."""
    found = _set(pack, report)
    total = len(found.pages)
    buffer = BytesIO()
    first_font: Any = {"initialFontName": load("regular")}  # the stubs call it a number
    canvas = Canvas(buffer, pageCompression=1, pdfVersion=(1, 7), **first_font)
    _describe(canvas, pack)
    tagger = Tagger(canvas)
    press = Press(canvas, tagger, pack, total)
    for number, page in enumerate(found.pages, 1):
        report(total + number, 2 * total, f"Printing page {number} of {total}")
        press.page(page, number)
    tagger.finish(found.root, title=_title(pack), language=LANGUAGE)
    canvas.save()
    return buffer.getvalue(), Printed(total, found.starts, tuple(found.problems))


def _set(pack: Pack, report: progress.Report) -> _Set:
    """Set the papers first, then what stands before them, which says where they start."""
    root = Node("Document")
    cover, agenda = Node("Sect"), Node("Sect")
    if pack.front:
        root.children += [cover, agenda]
    placed = list(papers(pack))
    body: list[Page] = []
    starts: dict[str, int] = {}
    problems: list[str] = []
    for index, one in enumerate(placed):
        told = partial(report, index, 2 * len(placed), f"Setting {one.paper.title}")
        told()
        starts[one.anchor] = len(body) + 1
        flow = Flow(Lost(), told, theme.PORTRAIT if pack.front else base_of(one.paper))
        set_paper(one, root.add("Sect"), flow)
        body.extend(flow.pages)
        problems += [f"{one.paper.title}: {sentence}" for sentence in flow.lost.sentences()]
    if not pack.front:
        return _Set(body, root, starts, problems)
    # The agenda is as long with noughts for page numbers as with the numbers.
    front = 1 + len(set_agenda(pack, placed, {}, Node("Sect"), Lost()))
    starts = {name: front + page for name, page in starts.items()}
    lost = Lost()
    total = front + len(body)
    pages = [
        *set_cover(pack, total, len(placed), cover, lost),
        *set_agenda(pack, placed, starts, agenda, lost),
        *body,
    ]
    problems += [f"Cover and agenda: {sentence}" for sentence in lost.sentences()]
    return _Set(pages, root, starts, problems)


def _title(pack: Pack) -> str:
    parts: Sequence[str] = (pack.body, pack.meeting or pack.title)
    return clean(": ".join(part for part in parts if part), Lost()).replace("\n", " ")


def _describe(canvas: Canvas, pack: Pack) -> None:
    canvas.setTitle(_title(pack))
    canvas.setAuthor(clean(pack.author or pack.body, Lost()))
    canvas.setSubject(clean(f"Papers for {pack.title}, {pack.when}. {pack.marking}", Lost()))
    canvas.setCreator("LIF Desktop")
    canvas.setProducer("LIF Desktop, ReportLab")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
