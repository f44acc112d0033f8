"""What stands on every page and is no part of what is read: watermark, running head and foot."""

from collections.abc import Iterator
from typing import Final

from lif_desktop.exporting.papers.content import Pack
from lif_desktop.exporting.pdf import fonts, theme
from lif_desktop.exporting.pdf.pages import Artifact, Mark, Page, Print, Rule, Slant
from lif_desktop.exporting.pdf.text import Line, Lost, as_runs, broken, width

CONFIDENTIAL: Final = "CONFIDENTIAL ITEM"
_DRAFT: Final = "DRAFT"

End = tuple[str, fonts.Face, str]
"""A text at an end of the running head or foot, its face and its colour."""


def watermark(pack: Pack, page: Page) -> Iterator[Mark]:
    """Yield what stands beneath everything else, light enough to be read over."""
    wide, high = page.size
    said = [(_DRAFT, 120.0)] if pack.draft else []
    if pack.copy:
        said.append((pack.copy, 34.0))
    y = high / 2 - (20 if len(said) > 1 else 0)
    for text, most in said:
        line = as_runs(text.replace("\n", " "), Lost(), "bold")
        size = min(most, 0.8 * wide / (width(line) or 1.0))
        yield Mark(Slant(wide / 2, y, line, size, theme.FAINT), None, "Watermark")
        y += most


def head(pack: Pack, page: Page) -> Iterator[Mark]:
    """Yield the running head: whose meeting it is, and the protective marking."""
    if not page.headed:
        return
    right = page.size[0] - theme.SIDE
    over = " · ".join(part for part in (pack.body, pack.meeting) if part)
    said = (pack.marking, CONFIDENTIAL if page.private else "")
    marking = " · ".join(part for part in said if part)
    left: End = (over, "regular", theme.SOFT)
    marked: End = (marking, "bold", theme.marking(public=pack.public))
    yield from _ends(theme.HEAD_LINE - 7, left, marked, right, "Header")
    yield Mark(Rule(theme.SIDE, theme.HEAD_LINE, right - theme.SIDE), None, "Header")


def foot(pack: Pack, page: Page, number: int, total: int) -> Iterator[Mark]:
    """Yield the running foot: what the pages tell of, whose copy they are, which of how many."""
    right, top = page.size[0] - theme.SIDE, page.size[1] - theme.FOOT_LINE
    yield Mark(Rule(theme.SIDE, top, right - theme.SIDE), None, "Footer")
    parts = (
        f"Data as at {pack.data_as_at}" if pack.data_as_at else "",
        f"version {pack.version}" if pack.version else "",
        pack.edition,
    )
    left: End = (" · ".join(part for part in parts if part), "regular", theme.SOFT)
    which: End = (f"Page {number} of {total}", "regular", theme.SOFT)
    yield from _ends(top + 14, left, which, right, "Footer")
    if pack.draft or pack.copy:
        left = (pack.copy, "strong", theme.MARKING)
        draft: End = ("Draft" if pack.draft else "", "strong", theme.MARKING)
        yield from _ends(top + 26, left, draft, right, "Footer")


def _ends(y: float, left: End, right: End, edge: float, kind: Artifact) -> Iterator[Mark]:
    """Yield a text at the left margin and one at the right, neither over the other."""
    size = theme.SMALL[0]
    last = _one_line(right[0], right[1], (edge - theme.SIDE) * 0.45 / size)
    wide = width(last) * size
    first = _one_line(left[0], left[1], (edge - theme.SIDE - wide - theme.GUTTER) / size)
    yield Mark(Print(theme.SIDE, y, first, size, left[2]), None, kind)
    yield Mark(Print(edge - wide, y, last, size, right[2]), None, kind)


def _one_line(text: str, face: fonts.Face, room: float) -> Line:
    """Return a text on one line, cut with an ellipsis where it must be."""
    line = as_runs(text.replace("\n", " "), Lost(), face)
    if width(line) <= room:
        return line
    first = broken(line, max(room - 1, 1))[0]
    return (*first, *as_runs("…", Lost(), face))
