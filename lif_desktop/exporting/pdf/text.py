"""Text as typed becomes lines that can be printed: cleaned, measured, broken."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lif_desktop.exporting.papers.content import Strong, Words
from lif_desktop.exporting.pdf import fonts
from lif_desktop.exporting.pdf.fonts import Face

MARK = "\N{REPLACEMENT CHARACTER}"
LONGEST_WORD = 400
"""An unbroken string longer than this is no word; it is cut, and the cut is said."""

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]")
_UNBROKEN = re.compile(rf"[^\s]{{{LONGEST_WORD + 1},}}")
# Long tokens (addresses, file names, codes) part after these.
_SEAMS = re.compile(r"(?<=[-/\\_.,;:@&=?#–—])")
# Word's Symbol bullet, and marks that the typefaces lack but have an equal for.
_EQUALS = str.maketrans({
    "\uf0b7": "•", "●": "•", "▪": "•", "■": "•", "▲": "•", "◆": "•",
    "\uf0a7": "•", "✓": "√", "✔": "√", "☑": "√", "\uf0fc": "√", "✗": "×", "✘": "×", "☒": "×",
    "→": "->", "←": "<-", "↔": "<->", "⇒": "=>", "\uf0e0": "->", "\uf0df": "<-",
})  # fmt: skip
_SCRIPTS = {"CJK": "Chinese"}


@dataclass
class Lost:
    """Counts what a paper could not print as typed, to be said beneath it."""

    missing: Counter[str] = field(default_factory=Counter)
    shortened: int = 0
    others: list[str] = field(default_factory=list)  # said where they belong, not beneath

    def sentences(self) -> list[str]:
        """Return what was lost, one sentence each; empty when nothing was."""
        said = []
        if count := sum(self.missing.values()):
            codes = ", ".join(f"U+{ord(one):04X}" for one in sorted(self.missing)[:8])
            more = " and others" if len(self.missing) > 8 else ""
            named = "".join(f"{script}: " for script in [_scripts(self.missing)] if script)
            what = "character has" if count == 1 else "characters have"
            said.append(f"{count:,} {what} no shape in this typeface ({named}{codes}{more});"
                        f" {MARK} stands for each.")  # fmt: skip
        if self.shortened:
            what = "string" if self.shortened == 1 else "strings"
            said.append(f"{self.shortened:,} unbroken {what} of more than {LONGEST_WORD}"
                        " characters had to be shortened.")  # fmt: skip
        return said


def _scripts(missing: Iterable[str]) -> str:
    """Name the scripts of letters, as Unicode does: "Arabic, Hebrew"; blank if there are none."""
    letters = (one for one in missing if unicodedata.category(one).startswith("L"))
    names = {unicodedata.name(one, "").split(" ")[0].split("-")[0] for one in letters}
    return ", ".join(_SCRIPTS.get(name, name.capitalize()) for name in sorted(filter(None, names)))


def clean(text: str, lost: Lost) -> str:
    """Return a text with nothing in it that cannot be printed, counting what was lost."""
    if text.isascii() and text.isprintable() and len(text) <= LONGEST_WORD:
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = "".join(_printable(unicodedata.normalize("NFC", text), lost))
    return _UNBROKEN.sub(lambda found: _shorten(found[0], lost), text)


def _printable(text: str, lost: Lost) -> Iterator[str]:
    for character in text:
        shape = _shape(character)
        if shape is None:
            lost.missing[character] += 1
            yield MARK
        else:
            yield shape


@lru_cache(maxsize=1 << 12)
def _shape(character: str) -> str | None:
    """Return how a character prints, "" for one that has no look, None for one that is missing."""
    if character == "\n":
        return character
    kind = unicodedata.category(character)
    if kind in {"Cc", "Cf"} or "\ufe00" <= character <= "\ufe0f":
        return ""
    if fonts.has(character) and kind != "Cs":
        return character
    if kind == "Zs":
        return " "
    equal = character.translate(_EQUALS)
    plain = unicodedata.normalize("NFKD", character)
    for other in (equal, unicodedata.normalize("NFC", plain), plain):
        if other != character and all(fonts.has(one) for one in other):
            return other
    return None


def _shorten(word: str, lost: Lost) -> str:
    lost.shortened += 1
    cut = len(word) - LONGEST_WORD
    return f"{word[:LONGEST_WORD]}… [{cut:,} more characters not printed]"


@dataclass(frozen=True, slots=True)
class Run:
    """Some text in one face."""

    text: str
    face: Face


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """Pieces that must not part, with the space that stood before them."""

    space: str
    pieces: Line
    width: float


def as_runs(words: Words, lost: Lost, face: Face = "regular", strong: Face = "strong") -> Line:
    """Return cleaned runs of a sentence, its strong parts in the strong face."""
    parts = (words,) if isinstance(words, str) else words
    return tuple(
        Run(clean(part.text, lost), strong) if isinstance(part, Strong)
        else Run(clean(part, lost), face)
        for part in parts
    )  # fmt: skip


def width(line: Iterable[Run]) -> float:
    """Return the width of runs at a size of one point, a space at their end left out."""
    runs = tuple(line)
    total = sum(fonts.width(run.text, run.face) for run in runs)
    if runs and runs[-1].text.endswith(" "):
        total -= fonts.width(" ", runs[-1].face)
    return total


def plain(line: Iterable[Run]) -> str:
    """Return the text of runs."""
    return "".join(run.text for run in line)


def longest_word(runs: Line) -> float:
    """Return the width of the widest part that should stay on one line, at one point."""
    words = (word for run in runs for word in re.split("[ \n]+", run.text))
    return max((fonts.width(word, runs[0].face) for word in words), default=0.0)


def broken(runs: Line, room: float) -> list[Line]:
    """Return runs as lines no wider than `room` (in units of the type size).

    Line ends are kept; words wider than the line part at seams, or anywhere. A line that ends
    between words ends in a space, so that words read aloud or copied do not run together.
    """
    lines: list[Line] = []
    for paragraph in paragraphs(runs):
        if lines:
            lines[-1] = spaced(lines[-1])
        if width(paragraph) <= room:
            lines.append(paragraph)
        else:
            lines.extend(_filled(_words(paragraph), room))
    return lines or [()]


def paragraphs(runs: Line) -> list[Line]:
    """Return runs parted at their line ends."""
    found: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        found[-1].append(Run(first, run.face))
        found.extend([Run(text, run.face)] for text in rest)
    return [tuple(run for run in paragraph if run.text) for paragraph in found]


def _words(paragraph: Line) -> Iterator[_Word]:
    space = ""
    pieces: list[Run] = []
    for run in paragraph:
        for part in re.split("( +)", run.text):
            if part.startswith(" "):
                if pieces:
                    yield _Word(space, tuple(pieces), width(pieces))
                    space, pieces = "", []
                space += part
            elif part:
                pieces.append(Run(part, run.face))
    if pieces:
        yield _Word(space, tuple(pieces), width(pieces))


def _filled(words: Iterable[_Word], room: float) -> Iterator[Line]:
    line: list[Run] = []
    used = 0.0
    for word in words:
        gap = fonts.width(word.space, word.pieces[0].face) if line else 0.0
        if line and used + gap + word.width > room:
            yield spaced(_joined(line))
            line, used, gap = [], 0.0, 0.0
        if word.width > room:
            *full, rest = _parted(word, room)
            yield from full
            line, used = list(rest), width(rest)
            continue
        if gap:
            line.append(Run(word.space, word.pieces[0].face))
        line.extend(word.pieces)
        used += gap + word.width
    if line:
        yield _joined(line)


def _parted(word: _Word, room: float) -> list[Line]:
    """Part a word wider than the line: at its seams while they serve, else between characters."""
    lines: list[Line] = []
    line: list[Run] = []
    used = 0.0
    for piece in word.pieces:
        for part in filter(None, _SEAMS.split(piece.text)):
            size = fonts.width(part, piece.face)
            if used + size <= room:
                line.append(Run(part, piece.face))
                used += size
                continue
            if line:
                lines.append(_joined(line))
            line, used = [], 0.0
            for chunk in _chunks(part, piece.face, room):
                if line:
                    lines.append(_joined(line))
                line, used = [Run(chunk, piece.face)], fonts.width(chunk, piece.face)
    return [*lines, _joined(line)]


def _chunks(text: str, face: Face, room: float) -> Iterator[str]:
    start, used = 0, 0.0
    for index, character in enumerate(text):
        size = fonts.width(character, face)
        if index > start and used + size > room:
            yield text[start:index]
            start, used = index, 0.0
        used += size
    yield text[start:]


def spaced(line: Line) -> Line:
    """Return a line with a space at its end, which takes no room."""
    if not line or line[-1].text.endswith(" "):
        return line
    return (*line[:-1], Run(f"{line[-1].text} ", line[-1].face))


def _joined(line: Iterable[Run]) -> Line:
    """Return a line with neighbours of one face made one, for fewer strings on the page."""
    joined: list[Run] = []
    for run in line:
        if joined and joined[-1].face == run.face:
            joined[-1] = Run(joined[-1].text + run.text, run.face)
        else:
            joined.append(run)
    return tuple(joined)
