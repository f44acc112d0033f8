"""Fonts: carried in the file, and every character said in Unicode."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from lif_desktop.exporting.pdf.checkpoints.contents import Font
from lif_desktop.exporting.pdf.checkpoints.opened import Found, Opened, Rule

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_ENCODINGS = {"/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding"}
_SYMBOLIC = 4
_CHARACTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(
    rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f\s]+)>|\[(.*?)\])", re.DOTALL
)
_HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_LONGEST_RANGE = 65_536
_NEVER = {0: "31-028", 0xFEFF: "31-029", 0xFFFE: "31-029"}


def _used(file: Opened) -> Iterator[tuple[int, Font]]:
    """Yield every font in which something is written, with the first page it is used on."""
    seen: dict[Any, set[bytes]] = {}
    for number, shown in file.shown.items():
        for key, font in shown.fonts.items():
            new = font.strings - seen.get(key, set())
            if new:
                seen.setdefault(key, set()).update(new)
                yield number, Font(font.thing, new)


def _once(file: Opened) -> Iterator[tuple[int, Any]]:
    seen: set[Any] = set()
    for number, font in _used(file):
        key = font.thing.objgen if font.thing.is_indirect else id(font.thing)
        if key not in seen:
            seen.add(key)
            yield number, font.thing


def name(font: Any) -> str:
    """Return what a font is called."""
    return str(font.get("/BaseFont", "/unnamed"))[1:]


def _inner(font: Any) -> Any:
    """Return the font that holds the shapes: of a composite one, the one below it."""
    return font.DescendantFonts[0] if font.get("/Subtype") == "/Type0" else font


def is_carried(font: Any) -> bool:
    """Return whether the shapes of a font are in the file."""
    if font.get("/Subtype") == "/Type3":
        return True
    descriptor = _inner(font).get("/FontDescriptor", pikepdf.Dictionary())
    return any(key in descriptor for key in _PROGRAMS)


def _embedded(file: Opened) -> Iterator[Found]:
    for page, font in _once(file):
        if not is_carried(font):
            yield f"The font {name(font)} is not in the file.", page
    for number, shown in file.shown.items():
        for called in sorted(
            {name(one.thing) for one in shown.theirs if not is_carried(one.thing)}
        ):
            yield f"The font {called} of the agency's own page is not in the file.", number


def _unicode(file: Opened) -> Iterator[Found]:
    for page, font in _once(file):
        if "/ToUnicode" not in font and str(_base(font)) not in _ENCODINGS:
            yield f"The font {name(font)} does not say which characters it shows.", page


def _base(font: Any) -> Any:
    encoding = font.get("/Encoding")
    if isinstance(encoding, pikepdf.Dictionary):
        return encoding.get("/BaseEncoding")
    return encoding


def _mapped(file: Opened) -> Iterator[Found]:
    maps: dict[Any, dict[int, bytes]] = {}
    for page, font in _used(file):
        if not isinstance(font.thing.get("/ToUnicode"), pikepdf.Stream):
            continue
        known = maps.setdefault(font.thing.objgen, _map(font.thing.ToUnicode.read_bytes()))
        wide = 2 if font.thing.get("/Subtype") == "/Type0" else 1
        lost = _codes(font.strings, wide) - known.keys()
        if lost:
            yield f"{len(lost)} signs of {name(font.thing)} are no known characters.", page


def _codes(strings: set[bytes], wide: int) -> set[int]:
    if wide == 1:
        return set().union(*strings)
    return {
        int.from_bytes(one[place : place + 2]) for one in strings for place in range(0, len(one), 2)
    }


def _map(stream: bytes) -> dict[int, bytes]:
    """Return what each code of a font means, as UTF-16."""
    found: dict[int, bytes] = {}
    for block in _CHARACTERS.findall(stream):
        found.update((int(code, 16), _bytes(to)) for code, to in _PAIR.findall(block))
    for block in _RANGES.findall(stream):
        for first, last, start, listed in _RANGE.findall(block):
            low, high = int(first, 16), min(int(last, 16), int(first, 16) + _LONGEST_RANGE)
            each = [_bytes(one) for one in _HEXADECIMAL.findall(listed)]
            base = int.from_bytes(_bytes(start)) if start else 0
            size = max(len(_bytes(start)), 2)
            for code in range(low, high + 1):
                if start:
                    found[code] = (base + code - low).to_bytes(size + 1)[-size:]
                elif code - low < len(each):
                    found[code] = each[code - low]
    return found


def _bytes(hexadecimal: bytes) -> bytes:
    digits = b"".join(hexadecimal.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _never(file: Opened, checkpoint: str) -> Iterator[Found]:
    for page, font in _once(file):
        if isinstance(font.get("/ToUnicode"), pikepdf.Stream):
            meant = {int.from_bytes(to) for to in _map(font.ToUnicode.read_bytes()).values()}
            if any(_NEVER.get(one) == checkpoint for one in meant):
                yield f"The font {name(font)} names a character that is none.", page


def _nought(file: Opened) -> Iterator[Found]:
    return _never(file, "31-028")


def _marks(file: Opened) -> Iterator[Found]:
    return _never(file, "31-029")


def _glyphs(file: Opened) -> Iterator[Found]:
    for page, font in _once(file):
        inner = _inner(font)
        if inner.get("/Subtype") != "/CIDFontType2":
            continue
        to = inner.get("/CIDToGIDMap")
        if to is None or not (isinstance(to, pikepdf.Stream) or to == "/Identity"):
            yield f"The font {name(font)} does not say which shapes its signs are.", page


def _plain_encoding(file: Opened) -> Iterator[Found]:
    for page, font in _once(file):
        if _true_type(font) and not _flags(font) & _SYMBOLIC and str(_base(font)) not in _ENCODINGS:
            yield f"The font {name(font)} does not say how it is encoded.", page


def _symbol_encoding(file: Opened) -> Iterator[Found]:
    for page, font in _once(file):
        if _true_type(font) and _flags(font) & _SYMBOLIC and "/Encoding" in font:
            yield f"The font of signs {name(font)} is encoded as if it were letters.", page


def _true_type(font: Any) -> bool:
    return bool(font.get("/Subtype") == "/TrueType")


def _flags(font: Any) -> int:
    return int(font.get("/FontDescriptor", pikepdf.Dictionary()).get("/Flags", 0))


RULES = (
    Rule("10-001", "Every sign shown is a known character.", _mapped),
    Rule("31-004", "Composite fonts say which shapes their signs are.", _glyphs),
    Rule("31-009", "Every font is in the file.", _embedded),
    Rule("31-019", "Fonts of letters say how they are encoded.", _plain_encoding),
    Rule("31-024", "Fonts of signs are not encoded as letters.", _symbol_encoding),
    Rule("31-027", "Fonts say which characters they show.", _unicode),
    Rule("31-028", "No font names the character nought.", _nought),
    Rule("31-029", "No font names a byte order mark.", _marks),
)
