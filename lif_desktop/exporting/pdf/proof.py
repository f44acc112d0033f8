"""A pack as it will be printed, page for page, and quick to look at while it is being made."""

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock

import pypdfium2

from lif_desktop import progress
from lif_desktop.exporting.papers.content import Pack
from lif_desktop.exporting.pdf.pages import Page, Print
from lif_desktop.exporting.pdf.press import document, single
from lif_desktop.exporting.pdf.setting import Laid, Setting
from lif_desktop.exporting.pdf.text import plain

_PDFIUM = Lock()  # the library is used by one thread at a time


@dataclass(frozen=True)
class Sheet:
    """One page as a picture, and the words that stand on it for those who do not see it.

    `width` and `height` are in pixels; `pixels` has four bytes for each, red, green, blue and one
    without a meaning, row for row from the top left (Qt's RGBX8888), `4 * width` bytes a row.
    """

    width: int
    height: int
    pixels: bytes
    words: str


class Proof:
    """A pack set on pages; `pages`, `starts` and `counts` go by the last count of what waits.

    A new proof has every paper set. One from `changed` sets a paper that is no longer the same only
    when it is looked at, numbered from the last counts: so read them again after `sheet`.
    Parts go by `Paper.key`, and by "cover" and "agenda".
    """

    def __init__(self, pack: Pack, report: progress.Report = progress.silent) -> None:
        """Set every paper; raises `Cancelled` when the user stops it."""
        self._take(Setting(pack))
        self.settle(report)

    def _take(self, setting: Setting) -> None:
        self._setting = setting
        self._front = setting.front()
        self.counts = setting.counts
        self.starts = setting.starts
        self.pages = sum(self.counts.values())

    @property
    def waiting(self) -> tuple[str, ...]:
        """Return the keys of the papers that are not set yet."""
        return tuple(one.key for one in self._setting.waiting)

    @property
    def problems(self) -> tuple[str, ...]:
        """Return what could not be printed as typed, one sentence each."""
        return self._setting.problems

    @property
    def noted(self) -> tuple[tuple[str, str], ...]:
        """Return what could not be printed of the papers as typed, each with the paper's key."""
        return self._setting.noted

    def changed(self, pack: Pack) -> "Proof":
        """Return the proof of a pack that was changed; nothing of it is set yet."""
        proof = Proof.__new__(Proof)
        proof._take(Setting(pack, self._setting))  # noqa: SLF001 - its own kind
        return proof

    def settle(self, report: progress.Report = progress.silent) -> None:
        """Set whatever waits; raises `Cancelled` when the user stops it."""
        if self._setting.waiting:
            self._setting.set(self._setting.placed, report)
            self._take(self._setting)

    def part(self, number: int) -> str:
        """Return the key of the part that a page belongs to, pages counted from 1."""
        if not 1 <= number <= self.pages:
            raise ValueError(f"there is no page {number} of {self.pages}")
        return [key for key, start in self.starts.items() if start <= number][-1]

    def sheet(self, number: int, scale: float = 1.0) -> Sheet:
        """Return a page as a picture, `scale` pixels for a point; pages are counted from 1.

        Where what stood there has become shorter and is the last, its last page is shown.
        """
        key = self.part(number)
        while key in self.waiting:
            self._setting.set([one for one in self._setting.waiting if one.key == key])
            self._take(self._setting)
            number = min(number, self.pages)
            key = self.part(number)
        page = self._laid(key).pages[number - self.starts[key]]
        return _drawn(single(self._setting.pack, page, number, self.pages), page, scale)

    def _laid(self, key: str) -> Laid:
        if key in self._front:
            return self._front[key]
        return next(self._setting.laid[one] for one in self._setting.placed if one.key == key)

    def document(self, report: progress.Report = progress.silent) -> bytes:
        """Return the whole file; raises `Cancelled` when the user stops it."""
        self.settle(report)
        return document(self._setting, report)


def _drawn(content: bytes, page: Page, scale: float) -> Sheet:
    with _PDFIUM:
        file = pypdfium2.PdfDocument(content)
        try:
            bitmap = file[0].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            pixels = bytes(bitmap.buffer)
            return Sheet(bitmap.width, bitmap.height, pixels, "\n".join(_words(page)))
        finally:
            file.close()


def _words(page: Page) -> Iterator[str]:
    """Yield what stands on a page, line for line, and what its pictures show."""
    said = None
    for mark in page.marks:
        if isinstance(mark.thing, Print):
            yield plain(mark.thing.line).strip()
        elif mark.node and mark.node.alternative and mark.node is not said:
            yield mark.node.alternative
            said = mark.node
