"""The typefaces of the paper: which characters they have and how wide those are."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from lif_desktop.places import resource

Face = Literal["regular", "strong", "bold", "italic"]

_FILES: dict[Face, str] = {
    "regular": "NotoSans-Regular",
    "strong": "NotoSans-SemiBold",
    "bold": "NotoSans-Bold",
    "italic": "NotoSans-Italic",
}
# Noto Sans has no ≤ ≥ ≠ ≈ √; the face that comes with ReportLab has.
_SUMS = "Vera"


_MEANS = re.compile(r"^<[0-9A-F]+> <([0-9A-F]+)>\n", re.MULTILINE)
_MOST = 100  # entries that may stand in one block of a character map


class _Font(TTFont):
    """A font that names no character for the places it leaves free, as PDF/UA has it."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - ReportLab's own call
        super().addObjects(doc)
        for name, thing in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and self.face.name.decode() in name:
                thing.content = _named(thing.content)


def _named(characters: str) -> str:
    """Return a character map without the places that are free."""
    entries = [found[0] for found in _MEANS.finditer(characters) if int(found[1], 16)]
    before, rest = re.split(r"^\d+ beginbfchar\n", characters, maxsplit=1, flags=re.MULTILINE)
    _, after = rest.split("endbfchar\n", 1)
    blocks = [entries[place : place + _MOST] for place in range(0, len(entries), _MOST)]
    made = (f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    return f"{before}{''.join(made)}{after}"


@cache
def _font(name: str) -> TTFont:
    if name == _SUMS:
        path = Path(reportlab.__file__).parent / "fonts" / f"{name}.ttf"
    else:
        path = resource(f"fonts/{name}.ttf")
    font = _Font(name, str(path), shapable=False)
    pdfmetrics.registerFont(font)
    return font


@cache
def _sums() -> dict[int, float]:
    try:
        return _widths(_SUMS)
    except OSError:  # a trimmed installation may lack it; its few signs then count as missing
        return {}


def _widths(name: str) -> dict[int, float]:
    face = _font(name).face
    widths: dict[int, float] = face.charWidths
    return {code: widths[code] for code in face.charToGlyph if code in widths}


@cache
def _table(face: Face) -> dict[int, float]:
    own = _widths(_FILES[face])
    return {**_sums(), **own}


@cache
def _own(face: Face) -> frozenset[int]:
    return frozenset(_font(_FILES[face]).face.charToGlyph)


def has(character: str) -> bool:
    """Return whether the paper's typefaces can print a character."""
    return ord(character) in _table("regular")


@lru_cache(maxsize=1 << 16)
def width(text: str, face: Face) -> float:
    """Return the width of a text at a size of one point."""
    table = _table(face)
    return sum([table.get(ord(character), 600) for character in text]) / 1000


def runs(text: str, face: Face) -> Iterator[tuple[str, str]]:
    """Yield a text in pieces, each with the name of the registered font that prints it."""
    own = _own(face)
    name = _font(_FILES[face]).fontName
    if own.issuperset(map(ord, text)):
        yield name, text
        return
    for mine, part in groupby(text, lambda character: ord(character) in own):
        yield name if mine else _font(_SUMS).fontName, "".join(part)


def load(face: Face) -> str:
    """Make sure that a face is known to ReportLab, and return its name there."""
    name: str = _font(_FILES[face]).fontName
    return name
