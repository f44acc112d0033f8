"""A pack of papers becomes one PDF file: set once, drawn in order, written whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from lif_desktop import progress
from lif_desktop.exporting.files import replace_file
from lif_desktop.exporting.papers.content import Pack
from lif_desktop.exporting.pdf.fonts import load
from lif_desktop.exporting.pdf.foreign.inlaying import Attached, finished
from lif_desktop.exporting.pdf.pages import Inlaid, Page
from lif_desktop.exporting.pdf.printing.drawing import Press
from lif_desktop.exporting.pdf.printing.tagging import Tagger
from lif_desktop.exporting.pdf.setting import AGENDA, COVER, Setting
from lif_desktop.exporting.pdf.text import Lost, clean
from lif_desktop.exporting.pdf.tree import Node

LANGUAGE = "en-GB"
# ReportLab writes streams as text where it may, which makes files larger and slower to write.
setattr(rl_config, "useA85", 0)  # noqa: B010 - the stubs do not know this setting


@dataclass(frozen=True)
class Printed:
    """A finished pack: how many pages, where each paper starts, and what could not be printed.

    Papers go by their key.
    """

    pages: int
    starts: dict[str, int]
    problems: tuple[str, ...] = ()


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
    setting = Setting(pack)
    setting.set(setting.placed, report)
    starts = {key: page for key, page in setting.starts.items() if key not in {COVER, AGENDA}}
    content = document(setting, report)
    return content, Printed(sum(setting.counts.values()), starts, setting.problems)


def document(setting: Setting, report: progress.Report = progress.silent) -> bytes:
    """Return the whole of a pack that is set, as the bytes of a PDF file."""
    parts = [part for _, part in setting.parts()]
    pages = [page for part in parts for page in part.pages]
    total = len(pages)
    canvas, buffer = _canvas(setting.pack)
    tagger = Tagger(canvas)
    press = Press(canvas, tagger, setting.pack, total)
    for number, page in enumerate(pages, 1):
        report(total + number, 2 * total, f"Printing page {number} of {total}")
        press.page(page, number)
    root = Node("Document", children=[part.node for part in parts])
    # Nobody can promise how a page looks whose fonts are not there.
    whole = not any(one.found.bare for one in press.inlays)
    tagger.finish(root, title=_title(setting.pack), language=LANGUAGE, claims=whole)
    canvas.save()
    return finished(buffer.getvalue(), press.inlays, _attached(setting))


def _attached(setting: Setting) -> list[Attached]:
    """Return the agencies' files that go with a pack, each with what it is."""
    return [
        Attached(
            file,
            " ".join(part for part in (f"Paper {one.number}", one.paper.title) if part),
            printed=any(
                isinstance(mark.thing, Inlaid)
                for page in setting.laid[one].pages
                for mark in page.marks
            ),
        )
        for one in setting.placed
        if (file := one.paper.file)
    ]


def single(pack: Pack, page: Page, number: int, total: int) -> bytes:
    """Return one page of a pack alone, drawn as in the whole; it leads nowhere."""
    canvas, buffer = _canvas(pack)
    press = Press(canvas, Tagger(canvas), pack, total)
    press.page(page, number, alone=True)
    canvas.save()
    return finished(buffer.getvalue(), press.inlays)


def _canvas(pack: Pack) -> tuple[Canvas, BytesIO]:
    buffer = BytesIO()
    first_font: Any = {"initialFontName": load("regular")}  # the stubs call it a number
    canvas = Canvas(buffer, pageCompression=1, pdfVersion=(1, 7), **first_font)
    canvas.setTitle(_title(pack))
    canvas.setAuthor(clean((not pack.public and pack.author) or pack.body, Lost()))
    about = "" if pack.public else f"Papers for {pack.title}, {pack.when}. "
    canvas.setSubject(clean(f"{about}{pack.marking}", Lost()))
    canvas.setCreator("LIF Desktop")
    canvas.setProducer("LIF Desktop, ReportLab")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    return canvas, buffer


def _title(pack: Pack) -> str:
    parts: Sequence[str] = (pack.body, pack.meeting or pack.title)
    return clean(": ".join(part for part in parts if part), Lost()).replace("\n", " ")
