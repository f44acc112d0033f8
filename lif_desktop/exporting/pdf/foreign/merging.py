"""An agency's file in its place in a pack: what its title page says, and its pages on ours."""

from dataclasses import replace
from typing import Final

from lif_desktop.exporting.papers.content import Column, File, Paper, Strong, Table, Words
from lif_desktop.exporting.pdf import theme
from lif_desktop.exporting.pdf.foreign.looking import Foreign, Unusable
from lif_desktop.exporting.pdf.pages import Flow, Inlaid
from lif_desktop.exporting.pdf.text import Lost, clean
from lif_desktop.exporting.pdf.tree import Node
from lif_desktop.rules.words import counted

_EDGE: Final = 30.0  # beside an agency's page, which has margins of its own
_GAP: Final = 9.0  # under the running head and over the foot
_OPEN: Words = "Open it from the list of attachments in your PDF reader."
_AS_IT_CAME = (
    "The pages are printed as they came, within our head and foot. Neither their figures nor their"
    " accessibility to screen readers were checked here. The file itself is attached to this"
    " document with whatever tags, links and fields it has."
)
_ASK = "For one that is, ask the agency for a PDF with its fonts embedded (such as PDF/A)."
_FONTS = 5  # named in a sentence
_UNCHECKED = (
    "The file is attached as it came. Neither its figures nor its accessibility to screen readers"
    " were checked here."
)


def title_page(paper: Paper, file: File, found: Foreign | Unusable, lost: Lost) -> Paper:
    """Return the title page of a paper's file; why its pages are not here goes to `lost`."""
    by = f" from {file.agency}" if file.agency else ""
    rows = _facts(file)
    if isinstance(found, Unusable):
        lost.others.append(f"{found.sentence} It is attached as it came.")
        said: tuple[Words, ...] = (
            ((Strong("The pages of this file could not be printed."),)),
            found.sentence,
            f"The file{by} is attached to this document as it came.",
        )
    elif found.pages:
        pages = counted(len(found.pages), "page")
        follow = "follows" if len(found.pages) == 1 else "follow"
        said = ((Strong(f"{pages}{by} {follow}."), " The file itself is attached as well."),)
        rows.insert(2, ("Pages", _printed(found)))
    else:
        said = ((Strong(f"This paper is a file{by}, attached to this document."),), _OPEN)
    merged = isinstance(found, Foreign) and found.pages
    facts = Table((Column("File", 0), Column("As it came", 1)), tuple(rows))
    note = _AS_IT_CAME if merged else _UNCHECKED
    if isinstance(found, Foreign) and found.bare:
        lost.others.append(f"{_missing(file, found)} {_ASK}")
        note = f"{note} {_missing(file, found)}"
    return replace(paper, sentences=said, blocks=(facts,), note=note)


def _missing(file: File, found: Foreign) -> str:
    """Return which fonts are missing, and what follows from that."""
    listed = ", ".join(found.bare[:_FONTS]) + (" and others" if len(found.bare) > _FONTS else "")
    return (
        f"“{file.name}” does not hold the fonts it is written in ({listed}), so this document is"
        " tagged, but not marked as PDF/UA."
    )


def _facts(file: File) -> list[tuple[str, str]]:
    size = len(file.content)
    said = f"{size / 1024 / 1024:,.1f} MB" if size >= 2**20 else f"{max(size // 1024, 1):,} kB"
    facts = [("Name", file.name), ("From", file.agency), ("Size", said)]
    parts = (file.sha256[place : place + 16] for place in range(0, 64, 16))
    facts += [("SHA-256", " ".join(parts))]
    return [(name, value) for name, value in facts if value]


def _printed(found: Foreign) -> str:
    """Return how many pages there are, and how small they had to be made."""
    scales = sorted(round(100 * _place(size)[1]) for size in found.pages)
    low, high = scales[0], scales[-1]
    range_ = f"{low} %" if low == high else f"{low} to {high} %"
    return f"{len(found.pages)}, printed at {range_} of their size"


def lay(file: File, found: Foreign, flow: Flow, node: Node) -> None:
    """Set the pages of a file, each on a page of ours."""
    by = f" from {file.agency}" if file.agency else ""
    count = len(found.pages)
    for index, size in enumerate(found.pages):
        page, scale = _place(size)
        wide, high = size[0] * scale, size[1] * scale
        flow.next_page(page)
        says = (
            f"Page {index + 1} of {count} of the file “{file.name}”{by}, as it came. It was not"
            " checked for screen readers; the file itself is attached."
        )
        figure = node.add("Figure", clean(says, Lost()))
        top = theme.HEAD_LINE + _GAP
        flow.put(Inlaid((page[0] - wide) / 2, top, wide, high, scale, found, index), figure)


def _place(size: tuple[float, float]) -> tuple[tuple[float, float], float]:
    """Return the page on which one of this size is printed, and how large; never larger."""
    page = theme.LANDSCAPE if size[0] > size[1] else theme.PORTRAIT
    wide = page[0] - 2 * _EDGE
    high = page[1] - theme.HEAD_LINE - theme.FOOT_LINE - 2 * _GAP
    return page, min(wide / size[0], high / size[1], 1.0)
