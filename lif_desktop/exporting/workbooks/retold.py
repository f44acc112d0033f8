"""The words of charts and pictures in an agency's workbook, which openpyxl reads and forgets."""

import io
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any
from xml.etree.ElementTree import Element, ParseError, tostring
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from openpyxl.packaging.relationship import get_dependents, get_rels_path

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SAID = ("name", "title", "descr")
_ODD = (
    AttributeError, BadZipFile, DefusedXmlException, IndexError, KeyError, OSError, ParseError,
    TypeError, ValueError,
)  # fmt: skip

Place = tuple[str, str, str]
"""Sheet, column and row at which something is drawn."""
Told = Mapping[Place, Mapping[str, str]]


def told_in(source: bytes) -> Told:
    """Return what a workbook says of each chart and picture; nothing where it is built oddly."""
    found: dict[Place, dict[str, str]] = {}
    with suppress(*_ODD), ZipFile(io.BytesIO(source)) as parts:
        for sheet, path in _drawings(parts):
            for place, words in _words(sheet, fromstring(parts.read(path))):
                said = {key: words.attrib[key] for key in _SAID if words.attrib.get(key)}
                # Of two at one place nobody knows which is which.
                found[place] = {} if place in found else said
    return {place: said for place, said in found.items() if said.get("descr")}


def retold(content: bytes, told: Told) -> bytes:
    """Return a workbook that openpyxl wrote with those words in it."""
    if not told:
        return content
    written = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as parts, ZipFile(written, "w", ZIP_DEFLATED) as made:
        drawings = {path: sheet for sheet, path in _drawings(parts)}
        for one in parts.infolist():
            part = parts.read(one.filename)
            if one.filename in drawings:
                tree = fromstring(part)
                for place, words in _words(drawings[one.filename], tree):
                    words.attrib.update(told.get(place, {}))
                part = tostring(tree)
            made.writestr(one, part)
    return written.getvalue()


def _drawings(parts: ZipFile) -> Iterator[tuple[str, str]]:
    """Yield each sheet's name with the part that holds its drawing."""
    whole = next(one.target for one in _led(parts, "") if one.Type.endswith("/officeDocument"))
    sheets = {one.Id: one.target for one in _led(parts, whole)}
    for one in fromstring(parts.read(whole)).iter(_SHEETS):
        path = sheets[one.attrib[_ID]]
        for led in _led(parts, path):
            if led.Type.endswith("/drawing"):
                yield one.attrib["name"], led.target


def _led(parts: ZipFile, path: str) -> list[Any]:
    """Return where a part leads; openpyxl's relationships have no types."""
    there = get_rels_path(path) if path else "_rels/.rels"
    return list(get_dependents(parts, there)) if there in parts.namelist() else []


def _words(sheet: str, tree: Element) -> Iterator[tuple[Place, Element]]:
    for anchor in tree:
        start = anchor.find(f"{_DRAWN}from")
        words = next(anchor.iter(f"{_DRAWN}cNvPr"), None)
        if start is not None and words is not None:
            column, row = (start.findtext(f"{_DRAWN}{one}", "") for one in ("col", "row"))
            yield (sheet, column, row), words
